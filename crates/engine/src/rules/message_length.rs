//! `message-length`: more than one SMS, or more than `WhatsApp` takes.

use super::{Category, Channel, DEFAULT, Document, Levels, RuleInfo, Sink, Text, Trigger};

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "message-length",
    category: Category::Hygiene,
    catches: "A text of more than one SMS segment (160 characters, 70 when one of them is outside the GSM alphabet), or more than the 1,024 characters of a WhatsApp template, the 60 of its header, the 25 of its button.",
    message: Text { en: "This message is long for its channel", es: "Este mensaje es largo para su canal" },
    why: Text {
        en: "A long text is sent in pieces that cost more and may arrive apart; exempt healthcare texts have 160 characters at most.",
        es: "Un texto largo se envía en partes que cuestan más y pueden llegar separadas; los mensajes de salud exentos tienen 160 caracteres como máximo.",
    },
    citations: &["47 CFR 64.1200(a)(9)(iv)"],
    levels: Levels::row(b"I I - I - I"),
    bad: &[
        "[[Hello]] from Harbor Street Clinic at 212 Harbor Street: we look forward to seeing you on Wednesday the 9th of April at 2:45 PM. Parking is free in the lot behind the building.",
        "📅 [[Harbor]] Street Clinic: you have a visit on Wednesday at 2:45 PM. See you there.",
        "{\"[[type]]\":\"HEADER\",\"text\":\"We are happy to tell you that our new building on Harbor Street is open\"}",
        "{\"[[type]]\":\"QUICK_REPLY\",\"text\":\"Yes, I will come on Wednesday\"}",
    ],
    good: &[
        "Harbor Street Clinic: see you at 2:45 PM. Reply STOP to opt out.",
        "Your order is ready.",
        "Su cita es el miércoles a las 2.",
        "{\"type\":\"QUICK_REPLY\",\"text\":\"Confirm\"}",
    ],
    shows_words: false,
    channel: Some(Channel::Sms),
    scan: Some((Trigger::Always, scan)),
    ..DEFAULT
};

/// Characters of the GSM 03.38 alphabet outside ASCII.
const GSM: &str = "£¥èéùìòÇØøÅåΔΦΓΛΩΠΨΣΘΞÆæßÉ¤¡ÄÖÑÜ§¿äöñüà";
/// Characters that take two places in it.
const DOUBLE: &str = "^{}\\[~]|€";
/// Characters of ASCII that it lacks.
const MISSING: &str = "`";
/// Units of one segment.
const GSM_SEGMENT: usize = 160;
const UNICODE_SEGMENT: usize = 70;

fn scan(document: &Document<'_>, sink: &mut Sink<'_>) {
    if is_long(document.original) {
        sink.report_whole(document, 0);
    }
}

/// Whether a text takes more than one SMS, or a part of a template more than its place.
fn is_long(text: &str) -> bool {
    if let Some((limit, part)) = template_part(text) {
        return part.chars().count() > limit;
    }
    let in_gsm = |char: char| (char.is_ascii() && !MISSING.contains(char)) || GSM.contains(char) || char == '€';
    if text.chars().all(in_gsm) {
        text.chars().map(|char| 1 + usize::from(DOUBLE.contains(char))).sum::<usize>() > GSM_SEGMENT
    } else {
        text.encode_utf16().count() > UNICODE_SEGMENT
    }
}

/// The text of a header or button that stands alone as JSON, and how long it may be.
fn template_part(text: &str) -> Option<(usize, &str)> {
    let limit = if text.contains("\"HEADER\"") || text.contains("\"FOOTER\"") {
        60
    } else if text.contains("\"QUICK_REPLY\"") {
        25
    } else {
        return None;
    };
    let (_, rest) = text.split_once("\"text\":")?;
    let inside = rest.trim_start().strip_prefix('"')?;
    Some((limit, &inside[..inside.find('"')?]))
}

#[cfg(test)]
mod tests {
    use super::is_long;

    #[test]
    fn segments() {
        for (text, long) in [
            ("x".repeat(160), false),
            ("x".repeat(161), true),
            ("ñ".repeat(160), false),
            ("[".repeat(81), true),
            (format!("’{}", "x".repeat(69)), false),
            (format!("’{}", "x".repeat(70)), true),
            (String::new(), false),
        ] {
            assert_eq!(is_long(&text), long, "{text}");
        }
    }
}
