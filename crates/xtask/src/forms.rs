//! What Unicode makes of accented, full-width, mathematical and circled letters, as a table of their ASCII parts.
//!
//! The whole of Unicode's decompositions would double the code of a WebAssembly module; two thousand of them lead to ASCII.

use std::fmt::Write;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use phi_lint_lexicon::fold::look_alike;
use unicode_normalization::char::decompose_compatible;

const FILE: &str = "crates/lexicon/src/forms.rs";

/// Writes the table.
pub(crate) fn write(root: &Path) -> Result<()> {
    std::fs::write(root.join(FILE), table()).with_context(|| format!("writing {FILE}"))
}

/// Fails when the table is not what Unicode says.
pub(crate) fn check(root: &Path) -> Result<()> {
    let committed = std::fs::read_to_string(root.join(FILE)).with_context(|| format!("reading {FILE}"))?;
    ensure!(committed == table(), "{FILE} is stale: run `cargo xtask docs` and commit it");
    Ok(())
}

/// The ASCII part of a character's decomposition, look-alikes counted in.
fn ascii_part(char: char) -> String {
    let mut part = String::new();
    decompose_compatible(char, |piece| {
        if piece.is_ascii() {
            part.push(piece);
        } else if let Some(letter) = look_alike(piece) {
            part.push(letter);
        }
    });
    part
}

fn table() -> String {
    // A run of characters whose parts are one letter after another, or one and the same.
    let mut runs: Vec<(u32, u32, u8, u8)> = Vec::new();
    let mut longer = Vec::new();
    for code in 0x80..0x11_0000_u32 {
        let Some(char) = char::from_u32(code) else { continue };
        let part = ascii_part(char);
        let bytes = part.as_bytes();
        match bytes {
            [] => {}
            &[byte] => match runs.last_mut() {
                Some((start, count, first, step))
                    if *start + *count == code && *count == 1 && (byte == *first || byte == *first + 1) =>
                {
                    (*count, *step) = (2, byte - *first);
                }
                Some((start, count, first, step))
                    if *start + *count == code
                        && *count > 1
                        && u32::from(byte) == u32::from(*first) + *count * u32::from(*step) =>
                {
                    *count += 1;
                }
                _ => runs.push((code, 1, byte, 0)),
            },
            _ => longer.push((char, part)),
        }
    }
    let mut file = String::from(
        "//! The ASCII parts of characters that Unicode takes apart. Made by `cargo xtask docs`; do not edit.\n\n\
         /// Runs of characters: the first one, how many, the ASCII letter of the first, and how much each next letter is further on.\n\
         #[rustfmt::skip]\npub(crate) static RUNS: &[(u32, u8, u8, u8)] = &[\n",
    );
    for line in runs.chunks(8) {
        let cells: Vec<_> =
            line.iter().map(|(start, count, first, step)| format!("({start:#x}, {count}, {first}, {step})")).collect();
        let _ = writeln!(file, "    {},", cells.join(", "));
    }
    file.push_str("];\n\n/// Characters that stand for several, in order.\n#[rustfmt::skip]\npub(crate) static LONGER: &[(char, &str)] = &[\n");
    for line in longer.chunks(8) {
        let cells: Vec<_> =
            line.iter().map(|(char, part)| format!("('{}', {part:?})", char.escape_unicode())).collect();
        let _ = writeln!(file, "    {},", cells.join(", "));
    }
    file.push_str("];\n");
    file
}
