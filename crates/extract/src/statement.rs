//! What steers a template: statements and comments of Handlebars, Liquid, Jinja, ERB, Go, Blade, Velocity and Razor.

use std::ops::Range;

use crate::message::floor;
use crate::prose;

/// A statement is no longer than this many bytes: looking for its end must not take longer for each that has none.
const LONGEST: usize = 4096;

/// A mark of the template engine that is no placeholder.
pub(crate) struct Statement {
    pub(crate) length: usize,
    /// The bytes of the texts that it prints as they are or translated: `{% trans "Your visit" %}`.
    pub(crate) texts: Vec<Range<usize>>,
}

/// The statement that begins at this byte.
pub(crate) fn at(source: &str, at: usize) -> Option<Statement> {
    let rest = &source[at..];
    if let Some(translated) = translated(rest) {
        return Some(translated);
    }
    let length = length(rest).or_else(|| directive(source, at))?;
    Some(Statement { length, texts: Vec::new() })
}

/// The bytes of the statement or the comment that `rest` begins with.
fn length(rest: &str) -> Option<usize> {
    let until = |end: &str| Some(rest.find(end).map_or(rest.len(), |found| found + end.len()));
    if rest.starts_with("{{!--") || rest.starts_with("{{--") {
        until("--}}")
    } else if rest.starts_with("{{/*") || rest.starts_with("{{!") {
        until("}}")
    } else if rest.starts_with("{#") && !rest.starts_with("{#{") {
        near(rest).find("#}").map(|end| end + 2)
    } else if rest.starts_with("{*") {
        near(rest).find("*}").map(|end| end + 2)
    } else if rest.starts_with("#{else}") || rest.starts_with("#{end}") {
        until("}")
    } else if smarty(rest) {
        end(rest, 1, "}")
    } else if rest.starts_with("@*") {
        near(rest).find("*@").map(|end| end + 2)
    } else if let Some(inside) = rest.strip_prefix("{%") {
        block(rest, inside)
    } else if rest.starts_with("{{") && !rest.starts_with("{{{") {
        steers(&near(rest)[2..]).then(|| end(rest, 2, "}}")).flatten()
    } else if rest.starts_with("<%") && !rest.starts_with("<%=") && !prints_raw(rest) {
        until("%>")
    } else if rest.starts_with("<#--") {
        until("-->")
    } else if ["<#", "</#", "<@", "</@"].iter().any(|start| rest.starts_with(start)) {
        end(rest, 2, ">")
    } else if rest.starts_with("<?php") || rest.starts_with("<? ") {
        until("?>")
    } else {
        None
    }
}

/// Whether this is a statement of Smarty or Latte: `{if $late}`, `{/foreach}`.
fn smarty(rest: &str) -> bool {
    const WORDS: [&str; 14] = [
        "if",
        "elseif",
        "else",
        "foreach",
        "foreachelse",
        "for",
        "section",
        "include",
        "extends",
        "block",
        "assign",
        "capture",
        "literal",
        "strip",
    ];
    let Some(inside) = rest.strip_prefix('{').map(|inside| inside.strip_prefix('/').unwrap_or(inside)) else {
        return false;
    };
    let word = inside.bytes().take_while(u8::is_ascii_lowercase).count();
    WORDS.contains(&&inside[..word]) && inside[word..].starts_with(['}', ' '])
}

/// `{% … %}`; what it prints is a placeholder, and what it hides goes with it.
fn block(rest: &str, inside: &str) -> Option<usize> {
    let statement = end(rest, 2, "%}")?;
    let word = first_word(inside);
    if ["url", "now", "firstof"].contains(&word) {
        return None;
    }
    if !["comment", "schema", "javascript", "stylesheet"].contains(&word) {
        return Some(statement);
    }
    let close = rest.find(&format!("end{word}")).unwrap_or(rest.len());
    Some(close + rest[close..].find("%}").map_or(rest.len() - close, |end| end + 2))
}

/// Whether this is what EJS prints as it is, `<%- html %>`, not a statement of ERB, `<%- if late -%>`.
fn prints_raw(rest: &str) -> bool {
    const RUBY: [&str; 12] =
        ["if", "else", "elsif", "end", "unless", "for", "while", "case", "when", "begin", "rescue", "content_for"];
    rest.strip_prefix("<%-").is_some_and(|inside| {
        let tag = inside.split("%>").next().unwrap_or_default();
        !RUBY.contains(&first_word(inside)) && !tag.trim_end().ends_with(" do") && !tag.contains('|')
    })
}

/// Whether the inside of `{{ … }}` prints nothing.
fn steers(inside: &str) -> bool {
    let inside = inside.trim_start_matches(['-', '~', ' ']);
    let word = first_word(inside);
    let tag = inside.split("}}").next().unwrap_or_default();
    inside.starts_with(['#', '/', '^', '>'])
        || tag.contains(":=")
        || ["else", "end", "if", "range", "with", "define", "template", "block", "break", "continue"].contains(&word)
}

fn first_word(inside: &str) -> &str {
    let inside = inside.trim_start_matches(['-', '~', '+', ' ', '\n']);
    inside.split(|c: char| c.is_whitespace() || matches!(c, '}' | '-' | '~' | '%' | '(')).next().unwrap_or_default()
}

/// Calls and filters that translate the text they are given.
fn translates(name: &str) -> bool {
    [
        "t",
        "trans",
        "translate",
        "__",
        "_",
        "_e",
        "gettext",
        "tr",
        "lang",
        "i18n",
        "localize",
        "translation",
        "link_to",
        "button_to",
        "mail_to",
    ]
    .contains(&name)
}

/// A tag whose whole point is to print a text that stands in it.
fn translated(rest: &str) -> Option<Statement> {
    const TAGS: [(&str, &str); 7] =
        [("{l s=", "}"), ("{{{", "}}}"), ("{{", "}}"), ("{%", "%}"), ("{!!", "!!}"), ("<%=", "%>"), ("@lang(", ")")];
    let (open, close) = TAGS.iter().find(|(open, _)| rest.starts_with(open))?;
    let length = end(rest, open.len(), close)?;
    let inside = &rest[open.len()..length - close.len()];
    let quote = inside.find(['"', '\''])?;
    let mark = &inside[quote..=quote];
    let text = quote + 1..quote + 1 + unescaped(&inside[quote + 1..], mark)?;
    let call = inside[..quote].trim_end_matches([' ', '(']).trim_start_matches(['-', '~', ' ', '$', '+']);
    let filter = inside[text.end + 1..].trim_start().strip_prefix('|').map(str::trim_start);
    let filter =
        filter.map_or("", |filter| &filter[..filter.find(|c: char| !c.is_alphanumeric()).unwrap_or(filter.len())]);
    let is_called = translates(call.rsplit('.').next().unwrap_or_default())
        || ["@lang(", "{l s="].contains(open) && call.is_empty();
    let said = &inside[text.clone()];
    // A key is nothing that is read.
    let is_words = said.contains(' ') || said.starts_with(char::is_uppercase);
    let is_text = is_called || call.is_empty() && translates(filter);
    if is_text && is_words && !prose::is_technical(said) {
        let text = open.len() + text.start..open.len() + text.end;
        return Some(Statement { length, texts: std::iter::once(text).collect() });
    }
    let texts = if *open == "{%" { Vec::new() } else { branches(inside, open.len()) };
    (!texts.is_empty()).then_some(Statement { length, texts })
}

/// The texts between which a condition chooses: `late ? "You are late" : "You are on time"`.
fn branches(inside: &str, shift: usize) -> Vec<Range<usize>> {
    let (mut texts, mut at) = (Vec::new(), inside.find(" ? ").unwrap_or(inside.len()));
    while let Some(open) = inside[at..].find(['"', '\'']).map(|open| at + open) {
        let Some(length) = unescaped(&inside[open + 1..], &inside[open..=open]) else { break };
        at = open + length + 2;
        if inside[open + 1..at - 1].contains(' ') && !prose::is_technical(&inside[open + 1..at - 1]) {
            texts.push(shift + open + 1..shift + at - 1);
        }
    }
    texts
}

/// The index of the quote that ends a string.
fn unescaped(text: &str, quote: &str) -> Option<usize> {
    text.match_indices(quote).map(|(at, _)| at).find(|&at| !text[..at].ends_with('\\'))
}

fn near(rest: &str) -> &str {
    &rest[..floor(rest, LONGEST)]
}

/// The byte behind the next `close` that stands in no quotes; behind the next one at all where quotes are not closed.
fn end(rest: &str, from: usize, close: &str) -> Option<usize> {
    let near = near(rest);
    let next = from + near.get(from..)?.find(close)?;
    let mut quote = None;
    let bytes = near.as_bytes();
    let found = (from..near.len()).find(|&at| {
        let byte = bytes[at];
        match quote {
            Some(open) if open == byte && bytes[at - 1] != b'\\' => quote = None,
            None if byte == b'"' || byte == b'\'' => quote = Some(byte),
            _ => {}
        }
        quote.is_none() && bytes[at..].starts_with(close.as_bytes())
    });
    Some(found.unwrap_or(next) + close.len())
}

/// Blade's `@if (…)`, Velocity's `#if(…)` and Razor's `@{ … }`.
fn directive(source: &str, at: usize) -> Option<usize> {
    const OPENS: [&str; 25] = [
        "if",
        "elseif",
        "foreach",
        "forelse",
        "for",
        "while",
        "unless",
        "isset",
        "empty",
        "section",
        "extends",
        "yield",
        "include",
        "component",
        "slot",
        "set",
        "parse",
        "macro",
        "push",
        "auth",
        "can",
        "switch",
        "case",
        "php",
        "using",
    ];
    const CLOSES: [&str; 22] = [
        "else",
        "endif",
        "end",
        "endforeach",
        "endforelse",
        "endfor",
        "endwhile",
        "endunless",
        "endisset",
        "endempty",
        "endsection",
        "endcomponent",
        "endslot",
        "endpush",
        "endauth",
        "endcan",
        "endswitch",
        "endphp",
        "model",
        "using",
        "inject",
        "page",
    ];
    let rest = &source[at..];
    let mark = rest.chars().next().filter(|mark| matches!(mark, '@' | '#'))?;
    let before = &source[..at];
    let begins = before.trim_end_matches([' ', '\t']).ends_with('\n') || before.trim().is_empty();
    // Velocity's comments.
    if begins && rest.starts_with("##") && ["#end", "#set("].iter().any(|word| near(source).contains(word)) {
        return Some(rest.find('\n').unwrap_or(rest.len()));
    }
    let glued = mark == '#' && ["#end", "#else"].iter().any(|word| rest.starts_with(word));
    if !begins && !glued && !before.ends_with(|c: char| c.is_whitespace() || matches!(c, '>' | ')' | '}')) {
        return None;
    }
    let name = rest[1..].bytes().take_while(u8::is_ascii_alphabetic).count();
    let word = &rest[1..=name];
    let behind = &near(rest)[1 + name..];
    if OPENS.contains(&word) && behind.trim_start_matches([' ', '\t']).starts_with('(') {
        return Some(1 + name + brackets(behind, b'(', b')')?);
    }
    if mark == '@' && name == 0 && behind.starts_with('{') && begins {
        return Some(1 + brackets(behind, b'{', b'}')?);
    }
    let line = rest.find('\n').unwrap_or(rest.len());
    if begins && (CLOSES.contains(&word) || OPENS.contains(&word)) {
        return Some(line);
    }
    // Inside a line they must belong to one that opens.
    let before = &before[floor(before, at.saturating_sub(LONGEST))..];
    let closes = CLOSES[..18].contains(&word) && !behind.starts_with(|c: char| c.is_alphanumeric() || c == '_');
    let opened = before.rfind(&format!("{mark}if")).or_else(|| before.rfind(&format!("{mark}foreach")));
    (closes && opened.is_some()).then_some(1 + name)
}

/// The bytes up to the bracket that closes the first one.
fn brackets(text: &str, open: u8, close: u8) -> Option<usize> {
    let mut depth = 0_usize;
    let end = text.bytes().position(|byte| {
        depth += usize::from(byte == open);
        let closes = byte == close && depth == 1;
        depth -= usize::from(byte == close && depth > 0);
        closes
    })?;
    Some(end + 1)
}
