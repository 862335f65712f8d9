//! Messages in the files of template engines, such as Handlebars, Liquid, Jinja, ERB, Go, Blade, and in HTML itself.
//!
//! What is printed (`{{name}}`, `<%= name %>`) is a placeholder and stays as typed. What steers (`{% if %}`, `{{#each}}`) and what
//! is a comment is left out, so that both branches of a condition are read.

use std::ops::Range;

use crate::draft::Draft;
use crate::format::byte_order_mark;
use crate::message::{Message, floor};
use crate::{html, markdown};

/// The messages of a template: its paragraphs, be it HTML or plain text.
pub(crate) fn messages(source: &str) -> Vec<Message> {
    let start = byte_order_mark(source);
    let start = start + markdown::front_matter(&source[start..]);
    let Some(plain) = plain(source, start) else { return Vec::new() };
    let text = &plain.text;
    let found: Vec<Message> = if is_page(text) {
        html::messages_of_page(text)
    } else {
        paragraphs(text).filter_map(|range| Draft::of(text, range)).flat_map(without_tags).collect()
    };
    found.into_iter().map(|message| message.within(&plain)).collect()
}

/// The bytes of each run of lines that are not blank, without the space around it. What steers and stands on a line of its own has
/// left a blank line.
fn paragraphs(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut lines = text.split_inclusive('\n').map(str::len).peekable();
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at;
        while let Some(length) = lines.next_if(|&length| at == start || !text[at..at + length].trim().is_empty()) {
            at += length;
        }
        (at > start).then(|| {
            let paragraph = &text[start..at];
            let blank = paragraph.len() - paragraph.trim_start().len();
            start + blank..start + paragraph.trim_end().len().max(blank)
        })
    })
}

/// The template without what steers it.
fn plain(source: &str, start: usize) -> Option<Message> {
    let mut draft = Draft::default();
    let (mut at, mut from) = (start, start);
    let bytes = source.as_bytes();
    while at < bytes.len() {
        // Every mark begins with one of these.
        let Some(length) =
            matches!(bytes[at], b'{' | b'<' | b'#' | b'@').then(|| steering(&source[at..], at, source)).flatten()
        else {
            at += 1;
            continue;
        };
        draft.copy(source, from..at);
        // The branches of a choice are not one word.
        let joins =
            draft.text().ends_with(char::is_alphanumeric) && source[at + length..].starts_with(char::is_alphanumeric);
        if joins && divides(&source[at..at + length]) {
            draft.replace(" ", at..at + length);
        }
        at += length;
        from = at;
    }
    draft.copy(source, from..source.len());
    draft.finish()
}

/// A paragraph without the links and the emphasis in it.
fn without_tags(paragraph: Message) -> Vec<Message> {
    if has_tag(&paragraph.text, &[html::Tag::Inline]) {
        html::messages(&paragraph.text).into_iter().map(|message| message.within(&paragraph)).collect()
    } else {
        vec![paragraph]
    }
}

/// Whether a statement stands between two branches.
fn divides(statement: &str) -> bool {
    statement.starts_with("{{^")
        || statement
            .split(|c: char| !c.is_alphabetic())
            .any(|word| ["else", "elif", "elsif", "elseif", "when"].contains(&word))
}

/// A statement is no longer than this many bytes: looking for its end must not take longer for each that has none.
const LONGEST: usize = 4096;

/// The bytes of the comment or the statement that `rest` begins with.
fn steering(rest: &str, at: usize, source: &str) -> Option<usize> {
    let near = &rest[..floor(rest, LONGEST)];
    let until = |end: &str| Some(rest.find(end).map_or(rest.len(), |found| found + end.len()));
    if rest.starts_with("{{!--") || rest.starts_with("{{--") {
        until("--}}")
    } else if rest.starts_with("{{/*") {
        until("}}")
    } else if rest.starts_with("{#") && !rest.starts_with("{#{") {
        near.find("#}").map(|end| end + 2)
    } else if let Some(inside) = rest.strip_prefix("{%") {
        let statement = near.find("%}").map(|end| end + 2)?;
        let word = inside.trim_start_matches(['-', ' ']);
        match ["comment", "raw", "schema", "javascript", "stylesheet"].iter().find(|name| word.starts_with(**name)) {
            Some(name) if *name != "raw" => {
                let end = rest.find(&format!("end{name}")).unwrap_or(rest.len());
                Some(end + rest[end..].find("%}").map_or(rest.len() - end, |close| close + 2))
            }
            _ => Some(statement),
        }
    } else if rest.starts_with("{{") && !rest.starts_with("{{{") {
        let inside = rest[2..].trim_start_matches(['-', '~', ' ']);
        let word = inside.split(|c: char| c.is_whitespace() || matches!(c, '}' | '-' | '~')).next().unwrap_or_default();
        let steers = inside.starts_with(['#', '/', '^', '!', '>'])
            || matches!(word, "else" | "end" | "if" | "range" | "with" | "define" | "template" | "block");
        steers.then(|| near.find("}}").map(|end| end + 2)).flatten()
    } else if rest.starts_with("<%") && !rest.starts_with("<%=") && !rest.starts_with("<%-") {
        until("%>")
    } else if rest.starts_with("<#--") {
        until("-->")
    } else if rest.starts_with("<#") || rest.starts_with("</#") {
        until(">")
    } else if rest.starts_with("<?php") || rest.starts_with("<?=") {
        until("?>")
    } else {
        line_statement(rest, at, source)
    }
}

/// Blade's `@if (...)` and Velocity's `#if(...)`, where they begin their line.
fn line_statement(rest: &str, at: usize, source: &str) -> Option<usize> {
    const WORDS: [&str; 24] = [
        "if",
        "elseif",
        "else",
        "endif",
        "end",
        "foreach",
        "endforeach",
        "for",
        "endfor",
        "unless",
        "endunless",
        "isset",
        "endisset",
        "empty",
        "endempty",
        "section",
        "endsection",
        "extends",
        "yield",
        "include",
        "component",
        "endcomponent",
        "slot",
        "set",
    ];
    let mark = rest.as_bytes()[0];
    let begins = source[..at].bytes().rev().find(|byte| !matches!(byte, b' ' | b'\t')).is_none_or(|byte| byte == b'\n');
    if !matches!(mark, b'@' | b'#') || !begins {
        return None;
    }
    let name = rest[1..].bytes().take_while(u8::is_ascii_alphabetic).count();
    let known = WORDS.contains(&&rest[1..=name]);
    known.then(|| rest.find('\n').unwrap_or(rest.len()))
}

/// Whether the text is a page, not lines of text with a link or two in them.
fn is_page(text: &str) -> bool {
    has_tag(text, &[html::Tag::Block, html::Tag::Break])
}

fn has_tag(text: &str, kinds: &[html::Tag]) -> bool {
    text.match_indices('<').any(|(at, _)| {
        let near = &text[at..floor(text, at + LONGEST)];
        near[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/')
            && near.find('>').is_some_and(|end| kinds.contains(&html::tag(&near[..=end])))
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
            ("---\nsubject: x\n---\nHi", &["Hi"]),
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
