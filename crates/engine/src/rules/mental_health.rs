//! `mental-health`: psychiatric conditions, medicines, clinicians and services.

use super::{Category, DEFAULT, Domain, Levels, RuleInfo, Text};

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
    ..DEFAULT
};
