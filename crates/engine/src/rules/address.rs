//! `address`: where the patient lives.

use phi_lint_lexicon::Cues;

use super::quantity::is_digits;
use super::{Category, Cue, DEFAULT, Document, Levels, RuleInfo, Sink, Text, Trigger};

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "address",
    category: Category::Identifier,
    catches: "The patient's own street address: where something is delivered or somebody comes to. The clinic's addresses are allowed.",
    message: Text { en: "This gives the patient's address", es: "Esto indica la dirección del paciente" },
    why: Text {
        en: "An address identifies the person, and a delivery to it shows that care was received.",
        es: "La dirección identifica a la persona, y una entrega en ella muestra que recibió atención.",
    },
    citations: &["45 CFR 164.514(b)(2)(i)(B)", "45 CFR 164.530(c)"],
    levels: Levels::row(b"W E I W I W"),
    bad: &[
        "Your box is shipped to [[48 Birch Lane]].",
        "A nurse comes to your home at [[7 Cedar St]].",
        "Is [[19 Maple Ave Apt 2]] still your address?",
        "Su domicilio [[Calle 12 #40]] fue guardado.",
    ],
    good: &[
        "We are at 48 Birch Lane.",
        "Our new address is 7 Cedar St.",
        "Send your form to 19 Maple Ave.",
        "Actualice su domicilio en el portal.",
    ],
    shows_words: false,
    scan: Some((Trigger::Cues(Cues::of(&[Cue::Home])), scan)),
    ..DEFAULT
};

/// Words of a street in English, behind its name.
const STREETS: &[&str] = &[
    "street",
    "st",
    "avenue",
    "ave",
    "av",
    "road",
    "rd",
    "lane",
    "ln",
    "drive",
    "dr",
    "court",
    "ct",
    "boulevard",
    "blvd",
    "way",
    "place",
    "pl",
    "terrace",
    "ter",
    "circle",
    "cir",
    "trail",
    "trl",
    "parkway",
    "pkwy",
    "highway",
    "hwy",
    "loop",
    "square",
    "sq",
    "row",
    "alley",
];
/// The same in Spanish, before it.
const CALLES: &[&str] =
    &["calle", "avenida", "av", "avda", "carrera", "calzada", "colonia", "col", "cra", "diagonal", "pasaje", "privada"];
/// What stands behind a street inside a building.
const UNITS: &[&str] = &["apt", "apartment", "unit", "suite", "ste", "depto", "departamento", "piso", "int", "floor"];
/// What is sent to a clinic, not to a patient.
const PAPERS: &[&str] =
    &["form", "forms", "payment", "payments", "check", "paperwork", "formulario", "pago", "copy", "letter"];
/// Words that make an address the sender's own.
const OWN: &[&str] = &["our", "we", "us", "nuestra", "nuestro", "estamos", "clinic", "office", "clinica", "oficina"];

fn scan(document: &Document<'_>, sink: &mut Sink<'_>) {
    let mut done = 0;
    for first in 0..document.tokens.len() {
        if first < done {
            continue;
        }
        let Some(end) = street(document, first).or_else(|| calle(document, first)) else { continue };
        done = end;
        let sentence = document.sentence(first);
        let home = document.cues_around(first, end).has(Cue::Home);
        let is_in = |list: &[&str]| (sentence.first..first).any(|token| document.is_one_of(token, list));
        let own =
            is_in(OWN) && !document.cues_of(sentence.first, first).has_any(Cues::of(&[Cue::Home])) || is_in(PAPERS);
        if home && !own && !is_own_place(document, first) {
            let health = document.sentence(first).cues.has_any(Cues::of(&[Cue::Health, Cue::Rx]));
            sink.report_at(document.span(first, end), i8::from(health));
        }
    }
}

/// "We are at ...", "our new address is ...": the words right before the street.
fn is_own_place(document: &Document<'_>, first: usize) -> bool {
    let from = first.saturating_sub(4).max(document.sentence(first).first);
    (from..first).any(|token| document.is_one_of(token, &["our", "are", "nuestra", "nuestro", "estamos"]))
}

/// "48 Birch Lane", "19 Maple Ave Apt 2".
fn street(document: &Document<'_>, first: usize) -> Option<usize> {
    let number = document.word(first);
    let house = number.len() <= 6 && number.starts_with(|c: char| c.is_ascii_digit());
    if !house || document.gap(first) != " " {
        return None;
    }
    let mut at = first + 1;
    while at < first + 5 && (document.is_capitalised(at) || document.cues_of(at, at + 1).has(Cue::Number)) {
        if at > first + 1 && document.is_one_of(at, STREETS) {
            return Some(unit(document, at + 1));
        }
        if document.gap(at) != " " {
            return None;
        }
        at += 1;
    }
    None
}

/// "Calle 12 #40", "Av. Juárez 210".
fn calle(document: &Document<'_>, first: usize) -> Option<usize> {
    if !document.is_one_of(first, CALLES) || !matches!(document.gap(first), " " | ". ") {
        return None;
    }
    let mut end = first + 1;
    let mut numbered = false;
    while end < first + 6 {
        let number = document.cues_of(end, end + 1).has(Cue::Number);
        if !number
            && !document.is_capitalised(end)
            && !document.is_one_of(end, &["de", "la", "del", "los", "no", "num"])
        {
            break;
        }
        numbered |= number;
        end += 1;
        if !matches!(document.gap(end - 1), " " | " #" | ". " | ", " | " # " | "-")
            || numbered && is_digits(document.word(end - 1)) && document.gap(end - 1) == ", "
        {
            break;
        }
    }
    numbered.then(|| unit(document, end))
}

/// The token behind an apartment that may follow.
fn unit(document: &Document<'_>, at: usize) -> usize {
    let named = document.is_one_of(at, UNITS) && document.gap(at.wrapping_sub(1)).len() <= 2;
    if named && document.cues_of(at + 1, at + 2).has_any(Cues::of(&[Cue::Number, Cue::Mixed])) { at + 2 } else { at }
}
