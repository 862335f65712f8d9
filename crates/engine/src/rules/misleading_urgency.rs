//! `misleading-urgency`: wording that implies an emergency or a bad result.

use phi_lint_lexicon::Cues;

use super::{Category, Class, Cue, DEFAULT, Document, Levels, RuleInfo, Sink, Text, Trigger};
use crate::words::Words;

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "misleading-urgency",
    category: Category::Hygiene,
    catches: "Wording that implies a bad result or an emergency: urgent, immediately, critical, flagged, beside results or a medical matter.",
    message: Text { en: "This implies bad news", es: "Esto insinúa malas noticias" },
    why: Text {
        en: "Urgency about results tells that something was found, and a text is no safe way to tell it: call the patient.",
        es: "La urgencia sobre unos resultados revela que se encontró algo, y un mensaje no es una vía segura para decirlo: llame al paciente.",
    },
    levels: Levels::row(b"W E W W W W"),
    bad: &[
        "[[URGENT]]: your results are back, call us.",
        "Please call [[right away]] about your labs.",
        "This is a [[serious]] medical matter.",
        "[[Urgente]]: llame por sus análisis.",
    ],
    good: &[
        "Please call our office today.",
        "Urgent care is open until 9.",
        "Important: our phone number has changed.",
        "Si es una emergencia, llame al 911.",
    ],
    classes: &[Class::Urgency],
    scan: Some((Trigger::Cues(Cues::of(&[Cue::Result, Cue::History])), scan)),
    ..DEFAULT
};

/// Words that shout over everything behind them, when they open a message.
const SHOUTS: &Words = words!["urgent" "urgente" "alert" "alerta" "critical" "emergency"];

/// "URGENT!! Call us. It is about your labs": no sentence holds both.
fn scan(document: &Document<'_>, sink: &mut Sink<'_>) {
    let opens = document.is_one_of(0, SHOUTS) && document.gap(0).starts_with(['!', '.', '-', ' ']);
    let ends = document.sentence(0).end == 1;
    if opens && ends {
        sink.report(document.span(0, 1));
    }
}
