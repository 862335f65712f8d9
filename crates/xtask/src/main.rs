//! Developer commands of phi-lint: everything that CI runs, and everything that writes a committed file.
//!
//! `cargo xtask` prints the list.

use std::path::{Path, PathBuf};

mod dictionaries;

const USAGE: &str = "\
cargo xtask <command>

  test                     every check that CI runs
  dictionaries             compile dictionaries/ into crates/lexicon/phi.lexicon
  dictionaries --check     fail when that file is stale
  dictionaries import      make dictionaries/imported/ again from the pinned packages
";

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let root = root();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["dictionaries"] => dictionaries::write(&root),
        ["dictionaries", "--check"] => dictionaries::check(&root),
        _ => anyhow::bail!("{USAGE}"),
    }
}

/// The repository's root, found from this file's place in it.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).expect("crates/xtask lies two folders down").to_owned()
}
