//! `clinical-question`: asking for health information in the channel.

use phi_lint_lexicon::{Cues, Tier};

use crate::context;
use crate::sentence::Sentence;

use super::{Category, Class, Cue, DEFAULT, Document, Levels, RuleInfo, Sink, Text, Trigger};
use crate::words::Words;

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "clinical-question",
    category: Category::Template,
    catches: "A question or request for health information: symptoms, medicines, allergies, history, readings, how a wound looks, how a child sleeps. Questions of the front desk are allowed.",
    message: Text { en: "This asks for health information", es: "Esto pide información de salud" },
    why: Text {
        en: "The answer would be health information on a channel that must not carry it; ask in the portal or in person.",
        es: "La respuesta sería información de salud en un canal que no debe llevarla; pregunte en el portal o en persona.",
    },
    citations: &["45 CFR 164.530(c)", "45 CFR 164.312(e)(1)"],
    levels: Levels::row(b"E E W E E E"),
    bad: &[
        "Which [[medications]] are you taking now?",
        "How is your [[shoulder]] feeling today?",
        "Please tell us about any [[allergies]].",
        "What [[brings you in]] this week?",
        "Is he [[crawling]] yet?",
        "Text us a photo of your [[foot]].",
        "¿Qué [[síntomas]] tiene hoy?",
    ],
    good: &[
        "What is your date of birth?",
        "Which pharmacy should fill your medication?",
        "Please bring a list of your medications.",
        "Any questions about your medications? Call us.",
        "How is the new parking lot working for you?",
        "Please list your allergies in the portal before your visit.",
        "Nunca le pediremos sus síntomas por mensaje.",
    ],
    scan: Some((Trigger::Cues(Cues::of(&[Cue::Ask, Cue::History])), scan)),
    ..DEFAULT
};

/// How far behind the question its object may stand.
const REACH: usize = 14;

/// What is asked for decides which questions count.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Object {
    /// Symptoms, history, a term for a complaint or illness.
    Health,
    /// Medicines by category: the front desk asks about their pick-up too.
    Medicine,
    /// A named drug, test or procedure, which may also be booked or picked up.
    Service,
}

fn scan(document: &Document<'_>, sink: &mut Sink<'_>) {
    // Most words are neither asked for nor a term: they cost one look at their cues.
    let mut done = 0;
    for (at, token) in document.tokens.iter().enumerate() {
        if at >= done && token.cues.has_any(OBJECTS) {
            let (first, end) = document.term_at(at).map_or((at, at + 1), |hit| (hit.first as usize, hit.end as usize));
            done = end;
            report(document, first, end, sink);
        }
    }
    for hit in document.terms.iter().filter(|hit| !hit.entry.is_silent()) {
        let (first, end) = (hit.first as usize, hit.end as usize);
        if !document.cues_of(first, end).has_any(OBJECTS) {
            report(document, first, end, sink);
        }
    }
}

/// What may be asked for without being a term that reveals something.
const OBJECTS: Cues = Cues::of(&[Cue::History, Cue::Vital, Cue::Body]);

fn report(document: &Document<'_>, first: usize, end: usize, sink: &mut Sink<'_>) {
    if let Some(object) = object_at(document, first, end)
        && is_asked(document, first, end, object)
    {
        sink.report(document.span(first, end));
    }
}

/// How far behind "please list" a category word may stand.
const NEAR_REQUEST: usize = 8;

/// What kind of question these words can be the object of.
fn object_at(document: &Document<'_>, first: usize, end: usize) -> Option<Object> {
    let cues = document.cues_of(first, end);
    if cues.has(Cue::History) {
        // A college of medicine is none.
        let college = first > 1
            && document.is_one_of(first - 1, words!["of"])
            && document.is_one_of(first - 2, words!["college" "school" "department" "faculty"]);
        let object = if cues.has(Cue::Rx) { Object::Medicine } else { Object::Health };
        return (!college).then_some(object);
    }
    if let Some(hit) = document.term_at(first).filter(|hit| !hit.entry.is_silent()) {
        let object = match hit.entry.class() {
            Class::Condition | Class::Symptom => Object::Health,
            Class::Drug
            | Class::Lab
            | Class::Procedure
            | Class::Device
            | Class::Event
            | Class::Vaccine
            | Class::Imaging => Object::Service,
            // The wound's own words count only where they are looked at.
            Class::Plan => return shown(document, first, end).then_some(Object::Health),
            _ if hit.entry.tier() == Tier::T3 => Object::Health,
            _ => return None,
        };
        // "A photo of the rash": what is asked for need not be tied to the reader.
        let shown = object == Object::Health && shown(document, first, end);
        return (shown || context::counts(document, hit)).then_some(object);
    }
    // "that left hip"
    let sided = first > 1 && document.is_one_of(first - 1, words!["left" "right" "bad" "sore" "other"]);
    let led = first > 0 && document.is_one_of(first - 1 - usize::from(sided), OWN);
    if cues.has(Cue::Vital) {
        // The temperature may be the room's.
        return (led && !document.is_one_of(first - 1, words!["the" "la" "el"])).then_some(Object::Health);
    }
    (cues.has(Cue::Body) && led && (is_inquired(document, first, end) || is_pictured(document, first)))
        .then_some(Object::Health)
}

const OWN: &Words = words![
    "your" "ur" "the" "his" "her" "that" "those" "su" "tu" "la" "el" "sus" "tus" "esa" "ese" "esos" "esas"
];

/// Whether these words are looked at: in a picture or in a question how they are.
fn shown(document: &Document<'_>, first: usize, end: usize) -> bool {
    is_inquired(document, first, end) || is_pictured(document, first)
}

/// "How is your knee feeling": not "how is the back entrance".
fn is_inquired(document: &Document<'_>, first: usize, end: usize) -> bool {
    const NEXT: &Words = words![
        "feeling" "doing" "looking" "healing" "today" "after" "since" "now" "holding" "coming" "this" "and"
        "still" "bien" "mejor" "hoy" "despues" "any" "feel" "getting" "these" "ok"
    ];
    let sentence = document.sentence(first);
    let asks = document.cues_of(first.saturating_sub(3).max(sentence.first), first).has(Cue::Ask);
    let how = asks
        && document
            .any_of(first.saturating_sub(3)..first, words!["how" "hows" "how's" "como" "is" "are" "does" "sigue"]);
    how && (end >= sentence.end || document.gap(end - 1) != " " || document.is_one_of(end, NEXT))
}

/// "A photo of your foot".
fn is_pictured(document: &Document<'_>, first: usize) -> bool {
    const PICTURES: &Words = words!["photo" "photos" "picture" "pictures" "pic" "pics" "image" "foto" "fotos" "imagen"];
    document.any_of(first.saturating_sub(4)..first, PICTURES)
}

fn is_asked(document: &Document<'_>, first: usize, end: usize, object: Object) -> bool {
    let sentence = document.sentence(first);
    if sentence.cues.has(Cue::Refuse) {
        return false;
    }
    let from = first.saturating_sub(REACH).max(sentence.first);
    let ask = (from..end).find(|&at| document.tokens[at].cues.has(Cue::Ask));
    // The phrase that asks may have several words: its first one says how.
    let ask = ask.map(|ask| document.term_at(ask).map_or(ask, |hit| hit.first as usize));
    // "¿Es alérgico a algo?", "Still hurting?" need no question word.
    let bare = || {
        let opens = document.is_one_of(sentence.first, OPENERS) && !document.is_one_of(sentence.first, words!["any"]);
        let inverted = document.cues_of(first, end).has(Cue::History) && starts_inverted(document, sentence);
        (opens || inverted).then_some(sentence.first)
    };
    let Some(ask) = ask.or_else(bare) else { return false };
    let around = |words: &Words| document.any_of(from..(end + REACH).min(sentence.end), words);
    // Questions about something, forms and lists to bring are the front desk's.
    if around(DESK) || document.is_one_of(end, NOT_HEALTH) {
        return false;
    }
    let errands = document.any_of(ask..(end + REACH).min(sentence.end), ERRANDS);
    let requests = (from..first).find(|&at| is_request(document, at));
    if is_question(document, sentence, ask) {
        return match object {
            Object::Health => !starts_notice(document, sentence),
            Object::Medicine => around(TAKING) && !errands,
            Object::Service => around(HAVING) && !errands && !starts_notice(document, sentence),
        };
    }
    let Some(request) = requests else { return false };
    if sentence.cues.has(Cue::Portal) || document.is_one_of(end, words!["refill" "refills" "request"]) {
        return false;
    }
    match object {
        Object::Health => true,
        // "Text us when your medication runs out" asks for a call, "list your medications" for them.
        Object::Medicine => {
            let conditional = document.any_of(request..first, words!["if" "when" "once" "si" "cuando"]);
            let close = first - request <= NEAR_REQUEST;
            !conditional && close && !errands
                || conditional && around(words!["changed" "changes" "new" "cambio" "cambiaron"])
        }
        Object::Service => {
            !errands && !(request..first).any(|at| document.is_one_of(at, words!["if" "when" "to" "si" "cuando"]))
        }
    }
}

/// Behind the object they say that it is none: feeling lucky, history form.
const NOT_HEALTH: &Words =
    words!["about" "form" "forms" "lucky" "festive" "generous" "lost" "like" "hungry" "adventurous"];

const DESK: &Words = words![
    "question" "questions" "preguntas" "pregunta" "duda" "dudas" "form" "forms" "paperwork" "formulario"
    "bring" "traiga" "traer" "questionnaire" "cuestionario" "class" "classes" "insurance" "interpreter"
    "lobby" "door" "printer" "website" "app" "parking" "kiosk" "wifi"
];
/// Words of a question about the taking of medicine.
const TAKING: &Words = words![
    "take" "taking" "takes" "took" "using" "use" "changed" "changes" "change" "new" "any" "what" "which"
    "current" "currently" "still" "side" "working" "helping" "many" "toma" "tomando" "tomas" "tomo" "usa"
    "cual" "cuales" "que" "algun" "alguna" "nuevo" "nueva" "actual" "actuales" "missed" "on"
];
/// Errands of the front desk and the pharmacy.
const ERRANDS: &Words = words![
    "pick" "picked" "pickup" "refill" "refills" "refilled" "deliver" "delivered" "delivery" "mail" "mailed"
    "ready" "cost" "price" "reminder" "reminders" "transfer" "transferred" "pharmacy" "ship" "need" "want"
    "find" "reach" "schedule" "reschedule" "book" "confirm" "make" "cancel" "recoger" "surtir" "entrega"
    "domicilio" "envio" "farmacia" "confirmar" "programar" "reprogramar" "agendar" "quiere" "desea" "waiting"
    "available" "time" "when" "where" "hora" "cuando" "like" "prefer" "prefiere" "attend"
];
/// Words of a question about something had, used or measured.
const HAVING: &Words = words![
    "had" "ever" "been" "have" "has" "having" "taking" "take" "took" "use" "using" "wear" "wearing" "working"
    "how" "was" "is" "checked" "check" "since" "what" "which" "any" "on" "reading" "result" "tenido" "toma"
    "tomando" "usa" "cual" "como" "tiene" "hecho" "sigue" "algun" "alguna" "still" "did" "level"
];

/// "Did you know" and "If you have" tell, they do not ask.
fn starts_notice(document: &Document<'_>, sentence: Sentence) -> bool {
    let known =
        document.any_of(sentence.first..(sentence.first + 4).min(sentence.end), words!["know" "sabia" "sabias"]);
    known || document.is_one_of(sentence.first, words!["if" "si" "got" "need" "suffering" "struggling" "tired"])
}

/// Spanish marks a question where it begins: "¿Ya duerme toda la noche?"
fn starts_inverted(document: &Document<'_>, sentence: Sentence) -> bool {
    let before = sentence.first.checked_sub(1).map_or(0, |at| document.tokens[at].end as usize);
    let start = document.tokens.get(sentence.first).map_or(before, |token| token.start as usize);
    document.text.get(before..start).is_some_and(|gap| gap.contains('\u{bf}'))
}

/// The sentence ends or begins with a question mark, or opens with a question word and was not closed.
fn is_question(document: &Document<'_>, sentence: Sentence, ask: usize) -> bool {
    let closing = document.gap(sentence.end.saturating_sub(1));
    if closing.contains('?') {
        return true;
    }
    let opens = ask <= sentence.first + 1 && document.is_one_of(ask, OPENERS);
    let closed = closing.contains(['.', '!', ':']);
    opens && (!closed || document.is_one_of(ask, words!["do" "are" "have" "did" "does"]))
}

/// What a question begins with.
const OPENERS: &Words = words![
    "do" "are" "have" "did" "is" "does" "how" "what" "which" "has" "tiene" "toma" "que" "cual" "como" "cuales"
    "es" "esta" "r" "hows" "whats" "still" "taking" "having" "ever" "been" "ha" "sigue" "le" "se" "usa"
    "siente" "was" "were" "any" "padece" "sufre" "donde" "how's" "what's" "when's"
];

/// The verb of a request: "please list", "tell us", "reply with".
fn is_request(document: &Document<'_>, token: usize) -> bool {
    const VERBS: &Words = words![
        "list" "tell" "describe" "reply" "send" "text" "txt" "share" "respond" "provide" "enter" "let"
        "answer" "type" "rate" "give" "note" "upload" "snap" "explain" "indicate" "specify" "write" "jot"
        "msg" "message" "rank" "confirm" "verify" "need" "please" "diganos" "digame" "dime" "cuentenos"
        "cuenteme" "describa" "indique" "indiquenos" "enumere" "escriba" "escribanos" "escribame" "liste"
        "mencione" "envienos" "envieme" "envie" "mandenos" "mandeme" "mande" "comparta" "proporcione"
        "responda" "responde" "conteste" "explique" "especifique" "anote" "favor" "necesitamos" "queremos"
        "avisenos" "haganos" "hablenos" "califique" "take"
    ];
    document.tokens[token].cues.has(Cue::Ask) && document.is_one_of(token, VERBS)
}
