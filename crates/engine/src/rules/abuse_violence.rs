//! `abuse-violence`: domestic violence, assault, abuse.

use super::{Category, DEFAULT, Domain, Levels, RuleInfo, Text};

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "abuse-violence",
    category: Category::Sensitive,
    catches: "Domestic violence, sexual assault, child or elder abuse, safe houses and protective orders.",
    message: Text { en: "This mentions abuse or violence", es: "Esto menciona abuso o violencia" },
    why: Text {
        en: "The phone may be watched by the person who does the harm: a message like this can put the reader in danger.",
        es: "La persona que causa el daño puede estar vigilando el teléfono: un mensaje así puede poner en peligro a quien lo recibe.",
    },
    citations: &["45 CFR 164.512(c)", "45 CFR 164.522(b)"],
    levels: Levels::row(b"E E E E E E"),
    bad: &[
        "The [[domestic violence]] advocate calls at 2.",
        "Your [[safe house]] intake is tonight.",
        "Your [[protective order]] papers came.",
        "La consejera de [[violencia doméstica]] llamará hoy.",
    ],
    good: &[
        "Please call our office today.",
        "We do not tolerate abuse of our staff.",
        "Order forms are at the desk.",
        "Por favor llame hoy a la clínica.",
    ],
    domain: Domain::Abuse,
    ..DEFAULT
};
