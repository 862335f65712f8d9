//! Backslash escapes of JSON and JavaScript strings.

use std::ops::Range;

use crate::draft::Draft;

/// Adds the contents of a string literal to a draft, decoded.
///
/// One decoder serves both languages: the JSON parser has refused what JavaScript alone allows before this is asked.
pub(crate) fn decode(draft: &mut Draft, source: &str, range: Range<usize>) {
    let mut at = range.start;
    while let Some(plain) = source[at..range.end].find('\\') {
        draft.copy(source, at..at + plain);
        at += plain;
        let (length, character) = escape(&source[at..range.end]);
        if let Some(character) = character {
            draft.replace(character.encode_utf8(&mut [0; 4]), at..at + length);
        }
        at += length;
    }
    draft.copy(source, at..range.end);
}

/// The bytes of the escape that `rest` begins with, and the character it stands for, if any.
fn escape(rest: &str) -> (usize, Option<char>) {
    let Some(kind) = rest[1..].chars().next() else { return (1, Some('\\')) };
    let simple = |character| (2, Some(character));
    match kind {
        'n' => simple('\n'),
        't' => simple('\t'),
        'r' => simple('\r'),
        'b' => simple('\u{8}'),
        'f' => simple('\u{c}'),
        'v' => simple('\u{b}'),
        '0' => simple('\0'),
        // A backslash at the end of a line joins it with the next one.
        '\r' if rest[2..].starts_with('\n') => (3, None),
        '\n' | '\r' => (2, None),
        'x' => hexadecimal(rest.get(2..4)).map_or((2, Some('x')), |unit| (4, char::from_u32(unit))),
        'u' => unicode(rest).unwrap_or((2, Some('u'))),
        other => (1 + other.len_utf8(), Some(other)),
    }
}

/// `\u00e9`, `\ud83d\udc8a` or `\u{1f48a}`.
fn unicode(rest: &str) -> Option<(usize, Option<char>)> {
    let known = |code| Some(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
    if let Some(braced) = rest[2..].strip_prefix('{') {
        let digits = braced.bytes().take(7).position(|byte| byte == b'}')?;
        return Some((digits + 4, known(hexadecimal(Some(&braced[..digits]))?)));
    }
    let high = hexadecimal(rest.get(2..6))?;
    if (0xD800..0xDC00).contains(&high)
        && rest.get(6..8) == Some("\\u")
        && let Some(low) = hexadecimal(rest.get(8..12))
        && (0xDC00..0xE000).contains(&low)
    {
        return Some((12, known(0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00))));
    }
    Some((6, known(high)))
}

fn hexadecimal(digits: Option<&str>) -> Option<u32> {
    let digits = digits?;
    // The conversion would also take a sign.
    digits.bytes().all(|byte| byte.is_ascii_hexdigit()).then(|| u32::from_str_radix(digits, 16).ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes() {
        for (source, text) in [
            ("plain", "plain"),
            (r"a\nb\tc\\d\/e\q", "a\nb\tc\\d/eq"),
            (r"caf\u00e9s", "cafés"),
            (r"\ud83d\udc8a pills", "💊 pills"),
            (r"\u{1f48a} \x41", "💊 A"),
            (r"\ud83d alone \udc8a", "\u{fffd} alone \u{fffd}"),
            (r"\ud83d\u0041", "\u{fffd}A"),
            (r"\u{}\u{110000}\u{12", "u{}\u{fffd}u{12"),
            (r"\u12 \x1 \u+123", "u12 x1 u+123"),
            ("join\\\r\ned\\\nlines", "joinedlines"),
            ("end\\", "end\\"),
            ("\\é\\u00é", "éu00é"),
        ] {
            let mut draft = Draft::default();
            decode(&mut draft, source, 0..source.len());
            assert_eq!(draft.text(), text, "{source}");
        }
    }
}
