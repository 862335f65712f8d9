//! How findings are shown.

use phi_lint::{Finding, Severity};

/// A form of output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "clap", derive(clap::ValueEnum))]
pub enum Format {
    /// The line, what was found, why, and the safe version
    Full,
    /// A line a finding
    Concise,
    /// Everything, for other programs
    Json,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Workflow commands of GitHub Actions
    Github,
    /// The code quality report of GitLab
    Gitlab,
    /// A test case a file
    Junit,
    /// Checkstyle's XML
    Checkstyle,
}

impl Format {
    /// Every form.
    pub const ALL: [(&str, Format); 8] = [
        ("full", Format::Full),
        ("concise", Format::Concise),
        ("json", Format::Json),
        ("sarif", Format::Sarif),
        ("github", Format::Github),
        ("gitlab", Format::Gitlab),
        ("junit", Format::Junit),
        ("checkstyle", Format::Checkstyle),
    ];

    /// The form of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == name).map(|&(_, format)| format)
    }

    /// Whether the format is made of whole files, and so has no form for a message log.
    pub fn is_for_files(self) -> bool {
        !matches!(self, Format::Full | Format::Concise | Format::Json)
    }

    /// Whether colours belong into it.
    pub fn is_for_people(self) -> bool {
        matches!(self, Format::Full | Format::Concise)
    }
}

/// How findings are shown.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    pub format: Format,
    /// The mildest finding that people see.
    pub least: Severity,
    pub redact: bool,
    pub quiet: bool,
    /// Leaves the rewrites out of JSON.
    pub no_rewrite: bool,
}

impl Style {
    /// Whether people see this finding.
    pub fn shows(self, finding: &Finding) -> bool {
        finding.severity >= self.least
    }
}
