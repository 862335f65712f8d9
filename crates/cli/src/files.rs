//! Template files: reading them, and checking every message in them.

use std::fs::File;
use std::io::Read;
use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::config::Config;
use crate::fix;
use crate::problem::{self, Problem};
use crate::progress::Progress;
pub(crate) use crate::render::line_of;
use crate::render::{self, CheckedFile, LARGEST, checked};
use crate::walk::{self, Source, Target};

/// What becomes of rewrites that need no human.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mending {
    /// They are offered as the others are.
    Offered,
    /// They are shown as a patch.
    Shown,
    /// They go into the files.
    Written,
}

/// How files are checked.
#[derive(Clone, Copy)]
pub(crate) struct Plan<'a> {
    pub(crate) config: &'a Config,
    /// The name that standard input is read under.
    pub(crate) stdin_filename: Option<&'a str>,
    pub(crate) mending: Mending,
    /// Whether a hook named the files, not somebody who means each of them.
    pub(crate) listed: bool,
    /// Whether nothing is said of how far the run has come.
    pub(crate) quiet: bool,
}

/// Checks files and folders; the flag says whether anything could not be checked.
pub(crate) fn check(paths: &[String], jobs: Option<NonZeroUsize>, plan: &Plan<'_>) -> (Vec<CheckedFile>, bool) {
    let mut problems = Vec::new();
    let targets = walk::targets(paths, plan.config, &mut problems);
    let mut failed = problem::tell(&problems);

    let next = AtomicUsize::new(0);
    let threads = jobs.map_or_else(default_jobs, NonZeroUsize::get).min(targets.len().max(1));
    let progress = Progress::of_files(targets.len(), plan.quiet);
    let work = || {
        let mut done = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(target) = targets.get(index) else { return done };
            done.push((index, check_one(target, plan)));
            progress.add(1);
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
    drop(progress);
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
    render::text_of(path, bytes.map_err(|reason| format!("{path}: {reason}"))?)
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
    let linter = plan.config.linter_of(path);
    let (reader, told) = plan.config.reader_of(path);
    let (file, mut problem) = render::file_as(reader, &linter, path, target.named && !plan.listed || told, bytes);
    let Some(mut file) = file else { return (None, problem) };
    if plan.mending == Mending::Shown
        && problem.is_none()
        && let Some((text, _)) = fix::fixed(reader, &file.source, &file.messages)
    {
        file.diff = fix::diff(path, &file.source, &text);
    }
    if let (Mending::Written, None, Source::File(place)) = (plan.mending, &problem, &target.source)
        && let Some((text, count)) = fix::fixed(reader, &file.source, &file.messages)
    {
        match fix::replace(place, &text) {
            Ok(()) => {
                let found = reader.messages(&text).unwrap_or_default();
                file = CheckedFile { fixed: count, ..checked(path, text, found, &linter) };
            }
            Err(error) => {
                problem = Some(Problem::fatal(format!("{path}: could not be changed and is as it was: {error}")));
            }
        }
    }
    (Some(file), problem)
}

/// Reads everything, up to the largest input.
fn read(input: impl Read) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    input.take(LARGEST as u64 + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() > LARGEST {
        return Err(render::too_large());
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
