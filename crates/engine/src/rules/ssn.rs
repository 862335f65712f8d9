//! `ssn`: social security numbers, and asking for one.

use phi_lint_lexicon::Cues;

use super::quantity::is_digits;
use super::{Category, Cue, DEFAULT, Document, Levels, RuleInfo, Sink, Text, Trigger};

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "ssn",
    category: Category::Identifier,
    catches: "A US social security number or taxpayer number, nine digits beside such a word, its last four digits, or a request to send it.",
    message: Text {
        en: "This contains or asks for a social security number",
        es: "Esto contiene o pide un número de seguro social",
    },
    why: Text {
        en: "A social security number opens the door to identity theft and never belongs in a message.",
        es: "Un número de seguro social facilita el robo de identidad y nunca debe ir en un mensaje.",
    },
    citations: &["45 CFR 164.514(b)(2)(i)(G)"],
    levels: Levels::row(b"E E E E E E"),
    bad: &[
        "We have [[219-09-9999]] on your form.",
        "To finish, text back your [[social security number]].",
        "SSN [[078051120]] needs a check.",
        "Please give us the [[last four of your SSN]].",
    ],
    good: &[
        "We will never ask for your social security number in a chat.",
        "Call us at 555-010-4477.",
        "Our ZIP is 73301-0001.",
        "Ticket 219-09-999 is closed.",
    ],
    shows_words: false,
    scan: Some((Trigger::Cues(Cues::of(&[Cue::Number, Cue::Social])), scan)),
    ..DEFAULT
};

fn scan(document: &Document<'_>, sink: &mut Sink<'_>) {
    for first in document.numbers() {
        if is_ssn(document, first) {
            sink.report(document.span(first, first + 3));
        } else if document.word(first).len() == 9
            && is_digits(document.word(first))
            && document.cues_near(first, first + 1, 6).has(Cue::Social)
        {
            sink.report(document.span(first, first + 1));
        }
    }
    if !document.cues.has(Cue::Social) {
        return;
    }
    for hit in &document.terms {
        let (first, end) = (hit.first as usize, hit.end as usize);
        if document.lexicon.cues(hit.entry).has(Cue::Social) && !document.cues_near(first, end, 5).has(Cue::Refuse) {
            sink.report(document.span(first, end));
        }
    }
}

/// Three, two and four digits with the same separator twice, touching no other digit or hyphen.
fn is_ssn(document: &Document<'_>, first: usize) -> bool {
    let (area, group, serial) = (document.word(first), document.word(first + 1), document.word(first + 2));
    let lengths = area.len() == 3 && group.len() == 2 && serial.len() == 4;
    if !lengths || ![area, group, serial].into_iter().all(is_digits) {
        return false;
    }
    let separator = document.gap(first);
    let same = matches!(separator, "-" | " ") && document.gap(first + 1) == separator;
    let touches_before = first > 0 && document.gap(first - 1).ends_with(['-', '+'])
        || separator == " " && first > 0 && is_digits(document.word(first - 1)) && document.gap(first - 1) == " ";
    let touches_after = document.gap(first + 2).starts_with('-')
        || separator == " " && is_digits(document.word(first + 3)) && document.gap(first + 2) == " ";
    let issued = !matches!(area, "000" | "666") && !area.starts_with('9') && group != "00" && serial != "0000";
    let taxpayer = area.starts_with('9') && matches!(group.as_bytes()[0], b'5'..=b'9');
    let named = || {
        document.cues_near(first, first + 3, 6).has(Cue::Social)
            || document.any_of(first.saturating_sub(3)..first, words!["social"])
    };
    same && !touches_before && !touches_after && (issued || taxpayer || named())
}
