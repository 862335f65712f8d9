//! `referral-target`: whom or what the patient is referred to.

use phi_lint_lexicon::Cues;

use crate::context;

use super::{Class, Cue, DEFAULT, Document, Levels, RuleInfo, Sink, Text, Trigger};

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "referral-target",
    catches: "The specialist, facility, test or program that a patient is referred to. A referral without its target is allowed.",
    message: Text {
        en: "This tells where the patient is referred to", es: "Esto dice a dónde se refiere al paciente"
    },
    why: Text {
        en: "The target of a referral reveals the suspected illness or test; the number identifies the patient.",
        es: "El destino de una referencia revela la enfermedad o el estudio que se sospecha; el número identifica al paciente.",
    },
    levels: Levels::row(b"T E I T T T"),
    bad: &[
        "We sent your referral to [[rheumatology]] this morning.",
        "The [[cardiologist]] we referred you to has an opening.",
        "Your [[colonoscopy]] referral expires in May.",
        "Su referencia a [[neurología]] ya fue enviada.",
    ],
    good: &[
        "Your referral is ready, see the portal for details.",
        "Please refer to the parking map at the entrance.",
        "The referral desk opens at 9.",
        "Su referencia está lista en recepción.",
    ],
    scan: Some((Trigger::Cues(Cues::of(&[Cue::Refer])), scan)),
    ..DEFAULT
};

/// How many words may stand between the referral and its target.
const REACH: usize = 8;

fn scan(document: &Document<'_>, sink: &mut Sink<'_>) {
    for hit in document.terms.iter().filter(|hit| is_target(hit.entry.class())) {
        let (first, end) = (hit.first as usize, hit.end as usize);
        let refers = document.cues_near(first, end, REACH).has(Cue::Refer);
        if refers && context::counts(document, hit) && !document.sentence(hit.first as usize).is_notice() {
            sink.report_tier(document.span(first, end), hit.entry.tier(), 0);
        }
    }
}

const fn is_target(class: Class) -> bool {
    matches!(
        class,
        Class::Specialty
            | Class::Program
            | Class::Imaging
            | Class::Procedure
            | Class::Lab
            | Class::Condition
            | Class::Device
            | Class::Vaccine
    )
}
