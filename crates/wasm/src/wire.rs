//! What crosses the border: reports, which are many, as numbers and one string; rewrites and rules, which are few, as objects.

use phi_lint::{Finding, Language, Linter, Report, Rewrite, Severity, Verdict, rules};
use serde::Serialize;

use crate::utf16::Units;

/// Stands for a tier that is not there.
const NONE: u32 = u32::MAX;

/// Stands for text that is not there.
const ABSENT: u32 = u32::MAX;
/// Stands for text that is not part of the message as it is written, and comes with the words.
const APART: u32 = u32::MAX - 1;
/// Stands for the matched words in lower case.
const LOWER: u32 = u32::MAX - 2;

/// Writes a report as `[verdict, language, number of findings, finding ...]`, and as words only what is not part of the message itself.
///
/// A finding is `[rule, severity, start, end, tier, sensitive, matched, length, term, length, number of others, others ...]`;
/// rules are numbers of [`rules`], lengths and places are UTF-16 code units. `matched` and `term` are a place in the message, or one
/// of [`ABSENT`], [`APART`] and [`LOWER`].
pub(crate) fn report(text: &str, report: &Report, numbers: &mut Vec<u32>, words: &mut String) {
    numbers.clear();
    words.clear();
    numbers.extend([
        match report.verdict {
            Verdict::Pass => 0,
            Verdict::Review => 1,
            Verdict::Block => 2,
        },
        u32::from(report.language == Language::Spanish),
        report.findings.len() as u32,
    ]);
    let mut units = Units::of(text);
    for finding in &report.findings {
        add(text, finding, &mut units, numbers, words);
    }
}

fn add(text: &str, finding: &Finding, units: &mut Units<'_>, numbers: &mut Vec<u32>, words: &mut String) {
    let length = |text: &str| text.encode_utf16().count() as u32;
    let start = units.at(finding.start) as u32;
    let matched = finding.matched();
    // The same words anywhere in the finding are the same text.
    let inside = matched.and_then(|matched| text.get(finding.start..finding.end)?.find(matched));
    let mut apart = |text: &str| {
        words.push_str(text);
        (APART, length(text))
    };
    let (matched_at, matched_length) = match (matched, inside) {
        (None, _) => (ABSENT, 0),
        (Some(matched), Some(at)) => (units.at(finding.start + at) as u32, length(matched)),
        (Some(matched), None) => apart(matched),
    };
    let (term_at, term_length) = match (finding.term.as_deref(), matched) {
        (None, _) => (ABSENT, 0),
        (Some(term), Some(matched)) if is_lower(term, matched) => (LOWER, 0),
        (Some(term), _) => apart(term),
    };
    numbers.extend([
        number(finding.rule.id),
        match finding.severity {
            Severity::Info => 0,
            Severity::Warning => 1,
            Severity::Error => 2,
        },
        start,
        units.at(finding.end) as u32,
        finding.tier.map_or(NONE, u32::from),
        u32::from(finding.sensitive),
        matched_at,
        matched_length,
        term_at,
        term_length,
        finding.also.len() as u32,
    ]);
    numbers.extend(finding.also.iter().map(|&rule| number(rule)));
}

/// Whether a term is the words in lower case, by the letters of ASCII.
fn is_lower(term: &str, words: &str) -> bool {
    words.is_ascii()
        && term.len() == words.len()
        && term.bytes().eq(words.bytes().map(|byte| byte.to_ascii_lowercase()))
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
        let text = "¡Ana 🎉! your Metformin is ready";
        let (mut numbers, mut words) = (Vec::new(), String::new());
        super::report(text, &linter.check(text), &mut numbers, &mut words);
        let units: Vec<u16> = text.encode_utf16().collect();
        let word = |at: usize, length: usize| String::from_utf16(&units[at..at + length]).unwrap();
        assert_eq!(word(numbers[5] as usize, (numbers[6] - numbers[5]) as usize), "Metformin");
        assert_eq!(word(numbers[9] as usize, numbers[10] as usize), "Metformin");
        assert_eq!((numbers[0], numbers[2], numbers[11], words.as_str()), (2, 1, super::LOWER, ""));
        assert_eq!(super::rewrites(text, &linter.rewrite(text)).len(), linter.rewrite(text).len());
    }

    #[test]
    fn what_is_not_part_of_the_message_comes_apart() {
        let linter = Linter::new(Policy::default());
        let (mut numbers, mut words) = (Vec::new(), String::new());
        let text = "Your well\nwoman visit and your metformins";
        let report = linter.check(text);
        super::report(text, &report, &mut numbers, &mut words);
        for term in report.findings.iter().filter_map(|finding| finding.term.as_deref()) {
            assert!(words.contains(term), "{term}: {words}");
        }
        assert!(words.len() > 10, "{words}");
    }
}
