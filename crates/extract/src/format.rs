//! The kinds of file that messages are found in.

use crate::draft::Draft;
use crate::error::SyntaxError;
use crate::message::Message;
use crate::{json, markdown};

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// The whole file is one message.
    Text,
    /// Every paragraph, heading, list item and table cell is a message, and so is what stands in fenced code.
    Markdown,
    /// Strings under a key such as `body`, and strings anywhere that read as a sentence.
    Json,
}

impl Format {
    /// The format of the file with this path, by its extension.
    pub fn of_path(path: &str) -> Option<Self> {
        let file = path.rsplit(['/', '\\']).next()?;
        let (_, extension) = file.rsplit_once('.')?;
        match extension.to_ascii_lowercase().as_str() {
            "txt" | "text" => Some(Format::Text),
            "md" | "markdown" => Some(Format::Markdown),
            "json" => Some(Format::Json),
            _ => None,
        }
    }

    /// The format's name: `text`, `markdown` or `json`.
    pub fn name(self) -> &'static str {
        match self {
            Format::Text => "text",
            Format::Markdown => "markdown",
            Format::Json => "json",
        }
    }
}

/// The messages of a file, in the order in which they begin there; empty and blank ones are left out.
///
/// A byte order mark at the start of the source belongs to no message, but it counts in offsets.
///
/// # Errors
///
/// When the source breaks the rules of its format. Only JSON has such rules: every source is valid text and Markdown.
pub fn messages(format: Format, source: &str) -> Result<Vec<Message>, SyntaxError> {
    match format {
        Format::Text => Ok(Draft::of(source, byte_order_mark(source)..source.len()).into_iter().collect()),
        Format::Markdown => Ok(markdown::messages(source)),
        Format::Json => json::messages(source),
    }
}

/// The bytes of the byte order mark at the start of a source.
pub(crate) fn byte_order_mark(source: &str) -> usize {
    if source.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths() {
        for (path, format) in [
            ("a.txt", Some(Format::Text)),
            ("a.TEXT", Some(Format::Text)),
            ("docs/x.y.md", Some(Format::Markdown)),
            ("a.markdown", Some(Format::Markdown)),
            ("C:\\templates\\visit.Json", Some(Format::Json)),
            ("a.jsonl", None),
            ("templates.json/visit", None),
            ("json", None),
            ("", None),
        ] {
            assert_eq!(Format::of_path(path), format, "{path}");
            assert!(format.is_none_or(
                |format| Format::of_path(&format!("x.{}", format.name())).is_some() || format == Format::Text
            ));
        }
    }

    #[test]
    fn text_is_one_message() {
        for (source, text) in [
            ("Your visit\r\nis tomorrow\n", Some("Your visit\r\nis tomorrow\n")),
            ("\u{feff}Su cita", Some("Su cita")),
            (" \n\t", None),
            ("\u{feff}", None),
            ("", None),
        ] {
            let found = messages(Format::Text, source).unwrap();
            assert_eq!(found.first().map(|message| message.text.as_str()), text, "{source:?}");
            for message in found {
                assert_eq!(&source[message.file_span(0..message.text.len())], message.text);
            }
        }
    }
}
