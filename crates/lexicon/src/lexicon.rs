//! A compiled lexicon, opened in place.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use fst::Streamer;
use fst::raw::Fst;

use crate::context::{Clause, Clauses, Contexts};
use crate::cue::Cues;
use crate::disguise;
use crate::embedded;
use crate::entry::Entry;
use crate::filter::Filter;
use crate::fold::{FOLD, GAP, SKIP, fold_term};
use crate::frequent::Frequent;
use crate::scan::{self, Form, Hit, Tables, Token};
use crate::spelling::{self, Spellings};

/// The block's first bytes: a name and a version of the layout.
pub(crate) const MAGIC: &[u8; 8] = b"PHILEX\x00\x03";
/// The magic, then the lengths of spellings, filter, frequent words, contexts and ordinary words as little-endian `u32`, then their
/// checksum. The automaton follows them.
pub(crate) const HEAD: usize = 36;

/// A compiled lexicon.
#[derive(Clone)]
pub struct Lexicon {
    bytes: Cow<'static, [u8]>,
    spellings: Range<usize>,
    filter: Range<usize>,
    frequent: Range<usize>,
    contexts: Range<usize>,
    ordinary: Range<usize>,
}

impl Lexicon {
    /// phi-lint's own dictionaries, compiled into the program.
    ///
    /// Costs no heap and no work: the automaton is read where it lies. (In WebAssembly the first call unpacks them.)
    pub fn embedded() -> Self {
        Self::open(Cow::Borrowed(embedded::bytes()))
            .unwrap_or_else(|_| unreachable!("a test opens the embedded lexicon"))
    }

    /// Opens a lexicon that [`crate::compile`] or `phi-lint dict build` made.
    ///
    /// # Errors
    ///
    /// When the bytes are no lexicon, are damaged or come from another version of phi-lint.
    pub fn from_bytes(bytes: Vec<u8>) -> Result<Self, FormatError> {
        let lexicon = Self::open(Cow::Owned(bytes))?;
        let fst = lexicon.fst().ok_or(FormatError("its automaton cannot be read"))?;
        let changed = FormatError("its checksum is wrong: the file was changed or cut short");
        fst.verify().map_err(|_| changed)?;
        let sections = &lexicon.bytes[HEAD..lexicon.ordinary.end];
        if lexicon.bytes[HEAD - 8..HEAD] != checksum(sections).to_le_bytes() {
            return Err(changed);
        }
        let mut entries = fst.stream();
        while let Some((_, value)) = entries.next() {
            Entry::from_value(value.value()).and_then(|entry| lexicon.clauses(entry)).ok_or(FormatError(
                "it has a row that this version does not know; build it again with this phi-lint",
            ))?;
        }
        Ok(lexicon)
    }

    fn open(bytes: Cow<'static, [u8]>) -> Result<Self, FormatError> {
        let not_one = FormatError("it is not a phi-lint lexicon of this version; build it with `phi-lint dict build`");
        let cut = FormatError("it is cut short");
        let head = bytes.get(..HEAD).filter(|head| head.starts_with(MAGIC)).ok_or(not_one)?;
        let length = |at: usize| u32::from_le_bytes([head[at], head[at + 1], head[at + 2], head[at + 3]]) as usize;
        let spellings = HEAD..HEAD.saturating_add(length(8));
        let filter = spellings.end..spellings.end.saturating_add(length(12));
        let frequent = filter.end..filter.end.saturating_add(length(16));
        let contexts = frequent.end..frequent.end.saturating_add(length(20));
        let ordinary = contexts.end..contexts.end.saturating_add(length(24));
        bytes.get(filter.clone()).and_then(Filter::new).ok_or(cut)?;
        bytes.get(frequent.clone()).and_then(Frequent::new).ok_or(cut)?;
        bytes.get(spellings.clone()).and_then(Spellings::new).ok_or(cut)?;
        bytes.get(ordinary.clone()).and_then(Filter::new).ok_or(cut)?;
        bytes.get(ordinary.end..).ok_or(cut)?;
        let lexicon = Lexicon { bytes, spellings, filter, frequent, contexts, ordinary };
        lexicon.fst().ok_or(FormatError("its automaton cannot be read"))?;
        Ok(lexicon)
    }

    /// The automaton, in place; some twenty nanoseconds.
    fn fst(&self) -> Option<Fst<&[u8]>> {
        Fst::new(&self.bytes[self.ordinary.end..]).ok()
    }

    fn tables(&self) -> Option<Tables<'_>> {
        let section = |range: &Range<usize>| &self.bytes[range.clone()];
        Some(Tables {
            fst: self.fst()?,
            filter: Filter::new(section(&self.filter))?,
            frequent: Frequent::new(section(&self.frequent))?,
            contexts: self.contexts(),
            spellings: Spellings::new(section(&self.spellings))?,
            ordinary: Filter::new(section(&self.ordinary))?,
        })
    }

    /// Appends the words of `text` to `tokens` and the terms among them to `hits`; never panics, takes linear time.
    ///
    /// The text should be [`crate::fold::Plain`]; offsets are bytes of it. Terms come in order and do not overlap. A
    /// term's cues are set on its tokens.
    pub fn scan(&self, text: &str, tokens: &mut Vec<Token>, hits: &mut Vec<Hit>) {
        let first = hits.len();
        let Some(tables) = self.tables() else { return };
        scan::run(&tables, text, tokens, hits);
        let contexts = self.contexts();
        for hit in &mut hits[first..] {
            let cues = contexts.cues(hit.entry.context());
            let mut index = hit.first as usize;
            while let Some(token) = tokens.get_mut(index).filter(|token| token.start < hit.end) {
                token.cues = token.cues.with(cues);
                index += 1;
            }
            hit.end = index as u32;
        }
    }

    /// The row of a term, as it is typed, and its entry; a plural, a possessive, a disguise or a slip finds its row.
    pub fn lookup(&self, term: &str) -> Option<(String, Entry)> {
        let plain = crate::fold::Plain::of(term);
        let typed = plain.text().trim_matches(|c: char| !c.is_ascii_alphanumeric());
        match scan::longest(&self.fst()?, typed.as_bytes(), 0).filter(|found| found.end == typed.len()) {
            Some(found) => Some((self.row(typed), found.entry)),
            None => self.unmask(typed),
        }
    }

    /// The entry of the row that is exactly this folded term; no plural, no disguise.
    pub fn entry(&self, folded: &str) -> Option<Entry> {
        self.fst()?.get(folded).map(|value| Entry::of_checked(value.value()))
    }

    /// Whether a term finds its row only because a slip or a disguise is undone, or because its ending tells.
    pub fn is_disguised(&self, term: &str) -> bool {
        let (mut tokens, mut hits) = (Vec::new(), Vec::new());
        self.scan(crate::fold::Plain::of(term).text(), &mut tokens, &mut hits);
        hits.first().is_some_and(|hit| hit.form == Form::Disguised)
    }

    /// The row behind a disguise or a slip of the finger, if the text is nothing else.
    fn unmask(&self, typed: &str) -> Option<(String, Entry)> {
        let (tables, bytes) = (self.tables()?, typed.as_bytes());
        let length = bytes.iter().position(|&byte| FOLD[usize::from(byte)] <= GAP && FOLD[usize::from(byte)] != SKIP);
        let end = length.unwrap_or(bytes.len());
        let found = (end > 0).then(|| disguise::unmask(&tables.for_disguises(), bytes, 0, end))?;
        let found = found.filter(|found| found.end == bytes.len())?;
        Some((String::from_utf8(found.term).ok()?, found.entry))
    }

    /// The row that a matched piece of text came from, folded: `Statins` gives `statin`, `metfromin` gives `metformin`.
    pub fn row(&self, matched: &str) -> String {
        let folded = fold_term(matched);
        let Some(fst) = self.fst() else { return folded };
        // Every word may be a plural: the readings of the words so far, the whole word before its singulars.
        let mut readings = vec![String::new()];
        for word in folded.split(' ') {
            let forms = singulars(word);
            readings = readings
                .iter()
                .flat_map(|before| {
                    forms.iter().map(move |form| format!("{before}{}{form}", if before.is_empty() { "" } else { " " }))
                })
                // A term is a few words long; a longer text is no term.
                .take(64)
                .collect();
        }
        let known = readings.into_iter().find(|form| fst.get(form).is_some());
        known.or_else(|| self.unmask(matched).map(|(term, _)| term)).unwrap_or(folded)
    }

    /// Every term with its entry, in byte order.
    pub fn for_each(&self, mut visit: impl FnMut(&str, Entry)) {
        let Some(fst) = self.fst() else { return };
        let mut stream = fst.stream();
        while let Some((term, value)) = stream.next() {
            if let Ok(term) = std::str::from_utf8(term) {
                visit(&spelling::written(term), Entry::of_checked(value.value()));
            }
        }
    }

    /// The version of the dictionaries: that of the crate and a mark of their content, so that it changes with every row.
    pub fn version(&self) -> String {
        let mark = self.bytes.get(HEAD - 8..HEAD).and_then(|bytes| bytes.try_into().ok()).map_or(0, u64::from_le_bytes);
        // The automaton has a checksum of its own in its last four bytes.
        let tail = self.bytes.last_chunk().copied().map_or(0, u32::from_le_bytes);
        format!("{}+{:08x}", env!("CARGO_PKG_VERSION"), (mark as u32) ^ tail)
    }

    /// The number of terms.
    pub fn len(&self) -> usize {
        self.fst().map_or(0, |fst| fst.len())
    }

    /// Whether the lexicon has no term at all.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The cues a term sets.
    pub fn cues(&self, entry: Entry) -> Cues {
        if entry.context() == 0 { Cues::NONE } else { self.contexts().cues(entry.context()) }
    }

    /// Whether the term needs a cue before it counts.
    pub fn is_conditional(&self, entry: Entry) -> bool {
        self.needs(entry).next().is_some()
    }

    /// The alternatives of which one must hold before the term counts; none means that it always counts.
    pub fn needs(&self, entry: Entry) -> impl Iterator<Item = Clause> + '_ {
        self.clauses(entry).into_iter().flat_map(Clauses::needs)
    }

    /// The alternatives of which none may hold.
    pub fn unless(&self, entry: Entry) -> impl Iterator<Item = Clause> + '_ {
        self.clauses(entry).into_iter().flat_map(Clauses::unless)
    }

    fn contexts(&self) -> Contexts<'_> {
        Contexts(&self.bytes[self.contexts.clone()])
    }

    fn clauses(&self, entry: Entry) -> Option<Clauses<'_>> {
        self.contexts().clauses(entry.context())
    }
}

impl fmt::Debug for Lexicon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lexicon")
            .field("terms", &self.len())
            .field("filter", &self.filter.len())
            .finish_non_exhaustive()
    }
}

/// FNV-1a over the sections that carry no checksum of their own: addresses in them are followed without a look.
pub(crate) fn checksum<'a>(bytes: impl IntoIterator<Item = &'a u8>) -> u64 {
    bytes.into_iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// A folded word and what it may be the plural of.
fn singulars(word: &str) -> Vec<String> {
    let mut forms = vec![word.to_owned()];
    forms.extend(word.strip_suffix('s').map(str::to_owned));
    forms.extend(word.strip_suffix("es").map(str::to_owned));
    forms.extend(word.strip_suffix("ies").map(|stem| format!("{stem}y")));
    forms
}

/// Why bytes are not a lexicon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormatError(&'static str);

impl fmt::Display for FormatError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the lexicon cannot be opened: {}", self.0)
    }
}

impl std::error::Error for FormatError {}
