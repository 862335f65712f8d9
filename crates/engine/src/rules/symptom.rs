//! `symptom`: complaints and functional status of this patient.

use super::{Class, Cue, DEFAULT, Document, Hit, Levels, RuleInfo, Text};
use crate::words::Words;

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "symptom",
    catches: "A symptom or complaint tied to the patient. A notice about symptoms in general is advice.",
    message: Text { en: "This names a symptom", es: "Esto nombra un síntoma" },
    why: Text {
        en: "A symptom is health information; the number identifies the patient.",
        es: "Un síntoma es información de salud; el número identifica al paciente.",
    },
    levels: Levels::row(b"E E I E E E"),
    bad: &[
        "How is your [[chest pain]] this morning?",
        "Your [[back pain]] appointment is at 9.",
        "We are following up on your [[cough]].",
        "¿Sigue con [[dolor de cabeza]]?",
    ],
    good: &[
        "If you have a fever or cough, please call before you come in.",
        "Parking can be a pain on Mondays.",
        "Sorry for the headache with our phones.",
        "Si tiene fiebre, llame antes de venir.",
    ],
    classes: &[Class::Symptom],
    judge: Some(judge),
    ..DEFAULT
};

/// What people with symptoms are asked to do before they come.
const NOTICE: &Words = words![
    "mask" "masks" "home" "reschedule" "before" "distance" "cubrebocas" "mascarilla" "tapabocas" "casa"
    "reagende" "reprograme" "antes"
];

/// What is not over is this reader's: "if he keeps vomiting", "si vuelve a vomitar".
const LASTING: &Words = words!["still" "keeps" "keep" "again" "sigue" "siguen" "vuelve" "vuelven" "continua" "continue" "continues" "persiste"];

const DEFINITE: &Words = words!["the" "that" "this" "those" "el" "la" "ese" "esa" "los" "las"];

/// "If you have a fever, please call first" is a notice to everybody; "if your rash is worse" is not.
#[expect(clippy::unnecessary_wraps, reason = "a judge may also say that it is nothing")]
fn judge(document: &Document<'_>, hit: &Hit) -> Option<i8> {
    let (term, sentence) = (hit.first as usize, document.sentence(hit.first as usize));
    let opens = document.is_one_of(sentence.first, words!["if" "si" "when" "cuando" "anyone" "patients"]);
    let own = document.cues_of(term.saturating_sub(4).max(sentence.first), term).has(Cue::Targeted);
    // "if the rash spreads" speaks of one that is known.
    let known = document.any_of(term.saturating_sub(1).max(sentence.first)..=term, DEFINITE)
        || document.any_of(sentence.first..term, LASTING);
    let notice = document.any_of(sentence.first..sentence.end, NOTICE);
    Some(if opens && (!(own || known) || notice) { -2 } else { 0 })
}
