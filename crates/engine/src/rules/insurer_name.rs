//! `insurer-name`: payers and plans stated as the patient's.

use phi_lint_lexicon::Tier;

use super::{Category, Class, DEFAULT, Document, Hit, Levels, RuleInfo, Text};

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "insurer-name",
    category: Category::Payment,
    catches: "A payer or plan stated as the reader's own. Medicaid and Medicare tell more and are an error.",
    message: Text { en: "This names an insurer or plan", es: "Esto nombra una aseguradora o un plan" },
    why: Text {
        en: "The payer of care is payment information; Medicaid and Medicare also tell age, disability or income.",
        es: "Quién paga la atención es información de pago; Medicaid y Medicare revelan además edad, discapacidad o ingresos.",
    },
    levels: Levels::row(b"W E - I I -"),
    bad: &[
        "Your [[Aetna]] plan has changed.",
        "We received your [[Medicaid]] renewal.",
        "Your visit was billed to [[Cigna]].",
        "Su plan de [[Medicare]] fue verificado.",
    ],
    good: &[
        "We now accept Aetna and Cigna.",
        "Bring your insurance card, please.",
        "Take the elevator in the Humana Building.",
        "Traiga su tarjeta del seguro.",
    ],
    classes: &[Class::Insurer],
    judge: Some(judge),
    ..DEFAULT
};

/// Commercial payers are the main case, public programs one step above it.
fn judge(document: &Document<'_>, hit: &Hit) -> Option<i8> {
    let accepted = document.sentence(hit.first as usize).is_notice();
    debug_assert!(hit.entry.tier() != Tier::T0, "an insurer reveals something");
    // The level of tier 1 lies one below the main case already.
    (!accepted).then_some(1)
}
