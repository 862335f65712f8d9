//! Messages in source code that is no script: string literals of Python, PHP, Ruby, Java, Kotlin, C#, Go, Swift.
//!
//! This is a scanner with a table for each language: where comments and strings begin and end. A string is a message behind a key
//! (`body:`, `'text' =>`, `message =`), in a call that sends, or when it reads as a sentence; strings for logs and errors are none.
//! Strings joined by an operator, or standing beside each other, are one message; what stands between them is a placeholder.

use std::ops::Range;

use crate::catalogue::{Catalogue, Reads};
use crate::draft::Draft;
use crate::language::Language;
use crate::literal::expression;
use crate::message::Message;
use crate::role::{Above, Role};
use crate::strings::{self, Literal};
use crate::wanted::Wanted;
use crate::{call, keys, prose, template};

/// The messages of a program.
pub(crate) fn messages(language: Language, source: &str, wanted: Option<&Wanted>) -> Vec<Message> {
    let mut scan = Scan {
        source,
        language,
        wanted,
        at: 0,
        calls: Vec::new(),
        key: None,
        variable: false,
        word: None,
        begins: true,
        aside: false,
        found: Catalogue::default(),
    };
    if language == Language::Php {
        scan.at = source.find("<?").unwrap_or(0);
    }
    while scan.at < source.len() {
        scan.step();
    }
    let mut found = scan.found.messages();
    if language == Language::Php && wanted.is_none() && source.contains("?>") {
        found.extend(template::messages(source));
        found.sort_by_key(Message::start);
    }
    found
}

/// A bracket that is open, and what the strings in it are by the call or the key before it.
struct Open {
    /// The key or call before it, where some are wanted.
    name: String,
    role: Role,
    above: Above,
    /// Whether it holds a value, not statements: arguments or a list.
    value: bool,
    /// Whether every string in it is one of a catalogue.
    catalogue: bool,
}

struct Scan<'a> {
    source: &'a str,
    language: Language,
    wanted: Option<&'a Wanted>,
    at: usize,
    calls: Vec<Open>,
    /// The key that the next value belongs to.
    key: Option<String>,
    /// Whether it is the name of a variable.
    variable: bool,
    /// The last name or string, which may turn out to be a key.
    word: Option<&'a str>,
    /// Whether a statement begins here: a string that is one is documentation.
    begins: bool,
    /// Whether what follows in this statement is for developers.
    aside: bool,
    found: Catalogue,
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
            let head = &self.source[self.at..literal.inside.start];
            self.string(&literal, begins);
            // What stands behind the name of a heredoc on its line.
            for closes in head.strip_prefix("<<").into_iter().flat_map(str::bytes) {
                if matches!(closes, b')' | b']' | b'}') {
                    self.calls.pop();
                }
            }
            return;
        }
        if self.language == Language::Php && rest.starts_with("?>") {
            // What follows is a page until the program goes on.
            self.at += rest.find("<?").unwrap_or(rest.len());
            self.begins = true;
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
                self.aside |= first == '(' && self.key.as_deref().is_some_and(keys::names_help);
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
                self.variable =
                    first == '=' && !rest.starts_with("=>") && !self.calls.last().is_some_and(|open| open.value);
                if let Some(word) = self.word.take() {
                    self.key = Some(word.to_owned());
                }
                // Python's `if x:` and `def f():` end a head, and documentation may follow.
                self.begins = first == ':' && rest[1..].starts_with(['\n', '\r']);
            }
            ':' if rest.starts_with(":=") => {
                self.at += 1;
                self.variable = true;
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
            return Open { name: name.to_owned(), role, above: Above::Other, value: true, catalogue: false };
        }
        let above = outer.map_or(Above::Other, |open| open.above);
        // `return [` of a file is a catalogue, such as Laravel's; so is what lies in it.
        let before = self.source[..self.at - 1].trim_end();
        let returned = before.strip_suffix("array").unwrap_or(before).trim_end().ends_with("return");
        let bracket = if bracket == '(' && name == "array" { '[' } else { bracket };
        let catalogue = bracket == '['
            && self.language == Language::Php
            && outer.map_or(returned, |open| open.catalogue && !self.aside);
        let aside = (self.aside || call::is_of_log(before)) && bracket == '(';
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
        let above = match bracket {
            '(' => above,
            _ if keys::names_messages(name) => Above::Message,
            _ => above.below(name),
        };
        let value = bracket != '{' || outer.is_some_and(|open| open.value);
        Open { name: String::new(), role, above, value, catalogue }
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
        // Ruby calls without brackets: `puts "…"`
        let told = self.word.take().is_some_and(call::is_for_developers) && self.wanted.is_none();
        if !documentation && text.contains(char::is_alphabetic) && !told && !prose::is_technical(text) {
            let reads = self.reads(text);
            self.found.add(reads, draft.finish());
        }
    }

    /// Whether this key is wanted where it stands.
    fn is_wanted(&self, wanted: &Wanted, key: &str) -> bool {
        let above = self.calls.iter().map(|open| open.name.as_str()).filter(|name| !name.is_empty());
        wanted.names(&above.chain([key]).collect::<Vec<_>>())
    }

    /// What this string is here.
    fn reads(&self, text: &str) -> Reads {
        let (role, open) = (self.role(), self.calls.last());
        let reads = role.reads(text);
        if self.wanted.is_some() {
            return reads;
        }
        let in_catalogue = open.is_some_and(|open| open.catalogue) || self.language == Language::Toml;
        let of_messages = in_catalogue || open.is_some_and(|open| open.above == Above::Message);
        match reads {
            Reads::Label if !in_catalogue => Reads::No,
            // Elsewhere in a program most sentences are for those who run it.
            Reads::Message if role == Role::Unknown && !of_messages && !prose::addresses(text) => Reads::No,
            Reads::Message if !in_catalogue && !prose::is_words(text) => Reads::No,
            Reads::Message
                if !in_catalogue
                    && (role == Role::Unknown || self.key.as_deref().is_some_and(keys::names_error))
                    && !prose::addresses(text)
                    && prose::is_complaint(text) =>
            {
                Reads::No
            }
            _ => reads,
        }
    }

    /// What a string here is by its key and the calls around it.
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
            Role::Message
                if keys::names_part_of_screen(key)
                    && (self.variable || outer == Role::Unknown && above == Above::Other)
                    && !keys::precede_message(&self.source[self.at..]) =>
            {
                outer
            }
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
