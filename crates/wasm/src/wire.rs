//! What crosses the border: reports, which are many, as numbers and one string; rewrites and rules, which are few, as objects.

use phi_lint::{Finding, Language, Linter, Report, Rewrite, Severity, Verdict, rules};
use serde::Serialize;

use crate::utf16::Units;

/// Stands for a term or a tier that is not there.
const NONE: u32 = u32::MAX;

/// A report as `[verdict, language, finding ...]` and the words of its findings, one behind the other.
///
/// A finding is `[rule, severity, start, end, tier, sensitive, length of message, length of term, number of others, others ...]`;
/// rules are numbers of [`rules`], lengths are UTF-16 code units.
pub(crate) fn report(text: &str, report: &Report) -> (Vec<u32>, String) {
    let (mut numbers, mut words) = (Vec::with_capacity(2 + 10 * report.findings.len()), String::new());
    numbers.extend([
        match report.verdict {
            Verdict::Pass => 0,
            Verdict::Review => 1,
            Verdict::Block => 2,
        },
        u32::from(report.language == Language::Spanish),
    ]);
    let mut units = Units::of(text);
    for finding in &report.findings {
        add(finding, &mut units, &mut numbers, &mut words);
    }
    (numbers, words)
}

fn add(finding: &Finding, units: &mut Units<'_>, numbers: &mut Vec<u32>, words: &mut String) {
    let length = |text: &str| text.encode_utf16().count() as u32;
    let message = finding.message();
    let term = finding.term.as_deref();
    numbers.extend([
        number(finding.rule.id),
        match finding.severity {
            Severity::Info => 0,
            Severity::Warning => 1,
            Severity::Error => 2,
        },
        units.at(finding.start) as u32,
        units.at(finding.end) as u32,
        finding.tier.map_or(NONE, u32::from),
        u32::from(finding.sensitive),
        length(&message),
        term.map_or(NONE, length),
        finding.also.len() as u32,
    ]);
    numbers.extend(finding.also.iter().map(|&rule| number(rule)));
    words.push_str(&message);
    words.push_str(term.unwrap_or_default());
}

fn number(rule: &str) -> u32 {
    rules::ALL.iter().position(|known| known.id == rule).unwrap_or_default() as u32
}

#[derive(Serialize)]
pub(crate) struct RewriteOut<'a> {
    text: &'a str,
    intent: &'static str,
    strategy: &'static str,
    safety: Option<&'static str>,
    requires_staff_action: bool,
    kept: Vec<KeptOut>,
    moved_to_portal: Vec<MovedOut>,
}

#[derive(Serialize)]
struct KeptOut {
    kind: &'static str,
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct MovedOut {
    rule: &'static str,
    start: usize,
    end: usize,
}

/// Rewrites as the contract names their fields.
pub(crate) fn rewrites<'a>(text: &str, rewrites: &'a [Rewrite]) -> Vec<RewriteOut<'a>> {
    let mut original = Units::of(text);
    let out = rewrites.iter().map(|rewrite| {
        let mut own = Units::of(&rewrite.text);
        let kept = rewrite.kept.iter();
        let moved = rewrite.moved_to_portal.iter();
        RewriteOut {
            text: &rewrite.text,
            intent: rewrite.intent,
            strategy: rewrite.strategy.name(),
            safety: rewrite.safety.map(phi_lint::Safety::name),
            requires_staff_action: rewrite.requires_staff_action,
            kept: kept.map(|one| KeptOut { kind: one.kind, start: own.at(one.start), end: own.at(one.end) }).collect(),
            moved_to_portal: moved
                .map(|one| MovedOut { rule: one.rule, start: original.at(one.start), end: original.at(one.end) })
                .collect(),
        }
    });
    out.collect()
}

#[derive(Serialize)]
pub(crate) struct RuleOut {
    id: &'static str,
    category: &'static str,
    severity: &'static str,
    catches: &'static str,
    message: Both,
    why: Both,
    citations: &'static [&'static str],
    bad: &'static [&'static str],
    good: &'static [&'static str],
}

#[derive(Serialize)]
struct Both {
    en: &'static str,
    es: &'static str,
}

/// Every rule with what it says under this linter.
pub(crate) fn rules(linter: &Linter) -> Vec<RuleOut> {
    let rules = rules::ALL.iter().map(|rule| RuleOut {
        id: rule.id,
        category: rule.category.name(),
        severity: linter.level(rule).name(),
        catches: rule.catches,
        message: Both { en: rule.message.en, es: rule.message.es },
        why: Both { en: rule.why.en, es: rule.why.es },
        citations: rule.citations_under(linter.policy()),
        bad: rule.bad,
        good: rule.good,
    });
    rules.collect()
}

#[cfg(test)]
mod tests {
    use phi_lint::{Linter, Policy};

    #[test]
    fn offsets_are_code_units() {
        let linter = Linter::new(Policy::default());
        let text = "¡Ana 🎉! your metformin is ready";
        let (numbers, words) = super::report(text, &linter.check(text));
        let units: Vec<u16> = text.encode_utf16().collect();
        let word = &units[numbers[4] as usize..numbers[5] as usize];
        assert_eq!(String::from_utf16(word).unwrap(), "metformin");
        assert_eq!(words, "This names a medicine: metformin.metformin");
        assert_eq!((numbers[0], numbers[8], numbers[9]), (2, 33, 9));
        assert_eq!(super::rewrites(text, &linter.rewrite(text)).len(), linter.rewrite(text).len());
    }
}
