//! What the policies make of one message, and what an organisation may change.

use phi_lint::{Level, Linter, Policy, Severity, Verdict};

/// The severity of each finding of a message under a policy, by rule.
fn judged(policy: &str, text: &str) -> Vec<(&'static str, &'static str)> {
    let report = Linter::new(Policy::named(policy).unwrap()).check(text);
    report.findings.iter().map(|finding| (finding.rule.id, finding.severity.name())).collect()
}

#[test]
fn each_policy_judges_the_same_fact() {
    for (text, rule, severities) in [
        // In the order of Policy::all.
        ("Your asthma visit is at 9.", "condition-name", ["error", "error", "info", "error", "error", "error"]),
        (
            "Your dermatology visit is at 9.",
            "specialty",
            ["warning", "warning", "info", "warning", "warning", "warning"],
        ),
        ("Your flu shot is booked.", "vaccine", ["warning", "warning", "info", "warning", "warning", "info"]),
        ("Your visit with Dr. Okafor is at 9.", "provider-name", ["error", "error", "", "warning", "error", "warning"]),
        ("Your methadone is here.", "substance-use", ["error", "error", "error", "error", "error", "error"]),
        ("Take 20% off today!", "marketing-content", ["warning", "warning", "warning", "warning", "warning", ""]),
        ("See you on {{1}}.", "unknown-placeholder", ["info", "warning", "info", "info", "info", "info"]),
    ] {
        for (policy, severity) in Policy::all().zip(severities) {
            let found = judged(policy.name(), text);
            let own = found.iter().find(|(id, _)| *id == rule).map_or("", |(_, severity)| severity);
            assert_eq!(own, severity, "{text} under {}: {found:?}", policy.name());
        }
    }
}

#[test]
fn a_level_of_one_rule_is_changed() {
    let linter = || Linter::new(Policy::default());
    let text = "Your visit with Dr. Okafor is at 9.";
    assert_eq!(linter().check(text).verdict, Verdict::Block);
    for (level, verdict) in [("info", Verdict::Pass), ("warning", Verdict::Review), ("off", Verdict::Pass)] {
        let changed = linter().with_level("provider-name", Level::named(level).unwrap()).unwrap();
        assert_eq!(changed.check(text).verdict, verdict, "{level}");
    }
    assert!(linter().with_level("provider-nam", Level::Off).unwrap_err().to_string().contains("provider-name"));
    assert!(Level::named("fatal").unwrap_err().to_string().contains("warning"));
}

#[test]
fn european_findings_cite_european_law() {
    let report = Linter::new(Policy::named("gdpr").unwrap()).check("Your metformin is ready.");
    assert_eq!(report.findings[0].citations(), ["GDPR Art. 4(15)", "GDPR Art. 9(1)"]);
    assert_eq!(report.findings[0].severity, Severity::Error);
}
