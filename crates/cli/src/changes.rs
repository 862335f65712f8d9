//! Which files changed, asked of Git.

use std::path::Path;
use std::process::Command;

use crate::config::Config;

use crate::Error;

/// The files that differ from a revision, and the new ones, below the given paths or anywhere.
pub(crate) fn since(revision: &str, paths: &[String], config: &Config) -> Result<Vec<String>, Error> {
    if revision.starts_with('-') {
        return Err(Error::Usage(format!("`{revision}` is no revision")));
    }
    let mut found = git(&["diff", "--name-only", "--relative", "-z", "--diff-filter=d", revision, "--"])?;
    found.extend(git(&["ls-files", "--others", "--exclude-standard", "-z"])?);
    found.sort_unstable();
    found.dedup();
    let inside = |file: &str| {
        paths.is_empty()
            || paths.iter().any(|path| Path::new(file).starts_with(path.trim_start_matches("./")) || path == ".")
    };
    found.retain(|file| config.looks_at(file) && inside(file));
    Ok(found)
}

/// The names that a Git command prints.
fn git(arguments: &[&str]) -> Result<Vec<String>, Error> {
    let output = Command::new("git").args(arguments).output();
    let output =
        output.map_err(|error| Error::Usage(format!("--changed-since asks Git, which could not be run: {error}")))?;
    if !output.status.success() {
        let reason = String::from_utf8_lossy(&output.stderr);
        let line = reason.lines().next().unwrap_or_default();
        return Err(Error::Usage(format!("--changed-since: Git says: {line}")));
    }
    let names = output.stdout.split(|byte| *byte == 0).filter(|name| !name.is_empty());
    Ok(names.map(|name| String::from_utf8_lossy(name).into_owned()).collect())
}
