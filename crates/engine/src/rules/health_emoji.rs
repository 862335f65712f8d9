//! `health-emoji`: emoji that tell the kind of care.

use phi_lint_lexicon::Cues;

use super::{Cue, DEFAULT, Document, Levels, RuleInfo, Sink, Text, Trigger};

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "health-emoji",
    catches: "An emoji that tells the kind of care, such as a pregnant woman, an awareness ribbon or a DNA strand. A pill, a tooth or a syringe is advice, and a warning beside a visit or result word.",
    message: Text { en: "This emoji tells the kind of care", es: "Este emoji revela el tipo de atención" },
    why: Text {
        en: "An emoji beside a visit tells the kind of care as plainly as a word; the number identifies the patient.",
        es: "Un emoji junto a una cita revela el tipo de atención tan claramente como una palabra; el número identifica al paciente.",
    },
    levels: Levels::row(b"W W - W W W"),
    bad: &[
        "See you on Monday [[🤰]]",
        "[[🎗️]] Your visit is at 10.",
        "[[🦷]] Appointment at 3 PM, see you!",
        "Su cita [[🩻]] es el martes.",
    ],
    good: &[
        "📅 See you on Monday at 9 ⏰",
        "💊 Your order is ready for pickup.",
        "🏥 We moved! 📍 9 Oak Ave",
        "✅ Confirmado. Nos vemos a las 9 😊",
    ],
    scan: Some((Trigger::NonAscii, scan)),
    ..DEFAULT
};

/// Tell the kind of care wherever they stand. Variation selectors and joiners are folded away.
const TELLING: &[char] = &['🤰', '🫄', '🫃', '🤱', '🎗', '🧬', '🩻', '⚧'];
/// Say no more than that care is meant, until they stand beside a visit or a result.
const HINTING: &[char] = &['💊', '🩸', '💉', '🦷', '🫀', '🫁', '🧠', '👁', '🦴', '🩹', '🦽', '🦻', '🍼', '🩼'];
/// Habits: they hint at care only where the sentence speaks of it.
const HABITS: &[char] = &['🍺', '🍷', '🚬'];
/// How many words away the visit or the result may stand.
const BESIDE: usize = 1;

fn scan(document: &Document<'_>, sink: &mut Sink<'_>) {
    for (at, emoji) in document.plain.char_indices().filter(|(_, char)| !char.is_ascii()) {
        let next = || document.tokens.partition_point(|token| (token.start as usize) < at);
        let steps = if TELLING.contains(&emoji) {
            0
        } else if HINTING.contains(&emoji) {
            let (next, near) = (next(), Cues::of(&[Cue::Visit, Cue::Result]));
            let before = next.saturating_sub(BESIDE);
            let mental = emoji == '🧠' && document.cues_of(before, next + BESIDE).has(Cue::Care);
            // "💊 Your prescription is ready" speaks of medicine anyway.
            let beside = document.cues_of(before, next + BESIDE).has_any(near) && emoji != '💊';
            if mental || beside { 0 } else { -1 }
        } else if HABITS.contains(&emoji) && document.cues.has_any(Cues::of(&[Cue::Care, Cue::Health])) {
            -1
        } else {
            continue;
        };
        sink.report_at(at..at + emoji.len_utf8(), steps);
    }
}
