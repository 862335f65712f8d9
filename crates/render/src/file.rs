//! Template files: every message of one, checked.

use phi_lint::{Linter, Report, Rewrite, Verdict};
use phi_lint_extract::{Format, Lines, Message, Reader, messages};

use crate::{Checked, CheckedFile, Place, Problem, latin, suppress};

/// A message or file larger than this is refused: it is no message.
pub const LARGEST: usize = 64 << 20;

/// What is said of a file that is too large.
pub fn too_large() -> String {
    format!("larger than {} MiB; split it, or check a message log with `--messages jsonl`", LARGEST >> 20)
}

/// Whether a walk that meets this file looks for messages in it.
pub fn is_looked_at(path: &str) -> bool {
    Format::of_path(path).is_some() && !is_machinery(path)
}

/// Files of tools, whose strings no patient reads.
fn is_machinery(path: &str) -> bool {
    const NAMES: [&str; 22] = [
        "Cargo.toml",
        "phi-lint.toml",
        "pyproject.toml",
        "CMakeLists.txt",
        "LICENSE.txt",
        "humans.txt",
        "requirements.txt",
        "robots.txt",
        "package.json",
        "package-lock.json",
        "composer.json",
        "tsconfig.json",
        "jsconfig.json",
        "angular.json",
        "manifest.json",
        "pom.xml",
        "pnpm-lock.yaml",
        "docker-compose.yml",
        "docker-compose.yaml",
        "mkdocs.yml",
        "openapi.yaml",
        "openapi.json",
    ];
    let name = path.rsplit('/').next().unwrap_or_default();
    let folders = ["node_modules", "coverage", "__snapshots__"];
    NAMES.contains(&name)
        || name.contains(".min.")
        || name.ends_with(".lock.json")
        || path.split('/').any(|part| folders.contains(&part))
}

/// The text of a whole input with this name.
pub fn text_of(path: &str, bytes: Vec<u8>) -> Result<String, String> {
    String::from_utf8(bytes).map_err(|error| {
        let line = line_of(error.as_bytes(), error.utf8_error().valid_up_to());
        format!("{path}:{line}: not valid UTF-8; save the file as UTF-8")
    })
}

/// Checks the bytes of a file with this name. One that somebody `named` must be readable and must parse; nothing of any other
/// is skipped in silence.
pub fn file(linter: &Linter, path: &str, named: bool, bytes: Vec<u8>) -> (Option<CheckedFile>, Option<Problem>) {
    file_as(Reader::of_path(path), linter, path, named, bytes)
}

/// The same for a file of which somebody said how it is read.
pub fn file_as(
    reader: Reader<'_>,
    linter: &Linter,
    path: &str,
    named: bool,
    bytes: Vec<u8>,
) -> (Option<CheckedFile>, Option<Problem>) {
    if latin::is_latin(reader.format, &bytes) {
        return latin::file(reader, linter, path, named, &bytes);
    }
    let mut problem = None;
    let source = match String::from_utf8(bytes) {
        Ok(source) => source,
        Err(error) => {
            let (at, bytes) = (error.utf8_error().valid_up_to(), error.into_bytes());
            let reason = format!("{path}:{}: not valid UTF-8; save the file as UTF-8", line_of(&bytes, at));
            if named {
                return (None, Some(Problem::fatal(reason)));
            }
            problem = Some(Problem::warning(format!("{reason} (checked with `?` for the broken bytes)")));
            with_marks(&bytes)
        }
    };
    let lines = Lines::new(&source);
    let found = match reader.messages(&source) {
        Ok(found) => found,
        Err(error) => {
            let (line, column) = lines.place(error.offset());
            let reason = format!("{path}:{line}:{column}: {error}");
            if named {
                return (None, Some(Problem::fatal(reason)));
            }
            problem = Some(Problem::warning(format!("{reason} (checked as plain text)")));
            messages(Format::Text, &source).unwrap_or_default()
        }
    };
    if named && found.is_empty() && !source.trim().is_empty() {
        problem = problem.or(Some(Problem::warning(format!("{path}: no message found in it; nothing was checked"))));
    }
    if reader.wanted.is_some() && !reader.format.has_keys() {
        let reason = "its format has neither keys nor calls; all of it was checked";
        problem = problem.or(Some(Problem::warning(format!("{path}: {reason}"))));
    }
    if std::path::Path::new(path).extension().is_some_and(|end| end == "jsonl" || end == "ndjson") {
        let hint = "read as one plain text; a message log is checked with `--messages jsonl`";
        problem = problem.or(Some(Problem::warning(format!("{path}: {hint}"))));
    }
    (Some(checked(path, source, found, linter)), problem)
}

/// Checks every message of a file.
pub fn checked(path: &str, source: String, found: Vec<Message>, linter: &Linter) -> CheckedFile {
    let lines = Lines::new(&source);
    let messages = found
        .into_iter()
        .map(|message| {
            let report = linter.check(&message.text);
            let (line, column) = lines.place(message.start());
            let places = report
                .findings
                .iter()
                .map(|finding| {
                    let span = message.file_span(finding.start..finding.end);
                    let (line, column) = lines.place(span.start);
                    Place { start: span.start, end: span.end, line, column }
                })
                .collect();
            let rewrite = best(linter, &message.text, &report);
            Checked {
                start: message.start(),
                end: message.end(),
                line,
                column,
                text: message.text,
                report,
                rewrite,
                places,
                hidden: 0,
            }
        })
        .collect();
    let mut file =
        CheckedFile { path: path.to_owned(), source, messages, notes: Vec::new(), fixed: 0, diff: String::new() };
    file.notes = suppress::apply(&file.source, &mut file.messages);
    file
}

/// The line of a byte, from 1.
pub fn line_of(bytes: &[u8], at: usize) -> usize {
    bytes[..at].split(|&byte| byte == b'\n').count()
}

/// Broken bytes become question marks, one for one, so that every place stays where it is.
fn with_marks(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().map(|_| '?'));
    }
    text
}

/// The best rewrite of a message that was found to tell something.
pub(crate) fn best(linter: &Linter, text: &str, report: &Report) -> Option<Rewrite> {
    if report.verdict == Verdict::Pass {
        return None;
    }
    linter.rewrite(text).into_iter().next()
}
