//! `reply-keyword-collision`: an instruction to reply with a word that carriers take for an opt-out.

use super::{Category, Channel, DEFAULT, Document, Levels, RuleInfo, Sink, Text, Trigger};
use crate::words::Words;

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "reply-keyword-collision",
    category: Category::Hygiene,
    catches: "On SMS, a reply keyword such as CANCEL, END or QUIT for anything but opting out. HELP, INFO, START and YES for something else are advice.",
    message: Text {
        en: "Carriers take this reply for an opt-out",
        es: "Las operadoras toman esta respuesta como una baja",
    },
    why: Text {
        en: "A patient who replies with an opt-out word to change a visit silently loses every later reminder.",
        es: "Un paciente que responde con una palabra de baja para cambiar su cita pierde todos los recordatorios siguientes.",
    },
    citations: &["47 CFR 64.1200(a)(10)"],
    levels: Levels::row(b"W W W - W W"),
    bad: &[
        "Reply YES to confirm or [[CANCEL]] to change.",
        "Text [[END]] to end your place in line.",
        "Reply [[QUIT]] to leave the waitlist.",
        "Responda SI para confirmar o [[CANCEL]] para cambiar.",
    ],
    good: &[
        "Reply C to confirm or R to change.",
        "Reply STOP to opt out.",
        "Reply CONFIRM to confirm or CHANGE to change.",
        "Text END to stop these messages.",
    ],
    channel: Some(Channel::Sms),
    scan: Some((Trigger::Always, scan)),
    ..DEFAULT
};

/// Words that carriers and platforms take for an opt-out.
const OPT_OUT: &Words = words!["CANCEL" "END" "QUIT" "STOP" "UNSUBSCRIBE" "REVOKE" "OPTOUT" "ARRET" "REMOVE"];
/// Words that they answer themselves.
const TAKEN: &Words = words!["HELP" "INFO" "START" "YES" "UNSTOP"];
/// What leads to a keyword.
const REPLIES: &Words =
    words!["reply" "text" "txt" "send" "respond" "type" "answer" "responda" "envie" "escriba" "mande" "conteste"];
/// What an opt-out is for.
const MESSAGES: &Words = words![
    "texts" "text" "messages" "message" "msgs" "alerts" "sms" "unsubscribe" "out" "mensajes" "mensaje" "salir"
    "baja" "receiving" "reminders" "notifications" "recibir"
];

fn scan(document: &Document<'_>, sink: &mut Sink<'_>) {
    for token in 0..document.tokens.len() {
        let word = document.word(token);
        let (opt_out, taken) = (OPT_OUT.contains(word), TAKEN.contains(word));
        if !opt_out && !taken {
            continue;
        }
        let sentence = document.sentence(token);
        let asked = document.any_of(sentence.first..token, REPLIES);
        let purposed = document.is_one_of(token + 1, words!["to" "para" "if" "si"]) && token + 1 < sentence.end;
        let other = document.any_of(token + 2..sentence.end, MESSAGES);
        // "Text STOP to end." names no object: it ends the texts.
        let bare = token + 3 >= sentence.end && document.is_one_of(token + 2, words!["end" "stop" "cancel" "quit"]);
        let help = taken && document.is_one_of(token + 2, words!["help" "info" "assistance"]);
        if asked && purposed && !other && !bare && !help {
            sink.report_at(document.span(token, token + 1), if opt_out { 0 } else { -1 });
        }
    }
}
