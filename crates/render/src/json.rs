//! `json`: the document that other programs read.

use std::io::Write;

use phi_lint::{Finding, Linter, Report, Rewrite, lexicon};
use serde::Serialize;
use serde_json::value::RawValue;

use super::Style;
use super::Tally;
use super::{Checked, CheckedFile, Place};

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    tool: Tool,
    files: Vec<FileOut<'a>>,
    summary: Summary,
}

#[derive(Serialize)]
struct Tool {
    version: &'static str,
    policy: &'static str,
    dictionary: String,
}

#[derive(Serialize)]
struct FileOut<'a> {
    path: &'a str,
    messages: Vec<MessageOut<'a>>,
}

#[derive(Serialize)]
struct MessageOut<'a> {
    text: Option<&'a str>,
    start: usize,
    end: usize,
    line: usize,
    column: usize,
    verdict: &'static str,
    findings: Vec<FindingOut<'a>>,
    /// Left out with `--no-rewrite`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[expect(clippy::option_option, reason = "left out, null or a rewrite")]
    rewrite: Option<Option<RewriteOut<'a>>>,
}

#[derive(Serialize)]
struct Summary {
    files: usize,
    #[serde(flatten)]
    tally: Tally,
}

/// A finding as every surface gives it; the place in the file only where there is a file.
#[derive(Serialize)]
pub struct FindingOut<'a> {
    rule: &'static str,
    severity: &'static str,
    category: &'static str,
    start: usize,
    end: usize,
    term: Option<&'a str>,
    tier: Option<u8>,
    sensitive: bool,
    message: String,
    why: &'static str,
    citations: &'static [&'static str],
    also: &'a [&'static str],
    #[serde(flatten)]
    place: Option<Place>,
}

/// A rewrite as every surface gives it.
#[derive(Serialize)]
pub struct RewriteOut<'a> {
    text: &'a str,
    intent: &'static str,
    strategy: &'static str,
    safety: Option<&'static str>,
    requires_staff_action: bool,
    kept: Vec<KeptOut>,
    moved_to_portal: Vec<MovedOut>,
}

#[derive(Serialize)]
struct KeptOut {
    kind: &'static str,
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct MovedOut {
    rule: &'static str,
    start: usize,
    end: usize,
}

impl<'a> RewriteOut<'a> {
    pub fn of(rewrite: &'a Rewrite) -> Self {
        RewriteOut {
            text: &rewrite.text,
            intent: rewrite.intent,
            strategy: rewrite.strategy.name(),
            safety: rewrite.safety.map(phi_lint::Safety::name),
            requires_staff_action: rewrite.requires_staff_action,
            kept: rewrite
                .kept
                .iter()
                .map(|&phi_lint::Kept { kind, start, end }| KeptOut { kind, start, end })
                .collect(),
            moved_to_portal: rewrite
                .moved_to_portal
                .iter()
                .map(|&phi_lint::Moved { rule, start, end }| MovedOut { rule, start, end })
                .collect(),
        }
    }
}

/// What is said of one message of a log or one turn of a transcript.
#[derive(Serialize)]
pub struct Answer<'a> {
    id: Option<&'a RawValue>,
    /// The line of a transcript where the turn begins.
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    policy: &'static str,
    verdict: &'static str,
    findings: Vec<FindingOut<'a>>,
    /// Left out with `--no-rewrite`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[expect(clippy::option_option, reason = "left out, null or a rewrite")]
    rewrite: Option<Option<RewriteOut<'a>>>,
}

/// The answer for a message that has no file.
pub fn answer<'a>(
    id: Option<&'a RawValue>,
    line: Option<usize>,
    linter: &Linter,
    (report, rewrite): (&'a Report, Option<&'a Rewrite>),
    style: Style,
) -> Answer<'a> {
    Answer {
        id,
        line,
        policy: linter.policy().name(),
        verdict: report.verdict.name(),
        findings: report.findings.iter().map(|finding| finding_out(finding, None, style)).collect(),
        rewrite: (!style.no_rewrite).then(|| rewrite.map(RewriteOut::of)),
    }
}

/// Prints one document for all files.
pub(super) fn document(
    out: &mut dyn Write,
    files: &[CheckedFile],
    linter: &Linter,
    style: Style,
    tally: Tally,
) -> std::io::Result<()> {
    let document = Document {
        version: 1,
        tool: Tool {
            version: env!("CARGO_PKG_VERSION"),
            policy: linter.policy().name(),
            dictionary: lexicon::Lexicon::embedded().version(),
        },
        files: files
            .iter()
            .map(|file| FileOut {
                path: &file.path,
                messages: file.messages.iter().map(|message| message_out(message, style)).collect(),
            })
            .collect(),
        summary: Summary { files: files.len(), tally },
    };
    serde_json::to_writer_pretty(&mut *out, &document)?;
    writeln!(out)
}

fn message_out(message: &Checked, style: Style) -> MessageOut<'_> {
    let findings = message.report.findings.iter().zip(&message.places);
    MessageOut {
        text: (!style.redact).then_some(message.text.as_str()),
        start: message.start,
        end: message.end,
        line: message.line,
        column: message.column,
        verdict: message.report.verdict.name(),
        findings: findings.map(|(finding, place)| finding_out(finding, Some(*place), style)).collect(),
        rewrite: (!style.no_rewrite).then(|| message.rewrite.as_ref().map(RewriteOut::of)),
    }
}

fn finding_out(finding: &Finding, place: Option<Place>, style: Style) -> FindingOut<'_> {
    FindingOut {
        rule: finding.rule.id,
        severity: finding.severity.name(),
        category: finding.rule.category.name(),
        start: finding.start,
        end: finding.end,
        term: finding.term.as_deref().filter(|_| !style.redact),
        tier: finding.tier,
        sensitive: finding.sensitive,
        message: super::message(finding, style),
        why: finding.why(),
        citations: finding.citations(),
        also: &finding.also,
        place,
    }
}
