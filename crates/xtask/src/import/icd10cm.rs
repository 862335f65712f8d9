//! ICD-10-CM: the names of diagnoses as US clinics code them, from the tabular list.
//!
//! Descriptions are written for coders: they say which side, which encounter and what is not meant. That wording is
//! taken off, and what still reads like a classification is dropped.

use anyhow::{Context, Result};
use phi_lint_lexicon::{Class, Domain, Source};
use roxmltree::{Document, Node};

use super::clean::{forms, natural_order};
use super::row::Row;

/// Codes that stay out: the coma scale, poisoning by each drug, causes of accidents, encounters, circumstances of life.
const LEFT_OUT: &[(&str, &str)] = &[
    ("R40.2", "R40.2"),
    ("T36", "T50"),
    ("V00", "Y99"),
    ("Z00", "Z20"),
    ("Z23", "Z32"),
    ("Z34", "Z79"),
    ("Z91", "Z92"),
];

/// Ranges of codes and what protects them. The first that fits decides.
const DOMAINS: &[(&str, &str, Domain)] = &[
    ("A50", "A64", Domain::HivSti),
    ("B20", "B20", Domain::HivSti),
    ("F10", "F19", Domain::Substance),
    ("F51", "F51", Domain::None),
    ("F52", "F52", Domain::Reproductive),
    ("F64", "F64", Domain::Gender),
    ("F01", "F99", Domain::Mental),
    ("G30", "G31", Domain::Mental),
    ("N46", "N46", Domain::Reproductive),
    ("N52", "N53", Domain::Reproductive),
    ("N91", "N95", Domain::Reproductive),
    ("N96", "N97", Domain::Reproductive),
    ("O00", "O9A", Domain::Pregnancy),
    ("R44", "R45", Domain::Mental),
    ("T74", "T74", Domain::Abuse),
    ("T76", "T76", Domain::Abuse),
    ("Z21", "Z21", Domain::HivSti),
    ("Z33", "Z33", Domain::Pregnancy),
    ("Z80", "Z84", Domain::Genetic),
];

/// Openings that make a description a remainder or an instruction, not a name.
const OPENINGS: &[&str] = &[
    "any ",
    "certain ",
    "contact with ",
    "encounter ",
    "exposure ",
    "injury to ",
    "observation ",
    "other ",
    "problems ",
];

/// Words that say that the name is a remainder or a part of a longer one.
const REMAINDERS: &[&str] = &["except", "excluding", "including", "other", "others", "otherwise", "site", "sites"];

/// Words that say side, completeness or episode.
const QUALIFIERS: &[&str] = &["left", "right", "bilateral", "unilateral", "unspecified", "nos", "nec"];

/// The rows of the tabular list.
pub(super) fn rows(xml: &str) -> Result<Vec<Row>> {
    let document = Document::parse(xml).context("reading the ICD-10-CM tabular list")?;
    let mut rows = Vec::new();
    for diagnosis in document.descendants().filter(|node| node.has_tag_name("diag")) {
        let Some(code) = child_text(diagnosis, "name") else { continue };
        let category = code.get(..3).unwrap_or(code);
        if LEFT_OUT.iter().any(|(from, to)| (*from..=*to).contains(&code.get(..from.len()).unwrap_or(code))) {
            continue;
        }
        let domain =
            DOMAINS.iter().find(|(from, to, _)| (*from..=*to).contains(&category)).map_or(Domain::None, |d| d.2);
        // The last codes of the chapter on symptoms are abnormal findings.
        let class = if ("R00"..="R69").contains(&category) { Class::Symptom } else { Class::Condition };
        for label in labels(diagnosis) {
            let forms = term(label).map(|term| forms(&term)).unwrap_or_default();
            rows.extend(forms.into_iter().map(|form| Row::new(form, class, domain, Source::Icd10cm)));
        }
    }
    Ok(rows)
}

/// The description of a diagnosis and the other names that fall under it.
fn labels<'a>(diagnosis: Node<'a, 'a>) -> impl Iterator<Item = &'a str> {
    let lists = diagnosis.children().filter(|node| node.has_tag_name("inclusionTerm") || node.has_tag_name("includes"));
    let notes = lists.flat_map(|list| list.children().filter(|node| node.has_tag_name("note")));
    child_text(diagnosis, "desc").into_iter().chain(notes.filter_map(|note| note.text()))
}

fn child_text<'a>(node: Node<'a, 'a>, tag: &str) -> Option<&'a str> {
    node.children().find(|child| child.has_tag_name(tag)).and_then(|child| child.text())
}

/// A description without the coder's wording, in natural order.
fn term(label: &str) -> Option<String> {
    let label = without_brackets(label).replace(" and/or ", " / ");
    let parts = label.split(',').map(str::trim).enumerate().filter(|&(at, part)| at == 0 || !is_qualifier(part));
    let parts: Vec<String> = parts.map(|(_, part)| without_qualifiers(part)).filter(|part| !part.is_empty()).collect();
    // Long parts give word salad when they are turned round.
    if parts.len() > 1 && parts.iter().any(|part| part.split(' ').count() > 2) {
        return None;
    }
    let term = natural_order(&parts.join(", "))?;
    let lower = term.to_lowercase();
    let dropped = OPENINGS.iter().any(|opening| lower.starts_with(opening))
        || lower.split_whitespace().any(|word| REMAINDERS.contains(&word));
    (!dropped).then_some(term)
}

/// Whether a part between commas only qualifies: `unspecified`, `initial encounter`, `right eye`, `not elsewhere classified`.
fn is_qualifier(part: &str) -> bool {
    let part = part.to_lowercase();
    part.ends_with("encounter")
        || part.starts_with("unspecified")
        || part.starts_with("not elsewhere")
        || part.starts_with("without ")
        || ["left ", "right ", "bilateral"].iter().any(|side| part.starts_with(side))
}

fn without_qualifiers(part: &str) -> String {
    let kept = part.split_whitespace().filter(|word| !QUALIFIERS.contains(&word.to_lowercase().as_str()));
    kept.collect::<Vec<_>>().join(" ")
}

/// The text without its round and square brackets and what they hold. An unclosed one keeps the rest, to be dropped later.
fn without_brackets(label: &str) -> String {
    let mut text = label.to_owned();
    for (open, close) in [('(', ')'), ('[', ']')] {
        while let Some(start) = text.find(open)
            && let Some(length) = text[start..].find(close)
        {
            text.replace_range(start..=start + length, "");
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coders_wording_is_taken_off() {
        for (label, expected) in [
            ("Cholera, unspecified", Some("Cholera")),
            ("Migraine NOS", Some("Migraine")),
            ("Displaced fracture of right patella", Some("Displaced fracture of patella")),
            ("Burn(s) of wrist, initial encounter", Some("Burn of wrist")),
            ("Conjunctivitis, acute", Some("acute Conjunctivitis")),
            ("Unspecified kyphosis, thoracolumbar region", Some("thoracolumbar region kyphosis")),
            ("Drug-induced acute gout, hand", None),
            ("Essential (primary) hypertension", Some("Essential hypertension")),
            ("Other disorders of skin", None),
            ("Boil of other site", None),
            ("Fever, chills, and rash", None),
        ] {
            assert_eq!(term(label).as_deref(), expected, "{label}");
        }
    }

    const SAMPLE: &str = "<tabular><chapter><section>
        <diag><name>A54</name><desc>Gonococcal infection</desc></diag>
        <diag><name>F41</name><desc>Other anxiety disorders</desc>
            <diag><name>F41.0</name><desc>Panic disorder [episodic paroxysmal anxiety]</desc>
                <inclusionTerm><note>Panic attack</note></inclusionTerm>
                <excludes1><note>Panic disorder with agoraphobia</note></excludes1></diag></diag>
        <diag><name>R05</name><desc>Cough</desc></diag>
        <diag><name>W01</name><desc>Fall on same level</desc></diag>
        </section></chapter></tabular>";

    #[test]
    fn the_code_says_class_and_domain() {
        let rows: Vec<_> =
            rows(SAMPLE).unwrap().into_iter().map(|row| (row.term, row.class.name(), row.domain.name())).collect();
        let expected = [
            ("gonococcal infection", "condition", "hiv-sti"),
            ("panic disorder", "condition", "mental"),
            ("panic attack", "condition", "mental"),
            ("cough", "symptom", ""),
        ];
        assert_eq!(rows, expected.map(|(term, class, domain)| (term.to_owned(), class, domain)));
    }
}
