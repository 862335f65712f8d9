//! What the rules about people ask of a sentence: whether it tells a health fact, and whose somebody is.

use phi_lint_lexicon::Tier;

use super::Document;
use crate::context;
use crate::document::is_health;
use crate::words::Words;

/// Whether the sentence of this word tells a health fact of tier 2 or 3.
pub(super) fn in_sentence(document: &Document<'_>, token: usize) -> bool {
    document
        .terms_around(token)
        .iter()
        .any(|hit| hit.entry.tier() >= Tier::T2 && is_health(hit.entry.class()) && context::counts(document, hit))
}

const YOURS: &Words = words!["your" "ur" "yours" "su" "sus" "tu" "tus"];

/// The word that says that what starts at `first` is the reader's: "your", or "your" and one more word before it.
pub(super) fn owner(document: &Document<'_>, first: usize) -> Option<usize> {
    let sentence = document.sentence(first);
    let is_owner = |token: usize| document.is_one_of(token, YOURS) && document.gap(token) == " ";
    let direct = first.checked_sub(1).filter(|&token| token >= sentence.first)?;
    if is_owner(direct) {
        return Some(direct);
    }
    // "your elderly mother", not "your visit. Mother ...".
    let further = direct.checked_sub(1).filter(|&token| token >= sentence.first)?;
    let plain = document
        .term_at(direct)
        .is_none_or(|hit| hit.entry.is_silent() && !document.tokens[direct].cues.has(super::Cue::Visit));
    (is_owner(further) && document.gap(direct) == " " && plain).then_some(further)
}
