//! `concise`: a line a finding, as editors and grep like it.

use std::io::Write;

use phi_lint::{Finding, Rewrite};

use super::Style;
use super::{BOLD, GREEN, colour, message, printable};

pub(super) fn finding(
    out: &mut dyn Write,
    path: &str,
    (line, column): (usize, Option<usize>),
    finding: &Finding,
    style: Style,
) -> std::io::Result<()> {
    let paint = colour(finding.severity);
    write!(out, "{BOLD}{path}{BOLD:#}:{line}:")?;
    if let Some(column) = column {
        write!(out, "{column}:")?;
    }
    writeln!(
        out,
        " {paint}{}[{}]{paint:#} {}",
        finding.severity.name(),
        finding.rule.id,
        printable(&message(finding, style))
    )
}

/// What may be sent in place of the message, on one line.
pub(super) fn rewrite(
    out: &mut dyn Write,
    path: &str,
    (line, column): (usize, Option<usize>),
    rewrite: &Rewrite,
) -> std::io::Result<()> {
    write!(out, "{BOLD}{path}{BOLD:#}:{line}:")?;
    if let Some(column) = column {
        write!(out, "{column}:")?;
    }
    let text = rewrite.text.replace('\n', "\\n");
    writeln!(out, " {GREEN}safe version:{GREEN:#} {}", printable(&text))
}
