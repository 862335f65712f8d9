//! Lines and columns of a source.

use crate::format::byte_order_mark;

/// Characters are counted in advance up to every multiple of this many bytes, so that a place far out on one long line
/// (minified JSON) is found as fast as any.
const BLOCK: usize = 128;

/// The lines of a source, for turning bytes into lines and columns.
///
/// Setting up reads the source once; each look-up takes O(log n). A line ends with `\n`, `\r\n` or a single `\r`.
#[derive(Clone, Debug)]
pub struct Lines<'a> {
    source: &'a str,
    /// The first byte of each line.
    starts: Vec<usize>,
    /// The characters before each block.
    counts: Vec<usize>,
}

impl<'a> Lines<'a> {
    /// Finds the lines of a source.
    pub fn new(source: &'a str) -> Self {
        let bytes = source.as_bytes();
        // A byte order mark is no character of the first line: no editor counts it.
        let mut starts = vec![byte_order_mark(source)];
        for (at, byte) in bytes.iter().enumerate() {
            if *byte == b'\n' || *byte == b'\r' && bytes.get(at + 1) != Some(&b'\n') {
                starts.push(at + 1);
            }
        }
        let mut characters = 0;
        let counts = bytes
            .chunks(BLOCK)
            .map(|block| {
                let before = characters;
                characters += count(block);
                before
            })
            .collect();
        Lines { source, starts, counts }
    }

    /// The line and the column of a byte of the source, both from 1; the column counts Unicode scalar values.
    ///
    /// A byte inside a character belongs to it; an offset beyond the source is its end.
    pub fn place(&self, offset: usize) -> (usize, usize) {
        let bytes = self.source.as_bytes();
        let mut offset = offset.min(bytes.len());
        while !self.source.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.starts.partition_point(|start| *start <= offset).max(1);
        let start = self.starts[line - 1].min(offset);
        (line, self.characters(offset) - self.characters(start) + 1)
    }

    /// The characters before this byte.
    fn characters(&self, offset: usize) -> usize {
        let block = offset / BLOCK;
        // An offset at the very end may stand behind the last block.
        let Some(before) = self.counts.get(block) else {
            return self
                .counts
                .last()
                .map_or(0, |before| before + count(&self.source.as_bytes()[(block - 1) * BLOCK..]));
        };
        before + count(&self.source.as_bytes()[block * BLOCK..offset])
    }
}

/// The characters that begin in these bytes.
fn count(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte).cast_signed() >= -0x40).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places() {
        for (source, offset, place) in [
            ("", 0, (1, 1)),
            ("", 9, (1, 1)),
            ("ab\ncd", 1, (1, 2)),
            ("ab\ncd", 2, (1, 3)),
            ("ab\ncd", 3, (2, 1)),
            ("ab\r\ncd", 3, (1, 4)),
            ("ab\r\ncd", 5, (2, 2)),
            ("ab\rcd", 3, (2, 1)),
            ("é💊x", 2, (1, 2)),
            ("é💊x", 4, (1, 2)),
            ("é💊x", 6, (1, 3)),
            ("\u{feff}ab", 3, (1, 1)),
            ("\u{feff}ab", 0, (1, 1)),
            ("ab\n", 3, (2, 1)),
        ] {
            assert_eq!(Lines::new(source).place(offset), place, "{source:?} {offset}");
        }
    }

    #[test]
    fn long_lines() {
        for length in [BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK, 10_000] {
            let source = format!("x\n{}é", "é".repeat(length / 2));
            let lines = Lines::new(&source);
            for (nth, (offset, _)) in source.char_indices().enumerate().skip(2) {
                assert_eq!(lines.place(offset), (2, nth - 1), "{length} {offset}");
            }
            assert_eq!(lines.place(source.len()), (2, length / 2 + 2));
        }
    }
}
