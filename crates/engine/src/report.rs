//! What a check says: the verdict and its findings.

use crate::language::Language;
use crate::policy::Policy;
use crate::rules::RuleInfo;

/// The answer to [`crate::Linter::check`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Whether the message may be sent.
    pub verdict: Verdict,
    /// Every finding, in the order of the text.
    pub findings: Vec<Finding>,
    /// The language findings are told in: the message's, unless the linter was given one.
    pub language: Language,
}

impl Report {
    /// Keeps the findings that `keep` wants, and judges the message by them.
    pub fn retain(&mut self, keep: impl FnMut(&Finding) -> bool) {
        self.findings.retain(keep);
        self.verdict = Verdict::of(&self.findings);
    }
}

/// Whether a message may be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Nothing health-specific found under this policy.
    Pass,
    /// At least one warning: a person must decide.
    Review,
    /// At least one error: it must not be sent.
    Block,
}

/// How serious a finding is under the policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Advice; never changes the verdict.
    Info,
    /// Probably reveals care; a person must decide.
    Warning,
    /// A health-specific fact or an identifier: must not be sent on this channel.
    Error,
}

/// The family of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Category {
    /// Health facts.
    Health,
    /// Specially protected facts.
    Sensitive,
    /// Money and insurance.
    Payment,
    /// Identifiers that amplify a breach.
    Identifier,
    /// Conversation, templates, links.
    Template,
    /// The manners of a message: length, sender, opt-out, claims, offers.
    Hygiene,
    /// Who may send what.
    Ops,
}

/// One fact that may not be sent, or should be looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule that found it; the first by precedence where several agree.
    pub rule: &'static RuleInfo,
    /// How serious it is under the policy.
    pub severity: Severity,
    /// First byte of the fact in the message.
    pub start: usize,
    /// The byte after its last one.
    pub end: usize,
    /// The dictionary row that matched, folded; never for identifiers.
    pub term: Option<String>,
    /// How much the fact reveals, 0 to 3 (see [`crate::lexicon::Tier`]); none for rules without tiers.
    pub tier: Option<u8>,
    /// Whether it is a specially protected fact.
    pub sensitive: bool,
    /// Other rules that found the same words.
    pub also: Vec<&'static str>,
    /// The words themselves, as written; never for identifiers.
    pub(crate) matched: Option<String>,
    pub(crate) language: Language,
    pub(crate) policy: Policy,
}

impl Finding {
    /// What was found, in staff language, without the words themselves.
    pub fn summary(&self) -> &'static str {
        self.rule.message.in_language(self.language)
    }

    /// The words themselves, as written but for line breaks; never those of an identifier.
    pub fn matched(&self) -> Option<&str> {
        self.matched.as_deref()
    }

    /// What was found, in staff language. Never contains a matched identifier.
    pub fn message(&self) -> String {
        match &self.matched {
            Some(words) => format!("{}: {words}.", self.summary()),
            None => format!("{}.", self.summary()),
        }
    }

    /// Whether a file may suppress it or a baseline count it as known: never a specially protected fact, nor an identifier that
    /// opens every door.
    pub fn may_be_hidden(&self) -> bool {
        !self.sensitive && !["ssn", "payment-card", "secret-in-message"].contains(&self.rule.id)
    }

    /// The law behind it, under the policy it was judged by.
    pub fn citations(&self) -> &'static [&'static str] {
        self.rule.citations_under(self.policy)
    }

    /// Why it may not be sent.
    pub fn why(&self) -> &'static str {
        self.rule.why.in_language(self.language)
    }
}

impl Verdict {
    /// The name used in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Verdict::Pass => "pass",
            Verdict::Review => "review",
            Verdict::Block => "block",
        }
    }

    pub(crate) fn of(findings: &[Finding]) -> Self {
        match findings.iter().map(|finding| finding.severity).max() {
            Some(Severity::Error) => Verdict::Block,
            Some(Severity::Warning) => Verdict::Review,
            Some(Severity::Info) | None => Verdict::Pass,
        }
    }
}

impl Severity {
    /// The name used in reports and configuration.
    pub const fn name(self) -> &'static str {
        match self {
            Severity::Info => "info",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

impl Category {
    /// The name used in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Category::Health => "health",
            Category::Sensitive => "sensitive",
            Category::Payment => "payment",
            Category::Identifier => "identifier",
            Category::Template => "template",
            Category::Hygiene => "hygiene",
            Category::Ops => "ops",
        }
    }
}
