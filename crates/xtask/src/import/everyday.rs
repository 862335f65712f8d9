//! Ordinary words and names: what a term must not be if it is to match without a person having read it.
//!
//! Word frequency comes from SCOWL, the spell checker's word lists, names from the census. Both only keep terms out. The commoner
//! part of both is written to `dictionaries/ordinary/`, so that the dictionaries can be verified without these packages.

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;
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

/// Up to here a single word is English, and too common for one source alone, unless it is medical by its form.
const ENGLISH: u8 = 70;

/// Up to here an English word one slip away from a term is taken for itself.
const MISTAKEN: u8 = 60;

/// Endings of words that nobody uses but of the body.
const MEDICAL_ENDINGS: &[&str] = &[
    "aemia", "algia", "cardia", "cele", "cillin", "dontics", "dontist", "dynia", "ectasia", "ectasis", "ectomy",
    "emia", "esthesia", "graphy", "iasis", "iatrics", "iatrist", "iatry", "itis", "kinesia", "logist", "malacia",
    "megaly", "metry", "oma", "opia", "opsia", "osis", "ostomy", "otomy", "paresis", "pathy", "penia", "phagia",
    "phasia", "plasty", "plegia", "pnea", "rrhagia", "rrhea", "scopy", "stenosis", "therapy", "trophy", "uria",
];

/// Up to here two words that one of the less careful sources joins are a phrase, not a term.
const COMMONEST: u8 = 10;

/// Idioms and fragments that no rule tells from a term.
const PHRASES: &[&str] = &[
    "adult all",
    "best disease",
    "calendar method",
    "crack up",
    "culture shock",
    "current injury",
    "double tooth",
    "drug cocktail",
    "free association",
    "giving medication",
    "high risk open angle",
    "image syndrome",
    "low density",
    "low risk open angle",
    "mass hysteria",
    "nip and tuck",
    "over the counter drug",
    "over the counter medicine",
    "passion of christ",
    "shell shock",
    "social disease",
    "space medicine",
    "sword cut",
    "white plague",
    "yellow jack",
];

/// So many surnames, from the most frequent down, keep a word out. The rest keep out what rests on one source.
const SURNAMES: usize = 10_000;

/// The ordinary words and names.
#[derive(Default)]
pub(super) struct Everyday {
    levels: HashMap<String, u8>,
    abbreviations: HashSet<String>,
    first_names: HashSet<String>,
    /// Each surname with its rank, the most frequent first.
    surnames: HashMap<String, usize>,
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
        let surnames = first(&names.read_text("names-0.3.0/names/dist.all.last")?);
        lists.surnames.extend(surnames.into_iter().enumerate().map(|(rank, name)| (name, rank)));
        Ok(lists)
    }

    /// Why a term must not enter unread, if it must not; `confirmed` says that it does not rest on one of the less careful
    /// sources alone.
    pub(super) fn clash(&self, term: &str, confirmed: bool) -> Option<&'static str> {
        if term.contains(' ') {
            let ordinary = PHRASES.contains(&term) || (!confirmed && self.is_common_pair(term));
            return ordinary.then_some("ordinary phrase");
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
        } else if self.surnames.get(&word).is_some_and(|&rank| rank < SURNAMES || !confirmed) {
            Some("surname")
        } else if !confirmed && commonness(&word) <= ENGLISH && !MEDICAL_ENDINGS.iter().any(|end| word.ends_with(end)) {
            Some("English word of one source")
        } else {
            None
        }
    }

    /// The English words up to the level where nobody mistypes a drug for them, by level.
    pub(super) fn english(&self) -> String {
        let mut text = "# English words by commonness, from SCOWL 2020.12.07; see ../SOURCES.md\n".to_owned();
        for level in LEVELS.into_iter().filter(|&level| level <= MISTAKEN) {
            let is_plain = |word: &&String| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_lowercase());
            let mut words: Vec<&String> =
                self.levels.iter().filter(|(_, at)| **at == level).map(|(word, _)| word).filter(is_plain).collect();
            words.sort_unstable();
            let _ = writeln!(text, "# level {level}");
            for word in words {
                let _ = writeln!(text, "{word}");
            }
        }
        text
    }

    /// The first names and the commonest surnames, in alphabetical order.
    pub(super) fn names(&self) -> String {
        let surnames = self.surnames.iter().filter(|(_, rank)| **rank < SURNAMES).map(|(name, _)| name);
        let names: std::collections::BTreeSet<&String> = self.first_names.iter().chain(surnames).collect();
        let mut text =
            "# First names and common surnames, from the United States census of 1990; see ../SOURCES.md\n".to_owned();
        for name in names {
            let _ = writeln!(text, "{name}");
        }
        text
    }

    /// Whether this is two of the commonest words side by side.
    fn is_common_pair(&self, term: &str) -> bool {
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
            surnames: HashMap::from([("graves".to_owned(), 1_500), ("blackwater".to_owned(), 32_452)]),
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
            assert_eq!(lists().clash(term, true), reason, "{term}");
        }
        assert_eq!(lists().clash("blackwater", true), None);
        assert_eq!(lists().clash("blackwater", false), Some("surname"));
        assert_eq!(lists().clash("hemorrhoid", false), Some("English word of one source"));
    }

    #[test]
    fn pairs_of_the_commonest_words_are_told() {
        assert!(lists().is_common_pair("cold spot"));
        assert!(!lists().is_common_pair("zinc spot"));
    }
}
