//! Places that tell what is treated there: their addresses, telephones and web hosts, looked for as a patient's family would.

use std::ops::Range;

use phi_lint_lexicon::Tier;
use phi_lint_lexicon::fold::fold_term;

use crate::document::Document;
use crate::links;
use crate::organisation::Location;
use crate::rules::{self, Found};

/// The last digits of a telephone number, without the country's.
const DIGITS: usize = 10;
/// Signs between two digits of one number: `) -`.
const LONGEST_GAP: usize = 3;

/// Reports every place of the organisation's list as a specially protected fact.
pub(crate) fn report(locations: &[Location], document: &Document<'_>, found: &mut Vec<Found>) {
    let Some(rule) = rules::index_of("facility-reveals-care") else { return };
    let mut spans: Vec<Range<usize>> = Vec::new();
    for Location { address, phone, host } in locations {
        spans.extend(address.iter().flat_map(|address| addresses(address, document)));
        spans.extend(phone.iter().flat_map(|phone| phones(phone, document.plain)));
        let leads = |link: &links::Link<'_>| host.as_deref().is_some_and(|host| links::is_below(link.host, host));
        spans.extend(links::all(document).filter(leads).map(|link| link.range));
    }
    found.extend(spans.into_iter().map(|span| Found::of(rule, span, Some(Tier::T3), 0)));
}

/// Where an address stands, word by word; `St` and `Street` are one word.
fn addresses(address: &str, document: &Document<'_>) -> Vec<Range<usize>> {
    let wanted: Vec<String> = words(address).collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    let written: Vec<String> = (0..document.tokens.len()).map(|token| word(document.word(token))).collect();
    let starts = written.windows(wanted.len()).enumerate().filter(|(_, window)| *window == wanted);
    starts.map(|(first, _)| with_stop(document, document.span(first, first + wanted.len()))).collect()
}

/// The full stop of `St.` belongs to the address where the sentence goes on behind it.
fn with_stop(document: &Document<'_>, span: Range<usize>) -> Range<usize> {
    let behind = document.text.get(span.end..).and_then(|behind| behind.strip_prefix(". "));
    let goes_on = behind.and_then(|behind| behind.chars().next()).is_some_and(|char| !char.is_uppercase());
    span.start..span.end + usize::from(goes_on)
}

fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|char: char| !char.is_alphanumeric()).filter(|part| !part.is_empty()).map(word)
}

/// A word of an address in its shortest form.
fn word(written: &str) -> String {
    const SHORT: [(&str, &str); 14] = [
        ("street", "st"),
        ("avenue", "ave"),
        ("av", "ave"),
        ("road", "rd"),
        ("drive", "dr"),
        ("lane", "ln"),
        ("boulevard", "blvd"),
        ("court", "ct"),
        ("place", "pl"),
        ("suite", "ste"),
        ("north", "n"),
        ("south", "s"),
        ("east", "e"),
        ("west", "w"),
    ];
    let folded = fold_term(written);
    SHORT.iter().find(|(long, _)| *long == folded).map_or(folded, |(_, short)| (*short).to_owned())
}

/// Where a telephone number stands, however its digits are grouped.
fn phones(phone: &str, text: &str) -> Vec<Range<usize>> {
    let wanted: Vec<u8> = phone.bytes().filter(u8::is_ascii_digit).collect();
    let wanted = &wanted[wanted.len().saturating_sub(DIGITS)..];
    if wanted.is_empty() {
        return Vec::new();
    }
    let digits: Vec<(usize, u8)> = text.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_digit()).collect();
    let together = |from: usize, to: usize| {
        to - from <= LONGEST_GAP + 1 && !text.as_bytes()[from + 1..to].iter().any(u8::is_ascii_alphanumeric)
    };
    // A longer number is another one, unless only the country's digits stand before.
    let alone = |window: &[(usize, u8)]| {
        let (first, last) = (window[0].0, window[window.len() - 1].0);
        let glued = text.as_bytes()[..first].iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
        glued <= 3 && !text.as_bytes().get(last + 1).is_some_and(u8::is_ascii_digit)
    };
    let same = |window: &&[(usize, u8)]| {
        alone(window)
            && window.iter().map(|(_, digit)| digit).eq(wanted)
            && window.windows(2).all(|pair| together(pair[0].0, pair[1].0))
    };
    digits.windows(wanted.len()).filter(same).map(|window| window[0].0..window[wanted.len() - 1].0 + 1).collect()
}
