//! `missing-opt-out`: a text that does not say how to stop the texts.

use super::{Category, Channel, DEFAULT, Document, Levels, RuleInfo, Sink, Text, Trigger};
use crate::words::Words;

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "missing-opt-out",
    category: Category::Hygiene,
    catches: "A text message that does not say how to stop further texts.",
    message: Text { en: "This text does not say how to opt out", es: "Este mensaje no dice cómo dejar de recibirlos" },
    why: Text {
        en: "Texts under the healthcare exemption must let the reader opt out by replying STOP.",
        es: "Los mensajes bajo la excepción de salud deben permitir darse de baja respondiendo STOP o ALTO.",
    },
    citations: &["47 CFR 64.1200(a)(9)(iv)"],
    levels: Levels::row(b"I I - W - W"),
    bad: &[
        "[[Harbor]] Street Clinic: see you at 2. (555) 010-4477",
        "[[We]] have a new phone number.",
        "[[Your]] order is ready at Harbor Pharmacy.",
        "[[Clínica]] Harbor: nos vemos a las 2.",
    ],
    good: &[
        "Harbor Street Clinic: see you at 2. Reply STOP to opt out.",
        "See you at 2. Text STOP to end.",
        "To unsubscribe, reply OUT.",
        "Nos vemos a las 2. Responda ALTO para no recibir mensajes.",
    ],
    shows_words: false,
    channel: Some(Channel::Sms),
    scan: Some((Trigger::Always, scan)),
    ..DEFAULT
};

/// Words that tell how to stop. `stop` counts in capitals only: "stop by" stops nothing.
const WORDS: &Words = words!["unsubscribe" "unsub" "optout" "opt-out" "stopall"];
const CAPITALS: &Words = words!["STOP" "ALTO" "BAJA" "END" "QUIT" "SALIR" "PARAR"];

fn scan(document: &Document<'_>, sink: &mut Sink<'_>) {
    let tells = (0..document.tokens.len()).any(|token| {
        let word = document.word(token);
        CAPITALS.contains(word)
            || document.is_one_of(token, WORDS)
            || word.eq_ignore_ascii_case("opt") && document.is_one_of(token + 1, words!["out"])
            || word.eq_ignore_ascii_case("darse") && document.is_one_of(token + 2, words!["baja"])
    });
    if !tells {
        sink.report_whole(document, 0);
    }
}
