//! Words that an organisation vouches for: its own name, and what somebody there has judged harmless.

use std::ops::Range;

use phi_lint_lexicon::Tier;
use phi_lint_lexicon::fold::fold_term;

use crate::document::Document;
use crate::holes::{self, Hole};
use crate::report::Category;
use crate::rules::{self, Found};

/// So many steps below any main case: advice.
pub(crate) const EXCUSED: i8 = -8;

/// Exact words that are reported as advice only. A specially protected fact stays what it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Allowed {
    /// Dictionary terms, as people type them.
    pub terms: Vec<String>,
    /// Names of facilities.
    pub facilities: Vec<String>,
    /// Names of clinicians, with or without a title.
    pub provider_names: Vec<String>,
    /// Hosts that links may lead to, with everything below them. Where any is named, a link to another host is a warning.
    pub hosts: Vec<String>,
    /// Names of template variables that are filled with nothing that tells.
    pub placeholders: Vec<String>,
}

/// What a vouched phrase is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// The organisation's own name: it may tell a low-sensitivity field.
    Own,
    Term,
    Facility,
    Provider,
}

/// Every vouched phrase, ready to be looked for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Vouched {
    phrases: Vec<(Kind, Vec<String>)>,
}

/// A vouched phrase in a message, in bytes of the plain text.
#[derive(Clone, Debug)]
pub(crate) struct Span {
    kind: Kind,
    pub(crate) range: Range<usize>,
}

impl Vouched {
    pub(crate) fn of<'a>(own: impl Iterator<Item = &'a str>, allowed: &Allowed) -> Self {
        let lists = [
            (Kind::Term, &allowed.terms),
            (Kind::Facility, &allowed.facilities),
            (Kind::Provider, &allowed.provider_names),
        ];
        let listed = lists.into_iter().flat_map(|(kind, list)| list.iter().map(move |name| (kind, name.as_str())));
        let words =
            |name: &str| fold_term(name).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect();
        let phrases: Vec<(Kind, Vec<String>)> =
            own.map(|name| (Kind::Own, name)).chain(listed).map(|(kind, name)| (kind, words(name))).collect();
        Vouched { phrases: phrases.into_iter().filter(|(_, words)| !words.is_empty()).collect() }
    }

    /// Where vouched phrases stand in a message.
    pub(crate) fn spans(&self, document: &Document<'_>) -> Vec<Span> {
        let mut spans = Vec::new();
        // The strict policy does not say which facility it is.
        let counts = |kind: Kind| kind != Kind::Own || !document.policy.is_strict();
        for (kind, words) in self.phrases.iter().filter(|(kind, _)| counts(*kind)) {
            for first in 0..(document.tokens.len() + 1).saturating_sub(words.len()) {
                let same = |(at, word): (usize, &String)| fold_word(document.word(first + at), word);
                if words.iter().enumerate().all(same) {
                    spans.push(Span { kind: *kind, range: document.span(first, first + words.len()) });
                }
            }
        }
        spans
    }
}

impl Allowed {
    /// Takes back what was found of variables that the organisation answers for: an unknown one is known to it, a telling name is
    /// advice.
    pub(crate) fn variables(&self, document: &Document<'_>, found: &mut Vec<Found>) {
        let safe = |hole: &Hole| {
            let inside = document.plain.get(hole.inside.clone()).unwrap_or_default();
            let name = inside.split('|').next().unwrap_or_default().trim();
            self.placeholders.iter().any(|safe| safe.eq_ignore_ascii_case(name))
        };
        let safe: Vec<_> = document.holes.iter().filter(|hole| hole.kind != holes::Kind::Link && safe(hole)).collect();
        let of =
            |one: &Found, rule: &str| rules::ALL[one.rule].id == rule && safe.iter().any(|hole| hole.range == one.span);
        found.retain(|one| !of(one, "unknown-placeholder"));
        for one in found.iter_mut().filter(|one| of(one, "phi-placeholder")) {
            one.steps = EXCUSED;
        }
    }
}

/// Whether a word of a message is this folded one; an apostrophe in it does not count.
fn fold_word(written: &str, folded: &str) -> bool {
    let letters = || written.bytes().filter(|byte| !matches!(byte, b'\'' | b'`'));
    letters().count() == folded.len() && letters().zip(folded.bytes()).all(|(a, b)| a.eq_ignore_ascii_case(&b))
}

impl Span {
    /// Whether the phrase excuses this fact.
    pub(crate) fn excuses(&self, found: &Found) -> bool {
        let inside = self.range.start <= found.span.start && found.span.end <= self.range.end;
        let touches = self.range.start < found.span.end && found.span.start < self.range.end;
        match (self.kind, found.tier) {
            (_, Some(Tier::T3)) => false,
            (Kind::Provider, _) => touches && rules::ALL[found.rule].id == "provider-name",
            (Kind::Own, tier) => inside && tier.is_some_and(|tier| tier <= Tier::T1),
            (Kind::Term | Kind::Facility, _) => {
                inside && !matches!(rules::ALL[found.rule].category, Category::Identifier | Category::Sensitive)
            }
        }
    }
}
