//! Messages in Java `.properties` and Apple `.strings` files: `key = value`.

use crate::catalogue::{Catalogue, Reads};
use crate::draft::Draft;
use crate::escape;
use crate::literal::string_end;
use crate::message::Message;
use crate::role::Above;
use crate::wanted::Wanted;

/// The messages of a `.properties` file.
pub(crate) fn messages(source: &str, wanted: Option<&Wanted>) -> Vec<Message> {
    let (mut found, mut at) = (Catalogue::default(), 0);
    while at < source.len() {
        let end = logical_end(source, at);
        let line = &source[at..end];
        let blank = line.len() - line.trim_start().len();
        let text = line.trim_start();
        if !text.is_empty() && !text.starts_with(['#', '!']) {
            let (key, value) = split(text);
            let start = at + blank + value;
            let mut draft = Draft::default();
            let last = start + source[start..end].trim_end_matches(['\n', '\r']).len();
            decode(&mut draft, source, start, last);
            found.add(reads(wanted, key, draft.text()), draft.finish());
        }
        at = end;
    }
    found.messages()
}

/// The end of the line and of those it goes on with: a backslash before the line break.
fn logical_end(source: &str, start: usize) -> usize {
    let mut end = start;
    loop {
        let rest = &source[end..];
        let length = rest.find('\n').map_or(rest.len(), |at| at + 1);
        let line = rest[..length].trim_end_matches(['\n', '\r']);
        end += length;
        let slashes = line.len() - line.trim_end_matches('\\').len();
        let comment = source[start..].trim_start_matches([' ', '\t']).starts_with(['#', '!']);
        if slashes.is_multiple_of(2) || comment || end >= source.len() {
            return end;
        }
    }
}

/// The key, and where the value begins.
fn split(text: &str) -> (&str, usize) {
    let mut escaped = false;
    let end = text.find(|c: char| {
        let ends = !escaped && matches!(c, '=' | ':' | ' ' | '\t' | '\n' | '\r');
        escaped = c == '\\' && !escaped;
        ends
    });
    let end = end.unwrap_or(text.len());
    let rest = text[end..].trim_start_matches([' ', '\t']);
    let rest = rest.strip_prefix(['=', ':']).unwrap_or(rest).trim_start_matches([' ', '\t']);
    (&text[..end], text.len() - rest.len())
}

/// Adds a value: escapes are resolved, and a line that goes on loses its break and the indentation behind it.
fn decode(draft: &mut Draft, source: &str, start: usize, end: usize) {
    let (mut at, mut from) = (start, start);
    while let Some(plain) = source[at..end].find('\\') {
        let slash = at + plain;
        let rest = &source[slash + 1..end];
        if rest.starts_with(['\n', '\r']) {
            escape::decode(draft, source, from..slash);
            from = end - rest.trim_start().len();
            at = from;
        } else {
            at = slash + 1 + rest.chars().next().map_or(0, char::len_utf8);
        }
    }
    escape::decode(draft, source, from..end);
}

/// What the value of this key is; `sms.reminder.body` is read part by part.
pub(crate) fn reads(wanted: Option<&Wanted>, key: &str, text: &str) -> Reads {
    if !text.contains(char::is_alphabetic) {
        return Reads::No;
    }
    let mut parts = key.split(['.', '/', ':']).filter(|part| !part.is_empty()).peekable();
    if let Some(wanted) = wanted {
        return if wanted.holds(parts) { Reads::Message } else { Reads::No };
    }
    let mut above = Above::Other;
    let mut role = above.role(key, false);
    while let Some(part) = parts.next() {
        if parts.peek().is_none() {
            role = above.role(part, false);
        }
        above = above.below(part);
    }
    role.reads(text)
}

/// The messages of an Apple `.strings` file: `"key" = "value";`
pub(crate) fn messages_of_strings(source: &str, wanted: Option<&Wanted>) -> Vec<Message> {
    let (mut found, mut at) = (Catalogue::default(), 0);
    // The last string, and whether an equals sign stands behind it.
    let mut key: Option<(usize, usize, bool)> = None;
    while at < source.len() {
        let rest = &source[at..];
        match rest.as_bytes()[0] {
            b'/' if rest.starts_with("/*") => at += rest.find("*/").map_or(rest.len(), |end| end + 2),
            b'/' if rest.starts_with("//") => at += rest.find('\n').unwrap_or(rest.len()),
            b'"' => {
                let Some(end) = quoted(rest) else { break };
                let contents = at + 1..at + end;
                if let Some((from, to, true)) = key.take() {
                    let mut draft = Draft::default();
                    escape::decode(&mut draft, source, contents);
                    found.add(reads(wanted, &source[from..to], draft.text()), draft.finish());
                } else {
                    key = Some((contents.start, contents.end, false));
                }
                at += end + 1;
            }
            b'=' => {
                key = key.map(|(from, to, _)| (from, to, true));
                at += 1;
            }
            _ => at += rest.chars().next().map_or(1, char::len_utf8),
        }
    }
    found.messages()
}

/// The index of the closing quote; a value may run over several lines.
fn quoted(rest: &str) -> Option<usize> {
    string_end(rest.as_bytes(), b'"').or_else(|| {
        let mut escaped = false;
        rest.bytes()
            .skip(1)
            .position(|byte| {
                let ends = byte == b'"' && !escaped;
                escaped = byte == b'\\' && !escaped;
                ends
            })
            .map(|at| at + 1)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(found: &[Message]) -> Vec<&str> {
        found.iter().map(|message| message.text.as_str()).collect()
    }

    #[test]
    fn lines() {
        let source = "# a comment of words\n! another comment of words\nsms.reminder.body = Hi {0}\n\
            a.b=Your visit\\u00e9 \\\n    is today\r\nc.id: one two three\nsave=Save\nempty=\nd Your\\ visit is\\n here";
        let found = messages(source, None);
        assert_eq!(texts(&found), ["Hi {0}", "Your visité is today", "Your visit is\n here"]);
        assert_eq!(&source[found[1].file_span(13..21)], "is today");
    }

    #[test]
    fn apple_strings() {
        let source = "/* Your visit is a comment */\n\"reminder\" = \"Your \\\"visit\\\" is today\";\n\"ok\" = \"OK\";\n// x\n\
            \"A visit is due today\" = \"Le toca una visita hoy\";";
        assert_eq!(texts(&messages_of_strings(source, None)), ["Your \"visit\" is today", "Le toca una visita hoy"]);
    }
}
