//! Disguised terms: words that no row knows as they are typed, and what they are once the disguise is undone.
//!
//! Letters spelt apart (`d i a b e t e s`, `H.I.V.`), marks inside a word (`dia*bet*es`), digits for letters (`d1abetes`),
//! letters repeated for emphasis (`canceeer`), an `l` or a `1` for the capital I (`HlV`), slips of the finger
//! ([`crate::spelling`]), and endings that only medicine uses (`-ectomy`).

use fst::raw::{Fst, Output};

use crate::class::Tier;
use crate::context::Contexts;
use crate::entry::Entry;
use crate::fold::{FOLD, GAP, SKIP};
use crate::scan::step;
use crate::spelling::{self, Mended, Spellings, Terms};

/// A term found behind a disguise.
pub(crate) struct Unmasked {
    /// The byte behind it.
    pub(crate) end: usize,
    pub(crate) entry: Entry,
    /// The row's term, or the word itself where its ending decides.
    pub(crate) term: Vec<u8>,
}

/// What words are looked up in here.
pub(crate) struct Tables<'a, D> {
    pub(crate) fst: &'a Fst<D>,
    pub(crate) contexts: Contexts<'a>,
    pub(crate) spellings: Spellings<'a>,
}

/// A longer word is no acronym.
const LONGEST_ACRONYM: usize = 6;
/// A shorter word is found in too many others once marks or digits are taken for letters.
const SHORTEST: usize = 5;
/// An acronym has so many letters at least.
const SHORTEST_ACRONYM: usize = 3;

/// Marks that stand for a letter, or for nothing, between two letters of a word.
pub(crate) fn is_mark(byte: u8) -> bool {
    matches!(byte, b'*' | b'_' | b'~' | b'-' | b'@' | b'$')
}

/// The term behind the word from `start` to before `end`, which no row knows as it stands.
#[cold]
pub(crate) fn unmask<D: AsRef<[u8]>>(
    tables: &Tables<'_, D>,
    bytes: &[u8],
    start: usize,
    end: usize,
) -> Option<Unmasked> {
    if end == start + 1
        && let Some(found) = spelt_apart(tables.fst, bytes, start)
    {
        return Some(found);
    }
    let marked = bytes.get(end).is_some_and(|&mark| is_mark(mark)) && starts_word(bytes, end + 1);
    if marked && let Some(found) = marked_inside(tables, bytes, start) {
        return Some(found);
    }
    let word = Letters::of(&bytes[start..end])?;
    let found = |(term, entry)| Unmasked { end, entry, term };
    if (SHORTEST_ACRONYM..=LONGEST_ACRONYM).contains(&word.length)
        && let Some(found) = acronym(tables, &bytes[start..end], &word).map(found)
    {
        return Some(found);
    }
    if word.length < SHORTEST {
        return None;
    }
    if word.is_odd {
        return if word.has_digits() { leet(tables, &word) } else { emphasised(tables, &word) }.map(found);
    }
    let capitals = bytes[start + 1..end].iter().filter(|byte| byte.is_ascii_uppercase()).count();
    let mixed = capitals > 0 && bytes[start..end].iter().any(u8::is_ascii_lowercase);
    if mixed || bytes[start].is_ascii_uppercase() && is_name(bytes, start, end) {
        return None;
    }
    mended(tables, word.as_slice()).or_else(|| ended(tables, word.as_slice())).map(found)
}

/// The folded letters and digits of a word, without apostrophes.
struct Letters {
    bytes: [u8; spelling::LONGEST],
    length: usize,
    /// Whether there is a digit among them, or a letter three times in a row.
    is_odd: bool,
}

impl Letters {
    const NONE: Letters = Letters { bytes: [0; spelling::LONGEST], length: 0, is_odd: false };

    /// None for a word that is longer than any term.
    #[inline]
    fn of(word: &[u8]) -> Option<Self> {
        let mut letters = Letters::NONE;
        let (mut before, mut run) = (0, 0_u32);
        for &byte in word {
            let byte = FOLD[usize::from(byte)];
            if byte == SKIP {
                continue;
            }
            run = if byte == before { run + 1 } else { 0 };
            letters.is_odd |= byte < b'a' || run > 1;
            before = byte;
            letters.push(byte)?;
        }
        Some(letters)
    }

    #[inline]
    fn push(&mut self, byte: u8) -> Option<()> {
        *self.bytes.get_mut(self.length)? = byte;
        self.length += 1;
        Some(())
    }

    fn as_slice(&self) -> &[u8] {
        &self.bytes[..self.length]
    }

    fn has_digits(&self) -> bool {
        self.as_slice().iter().any(u8::is_ascii_digit)
    }

    /// The same word with no letter more often in a row than this.
    fn shortened(&self, most: usize) -> Self {
        let mut shorter = Letters::NONE;
        let mut run = 0;
        for (at, &byte) in self.as_slice().iter().enumerate() {
            run = if at > 0 && self.bytes[at - 1] == byte { run + 1 } else { 1 };
            if run <= most {
                shorter.bytes[shorter.length] = byte;
                shorter.length += 1;
            }
        }
        shorter
    }

    /// The same word with each of these bytes replaced.
    fn replaced(&self, replace: impl Fn(u8) -> u8) -> Self {
        let mut other = Letters { bytes: self.bytes, ..*self };
        other.bytes[..self.length].iter_mut().for_each(|byte| *byte = replace(*byte));
        other
    }
}

fn starts_word(bytes: &[u8], at: usize) -> bool {
    bytes.get(at).is_some_and(|&byte| FOLD[usize::from(byte)] > GAP)
}

/// The row that is exactly this word, or its singular, if it reveals something in whatever case.
fn exact<D: AsRef<[u8]>>(tables: &Tables<'_, D>, word: &[u8]) -> Option<Mended> {
    let reveals = |word: &[u8]| {
        let entry = Entry::of_checked(tables.fst.get(word)?.value());
        (!entry.is_silent() && !entry.is_cased()).then(|| (word.to_vec(), entry))
    };
    reveals(word).or_else(|| reveals(word.strip_suffix(b"s")?))
}

/// `d i a b e t e s`, `H.I.V.`: one letter at a time with the same byte between them.
pub(crate) fn spelt_apart<D: AsRef<[u8]>>(fst: &Fst<D>, bytes: &[u8], start: usize) -> Option<Unmasked> {
    let between = *bytes.get(start + 1)?;
    let alone = |at: usize| starts_word(bytes, at) && !starts_word(bytes, at + 1);
    let goes_before = start >= 2
        && bytes[start - 1] == between
        && starts_word(bytes, start - 2)
        && !(start >= 3 && starts_word(bytes, start - 3));
    let (mut node, mut output) = (fst.root(), Output::zero());
    let (mut at, mut letters, mut capitals, mut found) = (start, Vec::new(), true, None);
    loop {
        let letter = FOLD[usize::from(bytes[at])];
        let Some(next) = step(fst, &node, output, letter) else { break };
        (node, output) = next;
        letters.push(letter);
        capitals &= bytes[at].is_ascii_uppercase();
        let goes_on = bytes.get(at + 1) == Some(&between) && alone(at + 2);
        let whole = !goes_before && !goes_on && letters.len() >= SHORTEST_ACRONYM && (capitals || between == b'.');
        if node.is_final() && (whole || letters.len() >= SHORTEST) {
            let entry = Entry::of_checked(output.cat(node.final_output()).value());
            if !entry.is_silent() {
                found = Some(Unmasked { end: at + 1, entry, term: letters.clone() });
            }
        }
        if !goes_on {
            break;
        }
        at += 2;
    }
    found
}

/// `dia*bet*es`, `c@ncer`, `chemo-therapy`: pieces with one mark between them.
fn marked_inside<D: AsRef<[u8]>>(tables: &Tables<'_, D>, bytes: &[u8], start: usize) -> Option<Unmasked> {
    let mut joined = Letters::NONE;
    let mut at = start;
    while let Some(&byte) = bytes.get(at) {
        match FOLD[usize::from(byte)] {
            SKIP => {}
            folded if folded > GAP => joined.push(folded)?,
            // A sign for a letter may be the last one: diabete$.
            _ if matches!(byte, b'@' | b'$') => joined.push(if byte == b'@' { b'a' } else { b's' })?,
            _ if is_mark(byte) && starts_word(bytes, at + 1) => {}
            _ => break,
        }
        at += 1;
    }
    if joined.as_slice().len() < SHORTEST {
        return None;
    }
    let found = if joined.has_digits() { leet(tables, &joined) } else { exact(tables, joined.as_slice()) };
    found.map(|(term, entry)| Unmasked { end: at, entry, term })
}

/// `canceeer`: letters repeated for emphasis.
fn emphasised<D: AsRef<[u8]>>(tables: &Tables<'_, D>, word: &Letters) -> Option<Mended> {
    let (twice, once) = (word.shortened(2), word.shortened(1));
    exact(tables, twice.as_slice())
        .or_else(|| exact(tables, once.as_slice()))
        .or_else(|| mended(tables, twice.as_slice()))
}

/// `d1abetes`, `m3tf0rmin`: digits that look like letters.
fn leet<D: AsRef<[u8]>>(tables: &Tables<'_, D>, word: &Letters) -> Option<Mended> {
    let letters = word.as_slice().iter().filter(|byte| byte.is_ascii_alphabetic()).count();
    let other = word.as_slice().iter().any(|byte| byte.is_ascii_digit() && !matches!(byte, b'0' | b'1' | b'3'));
    if other || letters * 2 < word.length {
        return None;
    }
    [b'i', b'l'].into_iter().find_map(|one| {
        let read = word.replaced(|byte| match byte {
            b'0' => b'o',
            b'1' => one,
            b'3' => b'e',
            other => other,
        });
        exact(tables, read.as_slice())
    })
}

/// `HlV`, `H1V`: an l or a 1 where a capital I belongs, in an acronym of a specially protected fact.
fn acronym<D: AsRef<[u8]>>(tables: &Tables<'_, D>, typed: &[u8], word: &Letters) -> Option<Mended> {
    let looks_alike = |byte: u8| matches!(byte, b'l' | b'1');
    let capital = typed.iter().all(|&byte| looks_alike(byte) || byte.is_ascii_uppercase());
    if !capital || !typed.iter().any(|&byte| looks_alike(byte)) {
        return None;
    }
    [b'i', b'l'].into_iter().find_map(|one| {
        let read = word.replaced(|byte| if matches!(byte, b'l' | b'1' | b'i') { one } else { byte });
        let entry = Entry::of_checked(tables.fst.get(read.as_slice())?.value());
        (entry.tier() == Tier::T3).then(|| (read.as_slice().to_vec(), entry))
    })
}

/// A capitalised word inside a sentence is a name more often than a misspelt term, unless the words around are shouted too.
fn is_name(bytes: &[u8], start: usize, end: usize) -> bool {
    let before = bytes[..start].trim_ascii_end();
    // "Dr. Quispe": a full stop behind so short a word ends no sentence.
    let letters = before
        .strip_suffix(b".")
        .map_or(0, |word| word.iter().rev().take_while(|byte| byte.is_ascii_alphabetic()).count());
    let opens = bytes[before.len()..start].contains(&b'\n')
        || !(1..=3).contains(&letters)
            && before.last().is_none_or(|last| matches!(last, b'.' | b'!' | b'?' | b':' | b';' | b'*' | b'-'));
    let shouted = bytes[start..end].iter().all(|byte| !byte.is_ascii_lowercase())
        && before.iter().rev().take(2).all(u8::is_ascii_uppercase);
    !opens && !shouted
}

/// The nearest curated term, or that of the singular.
fn mended<D: AsRef<[u8]>>(tables: &Tables<'_, D>, word: &[u8]) -> Option<Mended> {
    let mend = |word: &[u8]| {
        let terms = Terms { fst: tables.fst, contexts: tables.contexts };
        let places = tables.spellings.slips(word);
        let near = if places == 0 { None } else { terms.one_away(word, places) };
        near.or_else(|| terms.two_away(word, tables.spellings.slips_of_beginning(word)?))
    };
    let long = |word: &&[u8]| word.len() >= spelling::SHORTEST;
    let singular = word.strip_suffix(b"s").filter(long);
    Some(word).filter(long).and_then(mend).or_else(|| mend(singular?))
}

/// A word that only its ending tells.
fn ended<D: AsRef<[u8]>>(tables: &Tables<'_, D>, word: &[u8]) -> Option<Mended> {
    let end = |word: &[u8]| {
        let worth = word.len() >= spelling::STEM + spelling::ENDING && tables.spellings.may_end(word);
        worth.then(|| spelling::ending(tables.fst, word))?.map(|entry| (word.to_vec(), entry))
    };
    end(word).or_else(|| end(word.strip_suffix(b"s")?))
}
