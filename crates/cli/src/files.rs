//! Template files: reading them, and checking every message in them.

use std::fs::File;
use std::io::Read;
use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicUsize, Ordering};

use phi_lint::Linter;
use phi_lint_extract::{Format, Lines, Message, messages};

use crate::check::LARGEST;
use crate::fix;
use crate::problem::{self, Problem};
use crate::render::{Checked, CheckedFile, Place};
use crate::rewrite;
use crate::suppress;
use crate::walk::{self, Source, Target};

/// How files are checked.
#[derive(Clone, Copy)]
pub(crate) struct Plan<'a> {
    pub(crate) linter: &'a Linter,
    /// The name that standard input is read under.
    pub(crate) stdin_filename: Option<&'a str>,
    /// Whether rewrites that need no human go into the files.
    pub(crate) fix: bool,
    /// Whether they are only shown.
    pub(crate) diff: bool,
}

/// Checks files and folders; the flag says whether anything could not be checked.
pub(crate) fn check(paths: &[String], jobs: Option<NonZeroUsize>, plan: &Plan<'_>) -> (Vec<CheckedFile>, bool) {
    let mut problems = Vec::new();
    let targets = walk::targets(paths, &mut problems);
    let mut failed = problem::tell(&problems);

    let next = AtomicUsize::new(0);
    let threads = jobs.map_or_else(default_jobs, NonZeroUsize::get).min(targets.len().max(1));
    let work = || {
        let mut done = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(target) = targets.get(index) else { return done };
            done.push((index, check_one(target, plan)));
        }
    };
    let mut results = Vec::with_capacity(targets.len());
    if threads == 1 {
        results = work();
    } else {
        std::thread::scope(|scope| {
            let handles: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
            for handle in handles {
                match handle.join() {
                    Ok(done) => results.extend(done),
                    Err(_) => failed |= problem::tell(&[Problem::fatal(LOST.to_owned())]),
                }
            }
        });
    }
    results.sort_by_key(|(index, _)| *index);
    let mut checked = Vec::with_capacity(results.len());
    for (_, (file, problem)) in results {
        failed |= problem::tell(problem.as_slice());
        checked.extend(file);
    }
    (checked, failed)
}

/// What is said when a thread died, which it must not.
pub(crate) const LOST: &str = "an internal error: part of the input was not checked; please report it";

pub(crate) fn default_jobs() -> usize {
    std::thread::available_parallelism().map_or(1, NonZeroUsize::get)
}

/// The text of a file, or of standard input for `-`; an error names the path and what to do.
pub(crate) fn read_text(path: &str) -> Result<String, String> {
    let bytes =
        if path == "-" { read(std::io::stdin().lock()) } else { File::open(path).map_err(unreadable).and_then(read) };
    let bytes = bytes.map_err(|reason| format!("{path}: {reason}"))?;
    String::from_utf8(bytes).map_err(|error| {
        let line = line_of(error.as_bytes(), error.utf8_error().valid_up_to());
        format!("{path}:{line}: not valid UTF-8; save the file as UTF-8")
    })
}

fn check_one(target: &Target, plan: &Plan<'_>) -> (Option<CheckedFile>, Option<Problem>) {
    let (path, bytes) = match &target.source {
        Source::Input => (plan.stdin_filename.unwrap_or("-"), read(std::io::stdin().lock())),
        Source::File(file) => (target.shown.as_str(), File::open(file).map_err(unreadable).and_then(read)),
    };
    let bytes = match bytes {
        Ok(bytes) => bytes,
        Err(reason) => return (None, Some(Problem::fatal(format!("{path}: {reason}")))),
    };
    let mut problem = None;
    let source = match String::from_utf8(bytes) {
        Ok(source) => source,
        Err(error) => {
            let (at, bytes) = (error.utf8_error().valid_up_to(), error.into_bytes());
            let reason = format!("{path}:{}: not valid UTF-8; save the file as UTF-8", line_of(&bytes, at));
            if target.named {
                return (None, Some(Problem::fatal(reason)));
            }
            problem = Some(Problem::warning(format!("{reason} (checked with `?` for the broken bytes)")));
            with_marks(&bytes)
        }
    };
    let format = Format::of_path(path).unwrap_or(Format::Text);
    let lines = Lines::new(&source);
    let found = match messages(format, &source) {
        Ok(found) => found,
        Err(error) => {
            let (line, column) = lines.place(error.offset());
            let reason = format!("{path}:{line}:{column}: {error}");
            if target.named {
                return (None, Some(Problem::fatal(reason)));
            }
            problem = Some(Problem::warning(format!("{reason} (checked as plain text)")));
            messages(Format::Text, &source).unwrap_or_default()
        }
    };
    if target.named && found.is_empty() && !source.trim().is_empty() {
        problem = problem.or(Some(Problem::warning(format!("{path}: no message found in it; nothing was checked"))));
    }
    if std::path::Path::new(path).extension().is_some_and(|end| end == "jsonl" || end == "ndjson") {
        let hint = "read as one plain text; a message log is checked with `--messages jsonl`";
        problem = problem.or(Some(Problem::warning(format!("{path}: {hint}"))));
    }
    let mut file = checked(path, source, found, plan.linter);
    if plan.diff
        && problem.is_none()
        && let Some((text, _)) = fix::fixed(format, &file.source, &file.messages)
    {
        file.diff = fix::diff(path, &file.source, &text);
    }
    if let (true, None, Source::File(place)) = (plan.fix, &problem, &target.source)
        && let Some((text, count)) = fix::fixed(format, &file.source, &file.messages)
    {
        match fix::replace(place, &text) {
            Ok(()) => {
                let found = messages(format, &text).unwrap_or_default();
                file = CheckedFile { fixed: count, ..checked(path, text, found, plan.linter) };
            }
            Err(error) => {
                problem = Some(Problem::fatal(format!("{path}: could not be changed and is as it was: {error}")));
            }
        }
    }
    (Some(file), problem)
}

/// Checks every message of a file.
fn checked(path: &str, source: String, found: Vec<Message>, linter: &Linter) -> CheckedFile {
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
            let rewrite = rewrite::best(linter, &message.text, &report);
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
pub(crate) fn line_of(bytes: &[u8], at: usize) -> usize {
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

/// Reads everything, up to the largest input.
fn read(input: impl Read) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    input.take(LARGEST as u64 + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() > LARGEST {
        return Err(format!(
            "larger than {} MiB; split it, or check a message log with `--messages jsonl`",
            LARGEST >> 20
        ));
    }
    Ok(bytes)
}

#[expect(clippy::needless_pass_by_value, reason = "stands where an error is handed over")]
fn unreadable(error: std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        _ => format!("cannot be read: {error}"),
    }
}
