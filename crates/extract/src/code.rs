//! Messages in source code that is no script: string literals of Python, PHP, Ruby, Java, Kotlin, C#, Go, Swift.
//!
//! This is a scanner with a table for each language: where comments and strings begin and end. A string is a message behind a key
//! (`body:`, `'text' =>`, `message =`), in a call that sends, or when it reads as a sentence; strings for logs and errors are none.
//! Strings joined by an operator, or standing beside each other, are one message; what stands between them is a placeholder.

use std::ops::Range;

use crate::draft::Draft;
use crate::language::Language;
use crate::message::Message;
use crate::role::{Above, Role};
use crate::strings::{self, Literal};
use crate::wanted::Wanted;
use crate::{call, keys, prose};

/// An expression between two strings is no longer than this.
const LONGEST_EXPRESSION: usize = 120;

/// The messages of a program.
pub(crate) fn messages(language: Language, source: &str, wanted: Option<&Wanted>) -> Vec<Message> {
    let mut scan = Scan {
        source,
        language,
        wanted,
        at: 0,
        calls: Vec::new(),
        key: None,
        word: None,
        begins: true,
        aside: false,
        found: Vec::new(),
    };
    while scan.at < source.len() {
        scan.step();
    }
    scan.found
}

/// A bracket that is open, and what the strings in it are by the call or the key before it.
struct Open {
    /// The key or call before it, where some are wanted.
    name: String,
    role: Role,
    above: Above,
}

struct Scan<'a> {
    source: &'a str,
    language: Language,
    wanted: Option<&'a Wanted>,
    at: usize,
    calls: Vec<Open>,
    /// The key that the next value belongs to.
    key: Option<String>,
    /// The last name or string, which may turn out to be a key.
    word: Option<&'a str>,
    /// Whether a statement begins here: a string that is one is documentation.
    begins: bool,
    /// Whether what follows in this statement is for developers.
    aside: bool,
    found: Vec<Message>,
}

impl Scan<'_> {
    fn step(&mut self) {
        let rest = &self.source[self.at..];
        if let Some(length) = self.language.comment(rest, self.at == 0 || self.source[..self.at].ends_with('\n')) {
            self.at += length;
            return;
        }
        let begins = std::mem::take(&mut self.begins);
        if let Some(literal) = strings::at(self.language, self.source, self.at) {
            self.string(&literal, begins);
            return;
        }
        let first = rest.chars().next().unwrap_or('\0');
        if first.is_alphabetic() || first == '_' || first == '$' || first == '@' {
            let end = rest[first.len_utf8()..].find(|c: char| !c.is_alphanumeric() && c != '_');
            let end = end.map_or(rest.len(), |end| end + first.len_utf8());
            let word = rest[..end].trim_start_matches(['$', '@']);
            // What is raised or said of a declaration is for developers.
            self.aside |=
                matches!(word, "raise" | "throw" | "assert") || first == '@' && self.language != Language::Ruby;
            self.word = Some(word);
            self.at += end;
            return;
        }
        self.at += first.len_utf8();
        match first {
            '\n' => {
                self.begins = self.calls.is_empty();
                if self.calls.is_empty() {
                    self.key = None;
                    self.aside = false;
                }
            }
            c if c.is_whitespace() => self.begins = begins,
            '(' | '[' | '{' => {
                let name = self.key.take().filter(|_| first != '(').or_else(|| self.word.take().map(str::to_owned));
                let open = self.open(name.as_deref().unwrap_or_default(), first);
                self.aside &= first != '(';
                self.calls.push(open);
            }
            ')' | ']' | '}' => {
                self.calls.pop();
                self.key = None;
                self.begins = first == '}';
            }
            ',' | ';' => {
                self.key = None;
                self.word = None;
                self.begins = first == ';';
                self.aside &= first != ';';
            }
            ':' | '=' if !rest.starts_with("::") && !rest.starts_with("==") && !rest.starts_with(":=") => {
                self.at += usize::from(rest.starts_with("=>"));
                if let Some(word) = self.word.take() {
                    self.key = Some(word.to_owned());
                }
                // Python's `if x:` and `def f():` end a head, and documentation may follow.
                self.begins = first == ':' && rest[1..].starts_with(['\n', '\r']);
            }
            ':' if rest.starts_with(":=") => {
                self.at += 1;
                self.key = self.word.take().map(str::to_owned);
            }
            '=' | ':' => self.at += usize::from(rest.len() > 1 && rest.is_char_boundary(2)),
            _ => {}
        }
    }

    /// What the strings in a bracket are.
    fn open(&self, name: &str, bracket: char) -> Open {
        let outer = self.calls.last();
        if let Some(wanted) = self.wanted {
            // Once a call or a key is wanted, so is all that stands in its brackets.
            let before = &self.source[..self.at - bracket.len_utf8()];
            let inside = outer.is_some_and(|open| open.role == Role::Words)
                || if bracket == '(' { wanted.calls(before.trim_end()) } else { self.is_wanted(wanted, name) };
            let role = if inside { Role::Words } else { Role::Never };
            return Open { name: name.to_owned(), role, above: Above::Other };
        }
        let above = outer.map_or(Above::Other, |open| open.above);
        let aside = self.aside && bracket == '(';
        let role = if aside
            || bracket == '(' && (call::is_for_developers(name) || outer.is_some_and(|open| open.role == Role::Never))
        {
            Role::Never
        } else if bracket == '(' && call::sends(name) {
            Role::Words
        } else if bracket == '(' {
            Role::Unknown
        } else {
            match above.role(name, bracket == '[') {
                Role::Message => Role::Message,
                _ => outer.map_or(Role::Unknown, |open| open.role),
            }
        };
        Open { name: String::new(), role, above: if bracket == '(' { above } else { above.below(name) } }
    }

    fn string(&mut self, literal: &Literal, begins: bool) {
        let contents = literal.inside.clone();
        self.at = literal.end;
        let behind = self.source[literal.end..].trim_start_matches([' ', '\t']);
        // `"body" => "…"`, `'text': '…'`, `"title" = …`: a key.
        let is_key = behind.starts_with("=>")
            || behind.starts_with(':') && !behind.starts_with("::") && self.language.has_colon_keys()
            || behind.starts_with("] =") && !behind.starts_with("] ==");
        if is_key {
            self.word = Some(&self.source[contents]);
            return;
        }
        let mut draft = Draft::default();
        literal.decode(&mut draft, self.source);
        self.join(&mut draft);
        let text = draft.text();
        let documentation = begins && self.language.documents() && literal.triple;
        let takes = !documentation && text.contains(char::is_alphabetic) && self.role().takes(text) && !is_query(text);
        // Ruby calls without brackets: `puts "…"`
        let told = self.word.take().is_some_and(call::is_for_developers) && self.wanted.is_none();
        if takes && !told {
            self.found.extend(draft.finish());
        }
    }

    /// Whether this key is wanted where it stands.
    fn is_wanted(&self, wanted: &Wanted, key: &str) -> bool {
        let above = self.calls.iter().map(|open| open.name.as_str()).filter(|name| !name.is_empty());
        wanted.names(&above.chain([key]).collect::<Vec<_>>())
    }

    /// What a string here is.
    fn role(&self) -> Role {
        if let Some(wanted) = self.wanted {
            let named = self.key.as_deref().is_some_and(|key| self.is_wanted(wanted, key));
            let inside = self.calls.last().is_some_and(|open| open.role == Role::Words);
            return if named || inside { Role::Words } else { Role::Never };
        }
        let outer = self.calls.last().map_or(Role::Unknown, |open| open.role);
        if self.aside {
            return Role::Never;
        }
        let Some(key) = self.key.as_deref() else { return outer };
        if keys::names_help(key) {
            return Role::Never;
        }
        let above = self.calls.last().map_or(Above::Other, |open| open.above);
        match above.role(key, false) {
            Role::Message => Role::Words,
            Role::Unknown => outer,
            role => role,
        }
    }

    /// Adds the strings that are joined to this one, and placeholders for what stands between them.
    fn join(&mut self, draft: &mut Draft) {
        loop {
            let (mut at, joined) = self.skip(self.at, true);
            if !joined && !self.language.joins_neighbours() {
                return;
            }
            let mut hole: Option<Range<usize>> = None;
            if joined && strings::at(self.language, self.source, at).is_none() {
                let Some(expression) = expression(&self.source[at..]) else { return };
                let (next, again) = self.skip(at + expression, true);
                hole = Some(at..at + expression);
                if !again {
                    // The text ends with an expression: "Hi " + name
                    self.fill(draft, at..at + expression);
                    self.at = at + expression;
                    return;
                }
                at = next;
            }
            let Some(literal) = strings::at(self.language, self.source, at) else { return };
            if let Some(hole) = hole {
                self.fill(draft, hole);
            }
            literal.decode(draft, self.source);
            self.at = literal.end;
        }
    }

    /// A placeholder for an expression.
    fn fill(&self, draft: &mut Draft, range: Range<usize>) {
        let name = format!("{{{}}}", self.source[range.clone()].trim_start_matches('$'));
        draft.replace(&name, range);
    }

    /// The next place behind white space, and whether an operator that joins strings stood before it.
    fn skip(&self, from: usize, operator: bool) -> (usize, bool) {
        let blank = |at: usize| self.source[at..].trim_start().len();
        let rest = blank(from);
        let at = self.source.len() - rest;
        let next = &self.source[at..];
        let joins = operator && self.language.operators().iter().any(|operator| next.starts_with(operator));
        if !joins {
            return (at, false);
        }
        let length =
            self.language.operators().iter().find(|operator| next.starts_with(**operator)).map_or(1, |op| op.len());
        (self.source.len() - blank(at + length), true)
    }
}

/// Whether a text is a question to a database.
fn is_query(text: &str) -> bool {
    const WORDS: [&str; 8] = ["SELECT ", "INSERT ", "UPDATE ", "DELETE ", "CREATE ", "ALTER ", "DROP ", "WITH "];
    let text = text.trim_start();
    WORDS.iter().any(|word| text.starts_with(word))
        && (text.contains(" FROM ") || text.contains(" INTO ") || text.contains(" SET ") || text.contains("TABLE"))
        || prose::is_technical(text)
}

/// The length of the simple expression that the text begins with: `name`, `$user->name`, `format(date)`, `a[1]`.
fn expression(text: &str) -> Option<usize> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals() {
        for (language, source, expected) in [
            (
                Language::Python,
                "send_sms(to, f\"Hi {name}\", body='Yo')  # Your own comment\n",
                &["Hi {name}", "Yo"][..],
            ),
            (
                Language::Python,
                "def f():\n    \"\"\"Sends your visit reminder.\"\"\"\n    text = ('Your visit '\n            'is today')\n",
                &["Your visit is today"],
            ),
            (Language::Python, "logger.info('Your visit was sent')\nraise ValueError(\"No visit was found\")\n", &[]),
            (
                Language::Python,
                "x = {'body': 'Hi', 'id': 'a b c'}\nMSG = 'Your ' + drug + ' is ready'\n",
                &["Hi", "Your {drug} is ready"],
            ),
            (
                Language::Php,
                "<?php\nreturn [\n  'reminder' => 'Your visit isn\\'t today', // no\n  'sms' => ['a' => 'Hi :name', 'b' => \"Yo\"],\n];",
                &["Your visit isn't today", "Hi :name", "Yo"],
            ),
            (
                Language::Php,
                "$body = 'Hi ' . $user->name . ', your visit is due';\n$x = <<<SMS\nYour visit is here\nSMS;\n",
                &["Hi {user->name}, your visit is due", "Your visit is here\n"],
            ),
            (
                Language::Ruby,
                "client.messages.create(body: \"Hi #{name}\", to: '+1')\nputs 'Your visit was sent'\n",
                &["Hi #{name}"],
            ),
            (
                Language::Java,
                "String message = \"Your visit \" +\n  \"is today\";\nlog.info(\"Your visit was sent\");\nthrow new IllegalStateException(\"No visit was found\");",
                &["Your visit is today"],
            ),
            (Language::CSharp, "var body = $\"Hi {name}\"; var p = @\"c:\\one two three\";", &["Hi {name}"]),
            (
                Language::Go,
                "msg := fmt.Sprintf(\"Your visit is %s\", day)\nx := `Your lab is ready`\nreturn fmt.Errorf(\"no visit was found\")",
                &["Your visit is %s", "Your lab is ready"],
            ),
            (Language::Php, "$db->query('SELECT name FROM visits WHERE id = 1');", &[]),
            (Language::Python, "'", &[]),
            (Language::Php, "<<<", &[]),
        ] {
            let found = messages(language, source, None);
            let texts: Vec<_> = found.iter().map(|message| message.text.as_str()).collect();
            assert_eq!(texts, expected, "{source}");
        }
    }

    #[test]
    fn a_place_in_joined_strings() {
        let source = "body = 'It\\'s ' + drug + ' and\\n lipid'";
        let found = messages(Language::Python, source, None);
        assert_eq!(found[0].text, "It's {drug} and\n lipid");
        for (word, place) in [("It's", "It\\'s"), ("{drug}", "drug"), ("lipid", "lipid")] {
            let at = found[0].text.find(word).unwrap();
            assert_eq!(&source[found[0].file_span(at..at + word.len())], place);
        }
    }
}
