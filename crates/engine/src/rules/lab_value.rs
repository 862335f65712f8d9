//! `lab-value`: measured values of laboratory tests and vital signs.

use phi_lint_lexicon::Cues;

use super::quantity::{self, Quantity};
use super::{Class, Cue, DEFAULT, Document, Levels, RuleInfo, Sink, Text, Trigger};
use crate::context;
use crate::words::Words;

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "lab-value",
    catches: "A number with a clinical unit, or a number beside a test, a vital sign or a score.",
    message: Text { en: "This gives a measured health value", es: "Esto indica el valor de una medición de salud" },
    why: Text {
        en: "A measured value is a test result; the number identifies the patient.",
        es: "Un valor medido es un resultado de examen; el número identifica al paciente.",
    },
    levels: Levels::row(b"E E W E E E"),
    bad: &[
        "Your LDL was [[160 mg/dL]] last week.",
        "BP today [[150/95]].",
        "The A1C is [[8.1%]].",
        "Su glucosa fue de [[130 mg/dl]].",
    ],
    good: &[
        "See you 11/30 at 2:00 PM.",
        "We are at 150/95 Main Street.",
        "Get there by 8.1 miles of scenic road.",
        "Nos vemos el 30/11 a las 2.",
    ],
    scan: Some((Trigger::Cues(Cues::of(&[Cue::Number])), scan)),
    ..DEFAULT
};

/// Units, with what they are divided by, that measure nothing but people.
const CLINICAL: &[(&str, &str)] = &[
    ("mg", "dl"),
    ("g", "dl"),
    ("ng", "ml"),
    ("ng", "dl"),
    ("pg", "ml"),
    ("mcg", "dl"),
    ("ug", "dl"),
    ("ug", "ml"),
    ("mcg", "ml"),
    ("mmol", "l"),
    ("umol", "l"),
    ("nmol", "l"),
    ("pmol", "l"),
    ("iu", "l"),
    ("iu", "ml"),
    ("u", "l"),
    ("miu", "l"),
    ("miu", "ml"),
    ("uiu", "ml"),
    ("meq", "l"),
    ("kg", "m2"),
    ("cells", "ul"),
    ("cells", "mm3"),
    ("copies", "ml"),
    ("ml", "min"),
    ("k", "ul"),
    ("mg", "g"),
    ("mm", "hr"),
    ("beats", "min"),
    ("mmhg", ""),
    ("bpm", ""),
    ("mmol", ""),
];
/// Units that measure people and other things.
const BODY: &Words = words!["lb" "lbs" "pounds" "kg" "kgs" "kilos" "libras" "f" "c" "degrees" "grados" "points" "cm"];
/// How far before the number the test or vital sign may stand.
const REACH: usize = 5;
/// Things measured in people and elsewhere: they count only when the sentence is about the reader.
const WEAK: &Words = words![
    "score" "temperature" "temp" "weight" "height" "pressure" "growth" "oxygen" "pain" "sugar" "vision"
    "saturation" "peso" "temperatura" "azucar" "presion" "estatura" "waist" "acuity" "percentile" "oxigeno"
];
/// Words that may stand between a test and its plain number.
const LINKS: &Words = words![
    "is" "was" "of" "score" "level" "reading" "today" "now" "came" "back" "in" "es" "fue" "de" "a" "es" "the"
    "your" "result" "test" "scored" "around" "about" "still" "number" "count" "yesterday" "hoy" "en"
];

fn scan(document: &Document<'_>, sink: &mut Sink<'_>) {
    let mut done = 0;
    let measures = document.cues.has_any(Cues::of(&[Cue::Unit, Cue::Vital])) || document.has_class(Class::Lab);
    for first in quantity::candidates(document, measures) {
        if first < done {
            continue;
        }
        let quantity = quantity::at(document, first);
        // The decimals of a number are no number of their own.
        done = quantity.number_end;
        if is_clinical(&quantity) {
            done = quantity.end;
            sink.report(quantity.span(document));
        } else if first > 0 && document.gap(first - 1).ends_with('-') {
            // The tail of a code: A1C-3309.
        } else if let Some(pair) = Pair::at(document, &quantity) {
            let is_value = pair.is_pressure() && document.cues.has(Cue::Vital) && !document.is_capitalised(pair.end)
                || pair.is_scale() && measured_before(document, first).is_some();
            if is_value {
                done = pair.end;
                sink.report(document.span(first, pair.end));
            }
        } else if let Some(measured) = measured_before(document, first)
            && !quantity::is_calendar_or_money(document, &quantity)
        {
            let has_unit = quantity.percent || quantity.has_unit(BODY);
            if has_unit || is_linked(document, measured, &quantity) {
                done = quantity.number_end;
                let end = if has_unit { quantity.end_byte } else { number_end(document, &quantity) };
                sink.report(document.tokens[first].start as usize..end);
            }
        }
    }
}

fn number_end(document: &Document<'_>, quantity: &Quantity<'_>) -> usize {
    document.tokens[quantity.number_end - 1].end as usize
}

fn is_clinical(quantity: &Quantity<'_>) -> bool {
    // Most numbers have no unit that short, and most units no divisor.
    (1..=6).contains(&quantity.unit.len())
        && CLINICAL.iter().any(|(unit, per)| {
            quantity.unit.eq_ignore_ascii_case(unit) && (per.is_empty() || quantity.per.eq_ignore_ascii_case(per))
        })
}

/// The end of the test or vital sign that stands shortly before this number, in its sentence.
fn measured_before(document: &Document<'_>, number: usize) -> Option<usize> {
    let sentence = document.sentence(number);
    let from = number.saturating_sub(REACH).max(sentence.first);
    let personal = sentence.cues.has_any(Cues::of(&[Cue::Possess, Cue::Care, Cue::Health]));
    (from..number).rev().find_map(|token| {
        let test = || {
            let lab = document.term_at(token).filter(|hit| hit.entry.class() == Class::Lab);
            lab.is_some_and(|hit| context::counts(document, hit))
        };
        let vital = document.tokens[token].cues.has(Cue::Vital)
            && (personal
                || is_sugar(document, token, number)
                || !is_weak(document, token)
                || is_beside_vital(document, token));
        (vital || test()).then_some(token + 1)
    })
}

/// "sugar was 310": nothing else that is called sugar is measured in whole numbers that high.
fn is_sugar(document: &Document<'_>, token: usize, number: usize) -> bool {
    let sugar = document.is_one_of(token, words!["sugar" "azucar" "glucosa"]);
    sugar && document.word(number).parse().is_ok_and(|value: u32| (40..=700).contains(&value))
}

fn is_weak(document: &Document<'_>, token: usize) -> bool {
    document.is_one_of(token, WEAK)
}

/// Whether another, unmistakable vital sign stands in the sentence: "Weight 212 lbs, BMI 31".
fn is_beside_vital(document: &Document<'_>, weak: usize) -> bool {
    document
        .terms_around(weak)
        .iter()
        .any(|hit| document.lexicon.cues(hit.entry).has(Cue::Vital) && !is_weak(document, hit.first as usize))
}

/// Two numbers joined as measures are: 140/90, 20/40, 7/10.
struct Pair {
    top: u16,
    bottom: u16,
    /// The token after the second number.
    end: usize,
}

impl Pair {
    fn at(document: &Document<'_>, quantity: &Quantity<'_>) -> Option<Self> {
        let next = quantity.number_end;
        let second = if document.gap(next - 1) == "/" {
            next
        } else if document.is_one_of(next, words!["over" "sobre"]) {
            next + 1
        } else {
            return None;
        };
        let value = |token: usize| document.word(token).parse::<u16>().ok();
        let dated = document.gap(second) == "/" && document.is_number(second + 1);
        let pair = Pair { top: value(quantity.first)?, bottom: value(second)?, end: second + 1 };
        (!dated).then_some(pair)
    }

    fn is_pressure(&self) -> bool {
        (60..=260).contains(&self.top) && (30..=150).contains(&self.bottom)
    }

    /// Visual acuity, or a score out of ten.
    fn is_scale(&self) -> bool {
        self.top == 20 && (10..=400).contains(&self.bottom) || self.top <= 10 && self.bottom == 10
    }
}

/// Whether only linking words lie between the test and its plain number: "A1C was 7", not "A1C visit at 7".
fn is_linked(document: &Document<'_>, measured: usize, quantity: &Quantity<'_>) -> bool {
    let decimal = quantity.number_end > quantity.first + 1;
    quantity.unit.len() <= 24
        && (measured..quantity.first).all(|token| {
            let word = document.word(token);
            LINKS.has(word) || decimal && word.eq_ignore_ascii_case("at")
        })
        && !starts_address(document, quantity)
}

/// "140 Main Street": a capitalised word follows.
fn starts_address(document: &Document<'_>, quantity: &Quantity<'_>) -> bool {
    document.gap(quantity.number_end - 1) == " " && document.is_capitalised(quantity.number_end)
}
