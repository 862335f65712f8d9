//! Where the literals of a script end.

use std::ops::Range;

/// The index of the quote that ends the string beginning at the first byte, if there is one on its line.
pub(crate) fn string_end(bytes: &[u8], quote: u8) -> Option<usize> {
    let mut at = 1;
    loop {
        match *bytes.get(at)? {
            b'\\' if bytes.get(at + 1) == Some(&b'\r') && bytes.get(at + 2) == Some(&b'\n') => at += 3,
            b'\\' => at += 2,
            b'\n' | b'\r' => return None,
            byte if byte == quote => return Some(at),
            _ => at += 1,
        }
    }
}

/// The index after the regular expression beginning at the first byte, if it ends on its line.
pub(crate) fn regex_end(bytes: &[u8]) -> Option<usize> {
    let (mut at, mut in_class) = (1, false);
    loop {
        match *bytes.get(at)? {
            b'\\' => at += 1,
            b'\n' | b'\r' => return None,
            b'[' => in_class = true,
            b']' => in_class = false,
            b'/' if !in_class => return Some(at + 1),
            _ => {}
        }
        at += 1;
    }
}

/// The end of the template literal whose backtick stands at `start`, and its holes. A template that is never closed ends
/// with the source, so that it is read and so that nothing is scanned twice.
pub(crate) fn template_end(source: &str, start: usize) -> (usize, Vec<Range<usize>>) {
    let bytes = source.as_bytes();
    // For each hole that is open, the braces that are open in it.
    let mut depth: Vec<usize> = Vec::new();
    // For each entry: how many holes were open when this template began.
    let mut templates = vec![0];
    let (mut holes, mut hole) = (Vec::new(), start);
    let mut at = start + 1;
    while let Some(byte) = bytes.get(at) {
        let in_text = templates.last().is_some_and(|open| *open == depth.len());
        match byte {
            b'\\' => at += 1,
            b'`' if in_text => {
                templates.pop();
                if templates.is_empty() {
                    return (at, holes);
                }
            }
            b'`' => templates.push(depth.len()),
            b'$' if in_text && bytes.get(at + 1) == Some(&b'{') => {
                if depth.is_empty() {
                    hole = at;
                }
                depth.push(0);
                at += 1;
            }
            _ if in_text => {}
            b'{' => *depth.last_mut().unwrap_or(&mut 0) += 1,
            b'}' => match depth.last_mut() {
                Some(0) => {
                    depth.pop();
                    if depth.is_empty() {
                        holes.push(hole..at + 1);
                    }
                }
                Some(open) => *open -= 1,
                None => {}
            },
            b'"' | b'\'' => at += string_end(&bytes[at..], *byte).unwrap_or(0),
            _ => {}
        }
        at += 1;
    }
    (source.len(), holes)
}

/// An expression between two strings is no longer than this.
const LONGEST_EXPRESSION: usize = 120;

/// The length of the simple expression that the text begins with: `name`, `$user->name`, `format(date)`, `a[1]`.
pub(crate) fn expression(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut end = 0;
    for (at, c) in text.char_indices() {
        if at > LONGEST_EXPRESSION || matches!(c, '"' | '\'' | '`' | '\n' | ';' | '{' | '}') {
            break;
        }
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' if depth == 0 => break,
            ')' | ']' => depth -= 1,
            _ if depth > 0 => {}
            '$' | '@' | '_' | '.' | '?' | ':' => {}
            '-' if text[at..].starts_with("->") => {}
            '>' if at > 0 && text[..at].ends_with('-') => {}
            c if c.is_alphanumeric() => {}
            _ => break,
        }
        end = at + c.len_utf8();
    }
    let text = text[..end].trim_end_matches(['.', ':', '?']);
    (depth == 0 && text.starts_with(|c: char| c.is_alphabetic() || matches!(c, '$' | '@' | '_' | '(')))
        .then_some(text.len())
}
