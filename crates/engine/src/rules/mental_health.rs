//! `mental-health`: psychiatric conditions, medicines, clinicians and services.

use super::{Category, Cue, DEFAULT, Document, Domain, Hit, Levels, RuleInfo, Text};

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "mental-health",
    category: Category::Sensitive,
    catches: "A psychiatric condition, medicine, clinician, questionnaire or service, and crisis words about the patient.",
    message: Text { en: "This reveals mental health care", es: "Esto revela atención de salud mental" },
    why: Text {
        en: "Mental health is specially protected by state law and, for psychotherapy notes, by HIPAA; the number identifies the patient.",
        es: "La salud mental está especialmente protegida por leyes estatales y, para las notas de psicoterapia, por HIPAA; el número identifica al paciente.",
    },
    citations: &["45 CFR 160.103", "45 CFR 164.508(a)(2)"],
    levels: Levels::row(b"E E W E E E"),
    bad: &[
        "Please fill in the [[psychiatric]] form.",
        "Your [[therapy session]] is at 4.",
        "The [[sertraline]] refill went out.",
        "Su cita con la [[psicóloga]] es el jueves.",
    ],
    good: &[
        "Please fill in the intake form.",
        "The training session for the portal is on Friday.",
        "Our financial counseling desk is open.",
        "Su cita es el jueves.",
    ],
    domain: Domain::Mental,
    judge: Some(judge),
    ..DEFAULT
};

/// "If you are thinking of suicide, call 988" is the fixed footer of many messages.
#[expect(clippy::unnecessary_wraps, reason = "a judge may also say that it is nothing")]
fn judge(document: &Document<'_>, hit: &Hit) -> Option<i8> {
    let sentence = document.sentence(hit.first as usize);
    let opens = document.is_one_of(sentence.first, words!["if" "si"]);
    let line = (sentence.first..sentence.end).any(|token| matches!(document.word(token), "988" | "911"));
    let term = hit.first as usize;
    let own = sentence.cues.has(Cue::Visit)
        || (term.saturating_sub(3)..term).any(|token| matches!(document.word(token), "your" | "Your" | "su" | "Su"));
    Some(if opens && line && !own { -2 } else { 0 })
}
