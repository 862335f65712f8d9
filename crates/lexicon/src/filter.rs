//! A bit filter over word pairs: the cheap question asked before the automaton is walked.
//!
//! A walk costs some 75 ns, and most words of a message begin no term. The filter holds two bits for each one-word term
//! and for the first two words of each longer term, so that a word is walked only when it, or it and its successor,
//! can begin a term. It never refuses a true match.
//!
//! Words are hashed without their trailing run of the letters s, e, i, y, because a plural (`biopsies`, `tests`) must
//! pass wherever its singular does.

use std::collections::BTreeSet;

use crate::spelling::ENDINGS;

/// 64 KB. Two bits a key: fine up to 26,000 keys.
const SMALL: usize = 1 << 16;
/// 128 KB, for larger lexicons.
const LARGE: usize = 1 << 17;

/// A word this short keeps its last letters: `mri` and `mris` meet at three.
const SHORTEST_STEM: usize = 3;

/// The running hash of one word.
#[derive(Clone, Copy, Default)]
pub(crate) struct WordHash(u64);

impl WordHash {
    /// Adds a folded byte.
    #[inline]
    pub(crate) fn push(&mut self, byte: u8) {
        self.0 = self.0.rotate_left(7) ^ u64::from(byte);
    }

    /// Takes back the byte that was added last.
    #[inline]
    pub(crate) fn pop(&mut self, byte: u8) {
        self.0 = (self.0 ^ u64::from(byte)).rotate_right(7);
    }

    /// The key of a word; `folded` yields its folded bytes from the last to the first, `length` is their count.
    #[inline]
    pub(crate) fn stem(mut self, folded: impl Iterator<Item = u8>, mut length: usize) -> u64 {
        if length <= SHORTEST_STEM {
            return self.0;
        }
        for byte in folded {
            if length <= SHORTEST_STEM || !matches!(byte, b's' | b'e' | b'i' | b'y') {
                break;
            }
            self.pop(byte);
            length -= 1;
        }
        self.0
    }
}

/// The key of a folded word.
pub(crate) fn word_key(word: &str) -> u64 {
    let mut hash = WordHash::default();
    word.bytes().for_each(|byte| hash.push(byte));
    hash.stem(word.bytes().rev(), word.len())
}

/// The key of a folded term: its word, or its first two; none for the row of an ending, which begins no word.
pub(crate) fn term_key(term: &str) -> Option<u64> {
    let mut words = term.split(' ').map(word_key);
    let key = match (words.next(), words.next()) {
        (Some(first), Some(second)) => pair(first, second),
        (first, _) => first.unwrap_or_default(),
    };
    (!term.starts_with(char::from(ENDINGS))).then_some(key)
}

/// The key of two neighbouring words.
#[inline]
pub(crate) fn pair(first: u64, second: u64) -> u64 {
    first.wrapping_mul(0xC2B2_AE3D_27D4_EB4F).rotate_left(31) ^ second
}

/// The filter's bytes, in place.
#[derive(Clone, Copy)]
pub(crate) struct Filter<'a>(&'a [u8]);

impl<'a> Filter<'a> {
    /// The filter in these bytes, if their number is a power of two.
    pub(crate) fn new(bytes: &'a [u8]) -> Option<Self> {
        bytes.len().is_power_of_two().then_some(Self(bytes))
    }

    /// Whether a term may begin with this key.
    #[inline]
    pub(crate) fn may_hold(self, key: u64) -> bool {
        let (first, second) = bits(key, self.0.len());
        self.bit(first) && self.bit(second)
    }

    #[inline]
    fn bit(self, index: usize) -> bool {
        self.0[index >> 3 & (self.0.len() - 1)] >> (index & 7) & 1 != 0
    }
}

/// The two bits of a key; the second lies in the same 64 bytes, so that a probe touches one cache line.
#[inline]
fn bits(key: u64, length: usize) -> (usize, usize) {
    let mixed = key.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let first = (mixed >> 40) as usize & (length * 8 - 1);
    (first, first ^ (1 + (mixed >> 20 & 255)) as usize)
}

/// The filter that holds these keys: 64 KB, or 128 KB once the keys pass a twentieth of its bits.
///
/// At a tenth every twelfth word would be walked in vain, and the larger filter is mostly zeros, which compress.
pub(crate) fn build(keys: &BTreeSet<u64>) -> Vec<u8> {
    fill(keys, if keys.len() * 20 > SMALL * 8 { LARGE } else { SMALL })
}

/// A filter of ordinary words; it may take one stranger in two hundred for one of them.
pub(crate) fn build_ordinary(keys: &BTreeSet<u64>) -> Vec<u8> {
    fill(keys, (keys.len() * 3).next_power_of_two())
}

fn fill(keys: &BTreeSet<u64>, length: usize) -> Vec<u8> {
    let mut filter = vec![0_u8; length];
    for &key in keys {
        let (first, second) = bits(key, length);
        filter[first >> 3] |= 1 << (first & 7);
        filter[second >> 3] |= 1 << (second & 7);
    }
    filter
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn singular_and_plural_share_a_key() {
        for (one, many) in [
            ("test", "tests"),
            ("biopsy", "biopsies"),
            ("abscess", "abscesses"),
            ("mri", "mris"),
            ("diagnosis", "diagnoses"),
            ("eye", "eyes"),
            ("disease", "diseases"),
        ] {
            assert_eq!(word_key(one), word_key(many), "{one} {many}");
        }
        assert_ne!(word_key("cast"), word_key("cash"));
    }

    #[test]
    fn every_key_passes() {
        let keys = (0..60_000_u64).map(|n| n.wrapping_mul(0x2545_F491_4F6C_DD1D)).collect();
        let bytes = build(&keys);
        assert_eq!(bytes.len(), LARGE);
        let filter = Filter::new(&bytes).unwrap();
        assert!(keys.iter().all(|&key| filter.may_hold(key)));
        let passes = (0..60_000_u64).filter(|n| filter.may_hold(n.wrapping_mul(0x9E37_79B9) ^ 5)).count();
        assert!(passes < 6_000, "a filter that lets {passes} of 60,000 strangers through is no filter");
    }
}
