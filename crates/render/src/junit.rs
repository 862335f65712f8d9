//! `junit`: a test case a file, which fails when something was found in it.

use std::io::Write;

use phi_lint::Severity;

use super::CheckedFile;
use super::Style;
use super::finds::{self, escaped};

/// Prints the suite.
pub(super) fn document(out: &mut dyn Write, files: &[CheckedFile], style: Style) -> std::io::Result<()> {
    let cases: Vec<_> = files.iter().map(|file| (file, finds::of_file(file, style))).collect();
    let failures = cases.iter().filter(|(_, finds)| !finds.is_empty()).count();
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(out, "<testsuites name=\"phi-lint\" tests=\"{}\" failures=\"{failures}\">", files.len())?;
    writeln!(out, "  <testsuite name=\"phi-lint\" tests=\"{}\" failures=\"{failures}\">", files.len())?;
    for (file, finds) in cases {
        let name = escaped(&file.path);
        if finds.is_empty() {
            writeln!(out, "    <testcase name=\"{name}\" classname=\"phi-lint\"/>")?;
            continue;
        }
        writeln!(out, "    <testcase name=\"{name}\" classname=\"phi-lint\">")?;
        let worst = finds.iter().map(|find| find.severity).max().map_or("", Severity::name);
        let lines: Vec<_> = finds
            .iter()
            .map(|find| {
                format!(
                    "{}:{}: {}[{}] {}",
                    find.place.line,
                    find.place.column,
                    find.severity.name(),
                    find.rule,
                    find.message
                )
            })
            .collect();
        let message = super::count(finds.len(), "finding");
        writeln!(
            out,
            "      <failure type=\"{worst}\" message=\"{message}\">{}</failure>",
            escaped(&lines.join("\n"))
        )?;
        writeln!(out, "    </testcase>")?;
    }
    writeln!(out, "  </testsuite>\n</testsuites>")
}
