//! `medication-name`: medicines by generic, brand or class name.

use super::{Class, DEFAULT, Levels, RuleInfo, Text};

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "medication-name",
    catches: "A medicine by its generic name, brand name, combination or class, also over the counter.",
    message: Text { en: "This names a medicine", es: "Esto nombra un medicamento" },
    why: Text {
        en: "The number identifies the patient, so naming a medicine tells what is being treated.",
        es: "El número identifica al paciente: nombrar un medicamento revela qué se está tratando.",
    },
    citations: &["45 CFR 160.103"],
    levels: Levels::row(b"E E I E E E"),
    bad: &[
        "[[Atorvastatin]] is waiting for you at the counter.",
        "We are out of [[Ozempic]] until Friday.",
        "Did you pick up your [[blood thinner]]?",
        "Su [[insulina]] ya llegó a la farmacia.",
    ],
    good: &[
        "Your prescription is waiting at the counter.",
        "Take your morning medication as prescribed.",
        "The pharmacy closes at 6 PM.",
        "Su receta ya llegó a la farmacia.",
    ],
    classes: &[Class::Drug],
    ..DEFAULT
};
