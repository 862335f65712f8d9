//! Whole dates: a day, a month and a year in one of the ways people type them.

use super::quantity::is_digits;
use crate::document::Document;

/// The months in English and Spanish, with their usual short forms.
const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "setiembre",
    "octubre",
    "noviembre",
    "diciembre",
    "ene",
    "abr",
    "ago",
    "dic",
];

/// The token behind a whole date that starts here, and its year.
pub(super) fn at(document: &Document<'_>, first: usize) -> Option<(usize, u16)> {
    numeric(document, first).or_else(|| named(document, first))
}

/// 03/15/1990, 15-03-1990, 1990-03-15, 3.15.90.
fn numeric(document: &Document<'_>, first: usize) -> Option<(usize, u16)> {
    let parts = [document.word(first), document.word(first + 1), document.word(first + 2)];
    let separator = document.gap(first);
    let joined = matches!(separator, "/" | "-" | ".") && document.gap(first + 1) == separator;
    let digits = parts.iter().all(|part| is_digits(part));
    let follows = first > 0 && matches!(document.gap(first - 1), "/" | "-") && is_digits(document.word(first - 1));
    if !joined || !digits || follows {
        return None;
    }
    let year = match [parts[0].len(), parts[1].len(), parts[2].len()] {
        [1..=2, 1..=2, 4] => parts[2],
        [4, 1..=2, 1..=2] => parts[0],
        [1..=2, 1..=2, 2] => return Some((first + 3, 1900 + parts[2].parse::<u16>().ok()?)),
        _ => return None,
    };
    Some((first + 3, year.parse().ok()?))
}

/// March 15, 1990; 15 March 1990; 15 de marzo de 1990.
fn named(document: &Document<'_>, first: usize) -> Option<(usize, u16)> {
    let day = |token: usize| {
        let word = document.word(token);
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        (1..=2).contains(&digits) && word.len() <= digits + 2
    };
    let of = |token: usize| usize::from(document.is_one_of(token, &["de", "del", "of"]));
    let mut at = first;
    if document.is_one_of(at, MONTHS) && day(at + 1) {
        at += 2;
    } else if day(at) && document.is_one_of(at + 1 + of(at + 1), MONTHS) {
        at += 2 + of(at + 1);
    } else {
        return None;
    }
    at += of(at);
    let year = document.word(at);
    let year: u16 = if year.len() == 4 { year.parse().ok()? } else { return None };
    (1900..2100).contains(&year).then_some((at + 1, year))
}
