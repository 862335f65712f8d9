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

    /// Appends the context's compiled form: its slot, and its clauses; `count` is the number of slots in all.
    pub(crate) fn write(&self, count: usize, slots: &mut Vec<u8>, clauses: &mut Vec<u8>) {
        slots.extend(self.cues.0.to_le_bytes());
        slots.extend(((count * SLOT + clauses.len()) as u32).to_le_bytes());
        clauses.extend([self.needs.len() as u8, self.unless.len() as u8]);
        for clause in self.needs.iter().chain(&self.unless) {
            clauses.push(clause.scope as u8);
            clauses.extend(clause.cues.0.to_le_bytes());
        }
    }
}

/// Reads the `needs` or `unless` column: alternatives separated by spaces.
pub(crate) fn parse_clauses(column: &str) -> Result<Vec<Clause>, String> {
    let clauses: Vec<Clause> =
        column.split([' ', ',']).filter(|word| !word.is_empty()).map(parse_clause).collect::<Result<_, _>>()?;
    let most = usize::from(u8::MAX);
    if clauses.len() > most { Err(format!("more than {most} alternatives; share some of them")) } else { Ok(clauses) }
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

/// A slot is the cues and the place of the clauses.
const SLOT: usize = 12;
/// A clause is its scope and its cues.
const CLAUSE: usize = 9;

/// The contexts of a compiled lexicon, read in place.
#[derive(Clone, Copy)]
pub(crate) struct Contexts<'a>(pub(crate) &'a [u8]);

impl<'a> Contexts<'a> {
    /// The cues of a context; none where the table is damaged.
    #[inline]
    pub(crate) fn cues(self, number: u16) -> Cues {
        let start = usize::from(number) * SLOT;
        self.0.get(start..start + 8).map_or(Cues::NONE, |bytes| Cues(read_u64(bytes)))
    }

    /// The clauses of a context, if the table is sound there.
    pub(crate) fn clauses(self, number: u16) -> Option<Clauses<'a>> {
        let start = usize::from(number) * SLOT;
        let place = self.0.get(start + 8..start + SLOT)?;
        let start = u32::from_le_bytes(place.try_into().ok()?) as usize;
        let &[needs, unless] = self.0.get(start..start + 2)? else { return None };
        let bytes = self.0.get(start + 2..)?;
        let (needs, unless) = (usize::from(needs) * CLAUSE, usize::from(unless) * CLAUSE);
        Some(Clauses { needs: bytes.get(..needs)?, unless: bytes.get(needs..needs + unless)? })
    }
}

/// What a context needs and what silences it.
#[derive(Clone, Copy)]
pub(crate) struct Clauses<'a> {
    needs: &'a [u8],
    unless: &'a [u8],
}

impl<'a> Clauses<'a> {
    pub(crate) fn needs(self) -> impl Iterator<Item = Clause> + 'a {
        clauses(self.needs)
    }

    pub(crate) fn unless(self) -> impl Iterator<Item = Clause> + 'a {
        clauses(self.unless)
    }
}

fn clauses(bytes: &[u8]) -> impl Iterator<Item = Clause> + '_ {
    bytes
        .chunks_exact(CLAUSE)
        .map(|chunk| Clause { scope: Scope::ALL[usize::from(chunk[0] & 3)], cues: Cues(read_u64(&chunk[1..])) })
}

fn read_u64(bytes: &[u8]) -> u64 {
    bytes.try_into().map_or(0, u64::from_le_bytes)
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
        let (mut table, mut clauses) = (Vec::new(), Vec::new());
        Context::default().write(2, &mut table, &mut clauses);
        context.write(2, &mut table, &mut clauses);
        table.extend(clauses);
        let read = Contexts(&table).clauses(1).unwrap();
        assert_eq!(read.needs().collect::<Vec<_>>(), context.needs);
        assert_eq!(read.unless().collect::<Vec<_>>(), context.unless);
        assert_eq!(Contexts(&table).cues(1), context.cues);
        assert!(Contexts(&table).cues(0).is_empty());
        assert_eq!(context.needs[0].to_string(), "near:possess+care");
        table.pop();
        assert!(Contexts(&table).clauses(1).is_none(), "a table cut short is refused");
    }

    #[test]
    fn unknown_names_say_what_is_known() {
        assert!(parse_clauses("near:vist").unwrap_err().contains("visit"));
        assert!(parse_clauses("far:visit").unwrap_err().contains("near:"));
    }
}
