//! `result-disclosure`: the outcome of a test or examination.

use super::{Class, DEFAULT, Levels, RuleInfo, Text};

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "result-disclosure",
    catches: "The outcome of a test or examination: normal, negative, elevated, came back fine. A normal result discloses too.",
    message: Text { en: "This tells the outcome of a test", es: "Esto revela el resultado de un examen" },
    why: Text {
        en: "Even a normal result confirms that a test was done; the number identifies the patient.",
        es: "Hasta un resultado normal confirma que se hizo un examen; el número identifica al paciente.",
    },
    citations: &["45 CFR 160.103"],
    levels: Levels::row(b"E E W E E E"),
    bad: &[
        "Your test results are [[normal]].",
        "You [[tested positive]] on Monday.",
        "Your screening was [[inconclusive]].",
        "Sus resultados salieron [[normales]].",
    ],
    good: &[
        "Your results are in the portal.",
        "Our normal hours are 9 to 5.",
        "Was it a positive experience? Tell us.",
        "Sus resultados están en el portal.",
    ],
    classes: &[Class::Outcome],
    ..DEFAULT
};
