//! From the text of a file or of a message log to what is printed of it: one file a format. No file is read here and nothing is
//! printed, so that the command line and WebAssembly say the same.

use std::io::Write;

use phi_lint::{Finding, Linter, Report, Rewrite, Severity, Verdict};
use serde::Serialize;

mod checkstyle;
mod concise;
mod file;
mod finds;
mod full;
mod github;
mod gitlab;
pub mod json;
mod junit;
mod latin;
mod log;
mod log_line;
mod problem;
mod sarif;
mod style;
mod suppress;
mod tally;
pub mod transcript;

pub use file::{LARGEST, checked, file, file_as, is_looked_at, line_of, text_of, too_large};
pub use log::{Line, Log, Part, TOO_LONG};
pub use problem::Problem;
pub use style::{Format, Style};
pub use tally::Tally;

/// A file with every message that was found in it.
pub struct CheckedFile {
    pub path: String,
    /// The file's text, for the lines around a finding.
    pub source: String,
    pub messages: Vec<Checked>,
    /// What is wrong with its suppressions.
    pub notes: Vec<Note>,
    /// How many messages were put right in it.
    pub fixed: usize,
    /// What `--fix` would change, where that was asked for.
    pub diff: String,
}

/// One message of a file and what was found in it.
pub struct Checked {
    pub text: String,
    /// Bytes of the file.
    pub start: usize,
    pub end: usize,
    /// Where it starts, from 1; columns are characters.
    pub line: usize,
    pub column: usize,
    pub report: Report,
    /// What may be sent in its place.
    pub rewrite: Option<Rewrite>,
    /// Where each finding of the report is in the file.
    pub places: Vec<Place>,
    /// Findings that are suppressed or in the baseline.
    pub hidden: usize,
}

impl Checked {
    /// Keeps the findings that `keep` wants; the others are counted as hidden.
    pub fn retain(&mut self, mut keep: impl FnMut(&Finding, Place) -> bool) {
        let kept: Vec<bool> =
            self.report.findings.iter().zip(&self.places).map(|(finding, &place)| keep(finding, place)).collect();
        self.hidden += kept.iter().filter(|kept| !**kept).count();
        let (mut findings, mut places) = (kept.iter(), kept.iter());
        self.report.retain(|_| findings.next() == Some(&true));
        self.places.retain(|_| places.next() == Some(&true));
        if self.report.verdict == Verdict::Pass {
            self.rewrite = None;
        }
    }
}

/// What is wrong with a suppression; counts as a warning.
pub struct Note {
    pub text: String,
    pub place: Place,
}

/// A place in a file.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Place {
    /// Bytes of the file.
    #[serde(rename = "file_start")]
    pub start: usize,
    #[serde(rename = "file_end")]
    pub end: usize,
    pub line: usize,
    pub column: usize,
}

/// Prints checked files and counts what was found in them.
pub fn files(
    out: &mut dyn Write,
    files: &[CheckedFile],
    linter: &Linter,
    style: Style,
    failed: bool,
) -> std::io::Result<Tally> {
    let mut tally = Tally::default();
    files.iter().flat_map(|file| &file.messages).for_each(|message| tally.add(&message.report));
    tally.hidden = files.iter().flat_map(|file| &file.messages).map(|message| message.hidden).sum();
    tally.warnings += files.iter().map(|file| file.notes.len()).sum::<usize>();
    match style.format {
        Format::Json => json::document(out, files, linter, style, tally)?,
        Format::Sarif => sarif::document(out, files, linter, style)?,
        Format::Github => github::commands(out, files, style)?,
        Format::Gitlab => gitlab::document(out, files, style)?,
        Format::Junit => junit::document(out, files, style)?,
        Format::Checkstyle => checkstyle::document(out, files, style)?,
        Format::Full | Format::Concise => {
            people(out, files, style)?;
            if !style.quiet {
                let checked = format!("{} in {}", count(tally.messages, "message"), count(files.len(), "file"));
                summary(out, tally, &checked, failed, linter, style)?;
            }
        }
    }
    Ok(tally)
}

/// Prints findings and safe versions as people read them.
fn people(out: &mut dyn Write, files: &[CheckedFile], style: Style) -> std::io::Result<()> {
    for file in files {
        for message in &file.messages {
            for (finding, &place) in
                message.report.findings.iter().zip(&message.places).filter(|(one, _)| style.shows(one))
            {
                match style.format {
                    Format::Full => full::finding(out, &file.path, &file.source, finding, place, style)?,
                    _ => concise::finding(out, &file.path, (place.line, Some(place.column)), finding, style)?,
                }
            }
            if let Some(rewrite) = message.rewrite.as_ref().filter(|_| !style.no_rewrite) {
                match style.format {
                    Format::Full => full::rewrite(out, (message.line, &message.text), rewrite, style)?,
                    _ => concise::rewrite(out, &file.path, (message.line, Some(message.column)), rewrite)?,
                }
            }
        }
    }
    for file in files {
        for Note { text, place } in &file.notes {
            let paint = colour(Severity::Warning);
            let Place { line, column, .. } = place;
            writeln!(out, "{BOLD}{}{BOLD:#}:{line}:{column}: {paint}warning[suppression]{paint:#} {text}", file.path)?;
        }
    }
    for file in files {
        out.write_all(file.diff.as_bytes())?;
    }
    let fixed: usize = files.iter().map(|file| file.fixed).sum();
    if fixed > 0 && !style.quiet {
        writeln!(out, "Put right {}.", count(fixed, "message"))?;
    }
    Ok(())
}

/// Prints one message of a log; people need its line, not its text.
pub fn log_message(
    out: &mut dyn Write,
    name: &str,
    line: usize,
    text: &str,
    (report, rewrite): (&Report, Option<&Rewrite>),
    style: Style,
) -> std::io::Result<()> {
    for finding in report.findings.iter().filter(|one| style.shows(one)) {
        match style.format {
            Format::Full => full::log_finding(out, name, line, text, finding, style)?,
            _ => concise::finding(out, name, (line, None), finding, style)?,
        }
    }
    match rewrite.filter(|_| !style.no_rewrite) {
        Some(rewrite) if style.format == Format::Full => full::rewrite(out, (line, text), rewrite, style),
        Some(rewrite) => concise::rewrite(out, name, (line, None), rewrite),
        None => Ok(()),
    }
}

/// What a finding says, with the words unless they are to be masked.
fn message(finding: &Finding, style: Style) -> String {
    if style.redact { format!("{}.", finding.summary()) } else { finding.message() }
}

/// The last line: how much was found, in how much.
pub fn summary(
    out: &mut dyn Write,
    tally: Tally,
    checked: &str,
    failed: bool,
    linter: &Linter,
    style: Style,
) -> std::io::Result<()> {
    let policy = linter.policy().name();
    // Nothing may sound clean that was not looked at.
    let missing = if failed { " Not everything could be checked: see the errors." } else { "" };
    let hidden = match tally.hidden {
        0 => String::new(),
        1 => " 1 finding is suppressed or in the baseline.".to_owned(),
        hidden => format!(" {hidden} findings are suppressed or in the baseline."),
    };
    if tally.errors + tally.warnings == 0 {
        return match (failed, tally.messages) {
            (true, 0) => writeln!(out, "Nothing was checked: see the errors."),
            (true, _) => {
                writeln!(out, "Nothing found under the policy {policy} in what was checked: {checked}.{missing}")
            }
            (false, _) if tally.hidden > 0 => {
                writeln!(out, "Nothing else found under the policy {policy}: {checked}.{hidden}")
            }
            (false, _) => writeln!(out, "No health-specific content found under the policy {policy}: {checked}."),
        };
    }
    if style.format == Format::Full {
        writeln!(out, "`phi-lint explain RULE` says more about a rule.")?;
    }
    let found = [(tally.errors, "error"), (tally.warnings, "warning")];
    let found: Vec<_> = found.iter().filter(|(n, _)| *n > 0).map(|&(n, noun)| count(n, noun)).collect();
    writeln!(out, "Found {} under the policy {policy}: {checked}.{hidden}{missing}", found.join(" and "))
}

pub fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

/// Text that cannot move the cursor, change colours or hide itself on a terminal.
fn printable(text: &str) -> String {
    text.chars()
        .map(|char| match char {
            '\n' | '\t' | '\r' => ' ',
            _ if char.is_control() => '\u{fffd}',
            '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' => '\u{fffd}',
            _ => char,
        })
        .collect()
}

const BOLD: anstyle::Style = anstyle::Style::new().bold();
const RED: anstyle::Style = anstyle::AnsiColor::Red.on_default();
const GREEN: anstyle::Style = anstyle::AnsiColor::Green.on_default();
const BLUE: anstyle::Style = anstyle::AnsiColor::Blue.on_default().bold();

fn colour(severity: Severity) -> anstyle::Style {
    let colour = match severity {
        Severity::Error => anstyle::AnsiColor::Red,
        Severity::Warning => anstyle::AnsiColor::Yellow,
        Severity::Info => anstyle::AnsiColor::Cyan,
    };
    colour.on_default().bold()
}
