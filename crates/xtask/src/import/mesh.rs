//! Medical Subject Headings: diseases, symptoms, procedures, tests, devices, fields of medicine and drug classes.
//!
//! The file has a line a heading: identifier, label, entry terms and tree numbers. The tree says what a heading is, see
//! [`super::mesh_trees`].

use std::collections::{HashMap, HashSet};

use anyhow::{Result, bail};
use phi_lint_lexicon::fold::fold_term;
use phi_lint_lexicon::{Class, Domain, Source};

use super::clean::{forms, is_acronym, natural_order, singular};
use super::mesh_trees::Trees;
use super::row::Row;

/// When a heading stands in several places, the class that comes first here wins.
const CLASSES: [Class; 9] = [
    Class::Condition,
    Class::Symptom,
    Class::Vaccine,
    Class::Procedure,
    Class::Imaging,
    Class::Lab,
    Class::Device,
    Class::Specialty,
    Class::Drug,
];

/// When a heading stands in several protected places, the domain that comes first here wins.
const DOMAINS: [Domain; 8] = [
    Domain::Substance,
    Domain::HivSti,
    Domain::Abuse,
    Domain::Gender,
    Domain::Reproductive,
    Domain::Pregnancy,
    Domain::Mental,
    Domain::Genetic,
];

/// Branches of living things and food, which other sources list as medicines.
const NATURE: [&str; 3] = ["B01", "B05", "J02"];

/// The branch of chemicals. What is a medicine among them is left to the sources of medicines.
const CHEMICALS: &str = "D";

/// The rows of the file.
pub(super) fn rows(text: &str) -> Result<Vec<Row>> {
    let headings = headings(text)?;
    let trees = Trees::read()?;
    let labels: HashMap<&str, &str> =
        headings.iter().flat_map(|heading| heading.places.iter().map(|&place| (place, heading.label))).collect();
    trees.check(|place| labels.get(place).copied())?;

    Ok(headings.iter().flat_map(|heading| heading.rows(&trees)).collect())
}

/// Other names of known medicines: `Albuterol` beside the `Salbutamol` of the international list.
///
/// Chemicals have headings too, so only a heading that names a known medicine counts, and of its names only single words.
pub(super) fn synonyms(text: &str, medicines: &[Row]) -> Result<Vec<Row>> {
    let known: HashSet<&str> = medicines.iter().map(|row| row.term.as_str()).collect();
    let mut rows = Vec::new();
    for heading in
        headings(text)?.iter().filter(|heading| heading.places.iter().any(|place| place.starts_with(CHEMICALS)))
    {
        let terms = heading.terms();
        let names: Vec<String> = terms.iter().filter(|term| !is_acronym(term)).flat_map(|term| forms(term)).collect();
        if names.iter().any(|name| known.contains(name.as_str())) {
            let words = names.into_iter().filter(|name| !name.contains(' ') && !known.contains(name.as_str()));
            rows.extend(words.map(|name| Row::new(name, Class::Drug, Domain::None, Source::Mesh)));
        }
    }
    Ok(rows)
}

/// The terms that `MeSH` knows to be something else than what the dictionaries hold: parts of the body, plants, animals,
/// foods, places, matters of everyday life. Another source that lists one as a disease or a medicine is overruled.
pub(super) fn foreign(text: &str) -> Result<HashSet<String>> {
    let headings = headings(text)?;
    let trees = Trees::read()?;
    let is_foreign = |heading: &&Heading<'_>| {
        let within = |branch: &str| heading.places.iter().any(|place| place.starts_with(branch));
        let wanted = heading.places.iter().any(|place| trees.class(place).is_some());
        !wanted && (!within(CHEMICALS) || NATURE.into_iter().any(within))
    };
    Ok(headings.iter().filter(is_foreign).flat_map(Heading::terms).flat_map(|term| forms(&term)).collect())
}

struct Heading<'a> {
    label: &'a str,
    entry_terms: Vec<&'a str>,
    places: Vec<&'a str>,
}

fn headings(text: &str) -> Result<Vec<Heading<'_>>> {
    let mut headings = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let columns: Vec<&str> = line.split('\t').collect();
        let [_, label, entry_terms, places, ..] = columns[..] else {
            bail!("line {}: four columns are needed", at + 1)
        };
        let entry_terms = entry_terms.split('|').filter(|term| !term.is_empty()).collect();
        let places = places.split('|').filter(|place| !place.is_empty()).collect();
        headings.push(Heading { label, entry_terms, places });
    }
    Ok(headings)
}

impl Heading<'_> {
    /// The rows of the heading; none when it stands in no branch that is wanted.
    fn rows(&self, trees: &Trees) -> Vec<Row> {
        let classes: HashSet<Class> = self.places.iter().filter_map(|place| trees.class(place)).collect();
        let domains: HashSet<Domain> = self.places.iter().map(|place| trees.domain(place)).collect();
        let Some(class) = CLASSES.into_iter().find(|class| classes.contains(class)) else { return Vec::new() };
        let domain = DOMAINS.into_iter().find(|domain| domains.contains(domain)).unwrap_or(Domain::None);
        let terms = self.terms();
        terms.iter().flat_map(|term| forms(term)).map(|term| Row::new(term, class, domain, Source::Mesh)).collect()
    }

    /// Label and entry terms in natural order.
    ///
    /// Most headings list both `Neoplasm, Breast` and `Breast Neoplasm`. An inverted one is put into natural order only
    /// when no other term has the same words, because turning it round blindly gives word salad now and then
    /// (`Pregnancy, Cardiovascular Complications`).
    fn terms(&self) -> Vec<String> {
        let all = || std::iter::once(self.label).chain(self.entry_terms.iter().copied());
        let mut seen: HashSet<Vec<String>> = all().filter(|term| !term.contains(',')).map(words_of).collect();
        let mut terms: Vec<String> = all().filter(|term| !term.contains(',')).map(str::to_owned).collect();
        // The name of a shelf, not of a thing: Nebulizers and Vaporizers.
        terms.retain(|term| !(term.contains(" and ") && term.ends_with('s')));
        for inverted in all().filter(|term| term.contains(',') && !term.contains(" and ")) {
            if let Some(term) = natural_order(inverted)
                && seen.insert(words_of(&term))
            {
                terms.push(term);
            }
        }
        terms
    }
}

/// The words of a term in the singular and in alphabetical order: equal for every turn of the same heading.
fn words_of(term: &str) -> Vec<String> {
    let folded = fold_term(term);
    let mut words: Vec<String> = folded.split(' ').map(|word| singular(word).to_owned()).collect();
    words.sort();
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(line: &str) -> Vec<(String, Class, Domain)> {
        let Ok(headings) = headings(line) else { return Vec::new() };
        let trees = Trees::read().unwrap();
        headings.iter().flat_map(|heading| heading.rows(&trees)).map(|row| (row.term, row.class, row.domain)).collect()
    }

    #[test]
    fn a_heading_becomes_its_terms() {
        let line = "D003424\tCrohn Disease\tCrohn's Disease|Crohns Disease|Disease, Crohn\tC06.405.205.731.500\t";
        let expected = ["crohn disease", "crohns disease", "crohn disease", "crohns disease"];
        assert_eq!(terms(line).into_iter().map(|row| row.0).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn an_inverted_term_is_turned_only_when_needed() {
        let line = "D1\tHypertension, Portal\tPortal Hypertension\tC06.552\t\nD2\tFractures, Stress\t\tC26.404\t";
        let terms: Vec<String> = terms(line).into_iter().map(|row| row.0).collect();
        assert_eq!(terms, ["portal hypertension", "stress fractures"]);
    }

    #[test]
    fn a_symptom_with_a_disease_place_is_a_condition() {
        let fever = "D005334\tFever\tPyrexia\tC23.888.119.344\t";
        assert_eq!(terms(fever)[0], ("fever".to_owned(), Class::Symptom, Domain::None));
        let angina = "D000787\tAngina Pectoris\t\tC14.280.647.187|C23.888.592.612.233.500\t";
        assert_eq!(terms(angina)[0].1, Class::Condition);
    }

    #[test]
    fn the_protected_place_decides() {
        let line = "D000386\tAIDS-Related Complex\t\tC01.221.250.875.070|C01.925.782.815.616.400.070\t";
        assert_eq!(terms(line)[0].2, Domain::HivSti);
    }

    #[test]
    fn other_names_of_medicines_are_found() {
        let medicine = Row::new("salbutamol".to_owned(), Class::Drug, Domain::None, Source::Drugbank);
        let text = "D1\tAlbuterol\tSalbutamol|Salbutamol Sulfate|AH3365\tD02.033\t\nD2\tToluene\t\tD02.455\t";
        let terms: Vec<String> = synonyms(text, &[medicine]).unwrap().into_iter().map(|row| row.term).collect();
        assert_eq!(terms, ["albuterol"]);
    }

    #[test]
    fn what_is_no_health_fact_is_told_apart() {
        let text = "D1\tArachis\tPeanut|Peanuts\tB01.875\t\nD2\tAspirin\t\tD02.455\t\nD3\tMalleus\t\tA09.246\t";
        let foreign = foreign(text).unwrap();
        assert!(foreign.contains("peanut") && foreign.contains("malleus"));
        assert!(!foreign.contains("aspirin"));
    }
}
