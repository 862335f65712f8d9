//! `clinical-question`: asking the patient for health information in the channel.

use phi_lint_lexicon::{Class, Cue as C, Cues, Hit, Tier};

use super::{Category, Cue, DEFAULT, Document, Levels, RuleInfo, Sink, Text, Trigger};
use crate::sentence::Sentence;

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "clinical-question",
    category: Category::Template,
    catches: "A question or a request for symptoms, medicines, allergies, history, readings, the reason of a visit, or how a patient, a wound or a body part is. Administrative questions are allowed.",
    message: Text {
        en: "This asks for health information in the channel",
        es: "Esto pide información de salud por este canal",
    },
    why: Text {
        en: "The answer would put health information on a channel that is not protected; the intake form and the portal are.",
        es: "La respuesta pondría información de salud en un canal sin protección; el formulario y el portal sí la tienen.",
    },
    citations: &["45 CFR 164.312(e)(1)", "45 CFR 164.530(c)"],
    levels: Levels::row(b"E E W E E E"),
    bad: &[
        "Which [[medications]] do you take?",
        "Please tell us your [[allergies]] before Monday.",
        "How is your [[knee]] doing?",
        "¿Qué [[síntomas]] tiene?",
    ],
    good: &[
        "Please bring a list of your medications.",
        "What time works best for you?",
        "Our nurse will ask about your medical history in person.",
        "¿Cuál es su farmacia preferida?",
    ],
    scan: Some((Trigger::Cues(Cues::of(&[Cue::History, Cue::Health, Cue::Body, Cue::Ask])), scan)),
    ..DEFAULT
};

/// What keeps an answer out of the channel, or makes the words a form, a list to bring or an offer.
const SAFE: Cues = Cues::of(&[Cue::Refuse, Cue::Portal, Cue::Consent]);
const HARMLESS: &[&str] = &[
    "bring",
    "traiga",
    "traer",
    "lleve",
    "form",
    "forms",
    "formulario",
    "questions",
    "preguntas",
    "dudas",
    "copy",
    "copia",
    "ready",
    "listo",
    "list",
    "lista",
    "records",
    "pick",
    "pickup",
    "received",
    "refill",
    "refills",
    "ask",
    "discuss",
    "collect",
    "talk",
    "program",
    "class",
    "article",
    "tips",
    "article",
    "update",
    "actualice",
    "interested",
    "consejos",
    "call",
    "llame",
    "llamenos",
    "if",
    "si",
    "when",
    "cuando",
];
/// What such a request is for, unlike a list that is only to be brought.
const REQUESTS: &[&str] = &[
    "list", "lista", "tell", "reply", "send", "text", "describe", "envie", "mande", "responda", "diganos", "share",
    "rate", "give",
];
/// How a question about a state begins.
const HOW: &[&str] = &[
    "how", "hows", "como", "sigue", "siguen", "is", "are", "does", "did", "esta", "estan", "any", "anything", "still",
];
/// Words that ask for a state, whoever is meant.
const STATES: &[&str] = &[
    "have", "having", "any", "bad", "feel", "feeling", "where", "worse", "better", "tiene", "siente", "mucho", "donde",
];
/// Classes of terms that an asking sentence asks for.
const ASKED: &[Class] = &[Class::Symptom, Class::Condition, Class::Drug, Class::Dosing, Class::Lab, Class::Device];

fn scan(document: &Document<'_>, sink: &mut Sink<'_>) {
    let mut known: Option<(Sentence, bool, bool)> = None;
    for hit in &document.terms {
        let first = hit.first as usize;
        let cues = document.lexicon.cues(hit.entry);
        let fact = hit.entry.tier() >= Tier::T1 && ASKED.contains(&hit.entry.class());
        if !cues.has(Cue::History) && !fact && !cues.has(C::Body) {
            continue;
        }
        // Every term of one sentence shares its answer.
        let sentence = document.sentence(first);
        let (question, request) = match known {
            Some((same, question, request)) if same == sentence => (question, request),
            _ => {
                let answer = (is_question(document, sentence), is_request(document, sentence));
                known = Some((sentence, answer.0, answer.1));
                answer
            }
        };
        if !question && !request || sentence.cues.has_any(SAFE) {
            continue;
        }
        if asks_for(document, hit, sentence, question, request) {
            sink.report(document.span(first, hit.end as usize));
        }
    }
}

/// Whether this sentence asks for what this term names.
fn asks_for(document: &Document<'_>, hit: &Hit, sentence: Sentence, question: bool, request: bool) -> bool {
    let (first, end) = (hit.first as usize, hit.end as usize);
    let cues = document.lexicon.cues(hit.entry);
    let words = |list: &[&str]| (sentence.first..sentence.end).any(|token| document.is_one_of(token, list));
    if cues.has(Cue::History) {
        let harmless = (sentence.first..first)
            .chain(end..sentence.end.min(end + 3))
            .any(|token| document.is_one_of(token, HARMLESS));
        return request && (!harmless || words(REQUESTS) && !words(&["bring", "traiga", "form", "formulario"]))
            || question && !harmless;
    }
    let how = (sentence.first..first).any(|token| document.is_one_of(token, HOW));
    if hit.entry.tier() == Tier::T0 || !ASKED.contains(&hit.entry.class()) {
        // "How is your knee?"
        let near = first.saturating_sub(3).max(sentence.first);
        return question
            && how
            && document.is_one_of(sentence.first, HOW)
            && document.cues_of(near, first).has(Cue::Possess)
            && sentence.end - first <= 6;
    }
    // "How bad is the rash?" asks for it whoever is meant.
    let stated = || (sentence.first..first).any(|token| document.is_one_of(token, STATES));
    crate::context::counts(document, hit) || hit.entry.class() == Class::Symptom && (request || question && stated())
}

/// Whether the sentence ends in a question mark.
fn is_question(document: &Document<'_>, sentence: Sentence) -> bool {
    sentence.end.checked_sub(1).is_some_and(|last| {
        let gap = document.gap(last);
        gap.find('?').is_some_and(|mark| gap.find(['.', '!', '\n']).is_none_or(|other| mark < other))
    })
}

/// Whether the sentence asks for an answer in the channel without being a question.
fn is_request(document: &Document<'_>, sentence: Sentence) -> bool {
    sentence.cues.has(Cue::Ask) && (sentence.first..sentence.end).any(|token| document.is_one_of(token, REQUESTS))
        || document.is_one_of(sentence.first, &["what", "which", "cual", "cuales", "que", "any"])
}
