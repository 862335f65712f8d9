//! Text folding: one spelling for every way of typing the same words, with a map back to the original.
//!
//! Folding happens in two steps, because rules still need to see capitals. [`Plain::of`] takes accents off, drops
//! zero-width characters and turns typographic and look-alike letters into ASCII; pure ASCII, the usual case, is borrowed
//! as it is. [`class_of`] then folds case and says what each byte is to the matcher, through a table.
//! [`fold_term`] joins both for dictionary rows.

use std::borrow::Cow;

use crate::forms::{LONGER, RUNS};

/// A message with its look-alikes undone, capitals kept, and the way back to the original bytes.
#[derive(Clone, Debug)]
pub struct Plain<'a> {
    text: Cow<'a, str>,
    /// For each byte of `text`, and its end, the byte of the original; empty means they are the same.
    offsets: Vec<u32>,
}

impl<'a> Plain<'a> {
    /// The plain form of a text.
    pub fn of(original: &'a str) -> Self {
        if original.is_ascii() {
            return Plain { text: Cow::Borrowed(original), offsets: Vec::new() };
        }
        let mut text = String::with_capacity(original.len());
        let mut offsets = Vec::with_capacity(original.len() + 1);
        let mut rest = original;
        while let Some(char) = rest.chars().next() {
            let start = original.len() - rest.len();
            // Most of a message is ASCII even when some of it is not.
            let ascii = rest.bytes().take_while(|byte| byte.is_ascii() && *byte != BLANK as u8).count();
            if ascii > 0 {
                text.push_str(&rest[..ascii]);
                offsets.extend(start as u32..(start + ascii) as u32);
                rest = &rest[ascii..];
                continue;
            }
            let before = text.len();
            push_plain(char, &mut text);
            offsets.extend(std::iter::repeat_n(start as u32, text.len() - before));
            rest = &rest[char.len_utf8()..];
        }
        offsets.push(original.len() as u32);
        Plain { text: Cow::Owned(text), offsets }
    }

    /// The plain text. Look-alikes are ASCII here; other characters stay as they are.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The plain text with these byte ranges blanked out: no word can match inside or across them.
    ///
    /// Ranges must lie on character boundaries of [`Plain::text`]; others are left alone.
    pub fn without(&self, ranges: &[std::ops::Range<usize>]) -> Cow<'_, str> {
        if ranges.is_empty() {
            return Cow::Borrowed(&self.text);
        }
        let mut text = String::with_capacity(self.text.len());
        let mut done = 0;
        for range in ranges {
            if let (Some(kept), Some(_)) = (self.text.get(done..range.start), self.text.get(range.clone())) {
                text.push_str(kept);
                text.extend(std::iter::repeat_n(BLANK, range.len()));
                done = range.end;
            }
        }
        text.push_str(&self.text[done..]);
        Cow::Owned(text)
    }

    /// The bytes of the original that a span of the plain text came from, on character boundaries.
    pub fn original(&self, span: std::ops::Range<usize>) -> std::ops::Range<usize> {
        if self.offsets.is_empty() {
            return span;
        }
        let last = self.offsets.len() - 1;
        let start = span.start.min(last);
        let mut end = span.end.clamp(start, last);
        // A span that ends inside an expansion (ﬁ -> fi) covers the whole character.
        while end > start && end < last && self.offsets[end] == self.offsets[end - 1] {
            end += 1;
        }
        self.offsets[start] as usize..self.offsets[end] as usize
    }
}

/// Stands for blanked-out bytes; [`class_of`] makes it a hard break.
const BLANK: char = '\u{1f}';

/// What a byte of plain text is to the matcher.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ByteClass {
    /// Part of a word, in lower case.
    Word(u8),
    /// Not there: an apostrophe inside a word.
    Skip,
    /// Between two words of one term: white space, a line end, or one of `- _ / . & + * ~ % #`.
    Gap,
    /// Never inside a term: comma, colon, bracket, emoji.
    Break,
}

/// What this byte of plain text is to the matcher.
#[inline]
pub fn class_of(byte: u8) -> ByteClass {
    match FOLD[usize::from(byte)] {
        BREAK => ByteClass::Break,
        SKIP => ByteClass::Skip,
        GAP => ByteClass::Gap,
        folded => ByteClass::Word(folded),
    }
}

pub(crate) const BREAK: u8 = 0;
pub(crate) const SKIP: u8 = 1;
pub(crate) const GAP: u8 = b' ';

/// The folded byte of a word byte (always above `GAP`), or one of the three marks above.
pub(crate) static FOLD: [u8; 256] = {
    let mut table = [BREAK; 256];
    let mut byte = 0;
    while byte < 256 {
        let b = byte as u8;
        table[byte] = match b {
            b'a'..=b'z' | b'0'..=b'9' => b,
            b'A'..=b'Z' => b | 0x20,
            b'\'' | b'`' => SKIP,
            b' ' | b'\t' | b'\n' | b'\r' | b'-' | b'_' | b'/' | b'.' | b'&' | b'+' | b'*' | b'~' | b'%' | b'#' => GAP,
            _ => BREAK,
        };
        byte += 1;
    }
    table
};

/// A dictionary term as it lies in the lexicon: plain, lower case, one space between words.
pub fn fold_term(term: &str) -> String {
    let plain = Plain::of(term);
    let mut folded = String::with_capacity(term.len());
    for byte in plain.text().bytes() {
        match FOLD[usize::from(byte)] {
            SKIP => {}
            GAP | BREAK => {
                if !folded.is_empty() && !folded.ends_with(' ') {
                    folded.push(' ');
                }
            }
            byte => folded.push(char::from(byte)),
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

fn push_plain(char: char, out: &mut String) {
    if char.is_ascii() {
        // A message must not be able to fake a blanked range.
        out.push(if char == BLANK { ' ' } else { char });
        return;
    }
    match char {
        // Zero-width characters, soft hyphen, bidi controls, variation selectors, combining marks.
        '\u{ad}'
        | '\u{34f}'
        | '\u{61c}'
        | '\u{180e}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{300}'..='\u{36f}' => return,
        '\u{2028}' | '\u{2029}' | '\u{85}' => return out.push('\n'),
        '‘' | '’' | '‚' | '‛' | 'ʼ' | '´' | '′' => return out.push('\''),
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' => return out.push('"'),
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => return out.push('-'),
        '×' => return out.push('x'),
        'ß' => return out.push_str("ss"),
        'Ø' => return out.push('O'),
        'ø' => return out.push('o'),
        'æ' => return out.push_str("ae"),
        'œ' => return out.push_str("oe"),
        'ł' => return out.push('l'),
        'Ł' => return out.push('L'),
        'Æ' => return out.push_str("AE"),
        'Œ' => return out.push_str("OE"),
        'đ' => return out.push('d'),
        'Đ' => return out.push('D'),
        'ı' => return out.push('i'),
        'µ' | 'μ' => return out.push('u'),
        _ => {}
    }
    if char.is_whitespace() {
        return out.push(' ');
    }
    if let Some(letter) = look_alike(char) {
        return out.push(letter);
    }
    // Accents, full-width, mathematical and circled letters: keep the ASCII part of the decomposition.
    let before = out.len();
    if let Some(letter) = form_of(char) {
        out.push(letter);
    } else if let Ok(at) = LONGER.binary_search_by_key(&char, |&(known, _)| known) {
        out.push_str(LONGER[at].1);
    }
    if out.len() == before {
        out.push(char);
    }
}

/// The one ASCII character that this one is a form of.
fn form_of(char: char) -> Option<char> {
    let code = u32::from(char);
    let run = RUNS.partition_point(|&(start, ..)| start <= code).checked_sub(1)?;
    let (start, count, first, step) = RUNS[run];
    let further = code - start;
    (further < u32::from(count)).then(|| char::from(first + further as u8 * step))
}

/// Cyrillic and Greek letters that a reader takes for Latin ones.
pub fn look_alike(char: char) -> Option<char> {
    Some(match char {
        'А' | 'Α' => 'A',
        'В' | 'Β' => 'B',
        'С' => 'C',
        'Е' | 'Ε' => 'E',
        'Н' | 'Η' => 'H',
        'І' | 'Ι' => 'I',
        'Ј' => 'J',
        'К' | 'Κ' => 'K',
        'М' | 'Μ' => 'M',
        'Ν' => 'N',
        'О' | 'Ο' => 'O',
        'Р' | 'Ρ' => 'P',
        'Ԛ' => 'Q',
        'Ѕ' => 'S',
        'Т' | 'Τ' => 'T',
        'Ԝ' => 'W',
        'Х' | 'Χ' => 'X',
        'У' | 'Υ' => 'Y',
        'Ζ' => 'Z',
        'а' | 'α' => 'a',
        'в' | 'β' => 'b',
        'с' | 'ϲ' => 'c',
        'ԁ' => 'd',
        'е' | 'ε' => 'e',
        'һ' | 'н' => 'h',
        'і' | 'ι' => 'i',
        'ј' | 'ϳ' => 'j',
        'к' | 'κ' => 'k',
        'м' => 'm',
        'о' | 'ο' => 'o',
        'р' | 'ρ' => 'p',
        'ԛ' => 'q',
        'г' => 'r',
        'ѕ' => 's',
        'т' | 'τ' => 't',
        'υ' => 'u',
        'ν' => 'v',
        'ԝ' => 'w',
        'х' | 'χ' => 'x',
        'у' => 'y',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ascii_is_borrowed() {
        let plain = Plain::of("Your appointment");
        assert!(matches!(plain.text, Cow::Borrowed(_)));
        assert_eq!(plain.original(5..16), 5..16);
    }

    #[test]
    fn spellings_become_one() {
        for (typed, folded) in [
            ("Losartán", "losartan"),
            ("check-up", "check up"),
            ("Crohn’s  disease", "crohns disease"),
            ("m\u{200b}etfor\u{ad}min", "metformin"),
            ("ＭＲＩ", "mri"),
            ("mеtfоrmin", "metformin"),
            ("𝐝𝐢𝐚𝐛𝐞𝐭𝐞𝐬", "diabetes"),
            ("X_ray", "x ray"),
            ("  año ", "ano"),
            ("e\u{301}xamen", "examen"),
            ("…", ""),
        ] {
            assert_eq!(fold_term(typed), folded, "{typed}");
            assert_eq!(fold_term(folded), folded, "folding is stable");
        }
    }

    #[test]
    fn spans_map_back_to_whole_characters() {
        let original = "Su losarta\u{301}n \u{200b}está";
        let plain = Plain::of(original);
        assert_eq!(plain.text(), "Su losartan esta");
        assert_eq!(&original[plain.original(3..11)], "losarta\u{301}n");
        assert_eq!(&original[plain.original(12..16)], "está");
        // ⑿ becomes (12): a word inside it is the character itself.
        let plain = Plain::of("⑿ mg");
        assert_eq!((plain.text(), plain.original(1..3)), ("(12) mg", 0..3));
    }

    #[test]
    fn blanked_ranges_keep_their_length() {
        let plain = Plain::of("Your {{dx}} visit");
        assert_eq!(plain.without(std::slice::from_ref(&(5..11))).len(), plain.text().len());
        assert_eq!(class_of(plain.without(std::slice::from_ref(&(5..11))).as_bytes()[7]), ByteClass::Break);
        assert_eq!(
            plain.without(std::slice::from_ref(&(90..99))),
            "Your {{dx}} visit",
            "a range outside the text is left alone"
        );
    }
}
