//! Every rule against its own examples.

use super::*;
use crate::{Linter, Policy, Verdict};

/// The text of an example and the spans its brackets mark.
fn marked(example: &str) -> (String, Vec<Range<usize>>) {
    let (mut text, mut spans) = (String::new(), Vec::new());
    let mut rest = example;
    while let Some((before, inside)) = rest.split_once("[[") {
        let (words, after) = inside.split_once("]]").expect("an example closes its brackets");
        text.push_str(before);
        spans.push(text.len()..text.len() + words.len());
        text.push_str(words);
        rest = after;
    }
    text.push_str(rest);
    (text, spans)
}

/// The linter and the text of an example, which may begin with the sender's role: `nurse | …`.
fn read<'e>(rule: &RuleInfo, example: &'e str) -> (Linter, &'e str) {
    let linter = Linter::new(Policy::default()).with_channel(rule.channel.unwrap_or_default());
    let sent_by = example.split_once(" | ").and_then(|(name, text)| Some((crate::Role::named(name).ok()?, text)));
    match sent_by {
        Some((sender, text)) => (linter.with_role(sender, false), text),
        None => (linter, example),
    }
}

/// What a report says, without its texts.
fn told(report: &crate::Report) -> Vec<String> {
    report
        .findings
        .iter()
        .map(|finding| format!("{} {:?} {:?}", finding.rule.id, finding.severity, finding.also))
        .collect()
}

#[test]
fn bad_examples_are_caught() {
    let mut missed = Vec::new();
    for rule in ALL {
        for example in rule.bad {
            let (linter, text) = read(rule, example);
            let (text, spans) = marked(text);
            let report = linter.check(&text);
            let caught = |span: &Range<usize>| {
                report.findings.iter().any(|finding| {
                    (finding.rule.id == rule.id || finding.also.contains(&rule.id))
                        && finding.start < span.end
                        && span.start < finding.end
                })
            };
            if !spans.iter().all(caught) {
                missed.push(format!("{}: {example} {:?}", rule.id, told(&report)));
            }
        }
    }
    assert!(missed.is_empty(), "{missed:#?}");
}

#[test]
fn good_examples_are_clean() {
    let mut flagged = Vec::new();
    for rule in ALL {
        for example in rule.good {
            let (linter, text) = read(rule, example);
            let report = linter.check(text);
            if report.verdict != Verdict::Pass {
                flagged.push(format!("{}: {example} {:?}", rule.id, told(&report)));
            }
        }
    }
    assert!(flagged.is_empty(), "{flagged:#?}");
}

#[test]
fn every_rule_is_documented() {
    for (index, rule) in ALL.iter().enumerate() {
        assert!(rule.bad.len() >= 4 && rule.good.len() >= 4, "{}: four examples each way", rule.id);
        assert!(rule.id.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{}", rule.id);
        for text in [rule.catches, rule.why.en, rule.why.es] {
            assert!(text.ends_with('.'), "{}: {text}", rule.id);
        }
        assert!(!rule.message.en.ends_with('.') && !rule.message.es.ends_with('.'), "{}", rule.id);
        assert!(!rule.citations.is_empty(), "{}", rule.id);
        assert_eq!(ALL.iter().position(|other| other.id == rule.id), Some(index), "{} twice", rule.id);
        let claims = format!("{}{}{}", rule.catches, rule.why.en, rule.message.en).to_lowercase();
        assert!(!claims.contains("hipaa compliant"), "{}", rule.id);
    }
}

#[test]
fn every_domain_has_a_rule() {
    for &domain in Domain::ALL {
        assert_eq!(for_domain(domain).is_none(), domain == Domain::None, "{domain:?}");
    }
}
