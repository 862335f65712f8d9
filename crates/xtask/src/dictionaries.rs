//! Compiles the dictionary files into the lexicon that the engine embeds.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use phi_lint_lexicon::{Form, Lexicon, Row, Rows, Source, Tier, compile};

use crate::ordinary::Ordinary;

/// Where the compiled lexicon lies: inside its crate, so that the published crate stands alone.
const COMPILED: &str = "crates/lexicon/phi.lexicon";

/// Compiles `dictionaries/` and writes the lexicon.
pub(crate) fn write(root: &Path) -> Result<()> {
    let rows = read(root)?;
    let all = rows.len();
    let rows = effective(rows, &Ordinary::read(root)?)?;
    let count = rows.len();
    let bytes = compile(rows)?;
    std::fs::write(root.join(COMPILED), &bytes).with_context(|| format!("writing {COMPILED}"))?;
    println!("{COMPILED}: {count} rows from {all} in the files, {} bytes", bytes.len());
    Ok(())
}

/// Fails when the committed lexicon is not what `dictionaries/` compiles to, or when a row was not judged by a person that
/// should have been.
pub(crate) fn verify(root: &Path) -> Result<()> {
    let ordinary = Ordinary::read(root)?;
    let rows = read(root)?;
    let problems = clashes(&rows, &ordinary);
    ensure!(problems.is_empty(), "{} to judge:\n{}", problems.len(), problems.join("\n"));
    let committed = std::fs::read(root.join(COMPILED)).with_context(|| format!("reading {COMPILED}"))?;
    let count = rows.len();
    ensure!(
        compile(effective(rows, &ordinary)?)? == committed,
        "{COMPILED} is stale: run `cargo xtask dictionaries` and commit it"
    );
    println!("{count} rows are sourced, unique and judged; {COMPILED} is up to date");
    Ok(())
}

/// The rows of one word that would fire alone although the word is an ordinary one or a name, and no person has judged them;
/// and the judgements that no row needs any more.
fn clashes(rows: &[Row], ordinary: &Ordinary) -> Vec<String> {
    let fires_alone = |row: &&Row| row.tier != Tier::T0 && row.context.needs.is_empty() && !row.cased;
    // A row that another one overrides is not in effect.
    let mut seen = BTreeSet::new();
    let judged: Vec<&Row> = rows.iter().filter(|row| seen.insert(row.term.as_str())).filter(fires_alone).collect();
    let mut problems: Vec<String> = judged
        .iter()
        .filter(|row| !row.term.contains(' '))
        .filter_map(|row| {
            ordinary.clash(&row.term).map(|what| {
                format!(
                    "`{}` ({}) is also {what}: give it `needs`, make it an idiom, or list it in dictionaries/ordinary/always.txt",
                    row.term,
                    row.class.name()
                )
            })
        })
        .collect();
    let terms = judged.iter().map(|row| row.term.as_str()).collect();
    problems.extend(
        ordinary.unused(&terms).map(|word| format!("always.txt: no row fires on `{word}` alone; delete the line")),
    );
    problems
}

/// The rows that are compiled: without phrases that say nothing new, with the ordinary words that are never misspelt terms.
fn effective(rows: Vec<Row>, ordinary: &Ordinary) -> Result<Vec<Row>> {
    let mut rows = without_covered(rows)?;
    let lexicon = Lexicon::from_bytes(compile(rows.clone())?)?;
    let mut words = look_alikes(&lexicon, ordinary);
    // The most frequent words are told apart from misspelt ones without a look at the terms.
    words.extend(ordinary.most_common().filter(|word| lexicon.lookup(word).is_none_or(|(_, entry)| entry.is_silent())));
    rows.extend(words.into_iter().map(|word| Row::idiom(word, Source::Ordinary)));
    Ok(rows)
}

/// The ordinary words and names that the lexicon would take for a slip of the finger.
fn look_alikes<'a>(lexicon: &Lexicon, ordinary: &'a Ordinary) -> BTreeSet<&'a str> {
    let (mut tokens, mut hits) = (Vec::new(), Vec::new());
    let mut words: BTreeSet<&str> = ordinary.all().collect();
    words.retain(|word| {
        tokens.clear();
        hits.clear();
        lexicon.scan(word, &mut tokens, &mut hits);
        hits.iter().any(|hit| hit.form == Form::Disguised)
    });
    words
}

/// The rows without the imported phrases that say no more than a term inside them: "mixed cell leukemia" is found by
/// "leukemia". They would take a third of the lexicon and find nothing that is not found without them.
fn without_covered(rows: Vec<Row>) -> Result<Vec<Row>> {
    let is_candidate =
        |row: &Row| row.source > Source::HandSpanish && row.term.contains(' ') && !row.cased && row.context.is_empty();
    let (mut phrases, mut kept): (Vec<Row>, Vec<Row>) = rows.into_iter().partition(is_candidate);
    // A phrase that is put back may hide a term that covered another one.
    loop {
        let lexicon = Lexicon::from_bytes(compile(kept.clone())?)?;
        let (covered, bare): (Vec<Row>, Vec<Row>) =
            phrases.into_iter().partition(|phrase| is_covered(&lexicon, phrase));
        if bare.is_empty() {
            return Ok(kept);
        }
        kept.extend(bare);
        phrases = covered;
    }
}

/// Whether the lexicon finds a term of the same kind inside the phrase, whatever stands around it.
fn is_covered(lexicon: &Lexicon, phrase: &Row) -> bool {
    let (mut tokens, mut hits) = (Vec::new(), Vec::new());
    lexicon.scan(&phrase.term, &mut tokens, &mut hits);
    hits.iter().any(|hit| {
        let entry = hit.entry;
        (entry.class(), entry.domain()) == (phrase.class, phrase.domain)
            && entry.tier() >= phrase.tier
            && lexicon.needs(entry).next().is_none()
            && lexicon.unless(entry).next().is_none()
    })
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
