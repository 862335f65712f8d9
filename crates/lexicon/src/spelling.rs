//! Misspelt terms: a word that no row knows, one slip of the finger away from a word that one does.
//!
//! The automaton is searched for the nearest term, with insertions, omissions, substitutions and swaps of neighbours. That walk
//! costs a microsecond or more, so a bit filter stands before it. It holds each curated term and each form of it with one
//! letter left out: a word within one slip of a term shares one of these forms with it, so a word that shares none is
//! never walked. The first letter is never taken for a slip: people get it right.
//!
//! From eleven letters on two slips are forgiven when the first three letters are right. Then the end has none, or the beginning
//! has none, or each has one; so the filter holds both parts, and the forms of both with one letter left out.

use std::collections::BTreeSet;

use fst::raw::{Fst, Node, Output};

use crate::class::{Class, Source};
use crate::context::Contexts;
use crate::entry::Entry;
use crate::fold::GAP;
use crate::scan::step;

/// A shorter word is one letter away from too many others.
pub(crate) const SHORTEST: usize = 6;
/// A longer word is no term.
pub(crate) const LONGEST: usize = 32;
/// Terms of so many letters forgive two slips.
const LONG: usize = 11;
/// Letters at the beginning of a long word that must be right.
const SURE: usize = 3;
/// The parts of a long word that the filter holds.
const BEGINNING: usize = 7;
const END: usize = 4;

/// Odd, so that no letter of a word is lost.
const MULTIPLIER: u64 = 0x0000_0100_0000_01b3;
/// Keep the keys of parts apart from those of whole words.
const OF_BEGINNING: u64 = 0x5851_f42d_4c95_7f2d;
const OF_END: u64 = 0x1405_7b7e_f767_814f;
/// Letters of an ending that the filter holds; an ending has at least so many.
pub(crate) const ENDING: usize = 3;
const OF_ENDING: u64 = 0x9e6c_63d0_876a_68de;

fn hash(letters: &[u8]) -> u64 {
    letters.iter().fold(0, |hash, &letter| push(hash, letter))
}

#[inline]
fn push(hash: u64, letter: u8) -> u64 {
    hash.wrapping_mul(MULTIPLIER).wrapping_add(u64::from(letter))
}

/// Calls `visit` with the key of each form of the word without one letter, from the last letter to the second, and the letter's
/// place; then with the key of the word itself and its length.
#[inline]
fn forms(word: &[u8], mut visit: impl FnMut(u64, usize)) {
    let Some((&last, before)) = word.split_last() else { return };
    let whole = before.iter().fold(0, |hash, &letter| push(hash, letter));
    let (mut form, mut weight) = (whole, 1_u64);
    for place in (1..word.len()).rev() {
        visit(form, place);
        // The form without the letter before differs from this one in one place.
        let change = u64::from(word[place]).wrapping_sub(u64::from(word[place - 1]));
        form = form.wrapping_add(change.wrapping_mul(weight));
        weight = weight.wrapping_mul(MULTIPLIER);
    }
    visit(push(whole, last), word.len());
}

/// The parts of a long word, as keys.
struct Parts {
    beginning: u64,
    /// The beginning without one letter behind the sure ones.
    beginnings: [u64; BEGINNING - SURE],
    end: u64,
    /// The end and the letter before it, without one letter.
    ends: [u64; END + 1],
}

impl Parts {
    #[inline]
    fn of(word: &[u8]) -> Self {
        let sure = hash(&word[..SURE]);
        let add = |letters: &[u8], left_out: usize| {
            let letters = letters.iter().enumerate().filter(|(at, _)| *at != left_out);
            letters.fold(sure, |hash, (_, &letter)| push(hash, letter))
        };
        let (beginning, end) = (&word[SURE..BEGINNING], &word[word.len() - END - 1..]);
        Parts {
            beginning: add(beginning, usize::MAX) ^ OF_BEGINNING,
            beginnings: std::array::from_fn(|left_out| add(beginning, left_out) ^ OF_BEGINNING),
            end: add(&end[1..], usize::MAX) ^ OF_END,
            ends: std::array::from_fn(|left_out| add(end, left_out) ^ OF_END.rotate_left(1)),
        }
    }
}

/// The key of a word's ending.
#[inline]
fn ending_key(word: &[u8]) -> u64 {
    hash(&word[word.len() - ENDING..]) ^ OF_ENDING
}

/// The filter, in place.
#[derive(Clone, Copy)]
pub(crate) struct Spellings<'a>(&'a [u8]);

/// Bits of a key lie in one such block, so that a question touches one cache line.
const BLOCK: usize = 64;

impl<'a> Spellings<'a> {
    /// The filter in these bytes, if their number is a power of two.
    pub(crate) fn new(bytes: &'a [u8]) -> Option<Self> {
        (bytes.len().is_power_of_two() && bytes.len() >= BLOCK).then_some(Self(bytes))
    }

    /// The places of a word where one slip may have led away from a curated term, a bit each; the bit behind the last letter says
    /// that a letter may be missing somewhere.
    #[inline]
    pub(crate) fn slips(self, word: &[u8]) -> u64 {
        let mut places = 0;
        forms(word, |key, place| places |= u64::from(self.holds(key)) << place);
        places
    }

    /// How many slips the beginning of a long word may hold if a curated term is two slips away in all; none where there is none.
    #[inline]
    pub(crate) fn slips_of_beginning(self, word: &[u8]) -> Option<u8> {
        // Two letters may be missing.
        if word.len() + 2 < LONG {
            return None;
        }
        let parts = Parts::of(word);
        let holds = |keys: &[u64]| keys.iter().any(|&key| self.holds(key));
        if self.holds(parts.end) {
            Some(TWO)
        } else if self.holds(parts.beginning) || holds(&parts.beginnings) && holds(&parts.ends) {
            Some(1)
        } else {
            None
        }
    }

    /// Whether a row for endings may end this word.
    #[inline]
    pub(crate) fn may_end(self, word: &[u8]) -> bool {
        self.holds(ending_key(word))
    }

    #[inline]
    fn holds(self, key: u64) -> bool {
        let (block, mut bits) = place(key, self.0.len());
        (0..BITS).all(|_| {
            let bit = (bits & 511) as usize;
            bits >>= 9;
            self.0.get(block + (bit >> 3)).is_some_and(|byte| byte >> (bit & 7) & 1 != 0)
        })
    }
}

/// Bits a key sets.
const BITS: usize = 4;

/// The block of a key, and its bits in it, nine each.
#[inline]
fn place(key: u64, length: usize) -> (usize, u64) {
    let mixed = key.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mixed = mixed ^ mixed >> 32;
    (((mixed >> 40) as usize * BLOCK) & (length - 1), mixed)
}

/// The filter of these terms; `terms` yields each folded term with its entry.
pub(crate) fn build<'t>(terms: impl Iterator<Item = (&'t str, Entry)>, contexts: Contexts<'_>) -> Vec<u8> {
    let mut known = BTreeSet::new();
    for (term, entry) in terms {
        keys(term, entry, contexts, |key| _ = known.insert(key));
    }
    // Twelve bits a key, rounded up, let a few strangers in a thousand pass.
    let mut filter = vec![0_u8; (known.len() * 3 / 2).next_power_of_two().max(BLOCK)];
    for key in known {
        add(&mut filter, key);
    }
    filter
}

/// Calls `visit` with each key of a folded term.
pub(crate) fn keys(term: &str, entry: Entry, contexts: Contexts<'_>, mut visit: impl FnMut(u64)) {
    if let Some(reversed) = term.strip_prefix(char::from(ENDINGS)) {
        let ending: Vec<u8> = reversed.bytes().rev().collect();
        visit(ending_key(&ending));
    } else if (SHORTEST..=LONGEST).contains(&term.len()) && !term.contains(' ') && is_curated(entry, contexts) {
        forms(term.as_bytes(), |key, _| visit(key));
        if term.len() >= LONG {
            let Parts { beginning, beginnings, end, ends } = Parts::of(term.as_bytes());
            [beginning, end].iter().chain(&beginnings).chain(&ends).for_each(|&key| visit(key));
        }
    }
}

/// Adds a key to the bytes of a filter.
pub(crate) fn add(filter: &mut [u8], key: u64) {
    let (block, mut bits) = place(key, filter.len());
    for _ in 0..BITS {
        let bit = (bits & 511) as usize;
        filter[block + (bit >> 3)] |= 1 << (bit & 7);
        bits >>= 9;
    }
}

/// Rows for endings lie in the automaton behind this byte, which no word holds, and are written backwards.
pub(crate) const ENDINGS: u8 = b'*';

/// The term of a row for this folded ending: written backwards, because the walk starts at the end of a word.
pub(crate) fn ending_term(ending: &str) -> String {
    std::iter::once(char::from(ENDINGS)).chain(ending.chars().rev()).collect()
}

/// A term as its row writes it: that of an ending is turned round again.
pub(crate) fn written(term: &str) -> std::borrow::Cow<'_, str> {
    match term.strip_prefix(char::from(ENDINGS)) {
        Some(reversed) => std::iter::once(char::from(ENDINGS)).chain(reversed.chars().rev()).collect::<String>().into(),
        None => term.into(),
    }
}

/// Whether a row is one that people wrote or read, and that needs no cue: only such rows are worth guessing at.
fn is_curated(entry: Entry, contexts: Contexts<'_>) -> bool {
    let classes = [Class::Drug, Class::Condition, Class::Procedure, Class::Lab, Class::Imaging, Class::Specialty];
    matches!(entry.source(), Source::HandEnglish | Source::HandSpanish | Source::Organisation)
        && classes.contains(&entry.class())
        && !entry.is_cased()
        && contexts
            .clauses(entry.context())
            .is_some_and(|clauses| clauses.needs().next().is_none() && clauses.unless().next().is_none())
}

/// A term, letter by letter, and what the lexicon knows of it.
pub(crate) type Mended = (Vec<u8>, Entry);

/// The automaton and what tells a curated term from another.
pub(crate) struct Terms<'f, D> {
    pub(crate) fst: &'f Fst<D>,
    pub(crate) contexts: Contexts<'f>,
}

// A derive would ask the same of the automaton's bytes, which are only borrowed here.
impl<D> Clone for Terms<'_, D> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<D> Copy for Terms<'_, D> {}

/// A state of the automaton behind some letters.
type State<'f> = (Node<'f>, Output);

impl<'f, D: AsRef<[u8]>> Terms<'f, D> {
    fn root(self) -> State<'f> {
        (self.fst.root(), Output::zero())
    }

    fn step(self, (node, output): State<'f>, letter: u8) -> Option<State<'f>> {
        step(self.fst, &node, output, letter)
    }

    fn walk(self, state: State<'f>, letters: &[u8]) -> Option<State<'f>> {
        letters.iter().try_fold(state, |state, &letter| self.step(state, letter))
    }

    /// Every state one letter on.
    fn children(self, (node, output): State<'f>) -> impl Iterator<Item = (u8, State<'f>)> {
        (0..node.len())
            .map(move |index| node.transition(index))
            .filter(|transition| transition.inp != GAP)
            .map(move |transition| (transition.inp, (self.fst.node(transition.addr), output.cat(transition.out))))
    }

    fn curated(self, (node, output): State<'f>) -> Option<Entry> {
        let entry = node.is_final().then(|| Entry::of_checked(output.cat(node.final_output()).value()))?;
        is_curated(entry, self.contexts).then_some(entry)
    }

    /// A curated term one slip away from the folded word, at one of these places (see [`Spellings::slips`]).
    pub(crate) fn one_away(self, word: &[u8], places: u64) -> Option<Mended> {
        let missing = places >> word.len() & 1 != 0;
        let mut state = self.root();
        for at in 0..=word.len() {
            let (before, rest) = word.split_at(at);
            // A term, if these letters end one behind this state.
            let term = |state: State<'f>, between: &[u8], rest: &[u8]| {
                let letters = before.len() + between.len() + rest.len();
                let entry = self.walk(state, rest).filter(|_| letters >= SHORTEST).and_then(|end| self.curated(end))?;
                Some(([before, between, rest].concat(), entry))
            };
            let mut found = None;
            if let [letter, behind @ ..] = rest
                && places >> at & 1 != 0
            {
                let swapped = || {
                    let (&next, behind) = behind.split_first().filter(|(next, _)| *next != letter)?;
                    let state = self.walk(state, &[next, *letter])?;
                    term(state, &[next, *letter], behind)
                };
                let wrong = || self.children(state).find_map(|(right, next)| term(next, &[right], behind));
                found = swapped().or_else(|| term(state, &[], behind)).or_else(wrong);
            }
            if found.is_none() && missing && at > 0 {
                found = self.children(state).find_map(|(left_out, next)| term(next, &[left_out], rest));
            }
            if found.is_some() {
                return found;
            }
            state = self.step(state, *rest.first()?)?;
        }
        None
    }

    /// The nearest curated term of a long word, two slips away at most, and no more than these of them in its beginning.
    pub(crate) fn two_away(self, word: &[u8], beginning: u8) -> Option<Mended> {
        let state = self.walk(self.root(), &word[..SURE])?;
        let mut row = [u8::MAX - 1; LONGEST + 1];
        for (at, slips) in row.iter_mut().enumerate().take(word.len() + 1) {
            *slips = at.abs_diff(SURE) as u8;
        }
        let mut search = TwoAway { terms: self, word, beginning, term: word[..SURE].to_vec(), best: None };
        search.visit(state, &[u8::MAX - 1; LONGEST + 1], &row);
        search.best.map(|(_, mended)| mended)
    }
}

/// Slips that a long word is forgiven.
const TWO: u8 = 2;

/// A search of the automaton with one row of the table of edit distances for each letter of a term.
struct TwoAway<'f, 'w, D> {
    terms: Terms<'f, D>,
    word: &'w [u8],
    /// Slips that the beginning may hold.
    beginning: u8,
    term: Vec<u8>,
    /// The best term so far and its distance.
    best: Option<(u8, Mended)>,
}

impl<'f, D: AsRef<[u8]>> TwoAway<'f, '_, D> {
    /// Visits the states behind this one; the rows are those of the last two letters.
    fn visit(&mut self, state: State<'f>, before: &[u8; LONGEST + 1], last: &[u8; LONGEST + 1]) {
        let (word, length) = (self.word, self.term.len() + 1);
        if length > word.len() + usize::from(TWO) {
            return;
        }
        for (letter, next) in self.terms.children(state) {
            // Only a band around the diagonal can hold two slips or fewer.
            let mut row = [u8::MAX - 1; LONGEST + 1];
            let from = length.saturating_sub(usize::from(TWO));
            let to = (length + usize::from(TWO)).min(word.len());
            for at in from..=to {
                let mut slips = last[at] + 1;
                if at > 0 {
                    slips = slips.min(row[at - 1] + 1).min(last[at - 1] + u8::from(word[at - 1] != letter));
                    let swapped = at > 1 && word[at - 2] == letter && self.term.last() == Some(&word[at - 1]);
                    slips = if swapped { slips.min(before[at - 2] + 1) } else { slips };
                }
                row[at] = slips;
            }
            let most = if length < BEGINNING { self.beginning } else { TWO };
            if row[from..=to].iter().all(|&slips| slips > most) {
                continue;
            }
            self.term.push(letter);
            let slips = row[word.len()];
            if slips <= TWO && length >= LONG && self.best.as_ref().is_none_or(|(best, _)| slips < *best) {
                self.best =
                    self.terms.curated(next).map(|entry| (slips, (self.term.clone(), entry))).or(self.best.take());
            }
            self.visit(next, last, &row);
            self.term.pop();
        }
    }
}

/// The longest row for endings that ends this folded word; a stem stands before it.
pub(crate) fn ending<D: AsRef<[u8]>>(fst: &Fst<D>, word: &[u8]) -> Option<Entry> {
    let (mut node, mut output) = step(fst, &fst.root(), Output::zero(), ENDINGS)?;
    let mut longest = None;
    for &letter in word.iter().rev().take(word.len() - STEM) {
        let Some(next) = step(fst, &node, output, letter) else { break };
        (node, output) = next;
        if node.is_final() {
            longest = Some(Entry::of_checked(output.cat(node.final_output()).value()));
        }
    }
    longest
}

/// Letters that stand before an ending at least.
pub(crate) const STEM: usize = 3;
