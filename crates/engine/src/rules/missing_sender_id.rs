//! `missing-sender-id`: a text that does not say who sends it, or how to reach them.

use crate::holes::Kind;

use super::{Category, Channel, Cue, DEFAULT, Document, Levels, RuleInfo, Sink, Text, Trigger, quantity};
use crate::words::Words;

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "missing-sender-id",
    category: Category::Hygiene,
    catches: "A text message without the sender's name, or without a phone number or link to reach them.",
    message: Text {
        en: "This text does not say who sends it and how to reach them",
        es: "Este mensaje no dice quién lo envía ni cómo comunicarse",
    },
    why: Text {
        en: "Texts under the healthcare exemption must state the provider's name and contact information; a name that tells the kind of care needs a safe one.",
        es: "Los mensajes bajo la excepción de salud deben indicar el nombre y el contacto; si el nombre revela el tipo de atención, use uno neutro.",
    },
    citations: &["47 CFR 64.1200(a)(9)(iv)"],
    levels: Levels::row(b"I I I I - W"),
    bad: &[
        "[[See]] you tomorrow at 2.",
        "[[Please]] call us back.",
        "[[Harbor]] Street Clinic: see you at 2.",
        "[[Nos]] vemos el martes.",
    ],
    good: &[
        "Harbor Street Clinic: see you at 2. Questions? (555) 010-4477",
        "{{clinic_name}}: see you at {{time}}. Call {{clinic_phone}}.",
        "Your order is ready at Harbor Pharmacy. https://harbor.example/map",
        "Clínica Harbor: nos vemos el martes. Tel. (555) 010-4477",
    ],
    shows_words: false,
    channel: Some(Channel::Sms),
    scan: Some((Trigger::Always, scan)),
    ..DEFAULT
};

/// Words that a sender's name holds, in capitals.
const SENDERS: &Words = words![
    "clinic" "clinica" "pharmacy" "farmacia" "hospital" "health" "medical" "center" "centro" "medicine" "care"
    "practice" "associates" "group" "office" "consultorio" "labs" "lab" "laboratorio" "dental" "salud"
];
/// Words in the name of a variable that holds the sender, or the way to reach them.
const VARIABLES: &Words = words!["clinic" "org" "sender" "practice" "pharmacy" "office" "company" "clinica" "farmacia"];
const CONTACTS: &Words = words!["phone" "tel" "link" "url" "portal" "telefono" "contact"];
/// Digits of a phone number at least.
const DIGITS: usize = 7;

fn scan(document: &Document<'_>, sink: &mut Sink<'_>) {
    let variable = |words: &Words| {
        document.holes.iter().filter(|hole| hole.kind != Kind::Link).any(|hole| {
            let name = document.plain.get(hole.inside.clone()).unwrap_or_default().to_ascii_lowercase();
            words.iter().any(|word| name.contains(word))
        })
    };
    let named = (0..document.tokens.len()).any(|token| {
        let beside = |other: usize| document.is_capitalised(other);
        document.is_capitalised(token)
            && document.is_one_of(token, SENDERS)
            && (token > 0 && beside(token - 1) || beside(token + 1))
    });
    let linked = document.holes.iter().any(|hole| hole.kind == Kind::Link);
    let sender = named || variable(VARIABLES);
    let contact = linked || has_phone(document) || variable(CONTACTS);
    if !sender || !contact {
        sink.report_whole(document, 0);
    }
}

/// Whether groups of digits that touch make up a phone number.
fn has_phone(document: &Document<'_>) -> bool {
    let mut digits = 0;
    let mut last = usize::MAX;
    document.coded.iter().any(|&token| {
        let word = document.word(token);
        let joined = last.wrapping_add(1) == token && document.gap(last).len() <= 2;
        last = token;
        let own = if quantity::is_digits(word) { word.len() } else { 0 };
        digits = if joined { digits + own } else { own };
        document.tokens[token].cues.has(Cue::Number) && digits >= DIGITS
    })
}
