//! The string literals of source code: where they begin and end, and how they are decoded.

use std::ops::Range;

use crate::draft::Draft;
use crate::escape;
use crate::language::Language;
use crate::literal::string_end;

/// How the contents of a literal are written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Written {
    /// With backslash escapes.
    Escaped,
    /// As they are, but for `\'` and `\\`.
    Quoted,
    /// As they are.
    Raw,
    /// As they are, but a quote is written twice.
    Doubled,
}

/// A string literal.
pub(crate) struct Literal {
    /// The bytes between the quotes.
    pub(crate) inside: Range<usize>,
    /// The byte behind the literal.
    pub(crate) end: usize,
    /// Whether it is a block between three quotes.
    pub(crate) triple: bool,
    /// The bytes of white space before each line that are not part of the text.
    indent: usize,
    written: Written,
}

impl Literal {
    /// Adds the contents to a draft.
    pub(crate) fn decode(&self, draft: &mut Draft, source: &str) {
        if self.indent == 0 {
            return self.decode_part(draft, source, self.inside.clone());
        }
        let mut at = self.inside.start;
        for line in source[self.inside.clone()].split_inclusive('\n') {
            let blank = line.bytes().take(self.indent).take_while(|byte| matches!(byte, b' ' | b'\t')).count();
            self.decode_part(draft, source, at + blank..at + line.len());
            at += line.len();
        }
    }

    fn decode_part(&self, draft: &mut Draft, source: &str, range: Range<usize>) {
        match self.written {
            Written::Escaped => escape::decode(draft, source, range),
            Written::Raw => draft.copy(source, range),
            Written::Doubled => crate::yaml::doubled(draft, source, range, "\"\""),
            Written::Quoted => {
                let mut at = range.start;
                while let Some(plain) = source[at..range.end].find('\\') {
                    let slash = at + plain;
                    draft.copy(source, at..slash);
                    let hides = source[slash + 1..range.end].starts_with(['\'', '\\']);
                    if hides {
                        draft.replace(&source[slash + 1..slash + 2], slash..slash + 2);
                    } else {
                        draft.copy(source, slash..slash + 1);
                    }
                    at = slash + 1 + usize::from(hides);
                }
                draft.copy(source, at..range.end);
            }
        }
    }
}

impl Literal {
    /// Without the line break before the end, and the one behind the opening quotes.
    fn trimmed(mut self, source: &str) -> Self {
        let text = &source[self.inside.clone()];
        let last = text.strip_suffix('\n').map_or(text, |text| text.strip_suffix('\r').unwrap_or(text));
        self.inside.end = self.inside.start + last.len();
        self
    }

    /// Without the line break behind the opening quotes.
    fn behind_line_break(mut self, source: &str) -> Self {
        let text = &source[self.inside.clone()];
        let rest = text.strip_prefix('\r').unwrap_or(text);
        let rest = rest.strip_prefix('\n').unwrap_or(text);
        self.inside.start = self.inside.end - rest.len();
        self
    }

    /// Without the white space that every line begins with.
    fn dedented(mut self, source: &str) -> Self {
        let text = &source[self.inside.clone()];
        let Some(first) = text.find('\n').filter(|&end| self.triple && text[..end].trim().is_empty()) else {
            if self.triple {
                return self;
            }
            self.indent = indent(text);
            return self.trimmed(source);
        };
        // The line of the closing quotes counts as well.
        self.indent = indent(&text[first + 1..]);
        let end = text.trim_end_matches([' ', '\t']).len();
        self.inside = self.inside.start + first + 1..self.inside.start + end.max(first + 1);
        self.trimmed(source)
    }
}

/// The white space that every line begins with which is not blank.
fn indent(text: &str) -> usize {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    lines.map(|line| line.len() - line.trim_start_matches([' ', '\t']).len()).min().unwrap_or(0)
}

/// The literal that begins at this byte.
pub(crate) fn at(language: Language, source: &str, at: usize) -> Option<Literal> {
    let rest = &source[at..];
    let prefix = prefix(language, source, at);
    let quote = *rest.as_bytes().get(prefix)?;
    let marks = &rest[..prefix];
    let block = |fence: &str, written: Written| {
        let start = at + prefix + fence.len();
        let end = source[start..].find(fence).map_or(source.len(), |end| start + end);
        Literal { inside: start..end, end: (end + fence.len()).min(source.len()), triple: true, indent: 0, written }
    };
    let raw = marks.contains(['r', 'R', '@']);
    let escaped = if raw { Written::Raw } else { Written::Escaped };
    match (language, quote) {
        (Language::Php | Language::Ruby, b'<') => heredoc(source, at),
        (Language::Python | Language::Toml, b'"') if rest[prefix..].starts_with("\"\"\"") => {
            let literal = block("\"\"\"", escaped);
            Some(match language {
                Language::Toml => literal.behind_line_break(source),
                _ if source[..at].ends_with("dedent(") => literal.dedented(source),
                _ => literal,
            })
        }
        (Language::Toml, b'\'') => line(source, at, b'\'', Written::Raw, false),
        (Language::Python, b'\'') if rest[prefix..].starts_with("'''") => Some(block("'''", escaped)),
        (Language::Java | Language::CSharp, b'"') if rest[prefix..].starts_with("\"\"\"") => {
            Some(block("\"\"\"", escaped).dedented(source))
        }
        (Language::CSharp, b'"') if raw => {
            let start = at + prefix + 1;
            let mut end = start;
            let bytes = source.as_bytes();
            while end < bytes.len() && (bytes[end] != b'"' || bytes.get(end + 1) == Some(&b'"')) {
                end += if bytes[end] == b'"' { 2 } else { 1 };
            }
            let end = end.min(source.len());
            Some(Literal {
                inside: start..end,
                end: (end + 1).min(source.len()),
                triple: false,
                indent: 0,
                written: Written::Doubled,
            })
        }
        (Language::Go, b'`') => Some(Literal { triple: false, ..block("`", Written::Raw) }),
        (_, b'"') => line(source, at + prefix, b'"', escaped, language == Language::Php),
        (Language::Python, b'\'') => line(source, at + prefix, b'\'', escaped, false),
        (Language::Php | Language::Ruby, b'\'') => line(source, at + prefix, b'\'', Written::Quoted, true),
        // Characters: 'x', '\n'.
        (Language::Java | Language::CSharp | Language::Go, b'\'') => {
            let end =
                string_end(&rest.as_bytes()[prefix..], b'\'').filter(|&end| end <= 8 || language == Language::Java)?;
            Some(Literal {
                inside: at + prefix + 1..at + prefix + end,
                end: at + prefix + end + 1,
                triple: false,
                indent: 0,
                written: Written::Escaped,
            })
        }
        _ => None,
    }
}

/// The length of the letters before the quote that belong to the literal: `f"…"`, `@"…"`, `$"…"`.
fn prefix(language: Language, source: &str, at: usize) -> usize {
    let rest = &source.as_bytes()[at..];
    let letters: &[u8] = match language {
        Language::Python => b"rRbBfFuU",
        Language::CSharp => b"$@",
        _ => return 0,
    };
    let inside_word = source[..at].chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == '_');
    let length = rest.iter().take(2).take_while(|byte| letters.contains(byte)).count();
    let quoted = rest.get(length).is_some_and(|byte| matches!(byte, b'"' | b'\''));
    if length > 0 && quoted && !inside_word { length } else { 0 }
}

/// A literal on one line, or on several where the language lets it.
fn line(source: &str, at: usize, quote: u8, written: Written, several: bool) -> Option<Literal> {
    let bytes = &source.as_bytes()[at..];
    let far = || {
        let mut escaped = false;
        let mut rest = bytes.iter().skip(1);
        let end = rest.position(|&byte| {
            let ends = byte == quote && !escaped;
            escaped = byte == b'\\' && !escaped;
            ends
        });
        end.map(|end| end + 1)
    };
    let end = string_end(bytes, quote).or_else(|| if several { far() } else { None })?;
    Some(Literal { inside: at + 1..at + end, end: at + end + 1, triple: false, indent: 0, written })
}

/// `<<<SMS`, `<<~SMS`: the lines up to the one that is the name.
fn heredoc(source: &str, at: usize) -> Option<Literal> {
    let rest = &source[at..];
    let marks = ["<<<", "<<~", "<<-"].into_iter().find(|marks| rest.starts_with(marks))?;
    let head = rest[marks.len()..].trim_start_matches(' ');
    let (raw, name) = (head.starts_with('\''), head.trim_start_matches(['\'', '"']));
    let name = &name[..name.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(name.len())];
    let start = at + rest.find('\n')? + 1;
    let mut end = start;
    for line in source[start..].split_inclusive('\n') {
        let text = line.trim_start();
        if !name.is_empty()
            && text.strip_prefix(name).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
        {
            let close = end + (line.len() - text.len()) + name.len();
            let literal = Literal { end: close, ..block(start..end, raw) };
            // PHP counts what stands before the name, Ruby the line that begins first.
            return Some(match marks {
                "<<<" => Literal { indent: line.len() - text.len(), ..literal.trimmed(source) },
                "<<~" => literal.dedented(source),
                _ => literal.trimmed(source),
            });
        }
        end += line.len();
    }
    // One that is never closed ends with the file, so that nothing is read twice.
    (!name.is_empty()).then(|| block(start..end, raw))
}

/// The lines of a heredoc.
fn block(inside: Range<usize>, raw: bool) -> Literal {
    let written = if raw { Written::Raw } else { Written::Escaped };
    Literal { end: inside.end, inside, triple: false, indent: 0, written }
}
