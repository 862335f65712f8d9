//! Messages in shell examples: words and heredocs, without their quotes, for [`curl`] to look at.

use std::ops::Range;

use crate::curl::{self, Word};
use crate::draft::Draft;
use crate::escape;
use crate::message::Message;
use crate::prose;

/// Words of a language are no longer than this many bytes before an apostrophe.
const LONGEST_WORD: usize = 32;

/// The messages of a shell script or a console session.
pub(crate) fn messages(source: &str) -> Vec<Message> {
    let mut scan = Scan {
        source,
        at: 0,
        no_single: false,
        no_double: false,
        no_heredoc: false,
        heredocs: Vec::new(),
        found: Vec::new(),
    };
    let mut option = None;
    while scan.at < source.len() {
        let rest = &source[scan.at..];
        match rest.as_bytes()[0] {
            b'\n' => {
                option = None;
                scan.at += 1;
                scan.read_heredocs();
            }
            b'#' => scan.at += rest.find('\n').unwrap_or(rest.len()),
            b'<' if rest.starts_with("<<<") => scan.at += 3,
            b'<' if rest.starts_with("<<") && !scan.no_heredoc => scan.heredoc(),
            b'\\' if rest[1..].starts_with(['\n', '\r']) => {
                scan.at += if rest[1..].starts_with("\r\n") { 3 } else { 2 };
            }
            byte if byte.is_ascii_whitespace() => scan.at += 1,
            b'|' | b';' | b'&' | b'(' | b')' | b'<' | b'>' => {
                option = None;
                scan.at += 1;
            }
            _ => {
                let (before, word) = (option.take(), scan.word());
                let Some(word) = word else { continue };
                match before.map_or_else(|| curl::option(&word.text), |argument| Word::Has(argument, 0)) {
                    Word::Takes(argument) => option = Some(argument),
                    Word::Has(argument, start) => scan.found.extend(curl::messages(argument, &word, start)),
                    Word::Other => {}
                }
            }
        }
    }
    scan.found
}

struct Scan<'a> {
    source: &'a str,
    at: usize,
    /// Whether no single quote follows that would close one; looking for it again would take time.
    no_single: bool,
    /// The same for double quotes.
    no_double: bool,
    /// The same for the ends of heredocs.
    no_heredoc: bool,
    /// Delimiters of the heredocs that begin on the next line, and whether tabs before them are ignored.
    heredocs: Vec<(&'a str, bool)>,
    found: Vec<Message>,
}

impl Scan<'_> {
    /// Reads a word, without its quotes.
    fn word(&mut self) -> Option<Message> {
        let source = self.source;
        let mut draft = Draft::default();
        while let Some(byte) = source.as_bytes().get(self.at) {
            let rest = &source[self.at..];
            // In the output of a command, `it's` opens no quotes.
            let is_apostrophe = *byte == b'\''
                && (1..LONGEST_WORD).contains(&draft.text().len())
                && draft.text().chars().all(char::is_alphabetic)
                && rest[1..].starts_with(char::is_alphabetic);
            match byte {
                _ if is_apostrophe => self.copy_character(&mut draft),
                b' ' | b'\t' | b'\r' | b'\n' | b'|' | b';' | b'&' | b'(' | b')' | b'<' | b'>' => break,
                b'\'' if !self.no_single => match rest[1..].find('\'') {
                    Some(end) => {
                        draft.copy(source, self.at + 1..self.at + 1 + end);
                        self.at += end + 2;
                    }
                    None => self.no_single = true,
                },
                b'"' if !self.no_double => match quote_end(rest, b'"') {
                    Some(end) => {
                        unquote(&mut draft, source, self.at + 1..self.at + end);
                        self.at += end + 1;
                    }
                    None => self.no_double = true,
                },
                b'$' if rest.starts_with("$'") && !self.no_single => match quote_end(&rest[1..], b'\'') {
                    Some(end) => {
                        escape::decode(&mut draft, source, self.at + 2..self.at + 1 + end);
                        self.at += end + 2;
                    }
                    None => self.no_single = true,
                },
                b'\\' if rest[1..].starts_with(['\n', '\r']) => break,
                b'\\' if rest.len() > 1 => {
                    self.at += 1;
                    self.copy_character(&mut draft);
                }
                _ => self.copy_character(&mut draft),
            }
        }
        draft.finish()
    }

    fn copy_character(&mut self, draft: &mut Draft) {
        let length = self.source[self.at..].chars().next().map_or(0, char::len_utf8);
        draft.copy(self.source, self.at..self.at + length);
        self.at += length;
    }

    /// Reads `<<EOF`, `<<-EOF` or `<<'EOF'`.
    fn heredoc(&mut self) {
        self.at += 2;
        let tabs = self.source[self.at..].starts_with('-');
        self.at += usize::from(tabs);
        let rest = self.source[self.at..].trim_start_matches([' ', '\t']);
        self.at = self.source.len() - rest.len();
        let line = rest.split(['\n', '\r']).next().unwrap_or_default();
        let delimiter = match line.chars().next() {
            Some(quote @ ('\'' | '"')) => line[1..].split(quote).next().unwrap_or_default(),
            _ => line.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default(),
        };
        if !delimiter.is_empty() {
            let quotes = usize::from(line.starts_with(['\'', '"']));
            self.at += (delimiter.len() + 2 * quotes).min(line.len());
            self.heredocs.push((delimiter, tabs));
        }
    }

    /// Reads the heredocs that begin at this line. One that never ends was none, but a shift or a typing mistake.
    fn read_heredocs(&mut self) {
        for (delimiter, tabs) in std::mem::take(&mut self.heredocs) {
            let start = self.at;
            let mut end = start;
            let last = self.source[start..].split_inclusive('\n').find(|line| {
                let text = line.trim_end_matches(['\n', '\r']);
                let is_last = (if tabs { text.trim_start_matches('\t') } else { text }) == delimiter;
                end += if is_last { 0 } else { line.len() };
                is_last
            });
            let Some(last) = last.filter(|_| !self.no_heredoc) else {
                self.no_heredoc = true;
                return;
            };
            self.at = end + last.len();
            let text = self.source[start..end].trim();
            if text.starts_with(['{', '[']) {
                self.found.extend(Draft::of(self.source, start..end).iter().flat_map(curl::body));
            } else if is_letter(text) {
                let start = start + self.source[start..end].find(text).unwrap_or(0);
                self.found.extend(Draft::of(self.source, start..start + text.len()));
            }
        }
    }
}

/// Whether the text of a heredoc is one to somebody, not a configuration or the help of a program.
fn is_letter(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default();
    let is_help = first.eq_ignore_ascii_case("usage:") || text.contains(" --") || text.contains("#!");
    !is_help && !first.starts_with(['#', '<']) && prose::is_sentence(text) && prose::addresses(text)
}

/// The index of the quote that ends what the first byte opens; a backslash hides a quote.
fn quote_end(text: &str, quote: u8) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 1;
    loop {
        match *bytes.get(at)? {
            b'\\' => at += 2,
            byte if byte == quote => return Some(at),
            _ => at += 1,
        }
    }
}

/// Adds the contents of double quotes, where a backslash hides only what would be special.
fn unquote(draft: &mut Draft, source: &str, range: Range<usize>) {
    let mut at = range.start;
    while let Some(plain) = source[at..range.end].find('\\') {
        let escape = at + plain;
        let rest = &source[escape + 1..range.end];
        draft.copy(source, at..escape);
        at = match rest.as_bytes().first() {
            Some(b'"' | b'\\' | b'$' | b'`') => {
                draft.replace(&rest[..1], escape..escape + 2);
                escape + 2
            }
            Some(b'\n') => escape + 2,
            Some(b'\r') if rest.starts_with("\r\n") => escape + 3,
            _ => {
                draft.copy(source, escape..escape + 1);
                escape + 1
            }
        };
    }
    draft.copy(source, at..range.end);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies() {
        for (source, expected) in [
            ("curl -d '{\"text\": \"Hi\"}' https://a.org", &["Hi"][..]),
            (
                "curl -X POST \\\n  -H \"A: b c d e\" \\\r\n  --data-raw '{\n \"id\": \"x\",\n \"text\": \"Hi\"\n}'",
                &["Hi"],
            ),
            ("curl -d \"{\\\"text\\\": \\\"Hi \\$5\\\"}\"", &["Hi $5"]),
            (
                "curl --data='{\"text\":\"Hi\"}' && curl -sd '{\"body\":\"Yo\"}' && curl -d'[{\"msg\":\"Oh\"}]'",
                &["Hi", "Yo", "Oh"],
            ),
            ("curl -d '{\"text\":\"It'\\''s ready\"}'", &["It's ready"]),
            ("curl -d '{\"text\":\"'\"$MSG\"'\"}'", &["$MSG"]),
            ("curl -d $'{\"text\":\"It\\'s\"}'", &["It's"]),
            ("curl -d '{\"text\": \"Hi\", \"x\": \"Your diabetes visit\", }'", &["Hi", "Your diabetes visit"]),
            ("curl -d '{\"text\": \"Two\nlines\"}'", &["Two\nlines"]),
            (
                "curl --data-urlencode 'Body=Lipids & more' -d 'To=1&Body=Your+visit&x=y' -F text=Hi",
                &["Lipids & more", "Your+visit", "Hi"],
            ),
            ("curl -d @- <<EOF\n{\"text\":\"Hi\"}\nEOF\ncurl -d '{\"text\":\"Yo\"}'", &["Hi", "Yo"]),
            ("cat <<-'X' > f\n\t{\"text\":\"Hi\"}\n\tX\necho 'Your diabetes visit'", &["Hi"]),
            ("$ ls\nit's here\n$ curl -d '{\"text\":\"Hi\"}'", &["Hi"]),
            ("curl -d'text=Hi'", &["Hi"]),
            ("# don't\ncurl -d '{\"text\":\"Hi\"}'", &["Hi"]),
            ("echo 'Your diabetes visit'; date -d 'three days ago'", &[]),
            ("curl -H 'Content: a b c' 'https://a.org?text=Hi'", &[]),
            ("it's\n$ curl -d \"{", &[]),
            ("x=$((1 << 2))\ncurl -d '{\"text\":\"Hi\"}'", &["Hi"]),
            ("curl -d @- <<< '{}'", &[]),
            ("MESSAGE=\"Your visit is $DAY\" NAME='one two your'", &["Your visit is $DAY"]),
            (
                "twilio create --to 1 --body 'Your code is 12'; git commit --message 'Fix the thing'",
                &["Your code is 12"],
            ),
            ("mail x <<EOF\nHi you,\nsee us soon.\nEOF\ncat <<EOF\na = b\nEOF\n", &["Hi you,\nsee us soon."]),
            ("curl -d", &[]),
            ("curl -d '' 'text=Hi'", &[]),
            ("curl -d '' <<", &[]),
            ("<<'", &[]),
            ("\\", &[]),
        ] {
            let found: Vec<_> = messages(source).into_iter().map(|message| message.text).collect();
            assert_eq!(found, expected, "{source}");
        }
    }

    #[test]
    fn a_place_in_each_quoting() {
        for (source, word, place) in [
            ("curl -d '{\"text\":\"Hi\\nlipid\"}'", "lipid", "lipid"),
            ("curl -d \"{\\\"text\\\":\\\"caf\\u00e9 lipid\\\"}\"", "café lipid", "caf\\u00e9 lipid"),
            ("curl -d \"{\\\"text\\\":\\\"a\\\\nlipid\\\"}\"", "\nlipid", "\\\\nlipid"),
            ("curl -d '{\"text\":\"It'\\''s lipid\"}'", "It's lipid", "It'\\''s lipid"),
            ("curl -F 'text=é lipid'", "lipid", "lipid"),
        ] {
            let found = messages(source);
            let at = found[0].text.find(word).unwrap();
            assert_eq!(&source[found[0].file_span(at..at + word.len())], place, "{source}");
        }
    }
}
