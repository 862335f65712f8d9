//! `prep-instruction`: how to prepare for a test or procedure.

use phi_lint_lexicon::{Cues, Tier};

use super::advice::Kind;
use super::{Class, Cue, DEFAULT, Document, Hit, Levels, RuleInfo, Sink, Text, Trigger};
use crate::words::Words;

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "prep-instruction",
    catches: "Preparation that tells the test or procedure: bowel prep, a full bladder, holding a medicine. Fasting, a driver or jewelry are a warning.",
    message: Text {
        en: "This tells how to prepare for a test or procedure",
        es: "Esto dice cómo prepararse para un estudio o procedimiento",
    },
    why: Text {
        en: "Preparation reveals the test or procedure; it belongs in the portal, where it is also safe from being missed.",
        es: "La preparación revela el estudio o procedimiento; su lugar es el portal, donde tampoco se pasa por alto.",
    },
    levels: Levels::row(b"T E I T T T"),
    bad: &[
        "Nothing to [[eat]] after 9 tonight, please.",
        "Arrive with a [[full bladder]] at 7:45.",
        "The [[bowel prep]] begins at 5 PM on Sunday.",
        "Have [[someone to drive you home]] when we are done.",
        "Please take off your [[earrings]] before your visit.",
        "Debe venir en [[ayunas]] y con identificación.",
    ],
    good: &[
        "No food or drink in the waiting room, please.",
        "Spots for December go fast, book early.",
        "Eat at the new cafe before your visit!",
        "Our free van can drive you home after your visit.",
        "Do not leave jewelry in your car, there were thefts.",
        "No coma en la sala de espera.",
    ],
    classes: &[Class::Prep],
    judge: Some(judge),
    scan: Some((Trigger::Cues(Cues::of(&[Cue::Rx, Cue::Health, Cue::Form])), scan)),
    ..DEFAULT
};

fn judge(document: &Document<'_>, hit: &Hit) -> Option<i8> {
    if hit.entry.tier() != Tier::T1 {
        return Some(0);
    }
    let (first, end) = (hit.first as usize, hit.end as usize);
    let counts = if document.is_one_of(end - 1, words!["fast"]) {
        is_verb(document, hit)
    } else if document.any_of(first..end, RIDE) {
        !is_other_reader(document, first)
    } else if document.any_of(first..end, WORN) {
        is_taken_off(document, first, end)
    } else if document.lexicon.is_conditional(hit.entry)
        && !document.any_of(first..end, words!["fasting" "ayuno" "ayunas"])
    {
        is_forbidden(document, first, end) && is_timed(document, first, end)
    } else if document.any_of(first..end, words!["of"]) {
        // "glasses of water" before something
        is_timed(document, first, end) && document.cues_of(first.saturating_sub(1), first).has_any(AMOUNT)
    } else {
        // Ramadan and Lent are nobody's preparation.
        !document.is_one_of(first.saturating_sub(1), words!["our" "religious"])
    };
    counts.then_some(0)
}

const AMOUNT: Cues = Cues::of(&[Cue::Number, Cue::Count]);

/// "Fast for 12 hours", not "slots go fast" or "fast parking".
fn is_verb(document: &Document<'_>, hit: &Hit) -> bool {
    const ORDERS: &Words = words!["please" "must" "should" "not" "and" "then" "pls" "also" "to"];
    const TIMES: &Words = words!["overnight" "from" "after" "before" "starting" "until" "since" "prior"];
    let (first, end) = (hit.first as usize, hit.end as usize);
    let sentence = document.sentence(first);
    let opens = first == sentence.first || end - first > 1 || document.is_one_of(first - 1, ORDERS);
    let number = end
        + usize::from(document.is_one_of(end, words!["for" "at"]))
        + usize::from(document.is_one_of(end + 1, words!["least"]));
    // 10-12 hours
    let range = document.gap(number) == "-" && document.is_number(number + 1);
    let number = number + usize::from(range);
    let hours = document.cues_of(number, number + 1).has_any(AMOUNT)
        && (is_hours(document, number + 1) || ends_with_hours(document.word(number)))
        && document.gap(number) != "-";
    let ends = end >= sentence.end || document.gap(end - 1) != " ";
    hours || opens && (document.is_one_of(end, TIMES) || ends && end - first > 1)
}

fn is_hours(document: &Document<'_>, token: usize) -> bool {
    document.is_one_of(token, words!["hours" "hrs" "hr" "horas" "h" "hour"])
}

/// "12hrs", "8h"
fn ends_with_hours(word: &str) -> bool {
    let unit = word.trim_start_matches(|c: char| c.is_ascii_digit());
    unit.len() < word.len() && ["h", "hr", "hrs", "hours"].iter().any(|known| unit.eq_ignore_ascii_case(known))
}

const RIDE: &Words = words![
    "driver" "drive" "home" "adult" "escort" "accompany" "uber" "rideshare" "casa" "adulto" "maneje" "manejar"
    "conducir" "conduzca" "acompanado" "acompanada" "acompanante" "lleve" "acompane" "solo" "sola" "regreso"
    "vuelta"
];

/// A ride that is offered, or a rule for children, tells nothing of this reader.
fn is_other_reader(document: &Document<'_>, first: usize) -> bool {
    const OTHERS: &Words = words![
        "child" "children" "kid" "kids" "minor" "minors" "under" "teen" "teens" "student" "students" "shuttle"
        "van" "volunteer" "volunteers" "free" "bus" "guest" "guests" "visitors" "nino" "ninos" "nina" "ninas"
        "menor" "menores" "gratis" "transporte"
    ];
    let sentence = document.sentence(first);
    let from = first.saturating_sub(20).max(sentence.first);
    let other = |at: usize| document.is_one_of(at, OTHERS);
    // "We can drive you home"
    let ours = document.any_of(first.saturating_sub(2).max(from)..first, words!["we" "nosotros"]);
    // "You may come with somebody" leaves it to the reader.
    let allowed = document
        .any_of(first.saturating_sub(1).max(from)..=first, words!["may" "can" "puede" "pueden" "puedes" "podes"]);
    ours || allowed || (from..(first + 20).min(sentence.end)).any(other)
}

const WORN: &Words = words![
    "jewelry" "jewellery" "piercing" "piercings" "earring" "earrings" "makeup" "deodorant" "metal" "underwire"
    "joyas" "joyeria" "alhaja" "alhajas" "arete" "aretes" "maquillaje" "esmalte" "desodorante" "crema"
    "cremas" "metales" "metalicos"
];

/// "Remove all jewelry", "sin esmalte", not a notice about thefts or a found earring.
fn is_taken_off(document: &Document<'_>, first: usize, end: usize) -> bool {
    const OFF: &Words = words![
        "remove" "removing" "take" "off" "without" "no" "not" "dont" "don't" "avoid" "quitese" "quitarse"
        "retire" "retirese" "retirar" "sin" "evite" "ni"
    ];
    const LOST: &Words = words![
        "car" "cars" "stolen" "theft" "thefts" "lost" "found" "vehicle" "carro" "robo" "robos" "perdio"
        "encontramos" "repair" "sale" "store" "pickup"
    ];
    let sentence = document.sentence(first);
    let from = first.saturating_sub(7).max(sentence.first);
    let lost = document.any_of(from..(end + 8).min(sentence.end), LOST);
    let whole =
        end - first > 1 && document.any_of(first..end, words!["home" "no" "remove" "not" "dont" "without" "sin"]);
    !lost && (whole || document.any_of(from..first, OFF))
}

/// Something forbids it: "nothing to eat", "avoid coffee", "ni beber".
fn is_forbidden(document: &Document<'_>, first: usize, end: usize) -> bool {
    const NO: &Words = words![
        "no" "not" "dont" "don't" "nothing" "cannot" "cant" "can't" "stop" "avoid" "without" "skip" "refrain"
        "never" "neither" "nor" "quit" "finish" "only" "shouldn't" "nada" "sin" "ni" "evite" "evitar"
        "suspenda" "deje" "tampoco" "solo"
    ];
    let from = first.saturating_sub(6).max(document.sentence(first).first);
    document.any_of(from..end, NO)
}

/// A time or a visit is tied to it, and no room: a house rule says "no food in the lobby".
fn is_timed(document: &Document<'_>, first: usize, end: usize) -> bool {
    const SINCE: &Words = words![
        "after" "past" "from" "since" "starting" "beginning" "by" "at" "despues" "desde" "partir" "luego"
        "pasadas"
    ];
    const BEFORE: &Words =
        words!["before" "prior" "until" "til" "till" "antes" "previo" "previas" "hasta" "beforehand" "ahead"];
    const WEAK: &Words =
        words!["water" "coffee" "snack" "breakfast" "meal" "candy" "soda" "agua" "cafe" "smoke" "fume" "fumar"];
    const ROOMS: &Words = words![
        "lobby" "building" "hall" "library" "cafe" "cafeteria" "office" "van" "shuttle" "theater" "gym"
        "gallery" "carpet" "computers" "waiting" "room" "rooms" "desk" "area" "areas" "allowed" "permitted"
        "inside" "sala" "espera" "recepcion" "edificio" "biblioteca" "camioneta" "truck" "kitchen" "there"
        "available" "served" "sold" "habra" "hay" "disponible" "cerrada" "machine" "vending" "campus"
        "entrance" "bring"
    ];
    let sentence = document.sentence(first);
    let (from, to) = (first.saturating_sub(14).max(sentence.first), (end + 14).min(sentence.end));
    let cues = |at: usize, reach: usize| document.cues_of(at + 1, (at + 1 + reach).min(sentence.end));
    let weak = document.any_of(first..end, WEAK);
    let (mut timed, mut sure, mut room) = (false, false, false);
    for at in from..to {
        sure |= document.is_one_of(at, words!["midnight" "medianoche" "overnight"]);
        let before = document.is_one_of(at, BEFORE);
        // "after 10 PM"; "before 10" is when the cafe opens.
        timed |= !weak && document.is_one_of(at, SINCE) && cues(at, 3).has(Cue::Number);
        // before your visit, antes de venir
        timed |= before && (cues(at, 4).has_any(EVENT) || document.any_of(at + 1..at + 4, COMING));
        let hours = is_hours(document, at + 1) || ends_with_hours(document.word(at));
        sure |= hours && document.tokens[at].cues.has_any(AMOUNT);
        // the morning of, the night before
        timed |= document.is_one_of(at, words!["morning" "day" "night" "noche" "dia" "manana"])
            && document.is_one_of(at + 1, words!["of" "before" "anterior" "de" "del"])
            && cues(at + 1, 3).has_any(EVENT.with(Cues::of(&[Cue::Possess])));
        room |= document.is_one_of(at, ROOMS);
    }
    let near_hours = sure && (weak || !room);
    near_hours || timed && !room
}

const EVENT: Cues = Cues::of(&[Cue::Visit, Cue::Result, Cue::Health, Cue::Order, Cue::Care]);
const COMING: &Words =
    words!["you" "arrival" "arriving" "coming" "procedure" "venir" "llegar" "venga" "llegue" "procedimiento"];

/// "Hold your blood thinner 5 days before": a medicine that is stopped for something.
fn scan(document: &Document<'_>, sink: &mut Sink<'_>) {
    for advice in document.advice().iter().filter(|advice| advice.kind == Kind::Stop) {
        let drug = advice.term.is_some_and(|term| document.terms[term].entry.class() == Class::Drug);
        let word = advice.term.is_none();
        if (drug || word) && is_timed(document, advice.first, advice.end) {
            let tier = if drug { Tier::T2 } else { Tier::T1 };
            sink.report_tier(document.span(advice.verb, advice.end), tier, 0);
        } else if drug && is_days_before(document, advice.end) {
            sink.report_tier(document.span(advice.verb, advice.end), Tier::T2, 0);
        }
    }
}

/// "5 days before", "3 días antes"
fn is_days_before(document: &Document<'_>, end: usize) -> bool {
    let to = (end + 6).min(document.sentence(end.saturating_sub(1)).end);
    document.any_of(end..to, words!["days" "dias" "week" "semana" "day" "dia"])
        && document.any_of(end..to, words!["before" "antes" "prior" "ahead"])
}
