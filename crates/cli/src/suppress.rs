//! Suppressions: `phi-lint-disable-line RULE -- reason` in a comment, `"x-phi-lint-disable"` in JSON.
//!
//! A reason is mandatory. Specially protected facts and the identifiers that open every door cannot be suppressed. A suppression
//! that does nothing is told, so that it goes when its cause has gone.

use std::ops::Range;

use phi_lint::{Finding, rules};
use phi_lint_extract::Lines;

use crate::render::{Checked, Note, Place};

/// What nobody may suppress.
const NEVER: [&str; 3] = ["ssn", "payment-card", "secret-in-message"];
const MARK: &str = "phi-lint-disable-";
const KEY: &str = "\"x-phi-lint-disable\"";

/// Whether a finding may be suppressed or put into a baseline.
pub(crate) fn may_be_hidden(finding: &Finding) -> bool {
    !finding.sensitive && !NEVER.contains(&finding.rule.id)
}

/// A suppression and the bytes of the file it holds for.
struct Suppression {
    place: Range<usize>,
    rules: Vec<String>,
    reason: bool,
    holds: Range<usize>,
    used: bool,
    /// Whether it met a finding that may not be suppressed.
    refused: bool,
}

/// Takes the suppressed findings out of the messages, and tells what is wrong with the suppressions.
pub(crate) fn apply(source: &str, messages: &mut [Checked]) -> Vec<Note> {
    let mut found = comments(source);
    found.extend(keys(source));
    if found.is_empty() {
        return Vec::new();
    }
    let known = |rule: &String| rules::named(rule).is_some() && !NEVER.contains(&rule.as_str());
    for message in messages {
        message.retain(|finding, place| {
            let hides = |one: &&mut Suppression| {
                one.reason && one.holds.contains(&place.start) && one.rules.iter().any(|rule| rule == finding.rule.id)
            };
            let Some(one) = found.iter_mut().find(hides) else { return true };
            let hidden = may_be_hidden(finding);
            one.used |= hidden;
            one.refused |= !hidden;
            !hidden
        });
    }
    let lines = Lines::new(source);
    let mut notes = Vec::new();
    for one in found {
        let text = if !one.reason {
            "This suppression has no reason; write it as `RULE -- reason`.".to_owned()
        } else if let Some(rule) = one.rules.iter().find(|rule| !known(rule)) {
            match rules::named(rule) {
                Some(_) => format!("The rule {rule} cannot be suppressed."),
                None => format!("There is no rule {rule} to suppress; `phi-lint rules` lists them all."),
            }
        } else if one.refused {
            "What is found here is specially protected and cannot be suppressed.".to_owned()
        } else if one.used {
            continue;
        } else {
            format!("Nothing of {} is found here; remove this suppression.", one.rules.join(", "))
        };
        let (line, column) = lines.place(one.place.start);
        notes.push(Note { text, place: Place { start: one.place.start, end: one.place.end, line, column } });
    }
    notes
}

/// The rules and whether a reason stands behind them.
fn parsed(text: &str) -> (Vec<String>, bool) {
    let (rules, reason) = text.split_once("--").unwrap_or((text, ""));
    let names = rules.split([',', ' ']).map(str::trim).filter(|rule| !rule.is_empty()).map(str::to_owned).collect();
    let letters = |c: char| c.is_alphanumeric();
    (names, reason.contains(letters))
}

/// Suppressions in comments.
fn comments(source: &str) -> Vec<Suppression> {
    let mut found = Vec::new();
    for (at, _) in source.match_indices(MARK) {
        let line = at + source[at..].find('\n').unwrap_or(source.len() - at);
        let rest = &source[at + MARK.len()..line];
        let Some((kind, text)) = rest.split_once(' ') else { continue };
        let start = source[..at].rfind('\n').map_or(0, |start| start + 1);
        let holds = match kind {
            "line" => start..line,
            "next-line" => {
                let next = (line + 1).min(source.len());
                next..next + source[next..].find('\n').unwrap_or(source.len() - next)
            }
            "file" => 0..source.len() + 1,
            _ => continue,
        };
        let text = text.trim_end().trim_end_matches(['>', '/', '*', '-', '}', '%', '#', ' ']);
        let (rules, reason) = parsed(text);
        found.push(Suppression {
            place: at..at + MARK.len() + kind.len(),
            rules,
            reason,
            holds,
            used: false,
            refused: false,
        });
    }
    found
}

/// Suppressions in JSON hold for the object they stand in.
fn keys(source: &str) -> Vec<Suppression> {
    let mut found = Vec::new();
    for (at, _) in source.match_indices(KEY) {
        let rest = source[at + KEY.len()..].trim_start_matches([' ', '\t', '\r', '\n', ':']);
        let Some(value) = rest.strip_prefix('"').and_then(|value| value.split('"').next()) else { continue };
        let (rules, reason) = parsed(value);
        found.push(Suppression {
            place: at..at + KEY.len(),
            rules,
            reason,
            holds: object(source, at),
            used: false,
            refused: false,
        });
    }
    found
}

/// The bytes of the JSON object around a key.
fn object(source: &str, at: usize) -> Range<usize> {
    let (mut open, mut string, mut escaped) = (Vec::new(), false, false);
    let mut around = None;
    for (index, byte) in source.bytes().enumerate() {
        if index == at {
            around = open.last().copied();
        }
        match byte {
            _ if escaped => escaped = false,
            b'\\' if string => escaped = true,
            b'"' => string = !string,
            _ if string => {}
            b'{' => open.push(index),
            b'}' => {
                let start = open.pop();
                if around.is_some() && start == around {
                    return around.unwrap_or(0)..index + 1;
                }
            }
            _ => {}
        }
    }
    around.unwrap_or(at)..source.len()
}
