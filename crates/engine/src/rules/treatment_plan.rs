//! `treatment-plan`: recommendations, starts, stops and changes of care.

use super::{Class, DEFAULT, Document, Hit, Levels, RuleInfo, Text};
use phi_lint_lexicon::Tier;

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "treatment-plan",
    catches: "A recommendation, a start, a stop or a change of care: medicines, wound care, exercises, diets. General advice tied to the patient is a warning; a plan in the portal is allowed.",
    message: Text { en: "This gives or changes a treatment", es: "Esto indica o cambia un tratamiento" },
    why: Text {
        en: "An instruction tells what is being treated, and in a message it can be missed or misread; post it in the portal.",
        es: "Una indicación revela qué se está tratando, y en un mensaje puede perderse o entenderse mal; publíquela en el portal.",
    },
    levels: Levels::row(b"E E I E E E"),
    bad: &[
        "Please [[stop taking the]] tablets until Friday.",
        "Keep the [[dressing daily]] clean and [[change the bandage]] at night.",
        "We are [[adjusting your medication]] from Monday.",
        "[[Deje de tomar]] las pastillas hasta el lunes.",
    ],
    good: &[
        "Your treatment plan is in the portal.",
        "Please stop by the desk.",
        "We recommend arriving ten minutes early.",
        "Empezamos a atender a las 8.",
    ],
    classes: &[Class::Plan],
    judge: Some(judge),
    ..DEFAULT
};

/// General advice is one step milder; a heat or storm notice says nothing of care.
fn judge(document: &Document<'_>, hit: &Hit) -> Option<i8> {
    const WEATHER: &[&str] =
        &["heat", "hot", "weather", "sun", "summer", "calor", "storm", "holiday", "holidays", "travel"];
    let sentence = document.sentence(hit.first as usize);
    let weather = (sentence.first..sentence.end).any(|token| document.is_one_of(token, WEATHER));
    (hit.entry.tier() != Tier::T1 || !weather).then_some(0)
}
