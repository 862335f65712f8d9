//! `substance-use`: substance use disorders, their medicines and programs.

use super::{Category, DEFAULT, Domain, Levels, RuleInfo, Text};

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "substance-use",
    category: Category::Sensitive,
    catches: "A substance use disorder, its medicines, tests and programs. Tobacco cessation is caught too, at a lower tier.",
    message: Text { en: "This reveals care for substance use", es: "Esto revela atención por consumo de sustancias" },
    why: Text {
        en: "42 CFR Part 2 forbids any hint that a person is or was treated for substance use without written consent.",
        es: "La norma 42 CFR Parte 2 prohíbe, sin consentimiento escrito, cualquier indicio de que una persona recibe o recibió tratamiento por consumo de sustancias.",
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
