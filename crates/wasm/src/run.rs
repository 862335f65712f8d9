//! One run of `phi-lint check` without its input and output: bytes of files and logs in, what is printed of them out.

use std::cell::RefCell;

use phi_lint::Severity;
use phi_lint_render::{CheckedFile, Format, LARGEST, Line, Log, Problem, Style, Tally, count, too_large};
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;

use crate::{value, with};

thread_local! {
    static RUN: RefCell<Option<Run>> = const { RefCell::new(None) };
}

/// How a run goes; the names are those of the options of `phi-lint check`.
#[derive(Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "each flag of the command line is one")]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Wishes {
    format: String,
    info: bool,
    redact: bool,
    quiet: bool,
    no_rewrite: bool,
    text_field: String,
    id_field: String,
}

struct Run {
    linter: u32,
    style: Style,
    text_field: String,
    id_field: String,
    files: Vec<CheckedFile>,
    tally: Tally,
}

/// What a part of the input gives: text to print, and what could not be checked.
#[derive(Serialize)]
struct Said {
    out: String,
    problems: Vec<ProblemOut>,
}

#[derive(Serialize)]
struct ProblemOut {
    text: String,
    fatal: bool,
}

/// The end of a run: the rest of what is printed, and what decides on the exit code.
#[derive(Serialize)]
struct End {
    out: String,
    errors: usize,
    warnings: usize,
}

/// Begins a run of a linter.
///
/// # Errors
///
/// When a wish is not known, or the format is not.
#[wasm_bindgen(js_name = beginRun)]
pub fn begin(linter: u32, wishes: JsValue) -> Result<(), JsError> {
    let wishes: Wishes = serde_wasm_bindgen::from_value(wishes).map_err(|error| JsError::new(&error.to_string()))?;
    let Some(format) = Format::named(&wishes.format) else {
        let known: Vec<&str> = Format::ALL.iter().map(|(name, _)| *name).collect();
        return Err(JsError::new(&format!("unknown format `{}`; use one of {}", wishes.format, known.join(", "))));
    };
    let least = if wishes.info { Severity::Info } else { Severity::Warning };
    let style = Style { format, least, redact: wishes.redact, quiet: wishes.quiet, no_rewrite: wishes.no_rewrite };
    let Wishes { text_field, id_field, .. } = wishes;
    let run = Run { linter, style, text_field, id_field, files: Vec::new(), tally: Tally::default() };
    RUN.set(Some(run));
    Ok(())
}

/// Whether a walk that meets this file looks for messages in it.
#[wasm_bindgen(js_name = isLookedAt)]
pub fn is_looked_at(path: &str) -> bool {
    phi_lint_render::is_looked_at(path)
}

/// Checks a file; what is found is printed at the end of the run.
///
/// # Errors
///
/// When no run was begun.
#[wasm_bindgen(js_name = addFile)]
pub fn add_file(path: &str, named: bool, bytes: Vec<u8>) -> Result<JsValue, JsError> {
    during(|run| {
        if bytes.len() > LARGEST {
            return said(Vec::new(), Some(Problem::fatal(format!("{path}: {}", too_large()))));
        }
        let (file, problem) = with(run.linter, |linter| phi_lint_render::file(linter, path, named, bytes));
        run.files.extend(file);
        said(Vec::new(), problem)
    })
}

/// Checks lines of a message log, of which the first has this number.
///
/// # Errors
///
/// When no run was begun.
#[wasm_bindgen(js_name = addLines)]
pub fn add_lines(name: &str, first: usize, bytes: &[u8]) -> Result<JsValue, JsError> {
    during(|run| {
        let lines: Vec<Line<'_>> =
            bytes.split(|&byte| byte == b'\n').enumerate().map(|(index, line)| (first + index, line)).collect();
        let part = with(run.linter, |linter| {
            Log { linter, style: run.style, text_field: &run.text_field, id_field: &run.id_field }.part(name, &lines)
        });
        run.tally.join(part.tally);
        said(part.out, part.problems)
    })
}

/// Checks a transcript.
///
/// # Errors
///
/// When no run was begun.
#[wasm_bindgen(js_name = addTranscript)]
pub fn add_transcript(path: &str, bytes: Vec<u8>) -> Result<JsValue, JsError> {
    during(|run| {
        let read = match bytes.len() {
            ..=LARGEST => phi_lint_render::text_of(path, bytes),
            _ => Err(format!("{path}: {}", too_large())),
        };
        let text = match read {
            Ok(text) => text,
            Err(reason) => return said(Vec::new(), Some(Problem::fatal(reason))),
        };
        let mut out = Vec::new();
        let print = |linter: &_| phi_lint_render::transcript::check(path, &text, linter, run.style, &mut out);
        // Writing into memory cannot fail.
        run.tally.join(with(run.linter, print).unwrap_or_default());
        said(out, None)
    })
}

/// Ends the run: everything found in files, or the summary of logs; `failed` says that something could not be checked.
///
/// # Errors
///
/// When no run was begun.
#[wasm_bindgen(js_name = endRun)]
pub fn end(logs: bool, failed: bool) -> Result<JsValue, JsError> {
    during(|run| {
        let Run { linter, style, tally, files, .. } = run;
        let mut out = Vec::new();
        // Writing into memory cannot fail.
        if !logs {
            let print = |linter: &_| phi_lint_render::files(&mut out, files, linter, *style, failed);
            *tally = with(*linter, print).unwrap_or_default();
        } else if style.format != Format::Json && !style.quiet {
            let checked = count(tally.messages, "message");
            let print = |linter: &_| phi_lint_render::summary(&mut out, *tally, &checked, failed, linter, *style);
            with(*linter, print).unwrap_or_default();
        }
        End { out: text(out), errors: tally.errors, warnings: tally.warnings }
    })
}

fn during<T: Serialize>(then: impl FnOnce(&mut Run) -> T) -> Result<JsValue, JsError> {
    RUN.with_borrow_mut(|run| match run {
        Some(run) => value(&then(run)),
        None => Err(JsError::new("no run was begun")),
    })
}

fn said(out: Vec<u8>, problems: impl IntoIterator<Item = Problem>) -> Said {
    let problems = problems.into_iter().map(|Problem { text, fatal }| ProblemOut { text, fatal });
    Said { out: text(out), problems: problems.collect() }
}

/// What is printed is made of strings.
fn text(out: Vec<u8>) -> String {
    String::from_utf8(out).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}
