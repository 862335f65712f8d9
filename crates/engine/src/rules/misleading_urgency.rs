//! `misleading-urgency`: wording that implies an emergency or a bad result.

use super::{Category, Class, DEFAULT, Levels, RuleInfo, Text};

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "misleading-urgency",
    category: Category::Hygiene,
    catches: "Wording that implies a bad result or an emergency: urgent, immediately, critical, flagged, beside results or a medical matter.",
    message: Text { en: "This implies bad news", es: "Esto insinúa malas noticias" },
    why: Text {
        en: "Urgency about results tells that something was found, and a text is no safe way to tell it: call the patient.",
        es: "La urgencia sobre unos resultados revela que se encontró algo, y un mensaje no es una vía segura para decirlo: llame al paciente.",
    },
    levels: Levels::row(b"W E W W W W"),
    bad: &[
        "[[URGENT]]: your results are back, call us.",
        "Please call [[right away]] about your labs.",
        "This is a [[serious]] medical matter.",
        "[[Urgente]]: llame por sus análisis.",
    ],
    good: &[
        "Please call our office today.",
        "Urgent care is open until 9.",
        "Important: our phone number has changed.",
        "Si es una emergencia, llame al 911.",
    ],
    classes: &[Class::Urgency],
    ..DEFAULT
};
