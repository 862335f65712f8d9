//! Suppressions in files: `phi-lint-disable-line RULE -- reason` in a comment, `"x-phi-lint-disable"` in JSON.

use std::ops::Range;

const MARK: &str = "phi-lint-disable-";
const KEY: &str = "\"x-phi-lint-disable\"";

/// A suppression and the bytes of the file it holds for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suppression {
    /// Where it stands.
    pub place: Range<usize>,
    /// The rules it names.
    pub rules: Vec<String>,
    /// The reason that stands behind them; without one it hides nothing.
    pub reason: Option<String>,
    holds: Range<usize>,
}

impl Suppression {
    /// Whether it hides a finding of this rule that begins at this byte of the file.
    pub fn hides(&self, rule: &str, at: usize) -> bool {
        self.reason.is_some() && self.holds.contains(&at) && self.rules.iter().any(|one| one == rule)
    }
}

/// Every suppression of a file, in no order. Takes linear time for each object of JSON that has one.
pub fn suppressions(source: &str) -> Vec<Suppression> {
    let mut found = comments(source);
    found.extend(keys(source));
    found
}

/// The rules and the reason behind them.
fn parsed(text: &str) -> (Vec<String>, Option<String>) {
    let (rules, reason) = text.split_once("--").unwrap_or((text, ""));
    let names = rules.split([',', ' ']).map(str::trim).filter(|rule| !rule.is_empty()).map(str::to_owned).collect();
    let reason = Some(reason.trim()).filter(|reason| reason.contains(char::is_alphanumeric));
    (names, reason.map(str::to_owned))
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
        found.push(Suppression { place: at..at + MARK.len() + kind.len(), rules, reason, holds });
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
        found.push(Suppression { place: at..at + KEY.len(), rules, reason, holds: object(source, at) });
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_held() {
        for (source, rule, word, hides) in [
            ("a: MRI # phi-lint-disable-line imaging -- x\nb: MRI2", "imaging", "MRI", true),
            ("a: MRI # phi-lint-disable-line imaging -- x\nb: MRI2", "imaging", "MRI2", false),
            ("a: MRI # phi-lint-disable-line imaging", "imaging", "MRI", false),
            ("<!-- phi-lint-disable-next-line imaging, dosage -- x -->\nMRI", "dosage", "MRI", true),
            ("// phi-lint-disable-file imaging -- x\n\n\nMRI", "imaging", "MRI", true),
            ("{\"a\":{\"body\":\"MRI\",\"x-phi-lint-disable\":\"imaging -- x\"},\"b\":\"CT\"}", "imaging", "MRI", true),
            ("{\"a\":{\"body\":\"MRI\",\"x-phi-lint-disable\":\"imaging -- x\"},\"b\":\"CT\"}", "imaging", "CT", false),
        ] {
            let at = source.find(word).unwrap();
            let found = suppressions(source);
            assert_eq!(found.len(), 1, "{source}");
            assert_eq!(found[0].hides(rule, at), hides, "{source}");
        }
    }
}
