//! Ages as they are written: "12-year-old", "9 yr old", "de 6 años", "18-month".

use super::Document;
use crate::words::Words;

/// An age, in words of the message.
pub(super) struct Age {
    pub(super) value: u32,
    /// Months, weeks or days instead of years.
    pub(super) is_short: bool,
    /// Whether it says that somebody is so old: "old", "años", "yo".
    pub(super) is_told: bool,
    /// The word after it.
    pub(super) end: usize,
}

const YEARS: &Words = words!["year" "years" "yr" "yrs" "y" "ano" "anos" "anitos"];
const SHORT: &Words = words![
    "month" "months" "mo" "mos" "mth" "week" "weeks" "wk" "wks" "mes" "meses" "semanas"
];
const OLD: &Words = words!["old" "olds" "old's" "o" "age"];

/// The number that a word starts with, and what is left of the word.
pub(super) fn number(word: &str) -> Option<(u32, &str)> {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=3).contains(&digits) {
        return None;
    }
    Some((word[..digits].parse().ok()?, &word[digits..]))
}

/// The age that starts at this number.
pub(super) fn at(document: &Document<'_>, first: usize) -> Option<Age> {
    let (value, rest) = number(document.word(first))?;
    let joined = |token: usize| matches!(document.gap(token), " " | "-" | "/" | ". " | ".");
    let age = |is_short, is_told, end| Some(Age { value, is_short, is_told, end });
    // Most numbers stand before a word that is no unit of age.
    if rest.is_empty() && !document.word(first + 1).starts_with(['y', 'Y', 'm', 'M', 'w', 'W', 'a', 'A', 's', 'S']) {
        return None;
    }
    // 12yo, 9yr.
    match rest.to_ascii_lowercase().as_str() {
        "yo" | "yos" | "yo's" => return age(false, true, first + 1),
        "yr" | "yrs" | "y" | "year" => {
            let old = joined(first) && document.is_one_of(first + 1, OLD);
            return age(false, old, first + 1 + usize::from(old));
        }
        "mo" | "mos" | "m" | "month" => {
            let old = joined(first) && document.is_one_of(first + 1, OLD);
            return age(true, old, first + 1 + usize::from(old));
        }
        "" => {}
        _ => return None,
    }
    if !joined(first) {
        return None;
    }
    let unit = first + 1;
    if document.is_one_of(unit, words!["yo" "yo's" "yos" "y.o"]) {
        return age(false, true, unit + 1);
    }
    let short = document.is_one_of(unit, SHORT);
    if !short && !document.is_one_of(unit, YEARS) {
        return None;
    }
    let old = joined(unit) && document.is_one_of(unit + 1, OLD);
    let spanish = document.is_one_of(unit, words!["ano" "anos" "anitos"]);
    // "6 meses" tells an age only beside a child.
    age(short, old || spanish, unit + 1 + usize::from(old))
}
