//! Lists of words, most of which a word is not in: a table of first letters and lengths says so before any is compared.

/// A list of words; see [`words!`].
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Words {
    list: &'static [&'static str],
    /// For each first letter, a bit for each length of the words that begin with it.
    lengths: [u32; 32],
}

impl Words {
    pub(crate) const fn of(list: &'static [&'static str]) -> Self {
        let (mut lengths, mut at) = ([0; 32], 0);
        while at < list.len() {
            let word = list[at].as_bytes();
            let first = if word.is_empty() { 0 } else { word[0] };
            lengths[letter(first)] |= bit(word.len());
            at += 1;
        }
        Words { list, lengths }
    }

    /// Whether a word of this first byte and length may be in the list.
    #[inline]
    pub(crate) const fn may_have(&self, first: u8, length: usize) -> bool {
        self.lengths[letter(first)] & bit(length) != 0
    }

    /// Whether the word is in the list, in whatever case.
    #[inline]
    pub(crate) fn has(&self, word: &str) -> bool {
        let first = word.as_bytes().first().copied().unwrap_or_default();
        self.may_have(first, word.len()) && self.list.iter().any(|known| word.eq_ignore_ascii_case(known))
    }
}

/// A letter's place in the table, whatever its case.
#[inline]
const fn letter(byte: u8) -> usize {
    (byte & 31) as usize
}

/// The bit of a length; all long words share one.
#[inline]
const fn bit(length: usize) -> u32 {
    1 << if length < 31 { length } else { 31 }
}

impl std::ops::Deref for Words {
    type Target = [&'static str];

    fn deref(&self) -> &Self::Target {
        self.list
    }
}

/// A list of words without commas, which the formatter leaves as it is written.
macro_rules! words {
    ($($word:literal)*) => { const { &$crate::words::Words::of(&[$($word),*]) } };
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_table_hides_no_word() {
        let list = words!["a" "Visit" "él" "supercalifragilisticexpialidocious"];
        for word in ["A", "vISIT", "él", "SUPERCALIFRAGILISTICEXPIALIDOCIOUS"] {
            assert!(list.has(word), "{word}");
        }
        for word in ["", "b", "visits", "aisit", "supercalifragilisticexpialidociou"] {
            assert!(!list.has(word), "{word}");
        }
    }
}
