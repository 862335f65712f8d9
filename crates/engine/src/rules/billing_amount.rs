//! `billing-amount`: what the patient owes, paid or gets back.

use phi_lint_lexicon::Cues;

use super::quantity::LONGEST_NUMBER;
use super::{Category, Class, Cue, DEFAULT, Document, Levels, RuleInfo, Sink, Text, Trigger};
use crate::words::Words;

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
        "Parking is $5 a day, the machine takes bills.",
        "Late cancellations are charged $25.",
        "Puede pagar en el portal.",
    ],
    classes: &[Class::Debt],
    scan: Some((Trigger::Cues(Cues::of(&[Cue::Number])), scan)),
    ..DEFAULT
};

/// What stands before an amount; the longer ones first.
const SIGNS: &Words = words!["S/." "S/" "$" "€" "£"];
const CURRENCY: &Words = words!["dollar" "dollars" "usd" "bucks" "dolares" "euros" "eur" "pesos"];

fn scan(document: &Document<'_>, sink: &mut Sink<'_>) {
    // An amount alone says nothing: somebody must owe or pay it.
    if !document.cues.has_any(Cues::of(&[Cue::Owe, Cue::Pay])) && !document.has_class(Class::Debt) {
        return;
    }
    for first in document.numbers() {
        let start = document.tokens[first].start as usize;
        let before = document.text[..start].trim_end_matches(' ');
        let sign = SIGNS.iter().find(|sign| before.ends_with(*sign));
        let currency = |token: usize| document.is_one_of(token, CURRENCY);
        let mut end = first + 1;
        while end <= first + LONGEST_NUMBER && matches!(document.gap(end - 1), "." | ",") && document.is_number(end) {
            end += 1;
        }
        let (led, named) = (first > 0 && currency(first - 1), currency(end));
        let trailed = document.text[document.tokens[end - 1].end as usize..].starts_with(['$', '€']);
        if sign.is_none() && !led && !named && !trailed {
            continue;
        }
        let cues = document.cues_around(first, end);
        if is_posted(document, first) {
            continue;
        }
        // "A $25 fee applies" is a posted policy: nobody owes it yet.
        let sentence = document.sentence(first);
        let paid = cues.has(Cue::Pay) && document.any_of(sentence.first..sentence.end, PAID);
        if cues.has(Cue::Owe) || paid || is_debt(document, first) || cues.has(Cue::Possess) && cues.has(Cue::Pay) {
            let start = sign.map_or(start, |sign| before.len() - sign.len());
            let start = if led { document.tokens[first - 1].start as usize } else { start };
            let last = document.tokens[if named { end } else { end - 1 }].end as usize;
            sink.report(start..last);
        }
    }
}

/// A payment that was made.
const PAID: &Words = words!["received" "processed" "refunded" "recibimos" "recibido" "recibida" "aplicado" "abonado"];

/// Whether debt wording stands in the sentence of this word.
fn is_debt(document: &Document<'_>, token: usize) -> bool {
    document.terms_around(token).iter().any(|hit| hit.entry.class() == Class::Debt)
}

/// What a price list or a policy is about.
const POSTED: &Words = words![
    "parking" "garage" "no-show" "noshow" "late" "missed" "cancellation" "cancellations" "canceled"
    "cancelled" "estacionamiento" "parqueo" "inasistencia" "ausencia" "cancelacion" "cancelaciones" "tardia"
    "tarifa"
];
/// What turns a policy into somebody's charge.
const CHARGED: &Words = words!["was" "were" "added" "account" "owed" "past" "balance" "fue" "cuenta" "agrego" "saldo"];

/// Whose charge it is then.
const YOURS: &Words = words!["your" "you" "ur" "you're" "su" "sus" "usted" "le" "te" "tu"];

/// Whether the sentence states a fee for everybody: "late cancellations are charged $25".
fn is_posted(document: &Document<'_>, token: usize) -> bool {
    let sentence = document.sentence(token);
    let says = |words| document.any_of(sentence.first..sentence.end, words);
    !says(YOURS) && says(POSTED) && !says(CHARGED)
}
