//! Ordinary words and names: what a term must not be if it is to match without a person having read it.
//!
//! Word frequency comes from SCOWL, the spell checker's word lists, names from the census. Both only keep terms out;
//! nothing of them is shipped.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use anyhow::{Context, Result};

use super::clean::singular;
use super::packages::{self, Archive};

/// Where the Debian package `scowl` puts its lists.
const SCOWL: &str = "/usr/share/dict/scowl";

/// SHA-256 of the lists used, one after the other: version 2020.12.07.
const SCOWL_SHA256: &str = "81c69059c655f446474eec95558776bb1a06e5b5f390870bf1675f74e57e824f";

/// Levels of commonness, most common first.
const LEVELS: [u8; 8] = [10, 20, 35, 40, 50, 55, 60, 70];

/// Up to here a single word is too common to enter unread.
const ORDINARY: u8 = 35;

/// Up to here two words that only WordNet joins are a phrase, not a term.
const COMMONEST: u8 = 10;

/// So many surnames, from the most frequent down, keep a word out.
const SURNAMES: usize = 10_000;

/// The ordinary words and names.
#[derive(Default)]
pub(super) struct Everyday {
    levels: HashMap<String, u8>,
    abbreviations: HashSet<String>,
    first_names: HashSet<String>,
    surnames: HashSet<String>,
}

impl Everyday {
    /// Reads the word lists of this machine and the names of the package.
    pub(super) fn read(names: &Archive) -> Result<Self> {
        let mut lists = Self::default();
        let mut digested = Vec::new();
        for level in LEVELS {
            for list in ["english-words", "american-words", "english-abbreviations", "american-abbreviations"] {
                let Some(bytes) = scowl(list, level)? else { continue };
                let words = bytes.split(|&byte| byte == b'\n').map(latin1);
                if list.ends_with("words") {
                    words.for_each(|word| _ = lists.levels.entry(word.to_lowercase()).or_insert(level));
                } else {
                    lists.abbreviations.extend(words.map(|word| word.to_lowercase()));
                }
                digested.extend(bytes);
            }
        }
        packages::check(&digested, SCOWL_SHA256, SCOWL, "the import was reviewed with version 2020.12.07-2 of scowl")?;
        let first = |text: &str| -> Vec<String> {
            text.lines().filter_map(|line| line.split_whitespace().next()).map(str::to_lowercase).collect()
        };
        for sex in ["female", "male"] {
            lists.first_names.extend(first(&names.read_text(&format!("names-0.3.0/names/dist.{sex}.first"))?));
        }
        lists.surnames.extend(first(&names.read_text("names-0.3.0/names/dist.all.last")?).into_iter().take(SURNAMES));
        Ok(lists)
    }

    /// Why a term of one word must not enter unread, if it must not.
    pub(super) fn clash(&self, term: &str) -> Option<&'static str> {
        if term.contains(' ') {
            return None;
        }
        let word = term.to_lowercase();
        // Capitals are met in shouted sentences and in other trades, so an acronym must be no word at all.
        let acronym = word != term;
        let commonness = |word: &str| self.levels.get(word).copied().unwrap_or(u8::MAX);
        if commonness(&word).min(commonness(singular(&word))) <= if acronym { u8::MAX - 1 } else { ORDINARY } {
            Some("ordinary word")
        } else if acronym && self.abbreviations.contains(&word) {
            Some("ordinary abbreviation")
        } else if self.first_names.contains(&word) {
            Some("first name")
        } else if self.surnames.contains(&word) {
            Some("surname")
        } else {
            None
        }
    }

    /// Whether this is two of the commonest words side by side.
    pub(super) fn is_common_pair(&self, term: &str) -> bool {
        let words: Vec<&str> = term.split(' ').collect();
        words.len() == 2 && words.iter().all(|word| self.levels.get(*word).is_some_and(|&level| level <= COMMONEST))
    }

    /// Whether an English dictionary would list the word.
    pub(super) fn is_word(&self, word: &str) -> bool {
        self.levels.contains_key(word)
    }
}

/// One list, or nothing when this level has none.
fn scowl(list: &str, level: u8) -> Result<Option<Vec<u8>>> {
    let folder = Path::new(SCOWL);
    if !folder.is_dir() {
        anyhow::bail!("{SCOWL} is missing: install the Debian package scowl (apt-get install scowl)");
    }
    let path = folder.join(format!("{list}.{level}"));
    match std::fs::read(&path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| format!("reading {}", path.display())),
    }
}

/// Latin-1 is the first 256 characters of Unicode.
fn latin1(bytes: &[u8]) -> String {
    bytes.iter().map(|&byte| char::from(byte)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lists() -> Everyday {
        Everyday {
            levels: [("cold", 10), ("spot", 10), ("zinc", 35), ("hemorrhoid", 50), ("cat", 10), ("pix", 60)]
                .map(|(word, level)| (word.to_owned(), level))
                .into(),
            abbreviations: HashSet::from(["asap".to_owned()]),
            first_names: HashSet::from(["camila".to_owned()]),
            surnames: HashSet::from(["graves".to_owned()]),
        }
    }

    #[test]
    fn common_words_and_names_clash() {
        for (term, reason) in [
            ("cold", Some("ordinary word")),
            ("zincs", Some("ordinary word")),
            ("hemorrhoid", None),
            ("CAT", Some("ordinary word")),
            ("PIX", Some("ordinary word")),
            ("ASAP", Some("ordinary abbreviation")),
            ("CLL", None),
            ("camila", Some("first name")),
            ("graves", Some("surname")),
            ("graves disease", None),
        ] {
            assert_eq!(lists().clash(term), reason, "{term}");
        }
    }

    #[test]
    fn pairs_of_the_commonest_words_are_told() {
        assert!(lists().is_common_pair("cold spot"));
        assert!(!lists().is_common_pair("zinc spot"));
    }
}
