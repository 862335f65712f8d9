//! `care-event`: admissions, discharges, emergency visits.

use phi_lint_lexicon::{Cues, Tier};

use crate::context;

use super::{Class, Cue, DEFAULT, Document, Levels, RuleInfo, Sink, Text, Trigger};

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
    scan: Some((Trigger::Cues(Cues::of(&[Cue::Health])), scan)),
    ..DEFAULT
};

/// "We hope your surgery went well": a procedure that is over is an event too.
fn scan(document: &Document<'_>, sink: &mut Sink<'_>) {
    for hit in document.terms.iter().filter(|hit| hit.entry.class() == Class::Procedure && hit.entry.tier() == Tier::T2)
    {
        let (first, end) = (hit.first as usize, hit.end as usize);
        let sentence = document.sentence(first);
        let before = (first.saturating_sub(4).max(sentence.first)..first).any(|at| document.is_one_of(at, AFTER));
        let behind = (end..(end + 3).min(sentence.end)).any(|at| document.is_one_of(at, WENT));
        if (before || behind) && context::counts(document, hit) {
            sink.report_tier(document.span(first, end), Tier::T2, 0);
        }
    }
}

const AFTER: &[&str] = &["since", "after", "following", "from", "desde", "despues", "tras"];
const WENT: &[&str] = &["went", "goes", "go", "salio", "fue"];
