//! `imaging`: imaging modalities and studies.

use super::{Class, DEFAULT, Levels, RuleInfo, Text};

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "imaging",
    catches: "A named imaging modality or study, from an X-ray to an echocardiogram. A bare scan is a warning.",
    message: Text { en: "This names an imaging study", es: "Esto nombra un estudio de imagen" },
    why: Text {
        en: "The number identifies the patient, so a named study tells which part of the body is being looked at and why.",
        es: "El número identifica al paciente: un estudio con nombre revela qué parte del cuerpo se examina y por qué.",
    },
    citations: &["45 CFR 160.103"],
    levels: Levels::row(b"T E I T T T"),
    bad: &[
        "Your [[MRI]] is booked for 8 AM.",
        "Bring the [[X-ray]] disc with you.",
        "The [[mammogram]] van is here for you on Friday.",
        "Su [[ecografía]] es mañana.",
    ],
    good: &[
        "Scan the code at the door to check in.",
        "Our office is in Hartford, CT.",
        "There is an echo on our phone line today.",
        "Su cita es mañana.",
    ],
    classes: &[Class::Imaging],
    ..DEFAULT
};
