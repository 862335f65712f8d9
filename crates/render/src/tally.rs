//! Counting what was checked and found.

use phi_lint::{Report, Severity, Verdict};
use serde::Serialize;

/// How much was checked and found; the names are those of the JSON summary.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Tally {
    pub messages: usize,
    pub block: usize,
    pub review: usize,
    pub pass: usize,
    pub errors: usize,
    pub warnings: usize,
    pub infos: usize,
    /// Findings that are suppressed or in a baseline, and in none of the counts above.
    pub hidden: usize,
}

impl Tally {
    /// Counts one checked message.
    pub fn add(&mut self, report: &Report) {
        self.messages += 1;
        match report.verdict {
            Verdict::Pass => self.pass += 1,
            Verdict::Review => self.review += 1,
            Verdict::Block => self.block += 1,
        }
        for finding in &report.findings {
            match finding.severity {
                Severity::Error => self.errors += 1,
                Severity::Warning => self.warnings += 1,
                Severity::Info => self.infos += 1,
            }
        }
    }

    /// Adds what another thread counted.
    pub fn join(&mut self, other: Tally) {
        self.messages += other.messages;
        self.block += other.block;
        self.review += other.review;
        self.pass += other.pass;
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.infos += other.infos;
        self.hidden += other.hidden;
    }
}
