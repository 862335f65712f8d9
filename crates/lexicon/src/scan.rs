//! The pass over a message: words, and the longest term that starts at each.
//!
//! One loop folds, hashes and records the words; a word is walked through the automaton only when the word-pair filter
//! says that it may begin a term. Terms are found left to right and never overlap. Time is linear in the message.

use fst::raw::{Fst, Node, Output};

use crate::context::Contexts;
use crate::cue::Cues;
use crate::disguise::{self, is_mark};
use crate::entry::Entry;
use crate::filter::{Filter, WordHash, pair};
use crate::fold::{BREAK, FOLD, GAP, SKIP};
use crate::frequent::{Frequent, Known, Word};
use crate::spelling::Spellings;

/// A word of a message, in bytes of the scanned text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where the word starts.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// The cues that a dictionary row set on this word.
    pub cues: Cues,
}

impl Token {
    /// The bytes of the word.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A term found in a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The first word of the term, an index into the tokens.
    pub first: u32,
    /// The word after the last one.
    pub end: u32,
    /// What the lexicon knows of the term.
    pub entry: Entry,
    /// How the message writes the term.
    pub form: Form,
}

/// How a message writes a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// As its row does.
    Exact,
    /// In the plural or with a possessive.
    Inflected,
    /// Misspelt or disguised, or known by its ending alone.
    Disguised,
}

/// A term may hold this many separators between two words; a longer run is layout, not a term.
const LONGEST_GAP: usize = 8;

/// What the pass looks words up in.
pub(crate) struct Tables<'a> {
    pub(crate) fst: Fst<&'a [u8]>,
    pub(crate) filter: Filter<'a>,
    pub(crate) frequent: Frequent<'a>,
    pub(crate) contexts: Contexts<'a>,
    pub(crate) spellings: Spellings<'a>,
    /// Words that are never taken for a misspelt term.
    pub(crate) ordinary: Filter<'a>,
}

impl<'a> Tables<'a> {
    pub(crate) fn for_disguises(&self) -> disguise::Tables<'_, &'a [u8]> {
        disguise::Tables { fst: &self.fst, contexts: self.contexts, spellings: self.spellings }
    }
}

/// Appends the words of the text to `tokens` and its terms to `hits`; `end` of a hit is still a byte offset.
pub(crate) fn run(tables: &Tables<'_>, text: &str, tokens: &mut Vec<Token>, hits: &mut Vec<Hit>) {
    let &Tables { ref fst, filter, frequent, ordinary, .. } = tables;
    let bytes = text.as_bytes();
    let (mut i, mut done) = (0, 0);
    // The word before is looked up once the next word is known, because the filter asks for both.
    let mut waiting: Option<(usize, u64, usize)> = None;
    loop {
        while i < bytes.len() && FOLD[usize::from(bytes[i])] <= GAP {
            i += 1;
        }
        let start = i;
        let (mut hash, mut skipped) = (WordHash::default(), 0);
        while i < bytes.len() {
            let byte = FOLD[usize::from(bytes[i])];
            if byte > GAP {
                hash.push(byte);
            } else if byte == SKIP {
                skipped += 1;
            } else {
                break;
            }
            i += 1;
        }
        let length = i - start - skipped;
        let backwards = bytes[start..i].iter().rev().map(|&b| FOLD[usize::from(b)]).filter(|&b| b != SKIP);
        let key = hash.stem(backwards, length);
        if let Some((word, previous, letters)) = waiting
            && word >= done
        {
            let longer = i > start && filter.may_hold(pair(previous, key));
            let alone = filter.may_hold(previous);
            let end = tokens.last().map_or(word, |token: &Token| token.end as usize);
            let mut found = if longer || alone {
                // An apostrophe inside makes the word longer than its letters: it is walked.
                let known = if end - word == letters { Word::at(bytes, word, letters) } else { None };
                match known.and_then(|known| frequent.find(previous, known)) {
                    Some(known) if !longer => known.entry().map(|entry| Match { end, entry, form: known.form() }),
                    // A word in s may be a plural as well, which begins other terms.
                    Some(known) if known.exact && !matches!(bytes[end - 1], b's' | b'S') => {
                        behind(fst, bytes, word, end, known)
                    }
                    _ => longest(fst, bytes, word),
                }
            } else {
                None
            };
            let disguised = match found {
                None => {
                    is_odd(bytes, word, end, letters) && !ordinary.may_hold(previous)
                        || start == end + 1 && is_glued(bytes, end, letters, length)
                }
                // Harmless pieces of a word with marks in it: dia*bet*es.
                Some(found) => start == end + 1 && bytes[end] != b' ' && found.entry.is_silent() && is_mark(bytes[end]),
            };
            if disguised {
                let unmasked = disguise::unmask(&tables.for_disguises(), bytes, word, end);
                found =
                    unmasked.map(|term| Match { end: term.end, entry: term.entry, form: Form::Disguised }).or(found);
            }
            if let Some(Match { end, entry, form }) = found {
                done = end;
                hits.push(Hit { first: tokens.len() as u32 - 1, end: end as u32, entry, form });
            }
        }
        if i == start {
            return;
        }
        // A closing quote is not part of its word: 'metformin'.
        let end = trim_quote(bytes, i);
        tokens.push(Token { start: start as u32, end: end as u32, cues: Cues::NONE });
        waiting = Some((start, key, length));
    }
}

/// A term found at some place of a text.
#[derive(Clone, Copy)]
pub(crate) struct Match {
    /// The byte behind it.
    pub(crate) end: usize,
    pub(crate) entry: Entry,
    pub(crate) form: Form,
}

/// A state of the automaton, and how the words so far are written.
type Reading<'f> = (Node<'f>, Output, Form);

/// The longest term that starts at this byte, which must be the start of a word.
pub(crate) fn longest<D: AsRef<[u8]>>(fst: &Fst<D>, bytes: &[u8], start: usize) -> Option<Match> {
    walk(fst, bytes, start, (fst.root(), Output::zero(), Form::Exact), start, None)
}

/// Whether a word that no row knows may be one in disguise: a long one, one with digits, or an acronym with a letter like I.
#[inline]
fn is_odd(bytes: &[u8], start: usize, end: usize, letters: usize) -> bool {
    letters >= 6
        || letters == 5 && bytes[start..end].iter().any(u8::is_ascii_digit)
        || letters >= 3 && bytes[start..end].iter().all(|byte| byte.is_ascii_uppercase() || matches!(byte, b'l' | b'1'))
}

/// Whether the word before this one byte and the word behind it may be pieces of one: d i a b e t e s, c@ncer.
#[inline]
fn is_glued(bytes: &[u8], gap: usize, before: usize, behind: usize) -> bool {
    before == 1 && behind == 1 || bytes[gap] != b' ' && behind > 0 && is_mark(bytes[gap])
}

/// The longest term that starts with this frequent word, which ends at `end`.
fn behind<D: AsRef<[u8]>>(fst: &Fst<D>, bytes: &[u8], start: usize, end: usize, word: Known) -> Option<Match> {
    let alone = word.entry().map(|entry| Match { end, entry, form: Form::Exact });
    match (word.behind(), next_word(bytes, end_of_word(bytes, end))) {
        (Some((address, output)), Some(next)) => {
            walk(fst, bytes, start, (fst.node(address), output, Form::Exact), next, alone)
        }
        _ => alone,
    }
}

/// Goes on from a state before the word at `i`; `best` is the longest term so far.
fn walk<D: AsRef<[u8]>>(
    fst: &Fst<D>,
    bytes: &[u8],
    start: usize,
    (mut node, mut output, mut form): Reading<'_>,
    mut i: usize,
    mut best: Option<Match>,
) -> Option<Match> {
    // The other reading of a plural that begins terms both as it stands and in the singular.
    let mut other = None;
    loop {
        let word_end = end_of_word(bytes, i);
        if word_end == i {
            return best;
        }
        let end = trim_quote(bytes, word_end);
        // Where a plural's ending may begin; nowhere in a word that does not end in s.
        let endings = if matches!(bytes[end - 1], b's' | b'S') { end.saturating_sub(3) } else { end };
        let mut singular: Option<Reading<'_>> = None;
        let mut alive = true;
        while i < word_end {
            let byte = FOLD[usize::from(bytes[i])];
            if byte != SKIP {
                if i >= endings && i < end {
                    singular = singular_of(fst, &node, output, &bytes[i..end]).or(singular);
                }
                let Some((next, out)) = step(fst, &node, output, byte) else {
                    alive = false;
                    break;
                };
                (node, output) = (next, out);
            }
            i += 1;
        }
        // The word as it stands, or else its singular.
        let whole = alive.then_some((node, output, form));
        let term = whole.into_iter().chain(singular).find(|(node, _, _)| node.is_final());
        if let Some((node, output, form)) = term
            && let entry = Entry::of_checked(output.cat(node.final_output()).value())
            && (!entry.is_cased() || has_capitals(&bytes[start..end]))
        {
            best = best.filter(|longest| longest.end >= end).or(Some(Match { end, entry, form }));
        }
        if whole.or(singular).is_none() && other.is_none() {
            return best;
        }
        let next = next_word(bytes, word_end);
        let mut readings = whole.into_iter().chain(singular).filter_map(|(node, output, form)| {
            let (node, output) = step(fst, &node, output, GAP)?;
            Some((node, output, form, next?))
        });
        let next = readings.next();
        other = readings.next().or(other);
        let Some(next) = next.or_else(|| other.take()) else { return best };
        (node, output, form, i) = next;
    }
}

/// The singular that ends before this ending: test + s, rash + es, patient + 's, biops(y) + ies.
fn singular_of<'f, D: AsRef<[u8]>>(
    fst: &'f Fst<D>,
    node: &Node<'f>,
    output: Output,
    ending: &[u8],
) -> Option<Reading<'f>> {
    let (node, output) = match ending {
        [b's' | b'S'] | [b'e' | b'E', b's' | b'S'] => (*node, output),
        [b'i' | b'I', b'e' | b'E', b's' | b'S'] => step(fst, node, output, b'y')?,
        _ => return None,
    };
    // Only where a word of a term ends.
    (node.is_final() || node.find_input(GAP).is_some()).then_some((node, output, Form::Inflected))
}

#[expect(clippy::inline_always, reason = "a call for each byte costs a tenth of a whole check")]
#[inline(always)]
pub(crate) fn step<'f, D: AsRef<[u8]>>(
    fst: &'f Fst<D>,
    node: &Node<'f>,
    output: Output,
    byte: u8,
) -> Option<(Node<'f>, Output)> {
    let transition = node.transition(node.find_input(byte)?);
    Some((fst.node(transition.addr), output.cat(transition.out)))
}

fn end_of_word(bytes: &[u8], start: usize) -> usize {
    let length = bytes[start..].iter().position(|&byte| matches!(FOLD[usize::from(byte)], GAP | BREAK));
    length.map_or(bytes.len(), |length| start + length)
}

/// Where the next word of the same term would start: behind a short gap without a break or the end of a sentence.
fn next_word(bytes: &[u8], word_end: usize) -> Option<usize> {
    // The usual gap is one space.
    if bytes.get(word_end) == Some(&b' ') && bytes.get(word_end + 1).is_some_and(|&next| FOLD[usize::from(next)] > GAP)
    {
        return Some(word_end + 1);
    }
    let gap = bytes[word_end..].iter().take(LONGEST_GAP + 1).take_while(|&&b| FOLD[usize::from(b)] <= GAP).count();
    let next = word_end + gap;
    if gap == 0 || gap > LONGEST_GAP || next >= bytes.len() {
        return None;
    }
    let between = &bytes[word_end..next];
    let ends_sentence = between.len() > 1 && between[0] == b'.' && !is_abbreviation(bytes, word_end);
    let breaks = between.iter().any(|&byte| FOLD[usize::from(byte)] == BREAK)
        || between.split(|&byte| byte == b'\n').count() > 2;
    (!ends_sentence && !breaks).then_some(next)
}

/// Whether the full stop behind this word shortens it (St. John) rather than ending a sentence.
fn is_abbreviation(bytes: &[u8], word_end: usize) -> bool {
    let letters = bytes[..word_end].iter().rev().take_while(|byte| byte.is_ascii_alphabetic()).count();
    (1..=2).contains(&letters)
}

/// Where a word ends without the quotes behind it.
#[inline]
fn trim_quote(bytes: &[u8], mut end: usize) -> usize {
    while matches!(bytes[end - 1], b'\'' | b'`') {
        end -= 1;
    }
    end
}

/// Whether the span is written the way a term in capitals is: a capital behind its first letter, or one letter alone.
fn has_capitals(span: &[u8]) -> bool {
    let mut letters = span.iter().filter(|byte| byte.is_ascii_alphabetic());
    let first = letters.next();
    let mut rest = letters.peekable();
    if rest.peek().is_none() {
        return first.is_some_and(u8::is_ascii_uppercase);
    }
    rest.any(u8::is_ascii_uppercase)
}
