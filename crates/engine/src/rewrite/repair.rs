//! Repairs: what can be mended where it stands without touching the sentence.

use std::ops::Range;

use super::Draft;
use crate::report::Finding;

/// A change of the message, in bytes of the original.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Edit {
    pub(super) range: Range<usize>,
    pub(super) with: String,
}

/// The change that mends a finding by itself, if there is one.
pub(super) fn of(draft: &Draft<'_>, finding: &Finding) -> Option<Edit> {
    let original = draft.document.original;
    let range = finding.start..finding.end;
    match finding.rule.id {
        "health-emoji" => Some(emoji(original, range)),
        "reply-keyword-collision" => keyword(draft, range),
        "full-name" => surname(original, range),
        "insecure-link" | "phi-in-url" => link(draft, range),
        _ => None,
    }
}

/// Takes the emoji out, with the space it leaves.
fn emoji(original: &str, range: Range<usize>) -> Edit {
    // A variation selector is folded away, and so is not in the finding.
    let rest = &original[range.end..];
    let mut end = range.end + rest.len() - rest.trim_start_matches(['\u{fe0f}', '\u{200d}']).len();
    let mut start = range.start;
    let at_start = original[..start].is_empty() || original[..start].ends_with('\n');
    if at_start && original[end..].starts_with(' ') {
        end += 1;
    } else if original[..start].ends_with(' ')
        && (original[end..].is_empty() || original[end..].starts_with([' ', '\n', '.', '!', ',']))
    {
        start -= 1;
    }
    Edit { range: start..end, with: String::new() }
}

/// A word that carriers do not take for an opt-out, unless the message uses it for something else.
fn keyword(draft: &Draft<'_>, range: Range<usize>) -> Option<Edit> {
    let original = draft.document.original;
    let mut behind = original[range.end..].split_whitespace();
    let purpose = behind.nth(1)?.trim_matches(|char: char| !char.is_alphanumeric()).to_lowercase();
    let with = match purpose.as_str() {
        "reschedule" | "change" | "move" | "rebook" => "CHANGE",
        "cambiar" | "reprogramar" | "reagendar" => "CAMBIAR",
        "cancel" | "cancelar" | "decline" => "X",
        _ => return None,
    };
    let mut words = original.split(|char: char| !char.is_alphanumeric());
    let taken = words.any(|word| word == with) || draft.repairs.iter().any(|edit| edit.with == with);
    (!taken).then(|| Edit { range, with: with.to_owned() })
}

/// Leaves the first name.
fn surname(original: &str, range: Range<usize>) -> Option<Edit> {
    let name = &original[range.clone()];
    let first = name.find(' ')?;
    let plain = name[..first].chars().all(char::is_alphanumeric);
    plain.then(|| Edit { range: range.start + first..range.end, with: String::new() })
}

/// Cuts what tells off a link, or puts the portal in its place.
fn link(draft: &Draft<'_>, range: Range<usize>) -> Option<Edit> {
    let hole = draft.document.holes.iter().map(|hole| draft.document.typed_range(hole.range.clone()));
    let whole = hole.filter(|hole| hole.start <= range.start && range.end <= hole.end).min_by_key(|hole| hole.start)?;
    if let Some(portal) = draft.organisation.portal() {
        return Some(Edit { range: whole, with: portal.to_owned() });
    }
    let text = &draft.document.original[whole.clone()];
    let query = text.find(['?', '#'])?;
    // A host or a path that tells leaves nothing to keep.
    (range.start > whole.start + query).then(|| Edit { range: whole.start + query..whole.end, with: String::new() })
}
