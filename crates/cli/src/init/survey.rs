//! What there is in a repository: how many messages, where, for which channel, with which links and variables.

use std::collections::{BTreeMap, BTreeSet};

use phi_lint::{Linter, Severity};
use phi_lint_extract::{Format, Message, Reader};

use crate::config::Config;
use crate::files::read_text;
use crate::problem;
use crate::walk;

/// A file with more texts than this is a catalogue, mostly of words for the screen.
const CATALOGUE: usize = 200;
/// So many names are listed, the rest can be found as they come up.
const LISTED: usize = 12;

/// Folders whose files are run by developers, not sent.
const TESTS: [&str; 8] = ["test", "tests", "__tests__", "spec", "specs", "fixtures", "__fixtures__", "__mocks__"];

/// Names of folders that say which channel their messages are for.
const CHANNELS: [(&str, &[&str]); 4] = [
    ("whatsapp", &["whatsapp", "wa", "meta"]),
    ("sms", &["sms", "texts", "twilio"]),
    ("email", &["email", "emails", "mail", "mails", "mailers", "correos"]),
    ("web-chat", &["chat", "webchat", "web-chat", "chatbot", "bot"]),
];

/// Names of keys under which messages for patients often stand.
const SENT: [&str; 9] =
    ["sms", "whatsapp", "message", "notification", "reminder", "patient", "email", "mensaje", "recordatorio"];

#[derive(Debug, Default)]
pub(super) struct Survey {
    pub(super) files: usize,
    pub(super) messages: usize,
    pub(super) errors: usize,
    /// Hosts of links, and variables that nobody can tell, with how often they were seen.
    pub(super) hosts: BTreeMap<String, usize>,
    pub(super) untold: BTreeMap<String, usize>,
    /// Folders of tests that hold messages.
    pub(super) tests: BTreeSet<String>,
    /// Large files by a glob that takes them and their translations.
    pub(super) catalogues: BTreeMap<String, Catalogue>,
    /// Folders whose name says a channel, with their messages.
    folders: BTreeMap<String, (&'static str, usize)>,
}

#[derive(Debug, Default)]
pub(super) struct Catalogue {
    pub(super) messages: usize,
    /// Keys that sound like messages for patients.
    pub(super) keys: BTreeSet<String>,
}

impl Survey {
    /// Looks at the current folder.
    pub(super) fn of_folder(config: &Config) -> Self {
        let mut survey = Survey::default();
        let mut problems = Vec::new();
        for target in walk::targets(&[String::new()], config, &mut problems) {
            let path = target.shown;
            // What cannot be read is told by `check`.
            let Ok(source) = read_text(&path) else { continue };
            let Ok(messages) = Reader::of_path(&path).messages(&source) else { continue };
            if !messages.is_empty() {
                survey.file(&path, &source, &messages, config.linter());
            }
        }
        problem::tell(&problems);
        survey.hosts = most(survey.hosts);
        survey.untold = most(survey.untold);
        survey
    }

    fn file(&mut self, path: &str, source: &str, messages: &[Message], linter: &Linter) {
        self.files += 1;
        self.messages += messages.len();
        if let Some(folder) = folder(path, |part| TESTS.contains(&part)) {
            self.tests.insert(folder.to_owned());
            return;
        }
        for message in messages {
            self.message(&message.text, linter);
        }
        for (channel, names) in CHANNELS {
            if let Some(folder) = folder(path, |part| names.iter().any(|name| part.eq_ignore_ascii_case(name))) {
                self.folders.entry(folder.to_owned()).or_insert((channel, 0)).1 += messages.len();
                break;
            }
        }
        let format = Format::of_path(path);
        if messages.len() > CATALOGUE && format.is_some_and(Format::has_keys) {
            let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
            let end = name.rsplit('.').next().unwrap_or_default();
            let found = self.catalogues.entry(format!("{folder}/*.{end}")).or_default();
            found.messages += messages.len();
            if format == Some(Format::Json) {
                found.keys.extend(sent(source));
            }
        }
    }

    fn message(&mut self, text: &str, linter: &Linter) {
        for link in text.split("https://").skip(1) {
            let host: String =
                link.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-')).collect();
            let host = host.trim_matches(['.', '-']).to_ascii_lowercase();
            if host.contains('.') {
                *self.hosts.entry(host).or_default() += 1;
            }
        }
        for finding in linter.check(text).findings {
            self.errors += usize::from(finding.severity == Severity::Error);
            if finding.rule.id == "unknown-placeholder" {
                let inside = text[finding.start..finding.end].trim_matches(|c: char| !c.is_alphanumeric() && c != '_');
                // Two of them side by side are one finding.
                if inside.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.')) {
                    *self.untold.entry(inside.to_owned()).or_default() += 1;
                }
            }
        }
        self.untold.remove("");
    }

    /// The channel of most messages whose folder says one.
    pub(super) fn channel(&self) -> &'static str {
        let of = |channel: &str| {
            self.folders.values().filter(|(one, _)| *one == channel).map(|(_, count)| count).sum::<usize>()
        };
        // The first of equals, which is the default.
        let (channel, _) = CHANNELS.iter().rev().max_by_key(|(channel, _)| of(channel)).unwrap_or(&CHANNELS[0]);
        channel
    }

    /// Folders that say another channel than that.
    pub(super) fn other_channels(&self) -> impl Iterator<Item = (&str, &'static str)> {
        let main = self.channel();
        self.folders.iter().filter(move |(_, (one, _))| *one != main).map(|(folder, (one, _))| (folder.as_str(), *one))
    }
}

/// The path up to its outermost folder that is one of these.
fn folder(path: &str, is_one: impl Fn(&str) -> bool) -> Option<&str> {
    let (folders, _) = path.rsplit_once('/')?;
    let mut end = 0;
    for part in folders.split('/') {
        end += part.len();
        if is_one(part) {
            return Some(&path[..end]);
        }
        end += 1;
    }
    None
}

/// The keys of a JSON catalogue that sound like messages for patients, on its first two levels.
fn sent(source: &str) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    let Ok(serde_json::Value::Object(top)) = serde_json::from_str(source) else { return keys };
    let sounds = |key: &str| SENT.iter().any(|word| key.to_lowercase().contains(word)) && !key.contains(['.', '*']);
    for (key, below) in &top {
        if sounds(key) {
            keys.insert(key.clone());
        } else if let Some(below) = below.as_object().filter(|_| !key.contains(['.', '*'])) {
            keys.extend(below.keys().filter(|below| sounds(below)).map(|below| format!("{key}.{below}")));
        }
    }
    keys
}

/// The names that were seen most.
fn most(seen: BTreeMap<String, usize>) -> BTreeMap<String, usize> {
    let mut seen: Vec<_> = seen.into_iter().collect();
    seen.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    seen.truncate(LISTED);
    seen.into_iter().collect()
}
