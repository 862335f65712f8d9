//! `care-event`: admissions, discharges, emergency visits.

use super::{Class, DEFAULT, Levels, RuleInfo, Text};

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "care-event",
    catches: "A past or planned care event of the patient: admission, discharge, emergency visit, hospital stay.",
    message: Text {
        en: "This mentions hospital or emergency care",
        es: "Esto menciona una atención hospitalaria o de urgencias",
    },
    why: Text {
        en: "That somebody was in hospital is health information; the number identifies the patient.",
        es: "Que alguien estuvo en el hospital es información de salud; el número identifica al paciente.",
    },
    levels: Levels::row(b"T E I T T T"),
    bad: &[
        "Following your [[ER visit]], please call us.",
        "Your [[hospital stay]] papers are ready.",
        "How are you since your [[discharge]]?",
        "Después de su [[hospitalización]] queremos verle.",
    ],
    good: &[
        "Thank you for your recent visit.",
        "Visitors are admitted through the east door.",
        "Your visit summary is in the portal.",
        "Gracias por su visita.",
    ],
    classes: &[Class::Event],
    ..DEFAULT
};
