//! Pieces: a message cut into the sentences and lines that stay or go as a whole.

use std::ops::Range;

use crate::sentence;
use crate::words::Words;

/// Emoji that lead to what follows them, where others end what came before.
const LABELS: &[char] = &['📅', '⏰', '📍', '📞', '🕒', '🕐', '🔗', '👉', '➡', '🗓', '☎', '📲'];

/// A question of so many bytes leads to what follows it.
const SHORT: usize = 12;
/// A line of so many bytes is taken for one that an editor wrapped.
const WRAPPED: usize = 55;

/// The sentences of a plain text, in bytes, without the white space between them.
pub(super) fn split(text: &str) -> Vec<Range<usize>> {
    let mut pieces: Vec<Range<usize>> = Vec::new();
    let mut line_start = 0;
    for line in text.split_inclusive('\n') {
        let known = pieces.len();
        sentences(text, line_start..line_start + line.len(), &mut pieces);
        if known > 0 && known < pieces.len() && is_wrapped(&text[pieces[known - 1].clone()], line) {
            let next = pieces.remove(known);
            pieces[known - 1].end = next.end;
        }
        line_start += line.len();
    }
    pieces
}

/// Whether a line goes on with the sentence of the line before it, as wrapped text does.
fn is_wrapped(before: &str, line: &str) -> bool {
    const JOINTS: &Words = words![
        "is" "are" "was" "on" "at" "with" "for" "to" "and" "or" "of" "in" "es" "esta" "el" "la" "con" "para" "de" "en" "y" "a"
    ];
    let open = before.ends_with(|char: char| char.is_alphanumeric() || char == ',');
    let first = line.split_whitespace().next().unwrap_or_default();
    let long = before.rsplit('\n').next().unwrap_or_default().len() >= WRAPPED;
    open && first.starts_with(char::is_lowercase) && (long || JOINTS.contains(first))
}

fn sentences(text: &str, line: Range<usize>, pieces: &mut Vec<Range<usize>>) {
    let bytes = text.as_bytes();
    let mut start = line.start;
    let mut at = line.start;
    while at < line.end {
        if !matches!(bytes[at], b'.' | b'!' | b'?') {
            at += 1;
            continue;
        }
        let first = at;
        while at < line.end && matches!(bytes[at], b'.' | b'!' | b'?' | b')' | b'"' | b'\'' | b'*' | b'_') {
            at += 1;
        }
        let ends = at == line.end || bytes[at].is_ascii_whitespace() || !bytes[at].is_ascii();
        // "Questions? Call 555-0142." belongs together.
        let asks = bytes[first] == b'?' && first - start <= SHORT && at < line.end;
        if ends
            && !asks
            && !(bytes[first] == b'.' && at == first + 1 && is_short(text, line.start.max(start), first, at))
        {
            at = emoji_behind(text, at, line.end);
            push(text, start..at, pieces);
            start = at;
        }
    }
    push(text, start..line.end, pieces);
}

/// Whether the full stop at `dot` belongs to an abbreviation.
fn is_short(text: &str, start: usize, dot: usize, next: usize) -> bool {
    let before = &text.as_bytes()[start..dot];
    let length = before.iter().rev().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let word = &before[before.len() - length..];
    // "at 9 a.m. Please": the sentence ends where a capital follows.
    let half = word.eq_ignore_ascii_case(b"m") && before.len() > 2 && before[before.len() - 2] == b'.';
    let capital = text[next..].trim_start().starts_with(|char: char| char.is_uppercase() || matches!(char, '¿' | '¡'));
    sentence::is_abbreviation(word) && !(half && capital) && !opens(text[next..].trim_start())
}

/// Whether a sentence begins here beyond doubt: "... 44 Elm St. Reply 1 to confirm."
pub(super) fn opens(rest: &str) -> bool {
    const OPENERS: &Words = words![
        "Reply" "Please" "Call" "Bring" "Your" "We" "You" "If" "Text" "Arrive" "Park" "See" "Thank" "Thanks" "Questions" "Don't" "Our"
        "Responda" "Llame" "Traiga" "Por" "Su" "Favor" "Gracias" "Conteste" "Llegue" "Si"
    ];
    OPENERS.contains(rest.split([' ', ',', ':', '?']).next().unwrap_or_default())
}

/// The end of the emoji that close a sentence.
fn emoji_behind(text: &str, from: usize, end: usize) -> usize {
    let mut at = from;
    for (offset, char) in text[from..end].char_indices() {
        if char == ' ' {
            continue;
        }
        if char.is_ascii() || char.is_alphanumeric() || LABELS.contains(&char) || matches!(char, '¿' | '¡') {
            break;
        }
        at = from + offset + char.len_utf8();
    }
    at
}

fn push(text: &str, range: Range<usize>, pieces: &mut Vec<Range<usize>>) {
    let piece = &text[range.clone()];
    let start = range.start + (piece.len() - piece.trim_start().len());
    let end = start + piece.trim().len();
    if start < end {
        pieces.push(start..end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_and_lines() {
        for (text, pieces) in [
            ("Hi Ana! See you at 9 a.m. Please park. 🙂", &["Hi Ana!", "See you at 9 a.m.", "Please park. 🙂"][..]),
            ("See Dr. Lee at 2.5 x.example now", &["See Dr. Lee at 2.5 x.example now"]),
            ("One.\n\n📅 Tue 5/4\n📍 Main", &["One.", "📅 Tue 5/4", "📍 Main"]),
            ("Ya! 📍 Calle 5. ¿Sí?", &["Ya!", "📍 Calle 5.", "¿Sí?"]),
            ("At 44 Elm St. Reply 1, ask St. Mary", &["At 44 Elm St.", "Reply 1, ask St. Mary"]),
            ("Your visit\nis at 9.\ncall us", &["Your visit\nis at 9.", "call us"]),
            ("  ", &[]),
        ] {
            let found: Vec<_> = split(text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, pieces, "{text}");
        }
    }
}
