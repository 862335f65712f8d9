//! `referral-target`: to whom or for what the patient is referred.

use phi_lint_lexicon::{Class, Cues, Tier};

use super::{Cue, DEFAULT, Document, Levels, RuleInfo, Sink, Text, Trigger};
use crate::context;

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "referral-target",
    catches: "A referral with its target: a specialty, a clinic, a program or a study. A referral that is ready in the portal is allowed.",
    message: Text { en: "This tells where the patient is referred", es: "Esto revela a dónde se refiere al paciente" },
    why: Text {
        en: "The target of a referral tells what is suspected or treated.",
        es: "El destino de una referencia revela qué se sospecha o se trata.",
    },
    levels: Levels::row(b"T E I T T T"),
    bad: &[
        "Your referral to [[neurology]] went out.",
        "We referred you to the [[sleep clinic]].",
        "The referral for your [[ultrasound]] is good until May.",
        "Su referencia a [[cardiología]] está lista.",
    ],
    good: &[
        "Your referral is ready in the portal.",
        "Please refer to our website for directions.",
        "Thank you for referring a neighbor.",
        "Su referencia está lista.",
    ],
    scan: Some((Trigger::Cues(Cues::of(&[Cue::Refer])), scan)),
    ..DEFAULT
};

/// How far from the referral its target stands at most.
const REACH: usize = 9;
/// What one is referred to or for.
const TARGETS: &[Class] = &[
    Class::Specialty,
    Class::Program,
    Class::Imaging,
    Class::Procedure,
    Class::Condition,
    Class::Lab,
    Class::Device,
    Class::Symptom,
];

fn scan(document: &Document<'_>, sink: &mut Sink<'_>) {
    for hit in document.terms.iter().filter(|hit| hit.entry.tier() >= Tier::T1 && TARGETS.contains(&hit.entry.class()))
    {
        let (first, end) = (hit.first as usize, hit.end as usize);
        if document.cues_near(first, end, REACH).has(Cue::Refer) && context::counts(document, hit) {
            sink.report_tier(document.span(first, end), hit.entry.tier(), 0);
        }
    }
}
