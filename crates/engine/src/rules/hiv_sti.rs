//! `hiv-sti`: HIV and sexually transmitted infections.

use super::{Category, DEFAULT, Domain, Levels, RuleInfo, Text};

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "hiv-sti",
    category: Category::Sensitive,
    catches: "HIV, sexually transmitted infections, their tests, medicines, vaccines and clinics.",
    message: Text { en: "This reveals HIV or sexual health care", es: "Esto revela atención por VIH o salud sexual" },
    why: Text {
        en: "HIV and sexual health are protected by state confidentiality laws and carry stigma; the number identifies the patient.",
        es: "El VIH y la salud sexual están protegidos por leyes estatales de confidencialidad y conllevan estigma; el número identifica al paciente.",
    },
    citations: &["45 CFR 160.103"],
    levels: Levels::row(b"E E W E E E"),
    bad: &[
        "Time for your [[HIV]] test.",
        "The [[PrEP]] refill is here.",
        "[[Chlamydia]] treatment is ready for you.",
        "Su prueba de [[VIH]] está lista.",
    ],
    good: &[
        "Prep your questions before the visit.",
        "Pep rally at noon, phones closed.",
        "A map aids you in finding us.",
        "Su prueba está lista.",
    ],
    domain: Domain::HivSti,
    ..DEFAULT
};
