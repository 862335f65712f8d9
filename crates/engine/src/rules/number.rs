//! Numbers and codes that a word leads to: "MRN 00482913", "account # 447-1902", "serial: SN-88213A".

use phi_lint_lexicon::{Cue, Cues};

use crate::document::Document;

/// Letters and digits of a code at least.
pub(super) const SHORTEST_CODE: usize = 4;
/// Words that may stand between the word and its number.
const LINKS: &[&str] = &[
    "is", "number", "no", "num", "id", "code", "es", "numero", "nro", "on", "file", "the", "of", "was", "ending", "in",
    "now", "fue",
];
/// How many words may stand between them.
const REACH: usize = 3;

/// Each number or code that a word with this cue leads to: its first token and the one behind it.
pub(super) fn after<'a>(
    document: &'a Document<'_>,
    cue: Cue,
    shortest: usize,
) -> impl Iterator<Item = (usize, usize)> + 'a {
    document.terms.iter().filter(move |hit| document.lexicon.cues(hit.entry).has(cue)).filter_map(move |hit| {
        let mut at = hit.end as usize;
        let sentence = document.sentence(hit.first as usize);
        for _ in 0..REACH {
            if at >= sentence.end {
                return None;
            }
            if let Some(end) = code(document, at, shortest) {
                return Some((at, end));
            }
            if !document.is_one_of(at, LINKS) {
                return None;
            }
            at += 1;
        }
        None
    })
}

/// The token behind a code that starts here: letters and digits, in pieces joined by hyphens.
pub(super) fn code(document: &Document<'_>, first: usize, shortest: usize) -> Option<usize> {
    let mut end = first + 1;
    while end < document.tokens.len() && document.gap(end - 1) == "-" && end < first + 5 {
        end += 1;
    }
    let coded = document.cues_of(first, end).has_any(Cues::of(&[Cue::Number, Cue::Mixed]));
    let length: usize = (first..end).map(|token| document.word(token).len()).sum();
    let time = matches!(document.gap(end - 1), ":" | "/" | ".") && document.cues_of(end, end + 1).has(Cue::Number);
    let unit = document.cues_of(end, end + 1).has_any(Cues::of(&[Cue::Unit, Cue::Form]));
    (coded && length >= shortest && !time && !unit).then_some(end)
}
