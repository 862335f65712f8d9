//! Which files there are to check: the ones named, and those below named folders.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use crate::config::Config;
use crate::problem::Problem;

/// Something to check, and whether somebody named it.
pub(crate) struct Target {
    pub(crate) source: Source,
    /// As it is shown: what was given, joined with what the walk found, `/` between.
    pub(crate) shown: String,
    /// Named on the command line: it must be readable and must parse.
    pub(crate) named: bool,
}

/// Where the bytes come from.
pub(crate) enum Source {
    Input,
    File(PathBuf),
}

/// The targets of a list of paths, each file once, in the order given.
pub(crate) fn targets(paths: &[String], config: &Config, problems: &mut Vec<Problem>) -> Vec<Target> {
    let mut seen = HashSet::new();
    let mut targets: Vec<Target> = paths.iter().flat_map(|path| targets_of(path, config, problems)).collect();
    // One path cannot name a file twice.
    if paths.len() > 1 {
        targets.retain(|target| match &target.source {
            Source::Input => seen.insert(PathBuf::from("-")),
            Source::File(path) => seen.insert(path.canonicalize().unwrap_or_else(|_| path.clone())),
        });
    }
    targets
}

fn targets_of(path: &str, config: &Config, problems: &mut Vec<Problem>) -> Vec<Target> {
    if path == "-" {
        return vec![Target { source: Source::Input, shown: "-".to_owned(), named: true }];
    }
    // No path at all means the current folder, shown without a leading `./`.
    let root = if path.is_empty() { Path::new(".") } else { Path::new(path) };
    if !root.is_dir() {
        // A pipe or a device can be read like a file; what is not there is told when it is opened.
        return vec![Target { source: Source::File(root.to_owned()), shown: slashes(path), named: true }];
    }
    let mut found = Vec::new();
    let mut walk = ignore::WalkBuilder::new(root);
    walk.sort_by_file_name(Ord::cmp);
    for entry in walk.build() {
        match entry {
            Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) => {
                let shown = slashes(&entry.path().to_string_lossy());
                let shown = if path.is_empty() { shown.trim_start_matches("./").to_owned() } else { shown };
                if config.looks_at(&shown) {
                    found.push(Target { source: Source::File(entry.into_path()), shown, named: false });
                }
            }
            Ok(_) => {}
            Err(error) => problems.push(Problem::fatal(error.to_string())),
        }
    }
    if found.is_empty() {
        let folder = if path.is_empty() { "the current folder" } else { path };
        problems.push(Problem::warning(format!("{folder}: no file of a known format found in it")));
    }
    found
}

fn slashes(path: &str) -> String {
    if std::path::MAIN_SEPARATOR == '/' { path.to_owned() } else { path.replace(std::path::MAIN_SEPARATOR, "/") }
}
