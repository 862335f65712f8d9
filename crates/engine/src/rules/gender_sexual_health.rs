//! `gender-sexual-health`: gender care and sexual orientation.

use super::{Category, DEFAULT, Domain, Levels, RuleInfo, Text};

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "gender-sexual-health",
    category: Category::Sensitive,
    catches: "Gender-affirming care, transition surgery and hormones, sexual orientation.",
    message: Text {
        en: "This reveals gender care or sexual orientation",
        es: "Esto revela atención de género u orientación sexual",
    },
    why: Text {
        en: "Gender care and orientation are protected by state law and can expose the reader to harm; the number identifies the patient.",
        es: "La atención de género y la orientación están protegidas por leyes estatales y pueden exponer a la persona a un daño; el número la identifica.",
    },
    citations: &["45 CFR 160.103"],
    levels: Levels::row(b"E E W E E E"),
    bad: &[
        "Your [[gender-affirming]] care visit is on Monday.",
        "[[Transgender]] health clinic at 2 PM.",
        "Pre-op for your [[top surgery]] is in May.",
        "Su terapia [[hormonal]] está lista.",
    ],
    good: &[
        "We are moving to a new phone system.",
        "Park on the top level.",
        "Update your preferred name in the portal.",
        "Su cita está lista.",
    ],
    domain: Domain::Gender,
    ..DEFAULT
};
