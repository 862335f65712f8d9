//! Plurals: the dictionaries hold singulars, because the lexicon adds s, es and ies by itself.

use std::collections::{BTreeMap, BTreeSet};

use phi_lint_lexicon::{Class, Source};

use super::everyday::Everyday;
use super::merge::add;
use super::row::Row;

/// Greek plurals that people do write.
const WRITTEN: [&str; 3] = ["metastases", "prostheses", "psychoses"];

/// Endings of the names of classes of medicines in the plural.
const DRUG_CLASSES: [&str; 10] = ["als", "ants", "cides", "ents", "ers", "gues", "ics", "ives", "ors", "stats"];

/// Takes out singulars and plurals that `MeSH` made by rule.
///
/// Its entry terms have `prosthese` beside `prosthesis`, `psychos` beside `psychosis`, `polyposi` and `pouche`. And they
/// have the Greek plural of every disease (`actinomycoses`), of which few are ever written.
pub(super) fn drop_made_up(terms: &mut BTreeMap<String, Row>) {
    let made_up: Vec<String> = terms.keys().filter(|term| is_made_up(term, terms)).cloned().collect();
    for term in made_up {
        terms.remove(&term);
    }
}

fn is_made_up(term: &str, terms: &BTreeMap<String, Row>) -> bool {
    let known_as = |ending: &str, real: &str| {
        term.strip_suffix(ending).is_some_and(|stem| terms.contains_key(&format!("{stem}{real}")))
    };
    let singular = term.ends_with("diabete")
        || term.ends_with("itide")
        || known_as("", "is")
        || known_as("e", "is")
        || (term.ends_with("che") && known_as("e", ""))
        || (["si", "ti", "u", "xi"].iter().any(|end| term.ends_with(end)) && known_as("", "s"));
    let plural = term.ends_with("itides") || known_as("es", "is");
    singular || (plural && !WRITTEN.contains(&last_word(term)))
}

/// Puts every plural into its singular.
///
/// A plural whose singular no source lists is turned into it when it has several words and the last is a known word in
/// the singular: of another term, or of English. A single word is left alone (hives, mumps, shingles), unless it is a
/// class of medicines, which `MeSH` names in the plural (coccidiostats).
pub(super) fn fold(terms: &mut BTreeMap<String, Row>, everyday: &Everyday) {
    let last_words: BTreeSet<String> = terms.keys().map(|term| last_word(term).to_owned()).collect();
    let plurals: Vec<String> = terms
        .iter()
        .filter(|(term, row)| term.ends_with('s') && !is_field(row))
        .map(|(term, _)| term.clone())
        .collect();
    // From the back, so that a plural of a plural is folded first.
    for plural in plurals.into_iter().rev() {
        let is_drug_class = is_drug_class(&terms[&plural]);
        let is_known = |singular: &&String| {
            let word = last_word(singular);
            let is_word = everyday.is_word(word) || last_words.contains(word);
            word.len() > 2 && (is_drug_class || (singular.contains(' ') && is_word))
        };
        let singulars = singulars(&plural);
        let listed = singulars.iter().find(|term| terms.contains_key(*term));
        // An acronym keeps the capitals that its plural would lose.
        if let Some(singular) = listed.or_else(|| singulars.iter().find(is_known))
            && terms[&plural].term == plural
            && let Some(mut row) = terms.remove(&plural)
        {
            row.term.clone_from(singular);
            add(terms, row);
        }
    }
}

/// Whether this is a field of medicine, which is not the plural of its adjective (obstetrics).
fn is_field(row: &Row) -> bool {
    let fields = [Class::Specialty, Class::Procedure];
    fields.contains(&row.class) && row.term.ends_with("ics") && !row.term.ends_with("clinics")
}

fn is_drug_class(row: &Row) -> bool {
    row.class == Class::Drug && row.sources == [Source::Mesh] && DRUG_CLASSES.iter().any(|end| row.term.ends_with(end))
}

/// The words whose plural this may be.
fn singulars(plural: &str) -> Vec<String> {
    let mut singulars = Vec::new();
    if let Some(stem) = plural.strip_suffix("ies") {
        singulars.push(format!("{stem}y"));
    }
    if let Some(stem) = plural.strip_suffix('s')
        && !["s", "si", "ti", "u", "xi"].iter().any(|end| stem.ends_with(end))
    {
        singulars.push(stem.to_owned());
    }
    if let Some(stem) = plural.strip_suffix("es")
        && !["as", "es", "is", "os", "ys"].iter().any(|end| stem.ends_with(end))
    {
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

    fn folded(words: &[&str], class: Class) -> Vec<String> {
        let row = |word: &&str| Row::new((*word).to_owned(), class, Domain::None, Source::Mesh);
        let mut terms = words.iter().map(|word| ((*word).to_owned(), row(word))).collect();
        drop_made_up(&mut terms);
        fold(&mut terms, &Everyday::default());
        terms.into_keys().collect()
    }

    #[test]
    fn plurals_go_into_their_singular() {
        for (words, class, expected) in [
            (&["allergies", "allergy"][..], Class::Condition, &["allergy"][..]),
            (&["breast neoplasm", "lung neoplasms"], Class::Condition, &["breast neoplasm", "lung neoplasm"]),
            (&["cine mri", "cine mris"], Class::Imaging, &["cine mri"]),
            (&["diabetes", "shingles"], Class::Condition, &["diabetes", "shingles"]),
            (&["orthopedic", "orthopedics"], Class::Specialty, &["orthopedic", "orthopedics"]),
            (&["fertility clinic", "fertility clinics"], Class::Specialty, &["fertility clinic"]),
            (&["coccidiostats", "dichlofos"], Class::Drug, &["coccidiostat", "dichlofos"]),
        ] {
            assert_eq!(folded(words, class), expected);
        }
    }

    #[test]
    fn made_up_words_go() {
        for (words, expected) in [
            (&["psychos", "psychoses", "psychosis"][..], &["psychoses", "psychosis"][..]),
            (&["mycose", "mycoses", "mycosis"], &["mycosis"]),
            (&["familial polyposi", "familial polyposis"], &["familial polyposis"]),
            (&["colonic pouch", "colonic pouche"], &["colonic pouch"]),
        ] {
            assert_eq!(folded(words, Class::Condition), expected);
        }
    }
}
