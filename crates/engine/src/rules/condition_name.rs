//! `condition-name`: diseases, injuries and allergies by any name.

use super::{Class, DEFAULT, Levels, RuleInfo, Text};

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "condition-name",
    catches: "A disease, disorder, injury, allergy or diagnosis by its name, lay name, abbreviation or adjective.",
    message: Text { en: "This names a health condition", es: "Esto nombra una condición de salud" },
    why: Text {
        en: "The number identifies the patient, so naming a condition discloses a diagnosis, even in good news or a denial.",
        es: "El número identifica al paciente: nombrar una condición revela un diagnóstico, aunque sea una buena noticia o una negación.",
    },
    citations: &["45 CFR 160.103"],
    levels: Levels::row(b"E E I E E E"),
    bad: &[
        "Hi Omar, your [[asthma]] action plan is ready to sign.",
        "Tips for living with [[high blood pressure]] are on our site for you.",
        "Great news, no sign of [[cancer]].",
        "Su control de [[diabetes]] es el martes.",
    ],
    good: &[
        "Your checkup is on Tuesday at 9 AM.",
        "By a stroke of luck the garage has space again.",
        "Cold drinks are in the lobby.",
        "Su control es el martes.",
    ],
    classes: &[Class::Condition],
    ..DEFAULT
};
