//! `github`: workflow commands, which GitHub shows beside the lines of a change.

use std::io::Write;

use phi_lint::Severity;

use super::CheckedFile;
use super::Style;
use super::finds;

/// Prints a command a finding.
pub(super) fn commands(out: &mut dyn Write, files: &[CheckedFile], style: Style) -> std::io::Result<()> {
    for find in finds::all(files, style) {
        let kind = match find.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "notice",
        };
        let safe = find.rewrite.map(|(rewrite, _)| format!("\nSafe version: {}", rewrite.text)).unwrap_or_default();
        writeln!(
            out,
            "::{kind} file={},line={},col={},title=phi-lint {}::{}",
            property(find.path),
            find.place.line,
            find.place.column,
            find.rule,
            data(&format!("{} {}{safe}", find.message, find.why)),
        )?;
    }
    Ok(())
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
