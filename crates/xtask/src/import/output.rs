//! Writes the imported dictionary files and `SOURCES.md`.

use std::fmt::Write as _;
use std::path::Path;

use anyhow::{Context, Result};
use phi_lint_lexicon::{Class, HEADER, Source};

use super::everyday::Everyday;
use super::merge::Merged;
use super::row::Row;

/// The classes that are imported, each with its file.
const FILES: [(Class, &str); 9] = [
    (Class::Condition, "conditions.tsv"),
    (Class::Device, "devices.tsv"),
    (Class::Drug, "drugs.tsv"),
    (Class::Imaging, "imaging.tsv"),
    (Class::Lab, "labs.tsv"),
    (Class::Procedure, "procedures.tsv"),
    (Class::Specialty, "specialties.tsv"),
    (Class::Symptom, "symptoms.tsv"),
    (Class::Vaccine, "vaccines.tsv"),
];

/// Terms that stay out; the name is known to `cargo xtask dictionaries`, which does not read it as a dictionary.
const LEFT_OUT: &str = "left-out.tsv";

/// The text of `SOURCES.md`, with a mark in braces for every figure.
const SOURCES: &str = include_str!("sources.md");

/// Writes a file a class, and the terms that stay out.
pub(super) fn write_files(folder: &Path, merged: &Merged) -> Result<()> {
    std::fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))?;
    for (class, file) in FILES {
        let rows: Vec<&Row> = merged.kept.iter().filter(|row| row.class == class).collect();
        write(&folder.join(file), &table(&rows))?;
        println!("{file}: {} terms", rows.len());
    }
    let mut text = "term\tclass\treason\n".to_owned();
    for out in &merged.left_out {
        writeln!(text, "{}\t{}\t{}", out.term, out.class.name(), out.reason)?;
    }
    println!("{LEFT_OUT}: {} terms", merged.left_out.len());
    write(&folder.join(LEFT_OUT), &text)
}

/// Writes the ordinary words and names that the dictionaries are verified against.
pub(super) fn write_ordinary(folder: &Path, everyday: &Everyday) -> Result<()> {
    std::fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))?;
    write(&folder.join("english.txt"), &everyday.english())?;
    write(&folder.join("names.txt"), &everyday.names())
}

/// Writes where the terms come from, under which licence, and how many there are.
pub(super) fn write_sources(path: &Path, merged: &Merged, wordnet_licence: &str) -> Result<()> {
    let mut text = SOURCES.to_owned();
    let mut fill = |mark: &str, value: &str| text = text.replace(&format!("{{{mark}}}"), value);
    for source in [Source::Mesh, Source::Icd10cm, Source::Doid, Source::Drugbank, Source::Wordnet] {
        let carried = merged.kept.iter().filter(|row| row.sources.contains(&source));
        let alone = carried.clone().filter(|row| row.sources.len() == 1).count();
        fill(source.name(), &thousands(carried.count()));
        fill(&format!("{}-alone", source.name()), &thousands(alone));
    }
    fill("total", &thousands(merged.kept.len()));
    fill("left-out", &thousands(merged.left_out.len()));
    let licence: Vec<&str> = wordnet_licence.lines().map(str::trim_end).collect();
    fill("wordnet-licence", licence.join("\n").trim_end());
    write(path, &text)
}

fn table(rows: &[&Row]) -> String {
    let mut text = HEADER.join("\t") + "\n";
    for row in rows {
        let sources: Vec<&str> = row.sources.iter().map(|source| source.name()).collect();
        let columns = [&row.term, row.class.name(), row.tier.name(), row.domain.name(), "", "", "", &sources.join("+")];
        text += &columns.join("\t");
        text.push('\n');
    }
    text
}

fn write(path: &Path, text: &str) -> Result<()> {
    std::fs::write(path, text).with_context(|| format!("writing {}", path.display()))
}

/// A figure with a comma between thousands, as prose writes it.
fn thousands(count: usize) -> String {
    let digits = count.to_string();
    let groups: Vec<&str> =
        digits.as_bytes().rchunks(3).rev().map(|group| std::str::from_utf8(group).unwrap_or("")).collect();
    groups.join(",")
}

#[cfg(test)]
mod tests {
    use phi_lint_lexicon::{Domain, Rows};

    use super::*;

    #[test]
    fn a_written_table_is_read_back_by_the_lexicon() {
        let row = Row::new("opioid dependence".to_owned(), Class::Condition, Domain::Substance, Source::Doid);
        let mut rows = Rows::new(Source::Mesh);
        rows.read("conditions.tsv", &table(&[&row]));
        let read = rows.finish().unwrap();
        assert_eq!(
            (read[0].term.as_str(), read[0].domain, read[0].source),
            ("opioid dependence", row.domain, Source::Doid)
        );
    }

    #[test]
    fn figures_are_grouped() {
        assert_eq!([7, 1_000, 45_678, 1_234_567].map(thousands), ["7", "1,000", "45,678", "1,234,567"]);
    }
}
