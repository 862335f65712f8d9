//! `checkstyle`: the XML that many build servers read.

use std::io::Write;

use super::CheckedFile;
use super::Style;
use super::finds::{self, escaped};

/// Prints every file with its findings.
pub(super) fn document(out: &mut dyn Write, files: &[CheckedFile], style: Style) -> std::io::Result<()> {
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">")?;
    for file in files {
        writeln!(out, "  <file name=\"{}\">", escaped(&file.path))?;
        for find in finds::of_file(file, style) {
            writeln!(
                out,
                "    <error line=\"{}\" column=\"{}\" severity=\"{}\" message=\"{}\" source=\"phi-lint.{}\"/>",
                find.place.line,
                find.place.column,
                find.severity.name(),
                escaped(&format!("{} {}", find.message, find.why)),
                find.rule,
            )?;
        }
        writeln!(out, "  </file>")?;
    }
    writeln!(out, "</checkstyle>")
}
