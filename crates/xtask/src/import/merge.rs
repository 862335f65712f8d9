//! From the rows of all sources to one row a term, and the terms that stay out because they are ordinary words.

use std::collections::{BTreeMap, BTreeSet};

use phi_lint_lexicon::{Class, Source};

use super::everyday::Everyday;
use super::row::Row;

/// What becomes of all rows.
pub(super) struct Merged {
    /// One row a term, in the order of the terms.
    pub(super) kept: Vec<Row>,
    /// Terms that need a person's eye first, in the order of the terms.
    pub(super) left_out: Vec<LeftOut>,
}

/// A term that was kept out, and why.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct LeftOut {
    pub(super) term: String,
    pub(super) class: Class,
    pub(super) reason: &'static str,
}

/// Joins the rows of equal terms, folds plurals into their singular and takes ordinary words out.
pub(super) fn merge(rows: Vec<Row>, everyday: &Everyday) -> Merged {
    let mut terms: BTreeMap<String, Row> = BTreeMap::new();
    for row in rows {
        add(&mut terms, row);
    }
    fold_plurals(&mut terms, everyday);

    let (mut kept, mut left_out) = (Vec::new(), Vec::new());
    for row in terms.into_values() {
        let phrase = (row.sources == [Source::Wordnet] && everyday.is_common_pair(&row.term)).then_some("ordinary phrase");
        match everyday.clash(&row.term).or(phrase) {
            Some(reason) => left_out.push(LeftOut { term: row.term, class: row.class, reason }),
            None => kept.push(row),
        }
    }
    Merged { kept, left_out }
}

/// Adds a row to those of the same term. When one source writes an acronym and another a word, the acronym stands,
/// because it matches less.
fn add(terms: &mut BTreeMap<String, Row>, row: Row) {
    match terms.get_mut(&row.term.to_lowercase()) {
        Some(present) => {
            if row.term < present.term {
                present.term.clone_from(&row.term);
            }
            present.absorb(row);
        }
        None => _ = terms.insert(row.term.to_lowercase(), row),
    }
}

/// The lexicon adds regular plurals by itself, so a plural goes into its singular.
///
/// A plural whose singular no source lists is turned into it when the singular is a known word: the last word of
/// another term, or an English one.
fn fold_plurals(terms: &mut BTreeMap<String, Row>, everyday: &Everyday) {
    let last_words: BTreeSet<String> = terms.keys().map(|term| last_word(term).to_owned()).collect();
    let plurals: Vec<String> = terms.keys().filter(|term| term.ends_with('s')).cloned().collect();
    // From the back, so that a plural of a plural is folded first.
    for plural in plurals.into_iter().rev() {
        let known = |singular: &String| {
            let word = last_word(singular);
            word.len() > 2 && (everyday.is_word(word) || (singular.contains(' ') && last_words.contains(word)))
        };
        let candidates = singulars(&plural);
        let singular = candidates.iter().find(|term| terms.contains_key(*term)).or_else(|| candidates.iter().find(|term| known(term)));
        let Some(singular) = singular else { continue };
        if let Some(mut row) = terms.remove(&plural) {
            if row.term == plural {
                row.term.clone_from(singular);
                add(terms, row);
            } else {
                terms.insert(plural, row);
            }
        }
    }
}

/// The terms whose plural the lexicon would match here: those that end in s, es or ies.
fn singulars(plural: &str) -> Vec<String> {
    let mut singulars = Vec::new();
    if let Some(stem) = plural.strip_suffix("ies") {
        singulars.push(format!("{stem}y"));
    }
    if let Some(stem) = plural.strip_suffix('s')
        && !stem.ends_with(['s', 'i', 'u'])
    {
        singulars.push(stem.to_owned());
    }
    if let Some(stem) = plural.strip_suffix("es") {
        singulars.push(stem.to_owned());
    }
    singulars
}

fn last_word(term: &str) -> &str {
    term.rsplit(' ').next().unwrap_or(term)
}

#[cfg(test)]
mod tests {
    use phi_lint_lexicon::Domain;

    use super::*;

    fn merged(terms: &[(&str, Source)]) -> Vec<String> {
        let row = |&(term, source): &(&str, Source)| Row::new(term.to_owned(), Class::Condition, Domain::None, source);
        let kept = merge(terms.iter().map(row).collect(), &Everyday::default()).kept;
        kept.into_iter().map(|row| format!("{} {}", row.term, row.sources.len())).collect()
    }

    #[test]
    fn sources_of_a_term_are_joined() {
        assert_eq!(merged(&[("asthma", Source::Doid), ("asthma", Source::Mesh), ("asthma", Source::Mesh)]), ["asthma 2"]);
    }

    #[test]
    fn plurals_go_into_their_singular() {
        let terms = [
            ("breast neoplasm", Source::Mesh),
            ("breast neoplasms", Source::Doid),
            ("allergies", Source::Mesh),
            ("allergy", Source::Mesh),
            ("lung neoplasms", Source::Mesh),
            ("diabetes", Source::Mesh),
            ("diagnosis", Source::Mesh),
        ];
        assert_eq!(merged(&terms), ["allergy 1", "breast neoplasm 2", "diabetes 1", "diagnosis 1", "lung neoplasm 1"]);
    }

    #[test]
    fn an_acronym_stands_before_a_word() {
        assert_eq!(merged(&[("cll", Source::Mesh), ("CLL", Source::Doid)]), ["CLL 2"]);
    }
}
