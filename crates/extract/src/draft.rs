//! A message while it is being put together, piece by piece.

use std::ops::Range;

use crate::message::{Message, Piece, push};

/// How far [`Draft::align`] looks ahead for a character. Markup inside a run of text is short, and a bound keeps the work
/// linear.
const AHEAD: usize = 64;

/// Text so far, and where it came from.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    text: String,
    pieces: Vec<Piece>,
}

impl Draft {
    /// A part of the source as a message of it, unless it is blank.
    pub(crate) fn of(source: &str, range: Range<usize>) -> Option<Message> {
        let mut draft = Draft::default();
        draft.copy(source, range);
        draft.finish()
    }

    /// The text so far.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Adds these bytes of the source as they stand.
    pub(crate) fn copy(&mut self, source: &str, range: Range<usize>) {
        if range.is_empty() {
            return;
        }
        let at = self.text.len();
        self.text.push_str(&source[range.clone()]);
        push(&mut self.pieces, Piece { at, start: range.start, end: range.end, copied: true });
    }

    /// Adds text that stands for these bytes of the source.
    pub(crate) fn replace(&mut self, text: &str, range: Range<usize>) {
        if text.is_empty() {
            return;
        }
        let at = self.text.len();
        self.text.push_str(text);
        push(&mut self.pieces, Piece { at, start: range.start, end: range.end, copied: false });
    }

    /// Adds text that this range of the source stands for, be it as it stands or as an entity.
    pub(crate) fn copy_or_replace(&mut self, text: &str, source: &str, range: Range<usize>) {
        if source[range.clone()] == *text { self.copy(source, range) } else { self.replace(text, range) }
    }

    /// Adds text that the source has in this range with markup in between, such as the `>` before the second line of
    /// inline code in a block quote.
    pub(crate) fn align(&mut self, text: &str, source: &str, range: Range<usize>) {
        let mut at = range.start;
        for character in text.chars() {
            let rest = &source[at..range.end];
            let length = character.len_utf8();
            if rest.starts_with(character) {
                self.copy(source, at..at + length);
                at += length;
            } else if character == ' ' && rest.starts_with(['\r', '\n']) {
                self.replace(" ", at..at + 1);
                at += 1;
            } else {
                let ahead = rest.char_indices().take_while(|(index, _)| *index < AHEAD);
                if let Some((index, _)) = ahead.into_iter().find(|(_, other)| *other == character) {
                    self.copy(source, at + index..at + index + length);
                    at += index + length;
                } else {
                    let next = rest.chars().next().map_or(0, char::len_utf8);
                    self.replace(character.encode_utf8(&mut [0; 4]), at..at + next);
                }
            }
        }
    }

    /// Adds text that the source has in this range over several lines, each behind its own indentation: YAML blocks, wrapped text.
    /// A line break may stand for a space, and several for fewer.
    pub(crate) fn align_lines(&mut self, text: &str, source: &str, range: Range<usize>) {
        let mut at = range.start;
        for character in text.chars() {
            let rest = &source[at..range.end];
            let length = character.len_utf8();
            if rest.starts_with(character) {
                self.copy(source, at..at + length);
                at += length;
                continue;
            }
            let gap = rest.len() - rest.trim_start().len();
            if matches!(character, ' ' | '\n') {
                self.replace(character.encode_utf8(&mut [0; 4]), at..at + gap);
                at += gap;
            } else if rest[gap..].starts_with(character) {
                at += gap;
                self.copy(source, at..at + length);
                at += length;
            } else {
                let next = rest.chars().next().map_or(0, char::len_utf8);
                self.replace(character.encode_utf8(&mut [0; 4]), at..at + next);
            }
        }
    }

    /// The message, unless it is blank.
    pub(crate) fn finish(self) -> Option<Message> {
        (!self.text.trim().is_empty()).then(|| Message::new(self.text, self.pieces))
    }

    /// The message so far without the space behind it, unless it is blank; the draft starts afresh.
    pub(crate) fn take_trimmed(&mut self) -> Option<Message> {
        let length = self.text.trim_end().len();
        self.text.truncate(length);
        while self.pieces.last().is_some_and(|piece| piece.at >= length) {
            self.pieces.pop();
        }
        if let Some(last) = self.pieces.last_mut().filter(|last| last.copied) {
            last.end = last.end.min(last.start + length - last.at);
        }
        self.take()
    }

    /// The message so far, unless it is blank; the draft starts afresh.
    pub(crate) fn take(&mut self) -> Option<Message> {
        std::mem::take(self).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn aligns_around_markup() {
        for (text, source, word, place) in [
            ("a b", "a b", "b", "b"),
            ("x y", "x\n> y", "y", "y"),
            ("a  b", "a\r\nb", "b", "b"),
            ("c|d", "c\\|d", "|d", "|d"),
            ("aéz", "a**é**z", "éz", "é**z"),
            ("a\u{fffd}b", "a\0b", "b", "b"),
        ] {
            let mut draft = Draft::default();
            draft.align(text, source, 0..source.len());
            let message = draft.finish().unwrap();
            let at = text.find(word).unwrap();
            assert_eq!(&source[message.file_span(at..at + word.len())], place, "{text}");
        }
    }
}
