//! From a source's label to the words a dictionary holds: folding, forms, and the drops that every source shares.

use std::collections::HashSet;
use std::sync::LazyLock;

use phi_lint_lexicon::fold::fold_term;

/// A longer term is a definition, not a name that anybody types.
const MOST_WORDS: usize = 3;
const MOST_LETTERS: usize = 32;

/// Words that name care in general. A term made of nothing else reveals nothing.
static GENERIC: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    "\
        abnormal abnormality activity acute adult adverse agent aid area assessment assistant bed body care case \
        cause center change chart check checkup child chronic clinic clinical clinician community complaint \
        complication condition consultant consultation course critical daily day defect department diagnosis \
        diagnostic disability disease disorder doctor dosage dose drug early effect elective emergency evaluation \
        event exam examination failure family finding first follow general growth health healthcare history home \
        hospital human ill illness infant inpatient insurance intensive internal lab laboratory late lesion level \
        life local long management manager mass maternal measure medic medical medication medicinal medicine method \
        mild minor mixed moderate monitoring multiple new nurse nursing office operation outpatient patient person \
        personal personnel pharmaceutical pharmacist pharmacy physical physician plan practice practitioner \
        prescription preventive primary problem procedure professional program provider public rare reaction record \
        refill regimen remedy residency result risk routine sample science screening secondary self service severe \
        short sickness sign simple skill special specialist specialty staff stage state status study surgeon surgery \
        surgical symptom syndrome team technician technique technologist term test testing therapeutic therapist \
        therapy tissue total treatment unit up urgent visit ward work worker young"
        .split_whitespace()
        .collect()
});

/// Small words that neither reveal nor count as generic on their own.
const FILLERS: &[&str] =
    &["a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"];

/// A term that holds one of these is about laboratories, animals or the wording of a classification, not about a patient.
const FOREIGN: &str = "\
    animal assay avian bovine canine cattle classified disclosed elsewhere encounter equine experimental feline \
    forensic military murine obsolete porcine postmortem sequelae simian specified swine technic technique \
    unspecified veterinary";

/// Words after which a small number belongs to the name: type 2 diabetes, stage 3, trisomy 21, alpha 1 antitrypsin.
const NUMBERED: &[&str] = &[
    "alfa", "alpha", "beta", "class", "covid", "factor", "gamma", "grade", "monosomy", "stage", "trisomy", "type",
    "types",
];

/// Names that hold a digit without being codes.
const DIGIT_NAMES: &[&str] = &["a1c", "b12", "b6", "d2", "d3", "h1n1", "k1", "k2", "t3", "t4"];

/// The dictionary forms of a label: none when it is dropped, two when it is an eponym (crohns disease, crohn disease).
///
/// The label must be in natural order already; one that still has a comma or a bracket is dropped.
pub(super) fn forms(label: &str) -> Vec<String> {
    let label = label.trim();
    if label.contains([',', '(', ')', '[', ']', '{', '}', ';', ':', '/', '+', '=', '<', '>', '&', '"', '*', '|', '#']) {
        return Vec::new();
    }
    let mut forms = Vec::new();
    let folded = fold_term(label);
    if is_acronym(label) {
        // It is written in capitals, which makes it match only where a message writes capitals too. The longer ones are
        // names of genes and loci, which nobody texts.
        forms.extend((label.len() <= 4 && is_wanted(&folded)).then(|| folded.to_uppercase()));
        return forms;
    }
    if is_made_of_acronyms(label) {
        return forms;
    }
    // Words of three letters are everyone's (tic, orf).
    if is_wanted(&folded) && folded.len() > 3 {
        forms.push(folded);
    }
    if let Some(bare) = without_possessive(label)
        && is_wanted(&bare)
    {
        forms.push(bare);
    }
    forms
}

/// Whether a folded term is short enough, is no code, and says more than that somebody cares for somebody.
fn is_wanted(folded: &str) -> bool {
    let words: Vec<&str> = folded.split(' ').collect();
    folded.is_ascii()
        && (3..=MOST_LETTERS).contains(&folded.len())
        && words.len() <= MOST_WORDS
        && !is_code(&words)
        && !words.iter().any(|word| FOREIGN.split(' ').any(|foreign| foreign == singular(word)))
        && !words.iter().all(|word| GENERIC.contains(singular(word)) || FILLERS.contains(word))
        && !words.first().is_none_or(|word| FILLERS.contains(word) && *word != "a")
        && !words.last().is_none_or(|word| FILLERS.contains(word) && *word != "a")
        && words.iter().any(|word| word.len() > 2)
        && words.iter().filter(|word| word.len() == 1).count() < 2
        && !words.contains(&"or")
}

/// Puts a catalogue heading into natural order: `Blood Pressure, High` becomes `High Blood Pressure`.
///
/// A heading without a comma is returned as it is; one with more than one comma has no natural order and gives `None`.
pub(super) fn natural_order(heading: &str) -> Option<String> {
    match heading.split_once(", ") {
        None => Some(heading.to_owned()),
        Some((_, tail)) if tail.contains(',') => None,
        Some((head, tail)) => Some(format!("{tail} {head}")),
    }
}

/// The singular of an English word by its ending alone; good enough to compare words with a list.
pub(super) fn singular(word: &str) -> &str {
    match word.strip_suffix('s') {
        Some(stem) if stem.len() > 2 && !stem.ends_with(['s', 'u', 'i']) => stem,
        _ => word,
    }
}

/// Whether a label is one word of capitals and digits, such as `ADPKD`.
pub(super) fn is_acronym(label: &str) -> bool {
    !label.contains([' ', '-', '\'']) && label.chars().filter(char::is_ascii_uppercase).count() >= 2
}

/// Whether a label is a code spelt with gaps (`RED-S`, `MEN II`, `GSD type IXb`): folded, it would look like words.
fn is_made_of_acronyms(label: &str) -> bool {
    let capitals = |word: &str| word.chars().filter(char::is_ascii_uppercase).count();
    let mut words = label.split([' ', '-']).filter(|word| word.contains(char::is_alphabetic));
    words.clone().count() > 1
        && words.clone().any(|word| capitals(word) >= 2)
        && !words.any(|word| word.len() >= 4 && capitals(word) < 2 && !word.eq_ignore_ascii_case("type"))
}

/// The label without the possessive of a name inside it, folded: `Crohn's Disease` gives `crohn disease`.
fn without_possessive(label: &str) -> Option<String> {
    let plain = label.replace('\u{2019}', "'");
    let bare = plain.replace("'s ", " ");
    (bare != plain).then(|| fold_term(&bare))
}

/// Whether a digit makes the term a code or a chemical locant rather than a name.
fn is_code(words: &[&str]) -> bool {
    words.iter().enumerate().any(|(at, word)| {
        let digits = word.bytes().filter(u8::is_ascii_digit).count();
        let numbered =
            || at > 0 && NUMBERED.contains(&words[at - 1]) && word.len() <= 2 && word.as_bytes()[0].is_ascii_digit();
        digits > 0 && !DIGIT_NAMES.contains(word) && !numbered()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_become_dictionary_forms() {
        for (label, expected) in [
            ("Hypertension", &["hypertension"][..]),
            ("Crohn's Disease", &["crohns disease", "crohn disease"]),
            ("Sjögren\u{2019}s syndrome", &["sjogrens syndrome", "sjogren syndrome"]),
            ("Non-Small Cell", &["non small cell"]),
            ("type 2 diabetes", &["type 2 diabetes"]),
            ("Interferon beta-1a", &["interferon beta 1a"]),
            ("COVID-19", &["covid 19"]),
            ("CLL", &["CLL"]),
            ("aHUS", &["AHUS"]),
            ("X-linked ALD", &["x linked ald"]),
            ("PET Scan", &["pet scan"]),
        ] {
            assert_eq!(forms(label), expected, "{label}");
        }
    }

    #[test]
    fn junk_is_dropped() {
        for label in [
            "CA",
            "RED-S",
            "MEN II",
            "GSD type IXb",
            "MAFD1X",
            "NEDMCR",
            "SB-705498",
            "1,2-dichloroethane",
            "Abortion (Induced)",
            "Chronic Disease",
            "Medical Treatment",
            "Diseases of the",
            "Arthritis, Experimental",
            "autosomal recessive deafness 1A",
            "a very long name of some disease",
            "HIV/AIDS",
        ] {
            assert_eq!(forms(label), Vec::<String>::new(), "{label}");
        }
    }

    #[test]
    fn headings_are_put_into_natural_order() {
        assert_eq!(natural_order("Blood Pressure, High").as_deref(), Some("High Blood Pressure"));
        assert_eq!(natural_order("Fever").as_deref(), Some("Fever"));
        assert_eq!(natural_order("Leukemia, Lymphocytic, Chronic"), None);
    }
}
