//! Holes: the parts of a message that are not words, namely template placeholders and links.
//!
//! A message without a file may come from any template engine, so every syntax that cannot be mistaken for ordinary text
//! is known here. Holes are found behind trigger bytes in one pass and blanked out before the dictionary sees the text.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use memchr::memmem;

use phi_lint_lexicon::fold::Plain;

/// A placeholder or a link, in bytes of the plain text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Hole {
    pub(crate) kind: Kind,
    /// The whole of it, with its delimiters.
    pub(crate) range: Range<usize>,
    /// What stands inside: the variable's name, or the link.
    pub(crate) inside: Range<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A variable in a syntax of its own.
    Placeholder,
    /// A variable in a syntax that ordinary text uses too, such as `%off%`; it counts only when its name is telling.
    Doubtful,
    Link,
}

/// Longer than any placeholder: what follows is text that only looks like one.
const LONGEST: usize = 120;

/// Paired delimiters, longer ones first.
const PAIRS: &[(&str, &str, Kind)] = &[
    ("{{{", "}}}", Kind::Placeholder),
    ("{{${", "}}}", Kind::Placeholder),
    ("{{", "}}", Kind::Placeholder),
    ("{%", "%}", Kind::Placeholder),
    ("{!", "}", Kind::Placeholder),
    ("<<", ">>", Kind::Placeholder),
    ("<%=", "%>", Kind::Placeholder),
    ("<%", "%>", Kind::Placeholder),
    ("$!{", "}", Kind::Placeholder),
    ("${", "}", Kind::Placeholder),
    ("#{", "}", Kind::Placeholder),
    ("%{", "}", Kind::Placeholder),
    ("%(", ")s", Kind::Placeholder),
    ("%(", ")d", Kind::Placeholder),
    ("***", "***", Kind::Placeholder),
    ("*|", "|*", Kind::Placeholder),
    ("[[", "]]", Kind::Placeholder),
    ("{", "}", Kind::Placeholder),
    ("[", "]", Kind::Placeholder),
    // [Provider Name] is a variable, [See below] is text: its name decides.
    ("[", "]", Kind::Doubtful),
    ("@", "@", Kind::Doubtful),
    ("%", "%", Kind::Doubtful),
    ("<", ">", Kind::Doubtful),
];

/// The holes of a message, in order; a placeholder inside a link follows its link.
pub(crate) fn find(text: &str) -> Vec<Hole> {
    let bytes = text.as_bytes();
    let mut holes = Vec::new();
    let mut triggers = Triggers::of(bytes);
    let (mut i, mut link_end) = (0, 0);
    while let Some(trigger) = triggers.next_from(i) {
        i = trigger;
        let hole = match bytes[i] {
            b'@' => model(text, i).or_else(|| paired(text, i)),
            // Inside a link only placeholders are looked for, so that a long link stays linear.
            b':' | b'.' | b'#' if i < link_end => None,
            b':' if bytes[i..].starts_with(b"://") => link(text, i),
            b':' => colon(text, i),
            b'.' => link(text, i),
            b'%' => printf(text, i).or_else(|| paired(text, i)),
            _ => paired(text, i),
        };
        match hole {
            // A link is entered again for the placeholders in it.
            Some(hole) if hole.kind == Kind::Link => {
                link_end = hole.range.end;
                holes.push(hole);
                i += 3;
            }
            Some(hole) => {
                i = hole.range.end;
                holes.push(hole);
            }
            None => i += 1,
        }
    }
    holes
}

/// The bytes a hole can be recognised by, three a search because that is what vector instructions compare at once.
const TRIGGERS: [[u8; 3]; 3] = [*b"{<$", *b"%*[", *b"@#:"];
/// And the full stop of `www.`, which is rarer than full stops are.
const STOP: usize = TRIGGERS.len();
static WWW: LazyLock<memmem::Finder<'static>> = LazyLock::new(|| memmem::Finder::new("www."));

/// The places of trigger bytes, each group searched once from front to back.
struct Triggers<'a> {
    bytes: &'a [u8],
    /// The next place of each group at or behind the last question.
    next: [Option<usize>; STOP + 1],
}

impl<'a> Triggers<'a> {
    fn of(bytes: &'a [u8]) -> Self {
        let mut triggers = Triggers { bytes, next: [None; STOP + 1] };
        for group in 0..=STOP {
            triggers.next[group] = triggers.search(group, 0);
        }
        triggers
    }

    fn next_from(&mut self, from: usize) -> Option<usize> {
        for group in 0..=STOP {
            if self.next[group].is_some_and(|place| place < from) {
                self.next[group] = self.search(group, from);
            }
        }
        self.next.iter().flatten().copied().min()
    }

    fn search(&self, group: usize, from: usize) -> Option<usize> {
        let rest = self.bytes.get(from..)?;
        let found = match TRIGGERS.get(group) {
            Some(&[a, b, c]) => memchr::memchr3(a, b, c, rest),
            None => WWW.find(rest).map(|at| at + 3),
        };
        found.map(|at| from + at)
    }
}

/// The plain text with its holes blanked out; doubtful ones stay words.
pub(crate) fn blank_out<'a>(plain: &'a Plain<'_>, holes: &[Hole]) -> Cow<'a, str> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for hole in holes.iter().filter(|hole| hole.kind != Kind::Doubtful) {
        match ranges.last_mut() {
            Some(last) if hole.range.start < last.end => last.end = last.end.max(hole.range.end),
            _ => ranges.push(hole.range.clone()),
        }
    }
    plain.without(&ranges)
}

fn paired(text: &str, start: usize) -> Option<Hole> {
    let rest = &text[start..];
    PAIRS.iter().find_map(|&(open, close, kind)| {
        let body = rest.strip_prefix(open)?;
        // Bytes, because the limit may cut a character.
        let window = &body.as_bytes()[..body.len().min(LONGEST)];
        let length = window.windows(close.len()).position(|at| at == close.as_bytes())?;
        let inside = start + open.len()..start + open.len() + length;
        let name = text[inside.clone()].trim();
        // Words between such delimiters are text as often as not: [HIV CLINIC] is no variable.
        let kind = if name.contains(' ') && matches!(open, "***" | "[" | "{") { Kind::Doubtful } else { kind };
        is_name(&text[inside.clone()], open, kind).then(|| Hole {
            kind,
            range: start..inside.end + close.len(),
            inside,
        })
    })
}

/// Whether the text between delimiters can be a variable.
fn is_name(inside: &str, open: &str, kind: Kind) -> bool {
    let name = inside.trim();
    let one_word = |extra: &[u8]| {
        !inside.is_empty() && inside.bytes().all(|byte| byte.is_ascii_alphanumeric() || extra.contains(&byte))
    };
    match open {
        // Template engines allow expressions here.
        "{{{" | "{{${" | "{{" | "{%" | "{!" | "<%=" | "<%" | "$!{" | "${" => !name.is_empty() && !name.contains('\n'),
        "[" if kind == Kind::Doubtful => {
            name == inside && name.starts_with(|c: char| c.is_ascii_uppercase()) && one_word(b" _-")
        }
        "***" | "[" => {
            name.bytes().any(|b| b.is_ascii_uppercase()) && name == inside && name.bytes().all(is_upper_name)
        }
        "*|" => one_word(b"_:-"),
        "[[" => one_word(b"_-. "),
        "@" | "%" => one_word(b"_") && inside.bytes().any(|b| b.is_ascii_alphabetic()),
        "<" | "<<" => one_word(b"_-"),
        _ => {
            // ICU: {count, plural, ...}
            let first = name.split(',').next().unwrap_or_default();
            let numbered = (1..=2).contains(&first.len()) && first.bytes().all(|b| b.is_ascii_digit());
            let named = first.starts_with(|c: char| c.is_ascii_alphabetic() || "_$.".contains(c));
            (numbered || named) && first.bytes().all(|b| b.is_ascii_alphanumeric() || b"_.-$[] ".contains(&b))
        }
    }
}

fn is_upper_name(byte: u8) -> bool {
    byte.is_ascii_uppercase() || byte.is_ascii_digit() || matches!(byte, b'_' | b' ' | b'-')
}

/// `:name` after a space, three letters or more, and not an emoji code such as `:smile:`.
fn colon(text: &str, start: usize) -> Option<Hole> {
    let bytes = text.as_bytes();
    let before = start == 0 || bytes[start - 1].is_ascii_whitespace();
    let length = bytes[start + 1..].iter().take_while(|b| b.is_ascii_alphanumeric() || **b == b'_').count();
    let end = start + 1 + length;
    let letters = bytes[start + 1..end].iter().filter(|b| b.is_ascii_alphabetic()).count();
    (before && letters >= 3 && bytes.get(end) != Some(&b':')).then(|| Hole {
        kind: Kind::Placeholder,
        range: start..end,
        inside: start + 1..end,
    })
}

/// `%s`, `%d`, `%1$s`: a value without a name.
fn printf(text: &str, start: usize) -> Option<Hole> {
    let bytes = text.as_bytes();
    let digits = bytes[start + 1..].iter().take(2).take_while(|byte| byte.is_ascii_digit()).count();
    let kind = if digits > 0 && bytes.get(start + 1 + digits) == Some(&b'$') { start + 2 + digits } else { start + 1 };
    let alone = |at: Option<&u8>| at.is_none_or(|byte| !byte.is_ascii_alphanumeric());
    let before = start.checked_sub(1).and_then(|at| bytes.get(at));
    let is_one = matches!(bytes.get(kind), Some(b's' | b'd')) && alone(before) && alone(bytes.get(kind + 1));
    is_one.then_some(Hole { kind: Kind::Placeholder, range: start..kind + 1, inside: start + 1..kind + 1 })
}

/// `@Model.Name` (Razor).
fn model(text: &str, start: usize) -> Option<Hole> {
    let rest = text[start..].strip_prefix("@Model.")?;
    let length = rest.bytes().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.')).count();
    let length = rest[..length].trim_end_matches('.').len();
    let inside = start + 7..start + 7 + length;
    (length > 0).then_some(Hole { kind: Kind::Placeholder, range: start..inside.end, inside })
}

/// A link around its `://` or `www.`.
fn link(text: &str, middle: usize) -> Option<Hole> {
    let bytes = text.as_bytes();
    let is_scheme = |b: &&u8| b.is_ascii_alphanumeric();
    let start = middle - bytes[..middle].iter().rev().take(12).take_while(is_scheme).count();
    if start == middle {
        return None;
    }
    let ends = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '\'' | '`');
    let length = text[middle..].find(ends).unwrap_or(text.len() - middle);
    let link = text[start..middle + length].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '*', '_']);
    let range = start..start + link.len();
    (range.end > middle + 1).then(|| Hole { kind: Kind::Link, inside: range.clone(), range })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_syntax() {
        for (text, inside) in [
            ("Your {{diagnosis}} visit", "diagnosis"),
            ("Your {{{ dx }}} visit", " dx "),
            ("Hi ${firstName}!", "firstName"),
            ("with :doctor on", "doctor"),
            ("with ***PROVIDER*** on", "PROVIDER"),
            ("su {tipo_de_examen} ya", "tipo_de_examen"),
            ("<%= appt.reason %> visit", " appt.reason "),
            ("Your %(lab_name)s result", "lab_name"),
            ("#{condition} plan", "condition"),
            ("Hi %s, see", "s"),
            ("on %1$s at", "1$s"),
            ("%{drug} refill", "drug"),
            ("Dear [PATIENT NAME],", "PATIENT NAME"),
            ("*|FNAME|* hello", "FNAME"),
            ("@Model.Diagnosis is", "Diagnosis"),
            ("{!Case.Reason__c}", "Case.Reason__c"),
            ("{{${first_name}}}", "first_name"),
            ("Dear <<FirstName>>,", "FirstName"),
            ("{count, plural, one {# visit} other {# visits}}", "count, plural, one {# visit"),
            ("see https://x.example/a?b=1.", "https://x.example/a?b=1"),
            ("see www.example.org, ok", "www.example.org"),
        ] {
            let holes = find(&format!("{text} "));
            assert_eq!(holes.len(), 1, "{text}: {holes:?}");
            assert_eq!(&text[holes[0].inside.clone()], inside, "{text}");
        }
    }

    #[test]
    fn ordinary_text_has_none() {
        for text in [
            "At 2:00 PM :) now",
            "[see below]",
            "5 < 6 and 7 > 2",
            "*bold* text",
            "a@b.example",
            ":smile: yes",
            "{ }",
            "100%s off",
            "50% so",
        ] {
            assert_eq!(find(text), [], "{text}");
        }
    }
}
