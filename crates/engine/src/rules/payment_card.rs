//! `payment-card`: card and bank account numbers, and asking for them.

use phi_lint_lexicon::Cues;

use super::quantity::is_digits;
use super::{Category, Cue, DEFAULT, Document, Levels, RuleInfo, Sink, Text, Trigger};

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "payment-card",
    category: Category::Payment,
    catches: "A payment card number with a valid check digit, a security code, a routing or bank account number, or asking for one. The last four digits alone are advice.",
    message: Text {
        en: "This gives or asks for a card or bank account number",
        es: "Esto indica o pide un número de tarjeta o de cuenta bancaria",
    },
    why: Text {
        en: "A card number in a chat can be used by anybody who reads it; the portal takes payments safely.",
        es: "Un número de tarjeta en un chat puede usarlo cualquiera que lo lea; el portal cobra de forma segura.",
    },
    citations: &["PCI DSS 3.3", "45 CFR 164.514(b)(2)(i)(J)"],
    levels: Levels::row(b"E E E E E E"),
    bad: &[
        "We charged [[5555 5555 5555 4444]].",
        "Text us your [[card number]] to hold the room.",
        "Routing [[011000015]] will be used.",
        "Mándenos su [[número de tarjeta]].",
    ],
    good: &[
        "Pay safely in the portal.",
        "The card ending in 4444 was used.",
        "Tracking 9400 1000 0000 0000 0000 00 left the depot.",
        "Traiga su tarjeta del seguro.",
    ],
    shows_words: false,
    scan: Some((Trigger::Cues(Cues::of(&[Cue::Number, Cue::Card])), scan)),
    ..DEFAULT
};

/// Digits of a card number.
const CARD: std::ops::RangeInclusive<usize> = 13..=19;
/// How far from its word a security code or account number may stand.
const REACH: usize = 3;

fn scan(document: &Document<'_>, sink: &mut Sink<'_>) {
    let mut done = 0;
    for first in document.numbers() {
        if first < done || !is_digits(document.word(first)) {
            continue;
        }
        let end = group_end(document, first);
        done = end;
        let length: usize = (first..end).map(|token| document.word(token).len()).sum();
        if !CARD.contains(&length) && !document.cues.has(Cue::Card) {
            continue;
        }
        let digits: String = (first..end).map(|token| document.word(token)).collect();
        let before = document.cues_of(first.saturating_sub(REACH).max(document.sentence(first).first), first);
        let glued = document.gap(end - 1).starts_with(['-', '/']);
        if CARD.contains(&digits.len()) && !glued && has_card_shape(document, first, end) && is_luhn(&digits) {
            sink.report(document.span(first, end));
        } else if before.has(Cue::Card) {
            let ending =
                document.is_one_of(first.wrapping_sub(1), &["in", "en"]) || digits.len() == 4 && end == first + 1;
            if (6..=17).contains(&digits.len()) {
                sink.report(document.span(first, end));
            } else if ending && digits.len() == 4 {
                sink.report_at(document.span(first, end), -2);
            } else if (3..=4).contains(&digits.len()) && is_code_word(document, first) {
                sink.report(document.span(first, end));
            }
        }
    }
    if !document.cues.has(Cue::Card) {
        return;
    }
    for hit in document.terms.iter().filter(|hit| document.lexicon.cues(hit.entry).has(Cue::Card)) {
        let (first, end) = (hit.first as usize, hit.end as usize);
        let cues = document.cues_around(first, end);
        if cues.has(Cue::Ask) && !cues.has_any(Cues::of(&[Cue::Refuse, Cue::Portal, Cue::Insure])) {
            sink.report(document.span(first, end));
        }
    }
}

/// The token behind digits that are grouped with one space or hyphen.
fn group_end(document: &Document<'_>, first: usize) -> usize {
    let mut end = first + 1;
    while end < first + 6 && matches!(document.gap(end - 1), " " | "-") && is_digits(document.word(end)) {
        end += 1;
    }
    end
}

/// All digits in one, in fours, or in four, six and five.
fn has_card_shape(document: &Document<'_>, first: usize, end: usize) -> bool {
    let lengths: Vec<usize> = (first..end).map(|token| document.word(token).len()).collect();
    match lengths[..] {
        [_] | [4, 6, 4 | 5] => true,
        [ref fours @ .., last] => fours.iter().all(|length| *length == 4) && fours.len() == 3 && last <= 7,
        [] => false,
    }
}

fn is_code_word(document: &Document<'_>, number: usize) -> bool {
    (1..=REACH).any(|back| document.is_one_of(number.wrapping_sub(back), &["cvv", "cvc", "cvv2", "code", "seguridad"]))
}

/// The check digit of card numbers.
fn is_luhn(digits: &str) -> bool {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(at, byte)| {
            let digit = u32::from(byte - b'0') * if at % 2 == 1 { 2 } else { 1 };
            digit / 10 + digit % 10
        })
        .sum();
    sum % 10 == 0 && digits.bytes().any(|byte| byte != b'0')
}
