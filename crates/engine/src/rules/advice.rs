//! Verbs of advice and the care they are about: "stop taking the pills", "recommends starting chemotherapy".

use phi_lint_lexicon::{Class, Cue, Cues, Hit};

use crate::context;
use crate::document::Document;

use super::verbs::{CARE, CHANGE, FILLERS, KEEP, RECOMMEND, STARTS, STOP, THINGS};

/// What the verb does to the care.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Starts, changes or repeats it.
    Change,
    /// Stops or pauses it.
    Stop,
    /// Goes on as before: says less.
    Keep,
    /// Recommends it.
    Recommend,
}

/// A verb, and the end of the care behind it.
pub(crate) struct Advice {
    pub(crate) kind: Kind,
    pub(crate) verb: usize,
    pub(crate) first: usize,
    pub(crate) end: usize,
    /// The dictionary term it is about; none for a category word such as `pills`.
    pub(crate) term: Option<usize>,
}

/// The most fillers there are.
const REACH: usize = 5;

/// Every piece of advice of a message. A category word needs a verb; a named treatment may also be recommended.
pub(crate) fn all(document: &Document<'_>) -> Vec<Advice> {
    let mut found = Vec::new();
    for (index, hit) in document.terms.iter().enumerate() {
        let named = !hit.entry.is_silent() && is_treatment(hit.entry.class());
        if named && let Some(advice) = about_term(document, index, hit) {
            found.push(advice);
        }
    }
    if document.cues.has_any(Cues::of(&[Cue::Rx, Cue::Care, Cue::Form])) {
        found.extend((1..document.tokens.len()).filter_map(|token| about_word(document, token)));
    }
    found
}

const fn is_treatment(class: Class) -> bool {
    matches!(
        class,
        Class::Drug
            | Class::Procedure
            | Class::Program
            | Class::Imaging
            | Class::Lab
            | Class::Vaccine
            | Class::Device
            | Class::Plan
            | Class::Specialty
    )
}

fn about_term(document: &Document<'_>, index: usize, hit: &Hit) -> Option<Advice> {
    let (first, end) = (hit.first as usize, hit.end as usize);
    let (verb, kind) = verb_before(document, first)?;
    // "We need to change your dialysis to 3 PM" is about the calendar; a medicine has none.
    let fits = match (hit.entry.class(), kind) {
        (_, Kind::Recommend) | (Class::Drug, _) => true,
        (Class::Procedure | Class::Program, Kind::Change) => document.any_of(verb..first, STARTS),
        _ => false,
    };
    let thing = document.is_one_of(end, THINGS) && document.gap(end - 1) == " ";
    let broadcast = document.sentence(first).cues.has(Cue::Broadcast);
    (fits && !thing && !broadcast && is_ours(document, verb, kind) && context::counts(document, hit))
        .then_some(Advice { kind, verb, first, end, term: Some(index) })
}

/// "Hold your evening pills", "we are changing the treatment".
fn about_word(document: &Document<'_>, token: usize) -> Option<Advice> {
    let cues = document.tokens[token].cues;
    if !cues.has_any(Cues::of(&[Cue::Rx, Cue::Care, Cue::Form])) || !document.is_one_of(token, CARE) {
        return None;
    }
    let mut end = token + 1;
    // "care plan", "treatment plan"; "care" alone is none.
    let plan = document.is_one_of(end, words!["plan" "plans"]);
    end += usize::from(plan);
    if !plan && document.word(token).eq_ignore_ascii_case("care") {
        return None;
    }
    if document.is_one_of(end, THINGS) && document.gap(end - 1) == " " {
        return None;
    }
    let (verb, kind) = verb_before(document, token)?;
    let sentence = document.sentence(token);
    // "If you changed your medication, tell the desk", "Did you stop any medicine?"
    let open =
        document.is_one_of(sentence.first, words!["if" "si" "when" "cuando" "before" "antes" "has" "have" "did"]);
    let taking = || document.any_of(verb..token, words!["taking" "using" "tomando" "usando"]);
    let usual = || document.any_of(end..sentence.end, words!["prescribed" "directed" "usual" "indicado"]);
    let says = match kind {
        Kind::Change | Kind::Stop => true,
        Kind::Keep => taking() && !usual() || is_therapy(document, token),
        Kind::Recommend => false,
    };
    (says && !open && is_ours(document, verb, kind)).then_some(Advice { kind, verb, first: token, end, term: None })
}

fn is_therapy(document: &Document<'_>, token: usize) -> bool {
    document.is_one_of(token, words!["treatment" "treatments" "therapy" "tratamiento" "terapia"])
}

/// The verb of advice in front of these words, and what it does.
pub(super) fn verb_before(document: &Document<'_>, first: usize) -> Option<(usize, Kind)> {
    let sentence = document.sentence(first);
    let mut at = first;
    let mut nearest: Option<(usize, Kind)> = None;
    while at > sentence.first && first - at <= REACH {
        at -= 1;
        if matches!(document.gap(at).bytes().next(), Some(b',' | b':' | b'(' | b')')) {
            break;
        }
        if let Some(kind) = kind_of(document, at) {
            // "recommends starting": the other verb says what is recommended.
            nearest = Some((at, nearest.map_or(kind, |(_, kind)| kind)));
            continue;
        }
        let negated_take = nearest.is_none()
            && document.is_one_of(at, words!["take" "tome" "use"])
            && at > sentence.first
            && document.is_one_of(at - 1, words!["not" "dont" "don't" "no"]);
        if negated_take {
            return Some((at - 1, Kind::Stop));
        }
        let filler =
            document.is_one_of(at, FILLERS) || document.tokens[at].cues.has_any(Cues::of(&[Cue::Number, Cue::Count]));
        if !filler {
            break;
        }
    }
    nearest
}

fn kind_of(document: &Document<'_>, token: usize) -> Option<Kind> {
    let lists = [(CHANGE, Kind::Change), (STOP, Kind::Stop), (KEEP, Kind::Keep), (RECOMMEND, Kind::Recommend)];
    lists.into_iter().find(|(words, _)| document.is_one_of(token, words)).map(|(_, kind)| kind)
}

/// "We will hold your medication until Friday" and "reply STOP" are the pharmacy's own affair.
fn is_ours(document: &Document<'_>, verb: usize, kind: Kind) -> bool {
    if document.is_one_of(verb, words!["hold" "holding"]) {
        let before = verb.saturating_sub(4)..verb;
        return !before
            .into_iter()
            .any(|at| document.is_one_of(at, words!["we" "we'll" "pharmacy" "can" "will" "desk"]));
    }
    // "and do your treatment" needs no doing; "STOP" in capitals is a keyword.
    kind != Kind::Stop
        || document.word(verb) != "STOP"
        || verb > 0 && !document.is_one_of(verb - 1, words!["reply" "text" "responda"])
}
