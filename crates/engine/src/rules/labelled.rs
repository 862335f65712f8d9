//! Numbers and codes that stand behind a label: "MRN: 00482913", "chart no. A-22913", "account 4471902".

use super::quantity::{has_digit, is_digits};
use crate::document::Document;
use crate::words::Words;

/// A number or code behind its label.
#[derive(Clone, Copy, Debug)]
pub(super) struct Value {
    pub(super) first: usize,
    pub(super) end: usize,
    pub(super) digits: usize,
    pub(super) letters: usize,
    /// A number mark or a colon stands before it.
    pub(super) marked: bool,
    /// How many words stand between label and value.
    pub(super) distance: usize,
    /// Only its last digits are told.
    pub(super) last: bool,
}

/// How many words may stand between a label and its value.
const REACH: usize = 7;

const MARKS: &Words = words![
    "number" "num" "no" "nr" "nro" "id" "numero" "code" "codigo" "identifier" "n" "o" "nos"
];
const JOINTS: &Words = words![
    "is" "was" "are" "of" "now" "the" "es" "el" "la" "era" "still" "reads" "below" "as" "on" "file" "con" "y"
    "clinico" "medico" "sigue" "siendo" "que" "tenemos" "fue" "your" "su" "card" "to" "we" "have" "in"
    "system" "ends" "with" "ending" "for" "you" "terminacion" "termina" "terminada" "terminado" "en"
];
const LAST: &Words = words![
    "ending" "ends" "termina" "terminada" "terminado" "terminacion" "xx" "xxx" "xxxx" "last"
];

/// The value behind the label that ends before `end`.
pub(super) fn behind(document: &Document<'_>, end: usize) -> Option<Value> {
    let (mut marked, mut last) = (false, false);
    for token in end..(end + REACH).min(document.tokens.len()) {
        let gap = document.gap(token.checked_sub(1)?);
        // Only a colon reaches over the end of a line.
        let broken = gap.contains(['!', '?', ';']) || gap.contains('\n') && !gap.contains(':') && !gap.contains('#');
        let stop = gap.starts_with(". ")
            && !document.is_one_of(token - 1, words!["no" "num" "nos" "nr" "nro" "acct" "id" "rx" "n" "o" "tel" "cel"]);
        if broken || stop || gap.contains('$') {
            return None;
        }
        marked |= gap.contains(['#', ':', '=']);
        let word = document.word(token);
        if has_digit(word) {
            return value(document, token).map(|value| Value { marked, last, distance: token - end, ..value });
        }
        // A code that begins with letters: A-22913.
        let short = is_prefix(word);
        if short
            && matches!(document.gap(token), "-" | " ")
            && has_digit(document.word(token + 1))
            && !document.is_one_of(token, MARKS)
        {
            return value(document, token + 1).map(|value| Value {
                first: token,
                letters: value.letters + word.len(),
                marked,
                last,
                distance: token - end,
                ..value
            });
        }
        last |= document.is_one_of(token, LAST);
        if document.is_one_of(token, MARKS) {
            marked = true;
        } else if !document.is_one_of(token, JOINTS) {
            return None;
        }
    }
    None
}

/// Whether the word may be the letters that a code begins with: A-22913, MX-7741920.
pub(super) fn is_prefix(word: &str) -> bool {
    (1..=4).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_uppercase())
}

fn value(document: &Document<'_>, first: usize) -> Option<Value> {
    let mut end = first + 1;
    while end < first + 5 && document.gap(end - 1) == "-" && joins(document, end) {
        end += 1;
    }
    // 00 482 913
    let part = |token: usize| is_digits(document.word(token)) && (2..=4).contains(&document.word(token).len());
    if end == first + 1 {
        while end < first + 4 && document.gap(end - 1) == " " && part(end - 1) && part(end) {
            end += 1;
        }
    }
    let after = document.gap(end - 1);
    let before = first.checked_sub(1).map_or("", |before| document.gap(before));
    let number = document.is_number(end);
    // Times, dates, amounts, decimals and fractions are no codes.
    let other =
        matches!(after, ":" | "/" | "." | ",") && number || after.starts_with('%') || before.ends_with(['$', '/', '€']);
    let count =
        |keep: fn(&u8) -> bool| (first..end).map(|token| document.word(token).bytes().filter(keep).count()).sum();
    let value = Value {
        first,
        end,
        digits: count(u8::is_ascii_digit),
        letters: count(u8::is_ascii_alphabetic),
        marked: false,
        distance: 0,
        last: false,
    };
    (!other && !is_date(document, first, end)).then_some(value)
}

/// Whether the word goes on with a code behind a hyphen.
fn joins(document: &Document<'_>, token: usize) -> bool {
    let word = document.word(token);
    has_digit(word) || word.len() <= 3 && !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_uppercase())
}

fn is_date(document: &Document<'_>, first: usize, end: usize) -> bool {
    let lengths: Vec<usize> = (first..end).map(|token| document.word(token).len()).collect();
    (first..end).all(|token| is_digits(document.word(token)))
        && matches!(lengths[..], [1..=2, 1..=2, 2 | 4] | [4, 1..=2, 1..=2])
}

impl Value {
    /// Whether the digits are grouped as those of a telephone number are.
    pub(super) fn is_phone(&self, document: &Document<'_>) -> bool {
        let lengths: Vec<usize> = (self.first..self.end).map(|token| document.word(token).len()).collect();
        self.letters == 0 && matches!(lengths[..], [3, 4] | [3, 3, 4] | [1, 3, 3, 4])
    }

    pub(super) fn span(&self, document: &Document<'_>) -> std::ops::Range<usize> {
        document.span(self.first, self.end)
    }
}
