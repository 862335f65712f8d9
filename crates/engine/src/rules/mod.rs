//! The rules: one rule, one file, with what it catches, why, its severities and its examples.
//!
//! Most rules need no code: a dictionary class or domain brings the terms, and the file says what they mean. A rule with a
//! pattern that no dictionary row can say adds a scanner, which runs only when its trigger is in the message.

use std::ops::Range;

use phi_lint_lexicon::{Class, Cue, Cues, Domain, Hit, Tier};

use crate::document::Document;
use crate::language::Text;
pub use crate::policy::Levels;
use crate::policy::{Channel, Policy};
use crate::report::Category;

pub(crate) mod advice;
mod age;
mod asked;
pub(crate) mod dates;
mod facts;
mod labelled;
mod name;
pub(crate) mod person;
mod quantity;
mod street;
pub(crate) mod variable;
mod verbs;

/// Declares the rules in the order of their precedence: in a cluster the first one speaks.
macro_rules! rules {
    ($($module:ident,)+) => {
        $(mod $module;)+

        /// Every rule, in the order of precedence.
        pub static ALL: &[&RuleInfo] = &[$(&$module::RULE,)+];
    };
}

rules! {
    secret_in_message,
    ssn,
    payment_card,
    member_id,
    mrn,
    substance_use,
    hiv_sti,
    abuse_violence,
    reproductive,
    pregnancy,
    gender_sexual_health,
    mental_health,
    genetic,
    diagnosis_code,
    condition_name,
    medication_name,
    dosage,
    lab_value,
    lab_test,
    imaging,
    procedure,
    vaccine,
    medical_device,
    facility_reveals_care,
    care_program,
    specialty,
    provider_name,
    result_disclosure,
    clinical_question,
    symptom,
    demographic_health,
    treatment_plan,
    prep_instruction,
    care_event,
    visit_reason,
    referral_target,
    health_emoji,
    minor_patient,
    billing_amount,
    insurance_claim,
    insurer_name,
    dob,
    full_name,
    address,
    contact_identifier,
    other_identifier,
    third_party_patient,
    phi_placeholder,
    unknown_placeholder,
    phi_in_metadata,
    insecure_link,
    phi_in_url,
    attachment,
    compliance_claim,
    marketing_content,
    missing_sender_id,
    missing_opt_out,
    message_length,
    reply_keyword_collision,
    misleading_urgency,
    role_intent,
}

/// Everything known about a rule.
pub struct RuleInfo {
    /// The rule's name, in kebab case.
    pub id: &'static str,
    /// Its family.
    pub category: Category,
    /// What it catches, in a sentence or two.
    pub catches: &'static str,
    /// What a finding says was found; the words follow where the rule shows them.
    pub message: Text,
    /// Why it may not be sent.
    pub why: Text,
    /// The law behind it.
    pub citations: &'static [&'static str],
    /// How serious it is under each policy.
    pub levels: Levels,
    /// Messages it catches, the caught words in `[[double brackets]]`.
    pub bad: &'static [&'static str],
    /// Messages that look similar and are clean.
    pub good: &'static [&'static str],
    /// Whether a finding repeats the words; never for identifiers.
    pub shows_words: bool,
    /// The dictionary classes it reports.
    pub(crate) classes: &'static [Class],
    /// The dictionary domain it reports.
    pub(crate) domain: Domain,
    /// The only channel it runs on; none means every channel.
    pub channel: Option<Channel>,
    /// Judges a dictionary term where it stands: steps from the main case, or nothing at all.
    pub(crate) judge: Option<Judge>,
    /// Its scanner, where a dictionary row is not enough.
    pub(crate) scan: Option<(Trigger, Scan)>,
}

impl RuleInfo {
    /// The law behind it, under this policy.
    pub fn citations_under(&self, policy: Policy) -> &'static [&'static str] {
        if !policy.is_gdpr() {
            return self.citations;
        }
        match self.category {
            Category::Health | Category::Sensitive => &["GDPR Art. 4(15)", "GDPR Art. 9(1)"],
            Category::Payment | Category::Identifier => &["GDPR Art. 4(1)", "GDPR Art. 5(1)(c)"],
            Category::Template => &["GDPR Art. 5(1)(c)", "GDPR Art. 32"],
            Category::Hygiene => &["GDPR Art. 5(1)(a)", "GDPR Art. 21"],
            Category::Ops => &["GDPR Art. 5(1)(f)", "GDPR Art. 32"],
        }
    }
}

/// Two rules are equal when their names are: there is one of each name.
impl PartialEq for RuleInfo {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for RuleInfo {}

impl std::fmt::Debug for RuleInfo {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.id)
    }
}

/// A rule's scanner.
pub(crate) type Scan = fn(&Document<'_>, &mut Sink<'_>);

/// Weighs one term of a rule's classes in its message.
pub(crate) type Judge = fn(&Document<'_>, &Hit) -> Option<i8>;

/// What must be in a message before a scanner runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trigger {
    /// Any of these cues.
    Cues(Cues),
    /// A placeholder or a link.
    Holes,
    /// A dictionary term that reveals something.
    Terms,
    /// A character outside ASCII, as emoji are.
    NonAscii,
    /// Any message at all: for what is missing from it.
    Always,
}

/// One fact that a rule found, before policy and precedence. The span is in the plain text.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    /// The rule's index in [`ALL`].
    pub(crate) rule: usize,
    pub(crate) span: Range<usize>,
    /// The rule whose level counts; the rule itself but for a placeholder that stands for a clinician.
    pub(crate) level: usize,
    /// Distance from the rule's main case, negative for milder ones.
    pub(crate) steps: i8,
    pub(crate) tier: Option<Tier>,
    /// The dictionary term, an index into the document's terms.
    pub(crate) term: Option<usize>,
    /// Whether it is said of the message as a whole, and so joins no cluster.
    pub(crate) whole: bool,
}

impl Found {
    /// What a rule found apart from its scanner.
    pub(crate) fn of(rule: usize, span: Range<usize>, tier: Option<Tier>, steps: i8) -> Self {
        Found { rule, level: rule, span, steps, tier, term: None, whole: false }
    }
}

/// Where a scanner puts what it finds.
pub(crate) struct Sink<'a> {
    pub(crate) rule: usize,
    pub(crate) found: &'a mut Vec<Found>,
}

impl Sink<'_> {
    /// Reports the rule's main case.
    pub(crate) fn report(&mut self, span: Range<usize>) {
        self.report_at(span, 0);
    }

    /// Reports a case this many steps above or below the main one.
    pub(crate) fn report_at(&mut self, span: Range<usize>, steps: i8) {
        self.found.push(Found { steps, ..self.main(span) });
    }

    /// Reports something about the message as a whole, at its first word.
    pub(crate) fn report_whole(&mut self, document: &Document<'_>, steps: i8) {
        self.found.push(Found { steps, whole: true, ..self.main(document.span(0, 1)) });
    }

    /// Reports a fact that reveals so much, this many steps above or below the main case.
    pub(crate) fn report_tier(&mut self, span: Range<usize>, tier: Tier, steps: i8) {
        self.found.push(Found { steps, tier: Some(tier), ..self.main(span) });
    }

    /// Reports the main case, as grave as the other rule's.
    pub(crate) fn report_as(&mut self, other: &str, span: Range<usize>) {
        let level = index_of(other).unwrap_or(self.rule);
        self.found.push(Found { level, ..self.main(span) });
    }

    fn main(&self, span: Range<usize>) -> Found {
        Found::of(self.rule, span, None, 0)
    }
}

/// The place of the rule with this name among all of them.
pub(crate) fn index_of(id: &str) -> Option<usize> {
    ALL.iter().position(|rule| rule.id == id)
}

/// The rule with this name.
pub fn named(id: &str) -> Option<&'static RuleInfo> {
    ALL.iter().copied().find(|rule| rule.id == id)
}

/// The rule that reports a dictionary class.
pub(crate) fn for_class(class: Class) -> Option<usize> {
    const NONE: u8 = u8::MAX;
    static TABLE: std::sync::LazyLock<[u8; 32]> = std::sync::LazyLock::new(|| {
        let mut table = [NONE; 32];
        for (index, rule) in ALL.iter().enumerate() {
            for &class in rule.classes {
                table[class as usize] = index as u8;
            }
        }
        table
    });
    Some(TABLE[class as usize]).filter(|&index| index != NONE).map(usize::from)
}

/// The rule that reports a dictionary domain.
pub(crate) fn for_domain(domain: Domain) -> Option<usize> {
    if domain == Domain::None {
        return None;
    }
    ALL.iter().position(|rule| rule.domain == domain)
}

/// The parts of a rule that most rules share.
const DEFAULT: RuleInfo = RuleInfo {
    id: "",
    category: Category::Health,
    catches: "",
    message: Text { en: "", es: "" },
    why: Text { en: "", es: "" },
    citations: &["45 CFR 160.103"],
    levels: Levels::row(b"E E I E E E"),
    bad: &[],
    good: &[],
    shows_words: true,
    classes: &[],
    domain: Domain::None,
    channel: None,
    judge: None,
    scan: None,
};

#[cfg(test)]
mod tests;
