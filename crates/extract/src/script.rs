//! Messages in JavaScript and TypeScript: string and template literals.
//!
//! This is a scanner, not a parser. It knows where comments, literals and regular expressions begin and end, and which
//! key a literal stands behind; that is enough to read an example in a page of documentation, complete or not.

use std::ops::Range;

use crate::draft::Draft;
use crate::literal::{regex_end, string_end, template_end};
use crate::message::Message;
use crate::wanted::Wanted;
use crate::{call, escape, keys, prose};

/// The messages of a script: literals behind a key such as `text:`, and literals that read as a sentence.
pub(crate) fn messages(source: &str, wanted: Option<&Wanted>) -> Vec<Message> {
    let mut scan = Scan {
        source,
        wanted,
        key: "",
        at: 0,
        behind_key: false,
        noted: false,
        open: Vec::new(),
        before: Token::Start,
        name: None,
        no_regex: 0,
        found: Vec::new(),
    };
    while scan.at < source.len() {
        scan.step();
    }
    scan.found
}

/// A bracket that is open.
struct Bracket<'a> {
    /// The key it stands behind.
    key: &'a str,
    /// Whether the bracket itself stands behind a message key.
    behind_key: bool,
    /// Whether each value inside does so too: yes in `text: ["One", "Two"]`, no in `body: { id: "x" }`.
    inside: bool,
    /// Whether it holds what is logged, thrown or tested.
    aside: bool,
}

/// The last token that was not space or comment.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Token {
    /// The beginning, an open bracket, a comma or a semicolon: a key may follow.
    Start,
    /// An operator: a value follows.
    Operator,
    /// A name, a literal or a closing bracket: a value has ended.
    Value,
}

struct Scan<'a> {
    source: &'a str,
    wanted: Option<&'a Wanted>,
    /// The last key, until its value has ended.
    key: &'a str,
    at: usize,
    behind_key: bool,
    /// Whether the value is a note for developers: `description: "…"`.
    noted: bool,
    open: Vec<Bracket<'a>>,
    before: Token,
    /// The last token, if it can be a key, and whether it stands where keys stand.
    name: Option<(&'a str, bool)>,
    /// Up to here no regular expression begins: looking for its end has failed once, and must not be tried per byte.
    no_regex: usize,
    found: Vec<Message>,
}

impl<'a> Scan<'a> {
    fn step(&mut self) {
        let rest = &self.source[self.at..];
        let bytes = rest.as_bytes();
        let name = self.name.take();
        match bytes[0] {
            byte if byte.is_ascii_whitespace() => {
                let next = rest.trim_ascii_start();
                let space = &rest[..rest.len() - next.len()];
                if space.contains(['\n', '\r']) {
                    self.end_of_line(next);
                }
                self.name = name;
                self.at += space.len();
            }
            b'/' if rest.starts_with("//") => self.at += rest.find(['\n', '\r']).unwrap_or(rest.len()),
            b'/' if rest.starts_with("/*") => self.at += rest[2..].find("*/").map_or(rest.len(), |end| end + 4),
            b'/' => self.slash(),
            quote @ (b'"' | b'\'') => match string_end(bytes, quote) {
                Some(end) => self.literal(self.at + 1..self.at + end, self.at + end + 1, &[]),
                None => self.operator(1),
            },
            b'`' => {
                let (end, holes) = template_end(self.source, self.at);
                self.literal(self.at + 1..end, (end + 1).min(self.source.len()), &holes);
            }
            b'\\' => self.operator(1 + rest[1..].chars().next().map_or(0, char::len_utf8)),
            byte @ (b'{' | b'[' | b'(') => {
                let told = self.wanted.is_none()
                    && byte == b'('
                    && name.is_some_and(|(name, _)| call::is_for_developers(name));
                let aside = told || byte != b'{' && self.open.last().is_some_and(|bracket| bracket.aside);
                let inside = match self.wanted {
                    // Once a call or a key is wanted, so is all that stands in its brackets.
                    Some(wanted) => self.behind_key || byte == b'(' && wanted.calls(self.source[..self.at].trim_end()),
                    None => byte != b'{' && self.behind_key,
                };
                let key = std::mem::take(&mut self.key);
                self.open.push(Bracket { key, behind_key: self.behind_key, inside, aside });
                self.separator();
            }
            b'}' | b']' | b')' => {
                self.behind_key = self.open.pop().is_some_and(|bracket| bracket.behind_key);
                self.before = Token::Value;
                self.at += 1;
            }
            b',' | b';' => self.separator(),
            b':' => {
                if let Some((name, true)) = name {
                    let message = self.names_message(name);
                    self.noted =
                        self.wanted.is_none() && (keys::names_help(name) || keys::names_technicality(name) && !message);
                    self.behind_key = message && !self.noted || self.wanted.is_some() && self.behind_key;
                    self.key = name;
                }
                self.operator(1);
            }
            b'=' if matches!(bytes.get(1), Some(b'=' | b'>')) => self.operator(2),
            b'=' | b'+' if bytes[0] == b'=' || rest.starts_with("+=") => {
                // A type may stand between the name and the equals sign, and has kept what its name said.
                self.behind_key |= name.is_some_and(|(name, _)| self.names_message(name));
                self.key = name.map_or("", |(name, _)| name);
                self.operator(if bytes[0] == b'+' { 2 } else { 1 });
            }
            byte if byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'$' || byte >= 0x80 => self.word(rest),
            _ => self.operator(1),
        }
    }

    /// Whether a key names a message where it stands.
    fn names_message(&self, key: &str) -> bool {
        let Some(wanted) = self.wanted else { return keys::names_message(key) };
        let above = self.open.iter().map(|bracket| bracket.key).filter(|key| !key.is_empty());
        wanted.names(&above.chain([key]).collect::<Vec<_>>())
    }

    /// A line break ends a statement unless the next line goes on with an operator.
    fn end_of_line(&mut self, next: &str) {
        if self.before == Token::Value && !next.starts_with(|c| "+?:.)]},;=`|&".contains(c)) {
            self.behind_key = self.open.last().is_some_and(|bracket| bracket.inside);
            self.before = Token::Start;
        }
    }

    fn separator(&mut self) {
        self.noted = false;
        self.behind_key = self.open.last().is_some_and(|bracket| bracket.inside);
        self.before = Token::Start;
        self.at += 1;
    }

    fn operator(&mut self, length: usize) {
        self.before = Token::Operator;
        self.at += length;
    }

    fn word(&mut self, rest: &'a str) {
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_' && c != '$').unwrap_or(rest.len());
        // What is neither a letter nor ASCII, an emoji say, is passed over.
        let word = if end > 0 { &rest[..end] } else { &rest[..rest.chars().next().map_or(1, char::len_utf8)] };
        self.at += word.len();
        self.name = Some((word, self.before == Token::Start));
        self.before = match word {
            "const" | "let" | "var" | "readonly" => Token::Start,
            "return" | "case" | "await" | "typeof" => Token::Operator,
            _ => Token::Value,
        };
    }

    fn slash(&mut self) {
        let bytes = &self.source.as_bytes()[self.at..];
        if self.before == Token::Value || self.at < self.no_regex {
            return self.operator(1);
        }
        if let Some(end) = regex_end(bytes) {
            self.at += end;
            self.before = Token::Value;
        } else {
            self.no_regex = self.at + bytes.iter().position(|byte| *byte == b'\n').unwrap_or(bytes.len());
            self.operator(1);
        }
    }

    /// A literal with these contents; `holes` are the `${…}` of a template, which stay as typed.
    fn literal(&mut self, contents: Range<usize>, next: usize, holes: &[Range<usize>]) {
        let is_key = self.before == Token::Start && self.source[next..].trim_start().starts_with(':');
        self.name = is_key.then(|| (&self.source[contents.clone()], true));
        self.before = Token::Value;
        self.at = next;
        if is_key {
            return;
        }
        let mut draft = Draft::default();
        let mut at = contents.start;
        for hole in holes {
            escape::decode(&mut draft, self.source, at..hole.start);
            draft.copy(self.source, hole.clone());
            at = hole.end;
        }
        escape::decode(&mut draft, self.source, at..contents.end);
        let says_something = draft.text().contains(char::is_alphanumeric);
        if self.open.last().is_some_and(|bracket| bracket.aside) || self.noted {
            return;
        }
        let sentence = self.wanted.is_none() && prose::is_sentence(draft.text());
        if self.behind_key && says_something || sentence {
            self.found.extend(draft.finish());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals() {
        for (source, expected) in [
            ("send({ text: 'Hi', to: 'x y' })", &["Hi"][..]),
            ("send({ text: `Join: ${url}.\\n\\nThe \\`end\\`` })", &["Join: ${url}.\n\nThe `end`"]),
            ("const message = \"Hi\"\nconst other = 'Yo'", &["Hi"]),
            ("let text: string = 'Hi';", &["Hi"]),
            ("show('Your diabetes visit'); show('two words'); log('Your diabetes visit')", &["Your diabetes visit"]),
            ("// text: 'Hi'\n/* body: 'One two three' */ 'Your diabetes visit'", &["Your diabetes visit"]),
            ("headers: { 'Content-Type': 'application/json' }", &[]),
            ("body: JSON.stringify({ session: 'clinic', text: 'Hi' })", &["Hi"]),
            ("{ 'text': 'Hi', \"b\": 'Yo' }", &["Hi"]),
            ("{ text: ok ? 'One' : 'Two', id: 'x' }", &["One", "Two"]),
            ("{ text: 'Your ' + drug +\n ' refill', id: 'x' }", &["Your ", " refill"]),
            ("message += 'Hi'; if (text !== 'no' || text != 'no') {}", &["Hi"]),
            ("{ body: ['One', 'Two'], id: ['x'] }", &["One", "Two"]),
            ("{ text: t('One'), title: { id: 'x' } }", &["One"]),
            ("x.replace(/'/g, 'Your diabetes visit')", &["Your diabetes visit"]),
            ("a = b / c; d = 'Your diabetes visit' / e", &["Your diabetes visit"]),
            ("<p title='Hi'>Don't</p>", &["Hi"]),
            (
                "`a ${b ? `in ${'}'} ${{c: 1}.c}` : ''} diabetes visit`",
                &["a ${b ? `in ${'}'} ${{c: 1}.c}` : ''} diabetes visit"],
            ),
            ("text: `Your lipid panel", &["Your lipid panel"]),
            ("text: 'Your lipid panel", &[]),
            ("switch (x) { case 'text': return 'Hi' }", &[]),
            ("'a\\", &[]),
            ("💊 'Your diabetes visit'", &["Your diabetes visit"]),
            ("text: join(', ')", &[]),
        ] {
            let found: Vec<_> = messages(source, None).into_iter().map(|message| message.text).collect();
            assert_eq!(found, expected, "{source}");
        }
    }

    #[test]
    fn a_place_in_each_literal() {
        for (source, word, place) in [
            ("text: 'Caf\\xe9\\n lipid'", "lipid", "lipid"),
            ("text: 'Caf\\xe9\\n lipid'", "Café", "Caf\\xe9"),
            ("text: `é ${a + `b`}\\u{1f48a} lipid`", "💊", "\\u{1f48a}"),
            ("text: `é ${a + `b`}\\u{1f48a} lipid`", "${a + `b`}", "${a + `b`}"),
            ("text: \"a \\\r\nlipid\"", "lipid", "lipid"),
        ] {
            let found = messages(source, None);
            let at = found[0].text.find(word).unwrap();
            assert_eq!(&source[found[0].file_span(at..at + word.len())], place, "{source}");
        }
    }
}
