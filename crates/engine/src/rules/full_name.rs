//! `full-name`: the reader's first and last name.

use phi_lint_lexicon::Cue;

use super::person::{self, Trust};
use super::{Category, DEFAULT, Document, Levels, RuleInfo, Sink, Text, Trigger};
use crate::words::Words;

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "full-name",
    category: Category::Identifier,
    catches: "The first and last name of the patient behind a greeting, a label or `for`. A title with a surname is a hint; a first name alone is allowed.",
    message: Text { en: "This gives a patient's full name", es: "Esto da el nombre completo de un paciente" },
    why: Text {
        en: "The number already identifies the patient; a full name only makes a misdirected message worse.",
        es: "El número ya identifica al paciente; el nombre completo solo agrava un mensaje mal dirigido.",
    },
    citations: &["45 CFR 164.514(b)(2)(i)(A)", "45 CFR 164.502(b)"],
    levels: Levels::row(b"W E - W I W"),
    bad: &[
        "Hello [[Terrence Oyelaran]], we open at 8 tomorrow.",
        "Confirmation for [[Priya R. Menon]]: Friday at 3.",
        "Patient name: [[Lindqvist, Astrid]]. Please sign in.",
        "Hola [[Rosario Quispe Mamani]], le esperamos mañana.",
    ],
    good: &[
        "Hello Terrence, we open at 8 tomorrow.",
        "Thanks,\nPriya Menon, front desk",
        "Dear valued patients, our Cedar Falls office has moved.",
        "Hola Rosario, le esperamos en la calle Benito Juárez.",
    ],
    scan: Some((Trigger::Always, scan)),
    ..DEFAULT
};

/// Titles of the reader, not of staff.
const TITLES: &Words = words![
    "mr" "mrs" "ms" "miss" "mx" "sr" "sra" "srta" "don" "dona" "senor" "senora" "senorita"
];
/// What stands before a colon and a name.
const LABELS: &Words = words![
    "patient" "patients" "name" "pt" "client" "for" "attn" "attention" "re" "recipient" "guest" "resident"
    "customer" "paciente" "nombre" "cliente" "para" "titular"
];
/// Whose name a label may speak of instead.
const STAFF: &Words = words![
    "provider" "doctor" "clinic" "staff" "nurse" "file" "user" "company" "business" "contact" "plan"
    "pharmacy" "facility" "agent" "caller" "drug" "medication" "location" "program" "clinica" "medico"
    "farmacia" "dr"
];
/// What is for somebody.
const THINGS: &Words = words![
    "reminder" "appointment" "appt" "appts" "visit" "checkup" "message" "msg" "results" "result"
    "prescription" "prescriptions" "rx" "refill" "order" "referral" "ride" "form" "forms" "package" "invoice"
    "bill" "statement" "confirmation" "confirmed" "booked" "scheduled" "ready" "meant" "intended" "addressed"
    "waiting" "slot" "time" "letter" "paperwork" "records" "pickup" "received" "reserved" "approved"
    "authorization" "note" "text" "payment" "balance" "lab" "labs" "report" "this" "is" "cita" "recordatorio"
    "receta" "consulta" "turno" "mensaje" "resultados" "aviso" "lista" "listo" "confirmada" "confirmado"
    "agendada" "programada" "reservada" "orden" "factura" "nombre" "medicamento" "medicamentos" "era" "cuenta"
    "saldo"
];
/// What a patient has.
const OWNED: &Words = words![
    "appointment" "appt" "visit" "checkup" "results" "result" "prescription" "rx" "refill" "referral" "ride"
    "form" "forms" "chart" "records" "account" "balance" "bill" "order" "labs" "test" "surgery" "medication"
    "insurance" "paperwork" "follow" "session" "procedure" "consult"
];
/// What a message says right before it calls its reader.
const CALLING: &Words = words![
    "booked" "confirmed" "set" "scheduled" "welcome" "ready" "bienvenida" "bienvenido" "confirmada" "lista"
    "listo"
];
/// What a message says right after it called its reader.
const VOCATIVE: &Words = words![
    "your" "you" "you're" "you've" "please" "pls" "we" "we're" "this" "it's" "it" "reminder" "just" "thank"
    "thanks" "don't" "see" "su" "sus" "le" "tu" "usted" "favor" "por" "tiene" "recuerde" "lo" "la" "te"
];
/// What may follow the name of somebody something is for.
const FOLLOWERS: &Words = words![
    "is" "has" "was" "are" "on" "at" "tomorrow" "today" "and" "will" "from" "to" "with" "in" "this" "next"
    "please" "only" "el" "es" "esta" "ya" "manana" "hoy" "a" "con" "de" "en" "y" "por" "not" "still"
    "confirmed" "moved" "changed" "rescheduled" "set" "canceled" "cancelled" "ready" "needs" "received"
    "booked" "scheduled" "came" "confirmada" "programada" "se" "fue" "quedo" "lista" "listo" "or" "who" "but"
    "if"
];

fn scan(document: &Document<'_>, sink: &mut Sink<'_>) {
    // A full name is two capitals in a row; many messages have none.
    if !document.capitals && !document.policy.is_strict() && !document.cues.has(Cue::Title) {
        return;
    }
    let mut done = 0;
    for first in 0..document.tokens.len() {
        // Most words are small: they cost one look.
        if first < done || !document.is_capitalised(first) {
            continue;
        }
        let found =
            if first == 0 { called(document).or_else(|| owned(document, 0)) } else { found_at(document, first) };
        let Some(found) = found else { continue };
        done = found.end;
        sink.report_at(document.span(found.first, found.end), found.steps);
    }
}

struct Name {
    first: usize,
    end: usize,
    steps: i8,
}

fn found_at(document: &Document<'_>, first: usize) -> Option<Name> {
    let name = |first, end, steps| Some(Name { first, end, steps });
    let before = first.checked_sub(1)?;
    let gap = document.gap(before);
    if document.is_one_of(before, TITLES) && matches!(gap, " " | ". " | ".") && document.is_capitalised(before) {
        if let Some(end) = person::name_at(document, first, Trust::Greeted) {
            // "Ms. Grace Ward from the desk" works there.
            return if document.is_one_of(end, words!["from" "desde" "del"]) { None } else { name(before, end, 0) };
        }
        // A street or a doctor's name is no surname of the reader.
        let alone = person::is_name_word(document, first, Trust::Greeted) && !document.is_capitalised(first + 1);
        return if alone { name(before, first + 1, -1) } else { None };
    }
    // "Your visit is booked, Carmen Delgado!"
    if gap == ", " && document.is_one_of(before, CALLING) {
        let end = person::name_at(document, first, Trust::Other)?;
        return if document.gap(end - 1).starts_with(['!', '?']) { name(first, end, 0) } else { None };
    }
    if document.tokens[before].cues.has(Cue::Greet) && matches!(gap, " " | ", " | " - " | ", *") {
        return greeted(document, first);
    }
    if gap.trim_end_matches([' ', '*']) == ":" || gap == " - " && document.is_one_of(before, words!["name" "nombre"]) {
        return labelled(document, first);
    }
    // "Patient Maria Garcia" begins a sentence as often as a form; a small p is always a person.
    let stated = gap == " " && ["patient", "paciente", "client", "cliente"].contains(&document.word(before));
    if stated || gap == " " && is_for(document, before) {
        let end = person::name_at(document, first, Trust::Other)?;
        let rest = document.gap(end - 1);
        let ends = end >= document.tokens.len()
            || rest != " "
            || document.is_one_of(end, FOLLOWERS)
            || document.tokens[end].cues.has(Cue::Number);
        return if ends { name(first, end, 0) } else { None };
    }
    owned(document, first)
}

/// "Hi Sarah Johnson,".
fn greeted(document: &Document<'_>, first: usize) -> Option<Name> {
    let shouted = |end: usize| {
        let small = (first..end).any(|token| document.word(token).bytes().any(|byte| byte.is_ascii_lowercase()));
        small || document.gap(end - 1).starts_with([',', '!', ':'])
    };
    // "Thanks, Maria Lopez" at the end is who wrote it.
    let thanked = document.is_one_of(
        first - 1,
        words!["thanks" "you" "gracias" "regards" "sincerely" "saludos" "atentamente" "cordialmente"],
    );
    let closes = |end: usize| {
        let gap = document.gap(end - 1);
        let signed = gap.starts_with(',') && !document.is_one_of(end, VOCATIVE);
        thanked && (end >= document.tokens.len() || signed || gap.contains(['\n', '-', '|']))
    };
    let staffed = |end: usize| {
        document.is_one_of(end, words!["from" "with" "at" "calling" "here" "de" "desde" "at"])
            && document.gap(first - 1) != " "
    };
    if let Some(end) = person::name_at(document, first, Trust::Greeted) {
        let real = shouted(end) && !closes(end) && !staffed(end);
        return real.then_some(Name { first, end, steps: 0 });
    }
    // Under the strict policy not even the first name may be said.
    let alone = document.policy.is_strict()
        && person::is_name_word(document, first, Trust::Greeted)
        && !document.is_capitalised(first + 1)
        && !closes(first + 1)
        && shouted(first + 1);
    alone.then_some(Name { first, end: first + 1, steps: -1 })
}

/// "Patient: Maria Garcia", "Name: Garcia, Maria".
fn labelled(document: &Document<'_>, first: usize) -> Option<Name> {
    let label = first - 1;
    if !document.is_one_of(label, LABELS) || label > 0 && document.is_one_of(label - 1, STAFF) {
        return None;
    }
    let end = person::name_at(document, first, Trust::Greeted).or_else(|| {
        let turned = person::is_name_word(document, first, Trust::Greeted)
            && document.gap(first) == ", "
            && person::is_name_word(document, first + 1, Trust::Greeted);
        turned.then_some(first + 2)
    })?;
    Some(Name { first, end, steps: 0 })
}

/// "Reminder for", "cita para", "a nombre de": something is for the name behind it.
fn is_for(document: &Document<'_>, word: usize) -> bool {
    let close = |reach: usize, words: &Words| {
        let first = document.sentence(word).first.max(word.saturating_sub(reach));
        document.any_of(first..word, words)
    };
    document.is_one_of(word, words!["for" "para"]) && close(4, THINGS)
        || document.is_one_of(word, words!["of" "de"])
            && close(2, words!["parent" "parents" "guardian" "behalf" "nombre" "cita" "resultados" "receta"])
        || document.is_one_of(word, words!["to"]) && close(3, words!["addressed" "belongs" "belong"])
}

/// "John Smith's appointment".
fn owned(document: &Document<'_>, first: usize) -> Option<Name> {
    // Most capitalised words stand alone, and most pairs of them own nothing.
    let owns = |token: usize| document.word(token).ends_with("'s");
    if !document.is_capitalised(first + 1) || !(first + 1..first + 5).any(owns) {
        return None;
    }
    let before = first.wrapping_sub(1);
    let placed = document.is_one_of(before, words!["at" "from" "near" "with" "by" "in" "dr" "see" "join" "nurse"]);
    let end = person::name_at(document, first, Trust::Other)?;
    let owner =
        document.word(end - 1).ends_with("'s") && document.is_one_of(end, OWNED) && document.gap(end - 1) == " ";
    (owner && !placed).then_some(Name { first, end, steps: 0 })
}

/// "J. Smith, please call us" as the first words.
fn called(document: &Document<'_>) -> Option<Name> {
    if !document.is_capitalised(1) || !(1..4).any(|token| document.gap(token) == ", ") {
        return None;
    }
    let end = person::name_at(document, 0, Trust::Other)?;
    let called = document.gap(end - 1) == ", " && end <= 4 && document.is_one_of(end, VOCATIVE);
    called.then_some(Name { first: 0, end, steps: 0 })
}
