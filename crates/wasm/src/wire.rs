//! What crosses the border, as JSON: short for reports, which are many, and plain for rewrites and rules, which are few.

use phi_lint::{Finding, Language, Linter, Report, Rewrite, rules};
use serde::Serialize;

use crate::utf16::Units;

/// A report as `[verdict, language, [finding ...]]`; what a rule says of each of its findings is in [`rules`].
pub(crate) fn report(text: &str, report: &Report) -> String {
    let mut units = Units::of(text);
    let findings: Vec<_> = report.findings.iter().map(|finding| line(&mut units, finding)).collect();
    json(&(report.verdict.name(), code(report.language), findings))
}

/// `[rule, severity, start, end, term, tier, sensitive, message, also]`, the rule by its number.
type Line<'a> = (usize, &'static str, usize, usize, Option<&'a str>, Option<u8>, bool, String, &'a [&'static str]);

fn line<'a>(units: &mut Units<'_>, finding: &'a Finding) -> Line<'a> {
    (
        rules::ALL.iter().position(|rule| *rule == finding.rule).unwrap_or_default(),
        finding.severity.name(),
        units.at(finding.start),
        units.at(finding.end),
        finding.term.as_deref(),
        finding.tier,
        finding.sensitive,
        finding.message(),
        &finding.also,
    )
}

#[derive(Serialize)]
struct RewriteOut<'a> {
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
pub(crate) fn rewrites(text: &str, rewrites: &[Rewrite]) -> String {
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
    json(&out.collect::<Vec<_>>())
}

#[derive(Serialize)]
struct RuleOut {
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
pub(crate) fn rules(linter: &Linter) -> String {
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
    json(&rules.collect::<Vec<_>>())
}

fn code(language: Language) -> &'static str {
    match language {
        Language::English => "en",
        Language::Spanish => "es",
    }
}

/// Writing plain data into memory cannot fail.
fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use phi_lint::{Linter, Policy};

    #[test]
    fn offsets_are_code_units() {
        let linter = Linter::new(Policy::default());
        let text = "¡Ana 🎉! your metformin is ready";
        let report = super::report(text, &linter.check(text));
        let units: Vec<u16> = text.encode_utf16().collect();
        let read: serde_json::Value = serde_json::from_str(&report).unwrap();
        let (start, end) = (read[2][0][2].as_u64().unwrap() as usize, read[2][0][3].as_u64().unwrap() as usize);
        assert_eq!(String::from_utf16(&units[start..end]).unwrap(), "metformin");
        assert_eq!(read[0], "block");
        let rewrites = super::rewrites(text, &linter.rewrite(text));
        assert!(rewrites.contains("Your prescription is ready for pickup."), "{rewrites}");
    }
}
