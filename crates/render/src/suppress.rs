//! Suppressions at work: what they hide, and what is wrong with them.
//!
//! Specially protected facts and the identifiers that open every door cannot be suppressed. A suppression that does nothing is told,
//! so that it goes when its cause has gone.

use phi_lint::rules;
use phi_lint_extract::{Lines, Suppression, suppressions};

use crate::{Checked, Note, Place};

/// What became of a suppression.
#[derive(Clone, Copy, Default)]
struct Fate {
    used: bool,
    /// It met a finding that may not be suppressed.
    refused: bool,
}

/// Takes the suppressed findings out of the messages, and tells what is wrong with the suppressions.
pub(crate) fn apply(source: &str, messages: &mut [Checked]) -> Vec<Note> {
    let found = suppressions(source);
    if found.is_empty() {
        return Vec::new();
    }
    let mut fates = vec![Fate::default(); found.len()];
    for message in messages {
        message.retain(|finding, place| {
            let Some(at) = found.iter().position(|one| one.hides(finding.rule.id, place.start)) else { return true };
            let hidden = finding.may_be_hidden();
            fates[at].used |= hidden;
            fates[at].refused |= !hidden;
            !hidden
        });
    }
    let lines = Lines::new(source);
    let notes = found.iter().zip(fates).filter_map(|(one, fate)| {
        let (line, column) = lines.place(one.place.start);
        let place = Place { start: one.place.start, end: one.place.end, line, column };
        Some(Note { text: wrong(one, fate)?, place })
    });
    notes.collect()
}

/// What is wrong with a suppression, if anything.
fn wrong(one: &Suppression, fate: Fate) -> Option<String> {
    if one.reason.is_none() {
        return Some("This suppression has no reason; write it as `RULE -- reason`.".to_owned());
    }
    if let Some(rule) = one.rules.iter().find(|rule| rules::named(rule).is_none()) {
        return Some(format!("There is no rule {rule} to suppress; `phi-lint rules` lists them all."));
    }
    if fate.refused {
        return Some("What is found here is specially protected and cannot be suppressed.".to_owned());
    }
    (!fate.used).then(|| format!("Nothing of {} is found here; remove this suppression.", one.rules.join(", ")))
}
