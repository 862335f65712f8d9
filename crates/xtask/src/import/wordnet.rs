//! `WordNet`: everyday English names of illnesses, treatments and clinicians.
//!
//! `data.noun` has a line a synset: offset, lexicographer file, kind, words, pointers. A synset belongs to a root when
//! the hyponym pointers (`~`) lead down to it. Instances (`~i`) are people and places and are never followed.

use std::collections::{HashMap, HashSet};

use anyhow::{Context, Result, ensure};
use phi_lint_lexicon::{Class, Domain, Source};

use super::clean::{forms, is_acronym};
use super::row::Row;

/// Where each class is found: offset, one word of the synset to prove it, class and domain. A synset under several roots
/// belongs to the first.
const ROOTS: &[(u32, &str, Class, Domain)] = &[
    (14_156_641, "venereal_disease", Class::Condition, Domain::HivSti),
    (14_086_207, "addiction", Class::Condition, Domain::Substance),
    (14_107_272, "mental_disorder", Class::Condition, Domain::Mental),
    (14_403_545, "mental_illness", Class::Condition, Domain::Mental),
    (231_191, "abortion", Class::Procedure, Domain::Reproductive),
    (693_383, "sterilization", Class::Procedure, Domain::Reproductive),
    (853_624, "birth_control", Class::Procedure, Domain::Reproductive),
    (3_943_171, "oral_contraceptive", Class::Drug, Domain::Reproductive),
    (3_101_244, "contraceptive", Class::Device, Domain::Reproductive),
    (701_905, "psychotherapy", Class::Procedure, Domain::Mental),
    (707_624, "shock_therapy", Class::Procedure, Domain::Mental),
    (14_085_287, "illness", Class::Condition, Domain::None),
    (14_075_885, "disorder", Class::Condition, Domain::None),
    (14_198_031, "infection", Class::Condition, Domain::None),
    (14_228_432, "pathology", Class::Condition, Domain::None),
    (14_258_682, "tumor", Class::Condition, Domain::None),
    (14_309_164, "injury", Class::Condition, Domain::None),
    (14_359_944, "inflammation", Class::Condition, Domain::None),
    (14_488_632, "birth_defect", Class::Condition, Domain::None),
    (14_533_314, "poisoning", Class::Condition, Domain::None),
    (14_556_418, "allergy", Class::Condition, Domain::None),
    (14_323_139, "symptom", Class::Symptom, Domain::None),
    (3_745_652, "medicine", Class::Drug, Domain::None),
    (4_524_830, "vaccine", Class::Vaccine, Domain::None),
    (902_781, "imaging", Class::Imaging, Domain::None),
    (5_746_988, "diagnostic_test", Class::Lab, Domain::None),
    (5_750_496, "blood_test", Class::Lab, Domain::None),
    (672_594, "surgery", Class::Procedure, Domain::None),
    (662_334, "therapy", Class::Procedure, Domain::None),
    (177_976, "diagnostic_procedure", Class::Procedure, Domain::None),
    (1_026_334, "medical_procedure", Class::Procedure, Domain::None),
    (4_020_105, "prosthesis", Class::Device, Domain::None),
    (10_651_974, "medical_specialist", Class::Specialty, Domain::None),
    (6_052_606, "medical_specialty", Class::Specialty, Domain::None),
];

/// What stays out below the roots: diseases of plants and animals, and medicines by their form or repute only.
const LEFT_OUT: &[(u32, &str)] = &[
    (14_300_438, "plant_disease"),
    (14_276_606, "animal_disease"),
    (3_229_941, "dose"),
    (4_000_366, "powder"),
    (4_081_594, "remedy"),
    (3_958_972, "placebo"),
    (4_005_638, "prescription_drug"),
    (3_904_633, "patent_medicine"),
];

/// Words that tell a class of medicines; a name of several short words without one is a nickname (purple heart, atomic
/// cocktail, pick-me-up).
const DRUG_WORDS: &[&str] = &[
    "acid",
    "adrenergic",
    "agent",
    "antibiotic",
    "aspirin",
    "blocker",
    "channel",
    "drug",
    "hydrate",
    "inhibitor",
    "insulin",
    "medication",
    "medicine",
    "oil",
    "pill",
    "sodium",
    "vaccine",
    "violet",
];

/// Roots of living things, food and minerals, with one word to prove each.
const NATURE: &[(u32, &str)] = &[
    (17_402, "plant"),
    (15_568, "animal"),
    (21_445, "food"),
    (7_571_428, "solid_food"),
    (7_825_344, "flavorer"),
    (14_686_753, "mineral"),
    (14_647_071, "chemical_element"),
];

/// The rows of `data.noun`.
pub(super) fn rows(data: &str) -> Result<Vec<Row>> {
    let synsets = synsets(data)?;
    let mut done = HashSet::new();
    for &(root, proof) in LEFT_OUT {
        done.extend(below(&synsets, root, proof)?);
    }
    let mut rows = Vec::new();
    for &(root, proof, class, domain) in ROOTS {
        for offset in below(&synsets, root, proof)? {
            if done.insert(offset) {
                let names = synsets[&offset].words.iter().filter(|name| class != Class::Drug || !is_nickname(name));
                let terms = names.flat_map(|name| forms(&label(name)));
                rows.extend(terms.map(|term| Row::new(term, class, domain, Source::Wordnet)));
            }
        }
    }
    Ok(rows)
}

/// The folded names of plants, animals, foods, minerals and elements, medicines excepted.
pub(super) fn nature(data: &str) -> Result<HashSet<String>> {
    let synsets = synsets(data)?;
    let medicines: HashSet<u32> = below(&synsets, 3_745_652, "medicine")?.into_iter().collect();
    let mut names = HashSet::new();
    for &(root, proof) in NATURE {
        let kept = below(&synsets, root, proof)?.into_iter().filter(|offset| !medicines.contains(offset));
        names.extend(kept.flat_map(|offset| &synsets[&offset].words).map(|word| word.replace('_', " ").to_lowercase()));
    }
    Ok(names)
}

struct Synset<'a> {
    words: Vec<&'a str>,
    hyponyms: Vec<u32>,
}

fn synsets(data: &str) -> Result<HashMap<u32, Synset<'_>>> {
    // The licence at the top of the file is indented.
    let lines = data.lines().filter(|line| !line.starts_with(' '));
    lines.map(|line| synset(line).with_context(|| format!("reading the synset `{line}`"))).collect()
}

fn synset(line: &str) -> Result<(u32, Synset<'_>)> {
    let fields: Vec<&str> = line.split(' ').collect();
    let field = |at: usize| fields.get(at).copied().context("the line is too short");
    let word_count = usize::from_str_radix(field(3)?, 16)?;
    let words = (0..word_count).map(|at| field(4 + 2 * at)).collect::<Result<_>>()?;
    let first = 4 + 2 * word_count;
    let pointer_count: usize = field(first)?.parse()?;
    let mut hyponyms = Vec::new();
    for at in (0..pointer_count).map(|at| first + 1 + 4 * at) {
        if field(at)? == "~" {
            hyponyms.push(field(at + 1)?.parse()?);
        }
    }
    Ok((field(0)?.parse()?, Synset { words, hyponyms }))
}

/// A word of a synset as people write it. Its longer acronyms are everyday ones (LASIK, NSAID), typed in any case.
fn label(word: &str) -> String {
    if word.len() > 4 && is_acronym(word) { word.to_lowercase() } else { word.replace('_', " ") }
}

/// Whether a name of several words is what the street or the pharmacist's jokes call a medicine: nothing in it is one.
fn is_nickname(name: &str) -> bool {
    name.contains(['_', '-']) && !name.split(['_', '-']).any(|word| DRUG_WORDS.contains(&word) || word.len() > 9)
}

/// The root and everything below it, root first.
fn below(synsets: &HashMap<u32, Synset<'_>>, root: u32, proof: &str) -> Result<Vec<u32>> {
    let found = synsets.get(&root).is_some_and(|synset| synset.words.contains(&proof));
    ensure!(found, "WordNet has no synset {root} with the word `{proof}`: this is not WordNet 3.1");
    let (mut order, mut seen, mut open) = (Vec::new(), HashSet::from([root]), vec![root]);
    while let Some(offset) = open.pop() {
        order.push(offset);
        open.extend(synsets[&offset].hyponyms.iter().copied().filter(|&next| seen.insert(next)));
    }
    Ok(order)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLE: &str = "  1 This software and database is being provided to you\n\
        14085287 26 n 02 illness 0 sickness 0 002 ~ 14093842 n 0000 ~i 99999999 n 0000 | impairment\n\
        14093842 26 n 01 hay_fever 0 001 @ 14085287 n 0000 | an allergy\n\
        99999999 18 n 01 Bruce 0 000 | a person\n";

    #[test]
    fn hyponyms_are_followed_and_instances_are_not() {
        let synsets = synsets(SAMPLE).unwrap();
        assert_eq!(below(&synsets, 14_085_287, "illness").unwrap(), [14_085_287, 14_093_842]);
        assert_eq!(synsets[&14_093_842].words, ["hay_fever"]);
    }

    #[test]
    fn another_edition_is_refused() {
        let synsets = synsets(SAMPLE).unwrap();
        let message = below(&synsets, 14_085_287, "disease").unwrap_err().to_string();
        assert!(message.contains("not WordNet 3.1"), "{message}");
    }
}
