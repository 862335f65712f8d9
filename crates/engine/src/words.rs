//! Lists of words, most of which a word is not in: a table of first letters and lengths says so before any is compared.

/// A list of words; see [`words!`].
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Words {
    /// Each word behind its length, by first letter: a block of bytes weighs a third of a list of strings.
    packed: &'static [u8],
    /// A bit for each first letter that occurs, and above it one for each length.
    mask: u64,
    /// Where the words of each first letter begin; nothing for a short list, which is looked through.
    starts: &'static [u16],
}

impl Words {
    /// The words of a block that [`pack`] made, with the [`starts`] of its letters.
    pub(crate) const fn of(packed: &'static [u8], starts: &'static [u16]) -> Self {
        let (mut mask, mut at) = (0, 0);
        while at < packed.len() {
            let length = packed[at] as usize;
            mask |= probe(packed[at + 1], length);
            at += length + 1;
        }
        Words { packed, mask, starts }
    }

    /// The words.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &'static str> {
        let mut rest = self.packed;
        std::iter::from_fn(move || {
            let (&length, words) = rest.split_first()?;
            let (word, behind) = words.split_at_checked(usize::from(length))?;
            rest = behind;
            std::str::from_utf8(word).ok()
        })
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
        self.has_bytes(word.as_bytes())
    }

    /// The same for the bytes of a word.
    #[inline]
    pub(crate) fn has_bytes(&self, word: &[u8]) -> bool {
        self.find(word, <[u8]>::eq_ignore_ascii_case)
    }

    /// Whether the word is in the list as it is written.
    pub(crate) fn contains(&self, word: &str) -> bool {
        self.find(word.as_bytes(), |known, word| known == word)
    }

    #[inline]
    fn find(&self, word: &[u8], same: fn(&[u8], &[u8]) -> bool) -> bool {
        let Some(&first) = word.first() else { return false };
        if !self.may_have(first, word.len()) {
            return false;
        }
        let letter = letter(first);
        let mut rest = match (self.starts.get(letter), self.starts.get(letter + 1)) {
            (Some(&start), Some(&end)) => self.packed.get(usize::from(start)..usize::from(end)).unwrap_or_default(),
            _ => self.packed,
        };
        while let [length, words @ ..] = rest {
            let Some((known, behind)) = words.split_at_checked(usize::from(*length)) else { return false };
            if known.len() == word.len() && same(known, word) {
                return true;
            }
            rest = behind;
        }
        false
    }
}

/// How many bytes the words take behind their lengths.
pub(crate) const fn packed_length(words: &[&str]) -> usize {
    let (mut sum, mut at) = (0, 0);
    while at < words.len() {
        sum += words[at].len() + 1;
        at += 1;
    }
    sum
}

/// The words behind their lengths, by first letter; none is empty or longer than 255 bytes.
pub(crate) const fn pack<const N: usize>(words: &[&str]) -> [u8; N] {
    assert!(N < 1 << 16);
    let (mut packed, mut to, mut first) = ([0; N], 0, 0);
    while first < 32 {
        let mut at = 0;
        while at < words.len() {
            let word = words[at].as_bytes();
            assert!(!word.is_empty() && word.len() < 256);
            if letter(word[0]) == first {
                packed[to] = word.len() as u8;
                let mut byte = 0;
                while byte < word.len() {
                    packed[to + 1 + byte] = word[byte];
                    byte += 1;
                }
                to += word.len() + 1;
            }
            at += 1;
        }
        first += 1;
    }
    packed
}

/// A list of so many bytes is worth knowing where its letters begin.
pub(crate) const LONG: usize = 320;

/// Where the words of each first letter begin in a block that [`pack`] made.
pub(crate) const fn starts(packed: &[u8]) -> [u16; 33] {
    let (mut starts, mut at, mut last) = ([0; 33], 0, 0);
    while at < packed.len() {
        while last < letter(packed[at + 1]) {
            last += 1;
            starts[last] = at as u16;
        }
        at += packed[at] as usize + 1;
    }
    while last < 32 {
        last += 1;
        starts[last] = at as u16;
    }
    starts
}

/// A letter's place in the table, whatever its case.
#[inline]
const fn letter(byte: u8) -> usize {
    (byte & 31) as usize
}

/// The bits of a first letter and a length; all long words share one.
#[inline]
const fn probe(first: u8, length: usize) -> u64 {
    1 << letter(first) | 1 << (32 + if length < 31 { length } else { 31 })
}

/// A list of words without commas, which the formatter leaves as it is written.
macro_rules! words {
    ($($word:literal)*) => {
        const {
            const LIST: &[&str] = &[$($word),*];
            const PACKED: [u8; $crate::words::packed_length(LIST)] = $crate::words::pack(LIST);
            const STARTS: [u16; 33] = $crate::words::starts(&PACKED);
            &$crate::words::Words::of(&PACKED, if PACKED.len() < $crate::words::LONG { &[] } else { &STARTS })
        }
    };
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
