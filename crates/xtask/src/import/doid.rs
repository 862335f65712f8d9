//! The Disease Ontology: diseases with their synonyms.
//!
//! The file is a JSON list of entries with `id`, `name`, `synonyms` and `relations.is_a`. Everything in it is a disease;
//! what is specially protected follows from the ancestors.

use std::collections::HashMap;

use anyhow::{Context, Result};
use phi_lint_lexicon::{Class, Domain, Source};
use serde_json::Value;

use super::clean::forms;
use super::row::Row;

/// Protected groups by identifier and name; the nearest one upwards decides.
const DOMAINS: &[(&str, &str, Domain)] = &[
    ("DOID:150", "disease of mental health", Domain::Mental),
    ("DOID:535", "sleep disorder", Domain::None),
    ("DOID:2033", "communication disorder", Domain::None),
    ("DOID:303", "substance-related disorder", Domain::Substance),
    ("DOID:0060043", "sexual health disorder", Domain::Reproductive),
    ("DOID:1234", "gender incongruence", Domain::Gender),
    ("DOID:10652", "Alzheimer's disease", Domain::Mental),
    ("DOID:526", "human immunodeficiency virus infectious disease", Domain::HivSti),
    ("DOID:4166", "syphilis", Domain::HivSti),
    ("DOID:7551", "gonorrhea", Domain::HivSti),
    ("DOID:8704", "genital herpes", Domain::HivSti),
    ("DOID:11263", "chlamydia", Domain::HivSti),
    ("DOID:1947", "trichomoniasis", Domain::HivSti),
    ("DOID:11168", "anogenital venereal wart", Domain::HivSti),
    ("DOID:5223", "infertility", Domain::Reproductive),
    ("DOID:780", "placenta disease", Domain::Pregnancy),
    ("DOID:0060329", "ectopic pregnancy", Domain::Pregnancy),
    ("DOID:10591", "pre-eclampsia", Domain::Pregnancy),
    ("DOID:11714", "gestational diabetes", Domain::Pregnancy),
];

/// The rows of the file.
pub(super) fn rows(json: &[u8]) -> Result<Vec<Row>> {
    let entries: Vec<Value> = serde_json::from_slice(json).context("reading doid.json")?;
    let by_id: HashMap<&str, &Value> =
        entries.iter().filter_map(|entry| Some((entry["id"].as_str()?, entry))).collect();
    let mut rows = Vec::new();
    for entry in &entries {
        let (Some(id), Some(name)) = (entry["id"].as_str(), entry["name"].as_str()) else { continue };
        let domain = domain_of(id, &by_id);
        let synonyms = strings(&entry["synonyms"]);
        for term in std::iter::once(name).chain(synonyms).flat_map(forms) {
            rows.push(Row::new(term, Class::Condition, domain, Source::Doid));
        }
    }
    Ok(rows)
}

/// The domain of the nearest listed group among the entry and its ancestors, breadth first.
fn domain_of(id: &str, by_id: &HashMap<&str, &Value>) -> Domain {
    let mut generation = vec![id];
    while !generation.is_empty() {
        // A group that is not protected ends its own line only; another parent may still be protected.
        let listed = |id: &&str| DOMAINS.iter().find(|(group, ..)| group == id).map(|&(.., domain)| domain);
        if let Some(domain) = generation.iter().filter_map(listed).find(|&domain| domain != Domain::None) {
            return domain;
        }
        generation = generation
            .iter()
            .filter(|id| listed(id).is_none())
            .filter_map(|id| by_id.get(id))
            .flat_map(|entry| strings(&entry["relations"]["is_a"]))
            .collect();
    }
    Domain::None
}

fn strings(list: &Value) -> impl Iterator<Item = &str> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLE: &str = r#"[
        {"id": "DOID:4", "name": "disease"},
        {"id": "DOID:150", "name": "disease of mental health", "relations": {"is_a": ["DOID:4"]}},
        {"id": "DOID:535", "name": "sleep disorder", "relations": {"is_a": ["DOID:150"]}},
        {"id": "DOID:8986", "name": "narcolepsy", "relations": {"is_a": ["DOID:535"]}},
        {"id": "DOID:3312", "name": "bipolar disorder", "synonyms": ["manic depression", "BPD 1"],
         "relations": {"is_a": ["DOID:150"]}}
    ]"#;

    #[test]
    fn names_and_synonyms_are_read() {
        let terms: Vec<String> = rows(SAMPLE.as_bytes()).unwrap().into_iter().map(|row| row.term).collect();
        // "disease of mental health" is longer than an imported term may be.
        assert_eq!(terms, ["sleep disorder", "narcolepsy", "bipolar disorder", "manic depression"]);
    }

    #[test]
    fn the_nearest_group_decides() {
        let rows = rows(SAMPLE.as_bytes()).unwrap();
        let domain = |term: &str| rows.iter().find(|row| row.term == term).unwrap().domain;
        assert_eq!(domain("manic depression"), Domain::Mental);
        assert_eq!(domain("narcolepsy"), Domain::None);
    }
}
