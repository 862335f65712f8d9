//! How a format writes a text at a place: the way back from a message to its file.

use crate::format::Format;

/// A text as the file writes it where a message begins at byte `start`: escaped for its quotes, entities or line ends.
///
/// Not every place can hold every text. Whoever puts it in should read the file again and see whether the message comes back.
pub fn written(format: Format, source: &str, start: usize, text: &str) -> String {
    let quote = source.as_bytes().get(start.wrapping_sub(1)).copied();
    match (format, quote) {
        (Format::Text | Format::Markdown | Format::Documentation | Format::Template | Format::Shell, _) => {
            if source.contains("\r\n") { text.replace('\n', "\r\n") } else { text.to_owned() }
        }
        (Format::Yaml, Some(b'\'')) => text.replace('\'', "''"),
        (Format::Csv, Some(b'"')) => text.replace('"', "\"\""),
        (Format::Yaml | Format::Csv, quote) if quote != Some(b'"') => text.to_owned(),
        (Format::Xml, _) => text.replace('&', "&amp;").replace('<', "&lt;").replace('\'', "\\'").replace('\n', "\\n"),
        (Format::Properties, _) => text.replace('\\', "\\\\").replace('\n', "\\n"),
        (_, Some(b'\'')) => escaped(text, '\''),
        _ => escaped(text, '"'),
    }
}

/// With backslash escapes, as most languages have them.
fn escaped(text: &str, quote: char) -> String {
    let mut out = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\\' => out.push_str("\\\\"),
            char if char == quote => out.extend(['\\', char]),
            // No message holds another control character.
            char if char < ' ' => out.push(' '),
            char => out.push(char),
        }
    }
    out
}
