//! `minor-patient`: messages about a child or to a teen.

use phi_lint_lexicon::{Class, Cues};

use super::name::is_name_word;
use super::{Cue, DEFAULT, Document, Levels, RuleInfo, Sink, Text, Trigger};

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "minor-patient",
    catches: "A child's age, a well-child visit or a teen's confidential care. A message about your child with nothing but logistics is advice.",
    message: Text { en: "This is about a child's care", es: "Esto trata de la atención de un menor" },
    why: Text {
        en: "A parent may see most of it, but not every service that a minor consents to alone; the age and the kind of visit need not be told.",
        es: "Los padres pueden ver la mayor parte, pero no todo servicio que un menor consiente por sí mismo; la edad y el tipo de visita no hacen falta.",
    },
    citations: &["45 CFR 164.502(g)"],
    levels: Levels::row(b"W E I W W W"),
    bad: &[
        "Noah's [[well-child]] visit is on Monday.",
        "Your [[9-year-old]] needs a form for camp.",
        "Your [[teen]]'s confidential visit is at 4.",
        "Su [[hija de 5 años]] tiene cita mañana.",
    ],
    good: &[
        "Your child's visit is on Monday at 3.",
        "Children need an adult in the lobby.",
        "The kids' corner has new books.",
        "Su cita es mañana a las 3.",
    ],
    scan: Some((Trigger::Cues(Cues::of(&[Cue::Number, Cue::Possess, Cue::Visit])), scan)),
    ..DEFAULT
};

/// Under this age a patient is a minor.
const ADULT: u8 = 18;

fn scan(document: &Document<'_>, sink: &mut Sink<'_>) {
    if document.has_class(Class::Minor) {
        for hit in document.terms.iter().filter(|hit| hit.entry.class() == Class::Minor) {
            let (first, mut end) = (hit.first as usize, hit.end as usize);
            let sentence = document.sentence(first);
            let confidential = (sentence.first..sentence.end)
                .any(|token| document.is_one_of(token, &["confidential", "confidencial"]));
            let telling = hit.entry.tier() > phi_lint_lexicon::Tier::T1 || confidential;
            // The child's name belongs to it.
            if document.gap(end - 1) == " " && is_name_word(document, end) {
                end += 1;
            }
            let named = first > 0 && document.word(first - 1).ends_with("'s") && document.is_capitalised(first - 1);
            sink.report_at(document.span(first - usize::from(named), end), if telling { 0 } else { -1 });
        }
    }
    for number in document.numbers() {
        if let Some(end) = age(document, number)
            && document
                .word(number)
                .bytes()
                .take_while(u8::is_ascii_digit)
                .fold(0_u32, |age, digit| age * 10 + u32::from(digit - b'0'))
                < ADULT.into()
            && document.sentence(number).cues.has_any(Cues::of(&[Cue::Possess, Cue::Targeted]))
            && !document.sentence(number).cues.has(Cue::Broadcast)
        {
            let from = number.saturating_sub(2).max(document.sentence(number).first);
            let child = (from..number)
                .find(|&token| document.term_at(token).is_some_and(|hit| hit.entry.class() == Class::Minor));
            sink.report(document.span(child.unwrap_or(number), end));
        }
    }
}

/// The token behind an age that starts with this number: 9-year-old, 6 yo, 5 años, 18 months old.
pub(super) fn age(document: &Document<'_>, number: usize) -> Option<usize> {
    if !document.word(number + 1).starts_with(['y', 'Y', 'm', 'M', 'a', 'A']) {
        return None;
    }
    let unit = document.is_one_of(number + 1, &["year", "years", "yr", "yrs", "month", "months"]);
    if unit && document.is_one_of(number + 2, &["old", "olds"]) {
        return Some(number + 3);
    }
    let short = document.is_one_of(number + 1, &["yo", "anos", "ano"]);
    let spelled = document.is_one_of(number + 1, &["y"]) && document.is_one_of(number + 2, &["o"]);
    if spelled { Some(number + 3) } else { short.then_some(number + 2) }
}
