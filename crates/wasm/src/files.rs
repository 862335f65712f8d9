//! Files: every message of one with its findings, in UTF-16 code units of the file.

use phi_lint::{Linter, Verdict};
use phi_lint_extract::{Format, messages, suppressions, written};
use serde::Serialize;

use crate::utf16::Units;

/// A file that was checked.
#[derive(Serialize)]
pub(crate) struct FileOut {
    messages: Vec<MessageOut>,
    /// Why the file could not be read as its format, if it could not; it was read as text then.
    problem: Option<ProblemOut>,
}

#[derive(Serialize)]
struct ProblemOut {
    at: usize,
    reason: String,
}

#[derive(Serialize)]
struct MessageOut {
    text: String,
    start: usize,
    end: usize,
    verdict: &'static str,
    findings: Vec<FindingOut>,
    rewrite: Option<RewriteOut>,
}

#[derive(Serialize)]
struct FindingOut {
    rule: &'static str,
    severity: &'static str,
    start: usize,
    end: usize,
    message: String,
    why: &'static str,
    citations: &'static [&'static str],
    term: Option<String>,
    sensitive: bool,
}

#[derive(Serialize)]
struct RewriteOut {
    text: String,
    /// The text as the file writes it.
    written: String,
    intent: &'static str,
    strategy: &'static str,
    safety: Option<&'static str>,
    /// What it leaves out, in the message's own words.
    moved: Vec<String>,
}

/// Checks every message of a file; a format that cannot be read is read as text.
pub(crate) fn checked(linter: &Linter, path: &str, source: &str) -> FileOut {
    let format = Format::of_path(path).unwrap_or(Format::Text);
    let mut units = Units::of(source);
    let (found, format, problem) = match messages(format, source) {
        Ok(found) => (found, format, None),
        Err(error) => {
            let problem = ProblemOut { at: units.at(error.offset()), reason: error.to_string() };
            (messages(Format::Text, source).unwrap_or_default(), Format::Text, Some(problem))
        }
    };
    let hidden = suppressions(source);
    let out = found.iter().map(|message| {
        let mut report = linter.check(&message.text);
        report.retain(|finding| {
            let at = message.file_span(finding.start..finding.end).start;
            !finding.may_be_hidden() || !hidden.iter().any(|one| one.hides(finding.rule.id, at))
        });
        let end = message.start() + source[message.start()..message.end()].trim_end().len();
        let rewrite =
            if report.verdict == Verdict::Pass { None } else { linter.rewrite(&message.text).into_iter().next() };
        let rewrite = rewrite.map(|rewrite| RewriteOut {
            moved: rewrite.moved_to_portal.iter().map(|one| message.text[one.start..one.end].to_owned()).collect(),
            written: written(format, source, message.start(), &rewrite.text),
            intent: rewrite.intent,
            strategy: rewrite.strategy.name(),
            safety: rewrite.safety.map(phi_lint::Safety::name),
            text: rewrite.text,
        });
        let findings = report.findings.iter().map(|finding| {
            let span = message.file_span(finding.start..finding.end);
            FindingOut {
                rule: finding.rule.id,
                severity: finding.severity.name(),
                start: units.at(span.start),
                end: units.at(span.end),
                message: finding.message(),
                why: finding.why(),
                citations: finding.citations(),
                term: finding.term.clone(),
                sensitive: finding.sensitive,
            }
        });
        let findings = findings.collect();
        MessageOut {
            text: message.text.clone(),
            start: units.at(message.start()),
            end: units.at(end),
            verdict: report.verdict.name(),
            findings,
            rewrite,
        }
    });
    FileOut { messages: out.collect(), problem }
}

/// Whether a file that was changed gives this text back as its message with this number, of as many as before.
pub(crate) fn gives_back(path: &str, changed: &str, number: usize, count: usize, text: &str) -> bool {
    let format = Format::of_path(path).unwrap_or(Format::Text);
    let found = messages(format, changed).unwrap_or_default();
    let back = found.get(number).is_some_and(|one| one.text.replace("\r\n", "\n").trim_end() == text);
    back && found.len() == count
}
