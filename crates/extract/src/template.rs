//! Messages in the files of template engines, such as Handlebars, Liquid, Jinja, ERB, Go, Blade, and in HTML itself.
//!
//! What is printed (`{{name}}`, `<%= name %>`) is a placeholder and stays as typed. What steers (`{% if %}`, `{{#each}}`) and what
//! is a comment is left out, so that both branches of a condition are read.

use std::ops::Range;

use crate::draft::Draft;
use crate::format::byte_order_mark;
use crate::html::BETWEEN;
use crate::message::{Message, floor};
use crate::statement::{self, Statement};
use crate::{escape, html, markdown, prose};

/// How far the end of a tag is looked for.
const LONGEST: usize = 4096;

/// The messages of a template: its paragraphs, be it HTML or plain text.
pub(crate) fn messages(source: &str) -> Vec<Message> {
    let start = byte_order_mark(source);
    let head = start..start + markdown::front_matter(&source[start..]);
    let mut all = markdown::messages_of_front_matter(source, head.clone());
    let Some(plain) = plain(source, head.end) else { return all };
    let text = &plain.text;
    let says_something = |message: &Message| {
        let text = &message.text;
        prose::has_words(text) && !prose::is_technical(text) && !is_brace(text)
    };
    let found: Vec<Message> = if is_page(text) {
        html::messages_of_page(text)
    } else {
        paragraphs(text).filter_map(|range| Draft::of(text, range)).flat_map(without_tags).collect()
    };
    all.extend(found.into_iter().filter(says_something).map(|message| message.within(&plain)));
    all
}

/// Whether a text is steered by a template engine; placeholders alone do not say so.
pub(crate) fn is_template(source: &str) -> bool {
    [("{%", "%}"), ("{{#", "{{/"), ("{{if ", "{{end"), ("<% ", "%>"), ("<%= ", "%>"), ("<#if ", "</#if")]
        .iter()
        .any(|(open, close)| source.find(open).is_some_and(|at| source[at..].contains(close)))
}

/// The bytes of each run of lines that are not blank, without the space around it. What steers and stands on a line of its own has
/// left a blank line.
fn paragraphs(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut lines = text.split_inclusive('\n').map(str::len).peekable();
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at;
        while let Some(length) = lines.next_if(|&length| at == start || !is_blank(&text[at..at + length])) {
            at += length;
        }
        (at > start).then(|| {
            let paragraph = &text[start..at];
            let space = |c: char| c.is_whitespace();
            let blank = paragraph.len() - paragraph.trim_start_matches(space).len();
            start + blank..start + paragraph.trim_end_matches(space).len().max(blank)
        })
    })
}

/// The template without what steers it. A statement alone on its line leaves a mark between messages.
fn plain(source: &str, start: usize) -> Option<Message> {
    let mut draft = Draft::default();
    let (mut at, mut from) = (start, start);
    let bytes = source.as_bytes();
    while at < bytes.len() {
        // Every mark begins with one of these.
        let statement = matches!(bytes[at], b'{' | b'<' | b'#' | b'@').then(|| statement::at(source, at)).flatten();
        let Some(Statement { length, texts }) = statement else {
            // A run of brackets is looked at once.
            at += bytes[at..].iter().take_while(|&&byte| byte == b'{').count().max(1);
            continue;
        };
        draft.copy(source, from..at);
        let (place, behind) = (at..at + length, &source[at + length..]);
        let mut last = None;
        for text in &texts {
            if let Some(last) = last.replace(at + text.end) {
                draft.replace(" ", last..at + text.start);
            }
            escape::decode(&mut draft, source, at + text.start..at + text.end);
        }
        if texts.is_empty() && is_alone(&source[start..at], behind) {
            draft.replace(BETWEEN, place);
        } else if texts.is_empty()
            && divides(&source[place.clone()])
            && draft.text().ends_with(|c: char| !c.is_whitespace())
            && behind.starts_with(|c: char| !c.is_whitespace())
        {
            // The branches of a choice are not one word; the statement itself is no part of either.
            draft.replace(" ", place.end..place.end);
        }
        at += length;
        from = at;
    }
    draft.copy(source, from..source.len());
    draft.finish()
}

/// Whether nothing else stands on the line.
fn is_alone(before: &str, behind: &str) -> bool {
    let before = before.trim_end_matches([' ', '\t']);
    let behind = behind.trim_start_matches([' ', '\t', '\r']);
    (before.is_empty() || before.ends_with('\n')) && (behind.is_empty() || behind.starts_with('\n'))
}

/// Whether a line parts paragraphs.
fn is_blank(line: &str) -> bool {
    line.trim().is_empty() || line.contains(BETWEEN)
}

/// A paragraph without the links and the emphasis in it.
fn without_tags(paragraph: Message) -> Vec<Message> {
    if has_tag(&paragraph.text, |tag| matches!(html::tag(tag), html::Tag::Inline | html::Tag::Break | html::Tag::Block))
    {
        html::messages(&paragraph.text).into_iter().map(|message| message.within(&paragraph)).collect()
    } else {
        vec![paragraph]
    }
}

/// Whether a text is what Razor has between its branches: `} else {`.
fn is_brace(text: &str) -> bool {
    text.starts_with(['{', '}', 'e'])
        && text.split(|c: char| !c.is_alphabetic()).all(|word| word.is_empty() || word == "else")
}

/// Whether a statement stands between two branches.
fn divides(statement: &str) -> bool {
    statement.starts_with("{{^")
        || statement
            .split(|c: char| !c.is_alphabetic())
            .any(|word| ["else", "elif", "elsif", "elseif", "when"].contains(&word))
}

/// Whether the text is a page, not lines of text with a link or two in them; the components of Blade's mails hold such lines.
fn is_page(text: &str) -> bool {
    has_tag(text, |tag| html::tag(tag) == html::Tag::Block && !tag.trim_start_matches(['<', '/']).starts_with("x-"))
}

fn has_tag(text: &str, is: impl Fn(&str) -> bool) -> bool {
    text.match_indices('<').any(|(at, _)| {
        let near = &text[at..floor(text, at + LONGEST)];
        near[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/')
            && near.find('>').is_some_and(|end| is(&near[..=end]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn engines() {
        for (source, expected) in [
            (
                "Hi {{name}}, {{#if late}}you are late{{else}}see you{{/if}}{{! no }}.",
                &["Hi {{name}}, you are late see you."][..],
            ),
            (
                "{# no #}{% if x %}Your visit{% endif %} is {{ day }}{% comment %}no{% endcomment %}\n",
                &["Your visit is {{ day }}"],
            ),
            ("<%# no %>Hi <%= @name %><% if x %>!<% end %>", &["Hi <%= @name %>!"]),
            ("{{ if .Late }}Late{{ else }}Now{{ end }} {{ .Name }}{{/* no */}}", &["Late Now {{ .Name }}"]),
            ("<#if x>Hi ${name}</#if><#-- no -->", &["Hi ${name}"]),
            ("@if ($x)\nHi {{ $name }}\n@endif\n{{-- no --}}", &["Hi {{ $name }}"]),
            (
                "<html><head><title>Your visit</title></head><body>{% if x %}<p>Hi {{ name }},</p>{% endif %}<p>see&nbsp;you</p><img alt=\"Map to the clinic door\"></body>",
                &["Your visit", "Hi {{ name }},", "see\u{a0}you", "Map to the clinic door"],
            ),
            ("---\nsubject: Visit\nid: a b c\n---\nHi", &["Visit", "Hi"]),
            (
                "Hi {{name}},\r\n{% if x %}\r\nYour visit\r\nis today.\r\n  {% else %}\r\nSee you.\r\n{% endif %}\r\n\r\nMaple Pond\r\n",
                &["Hi {{name}},", "Your visit\r\nis today.", "See you.", "Maple Pond"],
            ),
            (
                "Your <b>visit</b>\nis <a href=\"x\">today</a>.\n\n<first name>, bye",
                &["Your visit is today.", "<first name>, bye"],
            ),
            ("me@example.org #1", &["me@example.org #1"]),
        ] {
            let found = messages(source);
            assert_eq!(found.iter().map(|message| message.text.as_str()).collect::<Vec<_>>(), expected, "{source}");
        }
    }
}
