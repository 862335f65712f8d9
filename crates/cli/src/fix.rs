//! `--fix`: rewrites that need no human, put into the files.

use std::io::Write;
use std::path::Path;

use phi_lint::{Report, Rewrite, Severity, Strategy};
use phi_lint_extract::{Format, Reader, written};

use crate::render::Checked;

/// Findings that are mended by themselves, whatever else the message says.
const MECHANICAL: [&str; 2] = ["health-emoji", "reply-keyword-collision"];

/// Whether the rewrite may go into a file without anybody having read it.
pub(crate) fn needs_no_human(report: &Report, rewrite: &Rewrite) -> bool {
    let mut wrong = report.findings.iter().filter(|finding| finding.severity > Severity::Info);
    let mechanical = wrong.clone().all(|finding| MECHANICAL.contains(&finding.rule.id));
    !wrong.any(|finding| finding.sensitive)
        && rewrite.safety.is_none()
        && match rewrite.strategy {
            // A day or a place that found no room in the wording is a person's to judge.
            Strategy::Template => rewrite.moved_to_portal.iter().all(|moved| {
                report.findings.iter().any(|finding| (finding.start, finding.end) == (moved.start, moved.end))
            }),
            Strategy::Surgical => mechanical,
            Strategy::Drop | Strategy::Fallback => false,
        }
}

/// The source with every rewrite that needs no human in it, and how many there are; nothing when there is none.
///
/// A rewrite that the format cannot hold where the message stands, such as two paragraphs in a table cell, is left out.
pub(crate) fn fixed(reader: Reader<'_>, source: &str, checked: &[Checked]) -> Option<(String, usize)> {
    let mut chosen: Vec<(usize, &Checked, &str)> = checked
        .iter()
        .enumerate()
        .filter_map(|(index, message)| {
            let rewrite = message.rewrite.as_ref().filter(|rewrite| needs_no_human(&message.report, rewrite))?;
            Some((index, message, rewrite.text.as_str()))
        })
        .collect();
    if chosen.is_empty() {
        return None;
    }
    // What has markup or a condition inside it is for a person to change.
    let found = reader.messages(source).unwrap_or_default();
    chosen.retain(|&(index, message, _)| {
        found.get(index).is_some_and(|found| found.start() == message.start && found.is_one_run(source))
    });
    // Those that do not come back as they were put in are given up.
    let apart = chosen.len();
    chosen = fitting(reader, source, checked.len(), chosen);
    if chosen.len() < apart {
        // Two that fit by themselves may still not fit together.
        chosen = fitting(reader, source, checked.len(), chosen);
    }
    (!chosen.is_empty()).then(|| (with(reader.format, source, &chosen), chosen.len()))
}

/// The rewrites that the file gives back as they were put in; halves of them are tried where all together do not fit.
fn fitting<'a>(
    reader: Reader<'_>,
    source: &str,
    count: usize,
    mut chosen: Vec<(usize, &'a Checked, &'a str)>,
) -> Vec<(usize, &'a Checked, &'a str)> {
    if chosen.is_empty() {
        return chosen;
    }
    let again = reader.messages(&with(reader.format, source, &chosen)).unwrap_or_default();
    if again.len() == count {
        let same = |index: usize, wanted: &str| {
            again.get(index).is_some_and(|found| found.text.replace("\r\n", "\n").trim_end() == wanted)
        };
        chosen.retain(|&(index, _, wanted)| same(index, wanted));
        return chosen;
    }
    if chosen.len() == 1 {
        return Vec::new();
    }
    let rest = chosen.split_off(chosen.len() / 2);
    let mut fit = fitting(reader, source, count, chosen);
    fit.extend(fitting(reader, source, count, rest));
    fit
}

fn with(format: Format, source: &str, chosen: &[(usize, &Checked, &str)]) -> String {
    let (mut text, mut done) = (String::with_capacity(source.len()), 0);
    for (_, message, rewrite) in chosen {
        // Branches of one plural lie over each other.
        let Some(before) = source.get(done..message.start) else { continue };
        text.push_str(before);
        let end = message.start + source[message.start..message.end].trim_end().len();
        text.push_str(&written(format, source, message.start, rewrite));
        done = end;
    }
    text.push_str(&source[done..]);
    text
}

/// What would change, as a patch.
pub(crate) fn diff(path: &str, before: &str, after: &str) -> String {
    let diff = similar::TextDiff::from_lines(before, after);
    diff.unified_diff().header(&format!("a/{path}"), &format!("b/{path}")).to_string()
}

/// Puts the text in the file's place at once: whoever reads it sees the old file or the new one.
pub(crate) fn replace(path: &Path, text: &str) -> std::io::Result<()> {
    // A link stays a link.
    let path = path.canonicalize()?;
    let permissions = std::fs::metadata(&path)?.permissions();
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(text.as_bytes())?;
    file.as_file().set_permissions(permissions)?;
    file.as_file().sync_all()?;
    file.persist(&path).map_err(|error| error.error)?;
    Ok(())
}
