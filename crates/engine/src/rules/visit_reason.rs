//! `visit-reason`: why somebody comes, or the kind of visit.

use phi_lint_lexicon::{Cues, Tier};

use crate::context;

use super::{Class, Cue, DEFAULT, Document, Levels, RuleInfo, Sink, Text, Trigger};
use crate::words::Words;

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "visit-reason",
    catches: "The reason or the telling kind of a visit, such as post-op or a medication check. A physical or a follow-up visit is advice only.",
    message: Text { en: "This tells why the patient comes", es: "Esto dice por qué viene el paciente" },
    why: Text {
        en: "A reminder needs the time and the place; the reason for the visit is health information.",
        es: "Un recordatorio necesita la hora y el lugar; el motivo de la visita es información de salud.",
    },
    levels: Levels::row(b"W E I W W W"),
    bad: &[
        "Your [[pre-op]] call is at 9 tomorrow.",
        "You have a visit on Monday to [[discuss your results]].",
        "Visit type: [[medication review]], Tuesday at 4.",
        "Your appointment for [[knee pain]] is at 2:30.",
        "Su cita [[postoperatoria]] es el martes.",
    ],
    good: &[
        "Your follow-up visit is on Monday at 10.",
        "Reason for this call: our office moved.",
        "Your results are ready, log in to the portal to review your results.",
        "Visit type: video. See you at 4.",
        "Su cita de control es el martes.",
    ],
    classes: &[Class::Reason],
    scan: Some((Trigger::Cues(Cues::of(&[Cue::Visit])), scan)),
    ..DEFAULT
};

fn scan(document: &Document<'_>, sink: &mut Sink<'_>) {
    for hit in document.terms.iter().filter(|hit| hit.entry.tier() >= Tier::T1 && is_reason(hit.entry.class())) {
        let (first, end) = (hit.first as usize, hit.end as usize);
        let labelled = is_labelled(document, first);
        // "Appt reason: shots" needs no other cue.
        let tied = labelled && document.cues_near(first, end, 4).has(Cue::Visit);
        if (labelled || is_purpose(document, first))
            && (tied || context::counts(document, hit))
            && !document.sentence(hit.first as usize).is_notice()
        {
            sink.report(document.span(first, end));
        }
    }
    if document.cues.has(Cue::Result) {
        for token in 1..document.tokens.len() {
            if let Some(first) = results(document, token) {
                sink.report(document.span(first, token + 1));
            }
        }
    }
}

/// What a visit may be for; money and clinicians have rules of their own.
const fn is_reason(class: Class) -> bool {
    matches!(
        class,
        Class::Condition
            | Class::Symptom
            | Class::Drug
            | Class::Lab
            | Class::Imaging
            | Class::Procedure
            | Class::Vaccine
            | Class::Program
            | Class::Device
    )
}

/// "Reason: injection", "Tipo de cita: control de peso".
fn is_labelled(document: &Document<'_>, first: usize) -> bool {
    const LABELS: &Words = words!["reason" "type" "purpose" "service" "motivo" "razon" "tipo" "servicio"];
    let sentence = document.sentence(first);
    let colon =
        (first.saturating_sub(4).max(sentence.first)..first).rev().find(|&at| document.gap(at).starts_with(':'));
    colon.is_some_and(|colon| document.any_of(colon.saturating_sub(4)..=colon, LABELS))
}

/// "Your visit for knee pain", "seeing you about the rash", "cita por dolor".
fn is_purpose(document: &Document<'_>, first: usize) -> bool {
    const FOR: &Words = words!["for" "re" "regarding" "about" "due" "because" "concerning" "para" "por" "sobre"];
    let sentence = document.sentence(first);
    let from = first.saturating_sub(3).max(sentence.first);
    let Some(purpose) = (from..first).rev().find(|&at| document.is_one_of(at, FOR)) else { return false };
    document.cues_of(purpose.saturating_sub(5).max(sentence.first), purpose).has(Cue::Visit)
}

/// "To go over your lab results": the first word of it, when this word is the results and the sentence is about a visit.
fn results(document: &Document<'_>, token: usize) -> Option<usize> {
    const RESULTS: &Words =
        words!["results" "result" "labs" "bloodwork" "resultados" "resultado" "estudios" "analisis"];
    const VERBS: &Words = words![
        "discuss" "discussing" "review" "reviewing" "over" "through" "about" "regarding" "re" "explain"
        "concerning" "revisar" "ver" "discutir" "hablar" "comentar" "explicar" "explicarle" "platicar"
        "conversar" "sobre" "repasar" "por"
    ];
    if !document.tokens[token].cues.has(Cue::Result) || !document.is_one_of(token, RESULTS) {
        return None;
    }
    let sentence = document.sentence(token);
    let visits = (sentence.first..token).any(|at| {
        document.tokens[at].cues.has(Cue::Visit)
            && !document.is_one_of(at, words!["reminder" "recordatorio" "recuerde"])
    });
    let open = document.is_one_of(sentence.first, words!["if" "si" "questions" "preguntas"])
        || document.any_of(sentence.first..token, words!["questions" "question" "preguntas" "dudas"]);
    if !visits || open || sentence.cues.has(Cue::Portal) {
        return None;
    }
    let from = token.saturating_sub(4).max(sentence.first);
    let verb = (from..token).rev().find(|&at| document.is_one_of(at, VERBS))?;
    // go over, talk about
    let led = verb > sentence.first && document.is_one_of(verb - 1, words!["go" "going" "talk" "talking" "walk"]);
    Some(verb - usize::from(led))
}
