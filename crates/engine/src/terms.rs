//! From dictionary terms to findings: the class and the domain of a term say which rules report it.

use phi_lint_lexicon::{Cue, Hit, Tier};

use crate::context;
use crate::document::Document;
use crate::report::Category;
use crate::rules::{self, Found};

/// Reports every term that counts; the terms are numbered from `first` on.
pub(crate) fn report(document: &Document<'_>, first: usize, found: &mut Vec<Found>) {
    for (index, hit) in document.terms.iter().enumerate() {
        if hit.entry.is_silent() {
            continue;
        }
        let (class, domain) = (hit.entry.class(), hit.entry.domain());
        if !context::counts(document, hit)
            || (hit.entry.is_cased() && is_shouted(document, hit))
            || is_code(document, hit)
        {
            continue;
        }
        let span = document.span(hit.first as usize, hit.end as usize);
        let rules = [rules::for_domain(domain), rules::for_class(class)];
        // What a protected domain says of the term holds for its class as well.
        let Some(judged) = rules.into_iter().flatten().try_fold(0, |steps, rule| {
            Some(steps + rules::ALL[rule].judge.map_or(Some(0), |judge| judge(document, hit))?)
        }) else {
            continue;
        };
        for rule in rules.into_iter().flatten() {
            let steps = judged - i8::from(rules::ALL[rule].category == Category::Health && is_broadcast(document, hit));
            found.push(Found {
                rule,
                level: rule,
                span: span.clone(),
                steps,
                tier: Some(hit.entry.tier()),
                term: Some(first + index),
                whole: false,
            });
        }
    }
}

/// A short term joined to a long number is a code: A1C-3309.
fn is_code(document: &Document<'_>, hit: &Hit) -> bool {
    let (first, end) = (hit.first as usize, hit.end as usize);
    let joined = document.gap(end - 1) == "-" && document.tokens.get(end).is_some();
    joined && end == first + 1 && document.word(first).len() <= 4 && {
        let number = document.word(end);
        number.len() >= 3 && number.bytes().all(|byte| byte.is_ascii_digit())
    }
}

/// A message to everybody says nothing of this reader.
fn is_broadcast(document: &Document<'_>, hit: &Hit) -> bool {
    hit.entry.tier() < Tier::T3 && document.sentence(hit.first as usize).is_notice()
}

/// Capitals tell an acronym from a word only where the sentence has small letters too.
fn is_shouted(document: &Document<'_>, hit: &Hit) -> bool {
    let (first, end) = (hit.first as usize, hit.end as usize);
    let sentence = document.sentence(first);
    let others = (sentence.first.max(first.saturating_sub(8))..first).chain(end..sentence.end.min(end + 8));
    let mut letters = others.map(|token| document.word(token)).filter(|word| word.len() > 1).peekable();
    letters.peek().is_some()
        && letters.all(|word| !word.bytes().any(|byte| byte.is_ascii_lowercase()))
        && !document.lexicon.is_conditional(hit.entry)
        && hit.end - hit.first == 1
        && document.word(first).len() <= 3
        && !document.cues_near(first, end, 4).has_any(phi_lint_lexicon::Cues::of(&[
            Cue::Care,
            Cue::Rx,
            Cue::Result,
            Cue::Visit,
        ]))
}
