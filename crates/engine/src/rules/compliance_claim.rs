//! `compliance-claim`: claims that the channel is compliant, certified or safe for health facts.

use super::{Category, Class, DEFAULT, Levels, RuleInfo, Text};

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "compliance-claim",
    category: Category::Hygiene,
    catches: "A claim that this text, chat or line is compliant with the law, certified, secure or confidential.",
    message: Text {
        en: "This claims that the channel is compliant or safe",
        es: "Esto afirma que el canal cumple la ley o es seguro",
    },
    why: Text {
        en: "No message channel is certified, and a patient who believes it sends health facts that are not protected there.",
        es: "Ningún canal de mensajes está certificado, y el paciente que lo cree envía datos de salud que ahí no están protegidos.",
    },
    citations: &["15 U.S.C. 45(a)", "45 CFR 164.530(c)"],
    levels: Levels::row(b"W W W W W W"),
    bad: &[
        "This is a [[HIPAA-compliant]] chat, ask us anything.",
        "Our text line is [[completely confidential]].",
        "[[This chat is secure]], tell us more.",
        "Esta línea es [[segura y confidencial]].",
    ],
    good: &[
        "Please do not send health information by text.",
        "Use the secure portal for medical questions.",
        "We respect your privacy.",
        "Ingrese a su portal seguro.",
    ],
    classes: &[Class::Assurance],
    ..DEFAULT
};
