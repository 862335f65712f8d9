//! `specialty`: fields of medicine, their clinicians and departments.

use super::{Class, DEFAULT, Levels, RuleInfo, Text};

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "specialty",
    catches: "A medical specialty, its clinicians or its department, by name or in lay words. Low-sensitivity fields such as dental are a warning.",
    message: Text { en: "This names a medical specialty", es: "Esto nombra una especialidad médica" },
    why: Text {
        en: "The number identifies the patient, so the kind of specialist tells the kind of illness.",
        es: "El número identifica al paciente: el tipo de especialista revela el tipo de enfermedad.",
    },
    citations: &["45 CFR 160.103"],
    levels: Levels::row(b"T E I T T T"),
    bad: &[
        "Your [[oncology]] appointment moved to Monday.",
        "The [[kidney specialist]] has your forms.",
        "[[Cardiology]] will see you on Thursday.",
        "Su cita de [[cardiología]] es el lunes.",
    ],
    good: &[
        "Your appointment moved to Monday.",
        "Our billing specialist will call you.",
        "Your primary care visit is at 10.",
        "Su cita es el lunes.",
    ],
    classes: &[Class::Specialty],
    ..DEFAULT
};
