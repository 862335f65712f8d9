//! Verbs of advice and the care they are about: "stop taking the pills", "recommends starting chemotherapy".

use phi_lint_lexicon::{Class, Cue, Cues, Hit};

use crate::context;
use crate::document::Document;

/// What the verb does to the care.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
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
pub(super) struct Advice {
    pub(super) kind: Kind,
    pub(super) verb: usize,
    pub(super) first: usize,
    pub(super) end: usize,
    /// The dictionary term it is about; none for a category word such as `pills`.
    pub(super) term: Option<usize>,
}

const CHANGE: &[&str] = &[
    "start",
    "starting",
    "started",
    "begin",
    "beginning",
    "increase",
    "increasing",
    "increased",
    "decrease",
    "decreasing",
    "decreased",
    "reduce",
    "reducing",
    "reduced",
    "lower",
    "lowering",
    "lowered",
    "double",
    "doubling",
    "change",
    "changing",
    "changed",
    "adjust",
    "adjusting",
    "adjusted",
    "switch",
    "switching",
    "switched",
    "restart",
    "restarting",
    "resume",
    "resuming",
    "finish",
    "finishing",
    "complete",
    "completing",
    "repeat",
    "raise",
    "raising",
    "inicie",
    "iniciar",
    "iniciamos",
    "empiece",
    "empezar",
    "comience",
    "comenzar",
    "cambie",
    "cambiar",
    "cambiamos",
    "cambio",
    "cambiaron",
    "cambiaremos",
    "ajuste",
    "ajustar",
    "ajustamos",
    "ajusto",
    "aumente",
    "aumentar",
    "aumentamos",
    "reduzca",
    "reducir",
    "disminuya",
    "disminuir",
    "baje",
    "bajamos",
    "suba",
    "subimos",
    "retome",
    "retomar",
    "reinicie",
    "reanude",
    "termine",
    "terminar",
    "complete",
    "completar",
    "modificamos",
    "modificar",
    "duplique",
    "repita",
];
const STOP: &[&str] = &[
    "stop",
    "stopping",
    "stopped",
    "hold",
    "holding",
    "pause",
    "pausing",
    "paused",
    "skip",
    "skipping",
    "discontinue",
    "discontinuing",
    "discontinued",
    "quit",
    "quitting",
    "avoid",
    "avoiding",
    "taper",
    "tapering",
    "suspenda",
    "suspender",
    "suspendemos",
    "suspendio",
    "deje",
    "dejar",
    "interrumpa",
    "interrumpir",
    "pare",
    "parar",
    "evite",
    "evitar",
    "omita",
];
const KEEP: &[&str] = &[
    "continue",
    "continuing",
    "continued",
    "keep",
    "keeping",
    "do",
    "follow",
    "following",
    "continue",
    "continuar",
    "siga",
    "seguir",
    "mantenga",
    "mantener",
];
const RECOMMEND: &[&str] = &[
    "recommend",
    "recommends",
    "recommended",
    "recommending",
    "suggest",
    "suggests",
    "suggested",
    "advise",
    "advises",
    "advised",
    "recomienda",
    "recomendamos",
    "recomendo",
    "recomiendan",
    "sugiere",
    "sugerimos",
    "aconseja",
    "indica",
    "indico",
];
/// What is done with a treatment and hardly with its date.
const STARTS: &[&str] = &[
    "start",
    "starting",
    "started",
    "begin",
    "beginning",
    "resume",
    "resuming",
    "restart",
    "inicie",
    "iniciar",
    "iniciamos",
    "empiece",
    "empezar",
    "comience",
    "comenzar",
    "retome",
    "retomar",
];
/// What may stand between the verb and the care.
const FILLERS: &[&str] = &[
    "taking",
    "using",
    "doing",
    "the",
    "your",
    "ur",
    "all",
    "any",
    "both",
    "of",
    "a",
    "an",
    "new",
    "current",
    "evening",
    "morning",
    "daily",
    "nightly",
    "other",
    "on",
    "with",
    "to",
    "these",
    "those",
    "this",
    "that",
    "usual",
    "regular",
    "old",
    "same",
    "up",
    "out",
    "his",
    "her",
    "their",
    "you",
    "have",
    "get",
    "getting",
    "having",
    "be",
    "and",
    "tomar",
    "tomando",
    "usar",
    "usando",
    "su",
    "sus",
    "tu",
    "tus",
    "el",
    "la",
    "los",
    "las",
    "de",
    "con",
    "un",
    "una",
    "que",
    "nuevo",
    "nueva",
    "haciendo",
    "hacer",
    "todas",
    "todos",
    "esa",
    "ese",
    "le",
    "se",
    "another",
    "some",
    "full",
    "prescribed",
    "blood",
    "heart",
    "pain",
    "water",
    "sleeping",
    "at",
    "home",
];
/// The most fillers there are.
const REACH: usize = 5;
/// Category words that a verb of advice turns into a fact.
const CARE: &[&str] = &[
    "pills",
    "pill",
    "meds",
    "med",
    "medication",
    "medications",
    "medicine",
    "medicines",
    "tablets",
    "tablet",
    "capsules",
    "dose",
    "doses",
    "dosage",
    "drops",
    "treatment",
    "treatments",
    "therapy",
    "regimen",
    "pastillas",
    "pastilla",
    "medicina",
    "medicinas",
    "medicamento",
    "medicamentos",
    "medicacion",
    "tratamiento",
    "terapia",
    "dosis",
    "gotas",
    "tabletas",
    "care",
];
/// Behind them stands what is no care: a medication list, a refill.
const THINGS: &[&str] = &[
    "list",
    "lists",
    "form",
    "forms",
    "refill",
    "refills",
    "history",
    "reminder",
    "reminders",
    "record",
    "records",
    "pickup",
    "delivery",
    "deliveries",
    "transfer",
    "request",
    "requests",
    "order",
    "orders",
    "cost",
    "costs",
    "pharmacy",
    "profile",
    "card",
    "questions",
    "question",
    "label",
    "labels",
    "bottle",
    "bottles",
    "review",
    "alert",
    "alerts",
    "message",
    "messages",
    "text",
    "texts",
    "notice",
    "notices",
    "notification",
    "notifications",
    "room",
    "rooms",
    "center",
    "area",
    "team",
    "log",
    "safety",
    "savings",
    "pick",
    "updates",
    "update",
    "info",
    "information",
    "status",
    "summary",
    "notes",
    "page",
    "portal",
    "options",
    "team's",
    "coordinator",
    "manager",
    "box",
    "cart",
    "window",
    "counter",
    "provider",
    "providers",
    "day",
    "package",
];

/// Every piece of advice of a message. A category word needs a verb; a named treatment may also be recommended.
pub(super) fn all(document: &Document<'_>) -> Vec<Advice> {
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
        (_, Kind::Recommend) => true,
        (Class::Drug, _) => true,
        (Class::Procedure | Class::Program, Kind::Change) => (verb..first).any(|at| document.is_one_of(at, STARTS)),
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
    let plan = document.is_one_of(end, &["plan", "plans"]);
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
        document.is_one_of(sentence.first, &["if", "si", "when", "cuando", "before", "antes", "has", "have", "did"]);
    let taking = || (verb..token).any(|at| document.is_one_of(at, &["taking", "using", "tomando", "usando"]));
    let usual =
        || (end..sentence.end).any(|at| document.is_one_of(at, &["prescribed", "directed", "usual", "indicado"]));
    let says = match kind {
        Kind::Change | Kind::Stop => true,
        Kind::Keep => taking() && !usual() || is_therapy(document, token),
        Kind::Recommend => false,
    };
    (says && !open && is_ours(document, verb, kind)).then_some(Advice { kind, verb, first: token, end, term: None })
}

fn is_therapy(document: &Document<'_>, token: usize) -> bool {
    document.is_one_of(token, &["treatment", "treatments", "therapy", "tratamiento", "terapia"])
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
            && document.is_one_of(at, &["take", "tome", "use"])
            && at > sentence.first
            && document.is_one_of(at - 1, &["not", "dont", "don't", "no"]);
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
    if document.is_one_of(verb, &["hold", "holding"]) {
        let before = verb.saturating_sub(4)..verb;
        return !before
            .into_iter()
            .any(|at| document.is_one_of(at, &["we", "we'll", "pharmacy", "can", "will", "desk"]));
    }
    // "and do your treatment" needs no doing; "STOP" in capitals is a keyword.
    kind != Kind::Stop
        || document.word(verb) != "STOP"
        || verb > 0 && !document.is_one_of(verb - 1, &["reply", "text", "responda"])
}
