//! `procedure`: surgery, named procedures and therapies.

use super::{Class, DEFAULT, Levels, RuleInfo, Text};

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "procedure",
    catches: "Surgery, a named procedure or a therapy. Dental cleanings, eye exams and a bare procedure are a warning.",
    message: Text { en: "This names a procedure or therapy", es: "Esto nombra un procedimiento o una terapia" },
    why: Text {
        en: "The number identifies the patient, so a named procedure tells what is being treated.",
        es: "El número identifica al paciente: un procedimiento con nombre revela qué se está tratando.",
    },
    citations: &["45 CFR 160.103"],
    levels: Levels::row(b"T E I T T T"),
    bad: &[
        "Your [[colonoscopy]] starts at 7 AM.",
        "We moved your [[knee replacement]] to May.",
        "The [[chemotherapy]] chair is free at 2 PM.",
        "Su [[cirugía]] se cambió al jueves.",
    ],
    good: &[
        "Your appointment starts at 7 AM.",
        "The bridge entrance is closed.",
        "Hours of operation: 8 to 6.",
        "Su cita se cambió al jueves.",
    ],
    classes: &[Class::Procedure],
    ..DEFAULT
};
