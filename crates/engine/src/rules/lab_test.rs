//! `lab-test`: laboratory tests, panels, analytes and specimens.

use super::{Class, DEFAULT, Levels, RuleInfo, Text};

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "lab-test",
    catches: "A named laboratory test, panel, analyte or specimen. General words such as blood work are a warning; lab results alone are allowed.",
    message: Text { en: "This names a laboratory test", es: "Esto nombra un examen de laboratorio" },
    why: Text {
        en: "The number identifies the patient, so a named test tells what is suspected or treated, whatever its result.",
        es: "El número identifica al paciente: un examen con nombre revela qué se sospecha o se trata, sea cual sea el resultado.",
    },
    citations: &["45 CFR 160.103"],
    levels: Levels::row(b"T E I T T T"),
    bad: &[
        "It is time for your [[A1C]] again.",
        "We mailed your [[stool sample]] kit.",
        "The [[lipid panel]] is done.",
        "Su examen de [[colesterol]] está listo.",
    ],
    good: &[
        "Your lab results are in the portal.",
        "The lab is on the second floor.",
        "This is a test message.",
        "Sus resultados están en el portal.",
    ],
    classes: &[Class::Lab],
    ..DEFAULT
};
