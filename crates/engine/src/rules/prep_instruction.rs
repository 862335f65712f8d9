//! `prep-instruction`: preparation that tells the test or procedure.

use phi_lint_lexicon::{Cues, Tier};

use super::{Class, Cue, DEFAULT, Document, Levels, RuleInfo, Sink, Text, Trigger};

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "prep-instruction",
    catches: "Preparation for a test or procedure: fasting, bowel prep, a full bladder, stopping medicines, somebody to drive. What many tests share is a warning.",
    message: Text {
        en: "This tells how to prepare for a test or procedure",
        es: "Esto indica cómo prepararse para un estudio o procedimiento",
    },
    why: Text {
        en: "Preparation tells which test or procedure is planned; post it in the portal, because a patient who misses it can come to harm.",
        es: "La preparación revela qué estudio o procedimiento se hará; publíquela en el portal, porque omitirla puede dañar al paciente.",
    },
    levels: Levels::row(b"T E I T T T"),
    bad: &[
        "Nothing to [[eat or drink after midnight]], please.",
        "Drink the [[bowel prep]] tonight at 7.",
        "Please [[fast for 10 hours]] before you come.",
        "Venga [[en ayunas]] el lunes.",
    ],
    good: &[
        "The instructions for your visit are in the portal.",
        "Arrive 15 minutes early with a photo ID.",
        "Fast and easy parking next door.",
        "Traiga una identificación.",
    ],
    classes: &[Class::Prep],
    scan: Some((Trigger::Cues(Cues::of(&[Cue::Number])), scan)),
    ..DEFAULT
};

/// "Fast 12 hours", "fasting for 8 hrs", "ayuno de 8 horas".
fn scan(document: &Document<'_>, sink: &mut Sink<'_>) {
    // "10 hrs" or "10hrs".
    let timed = |number: &usize| document.word(number + 1).starts_with(['h', 'H']) || document.word(*number).contains('h');
    for number in document.numbers().filter(timed) {
        let hours = document.is_one_of(number + 1, &["hours", "hour", "hrs", "hr", "h", "horas"])
            || document.word(number).ends_with(['h', 's']) && document.word(number).contains("hr");
        let from = number.saturating_sub(3).max(document.sentence(number).first);
        let fast = (from..number)
            .find(|&token| document.is_one_of(token, &["fast", "fasting", "ayuno", "ayunar", "ayunas", "npo"]));
        if hours && let Some(first) = fast {
            sink.report_tier(document.span(first, number + 2), Tier::T1, 0);
        }
    }
}
