//! A table of the most frequent words, found without walking the automaton.
//!
//! Half the words of a message are cue and category words: your, appointment, at, clinic. The automaton would spend most
//! of its time on them, so their one-word rows stand in a hash table too, each with the state of the automaton behind the
//! word. Where no longer term begins, the table gives the very row that a walk would find; where one may, the walk
//! starts behind the word.

use std::collections::BTreeMap;

use fst::raw::{Fst, Output};

use crate::class::Class;
use crate::entry::Entry;
use crate::filter::word_key;
use crate::fold::GAP;
use crate::scan::Form;

/// Slots that hold the number of a word, or [`EMPTY`].
const SLOTS: usize = 4096;
const EMPTY: u16 = u16::MAX;
/// A word, padded with zeros; its entry; the address and the output of the state behind it.
const LONGEST: usize = 16;
const RECORD: usize = LONGEST + 16;

/// The table, in place.
#[derive(Clone, Copy)]
pub(crate) struct Frequent<'a> {
    slots: &'a [u8],
    records: &'a [u8],
}

impl<'a> Frequent<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Option<Self> {
        let (slots, records) = bytes.split_at_checked(SLOTS * 2)?;
        (records.len() % RECORD == 0).then_some(Self { slots, records })
    }

    /// What is known of this word or of its singular, if anything; `key` is the word's filter key.
    #[inline]
    pub(crate) fn find(self, key: u64, word: Word) -> Option<Known> {
        let mut slot = slot(key);
        let mut singular = None;
        loop {
            let number = u16::from_le_bytes(*self.slots.get(slot * 2..)?.first_chunk()?);
            if number == EMPTY {
                return singular;
            }
            let record: &[u8; RECORD] = self.records.get(usize::from(number) * RECORD..)?.first_chunk()?;
            let known = u128::from_le_bytes(*record.first_chunk()?);
            if known == word.0 {
                return Some(Known::of(record, true));
            }
            if word.is_plural_of(known) {
                // A word that is no term has no plural that is one.
                singular = Some(Known::of(record, false)).filter(|known| known.value != NO_TERM).or(singular);
            }
            slot = (slot + 1) % SLOTS;
        }
    }
}

/// What the table knows of a word.
#[derive(Clone, Copy)]
pub(crate) struct Known {
    value: u64,
    behind: u32,
    output: u32,
    /// Whether the word is the row itself, not its plural.
    pub(crate) exact: bool,
}

/// The value of a word that is no term by itself; no entry has it.
const NO_TERM: u64 = u64::MAX;
/// The address of a state that is not there.
const NOWHERE: u32 = u32::MAX;

impl Known {
    #[inline]
    fn of(record: &[u8; RECORD], exact: bool) -> Self {
        let word = |at: usize| u32::from_le_bytes([record[at], record[at + 1], record[at + 2], record[at + 3]]);
        let value = u64::from(word(LONGEST)) | u64::from(word(LONGEST + 4)) << 32;
        Known { value, behind: word(LONGEST + 8), output: word(LONGEST + 12), exact }
    }

    /// How the word writes its row.
    #[inline]
    pub(crate) fn form(self) -> Form {
        if self.exact { Form::Exact } else { Form::Inflected }
    }

    /// The word's own row.
    #[inline]
    pub(crate) fn entry(self) -> Option<Entry> {
        (self.value != NO_TERM).then(|| Entry::of_checked(self.value))
    }

    /// The state behind the word and a gap, and the output up to there; none when no longer term begins with it.
    #[inline]
    pub(crate) fn behind(self) -> Option<(usize, Output)> {
        (self.behind != NOWHERE).then(|| (self.behind as usize, Output::new(self.output.into())))
    }
}

/// Words so frequent that a filter which lets one of them through by chance would slow every message down.
const FREQUENT: &str = "a about after all also am an and are as at back be been before but by can day did do does down first for from \
    get go going good had has have he her here him his how i if in into is it its just know last let like may me \
    more my need new next no not now of off on one only open or our out over please see send she so some soon take \
    than that the their them then there they this time to today too up us use very want was we week well were what \
    when where which who will with would yes you al antes aqui como con de del desde dia donde el ella en entre es \
    esta este esto fue gracias ha hasta hay hoy la las le lo los mas mi muy nos nuestra nuestro o para pero por que \
    se si sin sobre solo son su sus te tiene todo un una usted y ya call reply text help thank thanks number name \
    line link page email phone office clinic card photo free hope give trying sleep late finish tell same car bit \
    find customer went make every having contact download found takes available preferred miles best really home \
    money work night great love way right thing man life still ask told keep much dont cant wont im ill ive thats \
    whats youre sorry ready wait stop start end change most many any other old big little long days weeks month \
    morning evening tonight already never always again because while around away through until could should might \
    must done made say said think thought look looking sent gave got used try tried leave left sure maybe okay \
    people someone something nothing everything price message code account order book booked confirm confirmed \
    details address location street city hotel restaurant movie music song ticket flight bus train date hours \
    minutes pm ok hey hello";

/// A folded word of at most sixteen bytes, the first one lowest.
#[derive(Clone, Copy)]
pub(crate) struct Word(u128);

impl Word {
    /// The word of `length` ASCII letters and digits at this place, folded, if it is short enough.
    #[inline]
    pub(crate) fn at(text: &[u8], start: usize, length: usize) -> Option<Self> {
        let rest = text.get(start..)?;
        if length == 0 || length > LONGEST || length > rest.len() {
            return None;
        }
        let bytes = match rest.first_chunk() {
            Some(bytes) => u128::from_le_bytes(*bytes),
            // The last few bytes of a message.
            None => rest.iter().rev().fold(0, |word, &byte| word << 8 | u128::from(byte)),
        };
        let mask = u128::MAX >> (128 - length as u32 * 8);
        // Setting this bit makes capitals small and leaves small letters and digits alone.
        Some(Word((bytes | u128::from_le_bytes([0x20; LONGEST])) & mask))
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

/// The table of the one-word cue, category and idiom rows among these terms, and of frequent words that are none.
pub(crate) fn build(terms: &BTreeMap<String, u64>, fst: &Fst<Vec<u8>>) -> Vec<u8> {
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
    let is_idiom = |value: u64| Entry::from_value(value).is_some_and(|entry| entry.class() == Class::Idiom);
    let mut rows: Vec<(&str, u64)> = terms
        .iter()
        .map(|(term, &value)| (term.as_str(), value))
        .filter(|&(term, value)| is_silent(value) && fits(term) && !has_own_plural(term))
        .collect();
    // Where the table ends, idioms are left out: cue and category words are in every message.
    rows.sort_by_key(|&(_, value)| is_idiom(value));
    // The singular of a frequent word may be a term: then only a walk can tell.
    let is_strange = |word: &&str| !terms.contains_key(*word) && !terms.contains_key(word.trim_end_matches('s'));
    let mut strangers: Vec<&str> = FREQUENT.split_whitespace().filter(is_strange).collect();
    strangers.sort_unstable();
    let words = strangers.into_iter().map(|word| (word, NO_TERM)).chain(rows);
    // A fuller table would only cost probes; the walk finds whatever is left out.
    for (number, (term, value)) in words.take(SLOTS / 2).enumerate() {
        let mut at = slot(word_key(term));
        while slots[at] != EMPTY {
            at = (at + 1) % SLOTS;
        }
        slots[at] = number as u16;
        let mut record = [0; RECORD];
        record[..term.len()].copy_from_slice(term.as_bytes());
        let (behind, output) = state_behind(fst, term).unwrap_or((NOWHERE, 0));
        record[LONGEST..LONGEST + 8].copy_from_slice(&value.to_le_bytes());
        record[LONGEST + 8..LONGEST + 12].copy_from_slice(&behind.to_le_bytes());
        record[LONGEST + 12..].copy_from_slice(&output.to_le_bytes());
        records.extend(record);
    }
    let mut bytes: Vec<u8> = slots.iter().flat_map(|slot| slot.to_le_bytes()).collect();
    bytes.extend(records);
    bytes
}

/// The state of the automaton behind a word and a gap, and the output up to there.
fn state_behind(fst: &Fst<Vec<u8>>, word: &str) -> Option<(u32, u32)> {
    let (mut node, mut output) = (fst.root(), Output::zero());
    for byte in word.bytes().chain([GAP]) {
        let transition = node.transition(node.find_input(byte)?);
        output = output.cat(transition.out);
        node = fst.node(transition.addr);
    }
    Some((node.addr().try_into().ok()?, output.value().try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(text: &str) -> Word {
        Word::at(text.as_bytes(), 0, text.len()).unwrap()
    }

    #[test]
    fn plurals() {
        assert_eq!(word("Visit2").0, word("vISIT2").0);
        for (many, one, is) in [
            ("visits", "visit", true),
            ("boxes", "box", true),
            ("visit", "visit", false),
            ("visited", "visit", false),
            ("us", "u", true),
            ("appointments", "appointment", true),
            ("abcdefghijklmnop", "abcdefghijklmno", false),
        ] {
            assert_eq!(word(many).is_plural_of(word(one).0), is, "{many} {one}");
        }
        assert!(Word::at(b"abcdefghijklmnopq", 0, 17).is_none());
    }
}
