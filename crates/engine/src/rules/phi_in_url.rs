//! `phi-in-url`: health words and identifiers in a link.

use std::ops::Range;

use phi_lint_lexicon::{Class, Cue, Cues, Domain, Entry, Hit, Tier};

use crate::holes::Kind;

use super::quantity::{has_digit, is_digits};
use super::{Category, DEFAULT, Document, Levels, RuleInfo, Sink, Text, Trigger};
use crate::words::Words;

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "phi-in-url",
    category: Category::Template,
    catches: "A health word in a link's host, path, query or fragment, or a parameter that carries an identifier such as a name, a birth date, an e-mail or a record number.",
    message: Text {
        en: "This link tells health information or identifies the patient",
        es: "Este enlace revela información de salud o identifica al paciente",
    },
    why: Text {
        en: "Links are shown, previewed and logged by everything they pass through.",
        es: "Los enlaces se muestran, se previsualizan y quedan registrados en todo lo que atraviesan.",
    },
    citations: &["45 CFR 164.514(b)(2)(i)(N)"],
    levels: Levels::row(b"E E E E E E"),
    bad: &[
        "Check in: https://harbor.example/[[cardiology]]/arrive",
        "Your form: https://forms.harbor.example/f?[[dob=1980-02-03]]",
        "Book: https://[[asthmaclinic]].example/book",
        "Su enlace: https://harbor.example/r?[[dx=J45.20]]",
    ],
    good: &[
        "Check in: https://harbor.example/arrive/8f21c0",
        "Your results: https://portal.harbor.example/results",
        "Book: https://harbor.example/book?utm_campaign=reminder",
        "Su enlace: https://maps.example/?q=Harbor+Street+Clinic",
    ],
    shows_words: false,
    scan: Some((Trigger::Holes, scan)),
    ..DEFAULT
};

/// Parameters that carry an identifier.
const IDENTIFIERS: &Words = words![
    "name" "fname" "lname" "firstname" "lastname" "fullname" "nombre" "apellido" "dob" "birthdate" "birthday"
    "email" "mail" "correo" "phone" "tel" "telefono" "mobile" "ssn" "mrn" "memberid" "member" "policy"
    "address" "zip"
];
/// Parameters that carry a fact.
const FACTS: &Words = words![
    "dx" "icd" "diagnosis" "condition" "drug" "med" "medication" "rx" "lab" "procedure" "specialty" "dept"
    "department" "provider" "doctor" "amt" "amount" "balance" "insurer" "payer" "claim" "visittype" "reason"
    "diagnostico" "medicamento"
];
/// Parameters that carry a number of the patient.
const NUMBERS: &Words = words!["patient" "patientid" "pid" "paciente" "chart" "encounter"];
/// A fact inside a joined host name is at least so long: asthmaclinic.
const SHORTEST: usize = 5;

fn scan(document: &Document<'_>, sink: &mut Sink<'_>) {
    for hole in document.holes.iter().filter(|hole| hole.kind == Kind::Link) {
        let link = document.plain.get(hole.inside.clone()).unwrap_or_default();
        let start = hole.inside.start;
        let place = |span: Range<usize>| start + span.start..start + span.end;
        let after_scheme = link.find("://").map_or(0, |at| at + 3);
        let query = link.find('?').map_or(link.len(), |at| at + 1);
        for (span, steps) in parameters(document, link, query) {
            sink.report_at(place(span), steps);
        }
        words(document, &link[after_scheme..], &mut |span, tier| {
            let (from, to) = (after_scheme + span.start, after_scheme + span.end);
            // A variable's own rule speaks for what stands in one.
            let variable = document.holes.iter().any(|inner| {
                inner.kind == Kind::Placeholder && inner.range.start <= start + from && start + to <= inner.range.end
            });
            if !variable {
                sink.report_tier(place(from..to), tier, 0);
            }
        });
    }
}

/// Parameters of the query that say too much, with the steps from the main case.
fn parameters(document: &Document<'_>, link: &str, query: usize) -> Vec<(Range<usize>, i8)> {
    let mut found: Vec<(Range<usize>, i8)> = Vec::new();
    let mut at = query;
    for pair in link.get(query..).unwrap_or_default().split(['&', ';', '#']) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let name: String =
            name.chars().filter(char::is_ascii_alphanumeric).map(|char| char.to_ascii_lowercase()).collect();
        let is = |names: &Words| names.contains(&name);
        // A variable that is filled with a date or a code is none of this rule's business.
        let filled = !value.is_empty() && !value.starts_with(['{', '$', '%', '<', ':', '[']);
        let number = value.len() >= 2 && is_digits(value);
        let steps = if !filled {
            None
        } else if is(IDENTIFIERS) || is(FACTS) && !is_place(document, value) {
            Some(0)
        } else if is(NUMBERS) && number {
            Some(-1)
        } else {
            None
        };
        if let Some(steps) = steps {
            match found.last_mut() {
                Some((last, before)) if last.end + 1 == at && *before == steps => last.end = at + pair.len(),
                _ => found.push((at..at + pair.len(), steps)),
            }
        }
        at += pair.len() + 1;
    }
    found
}

/// Whether a value is a word that reveals nothing, as in `reason=reschedule`.
fn is_place(document: &Document<'_>, value: &str) -> bool {
    document.lexicon.entry(&value.to_ascii_lowercase()).is_some_and(Entry::is_silent)
}

/// Every health word of a link, with its tier.
fn words(document: &Document<'_>, link: &str, found: &mut impl FnMut(Range<usize>, Tier)) {
    let (mut tokens, mut hits) = (Vec::new(), Vec::new());
    // Escapes and joined words part at other places than those of a sentence.
    let text: String =
        link.chars().map(|char| if matches!(char, '?' | '=' | '+' | ':' | ',' | '%') { ' ' } else { char }).collect();
    if text.len() != link.len() {
        return;
    }
    document.lexicon.scan(&text, &mut tokens, &mut hits);
    let span = |hit: &Hit| tokens[hit.first as usize].start as usize..tokens[hit.end as usize - 1].end as usize;
    for hit in hits.iter().filter(|hit| reveals(document, hit)) {
        found(span(hit), hit.entry.tier());
    }
    for (index, token) in tokens.iter().enumerate() {
        let covered =
            hits.iter().any(|hit| (hit.first as usize..hit.end as usize).contains(&index) && !hit.entry.is_silent());
        let word = &text[token.range()];
        // A path segment that is an identifier of its own is no word.
        if covered || word.len() < SHORTEST + 2 || has_digit(word) {
            continue;
        }
        if let Some((part, tier)) = joined(document, word) {
            let at = token.start as usize;
            found(at + part.start..at + part.end, tier);
        }
    }
}

/// Whether a term says something in a link, where no sentence stands around it.
fn reveals(document: &Document<'_>, hit: &Hit) -> bool {
    let entry = hit.entry;
    let telling = !matches!(
        entry.class(),
        Class::Outcome
            | Class::Dosing
            | Class::Relation
            | Class::Minor
            | Class::Offer
            | Class::Reason
            | Class::Urgency
            | Class::Event
    );
    !entry.is_silent()
        && telling
        && !entry.is_cased()
        && (entry.domain() != Domain::None || !document.lexicon.is_conditional(entry))
        && !document.lexicon.cues(entry).has_any(Cues::of(&[Cue::Member, Cue::Social]))
}

/// The term that begins or ends a word made of several: asthmaclinic, mydiabetes.
fn joined(document: &Document<'_>, word: &str) -> Option<(Range<usize>, Tier)> {
    let word = word.to_ascii_lowercase();
    let longest = word.len() - 2;
    let try_part = |range: Range<usize>| {
        let entry = document.lexicon.entry(word.get(range.clone())?)?;
        let plain = !entry.is_silent() && !entry.is_cased() && !document.lexicon.is_conditional(entry);
        (plain && entry.tier() >= Tier::T2).then(|| (range, entry.tier()))
    };
    let mut lengths = (SHORTEST..=longest.min(24)).rev();
    lengths.find_map(|length| try_part(0..length).or_else(|| try_part(word.len() - length..word.len())))
}
