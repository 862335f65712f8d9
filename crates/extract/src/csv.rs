//! Messages in tables of comma- or tab-separated values: the columns whose header names a message.

use std::ops::Range;

use crate::draft::Draft;
use crate::format::byte_order_mark;
use crate::keys;
use crate::message::Message;
use crate::prose;
use crate::wanted::Wanted;
use crate::yaml::doubled;

/// The messages of a table. Where no header names a message, every cell that reads as a sentence is one; rows that a `Direction`
/// column calls inbound are left out.
pub(crate) fn messages(source: &str, wanted: Option<&Wanted>) -> Vec<Message> {
    let start = byte_order_mark(source);
    let separator = separator(source[start..].lines().next().unwrap_or_default());
    let mut table = Table { source, at: start, separator };
    let header: Vec<String> =
        table.row().into_iter().map(|cell| source[cell.inside.clone()].trim().to_owned()).collect();
    let columns: Vec<usize> = (0..header.len())
        .filter(|&at| wanted.map_or_else(|| names_text(&header[at]), |wanted| wanted.names(&header[at..=at])))
        .collect();
    let direction = header.iter().position(|name| name.eq_ignore_ascii_case("direction"));
    let mut found = Vec::new();
    while table.at < source.len() {
        let row = table.row();
        let text = |at: usize| row.get(at).map_or("", |cell: &Cell| &source[cell.inside.clone()]);
        if direction.is_some_and(|at| text(at).trim().to_ascii_lowercase().starts_with("in")) {
            continue;
        }
        for (at, cell) in row.iter().enumerate() {
            let mut draft = Draft::default();
            if cell.quoted {
                doubled(&mut draft, source, cell.inside.clone(), "\"\"");
            } else {
                draft.copy(source, cell.inside.clone());
            }
            let is_message = if columns.is_empty() && wanted.is_none() {
                prose::is_sentence(draft.text())
            } else {
                columns.contains(&at)
            };
            if is_message && draft.text().contains(char::is_alphabetic) {
                found.extend(draft.finish());
            }
        }
    }
    found
}

/// Whether the header of a column names a message: `Body`, `message text`, `SMS copy (EN)`, `Mensaje`.
fn names_text(name: &str) -> bool {
    const WORDS: [&str; 12] = [
        "body",
        "text",
        "message",
        "sms",
        "copy",
        "whatsapp",
        "translation",
        "mensaje",
        "texto",
        "nachricht",
        "mensagem",
        "messaggio",
    ];
    const OTHERS: [&str; 12] =
        ["name", "id", "key", "date", "status", "type", "count", "length", "sid", "number", "from", "to"];
    let is_one_of = |words: &[&str]| {
        name.split(|c: char| !c.is_alphanumeric())
            .any(|word| words.iter().any(|other| word.eq_ignore_ascii_case(other)))
    };
    keys::names_message(&name.replace(' ', "_")) || is_one_of(&WORDS) && !is_one_of(&OTHERS)
}

/// What separates the cells of the header.
fn separator(header: &str) -> u8 {
    let count = |byte: u8| header.bytes().filter(|&other| other == byte).count();
    [b'\t', b';', b','].into_iter().max_by_key(|&byte| count(byte)).unwrap_or(b',')
}

struct Table<'a> {
    source: &'a str,
    at: usize,
    separator: u8,
}

/// A cell without its quotes.
struct Cell {
    inside: Range<usize>,
    quoted: bool,
}

impl Table<'_> {
    fn row(&mut self) -> Vec<Cell> {
        let bytes = self.source.as_bytes();
        let mut cells = Vec::new();
        loop {
            let quoted = bytes.get(self.at) == Some(&b'"');
            let start = self.at + usize::from(quoted);
            let mut end = start;
            if quoted {
                while end < bytes.len() && (bytes[end] != b'"' || bytes.get(end + 1) == Some(&b'"')) {
                    end += if bytes[end] == b'"' { 2 } else { 1 };
                }
                self.at = (end + 1).min(bytes.len());
            }
            let rest = &bytes[self.at..];
            let length = rest.iter().position(|&byte| byte == self.separator || byte == b'\n').unwrap_or(rest.len());
            if !quoted {
                let text = &self.source[self.at..self.at + length];
                end = start + text.trim_end_matches('\r').len();
            }
            self.at += length;
            cells.push(Cell { inside: start..end.min(bytes.len()), quoted });
            let next = bytes.get(self.at).copied();
            self.at = (self.at + 1).min(bytes.len());
            if next != Some(self.separator) {
                return cells;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns() {
        for (source, expected) in [
            ("id,body,to\n1,Hi,+1\n2,\"Your \"\"lab\"\", is\nready\",+2\r\n", &["Hi", "Your \"lab\", is\nready"][..]),
            ("Direction\tBody\ninbound\tMy visit\noutbound-api\tYour visit\n", &["Your visit"]),
            ("Name,SMS Copy (EN),Owner of it\nx,See you,The desk of ours\n", &["See you"]),
            ("a;b\nx;Your diabetes visit\n", &["Your diabetes visit"]),
            ("name,age\nAna,4\n", &[]),
            ("body\n\"never closed", &["never closed"]),
            ("", &[]),
        ] {
            let found = messages(source, None);
            assert_eq!(found.iter().map(|message| message.text.as_str()).collect::<Vec<_>>(), expected, "{source}");
        }
    }
}
