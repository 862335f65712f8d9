//! Clusters: findings that touch are one finding, so that counts mean something.

use crate::rules::{self, Found};
use crate::words::Words;

/// Findings that overlap, or with only spaces, hyphens or one preposition between them.
pub(crate) struct Cluster {
    /// The finding that speaks: the first by precedence.
    pub(crate) primary: Found,
    /// The other findings.
    pub(crate) others: Vec<Found>,
    /// The bytes all of them cover.
    pub(crate) span: std::ops::Range<usize>,
}

const PREPOSITIONS: &Words = words!["of" "for" "in" "on" "at" "to" "with" "from" "de" "del" "para" "con" "en" "por"];

/// Joins findings into clusters, in the order of the text.
pub(crate) fn join(text: &str, mut found: Vec<Found>) -> Vec<Cluster> {
    found.sort_by_key(|one| (one.span.start, one.span.end, one.rule));
    let mut clusters: Vec<Cluster> = Vec::with_capacity(found.len());
    let (whole, found): (Vec<Found>, Vec<Found>) = found.into_iter().partition(|one| one.whole);
    for one in found {
        match clusters.last_mut() {
            Some(last) if touches(text, last.span.end, one.span.start) => {
                last.span.end = last.span.end.max(one.span.end);
                let other =
                    if speaks_before(&one, &last.primary) { std::mem::replace(&mut last.primary, one) } else { one };
                last.others.push(other);
            }
            _ => clusters.push(alone(one)),
        }
    }
    clusters.extend(whole.into_iter().map(alone));
    clusters
}

fn alone(one: Found) -> Cluster {
    Cluster { span: one.span.clone(), primary: one, others: Vec::new() }
}

/// The first rule by precedence speaks, but a placeholder and a link own their span whatever they hold.
fn speaks_before(one: &Found, other: &Found) -> bool {
    let owns = |owner: &Found, owned: &Found| {
        matches!(rules::ALL[owner.rule].id, "phi-placeholder" | "phi-in-url")
            && owner.span.start <= owned.span.start
            && owned.span.end <= owner.span.end
    };
    owns(one, other) || one.rule < other.rule && !owns(other, one)
}

fn touches(text: &str, end: usize, start: usize) -> bool {
    if start <= end {
        return true;
    }
    let between = text.get(end..start).unwrap_or("?");
    let word = between.trim_matches([' ', '-', '\u{a0}']);
    word.is_empty() || (word.len() + 2 <= between.len() && PREPOSITIONS.has(word))
}
