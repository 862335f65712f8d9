//! From the rows of all sources to one row a term, and the terms that stay out because they are ordinary words.

use std::collections::BTreeMap;

use phi_lint_lexicon::{Class, Domain, Source};

use super::everyday::Everyday;
use super::plurals;
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
    plurals::drop_made_up(&mut terms);
    plurals::fold(&mut terms, everyday);
    terms.retain(|_, row| is_confirmed(row) && !is_subtype(row));

    let (mut kept, mut left_out) = (Vec::new(), Vec::new());
    for row in terms.into_values() {
        let from_wordnet = row.sources == [Source::Wordnet];
        // MeSH was made by indexers of medicine; the others each have words of their own making.
        let confirmed =
            row.sources.len() > 1 || row.sources == [Source::Mesh] || row.class == Class::Drug && !from_wordnet;
        match everyday.clash(&row.term, confirmed) {
            Some(reason) => left_out.push(LeftOut { term: row.term, class: row.class, reason }),
            None => kept.push(row),
        }
    }
    Merged { kept, left_out }
}

/// Adds a row to those of the same term. When one source writes an acronym and another a word, the acronym stands,
/// because it matches less.
pub(super) fn add(terms: &mut BTreeMap<String, Row>, row: Row) {
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

/// Whether a row may stand on its sources. Gene names make an acronym of any three letters, so one needs `MeSH` or two
/// sources.
fn is_confirmed(row: &Row) -> bool {
    let acronym = row.term.bytes().any(|byte| byte.is_ascii_uppercase());
    !acronym || row.sources.len() > 1 || row.sources == [Source::Mesh]
}

/// Whether a row is a name of three words that one source alone carries: a subtype that people call by a shorter name. They
/// would take five per cent of the lexicon; what is specially protected stays.
fn is_subtype(row: &Row) -> bool {
    row.sources.len() == 1
        && row.class == Class::Condition
        && row.domain == Domain::None
        && row.term.split(' ').count() > 2
}

#[cfg(test)]
mod tests {

    use super::*;

    fn merged(terms: &[(&str, Source)]) -> Vec<String> {
        let row = |&(term, source): &(&str, Source)| Row::new(term.to_owned(), Class::Condition, Domain::None, source);
        let kept = merge(terms.iter().map(row).collect(), &Everyday::default()).kept;
        kept.into_iter().map(|row| format!("{} {}", row.term, row.sources.len())).collect()
    }

    #[test]
    fn sources_of_a_term_are_joined() {
        assert_eq!(
            merged(&[("asthma", Source::Doid), ("asthma", Source::Mesh), ("asthma", Source::Mesh)]),
            ["asthma 2"]
        );
    }

    #[test]
    fn a_subtype_of_one_source_stays_out() {
        let subtypes = [
            ("brittle cornea syndrome", Source::Doid),
            ("brittle cornea", Source::Doid),
            ("acute otitis media", Source::Icd10cm),
            ("acute otitis media", Source::Mesh),
        ];
        assert_eq!(merged(&subtypes), ["acute otitis media 2", "brittle cornea 1"]);
    }

    #[test]
    fn an_acronym_stands_before_a_word() {
        assert_eq!(merged(&[("cll", Source::Mesh), ("CLL", Source::Doid)]), ["CLL 2"]);
    }
}
