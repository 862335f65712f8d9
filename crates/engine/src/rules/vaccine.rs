//! `vaccine`: vaccines and immunisation status.

use super::{Class, Cue, DEFAULT, Document, Hit, Levels, RuleInfo, Text};

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "vaccine",
    catches: "A vaccine for this reader. A notice to everybody is allowed; flu and COVID shots in general are a warning.",
    message: Text { en: "This names a vaccine", es: "Esto nombra una vacuna" },
    why: Text {
        en: "Immunisation is health information; the number identifies the patient.",
        es: "La vacunación es información de salud; el número identifica al paciente.",
    },
    levels: Levels::row(b"T E I T T t"),
    bad: &[
        "You are due for your [[shingles vaccine]].",
        "Your [[flu shot]] is booked for Friday.",
        "Your second [[MMR]] is overdue.",
        "Le toca su [[vacuna contra la gripe]].",
    ],
    good: &[
        "Flu shots are now available to all patients.",
        "Give us a shot: rate our service.",
        "Our community flu shot clinic is open to the public.",
        "Las vacunas contra la gripe están disponibles para todos.",
    ],
    classes: &[Class::Vaccine],
    judge: Some(judge),
    ..DEFAULT
};

/// A notice to everybody says nothing of this reader.
#[expect(clippy::unnecessary_wraps, reason = "a judge may also say that it is nothing")]
fn judge(document: &Document<'_>, hit: &Hit) -> Option<i8> {
    let targeted = document.sentence(hit.first as usize).cues.has(Cue::Targeted);
    Some(if document.cues.has(Cue::Broadcast) && !targeted { -2 } else { 0 })
}
