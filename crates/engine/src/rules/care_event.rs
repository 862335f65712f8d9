//! `care-event`: admissions, discharges, emergency visits.

use phi_lint_lexicon::{Cues, Tier};

use crate::context;

use super::{Class, Cue, DEFAULT, Document, Hit, Levels, RuleInfo, Sink, Text, Trigger};
use crate::words::Words;

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "care-event",
    catches: "A past or planned care event of the patient: admission, discharge, emergency visit, hospital stay.",
    message: Text {
        en: "This mentions hospital or emergency care",
        es: "Esto menciona una atención hospitalaria o de urgencias",
    },
    why: Text {
        en: "That somebody was in hospital is health information; the number identifies the patient.",
        es: "Que alguien estuvo en el hospital es información de salud; el número identifica al paciente.",
    },
    levels: Levels::row(b"T E I T T T"),
    bad: &[
        "Following your [[ER visit]], please call us.",
        "Your [[hospital stay]] papers are ready.",
        "How are you since your [[discharge]]?",
        "Después de su [[hospitalización]] queremos verle.",
        "How have things been since your [[surgery]]?",
    ],
    good: &[
        "Thank you for your recent visit.",
        "Visitors are admitted through the east door.",
        "Your visit summary is in the portal.",
        "Gracias por su visita.",
    ],
    classes: &[Class::Event],
    scan: Some((Trigger::Cues(Cues::of(&[Cue::Health, Cue::Care])), scan)),
    ..DEFAULT
};

/// A procedure that is over is an event too, and so is a stay in a hospital by name.
fn scan(document: &Document<'_>, sink: &mut Sink<'_>) {
    for hit in document.terms.iter().filter(|hit| is_procedure(hit)) {
        let (first, end) = (hit.first as usize, hit.end as usize);
        let sentence = document.sentence(first);
        let before = document.any_of(first.saturating_sub(4).max(sentence.first)..first, AFTER);
        let behind = document.any_of(end..(end + 3).min(sentence.end), WENT);
        if (before || behind) && context::counts(document, hit) {
            sink.report_tier(document.span(first, end), Tier::T2, 0);
        }
    }
    for token in 1..document.tokens.len() {
        let cared = document.tokens[token].cues.has(Cue::Care) && document.is_one_of(token, HOSPITALS);
        if cared && let Some(first) = stay(document, token) {
            sink.report_tier(document.span(first, token + 1), Tier::T2, 0);
        }
    }
}

fn is_procedure(hit: &Hit) -> bool {
    hit.entry.class() == Class::Procedure && hit.entry.tier() == Tier::T2
}

const AFTER: &Words = words!["since" "after" "following" "from" "desde" "despues" "tras"];
const WENT: &Words = words!["went" "goes" "go" "salio" "fue"];
const HOSPITALS: &Words = words!["hospital" "clinica" "emergencias" "urgencias" "sanatorio"];

/// "Your stay at Mercy Hospital", "out of the hospital", "estuvo en urgencias": the first word of it.
fn stay(document: &Document<'_>, hospital: usize) -> Option<usize> {
    const STAYS: &Words = words![
        "stay" "stayed" "transfer" "transferred" "admitted" "taken" "rushed" "released" "estuvo" "estancia"
        "estadia" "estadía" "ingreso" "ingresado" "ingresada" "traslado" "trasladado" "trasladada" "internado"
        "internada" "hospitalizado" "salio"
    ];
    // Records and calls are transferred too, and a garage or a road may be named after a hospital.
    const THINGS: &Words = words![
        "record" "records" "prescription" "prescriptions" "call" "file" "files" "images" "receta" "expediente"
        "chat" "line" "hotel"
    ];
    const PLACES: &Words =
        words!["garage" "road" "rd" "lot" "pharmacy" "cafe" "cafeteria" "parking" "drive" "street" "ave"];
    if document.is_one_of(hospital + 1, PLACES) {
        return None;
    }
    let sentence = document.sentence(hospital);
    let from = hospital.saturating_sub(6).max(sentence.first);
    let out = (from..hospital).rev().find(|&at| {
        document.is_one_of(at, words!["out" "home" "back"])
            && document.is_one_of(at + 1, words!["of" "from"])
            && hospital - at <= 3
    });
    let first = out.or_else(|| (from..hospital).rev().find(|&at| document.is_one_of(at, STAYS)))?;
    let thing = document.any_of(first.saturating_sub(4).max(sentence.first)..hospital, THINGS);
    (!thing).then_some(first)
}
