//! Numbers with their unit: "500mg", "7.2%", "220 mg/dL", "140/90".

use crate::document::Document;
use crate::words::Words;

/// A number in a message and the unit that follows it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Quantity<'a> {
    /// The number's first token.
    pub(super) first: usize,
    /// The token after the number.
    pub(super) number_end: usize,
    /// The token after number and unit.
    pub(super) end: usize,
    /// The unit as written; empty when there is none.
    pub(super) unit: &'a str,
    /// What the unit is divided by, as in mg/dL.
    pub(super) per: &'a str,
    /// Whether a percent sign follows.
    pub(super) percent: bool,
    /// The byte where number and unit end.
    pub(super) end_byte: usize,
}

/// The numbers that may have a unit: one is glued to them, or some word of the message is one.
pub(super) fn candidates<'a>(document: &'a Document<'_>, elsewhere: bool) -> impl Iterator<Item = usize> + 'a {
    document.numbers().filter(move |&number| elsewhere || !is_digits(document.word(number)))
}

/// How many tokens follow the first one of a number at most: 1,250,000.50.
pub(super) const LONGEST_NUMBER: usize = 3;

/// The quantity whose number starts at this token.
pub(super) fn at<'a>(document: &'a Document<'_>, first: usize) -> Quantity<'a> {
    let mut last = first;
    // 7.2 and 1,250 are two tokens each; a longer chain is no number.
    while last < first + LONGEST_NUMBER
        && matches!(document.gap(last), "." | ",")
        && is_digits(document.word(last))
        && starts_with_digit(document.word(last + 1))
    {
        last += 1;
    }
    let word = document.word(last);
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let mut end_byte = document.tokens[last].end as usize;
    let number_end = last + 1;
    let mut quantity =
        Quantity { first, number_end, end: number_end, unit: &word[digits..], per: "", percent: false, end_byte };
    let behind = &document.text[end_byte..];
    let percent = if behind.starts_with('%') {
        1
    } else if behind.starts_with(" %") {
        2
    } else {
        0
    };
    if percent > 0 && quantity.unit.is_empty() {
        return Quantity { percent: true, end_byte: end_byte + percent, ..quantity };
    }
    if quantity.unit.is_empty() && matches!(document.gap(last), " " | "-" | " - " | "°" | " °") {
        let unit = document.word(number_end);
        if !starts_with_digit(unit) {
            quantity.unit = unit;
            quantity.end = number_end + 1;
            end_byte = document.tokens.get(number_end).map_or(end_byte, |token| token.end as usize);
        }
    }
    let divisor = document.word(quantity.end);
    if document.gap(quantity.end - 1) == "/"
        && !quantity.unit.is_empty()
        && !divisor.is_empty()
        && !starts_with_digit(divisor)
    {
        quantity.per = divisor;
        quantity.end += 1;
        end_byte = document.tokens.get(quantity.end - 1).map_or(end_byte, |token| token.end as usize);
    }
    quantity.end_byte = end_byte;
    quantity
}

impl Quantity<'_> {
    /// Whether the unit is one of these words.
    pub(super) fn has_unit(&self, units: &Words) -> bool {
        units.has(self.unit)
    }

    /// The bytes of the number and its unit.
    pub(super) fn span(&self, document: &Document<'_>) -> std::ops::Range<usize> {
        document.tokens[self.first].start as usize..self.end_byte
    }
}

/// Whether the number is part of a time, a date, a price or a phone number, and so never a value.
pub(super) fn is_calendar_or_money(document: &Document<'_>, quantity: &Quantity<'_>) -> bool {
    let start = document.tokens[quantity.first].start as usize;
    let before = document.text[..start].as_bytes();
    let money = before.ends_with(b"$") || before.ends_with(b"$ ");
    // 2.50 pounds are a price; nobody is weighed to the hundredth.
    let pence = quantity.number_end == quantity.first + 2
        && document.gap(quantity.first) == "."
        && document.word(quantity.first + 1).len() == 2
        && quantity.has_unit(words!["pounds" "euros" "pesos"]);
    let glued = |gap: &str| matches!(gap, ":" | "-" | "/") || gap.ends_with('#');
    let after = document.gap(quantity.number_end - 1);
    let time = quantity
        .has_unit(words!["am" "pm" "a" "p" "th" "st" "nd" "rd" "h" "hrs" "hours" "min" "minutes" "days" "weeks"])
        || document.word(quantity.number_end).eq_ignore_ascii_case("am")
        || document.word(quantity.number_end).eq_ignore_ascii_case("pm");
    let joined = glued(after) && document.is_number(quantity.number_end);
    let follows =
        quantity.first > 0 && glued(document.gap(quantity.first - 1)) && is_digits(document.word(quantity.first - 1));
    money || pence || time || joined || follows
}

pub(super) fn is_digits(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}

pub(super) fn has_digit(word: &str) -> bool {
    word.bytes().any(|byte| byte.is_ascii_digit())
}

pub(super) fn starts_with_digit(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}
