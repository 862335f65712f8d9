//! Everything that CI runs, in one command.

use std::path::Path;
use std::time::Instant;

use anyhow::{Result, bail};

use crate::{command, configuration, dictionaries, docs, forms, licences, npm, pre_commit, vscode, wasm};

/// The crates that are published, in the order of their dependencies.
const PUBLISHED: [&str; 5] = ["phi-lint-lexicon", "phi-lint", "phi-lint-extract", "phi-lint-render", "phi-lint-cli"];

type Step = (&'static str, fn(&Path) -> Result<()>);

const STEPS: &[Step] = &[
    ("format", format),
    ("dictionaries", dictionaries::verify),
    ("docs", |root| docs::check(root).and_then(|()| forms::check(root)).and_then(|()| configuration::check(root))),
    ("licences", licences::check),
    ("lints", |root| {
        command(root, "cargo", &["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"])
    }),
    ("tests", |root| command(root, "cargo", &["test", "--quiet", "--workspace"])),
    ("wasm", |root| {
        let published = PUBLISHED[..4].iter().flat_map(|name| ["-p", name]).collect::<Vec<_>>();
        wasm::cargo(root, &[&["check", "--quiet"], &published[..]].concat())
    }),
    ("npm", npm::test),
    ("extension", npm::test_extension),
    ("vscode-parts", npm::test_vscode_parts),
    ("packages", packages),
];

/// Checks the layout of every source file.
fn format(root: &Path) -> Result<()> {
    command(root, "cargo", &["fmt", "--all", "--check"])?;
    // The rules are modules that a macro declares, which `cargo fmt` does not follow.
    let mut rules = Vec::new();
    for entry in std::fs::read_dir(root.join("crates/engine/src/rules"))? {
        rules.push(entry?.path().display().to_string());
    }
    rules.sort();
    let mut arguments = vec!["--check", "--edition", "2024"];
    arguments.extend(rules.iter().map(String::as_str));
    command(root, "rustfmt", &arguments)
}

/// Verifies that each published crate builds from its package alone.
fn packages(root: &Path) -> Result<()> {
    // Cargo remembers unpacked crates by version and by the folder they were packed in: in the same folder it would verify
    // against yesterday's lexicon.
    let folder = root.join("target/packages");
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default().as_secs();
    let own = folder.join(now.to_string()).display().to_string();
    let published = PUBLISHED.iter().flat_map(|name| ["-p", name]).collect::<Vec<_>>();
    command(root, "cargo", &[&["package", "--quiet", "--allow-dirty", "--target-dir", &own], &published[..]].concat())
}

/// Runs every step, or the one that is named, also behind a failed one, and says at the end what failed.
pub(crate) fn run(root: &Path, only: Option<&str>) -> Result<()> {
    if only == Some("vscode") {
        return vscode::test(root);
    }
    if only == Some("pre-commit") {
        return pre_commit::test(root);
    }
    let steps: Vec<&Step> = STEPS.iter().filter(|(name, _)| only.is_none_or(|only| only == *name)).collect();
    if steps.is_empty() {
        let names: Vec<_> = STEPS.iter().map(|(name, _)| *name).collect();
        bail!("there is no such step; the steps are {}", names.join(", "));
    }
    let mut failed = Vec::new();
    for (name, step) in &steps {
        println!("== {name}");
        let start = Instant::now();
        let result = step(root);
        println!("== {name}: {} ({} s)\n", if result.is_ok() { "ok" } else { "FAILED" }, start.elapsed().as_secs());
        if let Err(error) = result {
            println!("{error:#}\n");
            failed.push(*name);
        }
    }
    println!("{} passed, {} failed", steps.len() - failed.len(), failed.len());
    if failed.is_empty() { Ok(()) } else { bail!("failed: {}", failed.join(", ")) }
}
