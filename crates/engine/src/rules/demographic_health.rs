//! `demographic-health`: an age, a sex or a stage of life beside a health action.

use phi_lint_lexicon::{Class, Cues};

use super::minor_patient::age;
use super::{Cue, DEFAULT, Document, Levels, RuleInfo, Sink, Text, Trigger};

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "demographic-health",
    catches: "An age, a sex or a stage of life of the reader tied to a screening or another health action.",
    message: Text {
        en: "This ties an age or a group to a health action",
        es: "Esto une una edad o un grupo con una acción de salud",
    },
    why: Text {
        en: "Age and sex together with a screening tell who the reader is and what is looked for.",
        es: "La edad y el sexo junto a un estudio revelan quién es el lector y qué se busca.",
    },
    citations: &["45 CFR 160.103", "45 CFR 164.514(b)(2)(i)(C)"],
    levels: Levels::row(b"E E W E E E"),
    bad: &[
        "As a [[61-year-old]] you are due for a bone scan.",
        "[[Women over 45]]: your yearly screening is due.",
        "You are [[65 now]], so a hearing check is due.",
        "A sus [[50 años]] le toca su examen de colon.",
    ],
    good: &[
        "Senior parking is at the east door.",
        "Patients under 18 need an adult.",
        "Our clinic turns 30 this year!",
        "Abierto para mayores de 18.",
    ],
    classes: &[Class::Group],
    scan: Some((Trigger::Cues(Cues::of(&[Cue::Number])), scan)),
    ..DEFAULT
};

const GROUPS: &[&str] = &[
    "women",
    "woman",
    "men",
    "man",
    "adults",
    "seniors",
    "patients",
    "people",
    "females",
    "males",
    "mujeres",
    "hombres",
    "mujer",
    "hombre",
    "pacientes",
    "adultos",
    "personas",
    "those",
    "anyone",
    "everyone",
];
const OVER: &[&str] = &["over", "above", "aged", "age", "ages", "older", "than", "past", "de", "mayores", "mas"];
/// Ages of adults; what is lower is a minor's.
const ADULTS: std::ops::RangeInclusive<u16> = 18..=110;
/// Words of an action that an age leads to.
const ACTION: Cues = Cues::of(&[Cue::Health, Cue::Result, Cue::Order, Cue::Care, Cue::Body]);

fn scan(document: &Document<'_>, sink: &mut Sink<'_>) {
    // An age has two or three digits.
    let aged = |number: &usize| matches!(document.word(*number).len(), 2..=3);
    for number in document.numbers().filter(aged) {
        let Ok(value) = document.word(number).parse::<u16>() else { continue };
        if !ADULTS.contains(&value) {
            continue;
        }
        let sentence = document.sentence(number);
        let back = |steps: usize, words: &[&str]| {
            let from = number.saturating_sub(steps).max(sentence.first);
            (from..number).find(|&token| document.is_one_of(token, words))
        };
        let aged = age(document, number);
        let plus = document.gap(number).starts_with('+')
            || document.is_one_of(number + 1, &["plus"])
            || document.is_one_of(number + 1, &["or", "and", "o", "y"])
                && document.is_one_of(number + 2, &["older", "over", "up", "mas"]);
        let over = number > sentence.first && document.is_one_of(number - 1, OVER);
        let group = back(3, GROUPS).filter(|_| over || plus || aged.is_some());
        // "You are 50 now", "You just turned 65", "At 92, you qualify".
        let you = number > sentence.first + 1
            && document.is_one_of(number - 1, &["are", "turned", "turning", "turn"])
            && back(4, &["you", "youre"]).is_some();
        let you = you
            && (document.is_one_of(number + 1, &["now", "this", "and", "so", "soon"])
                || document.gap(number).starts_with([',', '.', '!', ' '])
                    && document.is_one_of(number - 1, &["turned", "turning", "turn"])
                || document.gap(number).starts_with([',', '!']));
        let at = number == sentence.first + 1
            && document.is_one_of(number - 1, &["at"])
            && document.gap(number).starts_with(',')
            && document.is_one_of(number + 1, &["you", "your"]);
        let turned = back(2, &["cumplio", "cumple", "sus"]).is_some() && aged.is_some();
        let as_one = aged.is_some() && back(3, &["as", "a", "an", "como", "su", "sus", "your"]).is_some();
        if !(group.is_some() || you || at || turned || as_one || over && aged.is_some()) {
            continue;
        }
        // The action may stand in the next sentence: "You are 50 now. Book your screening."
        let next = document.sentence(sentence.end.min(document.tokens.len().saturating_sub(1)));
        let cues = sentence.cues.with(if next.first >= sentence.end { next.cues } else { Cues::NONE });
        if cues.has(Cue::Targeted) && cues.has_any(ACTION)
            || at
            || cues.has(Cue::Targeted) && group.is_some() && cues.has(Cue::Visit)
        {
            let end = aged.unwrap_or(number + 1 + usize::from(document.is_one_of(number + 1, &["now"])));
            sink.report(document.span(group.unwrap_or(number), end));
        }
    }
}
