//! The baseline: how much was found in each file on the day a repository adopted phi-lint. Counts only, never a text.

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::Error;
use crate::render::CheckedFile;

/// Counts by file and rule.
#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Baseline {
    version: u32,
    files: BTreeMap<String, BTreeMap<String, usize>>,
}

impl Baseline {
    /// Reads a baseline.
    pub(crate) fn read(path: &Path) -> Result<Self, Error> {
        let refused = |reason: String| Error::Usage(format!("{}: {reason}", path.display()));
        let text = std::fs::read_to_string(path)
            .map_err(|error| refused(format!("the baseline cannot be read: {error}; `--write-baseline` makes one")))?;
        let baseline: Baseline = serde_json::from_str(&text)
            .map_err(|error| refused(format!("line {}: not a baseline of phi-lint: {error}", error.line())))?;
        if baseline.version != 1 {
            return Err(refused("it comes from another version of phi-lint; write it anew".to_owned()));
        }
        Ok(baseline)
    }

    /// What these files hold today, without what may not be hidden; that is counted apart.
    pub(crate) fn of(files: &[CheckedFile]) -> (Self, usize) {
        let mut baseline = Baseline { version: 1, files: BTreeMap::new() };
        let mut open = 0;
        for file in files {
            for finding in file.messages.iter().flat_map(|message| &message.report.findings) {
                if finding.severity == phi_lint::Severity::Info {
                    continue;
                }
                if finding.may_be_hidden() {
                    let rules = baseline.files.entry(name(&file.path)).or_default();
                    *rules.entry(finding.rule.id.to_owned()).or_default() += 1;
                } else {
                    open += 1;
                }
            }
        }
        (baseline, open)
    }

    /// Takes what is known out of the files, the first findings of each rule first.
    pub(crate) fn apply(&self, files: &mut [CheckedFile]) {
        for file in files {
            let Some(rules) = self.files.get(&name(&file.path)) else { continue };
            let mut left = rules.clone();
            for message in &mut file.messages {
                message.retain(|finding, _| {
                    let known = left.get_mut(finding.rule.id).filter(|left| **left > 0);
                    match known {
                        Some(left) if finding.may_be_hidden() => {
                            *left -= 1;
                            false
                        }
                        _ => true,
                    }
                });
            }
        }
    }

    /// Every count with its file and rule.
    pub(crate) fn counts(self) -> impl Iterator<Item = (String, String, usize)> {
        let of_file = |(path, rules): (String, BTreeMap<String, usize>)| {
            rules.into_iter().map(move |(rule, count)| (path.clone(), rule, count))
        };
        self.files.into_iter().flat_map(of_file)
    }

    /// This baseline without what is found no more.
    pub(crate) fn pruned(mut self, today: &Baseline) -> Self {
        for (path, rules) in &mut self.files {
            let now = today.files.get(path);
            for (rule, count) in rules.iter_mut() {
                *count = (*count).min(now.and_then(|now| now.get(rule)).copied().unwrap_or_default());
            }
            rules.retain(|_, count| *count > 0);
        }
        self.files.retain(|_, rules| !rules.is_empty());
        self
    }

    /// Writes the baseline in place of the old one.
    pub(crate) fn write(&self, path: &Path) -> Result<(), Error> {
        let mut text = serde_json::to_string_pretty(self).map_err(std::io::Error::from)?;
        text.push('\n');
        std::fs::write(path, text)
            .map_err(|error| Error::Usage(format!("{}: the baseline cannot be written: {error}", path.display())))
    }
}

/// A path as the baseline knows it, whatever folder the command ran with.
fn name(path: &str) -> String {
    path.trim_start_matches("./").to_owned()
}
