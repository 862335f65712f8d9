//! Messages in XML: Android resources, XLIFF, .NET resources, Twilio's replies, and elements whose name names a message.

use std::ops::Range;

use crate::catalogue::{Catalogue, Reads};
use crate::draft::Draft;
use crate::entity::entity;
use crate::html::{self, markup};
use crate::message::{Message, floor};
use crate::wanted::Wanted;
use crate::{escape, keys, properties};

/// What the text of an element is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A text with markup inside it, which is left out: Android's `string`.
    Text,
    /// What is translated, unless its translation follows.
    Source,
    /// A translation.
    Target,
    /// Other elements lie in it, or something that is no message.
    Other,
}

/// The messages of an XML file. What reads as XML is read; what is not closed ends with the file.
pub(crate) fn messages(source: &str, wanted: Option<&Wanted>) -> Vec<Message> {
    let android = source.contains("<resources");
    let (mut found, mut pending) = (Catalogue::default(), None::<(Reads, Message)>);
    let mut at = 0;
    while let Some(open) = source[at..].find('<') {
        at += open;
        let rest = &source[at..];
        // The head of .NET resources: what reads and writes them.
        if let Some(name) = ["resheader", "metadata", "xsd:schema"].iter().find(|name| rest[1..].starts_with(**name)) {
            at = close(source, at, name);
            at = source[at..].find('>').map_or(source.len(), |end| at + end);
            continue;
        }
        if rest.starts_with("<![CDATA[") {
            at += rest.find("]]>").map_or(rest.len(), |end| end + 3);
            continue;
        }
        let Some(length) = markup(rest) else { break };
        let tag = &rest[..length];
        at += length;
        if tag.starts_with("</") || tag.ends_with("/>") || tag.starts_with("<!") || tag.starts_with("<?") {
            let ends = name_of(&tag[1..]).trim_start_matches('/').ends_with("unit") || tag.starts_with("</message");
            if ends && let Some((reads, message)) = pending.take() {
                found.add(reads, Some(message));
            }
            continue;
        }
        let name = name_of(&tag[1..]);
        let kind = match kind(name) {
            // Elements in it say what they are themselves, unless they are emphasis.
            Kind::Text if name != "string" && holds_elements(&source[at..]) => Kind::Other,
            kind => kind,
        };
        let end = match kind {
            Kind::Other => {
                let end = source[at..].find('<').map_or(source.len(), |end| at + end);
                // Only an element with nothing but text in it says something by its name.
                if source[end..].starts_with("</") { end } else { continue }
            }
            _ => close(source, at, name),
        };
        let mut draft = Draft::default();
        text(&mut draft, source, if android { unquoted(source, at..end) } else { at..end }, android);
        at = end;
        let attribute = |name: &str| attribute(tag, name).unwrap_or_default();
        let reads = match kind {
            Kind::Text if attribute("translatable") == "false" => Reads::No,
            Kind::Text if name == "string" || name == "item" => {
                properties::reads(wanted, attribute("name"), draft.text())
            }
            Kind::Source | Kind::Target => properties::reads(wanted, "", draft.text()),
            Kind::Other if ["comment", "note", "key"].contains(&name) => Reads::No,
            Kind::Text | Kind::Other => properties::reads(wanted, name, draft.text()),
        };
        let message = draft.finish();
        match kind {
            Kind::Source => pending = message.map(|message| (reads, message)),
            Kind::Target if message.is_some() => {
                pending = None;
                found.add(reads, message);
            }
            Kind::Target => {}
            Kind::Text | Kind::Other => found.add(reads, message),
        }
    }
    if let Some((reads, message)) = pending {
        found.add(reads, Some(message));
    }
    found.messages()
}

fn kind(name: &str) -> Kind {
    match name {
        "string" | "item" | "Message" | "Body" | "Say" => Kind::Text,
        "source" => Kind::Source,
        "target" | "translation" => Kind::Target,
        _ if keys::names_message(name) && name != "content" && name != "body" && name != "header" => Kind::Text,
        _ => Kind::Other,
    }
}

/// Whether an element begins with another one of XML.
fn holds_elements(rest: &str) -> bool {
    let rest = rest.trim_start();
    rest.starts_with('<')
        && !rest.starts_with("<!")
        && !rest.starts_with("</")
        && markup(rest)
            .is_some_and(|length| !matches!(html::tag(&rest[..length]), html::Tag::Inline | html::Tag::Break))
}

/// The name that a tag begins with.
fn name_of(tag: &str) -> &str {
    let end =
        tag.find(|c: char| c.is_whitespace() || c == '>' || (c == '/' && !tag.starts_with('/'))).unwrap_or(tag.len());
    &tag[..end]
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let at = tag.find(&format!(" {name}="))? + name.len() + 2;
    let quote = tag[at..].chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    tag[at + 1..].split(quote).next()
}

/// Where the element that is open here is closed.
fn close(source: &str, at: usize, name: &str) -> usize {
    source[at..].find(&format!("</{name}")).map_or(source.len(), |end| at + end)
}

/// The contents of an Android string, which may stand in quotes to keep its white space.
fn unquoted(source: &str, range: Range<usize>) -> Range<usize> {
    let text = &source[range.clone()];
    let inside = text.trim().strip_prefix('"').and_then(|text| text.strip_suffix('"'));
    match inside.filter(|inside| !inside.ends_with('\\')) {
        Some(inside) => {
            let start = range.start + text.len() - text.trim_start().len() + 1;
            start..start + inside.len()
        }
        None => range,
    }
}

/// Adds text: entities are resolved, tags left out, white space runs together.
fn text(draft: &mut Draft, source: &str, range: Range<usize>, android: bool) {
    let mut at = range.start + source[range.clone()].len() - source[range.clone()].trim_start().len();
    let end = range.start + source[range].trim_end().len();
    while at < end {
        let rest = &source[at..end];
        let length = match rest.as_bytes()[0] {
            b'<' if rest.starts_with("<![CDATA[") => {
                let length = rest.find("]]>").unwrap_or(rest.len());
                draft.copy(source, at + 9..at + length.max(9));
                (length + 3).min(rest.len())
            }
            b'<' => markup(rest).unwrap_or(1),
            b'&' => {
                let (length, character) = entity(rest).unwrap_or((1, '&'));
                draft.copy_or_replace(character.encode_utf8(&mut [0; 4]), source, at..at + length);
                length
            }
            b'\\' if android => {
                let hidden = rest[1..].chars().next().map_or(0, char::len_utf8);
                let length = if rest.starts_with("\\u") { floor(rest, 6) } else { 1 + hidden };
                escape::decode(draft, source, at..at + length);
                length
            }
            b' ' | b'\n' | b'\r' | b'\t' => {
                let length = rest.len() - rest.trim_start_matches([' ', '\n', '\r', '\t']).len();
                if length == 1 && rest.starts_with(' ') {
                    draft.copy(source, at..at + length);
                } else {
                    draft.replace(" ", at..at + length);
                }
                length
            }
            _ => {
                let length = rest.find(['<', '&', '\\', ' ', '\n', '\r', '\t']).unwrap_or(rest.len()).max(1);
                draft.copy(source, at..at + length);
                length
            }
        };
        at += length;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements() {
        for (source, expected) in [
            (
                "<?xml version=\"1.0\"?><resources>\n<!-- A comment of words -->\n<string name=\"a\">Your visit isn\\'t <b>today</b> &amp; it\\nis <xliff:g id=\"n\">%1$s</xliff:g></string>\
                 <string name=\"b\" translatable=\"false\">Not a message here</string><string name=\"ok\">OK</string>\
                 <plurals name=\"p\"><item quantity=\"one\">One visit is due</item><item quantity=\"other\">%d visits are due</item></plurals></resources>",
                &["Your visit isn't today & it\nis %1$s", "One visit is due", "%d visits are due"][..],
            ),
            (
                "<xliff><trans-unit id='1'><source>Your visit is today</source><target>Su visita es hoy</target></trans-unit>\
                 <trans-unit id='2'><source>A second visit today</source><target/></trans-unit></xliff>",
                &["Su visita es hoy", "A second visit today"],
            ),
            (
                "<root><data name=\"x\"><value>Your visit is today</value><comment>For the front desk</comment></data></root>",
                &["Your visit is today"],
            ),
            ("<Response><Message>Hi</Message><Redirect>http://a.example/b</Redirect></Response>", &["Hi"]),
            ("<a><b>Your visit is today", &[]),
            ("<string name='x'>Your visit is today", &["Your visit is today"]),
        ] {
            let found = messages(source, None);
            assert_eq!(found.iter().map(|message| message.text.as_str()).collect::<Vec<_>>(), expected, "{source}");
        }
    }
}
