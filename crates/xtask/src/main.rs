//! Developer commands of phi-lint: everything that CI runs, and everything that writes a committed file.
//!
//! `cargo xtask` prints the list.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

mod bench;
mod configuration;
mod dictionaries;
mod docs;
mod forms;
mod import;
mod licences;
mod npm;
mod ordinary;
mod pre_commit;
mod test;
mod vscode;
mod wasm;

const USAGE: &str = "\
cargo xtask <command>

  test                     every check that CI runs
  test STEP                one of them: format, dictionaries, docs, licences, lints, tests, wasm, npm, extension, vscode-parts, packages
  test vscode              the extension in a real VS Code; installs it first, which takes minutes
  test pre-commit          the hook in a real pre-commit; builds it anew, which takes minutes
  dictionaries             compile dictionaries/ into crates/lexicon/phi.lexicon
  dictionaries verify      fail when that file is stale or a row needs a person's judgement
  dictionaries import      make dictionaries/imported/ again from the pinned packages
  npm                      build the npm package into npm/phi-lint/dist
  extension                build the browser extension into npm/browser-extension/out, with a zip for each store
  vscode                   build the extension for VS Code and pack it into vscode-extension/out
  bench                    measure the built program on a log, a message and a tree of files
  docs                     write docs/rules/, docs/rewrites.md and the reference of phi-lint.toml from what runs
  docs --check             fail when they are stale
";

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let root = root();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["test"] => test::run(&root, None),
        ["test", step] => test::run(&root, Some(step)),
        ["dictionaries"] => dictionaries::write(&root),
        ["dictionaries", "verify"] => dictionaries::verify(&root),
        ["dictionaries", "import"] => import::run(&root),
        ["npm"] => npm::build(&root),
        ["extension"] => npm::build_extension(&root),
        ["vscode"] => npm::build_vscode(&root),
        ["bench"] => bench::run(&root),
        ["docs"] => docs::write(&root).and_then(|()| forms::write(&root)).and_then(|()| configuration::write(&root)),
        ["docs", "--check"] => docs::check(&root).and_then(|()| configuration::check(&root)),
        _ => {
            eprint!("{USAGE}");
            std::process::exit(2);
        }
    }
}

/// Runs a program in the repository and fails when it does.
fn command(root: &Path, program: &str, arguments: &[&str]) -> Result<()> {
    let status = Command::new(program).args(arguments).current_dir(root).status();
    let status = status.with_context(|| format!("running {program}: is it installed?"))?;
    ensure!(status.success(), "{program} {}: {status}", arguments.join(" "));
    Ok(())
}

/// The repository's root, found from this file's place in it.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).expect("crates/xtask lies two folders down").to_owned()
}
