//! `dosage`: strength, count, frequency and route of a medicine.

use phi_lint_lexicon::Cues;

use super::quantity::{self, Quantity};
use super::{Class, Cue, DEFAULT, Document, Levels, RuleInfo, Sink, Text, Trigger};
use crate::words::Words;

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "dosage",
    catches: "The strength, count, frequency or route of a medicine. Take your medication as prescribed is allowed.",
    message: Text { en: "This says how a medicine is taken", es: "Esto dice cómo se toma un medicamento" },
    why: Text {
        en: "A dose points to the medicine and the illness, and a dose in a message may be followed by mistake; the number identifies the patient.",
        es: "Una dosis señala el medicamento y la enfermedad, y puede seguirse por error; el número identifica al paciente.",
    },
    levels: Levels::row(b"E E I E E E"),
    bad: &[
        "Go up to [[40 mg]] from Monday.",
        "Remember to take [[two tablets]] tonight.",
        "Take your pills [[every 6 hours]].",
        "Tome [[una pastilla]] en la noche.",
    ],
    good: &[
        "Take your evening medication as prescribed.",
        "The shuttle leaves every 2 hours.",
        "Bring 2 forms of ID.",
        "Tome su medicamento según lo indicado.",
    ],
    classes: &[Class::Dosing],
    scan: Some((Trigger::Cues(Cues::of(&[Cue::Number, Cue::Rx, Cue::Unit])), scan)),
    ..DEFAULT
};

/// Units that measure nothing but medicine in a message.
const STRENGTH: &Words = words![
    "mg" "mgs" "mcg" "ug" "milligram" "milligrams" "microgram" "micrograms" "miligramos" "meq" "puffs" "puff"
];
/// Units that measure other things too.
const VOLUME: &Words =
    words!["ml" "mls" "milliliters" "milliliter" "cc" "unit" "units" "unidad" "unidades" "iu" "g" "grams"];
const SPAN_OF_TIME: &Words =
    words!["hour" "hours" "hrs" "hr" "h" "day" "days" "week" "weeks" "hora" "horas" "dias" "dia"];

fn scan(document: &Document<'_>, sink: &mut Sink<'_>) {
    let about = document.cues.has_any(Cues::of(&[Cue::Rx, Cue::Unit, Cue::Health, Cue::Form]));
    for first in quantity::candidates(document, about) {
        let quantity = quantity::at(document, first);
        // "Tracking 500 MG 4471" is a number of a parcel.
        let parcel = first > 0
            && document.is_one_of(
                first - 1,
                words!["tracking" "order" "package" "parcel" "shipment" "guia" "rastreo" "paquete"],
            );
        if quantity.unit.is_empty() || parcel {
            continue;
        }
        let strength = quantity.has_unit(STRENGTH) && !quantity.per.eq_ignore_ascii_case("dl");
        if strength || quantity.has_unit(VOLUME) && is_dose_rate(quantity.per) && is_about_medicine(document, &quantity)
        {
            sink.report(quantity.span(document));
        } else if quantity.has_unit(words!["day" "days"]) && document.word(quantity.end).eq_ignore_ascii_case("supply")
        {
            // How long a supply lasts says less than what it is.
            sink.report_at(document.span(first, quantity.end + 1), -1);
        } else if quantity.has_unit(SPAN_OF_TIME) && is_every(document, first) && is_about_medicine(document, &quantity)
        {
            sink.report(document.span(first - 1, quantity.end));
        }
    }
    let forms = if document.cues.has(Cue::Form) { document.tokens.len() } else { 0 };
    for form in 1..forms {
        if document.tokens[form].cues.has(Cue::Form)
            && document.tokens[form - 1].cues.has_any(Cues::of(&[Cue::Number, Cue::Count]))
            && document.gap(form - 1).len() <= 1
            && document.cues_around(form - 1, form + 1).has_any(MEDICINE)
        {
            sink.report(document.span(form - 1, form + 1));
        }
    }
}

/// What a volume of medicine may be divided by: mL/day.
fn is_dose_rate(per: &str) -> bool {
    per.is_empty() || ["day", "d", "dose", "kg", "hr", "h", "dia"].iter().any(|known| per.eq_ignore_ascii_case(known))
}

const MEDICINE: Cues = Cues::of(&[Cue::Rx, Cue::Health]);

fn is_about_medicine(document: &Document<'_>, quantity: &Quantity<'_>) -> bool {
    document.cues_around(quantity.first, quantity.end).has_any(MEDICINE)
}

fn is_every(document: &Document<'_>, number: usize) -> bool {
    number > 0 && document.is_one_of(number - 1, words!["every" "cada" "q"])
}
