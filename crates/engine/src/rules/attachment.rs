//! `attachment`: documents and pictures in the message itself.

use super::{Category, Class, Cue, DEFAULT, Document, Levels, RuleInfo, Sink, Text, Trigger};
use crate::words::Words;
use phi_lint_lexicon::Cues;

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "attachment",
    category: Category::Template,
    catches: "A clinical or insurance document or picture that is attached or asked for in the channel. A map, a blank form, a calendar invite and an upload in the portal are allowed.",
    message: Text {
        en: "This sends or asks for a document with health information",
        es: "Esto envía o pide un documento con información de salud",
    },
    why: Text {
        en: "The text may be clean, but the file is protected information on a channel that keeps it on every phone.",
        es: "El texto puede estar limpio, pero el archivo es información protegida en un canal que lo guarda en cada teléfono.",
    },
    citations: &["45 CFR 160.103", "45 CFR 164.514(b)(2)(i)(Q)"],
    levels: Levels::row(b"E E W E E W"),
    bad: &[
        "Your lab report is [[attached]].",
        "Text us a [[picture of]] your insurance card.",
        "Here it is: [[results.pdf]]",
        "Le [[enviamos adjunto]] su informe.",
    ],
    good: &[
        "Attached is a map to our new building.",
        "Upload a photo of your card in the portal.",
        "Here is the blank form: https://harbor.example/form.pdf",
        "Adjuntamos un mapa del estacionamiento.",
    ],
    classes: &[Class::Attachment],
    scan: Some((
        Trigger::Cues(Cues::of(&[Cue::Result, Cue::Insure, Cue::Rx, Cue::Health, Cue::History, Cue::Visit])),
        scan,
    )),
    ..DEFAULT
};

/// What the name of a document or a picture ends in.
const ENDINGS: &Words = words!["pdf" "jpg" "jpeg" "png" "heic" "doc" "docx" "tif" "tiff" "dcm" "zip" "xls" "xlsx"];
/// What the name of a clinical document holds; a form or a map holds none of it.
const CLINICAL: Cues = Cues::of(&[Cue::Result, Cue::Insure, Cue::Rx, Cue::Health, Cue::History, Cue::Vital]);
/// Documents that hold a patient's facts whatever else they are called.
const PAPERS: &Words = words![
    "summary" "report" "results" "resultados" "informe" "chart" "records" "statement" "referral" "resumen"
    "note" "notes"
];

/// A file name with a clinical word before it: "visit summary.pdf".
fn scan(document: &Document<'_>, sink: &mut Sink<'_>) {
    for ending in 1..document.tokens.len() {
        if document.gap(ending - 1) != "." || !document.is_one_of(ending, ENDINGS) {
            continue;
        }
        // The words of the name, joined by marks, and the one before it.
        let mut first = ending - 1;
        while first > 0 && ending - first < 6 && matches!(document.gap(first - 1), "_" | "-" | "") {
            first -= 1;
        }
        let from = first.saturating_sub(1).max(document.sentence(ending - 1).first);
        let clinical = document.cues_of(from, ending).has_any(CLINICAL) || document.any_of(from..ending, PAPERS);
        if clinical {
            sink.report(document.span(first, ending + 1));
        }
    }
}
