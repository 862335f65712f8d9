//! Rows in, one block of bytes out.

use std::collections::{BTreeMap, BTreeSet};

use crate::class::Source;
use crate::context::{Context, Contexts};
use crate::entry::Entry;
use crate::filter::{self, word_key};
use crate::frequent;
use crate::lexicon::{HEAD, MAGIC, checksum};
use crate::row::Row;
use crate::spelling;

/// Compiles rows into the bytes of a [`crate::Lexicon`]. The same rows give the same bytes.
///
/// When a term comes more than once the first row wins, so hand-written rows go before imported ones. Rows of
/// [`Source::Ordinary`] are no terms: they keep their word from being taken for a misspelt one. A hyphen in a
/// term makes it match joined and apart.
///
/// # Errors
///
/// When the rows have more than 65,535 different contexts.
pub fn compile(rows: Vec<Row>) -> Result<Vec<u8>, TooManyContexts> {
    let mut contexts = ContextTable::default();
    let mut terms: BTreeMap<String, u64> = BTreeMap::new();
    let mut joined = Vec::new();
    let mut ordinary = BTreeSet::new();
    for row in rows {
        if row.source == Source::Ordinary {
            ordinary.insert(word_key(&row.term));
            continue;
        }
        let context = contexts.number(&row.context)?;
        let value = Entry::new(row.class, row.domain, row.tier, row.cased, row.source, context).value();
        joined.extend(row.joined.map(|form| (form, value)));
        terms.entry(row.term).or_insert(value);
    }
    // A joined form never displaces a row of its own.
    for (form, value) in joined {
        terms.entry(form).or_insert(value);
    }
    let sorted = terms.iter().map(|(term, &value)| (term, value));
    let fst = fst::raw::Fst::from_iter_map(sorted).unwrap_or_else(|_| unreachable!("sorted, unique, into memory"));
    let filter = filter::build(&terms.keys().filter_map(|term| filter::term_key(term)).collect());
    let contexts = contexts.into_bytes();
    let entries = terms.iter().map(|(term, &value)| (term.as_str(), Entry::of_checked(value)));
    let spellings = spelling::build(entries, Contexts(&contexts));
    let ordinary = filter::build_ordinary(&ordinary);
    let sections = [spellings, filter, frequent::build(&terms, &fst), contexts, ordinary];

    let mut bytes = Vec::with_capacity(HEAD + sections.iter().map(Vec::len).sum::<usize>() + fst.as_bytes().len());
    bytes.extend(MAGIC);
    bytes.extend(sections.iter().flat_map(|section| (section.len() as u32).to_le_bytes()));
    bytes.extend(checksum(sections.iter().flatten()).to_le_bytes());
    bytes.extend(sections.iter().flatten());
    bytes.extend(fst.as_bytes());
    Ok(bytes)
}

/// Rows with more different `needs`, `unless` and `cues` than a lexicon can number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooManyContexts;

impl std::fmt::Display for TooManyContexts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the rows have more than 65,535 different needs, unless and cues; share some of them")
    }
}

impl std::error::Error for TooManyContexts {}

/// The distinct contexts, each with its number; the empty one is 0.
struct ContextTable {
    numbers: BTreeMap<Context, u16>,
    in_order: Vec<Context>,
}

impl Default for ContextTable {
    fn default() -> Self {
        let empty = Context::default();
        Self { numbers: BTreeMap::from([(empty.clone(), 0)]), in_order: vec![empty] }
    }
}

impl ContextTable {
    fn number(&mut self, context: &Context) -> Result<u16, TooManyContexts> {
        if let Some(&number) = self.numbers.get(context) {
            return Ok(number);
        }
        let number = u16::try_from(self.in_order.len()).map_err(|_| TooManyContexts)?;
        self.numbers.insert(context.clone(), number);
        self.in_order.push(context.clone());
        Ok(number)
    }

    /// A slot for each context with its cues and the place of its clauses, then the clauses.
    fn into_bytes(self) -> Vec<u8> {
        let mut slots = Vec::new();
        let mut clauses = Vec::new();
        for context in &self.in_order {
            context.write(self.in_order.len(), &mut slots, &mut clauses);
        }
        slots.extend(clauses);
        slots
    }
}
