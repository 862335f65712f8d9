//! `diagnosis-code`: ICD, CPT, HCPCS, SNOMED, LOINC and NDC codes.

use phi_lint_lexicon::Cues;

use super::quantity::is_digits;
use super::{Cue, DEFAULT, Document, Levels, RuleInfo, Sink, Text, Trigger};

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "diagnosis-code",
    catches: "An ICD-10-CM code, or an ICD-9, CPT, HCPCS, SNOMED, LOINC, NDC or DRG code beside the name of its system.",
    message: Text { en: "This contains a medical code", es: "Esto contiene un código médico" },
    why: Text {
        en: "Anyone can look the code up and read the diagnosis or procedure; the number identifies the patient.",
        es: "Cualquiera puede buscar el código y leer el diagnóstico o procedimiento; el número identifica al paciente.",
    },
    levels: Levels::row(b"E E W E E E"),
    bad: &[
        "The visit went in as [[J45.20]].",
        "Dx [[E78]] is on the form.",
        "CPT [[93000]] was sent to the plan.",
        "LOINC [[718-7]] is on order.",
    ],
    good: &[
        "Your appointment is in room E78 on level 2.",
        "Confirmation code J4M2K7.",
        "Use door code 93000 after six.",
        "Open 9-5, closed 12-1.",
    ],
    scan: Some((Trigger::Cues(Cues::of(&[Cue::Number, Cue::Mixed])), scan)),
    ..DEFAULT
};

/// How far a coding system or a room word reaches.
const REACH: usize = 4;

fn scan(document: &Document<'_>, sink: &mut Sink<'_>) {
    for &token in &document.coded {
        let word = document.word(token);
        // The usual number is no code: nothing in the message speaks of codes.
        if !document.cues.has(Cue::Code) && !is_category(word) {
            continue;
        }
        let near = document.cues_near(token, token + 1, REACH);
        let coded = near.has(Cue::Code);
        if near.has(Cue::Room) && !coded {
            continue;
        }
        let upper = word.to_ascii_uppercase();
        if is_category(word) || coded && is_category(&upper) {
            // E11.9: the part behind the full stop has no space before it.
            let decimal = document.gap(token) == "." && (1..=4).contains(&document.word(token + 1).len());
            if decimal {
                sink.report(document.span(token, token + 2));
            } else if coded {
                sink.report(document.span(token, token + 1));
            }
        } else if coded && is_undotted(&upper) {
            sink.report(document.span(token, token + 1));
        } else if coded && let Some(end) = other_code(document, token) {
            sink.report(document.span(token, end));
        }
    }
}

/// A code that only the name of its system beside it makes one; gives the token after it.
fn other_code(document: &Document<'_>, token: usize) -> Option<usize> {
    let word = document.word(token);
    let next = document.word(token + 1);
    let hyphen = document.gap(token) == "-";
    let follows = token > 0 && matches!(document.gap(token - 1), "-" | "." | "/");
    if follows || word.len() < 3 && !hyphen {
        return None;
    }
    let hcpcs = word.len() == 5 && word.as_bytes()[0].is_ascii_uppercase() && is_digits(&word[1..]);
    let dotted = document.gap(token) == "." && is_digits(next) && next.len() <= 2 && word.len() == 3 && is_digits(word);
    if hyphen && is_digits(word) && is_digits(next) {
        let ndc = document.gap(token + 1) == "-" && is_digits(document.word(token + 2));
        // CPT with its modifier: 99213-25.
        if word.len() == 5 && next.len() == 2 && !ndc {
            return Some(token + 2);
        }
        return if ndc { Some(token + 3) } else { is_loinc(word, next).then_some(token + 2) };
    }
    if dotted {
        return Some(token + 2);
    }
    (hcpcs || is_digits(word) && (3..=18).contains(&word.len())).then_some(token + 1)
}

/// E119: a code written without its full stop.
fn is_undotted(word: &str) -> bool {
    (4..=7).contains(&word.len()) && word.is_char_boundary(3) && is_category(&word[..3])
}

/// A LOINC number ends in a mod-10 check digit.
fn is_loinc(number: &str, check: &str) -> bool {
    let sum: u32 = number
        .bytes()
        .rev()
        .enumerate()
        .map(|(at, byte)| {
            let digit = u32::from(byte - b'0') * if at % 2 == 0 { 2 } else { 1 };
            digit / 10 + digit % 10
        })
        .sum();
    check.len() == 1 && number.len() <= 5 && check.parse() == Ok((10 - sum % 10) % 10)
}

/// A letter and two digits that begin codes of ICD-10-CM.
fn is_category(word: &str) -> bool {
    let &[letter, tens, last] = word.as_bytes() else { return false };
    if !letter.is_ascii_uppercase() || !tens.is_ascii_digit() {
        return false;
    }
    if last.is_ascii_digit() {
        let number = u32::from(tens - b'0') * 10 + u32::from(last - b'0');
        return CATEGORIES[usize::from(letter - b'A')] >> number & 1 != 0;
    }
    LETTERED.contains(&word)
}

/// The categories whose last character is a letter.
const LETTERED: [&str; 10] = ["C4A", "C7A", "C7B", "D3A", "I1A", "I5A", "J4A", "M1A", "O9A", "Z3A"];

/// The categories of ICD-10-CM, April 2026 release (National Center for Health Statistics, public domain): a row a letter, a
/// bit a number.
#[expect(clippy::unreadable_literal, reason = "a bit map, not a number")]
const CATEGORIES: [u128; 26] = [
    0xdffffecff9fff5fffdffe83ff, // A
    0xbdfefffff1ffffffe4e1f87ff, // B
    0x1fd7ffffff7fffbe7c7ffffff, // C
    0x0025f7fffffbffffffffffeff, // D
    0x003f9ffdfbdfc7f1dfff1afff, // E
    0xcef17c3f798fd3f87f3fffefe, // F
    0xffe0f03c3fffcf939c7b07fff, // G
    0x0fc0f0ffe7afedd1fde778c37, // H
    0xb83effffef01fffffdff1bfe7, // I
    0xdfc77007ff000bfffc077fe7f, // J
    0x0dcef3fdfff9c7f78fef07b7f, // K
    0xeffff1fdfdffe3f007ff07d3f, // L
    0xbfffbb9cef06fef1fcffffdf7, // M
    0xfffff3fc3f03fffbffefffdff, // N
    0xc5fe53ffff001ff1ff7f1ff9f, // O
    0x1fc1b75c03ffc00f83fc8ffbf, // P
    0xfbefffffff1fc3fffdff7fcff, // Q
    0xa7ffffef3ffffffbfeefffefb, // R
    0xffffffffffffffffffffbffff, // S
    0x001ffdefffffffff7dfffc080, // T
    0x0000000000000000000000280, // U
    0xffffffffffffffffffffffe7f, // V
    0x87760062b7ffe75fffffffffb, // W
    0xff00fff80041400fdc00ffd7f, // X
    0x8b41fffe7c000007bffe0039f, // Y
    0xfffffffffdfbbfff7f0fffb3f, // Z
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn categories_are_those_of_the_classification() {
        for word in ["E11", "F32", "U07", "Z79", "C4A", "B20"] {
            assert!(is_category(word), "{word}");
        }
        for word in ["E12", "e11", "E1", "E111", "U11"] {
            assert!(!is_category(word), "{word}");
        }
    }

    #[test]
    fn loinc_needs_its_check_digit() {
        assert!(is_loinc("4548", "4") && is_loinc("718", "7"));
        assert!(!is_loinc("4548", "5") && !is_loinc("9", "5") && !is_loinc("10", "2"));
    }
}
