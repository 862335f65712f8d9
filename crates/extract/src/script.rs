//! Messages in JavaScript and TypeScript: string and template literals.
//!
//! This is a scanner, not a parser. It knows where comments, literals and regular expressions begin and end, and which
//! key a literal stands behind; that is enough to read an example in a page of documentation, complete or not.

use std::ops::Range;

use crate::draft::Draft;
use crate::literal::{expression, regex_end, string_end, template_end};
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
        may_be_screen: false,
        may_fail: false,
        several: false,
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
    holds: Holds,
}

/// What stands in a bracket.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Holds {
    Anything,
    /// Messages, or what is sent: every sentence is one.
    Sent,
    /// What is logged, thrown or tested.
    Aside,
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

#[expect(clippy::struct_excessive_bools, reason = "each says another thing of the value that comes next")]
struct Scan<'a> {
    source: &'a str,
    wanted: Option<&'a Wanted>,
    /// The last key, until its value has ended.
    key: &'a str,
    at: usize,
    behind_key: bool,
    /// Whether the value is a note for developers: `description: "…"`.
    noted: bool,
    /// Whether the key is also that of a heading or a label on a screen.
    may_be_screen: bool,
    /// Whether the key is also that of errors.
    may_fail: bool,
    /// Whether the value holds messages: `const messages = {`.
    several: bool,
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
                let holds = self.holds(byte, name.map_or("", |(name, _)| name));
                let inside = match self.wanted {
                    // Once a call or a key is wanted, so is all that stands in its brackets.
                    Some(wanted) => self.behind_key || byte == b'(' && wanted.calls(self.source[..self.at].trim_end()),
                    None => byte != b'{' && self.behind_key,
                };
                let key = std::mem::take(&mut self.key);
                self.open.push(Bracket { key, behind_key: self.behind_key, inside, holds });
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
                    self.noted = self.wanted.is_none()
                        && (keys::names_help(name)
                            || (keys::names_technicality(name) || keys::names_attribute(name)) && !message);
                    self.behind_key = message && !self.noted || self.wanted.is_some() && self.behind_key;
                    self.may_be_screen = keys::names_part_of_screen(name);
                    self.may_fail = keys::names_error(name);
                    self.several = keys::names_messages(name);
                    self.key = name;
                }
                self.operator(1 + type_length(&rest[1..]));
            }
            b'=' if matches!(bytes.get(1), Some(b'=' | b'>')) => self.operator(2),
            b'=' | b'+' if bytes[0] == b'=' || rest.starts_with("+=") => {
                // A type may stand between the name and the equals sign, and has kept what its name said.
                if let Some((name, is_variable)) = name {
                    let of_screen = self.wanted.is_none() && is_variable && keys::names_part_of_screen(name);
                    self.behind_key |= self.names_message(name) && !of_screen;
                    let before = self.source[..self.at].strip_suffix(name).unwrap_or_default();
                    let is_attribute = !is_variable
                        && before.ends_with(char::is_whitespace)
                        && ["=\"", "='", "={"].iter().any(|value| rest.starts_with(value));
                    self.may_be_screen = is_attribute || keys::names_part_of_screen(name);
                    self.may_fail = false;
                    self.several |= keys::names_messages(name);
                    self.noted =
                        self.wanted.is_none() && if is_variable { self.noted } else { keys::names_attribute(name) };
                }
                self.key = name.map_or("", |(name, _)| name);
                self.operator(if bytes[0] == b'+' { 2 } else { 1 });
            }
            byte if byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'$' || byte >= 0x80 => self.word(rest),
            _ => self.operator(1),
        }
    }

    /// What stands in a bracket that is opened here behind this name.
    fn holds(&self, bracket: u8, name: &str) -> Holds {
        let before = &self.source[..self.at];
        let told = bracket == b'(' && (call::is_for_developers(name) || call::is_of_log(before));
        // The body of a function that is handed over is a program of its own.
        let is_body = bracket == b'{' && (before.trim_end().ends_with("=>") || before.trim_end().ends_with(')'));
        let around = self.open.last().filter(|_| !is_body).map(|bracket| bracket.holds);
        if told || around == Some(Holds::Aside) {
            Holds::Aside
        } else if self.several
            || bracket == b'(' && call::sends(name)
            || self.behind_key && !self.may_be_screen
            || around == Some(Holds::Sent)
        {
            Holds::Sent
        } else {
            Holds::Anything
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
            self.several = false;
            self.before = Token::Start;
        }
    }

    fn separator(&mut self) {
        self.noted = false;
        self.several = false;
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
        self.decode(&mut draft, contents, holes);
        self.join(&mut draft);
        let text = draft.text();
        if self.wanted.is_some() {
            if self.behind_key && text.contains(char::is_alphanumeric) {
                self.found.extend(draft.finish());
            }
            return;
        }
        let around = self.open.last().map_or(Holds::Anything, |bracket| bracket.holds);
        if around == Holds::Aside || self.noted || prose::is_technical(text) {
            return;
        }
        let addresses = prose::addresses(text);
        let behind_key = self.behind_key
            && (!self.may_be_screen
                || around == Holds::Sent
                || self.several
                || keys::precede_message(&self.source[self.at..]))
            && prose::is_words(text)
            && text.contains(char::is_alphanumeric)
            && (addresses || !self.may_fail || !prose::is_complaint(text));
        let sent = (self.several || around == Holds::Sent) && !prose::is_complaint(text);
        if behind_key || prose::is_sentence(text) && (sent || addresses) {
            self.found.extend(draft.finish());
        }
    }

    fn decode(&self, draft: &mut Draft, contents: Range<usize>, holes: &[Range<usize>]) {
        let mut at = contents.start;
        for hole in holes {
            escape::decode(draft, self.source, at..hole.start);
            draft.copy(self.source, hole.clone());
            at = hole.end;
        }
        escape::decode(draft, self.source, at..contents.end);
    }

    /// Adds the strings that are joined to this one, and placeholders for what stands between them.
    fn join(&mut self, draft: &mut Draft) {
        loop {
            let rest = self.source[self.at..].trim_start();
            let Some(next) = rest.strip_prefix('+').filter(|next| !next.starts_with(['+', '='])) else { return };
            let next = next.trim_start();
            let at = self.source.len() - next.len();
            match next.bytes().next() {
                Some(quote @ (b'"' | b'\'')) => {
                    let Some(end) = string_end(next.as_bytes(), quote) else { return };
                    self.decode(draft, at + 1..at + end, &[]);
                    self.at = at + end + 1;
                }
                Some(b'`') => {
                    let (end, holes) = template_end(self.source, at);
                    self.decode(draft, at + 1..end, &holes);
                    self.at = (end + 1).min(self.source.len());
                }
                _ => {
                    let Some(length) = expression(next) else { return };
                    draft.replace(&format!("{{{}}}", &next[..length]), at..at + length);
                    self.at = at + length;
                }
            }
        }
    }
}

/// The bytes of a type with arguments between a name and its value: `: Record<string, string> =`.
fn type_length(rest: &str) -> usize {
    let end = rest.find(|c: char| !c.is_alphanumeric() && !"_$<>,[]|. ".contains(c)).unwrap_or(rest.len());
    let is_type = rest[..end].contains('<') && rest[end..].starts_with('=') && !rest[end..].starts_with("==");
    if is_type { end } else { 0 }
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
            ("{ text: 'Your ' + drug +\n ' refill', id: 'x' }", &["Your {drug} refill"]),
            ("message += 'Hi'; if (text !== 'no' || text != 'no') {}", &["Hi"]),
            ("{ body: ['One', 'Two'], id: ['x'] }", &["One", "Two"]),
            ("{ text: t('One'), title: { id: 'x' } }", &["One"]),
            ("x.replace(/'/g, 'Your diabetes visit')", &["Your diabetes visit"]),
            ("a = b / c; d = 'Your diabetes visit' / e", &["Your diabetes visit"]),
            ("<p text='Hi'>Don't</p>", &[]),
            ("<p title='Read your letter'>Don't</p>", &["Read your letter"]),
            ("x({ title: 'Visit', body: 'Now', label: 'No' }); sendSms({ title: 'Yes' })", &["Visit", "Now", "Yes"]),
            (
                "`Your ${b ? `in ${'}'} ${{c: 1}.c}` : ''} diabetes visit`",
                &["Your ${b ? `in ${'}'} ${{c: 1}.c}` : ''} diabetes visit"],
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
