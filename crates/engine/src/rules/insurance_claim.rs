//! `insurance-claim`: claims, denials, authorisations.

use super::{Category, Class, DEFAULT, Levels, RuleInfo, Text};

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "insurance-claim",
    category: Category::Payment,
    catches: "A claim, denial, prior authorisation, explanation of benefits or coverage decision.",
    message: Text { en: "This tells about an insurance claim", es: "Esto habla de un reclamo al seguro" },
    why: Text {
        en: "Claims and coverage decisions are payment information about care; the number identifies the patient.",
        es: "Los reclamos y las decisiones de cobertura son información de pago por atención; el número identifica al paciente.",
    },
    citations: &["45 CFR 160.103"],
    levels: Levels::row(b"E E I W E E"),
    bad: &[
        "Your [[prior authorization]] came through.",
        "The [[explanation of benefits]] was mailed to you.",
        "Your [[claim]] was denied by the insurer.",
        "Su [[reclamo]] al seguro fue rechazado.",
    ],
    good: &[
        "Bring your insurance card, please.",
        "Claim your free parking ticket at the desk.",
        "Update your insurance in the portal.",
        "Traiga su tarjeta del seguro.",
    ],
    classes: &[Class::Claim],
    ..DEFAULT
};
