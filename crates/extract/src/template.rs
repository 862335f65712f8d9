//! Messages in the files of template engines, such as Handlebars, Liquid, Jinja, ERB, Go, Blade, and in HTML itself.
//!
//! What is printed (`{{name}}`, `<%= name %>`) is a placeholder and stays as typed. What steers (`{% if %}`, `{{#each}}`) and what
//! is a comment is left out, so that both branches of a condition are read.

use crate::draft::Draft;
use crate::format::byte_order_mark;
use crate::message::{Message, floor};
use crate::{html, markdown};

/// The messages of a template: those of its paragraphs where it is HTML, otherwise one.
pub(crate) fn messages(source: &str) -> Vec<Message> {
    let start = byte_order_mark(source);
    let start = start + markdown::front_matter(&source[start..]);
    let Some(plain) = plain(source, start) else { return Vec::new() };
    if !is_html(&plain.text) {
        return vec![plain];
    }
    html::messages_of_page(&plain.text).into_iter().map(|message| message.within(&plain)).collect()
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
        at += length;
        from = at;
    }
    draft.copy(source, from..source.len());
    draft.finish()
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

/// Whether the text is a page, not a message with a tag or two in it.
fn is_html(text: &str) -> bool {
    const TAGS: [&str; 12] =
        ["<html", "<body", "<p", "<div", "<td", "<table", "<h1", "<h2", "<li", "<mjml", "<mj-", "<br"];
    let lower = text.to_ascii_lowercase();
    TAGS.iter().any(|tag| {
        lower.match_indices(tag).any(|(at, _)| {
            tag.ends_with('-')
                || lower[at + tag.len()..].starts_with(|c: char| c == '>' || c == '/' || c.is_ascii_whitespace())
        })
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
                &["Hi {{name}}, you are latesee you."][..],
            ),
            (
                "{# no #}{% if x %}Your visit{% endif %} is {{ day }}{% comment %}no{% endcomment %}\n",
                &["Your visit is {{ day }}\n"],
            ),
            ("<%# no %>Hi <%= @name %><% if x %>!<% end %>", &["Hi <%= @name %>!"]),
            ("{{ if .Late }}Late{{ else }}Now{{ end }} {{ .Name }}{{/* no */}}", &["LateNow {{ .Name }}"]),
            ("<#if x>Hi ${name}</#if><#-- no -->", &["Hi ${name}"]),
            ("@if ($x)\nHi {{ $name }}\n@endif\n{{-- no --}}", &["\nHi {{ $name }}\n\n"]),
            (
                "<html><head><title>Your visit</title></head><body>{% if x %}<p>Hi {{ name }},</p>{% endif %}<p>see&nbsp;you</p><img alt=\"Map to the clinic door\"></body>",
                &["Your visit", "Hi {{ name }},", "see\u{a0}you", "Map to the clinic door"],
            ),
            ("---\nsubject: x\n---\nHi", &["Hi"]),
            ("me@example.org #1", &["me@example.org #1"]),
        ] {
            let found = messages(source);
            assert_eq!(found.iter().map(|message| message.text.as_str()).collect::<Vec<_>>(), expected, "{source}");
        }
    }
}
