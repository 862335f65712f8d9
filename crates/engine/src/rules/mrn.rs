//! `mrn`: medical record, chart, patient, encounter and accession numbers.

use phi_lint_lexicon::Cues;

use super::{Category, Cue, DEFAULT, Document, Levels, RuleInfo, Sink, Text, Trigger, number};

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "mrn",
    category: Category::Identifier,
    catches: "A medical record, chart, patient, encounter or accession number.",
    message: Text { en: "This gives a medical record number", es: "Esto indica un número de expediente" },
    why: Text {
        en: "A record number opens the chart to anybody who knows it, and identifies the patient in every system.",
        es: "El número de expediente abre la historia a quien lo conozca e identifica al paciente en todos los sistemas.",
    },
    citations: &["45 CFR 164.514(b)(2)(i)(H)"],
    levels: Levels::row(b"E E W E E E"),
    bad: &[
        "MRN [[00771234]] is on your form.",
        "Your chart number is [[B-40412]].",
        "Patient ID: [[P200871]]",
        "Expediente [[88-4410]]: favor de llamar.",
    ],
    good: &[
        "Your confirmation code is 771234.",
        "Your medical records request is ready.",
        "We are in suite 404, floor 12.",
        "Su expediente está en el portal.",
    ],
    shows_words: false,
    scan: Some((Trigger::Cues(Cues::of(&[Cue::Record])), scan)),
    ..DEFAULT
};

fn scan(document: &Document<'_>, sink: &mut Sink<'_>) {
    for (first, end) in number::after(document, Cue::Record, number::SHORTEST_CODE) {
        sink.report(document.span(first, end));
    }
}
