//! `billing-amount`: what the patient owes, paid or gets back.

use phi_lint_lexicon::Cues;

use super::quantity::LONGEST_NUMBER;
use super::{Category, Class, Cue, DEFAULT, Document, Levels, RuleInfo, Sink, Text, Trigger};

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "billing-amount",
    category: Category::Payment,
    catches: "An amount tied to the patient, or debt wording such as past due and collections. Posted fees are allowed.",
    message: Text { en: "This tells what the patient owes or paid", es: "Esto dice lo que el paciente debe o pagó" },
    why: Text {
        en: "What a person pays for care is health information about payment; the number identifies the patient.",
        es: "Lo que una persona paga por su atención es información de salud sobre pagos; el número identifica al paciente.",
    },
    levels: Levels::row(b"E E W W E E"),
    bad: &[
        "You owe [[$88.10]] from March.",
        "Your [[balance of $45]] is open.",
        "Copay at the desk: [[$25]].",
        "Su saldo es de [[$60]].",
    ],
    good: &[
        "Our billing office will call you about your account.",
        "A $25 fee applies to missed visits.",
        "Parking is $5 a day.",
        "Puede pagar en el portal.",
    ],
    classes: &[Class::Debt],
    scan: Some((Trigger::Cues(Cues::of(&[Cue::Number])), scan)),
    ..DEFAULT
};

const CURRENCY: &[&str] = &["dollar", "dollars", "usd", "bucks", "dolares", "euros", "eur", "pesos"];

fn scan(document: &Document<'_>, sink: &mut Sink<'_>) {
    // An amount alone says nothing: somebody must owe or pay it.
    if !document.cues.has_any(Cues::of(&[Cue::Owe, Cue::Pay])) && !document.has_class(Class::Debt) {
        return;
    }
    for first in document.numbers() {
        let start = document.tokens[first].start as usize;
        let before = document.text[..start].trim_end_matches(' ');
        let sign = before.chars().next_back().filter(|sign| matches!(sign, '$' | '€' | '£'));
        let mut end = first + 1;
        while end <= first + LONGEST_NUMBER && matches!(document.gap(end - 1), "." | ",") && document.cues_of(end, end + 1).has(Cue::Number) {
            end += 1;
        }
        // Soles and quetzales: S/ 45.00, Q350.
        let sign = sign.or_else(|| (before.ends_with("S/") || before.ends_with("S/.")).then_some('/'));
        let named = CURRENCY.iter().any(|name| document.word(end).eq_ignore_ascii_case(name));
        if sign.is_none() && !named {
            continue;
        }
        let cues = document.cues_around(first, end);
        // "A $25 fee applies" is a posted policy: nobody owes it yet.
        if cues.has(Cue::Owe) || is_debt(document, first) || cues.has(Cue::Possess) && cues.has(Cue::Pay) {
            let start = sign.map_or(start, |sign| before.len() - sign.len_utf8());
            let end = if named { end + 1 } else { end };
            sink.report(start..document.tokens[end - 1].end as usize);
        }
    }
}

/// Whether debt wording stands in the sentence of this word.
fn is_debt(document: &Document<'_>, token: usize) -> bool {
    document.terms_around(token).iter().any(|hit| hit.entry.class() == Class::Debt)
}
