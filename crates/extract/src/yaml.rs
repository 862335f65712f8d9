//! Messages in YAML: locale files, payloads, bot scripts; block scalars, quotes and plain text.

use std::ops::Range;

use saphyr_parser::{Event, Parser, ScalarStyle, Span};

use crate::catalogue::{Catalogue, Reads};
use crate::draft::Draft;
use crate::error::SyntaxError;
use crate::format::byte_order_mark;
use crate::message::Message;
use crate::role::{Above, Role};
use crate::wanted::Wanted;
use crate::{escape, keys};

/// Mappings and lists may lie so deep in each other.
const DEEPEST: usize = 500;

/// The messages of a YAML file; documents in it are read one after the other.
pub(crate) fn messages(source: &str, wanted: Option<&Wanted>) -> Result<Vec<Message>, SyntaxError> {
    let shift = byte_order_mark(source);
    let text = &source[shift..];
    let places = Places::of(text);
    let mut walk = Walk { source, wanted, open: Vec::new(), found: Catalogue::default(), root: Vec::new() };
    let mut parser = Parser::new_from_str(text);
    while let Some(event) = parser.next_event() {
        let (event, Span { start, end, .. }) =
            event.map_err(|error| SyntaxError::yaml(places.byte(error.marker().index()) + shift))?;
        let range = match event {
            Event::Scalar(..) | Event::Alias(..) => {
                let from = places.byte(start.index());
                from + shift..places.byte(end.index()).max(from) + shift
            }
            _ => 0..0,
        };
        match event {
            Event::Scalar(value, style, ..) => walk.scalar(&value, style, range),
            Event::Alias(..) => walk.next(),
            Event::MappingStart(..) => walk.begin(true),
            Event::SequenceStart(..) => walk.begin(false),
            Event::MappingEnd | Event::SequenceEnd => {
                walk.open.pop();
            }
            _ => {}
        }
        if walk.open.len() > DEEPEST {
            return Err(SyntaxError::nested(places.byte(start.index()) + shift));
        }
    }
    let is_machinery = wanted.is_none() && keys::are_of_machinery(|key| walk.root.iter().any(|one| one == key));
    Ok(if is_machinery { Vec::new() } else { walk.found.messages() })
}

/// The way from characters, which the parser counts, to bytes.
struct Places<'a> {
    text: &'a str,
    /// The first byte of every block of characters; none where every character is one byte.
    blocks: Vec<usize>,
}

/// Characters in a block.
const BLOCK: usize = 64;

impl<'a> Places<'a> {
    fn of(text: &'a str) -> Self {
        let blocks =
            if text.is_ascii() { Vec::new() } else { text.char_indices().step_by(BLOCK).map(|(at, _)| at).collect() };
        Places { text, blocks }
    }

    fn byte(&self, character: usize) -> usize {
        let length = self.text.len();
        if self.blocks.is_empty() {
            return character.min(length);
        }
        let Some(&start) = self.blocks.get(character / BLOCK) else { return length };
        self.text[start..].char_indices().nth(character % BLOCK).map_or(length, |(at, _)| start + at)
    }
}

/// A mapping or a list that is open.
struct Open {
    above: Above,
    /// What the strings in a list are; in a mapping, what the next value is.
    role: Role,
    /// What the next value stands under.
    below: Above,
    /// The key that the next value belongs to, where some are wanted.
    name: String,
    /// Whether a key comes next.
    key: Option<bool>,
    /// Whether a key so far names the thing that a `description` is of.
    named: bool,
    /// Whether it is a row to choose, whose description is shown.
    row: bool,
}

struct Walk<'a> {
    source: &'a str,
    wanted: Option<&'a Wanted>,
    open: Vec<Open>,
    found: Catalogue,
    /// The keys of the outermost mapping.
    root: Vec<String>,
}

impl Walk<'_> {
    fn begin(&mut self, mapping: bool) {
        let (above, role) = match self.open.last() {
            Some(open) => (open.below, open.role),
            None => (Above::Other, self.other()),
        };
        self.next();
        // A list under a key: its strings are what the key says; a mapping asks its own keys.
        let role = if mapping { self.other() } else { role };
        let (name, key) = (String::new(), mapping.then_some(true));
        self.open.push(Open { above, role, below: above, name, key, named: false, row: false });
    }

    /// What a string is that no key names.
    fn other(&self) -> Role {
        if self.wanted.is_some() { Role::Never } else { Role::Unknown }
    }

    /// What this key says of its value, where only some are wanted; all that stands below a wanted key is wanted.
    fn judge(&mut self, wanted: &Wanted, key: &str) {
        let Some(open) = self.open.last_mut() else { return };
        key.clone_into(&mut open.name);
        let path: Vec<&str> = self.open.iter().map(|open| open.name.as_str()).filter(|name| !name.is_empty()).collect();
        let named = wanted.names(&path);
        let Some(open) = self.open.last_mut() else { return };
        let named = named || open.above == Above::Message;
        (open.role, open.below) = if named { (Role::Message, Above::Message) } else { (Role::Never, Above::Other) };
    }

    /// A value has come; a key may follow.
    fn next(&mut self) {
        if let Some(open) = self.open.last_mut() {
            open.key = open.key.map(|key| !key);
        }
    }

    fn scalar(&mut self, value: &str, style: ScalarStyle, range: Range<usize>) {
        let depth = self.open.len();
        if let Some(open) = self.open.last_mut().filter(|open| open.key == Some(true)) {
            // Whether the value is a list is not known yet; a plural key says so as well.
            let is_list = self.source[range.end..].trim_start_matches([':', ' ', '\r', '\n']).starts_with(['-', '[']);
            open.role = open.above.role(value, is_list);
            open.named |= keys::names_described(value);
            open.row |= keys::names_row(value);
            if open.named && !open.row && value == "description" {
                open.role = Role::Never;
            }
            open.below = open.above.below(value);
            open.key = Some(false);
            if let Some(wanted) = self.wanted {
                self.judge(wanted, value);
            }
            if depth == 1 {
                self.root.push(value.to_owned());
            }
            return;
        }
        let role = self.open.last().map_or(self.other(), |open| open.role);
        self.next();
        let reads = role.reads(value);
        if reads != Reads::No && value.contains(char::is_alphabetic) {
            self.found.add(reads, message(self.source, value, style, range));
        }
    }
}

/// The scalar as a message, mapped back through its style.
fn message(source: &str, value: &str, style: ScalarStyle, range: Range<usize>) -> Option<Message> {
    let is_block = matches!(style, ScalarStyle::Literal | ScalarStyle::Folded);
    let mut range = range;
    // The text of a block may itself begin with `&`.
    if !(is_block && is_behind_head(&source[..range.start])) {
        range = behind_properties(source, range);
        if is_block {
            range.start += source[range.clone()].find('\n').map_or(0, |end| end + 1);
        }
    }
    let mut draft = Draft::default();
    match style {
        ScalarStyle::DoubleQuoted => {
            let inside = inside(source, range, b'"');
            folded(&mut draft, source, inside, |draft, part| escape::decode(draft, source, part));
        }
        ScalarStyle::SingleQuoted => {
            let inside = inside(source, range, b'\'');
            folded(&mut draft, source, inside, |draft, part| doubled(draft, source, part, "''"));
        }
        ScalarStyle::Plain | ScalarStyle::Literal | ScalarStyle::Folded => draft.align_lines(value, source, range),
    }
    draft.finish()
}

/// The scalar behind its anchor and its tag: `&hello !!str Hi`.
fn behind_properties(source: &str, mut range: Range<usize>) -> Range<usize> {
    while source[range.clone()].starts_with(['&', '!']) {
        let text = &source[range.clone()];
        let word = text.find(char::is_whitespace).unwrap_or(text.len());
        let rest = text[word..].trim_start();
        range.start = range.end - rest.len();
    }
    range
}

/// Whether the last line here ends as the head of a block does: `|`, `>-`, `|2 # comment`.
fn is_behind_head(before: &str) -> bool {
    let line = before.trim_end().rsplit('\n').next().unwrap_or_default();
    let line = line.split(" #").next().unwrap_or_default().trim_end();
    line.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+')).ends_with(['|', '>'])
}

/// The bytes between the quotes; the parser's end may lie behind a comment.
fn inside(source: &str, range: Range<usize>, quote: u8) -> Range<usize> {
    let bytes = source.as_bytes();
    let start = range.start + usize::from(bytes.get(range.start) == Some(&quote));
    let mut end = start;
    while end < range.end {
        let twice = quote == b'\'' && bytes.get(end + 1) == Some(&quote);
        if bytes[end] == quote && !twice {
            break;
        }
        end += if bytes[end] == quote || bytes[end] == b'\\' && quote == b'"' { 2 } else { 1 };
    }
    start..end.min(range.end)
}

/// Adds quoted text, whose line breaks are folded into spaces.
fn folded(draft: &mut Draft, source: &str, range: Range<usize>, mut add: impl FnMut(&mut Draft, Range<usize>)) {
    let mut at = range.start;
    while at < range.end {
        let rest = &source[at..range.end];
        let Some(length) = rest.find(['\n', '\r']) else { break };
        let line = at..at + rest[..length].trim_end_matches([' ', '\t']).len();
        let joined = source[line.clone()].ends_with('\\');
        let next = rest[length..].trim_start();
        let breaks = rest[length..rest.len() - next.len()].matches('\n').count();
        let end = range.end - next.len();
        if joined {
            add(draft, line.start..line.end - 1);
        } else {
            add(draft, line.clone());
            draft.replace(if breaks > 1 { &"\n\n\n\n\n\n\n\n"[..(breaks - 1).min(8)] } else { " " }, line.end..end);
        }
        at = end;
    }
    add(draft, at..range.end);
}

/// Adds text in which a quote is written twice.
pub(crate) fn doubled(draft: &mut Draft, source: &str, range: Range<usize>, twice: &str) {
    let mut at = range.start;
    while let Some(plain) = source[at..range.end].find(twice) {
        let quote = at + plain;
        draft.copy(source, at..quote);
        draft.replace(&twice[..twice.len() / 2], quote..quote + twice.len());
        at = quote + twice.len();
    }
    draft.copy(source, at..range.end);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(source: &str) -> Vec<String> {
        messages(source, None).unwrap().into_iter().map(|message| message.text).collect()
    }

    #[test]
    fn which_scalars_are_messages() {
        for (source, expected) in [
            ("text: Hi\nto: +1555\n", &["Hi"][..]),
            ("en:\n  reminders:\n    sms: \"Hi %{name}\"\n    id: abc\n", &["Hi %{name}"]),
            ("a: Your diabetes visit\nb: two words # Your third comment\n", &["Your diabetes visit"]),
            ("messages:\n  - One\n  - Two\nids: [x, y]\n", &["One", "Two"]),
            ("body: {en: Hi, es: 'Hola', id: x}\n", &["Hi", "Hola"]),
            ("- Your diabetes visit\n- text: Hi\n", &["Your diabetes visit", "Hi"]),
            ("x: &a Your diabetes visit\ny: *a\ntext: Hi\n", &["Your diabetes visit", "Hi"]),
            ("text: |\n  One\n   two\n\n  three\n", &["One\n two\n\nthree\n"]),
            ("text: >-\n  One\n  two\n\n  three\n", &["One two\nthree"]),
            ("text: 'It''s\n  ready'\n", &["It's ready"]),
            ("text: \"a\\n\\u00e9 \\\n  b\"\n", &["a\né b"]),
            ("text: one\n  two\n", &["one two"]),
            ("text: 12\nbody: true\n", &["true"]),
            ("---\ntext: One\n...\n---\ntext: Two\n", &["One", "Two"]),
            ("", &[]),
        ] {
            assert_eq!(texts(source), expected, "{source}");
        }
    }

    #[test]
    fn a_place_in_each_style() {
        for (source, word, place) in [
            ("text: Your é lipid panel\n", "lipid", "lipid"),
            ("text: |\n    Your\n    lipid panel\n", "lipid panel", "lipid panel"),
            ("text: |- # x\n    &amp; !x\n    lipid panel\n", "&amp; !x", "&amp; !x"),
            ("text: &a |\n    &amp;\n    lipid panel\n", "&amp;", "&amp;"),
            ("text: >\n    Your\n    lipid\n    panel\n", "lipid panel", "lipid\n    panel"),
            ("text: 'It''s your\n  lipid panel'\n", "It's", "It''s"),
            ("text: 'It''s your\n  lipid panel'\n", "lipid", "lipid"),
            ("text: \"caf\\u00e9 \\\n  lipid\"\n", "café", "caf\\u00e9"),
            ("text: \"caf\\u00e9 \\\n  lipid\"\n", "lipid", "lipid"),
            ("\u{feff}a: 💊💊\ntext: 💊 lipid\n", "lipid", "lipid"),
        ] {
            let found = messages(source, None).unwrap();
            let message = found.iter().find(|message| message.text.contains(word)).unwrap();
            let at = message.text.find(word).unwrap();
            assert_eq!(&source[message.file_span(at..at + word.len())], place, "{source}");
        }
    }

    #[test]
    fn errors_say_where() {
        let error = messages("a: Hi\nb: [1, 2\nc: \"x\n", None).unwrap_err();
        assert!(error.to_string().contains("YAML"), "{error}");
        assert!(messages(&"[".repeat(10_000), None).is_err());
    }
}
