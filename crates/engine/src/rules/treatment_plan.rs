//! `treatment-plan`: recommendations, starts, stops and changes of care.

use phi_lint_lexicon::{Cues, Tier};

use super::advice::{self, Kind};
use super::{Class, Cue, DEFAULT, Document, Hit, Levels, RuleInfo, Sink, Text, Trigger};
use crate::words::Words;

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "treatment-plan",
    catches: "Advice on care: what to start, stop, change or keep up, diet and activity orders. Rest and fluids are a warning.",
    message: Text { en: "This gives advice on care", es: "Esto da indicaciones de tratamiento" },
    why: Text {
        en: "What a patient is told to do or to stop points to the illness, and the number identifies the patient.",
        es: "Lo que se indica hacer o suspender revela la enfermedad; el número identifica al paciente.",
    },
    levels: Levels::row(b"E E I E E E"),
    bad: &[
        "The nurse says to [[pause your pills]] this weekend.",
        "Your provider [[recommends an MRI]] next.",
        "Remember: [[no heavy lifting]] for ten days.",
        "We have [[changed your treatment]], please stop by.",
        "Please [[replace the gauze]] each evening.",
        "Por favor [[cambie el vendaje]] cada noche.",
    ],
    good: &[
        "We recommend leaving early, traffic is heavy.",
        "Please stop at the kiosk and start your check-in there.",
        "Keep your medication list up to date in the portal.",
        "We can only hold your medication until Friday.",
        "Stay hydrated, it will be a hot weekend!",
        "Siga por el pasillo hasta la recepción.",
    ],
    classes: &[Class::Plan],
    judge: Some(judge),
    scan: Some((Trigger::Cues(Cues::of(&[Cue::Rx, Cue::Care, Cue::Health, Cue::Form, Cue::Number])), scan)),
    ..DEFAULT
};

/// A word such as `diet` or `exercise` counts behind a verb of advice; rest and fluids not in a notice about the weather.
fn judge(document: &Document<'_>, hit: &Hit) -> Option<i8> {
    let (first, end) = (hit.first as usize, hit.end as usize);
    if hit.entry.tier() == Tier::T1 {
        let season = document.tokens.len() < 400 && document.any_of(0..document.tokens.len(), SEASON);
        return (!season).then_some(0);
    }
    let alone = end == first + 1;
    (!alone
        || advice::verb_before(document, first).is_some_and(|(_, kind)| kind != Kind::Recommend)
        || is_tended(document, first))
    .then_some(0)
}

/// "Remove the gauze", "replace your dressing": what is done with a wound's cover.
fn is_tended(document: &Document<'_>, first: usize) -> bool {
    const TEND: &Words = words![
        "remove" "replace" "wash" "clean" "cover" "rewrap" "retire" "quite" "quitese" "cambiese" "lave"
        "limpie" "haga" "hacer" "practice" "try" "perform" "realice" "practique" "wear"
    ];
    let from = first.saturating_sub(3).max(document.sentence(first).first);
    document.any_of(from..first, TEND)
}

/// Words of a notice to everybody about heat, cold, travel or a season.
const SEASON: &Words = words![
    "heat" "hot" "weather" "summer" "winter" "degrees" "sunny" "humid" "storm" "snow" "ice" "holiday"
    "holidays" "travel" "trip" "marathon" "race" "parade" "weekend" "heatwave" "temperatures" "calor" "clima"
    "verano" "invierno" "grados" "viaje" "vacaciones" "lluvia" "frio" "feriado" "carrera" "smoke" "picnic"
];

fn scan(document: &Document<'_>, sink: &mut Sink<'_>) {
    for advice in document.advice() {
        let tier = advice.term.map_or(Tier::T2, |term| document.terms[term].entry.tier().min(Tier::T2));
        // A plan word is reported by its own row.
        let plan = advice.term.is_some_and(|term| document.terms[term].entry.class() == Class::Plan);
        if !plan {
            sink.report_tier(document.span(advice.verb, advice.end), tier, 0);
        }
    }
    for number in document.numbers() {
        if let Some(end) = sets(document, number) {
            sink.report(document.span(number, end));
        }
    }
}

/// "3 sets of heel raises", "10 reps a day": how an exercise is counted.
fn sets(document: &Document<'_>, number: usize) -> Option<usize> {
    let unit = number + 1;
    if document.is_one_of(unit, words!["reps" "repetitions" "repeticiones"]) {
        return Some(unit + 1);
    }
    let counted = document.is_one_of(unit, words!["sets" "series"]);
    let done = number > 0
        && document.is_one_of(number - 1, words!["do" "doing" "complete" "perform" "of" "haga" "hacer" "realice"]);
    let things = words![
        "forms" "keys" "copies" "doors" "stairs" "documents" "lights" "labels" "papers" "copias" "llaves"
    ];
    (counted && done && !document.is_one_of(unit + 2, things)).then_some(unit + 1)
}
