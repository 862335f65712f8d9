//! `minor-patient`: messages about a child, or to a teenager.

use phi_lint_lexicon::Tier;

use super::person::{self, Trust};
use super::{Category, Class, Cue, DEFAULT, Document, Hit, Levels, RuleInfo, Sink, Text, Trigger, age, facts};
use crate::context;
use crate::words::Words;

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "minor-patient",
    category: Category::Sensitive,
    catches: "A message about the reader's child: a hint for logistics, a warning with an age, a well-child visit or a confidential one, an error with a health fact.",
    message: Text { en: "This is about a child", es: "Esto es sobre un menor" },
    why: Text {
        en: "A parent usually may know of a child's care, but not of services that the minor may consent to alone, and not everybody who reads this phone is a parent.",
        es: "Los padres suelen poder conocer la atención de un menor, pero no los servicios que puede consentir por sí mismo, y no todo el que lee este teléfono es padre o madre.",
    },
    citations: &["45 CFR 164.502(g)"],
    levels: Levels::row(b"W E I W W W"),
    bad: &[
        "[[Milo]]'s well-child visit moved to Tuesday.",
        "The form for your [[8 year old]] is at the desk.",
        "[[Well-baby]] appointment: Thursday 10 AM.",
        "Su [[hija de 4 años]] tiene cita el lunes.",
    ],
    good: &[
        "Your son's form is ready at the desk.",
        "Children under 12 ride free on the shuttle.",
        "Your 6-month reminder: time to book a visit.",
        "La cita de su hijo es mañana.",
    ],
    classes: &[Class::Minor],
    judge: Some(judge),
    scan: Some((Trigger::Always, scan)),
    ..DEFAULT
};

/// Bare words for children speak of everybody's; `your son` is a hint, and with an age or a secret a warning.
fn judge(document: &Document<'_>, hit: &Hit) -> Option<i8> {
    let (first, end) = (hit.first as usize, hit.end as usize);
    // "If you or your child has a fever" is a notice to everybody.
    if document.is_one_of(document.sentence(first).first, words!["if" "si" "anyone" "when" "cuando"]) {
        return None;
    }
    let fact = facts::in_sentence(document, first);
    if hit.entry.tier() >= Tier::T2 {
        return Some(i8::from(fact));
    }
    facts::owner(document, first)?;
    Some(if fact { 2 } else { i8::from(secret(document, first, end).is_some()) })
}

/// The word that says that the child's visit is the child's own affair.
fn secret(document: &Document<'_>, first: usize, end: usize) -> Option<usize> {
    let sentence = document.sentence(first);
    (end..(end + 4).min(sentence.end))
        .chain(first.saturating_sub(5).max(sentence.first)..first)
        .find(|&token| document.is_one_of(token, words!["confidential" "confidencial"]))
}

fn scan(document: &Document<'_>, sink: &mut Sink<'_>) {
    let is_child = document.has_class(Class::Minor);
    if is_child {
        names(document, sink);
    }
    if document.cues.has(Cue::Number) || document.cues.has(Cue::Mixed) {
        ages(document, sink, is_child);
    }
}

/// The child's name beside the word for it: "your son Leo", "Ava's well-child visit".
fn names(document: &Document<'_>, sink: &mut Sink<'_>) {
    for hit in document.terms.iter().filter(|hit| hit.entry.class() == Class::Minor) {
        let (first, end) = (hit.first as usize, hit.end as usize);
        if judge(document, hit).is_none() || !context::counts(document, hit) {
            continue;
        }
        let sentence = document.sentence(first);
        if let Some(word) = secret(document, first, end) {
            sink.report(document.span(word.min(first), end.max(word + 1)));
        }
        if hit.entry.tier() >= Tier::T2 {
            let named = first > sentence.first
                && document.word(first - 1).ends_with("'s")
                && person::is_name_word(document, first - 1, Trust::Greeted);
            if named {
                sink.report(document.span(first - 1, first));
            }
        } else if matches!(document.gap(end - 1), " " | ", ")
            && end < sentence.end
            && person::is_name_word(document, end, Trust::Other)
        {
            sink.report_tier(document.span(first, end + 1), Tier::T1, 0);
        }
    }
}

/// Things that are years old.
const THINGS: &Words = words![
    "account" "record" "records" "file" "phone" "car" "policy" "prescription" "card" "insurance" "photo"
    "form" "forms" "system" "computer" "building" "warranty" "plan" "lease" "contract" "history" "supply"
];
/// What a child of so many months comes for.
const CHECKS: &Words = words![
    "checkup" "check" "checkups" "visit" "well" "wellness" "exam" "physical" "shots" "shot" "vaccines"
    "vaccine" "immunizations" "appointment" "appt" "control" "vacunas" "revision"
];

fn ages(document: &Document<'_>, sink: &mut Sink<'_>, is_child: bool) {
    for &number in &document.coded {
        let sentence = document.sentence(number);
        let child = is_child
            && document.terms_around(number).iter().any(|hit| {
                hit.entry.class() == Class::Minor && judge(document, hit).is_some() && context::counts(document, hit)
            });
        let fact = || i8::from(facts::in_sentence(document, number));
        let Some(age) = age::at(document, number) else {
            // "Your daughter turns 5": an age without its unit.
            if !child {
                continue;
            }
            let led = number > sentence.first
                && document
                    .is_one_of(number - 1, words!["turns" "turning" "turned" "age" "aged" "cumple" "cumplio" "is"]);
            let young = age::number(document.word(number)).is_some_and(|(value, rest)| value < 18 && rest.is_empty());
            let free = matches!(document.gap(number).chars().next(), None | Some(' ' | '.' | ',' | '!' | '?'))
                && !document.is_one_of(number + 1, words!["am" "pm" "minutes" "min" "days" "weeks" "a" "p" "of"]);
            if led && young && free {
                sink.report_at(document.span(number, number + 1), fact());
            }
            continue;
        };
        let young = age.is_short && age.value <= 36 || age.value < 18;
        let thing =
            document.is_one_of(age.end, THINGS) || document.is_one_of(age.end + 1, words!["policy" "record" "supply"]);
        if !young || thing || age.value == 0 {
            continue;
        }
        let possessed = facts::owner(document, number).is_some();
        let check = document.is_one_of(age.end, CHECKS);
        // "Ellie's 18-month checkup".
        let named = check
            && number > sentence.first
            && document.word(number - 1).ends_with("'s")
            && person::is_name_word(document, number - 1, Trust::Other);
        let spanish = child && age.is_short && number > 0 && document.is_one_of(number - 1, words!["de"]);
        if age.is_told && (possessed || child) || spanish || named || check && child {
            sink.report_at(document.span(number, age.end), fact());
        }
    }
}
