//! From bytes of UTF-8 to the code units of a JavaScript string.

/// Turns rising byte offsets of one text into UTF-16 offsets, in one pass.
pub(crate) struct Units<'a> {
    text: &'a str,
    ascii: bool,
    byte: usize,
    unit: usize,
}

impl<'a> Units<'a> {
    pub(crate) fn of(text: &'a str) -> Self {
        Units { text, ascii: text.is_ascii(), byte: 0, unit: 0 }
    }

    /// The offset in code units; `byte` must be a character boundary.
    pub(crate) fn at(&mut self, byte: usize) -> usize {
        if self.ascii {
            return byte;
        }
        if byte < self.byte {
            (self.byte, self.unit) = (0, 0);
        }
        self.unit += self.text.get(self.byte..byte).unwrap_or_default().encode_utf16().count();
        self.byte = byte;
        self.unit
    }
}

#[cfg(test)]
mod tests {
    use super::Units;

    #[test]
    fn units() {
        let text = "año 🎉 e\u{301} x\r\n\u{fffd}!";
        let mut units = Units::of(text);
        for (byte, char) in text.char_indices() {
            assert_eq!(units.at(byte), text[..byte].encode_utf16().count(), "{char}");
        }
        assert_eq!(units.at(0), 0);
        assert_eq!(units.at(text.len()), text.encode_utf16().count());
        assert_eq!(Units::of("plain").at(3), 3);
    }
}
