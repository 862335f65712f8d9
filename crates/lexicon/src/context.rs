//! Contexts: the cues a row needs, the cues that silence it and the cues it sets.
//!
//! The thousands of ambiguous rows share a few hundred distinct contexts, so the compiled lexicon keeps each context once,
//! in a table, and a row's value holds only the number of its context.

use crate::cue::{Cue, Cues};

/// How far from the term a cue may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Scope {
    /// Anywhere in the sentence.
    Sentence,
    /// Within four words.
    Near,
    /// The word directly before.
    Previous,
    /// The word directly after.
    Next,
}

impl Scope {
    const ALL: [Scope; 4] = [Scope::Sentence, Scope::Near, Scope::Previous, Scope::Next];

    const fn prefix(self) -> &'static str {
        match self {
            Scope::Sentence => "",
            Scope::Near => "near:",
            Scope::Previous => "prev:",
            Scope::Next => "next:",
        }
    }
}

/// Cues that must all stand within one scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Clause {
    /// Where to look.
    pub scope: Scope,
    /// What must be there, all of it.
    pub cues: Cues,
}

/// What a row needs around it, what silences it and what it sets.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Context {
    /// Alternatives of which one must hold; empty means the term needs nothing.
    pub needs: Vec<Clause>,
    /// Alternatives of which none may hold.
    pub unless: Vec<Clause>,
    /// The cues the term sets for its sentence.
    pub cues: Cues,
}

impl Context {
    /// Whether the context says nothing at all.
    pub fn is_empty(&self) -> bool {
        self.needs.is_empty() && self.unless.is_empty() && self.cues.is_empty()
    }

    /// Appends the context's compiled form: the cues, the two lengths, the clauses.
    pub(crate) fn write(&self, out: &mut Vec<u8>) {
        out.extend(self.cues.0.to_le_bytes());
        out.extend([self.needs.len() as u8, self.unless.len() as u8]);
        for clause in self.needs.iter().chain(&self.unless) {
            out.push(clause.scope as u8);
            out.extend(clause.cues.0.to_le_bytes());
        }
    }
}

/// Reads the `needs` or `unless` column: alternatives separated by spaces.
pub(crate) fn parse_clauses(column: &str) -> Result<Vec<Clause>, String> {
    column.split([' ', ',']).filter(|word| !word.is_empty()).map(parse_clause).collect()
}

fn parse_clause(word: &str) -> Result<Clause, String> {
    let (scope, cues) = match word.split_once(':') {
        None => (Scope::Sentence, word),
        Some((prefix, cues)) => {
            let scope = Scope::ALL.into_iter().find(|scope| scope.prefix().strip_suffix(':') == Some(prefix));
            (scope.ok_or_else(|| format!("unknown scope `{prefix}:`; use `near:`, `prev:` or `next:`"))?, cues)
        }
    };
    let mut set = Cues::NONE;
    for name in cues.split('+') {
        set = set.with(Cues::of(&[parse_cue(name)?]));
    }
    Ok(Clause { scope, cues: set })
}

/// Reads the `cues` column.
pub(crate) fn parse_cues(column: &str) -> Result<Cues, String> {
    column
        .split([' ', ',', '+'])
        .filter(|word| !word.is_empty())
        .try_fold(Cues::NONE, |set, name| Ok(set.with(Cues::of(&[parse_cue(name)?]))))
}

fn parse_cue(name: &str) -> Result<Cue, String> {
    Cue::from_name(name).ok_or_else(|| {
        let known: Vec<_> = Cue::ALL.iter().map(|cue| cue.name()).collect();
        format!("unknown cue `{name}`; the cues are {}", known.join(", "))
    })
}

impl std::fmt::Display for Clause {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.scope.prefix())?;
        for (i, cue) in self.cues.iter().enumerate() {
            write!(f, "{}{}", if i == 0 { "" } else { "+" }, cue.name())?;
        }
        Ok(())
    }
}

/// A context as it lies in a compiled lexicon, read in place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ContextRef<'a> {
    head: &'a [u8],
    clauses: &'a [u8],
}

const HEAD: usize = 10;
const CLAUSE: usize = 9;

impl<'a> ContextRef<'a> {
    /// The context that starts at this byte of the table, if the table is sound there.
    pub(crate) fn at(table: &'a [u8], start: usize) -> Option<Self> {
        let head = table.get(start..start + HEAD)?;
        let count = usize::from(head[8]) + usize::from(head[9]);
        let clauses = table.get(start + HEAD..start + HEAD + count * CLAUSE)?;
        Some(Self { head, clauses })
    }

    pub(crate) fn cues(self) -> Cues {
        Cues(read_u64(self.head))
    }

    pub(crate) fn needs(self) -> impl Iterator<Item = Clause> + 'a {
        clauses(&self.clauses[..usize::from(self.head[8]) * CLAUSE])
    }

    pub(crate) fn unless(self) -> impl Iterator<Item = Clause> + 'a {
        clauses(&self.clauses[usize::from(self.head[8]) * CLAUSE..])
    }
}

fn clauses(bytes: &[u8]) -> impl Iterator<Item = Clause> + '_ {
    bytes
        .chunks_exact(CLAUSE)
        .map(|chunk| Clause { scope: Scope::ALL[usize::from(chunk[0] & 3)], cues: Cues(read_u64(&chunk[1..])) })
}

fn read_u64(bytes: &[u8]) -> u64 {
    bytes.iter().take(8).rev().fold(0, |value, &byte| value << 8 | u64::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_context_survives_its_compiled_form() {
        let context = Context {
            needs: parse_clauses("near:possess+care visit").unwrap(),
            unless: parse_clauses("next:place").unwrap(),
            cues: parse_cues("rx care").unwrap(),
        };
        let mut table = vec![7, 7];
        context.write(&mut table);
        let read = ContextRef::at(&table, 2).unwrap();
        assert_eq!(read.needs().collect::<Vec<_>>(), context.needs);
        assert_eq!(read.unless().collect::<Vec<_>>(), context.unless);
        assert_eq!(read.cues(), context.cues);
        assert_eq!(context.needs[0].to_string(), "near:possess+care");
        table.pop();
        assert!(ContextRef::at(&table, 2).is_none(), "a table cut short is refused");
    }

    #[test]
    fn unknown_names_say_what_is_known() {
        assert!(parse_clauses("near:vist").unwrap_err().contains("visit"));
        assert!(parse_clauses("far:visit").unwrap_err().contains("near:"));
    }
}
