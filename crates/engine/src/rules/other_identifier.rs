//! `other-identifier`: prescription, account and serial numbers, licences, passports.

use phi_lint_lexicon::Cues;

use super::{Category, Cue, DEFAULT, Document, Levels, RuleInfo, Sink, Text, Trigger, number};

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "other-identifier",
    category: Category::Identifier,
    catches: "A prescription, account or device serial number; a driver's licence, passport, plate or fingerprint, or asking for one. Confirmation and verification codes are allowed.",
    message: Text {
        en: "This gives or asks for a number that identifies the patient",
        es: "Esto indica o pide un número que identifica al paciente",
    },
    why: Text {
        en: "Numbers that stand for one person make any leak worse; the number of the phone is identification enough.",
        es: "Los números que representan a una persona agravan cualquier filtración; el del teléfono ya la identifica.",
    },
    citations: &["45 CFR 164.514(b)(2)(i)(J)", "45 CFR 164.514(b)(2)(i)(K)", "45 CFR 164.514(b)(2)(i)(M)"],
    levels: Levels::row(b"W E I W W W"),
    bad: &[
        "Rx [[#90417]] is at the counter.",
        "Account [[5521078]] needs a signature.",
        "Text us your [[passport]] number, please.",
        "Receta número [[40917]] lista.",
    ],
    good: &[
        "Your verification code is 904178.",
        "Confirmation code Q7P2K9.",
        "Take elevator 3 to floor 8.",
        "Traiga una identificación con foto.",
    ],
    shows_words: false,
    scan: Some((Trigger::Cues(Cues::of(&[Cue::Account, Cue::License])), scan)),
    ..DEFAULT
};

fn scan(document: &Document<'_>, sink: &mut Sink<'_>) {
    for (first, end) in number::after(document, Cue::Account, number::SHORTEST_CODE) {
        let start = document.tokens[first].start as usize;
        // The mark belongs to the number: #2231.
        let marked = document.text[..start].ends_with('#');
        sink.report(start - usize::from(marked)..document.span(first, end).end);
    }
    for (first, end) in number::after(document, Cue::License, number::SHORTEST_CODE) {
        sink.report_at(document.span(first, end), 1);
    }
    for hit in document.terms.iter().filter(|hit| document.lexicon.cues(hit.entry).has(Cue::License)) {
        let (first, end) = (hit.first as usize, hit.end as usize);
        let cues = document.cues_around(first, end);
        if cues.has(Cue::Ask) && !cues.has_any(Cues::of(&[Cue::Refuse, Cue::Portal])) {
            sink.report_at(document.span(first, end), 1);
        }
    }
}
