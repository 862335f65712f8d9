//! `full`: a finding with its line, its reason and where to read more.

use std::io::Write;

use phi_lint::{Finding, Rewrite, Safety};
use unicode_width::UnicodeWidthStr;

use super::Style;
use super::{BLUE, BOLD, GREEN, Place, RED, colour, message, printable};

/// A longer message is not shown again beside its rewrite, in bytes.
const LONGEST_DIFF: usize = 2_000;
/// How much of a long line is shown before and after the finding, in characters.
const AROUND: usize = 60;

pub(super) fn finding(
    out: &mut dyn Write,
    path: &str,
    source: &str,
    finding: &Finding,
    place: Place,
    style: Style,
) -> std::io::Result<()> {
    head(out, finding, style)?;
    let gutter = place.line.to_string().len();
    writeln!(out, "{:gutter$}{BLUE}-->{BLUE:#} {path}:{}:{}", "", place.line, place.column)?;
    if !style.redact {
        excerpt(out, &place.line.to_string(), source, place.start..place.end, finding)?;
    }
    tail(out, gutter, finding)
}

/// A finding in a message log: the message is shown, not the line of JSON around it.
pub(super) fn log_finding(
    out: &mut dyn Write,
    name: &str,
    line: usize,
    text: &str,
    finding: &Finding,
    style: Style,
) -> std::io::Result<()> {
    head(out, finding, style)?;
    let gutter = line.to_string().len();
    writeln!(out, "{:gutter$}{BLUE}-->{BLUE:#} {name}:{line}", "")?;
    if !style.redact {
        excerpt(out, &line.to_string(), text, finding.start..finding.end, finding)?;
    }
    tail(out, gutter, finding)
}

/// What may be sent in place of the message, as a small diff.
pub(super) fn rewrite(
    out: &mut dyn Write,
    (line, text): (usize, &str),
    rewrite: &Rewrite,
    style: Style,
) -> std::io::Result<()> {
    let gutter = line.to_string().len();
    writeln!(out, "{:gutter$} {BLUE}={BLUE:#} {BOLD}safe version{BOLD:#} ({}):", "", rewrite.intent)?;
    if !style.redact && text.len() <= LONGEST_DIFF {
        for line in text.lines() {
            writeln!(out, "{:gutter$}   {RED}-{}{RED:#}", "", after_sign(line))?;
        }
    }
    for line in rewrite.text.lines() {
        writeln!(out, "{:gutter$}   {GREEN}+{}{GREEN:#}", "", after_sign(line))?;
    }
    if let Some(safety) = rewrite.safety {
        writeln!(out, "{:gutter$} {BLUE}={BLUE:#} {BOLD}{}{BOLD:#}", "", advice(safety))?;
    }
    writeln!(out)
}

/// A line of a diff behind its sign; an empty one leaves no space at the line's end.
fn after_sign(line: &str) -> String {
    if line.trim().is_empty() { String::new() } else { format!(" {}", printable(line)) }
}

/// What somebody has to do besides sending the safe version.
fn advice(safety: Safety) -> &'static str {
    match safety {
        Safety::InstructionMoved => "before sending: post what was taken out in the patient portal",
        Safety::UrgentClinical => "call the patient as well: this may be urgent",
        Safety::DoNotText => "do not text: check how the patient wants to be reached",
    }
}

fn head(out: &mut dyn Write, finding: &Finding, style: Style) -> std::io::Result<()> {
    let paint = colour(finding.severity);
    let (severity, rule) = (finding.severity.name(), finding.rule.id);
    writeln!(out, "{paint}{severity}[{rule}]{paint:#}{BOLD}: {}{BOLD:#}", printable(&message(finding, style)))
}

/// The line of the finding, with the finding underlined.
fn excerpt(
    out: &mut dyn Write,
    number: &str,
    source: &str,
    span: std::ops::Range<usize>,
    finding: &Finding,
) -> std::io::Result<()> {
    // Only what is shown is looked at: a line may be a whole minified file.
    let before = last_of_line(&source[..span.start]);
    let end = source[span.clone()].find(['\n', '\r']).map_or(span.end, |at| span.start + at);
    let after = if end < span.end { "" } else { first_of_line(&source[end..]) };
    let lead = if before.chars().count() > AROUND { "…" } else { "" };
    let trail = if after.chars().count() > AROUND { "…" } else { "" };
    let (before, after) = (last(before, AROUND), first(after, AROUND));
    let (before, marked, after) = (printable(before), printable(&source[span.start..end]), printable(after));
    let (gutter, paint) = (number.len(), colour(finding.severity));
    let indent = lead.width() + before.width();
    writeln!(out, "{:gutter$} {BLUE}|{BLUE:#}", "")?;
    writeln!(out, "{BLUE}{number} |{BLUE:#} {lead}{before}{marked}{after}{trail}")?;
    writeln!(out, "{:gutter$} {BLUE}|{BLUE:#} {:indent$}{paint}{}{paint:#}", "", "", "^".repeat(marked.width().max(1)))
}

fn tail(out: &mut dyn Write, gutter: usize, finding: &Finding) -> std::io::Result<()> {
    writeln!(out, "{:gutter$} {BLUE}={BLUE:#} why: {}", "", finding.why())?;
    if !finding.also.is_empty() {
        writeln!(out, "{:gutter$} {BLUE}={BLUE:#} also: {}", "", finding.also.join(", "))?;
    }
    writeln!(out, "{:gutter$} {BLUE}={BLUE:#} law: {}\n", "", finding.citations().join(", "))
}

/// The end of a text back to its last line break, but not further than is worth showing.
fn last_of_line(text: &str) -> &str {
    let characters = text.char_indices().rev().take(AROUND + 1);
    let start = match characters.clone().find(|(_, char)| matches!(char, '\n' | '\r' | '\u{feff}')) {
        Some((at, char)) => at + char.len_utf8(),
        None => characters.last().map_or(text.len(), |(at, _)| at),
    };
    &text[start..]
}

/// The beginning of a text up to its first line break, but not further than is worth showing.
fn first_of_line(text: &str) -> &str {
    let end = text.char_indices().take(AROUND + 2).find(|(_, char)| matches!(char, '\n' | '\r'));
    let end = end.or_else(|| text.char_indices().nth(AROUND + 1)).map_or(text.len(), |(at, _)| at);
    &text[..end]
}

fn last(text: &str, characters: usize) -> &str {
    text.char_indices().rev().nth(characters - 1).map_or(text, |(at, _)| &text[at..])
}

fn first(text: &str, characters: usize) -> &str {
    text.char_indices().nth(characters).map_or(text, |(at, _)| &text[..at])
}
