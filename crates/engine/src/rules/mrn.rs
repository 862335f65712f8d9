//! `mrn`: medical record, chart, patient, encounter and accession numbers.

use phi_lint_lexicon::Cues;

use super::{Category, Cue, DEFAULT, Document, Levels, RuleInfo, Sink, Text, Trigger, asked, labelled};
use crate::words::Words;

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "mrn",
    category: Category::Identifier,
    catches: "A medical record, chart, patient, encounter or accession number, or a request to send one.",
    message: Text {
        en: "This contains or asks for a medical record number",
        es: "Esto contiene o pide un número de expediente",
    },
    why: Text {
        en: "A record number opens the patient's file to whoever reads the message.",
        es: "Un número de expediente abre el historial del paciente a quien lea el mensaje.",
    },
    citations: &["45 CFR 164.514(b)(2)(i)(H)"],
    levels: Levels::row(b"E E W E E E"),
    bad: &[
        "Please quote MRN [[5530198]] at the desk.",
        "Your chart no. [[K-70114]] is missing a form.",
        "Patient # [[20077-1]]: call us back.",
        "Su número de expediente es [[77120]].",
        "Text us your [[medical record number]].",
    ],
    good: &[
        "Your booking number is 5530198.",
        "Patient parking is on level 2.",
        "A record 1200 families joined our fair.",
        "Tenga a la mano su número de expediente cuando llame.",
    ],
    shows_words: false,
    scan: Some((Trigger::Cues(Cues::of(&[Cue::Record])), scan)),
    ..DEFAULT
};

/// Labels that name other things too: only a number mark behind them makes them one.
const WEAK: &Words = words![
    "patient" "record" "chart" "encounter" "paciente" "carpeta" "accesion" "medical chart" "med record"
    "medical     record"
];

fn scan(document: &Document<'_>, sink: &mut Sink<'_>) {
    for hit in &document.terms {
        if !document.lexicon.cues(hit.entry).has(Cue::Record) {
            continue;
        }
        let (first, end) = (hit.first as usize, hit.end as usize);
        let weak = document.is_one_of(first, WEAK) && end == first + 1;
        match labelled::behind(document, end) {
            Some(value) => {
                let enough = value.digits + value.letters >= 4 && value.digits >= if weak { 4 } else { 3 };
                // "your chart A-22913": a code with letters needs no mark.
                let code = value.distance == 0 && value.letters > 0 && value.digits >= 4;
                if enough && (!weak || value.marked || code) && !value.last && !(weak && value.is_phone(document)) {
                    sink.report(value.span(document));
                }
            }
            None if (!weak && end > first + 1 || document.is_one_of(first, words!["mrn"]))
                && !document.is_one_of(end - 1, words!["record" "chart" "rec"])
                && asked::is_asked_for(document, first, end) =>
            {
                sink.report(document.span(first, end));
            }
            None => {}
        }
    }
}
