//! A table of the commonest words, found without walking the automaton.
//!
//! Half the words of a message are cue and category words: your, appointment, at, clinic. The automaton would spend most of its time on
//! them, so their one-word rows stand in a hash table too. It is asked only when the word-pair filter rules out every
//! longer term that begins with the word, and then it gives the very row that a walk would find.

use std::collections::BTreeMap;

use crate::class::Class;
use crate::entry::Entry;
use crate::filter::word_key;

/// Slots that hold the number of a word, or [`EMPTY`].
const SLOTS: usize = 4096;
const EMPTY: u16 = u16::MAX;
/// A word, padded with zeros, and its entry.
const LONGEST: usize = 16;
const RECORD: usize = LONGEST + 8;

/// The table, in place.
#[derive(Clone, Copy)]
pub(crate) struct Common<'a> {
    slots: &'a [u8],
    records: &'a [u8],
}

impl<'a> Common<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Option<Self> {
        let (slots, records) = bytes.split_at_checked(SLOTS * 2)?;
        (records.len() % RECORD == 0).then_some(Self { slots, records })
    }

    /// The row of this word or of its singular; `key` is the word's filter key.
    #[inline]
    pub(crate) fn find(self, key: u64, word: Word) -> Option<Entry> {
        let mut slot = slot(key);
        let mut singular = None;
        loop {
            let number = u16::from_le_bytes([*self.slots.get(slot * 2)?, *self.slots.get(slot * 2 + 1)?]);
            if number == EMPTY {
                return singular.and_then(Entry::from_value);
            }
            let record = self.records.get(usize::from(number) * RECORD..)?.get(..RECORD)?;
            let (known, value) = record.split_at(LONGEST);
            let known = u128::from_le_bytes(known.try_into().ok()?);
            let value = || u64::from_le_bytes(value.try_into().unwrap_or_default());
            if known == word.0 {
                return Entry::from_value(value());
            }
            if word.is_plural_of(known) {
                singular = Some(value());
            }
            slot = (slot + 1) % SLOTS;
        }
    }
}

/// A folded word of at most sixteen bytes, the first one lowest.
#[derive(Clone, Copy)]
pub(crate) struct Word(u128);

impl Word {
    /// The word of these folded bytes, `length` of them, if it is short enough.
    #[inline]
    pub(crate) fn of(folded: impl Iterator<Item = u8>, length: usize) -> Option<Self> {
        let mut bytes = [0; LONGEST];
        if length > LONGEST {
            return None;
        }
        bytes.iter_mut().zip(folded).for_each(|(slot, byte)| *slot = byte);
        Some(Word(u128::from_le_bytes(bytes)))
    }

    /// Whether this is the other word with an s or es behind it.
    #[inline]
    fn is_plural_of(self, other: u128) -> bool {
        let end = (128 - other.leading_zeros()).next_multiple_of(8);
        let rest = if end >= 128 { 0 } else { self.0 >> end };
        let same = end >= 128 || self.0 & ((1 << end) - 1) == other;
        same && (rest == u128::from(b's') || rest == u128::from(u16::from_le_bytes(*b"es")))
    }
}

#[inline]
fn slot(key: u64) -> usize {
    (key.wrapping_mul(0xD6E8_FEB8_6659_FD93) >> 52) as usize % SLOTS
}

/// The table of the one-word cue, category and idiom rows among these terms.
pub(crate) fn build(terms: &BTreeMap<String, u64>) -> Vec<u8> {
    let is_silent = |value: u64| {
        Entry::from_value(value).is_some_and(|entry| {
            matches!(entry.class(), Class::Cue | Class::Generic | Class::Idiom) && !entry.is_cased()
        })
    };
    let fits = |term: &str| term.len() <= LONGEST && !term.contains(' ');
    // A word whose plural is a term of its own must be told apart from it by a walk.
    let has_own_plural = |term: &str| {
        [format!("{term}s"), format!("{term}es")]
            .iter()
            .any(|form| terms.get(form).is_some_and(|&value| !is_silent(value) || !fits(form)))
    };
    let mut slots = vec![EMPTY; SLOTS];
    let mut records = Vec::new();
    let words = terms.iter().filter(|(term, value)| is_silent(**value) && fits(term) && !has_own_plural(term));
    // A fuller table would only cost probes; the walk finds whatever is left out.
    for (number, (term, value)) in words.take(SLOTS / 2).enumerate() {
        let mut at = slot(word_key(term));
        while slots[at] != EMPTY {
            at = (at + 1) % SLOTS;
        }
        slots[at] = number as u16;
        let mut record = [0; RECORD];
        record[..term.len()].copy_from_slice(term.as_bytes());
        record[LONGEST..].copy_from_slice(&value.to_le_bytes());
        records.extend(record);
    }
    let mut bytes: Vec<u8> = slots.iter().flat_map(|slot| slot.to_le_bytes()).collect();
    bytes.extend(records);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(text: &str) -> Word {
        Word::of(text.bytes(), text.len()).unwrap()
    }

    #[test]
    fn plurals() {
        for (many, one, is) in [
            ("visits", "visit", true),
            ("boxes", "box", true),
            ("visit", "visit", false),
            ("visited", "visit", false),
            ("us", "u", true),
            ("appointments", "appointment", true),
            ("s", "", true),
            ("abcdefghijklmnop", "abcdefghijklmno", false),
        ] {
            assert_eq!(word(many).is_plural_of(word(one).0), is, "{many} {one}");
        }
        assert!(Word::of("abcdefghijklmnopq".bytes(), 17).is_none());
    }
}
