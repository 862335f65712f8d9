//! Compiles the dictionary files into the lexicon that the engine embeds.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use phi_lint_lexicon::{Row, Rows, Source, compile};

/// Where the compiled lexicon lies: inside its crate, so that the published crate stands alone.
const COMPILED: &str = "crates/lexicon/phi.lexicon";

/// Compiles `dictionaries/` and writes the lexicon.
pub(crate) fn write(root: &Path) -> Result<()> {
    let rows = read(root)?;
    let count = rows.len();
    let bytes = compile(rows)?;
    std::fs::write(root.join(COMPILED), &bytes).with_context(|| format!("writing {COMPILED}"))?;
    println!("{COMPILED}: {count} rows, {} bytes", bytes.len());
    Ok(())
}

/// Fails when the committed lexicon is not what `dictionaries/` compiles to.
pub(crate) fn check(root: &Path) -> Result<()> {
    let committed = std::fs::read(root.join(COMPILED)).with_context(|| format!("reading {COMPILED}"))?;
    ensure!(compile(read(root)?)? == committed, "{COMPILED} is stale: run `cargo xtask dictionaries` and commit it");
    println!("{COMPILED} is up to date");
    Ok(())
}

/// Every row, hand-written ones first so that they win over imported ones.
fn read(root: &Path) -> Result<Vec<Row>> {
    let mut all = Vec::new();
    let mut by_hand = Rows::new(Source::HandEnglish);
    read_folder(root, "dictionaries", &mut by_hand)?;
    all.extend(by_hand.finish()?);
    let mut spanish = Rows::new(Source::HandSpanish);
    read_folder(root, "dictionaries/es", &mut spanish)?;
    all.extend(spanish.finish()?);
    let mut imported = Rows::new(Source::Mesh);
    read_folder(root, "dictionaries/imported", &mut imported)?;
    all.extend(imported.finish()?);
    Ok(all)
}

/// Reads the TSV files of a folder by name.
fn read_folder(root: &Path, folder: &str, rows: &mut Rows) -> Result<()> {
    let Ok(entries) = std::fs::read_dir(root.join(folder)) else { return Ok(()) };
    let mut files: Vec<PathBuf> = entries.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    files.sort();
    for file in
        files.iter().filter(|file| file.extension().is_some_and(|end| end == "tsv") && !file.ends_with("left-out.tsv"))
    {
        let name = file.strip_prefix(root).unwrap_or(file).display().to_string();
        let text = std::fs::read_to_string(file).with_context(|| format!("reading {name}"))?;
        rows.read(&name, &text);
    }
    Ok(())
}
