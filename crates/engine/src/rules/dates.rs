//! Calendar dates as people type them: 03/15/1990, 1990-03-15, March 15, 1990, 15 de marzo de 1990.

use super::quantity::is_digits;
use crate::document::Document;
use crate::words::Words;

/// A date in a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Date {
    pub(crate) first: usize,
    pub(crate) end: usize,
    /// The year; none for a day of any year.
    pub(crate) year: Option<u32>,
}

pub(crate) const MONTHS: &Words = words![
    "january" "february" "march" "april" "may" "june" "july" "august" "september" "october" "november"
    "december" "jan" "feb" "mar" "apr" "jun" "jul" "aug" "sep" "sept" "oct" "nov" "dec" "enero" "febrero"
    "marzo" "abril" "mayo" "junio" "julio" "agosto" "septiembre" "setiembre" "octubre" "noviembre" "diciembre"
    "ene" "abr" "ago" "dic"
];
/// The current century's two-digit years end here; what lies above was in the last one.
const PIVOT: u32 = 26;

/// The date that the number at this token begins, or whose month stands before it.
pub(crate) fn at(document: &Document<'_>, token: usize) -> Option<Date> {
    written(document, token).or_else(|| numeric(document, token))
}

/// 03/15/1990, 15.3.90, 1990-03-15.
fn numeric(document: &Document<'_>, first: usize) -> Option<Date> {
    let separator = document.gap(first);
    if !matches!(separator, "/" | "-" | ".") || document.gap(first + 1) != separator {
        return None;
    }
    let touches = |gap: &str| gap.ends_with(['/', '-', '.']);
    if first > 0 && touches(document.gap(first - 1)) || document.gap(first + 2).starts_with('-') {
        return None;
    }
    let (a, b, c) = (document.word(first), document.word(first + 1), document.word(first + 2));
    let (first_number, second, third) = (number(a)?, number(b)?, number(c)?);
    let day = |value: u32| (1..=31).contains(&value);
    let month_day = |x: u32, y: u32| day(x) && day(y) && (x <= 12 || y <= 12);
    let year = if a.len() == 4 && b.len() <= 2 && c.len() <= 2 && month_day(second, third) {
        first_number
    } else if a.len() <= 2 && b.len() <= 2 && month_day(first_number, second) && matches!(c.len(), 2 | 4) {
        if c.len() == 4 { third } else { full_year(third) }
    } else {
        return None;
    };
    (1890..=2099).contains(&year).then_some(Date { first, end: first + 3, year: Some(year) })
}

/// March 15, 1990; 15 March 1990; 15 de marzo de 1990.
fn written(document: &Document<'_>, token: usize) -> Option<Date> {
    let month = |index: usize| document.is_one_of(index, MONTHS);
    let skip = |index: usize| index + usize::from(document.is_one_of(index, words!["de" "del" "of"]));
    day(document.word(token))?;
    let spaced = |index: usize| matches!(document.gap(index), " " | ", " | ". " | "-" | "/" | "." | ",");
    let (first, mut end) = if token > 0 && month(token - 1) && spaced(token - 1) {
        (token - 1, token + 1)
    } else if token > 1 && month(token - 2) && document.is_one_of(token - 1, words!["the"]) {
        (token - 2, token + 1)
    } else if month(skip(token + 1)) && spaced(token) {
        (token, skip(token + 1) + 1)
    } else {
        return None;
    };
    let at = skip(end);
    let year = document.word(at);
    let year =
        if year.len() == 4 && spaced(at - 1) { number(year).filter(|year| (1890..=2099).contains(year)) } else { None };
    if year.is_some() {
        end = at + 1;
    }
    Some(Date { first, end, year })
}

/// A day of the month, with its ordinal ending or without.
fn day(word: &str) -> Option<u32> {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let ending = word.get(digits..)?;
    let ordinal = ["", "st", "nd", "rd", "th", "ro", "o"].iter().any(|known| ending.eq_ignore_ascii_case(known));
    word.get(..digits)?.parse().ok().filter(|day| ordinal && (1..=31).contains(day))
}

fn number(word: &str) -> Option<u32> {
    if is_digits(word) && word.len() <= 4 { word.parse().ok() } else { None }
}

pub(super) fn full_year(short: u32) -> u32 {
    if short > PIVOT { 1900 + short } else { 2000 + short }
}
