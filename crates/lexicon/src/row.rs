//! Dictionary rows: one term a line, tab-separated, as people review them.

use std::collections::BTreeMap;
use std::fmt;

use crate::class::{Class, Domain, Source, Tier};
use crate::context::{Context, parse_clauses, parse_cues};
use crate::fold::{Plain, fold_term};
use crate::spelling;

/// The columns of a dictionary file; trailing ones may be left out.
pub const HEADER: [&str; 8] = ["term", "class", "tier", "domain", "needs", "unless", "cues", "source"];

/// One term of a dictionary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The folded term.
    pub term: String,
    /// The term written as one word, when the row writes it with a hyphen.
    pub joined: Option<String>,
    /// Whether it matches only where the message writes capitals.
    pub cased: bool,
    /// What kind of thing it names.
    pub class: Class,
    /// How much it reveals.
    pub tier: Tier,
    /// The law or stigma behind it.
    pub domain: Domain,
    /// What it needs, what silences it, what it sets.
    pub context: Context,
    /// Where the row comes from.
    pub source: Source,
}

impl Row {
    /// A row for a harmless word or phrase.
    pub fn idiom(term: &str, source: Source) -> Self {
        Row {
            term: fold_term(term),
            joined: None,
            cased: false,
            class: Class::Idiom,
            tier: Tier::T0,
            domain: Domain::None,
            context: Context::default(),
            source,
        }
    }
}

/// Reads dictionary files, refusing what it cannot take, and collects their rows.
#[derive(Debug)]
pub struct Rows {
    source: Source,
    accepted: Vec<Row>,
    places: BTreeMap<String, (String, usize)>,
    errors: Vec<RowError>,
}

/// Why a row was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowError {
    /// The file as it was named.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong and how to mend it.
    pub reason: String,
}

impl Rows {
    /// No rows yet; rows whose file has no source column are of this source.
    pub fn new(source: Source) -> Self {
        Rows { source, accepted: Vec::new(), places: BTreeMap::new(), errors: Vec::new() }
    }

    /// Reads one file's text; `file` names it in errors.
    ///
    /// Refused rows are kept for [`Rows::finish`]; the others are still read.
    pub fn read(&mut self, file: &str, text: &str) {
        for (index, line) in text.lines().enumerate() {
            let refuse = |reason: String| RowError { file: file.to_owned(), line: index + 1, reason };
            let line = if index == 0 { line.trim_start_matches('\u{feff}') } else { line };
            if index == 0 {
                if !line.split('\t').map(str::trim).eq(HEADER.into_iter().take(line.split('\t').count())) {
                    self.errors.push(refuse(format!(
                        "the first line must be the header, separated by tabs: {}",
                        HEADER[..7].join(" ")
                    )));
                    break;
                }
                continue;
            }
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            let row = parse(line, self.source).and_then(|row| match self.places.get(&row.term) {
                Some((other, at)) => {
                    Err(format!("`{}` stands already in {other} on line {at}; keep one of them", row.term))
                }
                None => Ok(row),
            });
            match row {
                Ok(row) => {
                    self.places.insert(row.term.clone(), (file.to_owned(), index + 1));
                    self.accepted.push(row);
                }
                Err(reason) => self.errors.push(refuse(reason)),
            }
        }
        if text.trim_matches(['\u{feff}', ' ', '\n', '\r', '\t']).is_empty() {
            let reason =
                format!("the file is empty; it begins with the header, separated by tabs: {}", HEADER[..7].join(" "));
            self.errors.push(RowError { file: file.to_owned(), line: 1, reason });
        }
    }

    /// The rows of every file read.
    ///
    /// # Errors
    ///
    /// Every refused row, in the order of reading.
    pub fn finish(self) -> Result<Vec<Row>, RowErrors> {
        if self.errors.is_empty() { Ok(self.accepted) } else { Err(RowErrors(self.errors)) }
    }
}

/// Every refused row of a set of dictionary files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowErrors(pub Vec<RowError>);

impl fmt::Display for RowErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, error) in self.0.iter().enumerate() {
            write!(f, "{}{error}", if i == 0 { "" } else { "\n" })?;
        }
        Ok(())
    }
}

impl std::error::Error for RowErrors {}

impl fmt::Display for RowError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.reason)
    }
}

impl std::error::Error for RowError {}

fn parse(line: &str, source: Source) -> Result<Row, String> {
    let columns: Vec<&str> = line.split('\t').map(str::trim).collect();
    if columns.len() > HEADER.len() {
        return Err(format!(
            "{} columns, at most {} are known: is there a tab inside a column?",
            columns.len(),
            HEADER.len()
        ));
    }
    let column = |index: usize| columns.get(index).copied().unwrap_or_default();
    if columns.len() == 1 {
        return Err("there is no tab in the line; the columns are separated by tabs".to_owned());
    }
    let typed = column(0);
    let term = fold_term(typed);
    if let Some(letter) = Plain::of(typed).text().chars().find(|c| !c.is_ascii() && c.is_alphanumeric()) {
        return Err(format!("`{letter}` in the term cannot be folded to a-z or 0-9, so it would never match"));
    }
    if term.is_empty() {
        return Err("the term is empty once case, accents and punctuation are folded away".to_owned());
    }
    let class =
        Class::from_name(column(1)).ok_or_else(|| unknown("class", column(1), Class::ALL.iter().map(|c| c.name())))?;
    let tier =
        Tier::from_name(column(2)).ok_or_else(|| unknown("tier", column(2), Tier::ALL.iter().map(|t| t.name())))?;
    let domain = Domain::from_name(column(3))
        .ok_or_else(|| unknown("domain", column(3), Domain::ALL.iter().map(|d| d.name())))?;
    let silent = matches!(class, Class::Cue | Class::Generic | Class::Idiom);
    if silent != (tier == Tier::T0) {
        return Err(format!(
            "class `{}` and tier {} do not go together: cue, generic and idiom are tier 0, the others 1 to 3",
            class.name(),
            tier.name()
        ));
    }
    if silent && domain != Domain::None {
        return Err(format!("a row of class `{}` reveals nothing, so it has no domain", class.name()));
    }
    let context =
        Context { needs: parse_clauses(column(4))?, unless: parse_clauses(column(5))?, cues: parse_cues(column(6))? };
    if class == Class::Cue && context.cues.is_empty() {
        return Err("a row of class `cue` must name the cues it sets in the column `cues`".to_owned());
    }
    let source = match column(7) {
        "" => source,
        names => {
            let first = names.split('+').next().unwrap_or(names);
            Source::from_name(first).ok_or_else(|| unknown("source", first, Source::ALL.iter().map(|s| s.name())))?
        }
    };
    if let Some(ending) = typed.strip_prefix('*') {
        return ending_row(ending, Row { term, joined: None, cased: false, class, tier, domain, context, source });
    }
    let joined = typed.contains('-').then(|| fold_term(&typed.replace('-', ""))).filter(|form| *form != term);
    Ok(Row { term, joined, cased: is_cased(typed), class, tier, domain, context, source })
}

/// A row for every word with this ending, as the compiled lexicon keeps it.
fn ending_row(ending: &str, row: Row) -> Result<Row, String> {
    if row.term.contains(' ') || row.term.len() < spelling::ENDING || row.tier == Tier::T0 {
        return Err(format!(
            "`*{ending}` must be one ending of {} letters or more that reveals something",
            spelling::ENDING
        ));
    }
    if !row.context.needs.is_empty() || !row.context.unless.is_empty() {
        return Err(format!("`*{ending}` matches unread words, so it takes neither `needs` nor `unless`"));
    }
    Ok(Row { term: spelling::ending_term(&row.term), ..row })
}

/// A capital behind the first letter of a word, or a term of one capital letter, says that case matters; Title Case does not.
fn is_cased(typed: &str) -> bool {
    let mut words = typed.split(|c: char| !c.is_alphanumeric());
    words.any(|word| word.chars().filter(|c| c.is_alphabetic()).skip(1).any(char::is_uppercase))
        || typed.chars().count() == 1 && typed.chars().all(char::is_uppercase)
}

fn unknown<'a>(what: &str, value: &str, known: impl Iterator<Item = &'a str>) -> String {
    let known: Vec<_> = known.filter(|name| !name.is_empty()).collect();
    format!("unknown {what} `{value}`; use one of {}", known.join(", "))
}
