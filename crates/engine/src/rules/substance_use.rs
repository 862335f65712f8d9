//! `substance-use`: substance use disorders, their medicines and programs.

use super::{Category, DEFAULT, Domain, Levels, RuleInfo, Text};

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "substance-use",
    category: Category::Sensitive,
    catches: "A substance use disorder, its medicines, tests and programs. Tobacco cessation is caught too, at a lower tier.",
    message: Text { en: "This reveals care for substance use", es: "Esto revela atención por consumo de sustancias" },
    why: Text {
        en: "Records of care for substance use are protected by 42 CFR Part 2, and the number identifies the patient: a message may not hint at such care without written consent.",
        es: "La norma 42 CFR Parte 2 protege la atención por consumo de sustancias y el número identifica al paciente: sin consentimiento escrito, un mensaje no puede insinuarla.",
    },
    citations: &["42 CFR 2.11", "42 CFR 2.13", "45 CFR 160.103"],
    levels: Levels::row(b"E E E E E E"),
    bad: &[
        "Your [[methadone]] window is 6 to 8 AM.",
        "[[Detox]] intake opens at 9.",
        "Come in for your [[urine drug screen]].",
        "Reunión de [[Alcohólicos Anónimos]] a las 7.",
    ],
    good: &[
        "Your appointment is at 8 AM.",
        "Disaster recovery drill at noon.",
        "Keep the lobby clean, please.",
        "Su cita es a las 7.",
    ],
    domain: Domain::Substance,
    ..DEFAULT
};
