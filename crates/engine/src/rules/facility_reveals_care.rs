//! `facility-reveals-care`: names of places that tell the kind of care.

use phi_lint_lexicon::{Class, Cue as C, Cues, Hit, Tier};

use super::name::{is_function_word, is_name_word};
use super::{Cue, DEFAULT, Document, Levels, RuleInfo, Sink, Text, Trigger};

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "facility-reveals-care",
    catches: "The name of a clinic, unit or building that tells the kind of care. Main Street Clinic or Riverside Medical Center tell nothing; under strict every such name is a warning.",
    message: Text {
        en: "The name of this place tells the kind of care",
        es: "El nombre de este lugar revela el tipo de atención",
    },
    why: Text {
        en: "Where somebody is treated tells what for; use a neutral name of the organisation.",
        es: "Dónde se atiende a alguien revela de qué; use un nombre neutro de la organización.",
    },
    citations: &["45 CFR 160.103", "42 CFR 2.13(c)"],
    levels: Levels::row(b"T E I T T T"),
    bad: &[
        "See you at [[Harbor Cancer Center]] on Monday.",
        "[[Lakeside Dialysis]]: see you at 6.",
        "Check in at the [[Stroke Unit]], 2nd floor.",
        "Nos vemos en el [[Instituto del Riñón]].",
    ],
    good: &[
        "See you at Harbor Street Clinic on Monday.",
        "We are next to the Heart of Harbor Mall.",
        "St. Anne Hospital: parking is free.",
        "Nos vemos en la Clínica Harbor.",
    ],
    scan: Some((Trigger::Cues(Cues::of(&[Cue::Facility, Cue::Health, Cue::Body, Cue::Care])), scan)),
    ..DEFAULT
};

/// Classes of terms that stand in names of places.
const TELLING: &[Class] = &[
    Class::Specialty,
    Class::Condition,
    Class::Procedure,
    Class::Imaging,
    Class::Program,
    Class::Lab,
    Class::Device,
    Class::Symptom,
    Class::Vaccine,
    Class::Event,
];
/// Words for a place of care that stand inside a row.
const PLACES: &[&str] = &[
    "center",
    "centre",
    "clinic",
    "unit",
    "institute",
    "suite",
    "hospital",
    "ward",
    "department",
    "lab",
    "pavilion",
    "instituto",
    "centro",
    "clinica",
    "unidad",
    "sala",
    "departamento",
    "house",
    "services",
    "associates",
];
/// Parts of the body whose care tells little.
const MILD: &[&str] =
    &["eye", "eyes", "skin", "foot", "feet", "tooth", "teeth", "smile", "vision", "ear", "ojo", "ojos", "piel", "pie"];
/// Words between a part of the body and the word that makes it a place of care.
const MIDDLE: &[&str] =
    &["care", "health", "wellness", "disease", "surgery", "and", "center", "specialty", "de", "del", "la", "el"];

fn scan(document: &Document<'_>, sink: &mut Sink<'_>) {
    for hit in &document.terms {
        let (first, end) = (hit.first as usize, hit.end as usize);
        if !document.is_capitalised(first) {
            continue;
        }
        let body = document.lexicon.cues(hit.entry).has(C::Body);
        let telling = hit.entry.tier() >= Tier::T1 && TELLING.contains(&hit.entry.class());
        if !telling && !body {
            continue;
        }
        let before = name_before(document, first);
        let after = place_behind(document, end);
        let led = led_by_place(document, first);
        // "Stroke Unit", "Cancer Center": rows of their own.
        let inside = end > first + 1
            && (first..end).any(|token| document.is_capitalised(token) && document.is_one_of(token, PLACES));
        let place = after.is_some() || led.is_some() || inside;
        // "Hope Fertility", "Smile Dental": a name and what it does, not "Your Oncology".
        let named = before < first && telling && is_field(hit) && end_of_name(document, end);
        if !(place || named) || body && !telling && !place {
            continue;
        }
        let tier = if telling {
            hit.entry.tier()
        } else if document.is_one_of(first, MILD) {
            Tier::T1
        } else {
            Tier::T2
        };
        sink.report_tier(document.span(led.unwrap_or(before), after.unwrap_or(end)), tier, 0);
    }
    if document.policy.is_strict() {
        strict(document, sink);
    }
}

/// Fields of care, programs and treatments name an organisation; conditions do so only with a place behind them.
fn is_field(hit: &Hit) -> bool {
    matches!(hit.entry.class(), Class::Specialty | Class::Program | Class::Procedure | Class::Imaging)
}

/// The first of the capitalised words of a name before this one.
fn name_before(document: &Document<'_>, term: usize) -> usize {
    let mut first = term;
    while first > 0 && term - first < 3 && document.gap(first - 1) == " " {
        let word = document.word(first - 1);
        let name = is_name_word(document, first - 1) && !is_function_word(word) && word.len() > 1
            || document.cues_of(first - 1, first).has(C::Place) && document.is_capitalised(first - 1);
        // A sentence may begin with any capitalised word.
        let opens = first - 1 == document.sentence(term).first
            && document.term_at(first - 1).is_some_and(|hit| hit.entry.class() == Class::Cue);
        if !name || opens {
            break;
        }
        first -= 1;
    }
    first
}

/// The token behind the word that ends the name of a place: Center, Institute, Suite.
fn place_behind(document: &Document<'_>, end: usize) -> Option<usize> {
    (end..end + 4).take_while(|&token| token == end || matches!(document.gap(token - 1), " " | " & " | " + ")).find_map(
        |token| {
            let joined = matches!(document.gap(token.checked_sub(1)?), " " | " & " | " + ");
            let place = document.is_capitalised(token) && document.cues_of(token, token + 1).has(C::Facility);
            let passes =
                (end..token).all(|between| document.is_capitalised(between) || document.is_one_of(between, MIDDLE));
            (joined && place && passes).then_some(token + 1)
        },
    )
}

/// "Instituto del Corazón", "Center for Memory Care": the word for the place stands before.
fn led_by_place(document: &Document<'_>, term: usize) -> Option<usize> {
    let mut at = term.checked_sub(1)?;
    let joint = |token: usize| document.is_one_of(token, &["de", "del", "la", "el", "los", "las", "for", "of"]);
    if !joint(at) {
        return None;
    }
    while at > 0 && joint(at) && document.gap(at) == " " {
        at -= 1;
    }
    (document.is_capitalised(at) && document.cues_of(at, at + 1).has(C::Facility)).then_some(at)
}

/// Whether a name can end here: punctuation, a small word or the end of the message.
fn end_of_name(document: &Document<'_>, end: usize) -> bool {
    end >= document.tokens.len()
        || document.gap(end - 1) != " "
        || !document.is_capitalised(end)
        || is_function_word(document.word(end))
}

/// Any name of a place of care.
fn strict(document: &Document<'_>, sink: &mut Sink<'_>) {
    for token in 1..document.tokens.len() {
        let place = document.is_capitalised(token)
            && document.cues_of(token, token + 1).has_any(Cues::of(&[C::Facility, C::Care]));
        let named =
            is_name_word(document, token - 1) && document.gap(token - 1) == " " && !document.is_capitalised(token + 1);
        if place && named {
            sink.report_tier(document.span(token - 1, token + 1), Tier::T1, 0);
        }
    }
}
