//! Template variables: what a variable's name says of the value that will fill it.
//!
//! The name is read as words through the dictionaries: a row with the cue `filled`, or one that names a fact of its own, tells.

use phi_lint_lexicon::{Class, Cue, Hit, Lexicon, Tier};

use super::quantity::has_digit;
use crate::document::Document;
use crate::holes::Hole;
use crate::words::Words;

/// What a variable's name says of its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    /// Health information, money or an identifier.
    Never,
    /// A clinician.
    Provider,
    /// The name or contact of the patient: the number says as much already.
    Identifier,
    /// Logistics.
    Safe,
    /// A tag that prints nothing.
    Control,
    /// Nothing that is known.
    Unknown,
}

/// Words for a clinician: their names weigh as `provider-name` does.
const PROVIDER: &Words = words![
    "doctor" "physician" "dr" "therapist" "surgeon" "practitioner" "provider" "clinician" "specialist" "nurse"
    "dentist" "doctora" "medico" "medica" "doctores" "counselor" "psychiatrist" "oncologist" "cardiologist"
];
/// Words that are telling when they are the whole name.
const ALONE: &Words = words![
    "type" "reason" "note" "notes" "value" "study" "service" "report" "total" "motivo" "tipo" "servicio"
    "estudio" "policy" "problem" "appointmenttype" "visittype" "visitreason"
];
const IDENTIFIER: &Words = words![
    "fullname" "lastname" "surname" "dob" "birthdate" "birthday" "birth" "apellido" "apellidos" "address"
    "direccion" "email" "correo" "nacimiento"
];
const IDENTIFIER_PAIRS: &[(&str, &str)] =
    &[("full", "name"), ("last", "name"), ("birth", "date"), ("patient", "phone"), ("nombre", "completo")];
/// What logistics is called, as the last word of an English name: `lab_hours`, `doctor_message_link`.
const SAFE: &Words = words![
    "link" "url" "date" "time" "day" "hours" "hour" "location" "phone" "otp" "first" "firstname" "greeting"
    "portal" "clinic" "pharmacy" "uuid" "domain" "logo" "color" "window" "duration" "timezone" "slot"
    "confirmation" "parking" "office" "room" "floor" "city" "state" "zip" "weekday" "month" "year" "minutes"
    "keyword" "map"
];
/// Names of the patient or the sender, which the number and the sender say already.
const NAMES: &Words =
    words!["name" "nombre" "sender" "org" "user" "staff" "agent" "recipient" "customer" "signature" "firma"];
/// The same as the first word of a Spanish name: `fecha_examen`.
const SAFE_FIRST: &Words = words![
    "fecha" "hora" "enlace" "telefono" "horario" "lugar" "sucursal" "farmacia" "clinica" "portal" "dia"
    "codigo" "liga"
];

/// What the name of a placeholder says.
pub(crate) fn value_of(document: &Document<'_>, hole: &Hole) -> Value {
    let inside = document.plain.get(hole.inside.clone()).unwrap_or_default();
    if is_control(inside.trim()) {
        return Value::Control;
    }
    let words = words_of(document.lexicon, inside);
    let has = |list: &Words| words.iter().any(|word| list.contains(word.as_str()));
    let paired = |list: &[(&str, &str)]| {
        list.iter().any(|(a, b)| words.iter().any(|word| word == a) && words.iter().any(|word| word == b))
    };
    let alone = || {
        let last = words.last().is_some_and(|word| ALONE.contains(word.as_str()));
        last && (words.len() == 1 || inside.contains('.'))
    };
    // What a name speaks of stands last in English (lab_hours) and first in Spanish (fecha_examen).
    let is = |word: Option<&String>, list: &Words| word.is_some_and(|word| list.contains(word));
    if paired(IDENTIFIER_PAIRS) {
        Value::Identifier
    } else if is(words.last(), SAFE) || is(words.first(), SAFE_FIRST) {
        Value::Safe
    } else if has(PROVIDER) {
        Value::Provider
    } else if alone() || names_a_fact(document.lexicon, &words) {
        Value::Never
    } else if has(IDENTIFIER) && !has(words!["clinic" "office" "clinica"]) {
        Value::Identifier
    } else if has(NAMES) {
        Value::Safe
    } else {
        Value::Unknown
    }
}

/// Whether the name holds a word of the dictionaries that tells: `visit_type`, `oncology_slot`, `hiv_flag`.
fn names_a_fact(lexicon: &Lexicon, words: &[String]) -> bool {
    let (mut tokens, mut hits) = (Vec::new(), Vec::new());
    let tells = |hit: &Hit| {
        let own = hit.entry.tier() >= Tier::T2 && !lexicon.is_conditional(hit.entry);
        lexicon.cues(hit.entry).has(Cue::Filled) || own && hit.entry.class() != Class::Outcome
    };
    let mut tell = |words: &str| {
        hits.clear();
        lexicon.scan(words, &mut tokens, &mut hits);
        hits.iter().any(tells)
    };
    // The words of a pair may stand in any order: reason_visit.
    let turned = || words.iter().rev().map(String::as_str).collect::<Vec<_>>().join(" ");
    tell(&words.join(" ")) || words.len() == 2 && tell(&turned())
}

/// The words of a variable's name: `patientDiagnosis`, `DX_NAME` and `appt.reason | upper` alike.
fn words_of(lexicon: &Lexicon, inside: &str) -> Vec<String> {
    let name = inside.split(['|', ',', '?']).next().unwrap_or_default().trim();
    let mut words: Vec<String> = Vec::new();
    for part in name.split(|char: char| !char.is_ascii_alphanumeric()).filter(|part| !part.is_empty()).take(20) {
        // A code such as a1c or icd10 is a word as it stands, too.
        if has_digit(part) && lexicon.lookup(part).is_some() {
            words.push(part.to_ascii_lowercase());
            continue;
        }
        let bytes = part.as_bytes();
        let mut start = 0;
        for at in 1..=bytes.len() {
            let ends = at == bytes.len() || {
                let (before, here) = (bytes[at - 1], bytes[at]);
                // patientDx, DXName, medication1.
                before.is_ascii_lowercase() && here.is_ascii_uppercase()
                    || before.is_ascii_uppercase()
                        && here.is_ascii_uppercase()
                        && bytes.get(at + 1).is_some_and(u8::is_ascii_lowercase)
                    || before.is_ascii_digit() != here.is_ascii_digit()
            };
            if ends {
                words.push(part[start..at].to_ascii_lowercase());
                start = at;
            }
        }
    }
    words.retain(|word| !word.bytes().all(|byte| byte.is_ascii_digit()));
    words
}

/// Words that steer a template.
const TAGS: &Words = words![
    "if" "else" "elsif" "elif" "unless" "for" "each" "end" "endif" "endfor" "case" "when" "assign" "set"
    "include"
];

/// Whether the tag only steers the template.
fn is_control(name: &str) -> bool {
    if name.starts_with(['#', '/', '^', '>', '!']) && !name.starts_with("!=") {
        return true;
    }
    name.split_whitespace().next().is_some_and(|first| TAGS.contains(first)) && name.split_whitespace().count() != 1
        || name.starts_with("end")
}
