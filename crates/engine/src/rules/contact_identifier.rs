//! `contact-identifier`: the patient's own e-mail address or phone number.

use std::ops::Range;

use phi_lint_lexicon::Cues;

use super::quantity::is_digits;
use super::{Category, Cue, DEFAULT, Document, Levels, RuleInfo, Sink, Text, Trigger};

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "contact-identifier",
    category: Category::Identifier,
    catches: "The patient's own e-mail address or another phone number of theirs. The clinic's contacts are allowed.",
    message: Text { en: "This gives the patient's contact", es: "Esto indica un contacto del paciente" },
    why: Text {
        en: "Whoever reads it by mistake gains a second way to the patient.",
        es: "Quien lo lea por error obtiene otra vía para llegar al paciente.",
    },
    citations: &["45 CFR 164.514(b)(2)(i)(D)", "45 CFR 164.514(b)(2)(i)(F)"],
    levels: Levels::row(b"W E I W I W"),
    bad: &[
        "The email we have is [[r.vale@example.com]].",
        "A copy was sent to [[rvale@example.org]].",
        "Your phone on file: [[555-010-7788]]",
        "Su correo [[rosa@example.com]] fue verificado.",
    ],
    good: &[
        "Call us at (555) 010-4477.",
        "Email us at desk@harbor.example",
        "Our fax is 555-010-4478.",
        "Actualice su correo en el portal.",
    ],
    shows_words: false,
    scan: Some((Trigger::Cues(Cues::of(&[Cue::OnFile])), scan)),
    ..DEFAULT
};

/// Words that make a contact the sender's own.
const OWN: &[&str] =
    &["us", "our", "call", "llame", "llamenos", "office", "fax", "nuestro", "nuestra", "escribanos", "clinic", "desk"];
/// Digits of a phone number.
const PHONE: Range<usize> = 7..16;

fn scan(document: &Document<'_>, sink: &mut Sink<'_>) {
    for at in document.text.match_indices('@').map(|(at, _)| at) {
        let Some((first, end)) = mailbox(document, at) else { continue };
        if is_patients(document, first, end) {
            sink.report(document.span(first, end));
        }
    }
    let mut done = 0;
    for first in document.numbers() {
        if first < done {
            continue;
        }
        let mut end = first + 1;
        while end < first + 5
            && matches!(document.gap(end - 1), "-" | "." | " " | ") ")
            && is_digits(document.word(end))
        {
            end += 1;
        }
        let digits: usize = (first..end).map(|token| document.word(token).len()).sum();
        done = end;
        if end > first + 1
            && PHONE.contains(&digits)
            && is_digits(document.word(first))
            && is_patients(document, first, end)
        {
            sink.report(document.span(first, end));
        }
    }
}

/// Whether the words around speak of what is on file about the reader.
fn is_patients(document: &Document<'_>, first: usize, end: usize) -> bool {
    let from = first.saturating_sub(3).max(document.sentence(first).first);
    let own = (from..first).any(|token| document.is_one_of(token, OWN));
    document.cues_around(first, end).has(Cue::OnFile) && !own
}

/// The tokens of an e-mail address around its sign.
fn mailbox(document: &Document<'_>, at: usize) -> Option<(usize, usize)> {
    let after = document.tokens.partition_point(|token| (token.start as usize) < at);
    let glued = |token: usize| matches!(document.gap(token), "." | "_" | "-" | "+");
    let (mut first, mut end) = (after.checked_sub(1)?, after + 1);
    let touches = document.tokens[first].end as usize == at && document.tokens.get(after)?.start as usize == at + 1;
    while first > 0 && glued(first - 1) {
        first -= 1;
    }
    while end < document.tokens.len() && glued(end - 1) {
        end += 1;
    }
    (touches && end > after + 1).then_some((first, end))
}
