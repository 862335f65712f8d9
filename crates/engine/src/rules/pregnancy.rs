//! `pregnancy`: pregnancy, birth and the time after it.

use super::{Category, DEFAULT, Domain, Levels, RuleInfo, Text};

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "pregnancy",
    category: Category::Sensitive,
    catches: "Pregnancy, prenatal care, birth, postpartum care and breastfeeding.",
    message: Text { en: "This reveals a pregnancy", es: "Esto revela un embarazo" },
    why: Text {
        en: "A pregnancy is health information that may not yet be known to others near the phone; the number identifies the patient.",
        es: "Un embarazo es información de salud que quizá otras personas aún no conocen; el número identifica a la paciente.",
    },
    citations: &["45 CFR 160.103"],
    levels: Levels::row(b"E E W E E E"),
    bad: &[
        "Your [[prenatal]] visit is on Monday.",
        "[[Postpartum]] check at 3 PM.",
        "Congratulations on your [[pregnancy]]!",
        "Su control de [[embarazo]] es el lunes.",
    ],
    good: &[
        "The due date for your form is Friday.",
        "We are expecting many calls today.",
        "Labor Day: we are closed.",
        "Su control es el lunes.",
    ],
    domain: Domain::Pregnancy,
    ..DEFAULT
};
