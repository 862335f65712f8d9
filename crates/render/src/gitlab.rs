//! `gitlab`: the code quality report of GitLab.

use std::io::Write;

use phi_lint::Severity;
use serde_json::json;

use super::CheckedFile;
use super::Style;
use super::finds;

/// Prints the report.
pub(super) fn document(out: &mut dyn Write, files: &[CheckedFile], style: Style) -> std::io::Result<()> {
    let finds = finds::all(files, style);
    let report: Vec<_> = finds
        .iter()
        .map(|find| {
            json!({
                "description": format!("{} {}", find.message, find.why),
                "check_name": find.rule,
                "fingerprint": find.fingerprint,
                "severity": match find.severity {
                    Severity::Error => "critical",
                    Severity::Warning => "minor",
                    Severity::Info => "info",
                },
                "location": { "path": find.path.trim_start_matches("./"), "lines": { "begin": find.place.line } },
            })
        })
        .collect();
    serde_json::to_writer_pretty(&mut *out, &report).map_err(std::io::Error::from)?;
    writeln!(out)
}
