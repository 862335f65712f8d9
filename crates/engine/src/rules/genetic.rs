//! `genetic`: genetic tests and inherited risk.

use super::{Category, DEFAULT, Domain, Levels, RuleInfo, Text};

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "genetic",
    category: Category::Sensitive,
    catches: "Genetic tests, genetic counseling, carrier screening and inherited risk.",
    message: Text { en: "This reveals genetic care", es: "Esto revela atención genética" },
    why: Text {
        en: "Genetic information is health information about the reader and the whole family; the number identifies the patient.",
        es: "La información genética es información de salud de la persona y de toda su familia; el número la identifica.",
    },
    citations: &["45 CFR 160.103"],
    levels: Levels::row(b"E E W E E E"),
    bad: &[
        "Your [[BRCA]] result is here.",
        "[[Genetic counseling]] at 2 PM.",
        "The [[carrier screening]] kit shipped.",
        "Su [[prueba genética]] está lista.",
    ],
    good: &[
        "Your mobile carrier may charge for texts.",
        "Kindness is in our DNA.",
        "Gene at the desk will help you.",
        "Su resultado está listo en el portal.",
    ],
    domain: Domain::Genetic,
    ..DEFAULT
};
