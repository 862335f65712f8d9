//! Ordinary words and names: what a dictionary term is mistaken for.
//!
//! `dictionaries/ordinary/` holds English words by commonness and names, both made by the import, and Spanish words written by
//! hand. Words that mean health wherever they stand, however common, are listed in `always.txt` once a person has judged them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Context, Result};
use phi_lint_lexicon::fold::fold_term;

/// Up to this level of commonness a term that is also an English word must have been judged by a person.
const COMMON: u8 = 35;

/// Up to this level words make up most of every text.
const MOST_COMMON: u8 = 20;

/// Shorter words are never taken for misspelt terms.
const SHORTEST: usize = 5;

/// The lists.
pub(crate) struct Ordinary {
    /// Each English word with its level; the most common have the lowest.
    english: BTreeMap<String, u8>,
    spanish: BTreeSet<String>,
    names: BTreeSet<String>,
    always: BTreeSet<String>,
}

impl Ordinary {
    /// Reads the lists of the repository.
    pub(crate) fn read(root: &Path) -> Result<Self> {
        let folder = root.join("dictionaries/ordinary");
        let read = |name: &str| {
            let path = folder.join(name);
            std::fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))
        };
        let words = |text: &str| -> BTreeSet<String> {
            text.lines().filter(|line| !line.starts_with('#')).map(fold_term).filter(|word| !word.is_empty()).collect()
        };
        let mut english = BTreeMap::new();
        let mut level = u8::MAX;
        for line in read("english.txt")?.lines() {
            match line.strip_prefix("# level ") {
                Some(number) => level = number.parse().with_context(|| format!("english.txt: `{line}`"))?,
                None if !line.starts_with('#') => _ = english.insert(line.to_owned(), level),
                None => {}
            }
        }
        let [spanish, names, always] =
            [words(&read("spanish.txt")?), words(&read("names.txt")?), words(&read("always.txt")?)];
        Ok(Ordinary { english, spanish, names, always })
    }

    /// Every word and name, and words in -ing as people say them: stayin.
    pub(crate) fn all(&self) -> impl Iterator<Item = &str> {
        let spoken = self.english.keys().filter_map(|word| word.strip_suffix('g')).filter(|word| word.ends_with("in"));
        self.english.keys().chain(&self.spanish).chain(&self.names).map(String::as_str).chain(spoken)
    }

    /// The English words that make up most of every text, as far as they are long enough to be taken for a misspelt term.
    pub(crate) fn most_common(&self) -> impl Iterator<Item = &str> {
        let common = |(word, level): &(&String, &u8)| **level <= MOST_COMMON && word.len() >= SHORTEST;
        self.english.iter().filter(common).map(|(word, _)| word.as_str())
    }

    /// What this folded word is besides a term, unless a person has judged that it always means health.
    pub(crate) fn clash(&self, word: &str) -> Option<&'static str> {
        if self.always.contains(word) {
            return None;
        }
        let plural = format!("{word}s");
        let forms = [word, &plural];
        if forms.iter().any(|form| self.english.get(*form).is_some_and(|&level| level <= COMMON)) {
            Some("a common English word")
        } else if forms.iter().any(|form| self.spanish.contains(*form)) {
            Some("a common Spanish word")
        } else if self.names.contains(word) {
            Some("a name")
        } else {
            None
        }
    }

    /// The judged words that no row needs any more.
    pub(crate) fn unused<'a>(&'a self, terms: &'a BTreeSet<&str>) -> impl Iterator<Item = &'a String> {
        self.always.iter().filter(|word| !terms.contains(word.as_str()))
    }
}
