//! The linter: one message in, one report out.

use std::sync::{Arc, LazyLock};

use phi_lint_lexicon::fold::{Plain, fold_term};
use phi_lint_lexicon::{Form, Hit, Lexicon, Tier};

use crate::cluster::{self, Cluster};
use crate::document::{Document, Setting};
use crate::holes;
use crate::language::Language;
use crate::links;
use crate::locations;
use crate::organisation::Organisation;
use crate::policy::{Channel, Level, Policy, UnknownName};
use crate::report::{Category, Finding, Report, Verdict};
use crate::roles::Role;
use crate::rules::{self, Found, Trigger};
use crate::terms;
use crate::vouched::{self, Allowed, EXCUSED, Vouched};

/// Checks messages under one policy. Cheap to make, free of state, safe to share between threads.
#[derive(Clone, Debug)]
pub struct Linter {
    lexicon: Lexicon,
    /// The organisation's own dictionaries.
    own_lexicons: Arc<[Lexicon]>,
    policy: Policy,
    channel: Channel,
    role: Option<Role>,
    /// Whether what is not the role's to send is an error.
    enforces_roles: bool,
    language: Option<Language>,
    organisation: Organisation,
    allowed: Allowed,
    /// The organisation's names and what is allowed, as they are looked for.
    vouched: Vouched,
    /// Rules that are judged otherwise than under the policy.
    overrides: Vec<(usize, Level)>,
}

impl Linter {
    /// A linter for this policy, on `WhatsApp`, answering in the message's language.
    pub fn new(policy: Policy) -> Self {
        Linter {
            lexicon: Lexicon::embedded(),
            own_lexicons: Arc::default(),
            policy,
            channel: Channel::default(),
            role: None,
            enforces_roles: false,
            language: None,
            organisation: Organisation::default(),
            allowed: Allowed::default(),
            vouched: Vouched::default(),
            overrides: Vec::new(),
        }
    }

    /// The same linter under another policy.
    #[must_use]
    pub fn with_policy(self, policy: Policy) -> Self {
        Linter { policy, ..self }
    }

    /// The same linter for another channel.
    #[must_use]
    pub fn with_channel(self, channel: Channel) -> Self {
        Linter { channel, ..self }
    }

    /// The same linter for messages that this role sends; with `enforce`, what is not the role's to send is an error.
    #[must_use]
    pub fn with_role(self, role: Role, enforce: bool) -> Self {
        Linter { role: Some(role), ..self }.enforcing_roles(enforce)
    }

    /// The same linter, calling what is not the role's to send an error or not, whoever the role is.
    #[must_use]
    pub fn enforcing_roles(self, enforces_roles: bool) -> Self {
        Linter { enforces_roles, ..self }
    }

    /// The same linter with an organisation's own terms beside the dictionaries; see [`Lexicon::from_bytes`].
    #[must_use]
    pub fn with_lexicons(self, lexicons: Vec<Lexicon>) -> Self {
        Linter { own_lexicons: lexicons.into(), ..self }
    }

    /// The same linter, always answering in this language.
    #[must_use]
    pub fn with_language(self, language: Language) -> Self {
        Linter { language: Some(language), ..self }
    }

    /// The same linter for messages of this organisation: its settings fill what a rewrite needs, and its own names are not held
    /// against it where they tell a low-sensitivity field at most.
    #[must_use]
    pub fn with_organisation(self, organisation: Organisation) -> Self {
        let vouched = Vouched::of(organisation.names(), &self.allowed);
        Linter { organisation, vouched, ..self }
    }

    /// The same linter, reporting these words as advice only; a specially protected fact stays what it is.
    #[must_use]
    pub fn with_allowed(self, allowed: Allowed) -> Self {
        let vouched = Vouched::of(self.organisation.names(), &allowed);
        Linter { allowed, vouched, ..self }
    }

    /// The same linter with another level for one rule, whatever the policy says.
    ///
    /// # Errors
    ///
    /// When there is no rule of this name; the error lists the names.
    pub fn with_level(mut self, rule: &str, level: Level) -> Result<Self, UnknownName> {
        let index = rules::index_of(rule).ok_or_else(|| UnknownName {
            what: "rule",
            name: rule.to_owned(),
            known: rules::ALL.iter().map(|known| known.id).collect(),
        })?;
        self.overrides.retain(|(other, _)| *other != index);
        self.overrides.push((index, level));
        Ok(self)
    }

    /// The policy findings are judged by.
    pub fn policy(&self) -> Policy {
        self.policy
    }

    /// Who sends the messages.
    pub fn role(&self) -> Option<Role> {
        self.role
    }

    /// Whether what is not the role's to send is an error.
    pub fn enforces_roles(&self) -> bool {
        self.enforces_roles
    }

    /// Where the messages go.
    pub fn channel(&self) -> Channel {
        self.channel
    }

    /// Finds the facts in a message that may not be sent.
    ///
    /// Takes time linear in the text and never panics. Offsets in the report are UTF-8 bytes.
    pub fn check(&self, text: &str) -> Report {
        self.with_document(text, |_, report| report)
    }

    /// Checks a message and hands over what it was read as, together with the report.
    pub(crate) fn with_document<T>(&self, text: &str, then: impl FnOnce(&Document<'_>, Report) -> T) -> T {
        let plain = Plain::of(text);
        let holes = holes::find(plain.text());
        let setting = Setting { lexicon: &self.lexicon, policy: self.policy, channel: self.channel };
        let document = Document::read(&setting, text, &plain, &holes);
        let language = self.language.unwrap_or_else(|| Language::of(&document));
        let mut found = find(&document);
        let own_terms = self.own(&document, &mut found);
        let mut report = Report { verdict: Verdict::Pass, findings: Vec::new(), language };
        if !found.is_empty() {
            let vouched = self.vouched.spans(&document);
            for one in found.iter_mut().filter(|one| vouched.iter().any(|span| span.excuses(one))) {
                one.steps = EXCUSED;
            }
            let judged = found.into_iter().filter(|one| self.severity(one).is_some()).collect();
            let context = Read { text, plain: &plain, document: &document, own_terms: &own_terms, language };
            report.findings =
                cluster::join(plain.text(), judged).into_iter().filter_map(|one| self.finding(&context, one)).collect();
            report.verdict = Verdict::of(&report.findings);
        }
        if let Some(role) = self.role {
            self.judge_intent(&plain, &document, role, &mut report);
        }
        then(&document, report)
    }

    /// What the organisation's own settings find and take back; the terms of its own dictionaries, each with its dictionary.
    fn own(&self, document: &Document<'_>, found: &mut Vec<Found>) -> Vec<(usize, Hit)> {
        let mut terms = Vec::new();
        for (index, lexicon) in self.own_lexicons.iter().enumerate() {
            let seen = document.through(lexicon);
            terms::report(&seen, document.terms.len() + terms.len(), found);
            terms.extend(seen.terms.iter().map(|&hit| (index, hit)));
        }
        if !self.organisation.sensitive_locations.is_empty() {
            locations::report(&self.organisation.sensitive_locations, document, found);
        }
        if !self.allowed.hosts.is_empty() {
            let portal = self.organisation.portal().map(links::host_of);
            let hosts: Vec<_> = self.allowed.hosts.iter().map(String::as_str).chain(portal).collect();
            links::judge(&hosts, document, found);
        }
        if !self.allowed.placeholders.is_empty() {
            self.allowed.variables(document, found);
        }
        terms
    }

    /// Reports a message that is not this role's to send.
    fn judge_intent(&self, plain: &Plain<'_>, document: &Document<'_>, sender: Role, report: &mut Report) {
        let Some(rule) = rules::named("role-intent").filter(|_| !document.tokens.is_empty()) else { return };
        if sender.sends(self.intent(document, report)) {
            return;
        }
        let Some(severity) = self.level(rule).severity(None, i8::from(self.enforces_roles)) else { return };
        let whole = plain.original(document.span(0, 1));
        report.findings.push(Finding {
            rule,
            severity,
            start: whole.start,
            end: whole.end,
            term: None,
            tier: None,
            sensitive: false,
            also: Vec::new(),
            matched: None,
            language: report.language,
            policy: self.policy,
        });
        report.verdict = Verdict::of(&report.findings);
    }

    /// Where the message says what the organisation vouches for.
    pub(crate) fn vouched(&self, document: &Document<'_>) -> Vec<vouched::Span> {
        self.vouched.spans(document)
    }

    pub(crate) fn organisation(&self) -> &Organisation {
        &self.organisation
    }

    /// How serious this rule is to this linter.
    pub fn level(&self, rule: &rules::RuleInfo) -> Level {
        let index = rules::ALL.iter().position(|known| *known == rule);
        index.map_or(Level::Off, |index| self.level_of(index))
    }

    fn level_of(&self, rule: usize) -> Level {
        let own = self.overrides.iter().find(|(other, _)| *other == rule).map(|(_, level)| *level);
        own.unwrap_or_else(|| rules::ALL[rule].levels.under(self.policy))
    }

    fn severity(&self, found: &Found) -> Option<crate::Severity> {
        let level = self.level_of(found.level);
        level.severity(found.tier, found.steps)
    }

    fn finding(&self, read: &Read<'_>, cluster: Cluster) -> Option<Finding> {
        let &Read { text, plain, document, own_terms, language } = read;
        let Cluster { primary, others, span } = cluster;
        let rule = rules::ALL[primary.rule];
        // A milder finding that speaks for a graver one must not make it milder.
        let severity = others.iter().chain([&primary]).filter_map(|one| self.severity(one)).max()?;
        let mut also: Vec<usize> = others.iter().map(|one| one.rule).filter(|&rule| rule != primary.rule).collect();
        also.sort_unstable();
        also.dedup();
        let whole = plain.original(span);
        let words = plain.original(primary.span.clone());
        let hit = primary.term.filter(|_| rule.shows_words).and_then(|index| {
            let own = || own_terms.get(index - document.terms.len()).map(|(own, hit)| (&self.own_lexicons[*own], hit));
            document.terms.get(index).map(|hit| (&self.lexicon, hit)).or_else(own)
        });
        let term = hit.map(|(lexicon, hit)| {
            let written = &document.text[document.span(hit.first as usize, hit.end as usize)];
            // The row itself is what most messages write; a plural is looked up.
            if hit.form == Form::Exact { fold_term(written) } else { lexicon.row(written) }
        });
        Some(Finding {
            rule,
            severity,
            start: whole.start,
            end: whole.end,
            term,
            tier: primary.tier.map(Tier::number),
            sensitive: rule.category == Category::Sensitive
                || others.iter().chain([&primary]).any(|one| one.tier == Some(Tier::T3)),
            also: also.into_iter().map(|rule| rules::ALL[rule].id).collect(),
            matched: rule.shows_words.then(|| one_line(text.get(words).unwrap_or_default())),
            language,
            policy: self.policy,
        })
    }
}

/// A message as it was read, for what is said of it.
struct Read<'a> {
    text: &'a str,
    plain: &'a Plain<'a>,
    document: &'a Document<'a>,
    own_terms: &'a [(usize, Hit)],
    language: Language,
}

/// The words of a finding without line breaks: a message is one sentence.
fn one_line(words: &str) -> String {
    if words.contains(['\n', '\r', '\t']) {
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    } else {
        words.to_owned()
    }
}

/// What every rule finds, before policy.
fn find(document: &Document<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    terms::report(document, 0, &mut found);
    for &(index, trigger, scan, channel) in SCANNERS.iter() {
        if is_triggered(document, trigger) && channel.is_none_or(|channel| channel == document.channel) {
            scan(document, &mut rules::Sink { rule: index, found: &mut found });
        }
    }
    found
}

/// A rule's index, what its scanner waits for, the scanner, and its channel.
type Scanner = (usize, Trigger, rules::Scan, Option<Channel>);

/// The rules that have a scanner.
static SCANNERS: LazyLock<Vec<Scanner>> = LazyLock::new(|| {
    let scanner = |(index, rule): (usize, &&rules::RuleInfo)| {
        let (trigger, scan) = rule.scan?;
        Some((index, trigger, scan, rule.channel))
    };
    rules::ALL.iter().enumerate().filter_map(scanner).collect()
});

fn is_triggered(document: &Document<'_>, trigger: Trigger) -> bool {
    match trigger {
        Trigger::Holes => !document.holes.is_empty(),
        Trigger::Cues(cues) => document.cues.has_any(cues),
        Trigger::Terms => document.has_terms(),
        Trigger::NonAscii => !document.original.is_ascii(),
        Trigger::Always => true,
    }
}
