//! Template files: finding them, reading them, checking every message in them.

use std::io::Read;
use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use phi_lint::Linter;
use phi_lint_extract::{Format, Lines, messages};

use crate::check::{LARGEST, report_problems};
use crate::render::{Checked, CheckedFile};

/// A file to check, and whether somebody named it.
struct Target {
    /// As it is shown: what was given, joined with what the walk found, `/` between.
    shown: String,
    /// Named on the command line: it must be readable and must parse.
    named: bool,
}

/// Checks files and folders; the flag says whether a named one could not be checked.
pub(crate) fn check(
    paths: &[String],
    stdin_filename: Option<&str>,
    jobs: Option<NonZeroUsize>,
    linter: &Linter,
) -> (Vec<CheckedFile>, bool) {
    let mut problems = Vec::new();
    let targets: Vec<Target> = paths.iter().flat_map(|path| targets(path, &mut problems)).collect();
    let mut failed = !problems.is_empty();
    report_problems(&problems);

    let next = AtomicUsize::new(0);
    let threads = jobs.map_or_else(default_jobs, NonZeroUsize::get).min(targets.len().max(1));
    let work = || {
        let mut done = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(target) = targets.get(index) else { return done };
            done.push((index, check_one(target, stdin_filename, linter)));
        }
    };
    let mut results: Vec<_> = if threads == 1 {
        work()
    } else {
        std::thread::scope(|scope| {
            let handles: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
            handles.into_iter().flat_map(|handle| handle.join().unwrap_or_default()).collect()
        })
    };
    results.sort_by_key(|(index, _)| *index);
    let mut checked = Vec::with_capacity(results.len());
    for (_, (file, problem, fatal)) in results {
        report_problems(problem.as_slice());
        failed |= fatal;
        checked.extend(file);
    }
    (checked, failed)
}

pub(crate) fn default_jobs() -> usize {
    std::thread::available_parallelism().map_or(1, NonZeroUsize::get)
}

/// The files that a path stands for.
fn targets(path: &str, problems: &mut Vec<String>) -> Vec<Target> {
    let target = |shown: String, named| Target { shown, named };
    if path == "-" {
        return vec![target("-".to_owned(), true)];
    }
    // No path at all means the current folder, shown without a leading `./`.
    let root = if path.is_empty() { Path::new(".") } else { Path::new(path) };
    if root.is_file() {
        return vec![target(slashes(path), true)];
    }
    if !root.exists() {
        problems.push(format!("{path}: there is no such file or folder"));
        return Vec::new();
    }
    let mut found = Vec::new();
    for entry in ignore::WalkBuilder::new(root).sort_by_file_name(Ord::cmp).build() {
        match entry {
            Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) => {
                let shown = slashes(&entry.path().to_string_lossy());
                let shown = if path.is_empty() { shown.trim_start_matches("./").to_owned() } else { shown };
                if Format::of_path(&shown).is_some() {
                    found.push(target(shown, false));
                }
            }
            Ok(_) => {}
            Err(error) => problems.push(format!("{error}")),
        }
    }
    found
}

fn slashes(path: &str) -> String {
    if std::path::MAIN_SEPARATOR == '/' { path.to_owned() } else { path.replace(std::path::MAIN_SEPARATOR, "/") }
}

type Result = (Option<CheckedFile>, Option<String>, bool);

fn check_one(target: &Target, stdin_filename: Option<&str>, linter: &Linter) -> Result {
    let is_input = target.shown == "-";
    let path = if is_input { stdin_filename.unwrap_or("-") } else { &target.shown };
    let bytes = match if is_input { read_input() } else { read_file(&target.shown) } {
        Ok(bytes) => bytes,
        Err(reason) => return (None, Some(format!("{path}: {reason}")), true),
    };
    let (source, mut problem) = match String::from_utf8(bytes) {
        Ok(source) => (source, None),
        Err(error) => {
            let (at, bytes) = (error.utf8_error().valid_up_to(), error.into_bytes());
            let line = line_of(&bytes, at);
            let reason = format!("{path}:{line}: not valid UTF-8; save the file as UTF-8");
            if target.named {
                return (None, Some(reason), true);
            }
            (with_marks(&bytes), Some(format!("{reason} (checked with `?` for the broken bytes)")))
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
                return (None, Some(reason), true);
            }
            problem = Some(format!("{reason} (checked as plain text)"));
            messages(Format::Text, &source).unwrap_or_default()
        }
    };
    let checked = found
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
                    crate::render::Place { start: span.start, end: span.end, line, column }
                })
                .collect();
            Checked { start: message.start(), end: message.end(), line, column, text: message.text, report, places }
        })
        .collect();
    (Some(CheckedFile { path: path.to_owned(), source, messages: checked }), problem, false)
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

fn read_file(path: &str) -> std::result::Result<Vec<u8>, String> {
    let size = std::fs::metadata(path).map_err(|error| format!("cannot be read: {error}"))?.len();
    if size > LARGEST as u64 {
        return Err(too_large());
    }
    std::fs::read(path).map_err(|error| format!("cannot be read: {error}"))
}

fn read_input() -> std::result::Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let read = std::io::stdin().lock().take(LARGEST as u64 + 1).read_to_end(&mut bytes);
    read.map_err(|error| format!("standard input cannot be read: {error}"))?;
    if bytes.len() > LARGEST { Err(too_large()) } else { Ok(bytes) }
}

fn too_large() -> String {
    format!("larger than {} MiB; split it, or check a message log with `--messages jsonl`", LARGEST >> 20)
}
