//! `reproductive`: contraception, fertility, sexual function.

use super::{Category, DEFAULT, Domain, Levels, RuleInfo, Text};

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "reproductive",
    category: Category::Sensitive,
    catches: "Contraception, abortion, fertility care, sexual function, menstruation and menopause, and their clinicians.",
    message: Text { en: "This reveals reproductive health care", es: "Esto revela atención de salud reproductiva" },
    why: Text {
        en: "Reproductive health is protected by state privacy laws and carries stigma; the number identifies the patient.",
        es: "La salud reproductiva está protegida por leyes estatales de privacidad y conlleva estigma; el número identifica al paciente.",
    },
    citations: &["45 CFR 160.103"],
    levels: Levels::row(b"E E W E E E"),
    bad: &[
        "Your [[IUD]] visit is on Friday.",
        "The [[birth control]] refill is ready.",
        "[[Fertility]] consult at 9.",
        "Su cita de [[planificación familiar]] es mañana.",
    ],
    good: &[
        "The enrollment period ends Friday.",
        "Our plan B for snow days is a call at 6 AM.",
        "Cycle route 5 stops at our door.",
        "Su cita es mañana.",
    ],
    domain: Domain::Reproductive,
    ..DEFAULT
};
