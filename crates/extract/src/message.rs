//! A message, and the map from its text back to the bytes of its file.

use std::ops::Range;

/// A message found in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The text as its reader will see it: escapes, entities and markup are resolved.
    pub text: String,
    /// Where the text comes from, in the order of the text; never empty.
    pieces: Vec<Piece>,
}

/// A run of a message's text with one origin. It ends where the next one begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    /// The first byte of the text.
    pub(crate) at: usize,
    /// The first byte of the file.
    pub(crate) start: usize,
    /// The byte of the file after the last one.
    pub(crate) end: usize,
    /// Whether the file has the text byte for byte. Otherwise the piece is something like an escape, which is pointed at
    /// as a whole or not at all.
    pub(crate) copied: bool,
}

impl Message {
    pub(crate) fn new(text: String, pieces: Vec<Piece>) -> Self {
        debug_assert!(!pieces.is_empty());
        Message { text, pieces }
    }

    /// The first byte of the message in the file.
    pub fn start(&self) -> usize {
        self.pieces.first().map_or(0, |piece| piece.start)
    }

    /// The byte of the file after the message's last one.
    pub fn end(&self) -> usize {
        self.pieces.last().map_or(0, |piece| piece.end)
    }

    /// The bytes of the file that a range of the text's bytes was read from.
    ///
    /// A range that touches something the file writes differently, such as `\n` or `&amp;`, takes in the whole of it.
    /// Markup between the ends of the range is part of the answer, markup around it is not. An empty range gives an empty
    /// range; one that reaches beyond the text or into a character is mended, so that the answer always lies in the file,
    /// on character boundaries.
    pub fn file_span(&self, span: Range<usize>) -> Range<usize> {
        let from = floor(&self.text, span.start);
        let to = ceil(&self.text, span.end);
        let start = if from < self.text.len() { self.file_start(from) } else { self.end() };
        if to <= from { start..start } else { start..self.file_end(to).max(start) }
    }

    /// Whether nothing but text lies between the first byte and the last: no tag, no branch of a condition, no expression that
    /// would go with it if another text took its place.
    pub fn is_one_run(&self, source: &str) -> bool {
        let is_joint = |gap: &str| gap.chars().all(|c| c.is_whitespace() || "\"'`+.\\".contains(c));
        let mut last = self.start();
        self.pieces.iter().enumerate().all(|(nth, piece)| {
            let gap = source.get(last..piece.start);
            last = piece.end;
            let end = self.pieces.get(nth + 1).map_or(self.text.len(), |next| next.at);
            let is_expression = !piece.copied && end - piece.at > '\u{10ffff}'.len_utf8();
            // Two that come from one place have no gap between them either.
            gap.is_some_and(is_joint) && !is_expression
        })
    }

    /// This message, which was found in the text of `outer`, as a message of the file of `outer`.
    pub(crate) fn within(self, outer: &Message) -> Message {
        let mut pieces = Vec::with_capacity(self.pieces.len());
        for piece in self.pieces {
            if !piece.copied {
                let span = outer.file_span(piece.start..piece.end);
                push(&mut pieces, Piece { start: span.start, end: span.end, ..piece });
                continue;
            }
            let (mut at, mut from) = (piece.at, piece.start);
            while from < piece.end {
                let index = outer.piece(from);
                let origin = outer.pieces[index];
                let next = outer.pieces.get(index + 1).map_or(outer.text.len(), |next| next.at);
                let to = piece.end.min(next.max(from + 1));
                let (start, end) = if origin.copied {
                    (origin.start + from - origin.at, origin.start + to - origin.at)
                } else {
                    (origin.start, origin.end)
                };
                push(&mut pieces, Piece { at, start, end, copied: origin.copied });
                (at, from) = (at + to - from, to);
            }
        }
        Message::new(self.text, pieces)
    }

    /// The piece that this byte of the text lies in.
    fn piece(&self, offset: usize) -> usize {
        self.pieces.partition_point(|piece| piece.at <= offset).saturating_sub(1)
    }

    fn file_start(&self, offset: usize) -> usize {
        let Some(piece) = self.pieces.get(self.piece(offset)) else { return 0 };
        if piece.copied { (piece.start + offset - piece.at).min(piece.end) } else { piece.start }
    }

    /// `offset` is at least 1. The byte before it decides: markup that follows it is no part of what was read.
    fn file_end(&self, offset: usize) -> usize {
        let Some(piece) = self.pieces.get(self.piece(offset - 1)) else { return 0 };
        if piece.copied { (piece.start + offset - piece.at).min(piece.end) } else { piece.end }
    }
}

/// Adds a piece, as part of the last one when both are one run of the file.
pub(crate) fn push(pieces: &mut Vec<Piece>, piece: Piece) {
    match pieces.last_mut() {
        Some(last) if last.copied && piece.copied && last.end == piece.start => last.end = piece.end,
        _ => pieces.push(piece),
    }
}

/// The last character boundary up to here.
pub(crate) fn floor(text: &str, offset: usize) -> usize {
    let offset = offset.min(text.len());
    (0..=offset).rev().find(|offset| text.is_char_boundary(*offset)).unwrap_or(0)
}

fn ceil(text: &str, offset: usize) -> usize {
    (offset..text.len()).find(|offset| text.is_char_boundary(*offset)).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::Draft;

    /// `Caf\u00e9 <b>olé</b>` without its markup.
    fn message(file: &str) -> Message {
        let mut draft = Draft::default();
        draft.copy(file, 0..3);
        draft.replace("é", 3..9);
        draft.copy(file, 9..10);
        draft.copy(file, 13..17);
        draft.finish().unwrap()
    }

    #[test]
    fn spans() {
        let file = "Caf\\u00e9 <b>olé</b>";
        let message = message(file);
        assert_eq!(message.text, "Café olé");
        assert_eq!((message.start(), message.end()), (0, 17));
        for (span, place) in [
            (0..3, "Caf"),
            (3..5, "\\u00e9"),
            (4..5, "\\u00e9"),
            (2..4, "f\\u00e9"),
            (0..6, "Caf\\u00e9 "),
            (6..10, "olé"),
            (8..9, "é"),
            (9..99, "é"),
            (5..10, " <b>olé"),
            (10..10, ""),
            (99..99, ""),
        ] {
            assert_eq!(&file[message.file_span(span.clone())], place, "{span:?}");
        }
        assert_eq!(message.file_span(10..10), 17..17);
        assert_eq!(message.file_span(3..3), 3..3);
        assert_eq!(message.file_span(Range { start: 2, end: 1 }), 2..2);
    }

    #[test]
    fn one_run() {
        let file = "'It\\'s ' + x + \" <b>so</b>\"";
        let (it, is, so) = (1..3, 3..5, 15..16);
        let mut draft = Draft::default();
        draft.copy(file, it);
        draft.replace("'", is);
        draft.copy(file, 5..7);
        assert!(draft.take().unwrap().is_one_run(file));
        draft.copy(file, 5..7);
        draft.copy(file, so.clone());
        assert!(!draft.take().unwrap().is_one_run(file));
        draft.copy(file, 5..7);
        draft.replace("{name}", 11..12);
        assert!(!draft.take().unwrap().is_one_run(file));
        draft.copy(file, so);
        draft.copy(file, 19..21);
        assert!(!draft.take().unwrap().is_one_run(file));
    }

    #[test]
    fn a_message_within_a_message() {
        let file = "Caf\\u00e9 <b>olé</b>";
        let outer = message(file);
        let mut draft = Draft::default();
        draft.copy(&outer.text, 2..7);
        draft.replace("LÉ", 7..10);
        let inner = draft.finish().unwrap().within(&outer);
        assert_eq!(inner.text, "fé oLÉ");
        assert_eq!(&file[inner.file_span(0..3)], "f\\u00e9");
        assert_eq!(&file[inner.file_span(4..5)], "o");
        assert_eq!(&file[inner.file_span(6..8)], "lé");
    }
}
