//! Messages in a chat export of a messenger: `[4/5/26, 9:00:12] Sender: text` and `4/5/26, 9:00 - Sender: text`.

use crate::draft::Draft;
use crate::format::byte_order_mark;
use crate::message::Message;

/// What stands in place of a picture, a call or a deleted message.
const NO_TEXT: [&str; 8] = [
    "<media omitted>",
    "<attached:",
    "(file attached)",
    "image omitted",
    "this message was deleted",
    "<multimedia omitido>",
    "missed voice call",
    "end-to-end encrypted",
];

/// What stands behind a message that was changed.
const EDITED: &str = "<This message was edited>";

/// Whether a text begins as an export does.
pub(crate) fn is_export(source: &str) -> bool {
    let start = byte_order_mark(source);
    source[start..].lines().take(4).filter(|line| head(line).is_some()).count() > 0
        && source[start..].lines().next().is_some_and(|line| head(line).is_some())
}

/// The messages of an export; a line without a head goes on with the message before it. Lines of the system have no sender and
/// are no messages.
pub(crate) fn messages(source: &str) -> Vec<Message> {
    let (mut found, mut at) = (Vec::new(), byte_order_mark(source));
    let mut open: Option<(usize, usize)> = None;
    let mut close = |open: &mut Option<(usize, usize)>| {
        if let Some((start, end)) = open.take() {
            let text = source[start..end].trim_end();
            let text = text.strip_suffix(EDITED).unwrap_or(text).trim_end_matches(['\u{200e}', ' ']);
            let lower = text.to_lowercase();
            if !NO_TEXT.iter().any(|none| lower.contains(none)) {
                found.extend(Draft::of(source, start..start + text.len()));
            }
        }
    };
    for line in source[at..].split_inclusive('\n') {
        let end = at + line.len();
        match head(line) {
            Some(head) => {
                close(&mut open);
                open = match head {
                    Head::Message(text) => Some((at + text, end)),
                    Head::System => None,
                };
            }
            None => open = open.map(|(start, _)| (start, end)),
        }
        at = end;
    }
    close(&mut open);
    found
}

/// What a line begins with.
enum Head {
    /// Date, time and sender; the text begins at this byte of the line.
    Message(usize),
    /// Date and time only.
    System,
}

/// The head of a line: where the text behind date, time and sender begins, or that there is no sender.
fn head(line: &str) -> Option<Head> {
    let text = line.trim_start_matches(['\u{200e}', '\u{feff}']);
    let skipped = line.len() - text.len();
    let bracket = text.starts_with('[');
    let date = &text[usize::from(bracket)..];
    let digits = date.bytes().take_while(u8::is_ascii_digit).count();
    let dated = (1..=4).contains(&digits) && date[digits..].starts_with(['/', '.', '-']);
    if !dated {
        return None;
    }
    let body = if bracket {
        let close = text.find(']').filter(|&close| close < 40)?;
        close + 1
    } else {
        let dash = text.find(" - ").filter(|&dash| dash < 40 && text[..dash].contains(':'))?;
        dash + 3
    };
    let body = body + text[body..].len() - text[body..].trim_start_matches([' ', '\u{200e}']).len();
    let sender = text[body..].find(": ").filter(|&colon| colon < 80 && !text[body..body + colon].contains('\n'));
    Some(sender.map_or(Head::System, |colon| Head::Message(skipped + body + colon + 2)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_kinds() {
        for (source, expected) in [
            (
                "\u{feff}[4/5/26, 9:00:12\u{202f}AM] Front Desk: Your visit\nis today\n\u{200e}[4/5/26, 9:01:00] Ana: \u{200e}<attached: a.jpg>\n[4/5/26, 9:02:00] Ana: Thanks",
                &["Your visit\nis today", "Thanks"][..],
            ),
            (
                "04.05.2026, 09:00 - Messages and calls are end-to-end encrypted.\r\n04.05.2026, 09:01 - Desk: Your visit: today\r\n",
                &["Your visit: today"],
            ),
        ] {
            assert!(is_export(source));
            let found = messages(source);
            assert_eq!(found.iter().map(|message| message.text.as_str()).collect::<Vec<_>>(), expected, "{source}");
        }
        assert!(!is_export("Hi Ana,\n4/5 is your visit"));
        assert!(!is_export(""));
    }
}
