//! `visit-reason`: why or for what kind of visit the patient comes.

use phi_lint_lexicon::Cues;

use super::{Class, Cue, DEFAULT, Document, Levels, RuleInfo, Sink, Text, Trigger};

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "visit-reason",
    catches: "The reason or type of a visit: post-op, a medication check, a nurse visit, a field such as Reason or Type. An annual physical or a follow-up is advice.",
    message: Text { en: "This tells the reason of the visit", es: "Esto revela el motivo de la cita" },
    why: Text {
        en: "Why somebody is seen is health information; the date, time and place are all a reminder needs.",
        es: "El motivo por el que se atiende a alguien es información de salud; al recordatorio le bastan fecha, hora y lugar.",
    },
    levels: Levels::row(b"W E I W W W"),
    bad: &[
        "Your [[medication check]] is on Friday.",
        "Appointment type: [[Laser]]",
        "You have a [[nurse visit]] at 9.",
        "Motivo de la consulta: [[control de peso]].",
    ],
    good: &[
        "Your follow-up visit is on Friday.",
        "Appointment type: video",
        "Reason for this text: our number has changed.",
        "Su cita es el viernes.",
    ],
    classes: &[Class::Reason],
    scan: Some((Trigger::Cues(Cues::of(&[Cue::Visit, Cue::History, Cue::Filled])), scan)),
    ..DEFAULT
};

/// Labels in front of a type or reason; each may be followed by a colon.
const LABELS: &[&[&str]] = &[
    &["appointment", "type"],
    &["visit", "type"],
    &["type", "of", "visit"],
    &["type", "of", "appointment"],
    &["appt", "type"],
    &["reason", "for", "visit"],
    &["reason", "for", "your", "visit"],
    &["reason", "for", "appointment"],
    &["visit", "reason"],
    &["appointment", "reason"],
    &["service"],
    &["reason"],
    &["type"],
    &["motivo", "de", "la", "consulta"],
    &["motivo", "de", "consulta"],
    &["motivo", "de", "la", "cita"],
    &["tipo", "de", "cita"],
    &["tipo", "de", "consulta"],
    &["motivo"],
    &["tipo"],
    &["servicio"],
];
/// Types and reasons that say nothing.
const PLAIN: &[&str] = &[
    "in",
    "person",
    "video",
    "virtual",
    "telehealth",
    "phone",
    "office",
    "online",
    "new",
    "patient",
    "established",
    "follow",
    "up",
    "followup",
    "return",
    "visit",
    "appointment",
    "consult",
    "consultation",
    "checkup",
    "routine",
    "general",
    "other",
    "standard",
    "presencial",
    "videollamada",
    "telefonica",
    "linea",
    "en",
    "consulta",
    "cita",
    "seguimiento",
    "primera",
    "vez",
    "annual",
    "exam",
    "a",
    "the",
    "call",
    "zoom",
    "clinic",
    "walk",
    "scheduled",
    "minutes",
    "min",
    "n",
    "tbd",
    "not",
];

fn scan(document: &Document<'_>, sink: &mut Sink<'_>) {
    // Only a colon makes a label; most colons stand in times.
    for colon in memchr::memchr_iter(b':', document.text.as_bytes()) {
        let behind = document.tokens.partition_point(|token| (token.start as usize) < colon);
        let Some(last) = behind.checked_sub(1) else { continue };
        let gap = document.gap(last);
        if !gap.trim_start().starts_with(':') || gap.contains("\n\n") || document.tokens[last].cues.has(Cue::Number) {
            continue;
        }
        let ends = |words: &[&str]| {
            let start = (last + 1).checked_sub(words.len())?;
            words.iter().enumerate().all(|(at, word)| document.word(start + at).eq_ignore_ascii_case(word)).then_some(start)
        };
        let Some(label) = LABELS.iter().find_map(|words| ends(words)) else { continue };
        // A bare "Type:" is a label only where a line begins.
        let opens = label == 0 || document.gap(label - 1).contains(['\n', '|', ',', ';', '.']);
        if label == last && !opens {
            continue;
        }
        let first = last + 1;
        let end = (first..document.tokens.len())
            .find(|&token| ends_value(document.gap(token)))
            .map_or(document.tokens.len(), |token| token + 1);
        let end = end.min(first + 6);
        let plain = (first..end)
            .all(|token| document.is_one_of(token, PLAIN) || document.word(token).bytes().all(|b| b.is_ascii_digit()));
        if first < end && !plain {
            sink.report(document.span(first, end));
        }
    }
}

fn ends_value(gap: &str) -> bool {
    gap.contains(['\n', '.', ';', '|', ',', '!', '?', '('])
}
