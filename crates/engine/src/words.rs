//! Lists of words, most of which a word is not in: a mask of first letters and lengths says so before any is compared.

/// A list of words; see [`words!`].
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Words {
    list: &'static [&'static str],
    /// A bit for each first letter that occurs, and above it one for each length.
    mask: u64,
}

impl Words {
    pub(crate) const fn of(list: &'static [&'static str]) -> Self {
        let (mut mask, mut at) = (0, 0);
        while at < list.len() {
            let word = list[at].as_bytes();
            mask |= probe(if word.is_empty() { 0 } else { word[0] }, word.len());
            at += 1;
        }
        Words { list, mask }
    }

    /// Whether a word of this first byte and length may be in the list.
    #[inline]
    pub(crate) const fn may_have(&self, first: u8, length: usize) -> bool {
        let probe = probe(first, length);
        self.mask & probe == probe
    }

    /// Whether the word is in the list, in whatever case.
    #[inline]
    pub(crate) fn has(&self, word: &str) -> bool {
        let first = word.as_bytes().first().copied().unwrap_or_default();
        self.may_have(first, word.len()) && self.list.iter().any(|known| word.eq_ignore_ascii_case(known))
    }
}

/// The bits of a word: its first letter, whatever its case, and its length.
#[inline]
const fn probe(first: u8, length: usize) -> u64 {
    1 << (first & 31) | 1 << (32 + if length < 31 { length } else { 31 })
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
    fn a_mask_hides_no_word() {
        let list = words!["a" "Visit" "él" "supercalifragilisticexpialidocious"];
        for word in ["A", "vISIT", "él", "SUPERCALIFRAGILISTICEXPIALIDOCIOUS"] {
            assert!(list.has(word), "{word}");
        }
        for word in ["", "b", "visits", "aisit", "supercalifragilisticexpialidociou"] {
            assert!(!list.has(word), "{word}");
        }
    }
}
