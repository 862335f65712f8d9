//! What must hold for any message.

use phi_lint::{Linter, Policy, Report};
use proptest::prelude::*;

/// Pieces that reach the interesting code: terms, numbers, placeholders, links, odd characters.
const PIECES: &[&str] = &[
    "your ",
    "Your ",
    "diabetes",
    "metformin",
    " 500mg ",
    "A1C",
    " 7.2%",
    " 140/90 ",
    "Dr. ",
    "Smith",
    "dr patel ",
    "with ",
    "MRI",
    "CT ",
    "$125.40",
    "you owe ",
    "balance ",
    "SSN ",
    "219-09-9999",
    "member ID ",
    "XYZ123456",
    "E11.9",
    " dx ",
    "{{",
    "}}",
    "diagnosis",
    "${",
    "}",
    ":doctor ",
    "https://",
    "www.",
    "x.example/?dx=",
    "\u{200b}",
    "\u{202e}",
    "ñ",
    "e\u{301}",
    "🤰",
    "中文",
    "\r\n",
    "\n",
    ". ",
    "! ",
    ", ",
    "'",
    "’",
    "*",
    "<%=",
    "%>",
    "%",
    "@",
    "#",
    "[",
    "]",
    "ﬁ",
    "…",
    "½",
    "İ",
    "ß",
    "\u{fffd}",
    "\0",
    "0",
    "9",
    "/",
    "-",
    " ",
    "résultats ",
    "su receta ",
    "es normal",
];

fn message() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,120}",
        any::<String>(),
        proptest::collection::vec(proptest::sample::select(PIECES), 0..24).prop_map(|pieces| pieces.concat()),
    ]
}

fn check(text: &str) -> Report {
    Linter::new(Policy::default()).check(text)
}

fn rules(report: &Report) -> Vec<&'static str> {
    report.findings.iter().map(|finding| finding.rule.id).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn findings_lie_in_the_text(text in message()) {
        for policy in Policy::all() {
            let report = Linter::new(policy).check(&text);
            for finding in &report.findings {
                prop_assert!(text.get(finding.start..finding.end).is_some_and(|words| !words.is_empty()), "{finding:?}");
            }
            prop_assert!(report.findings.windows(2).all(|pair| pair[0].end <= pair[1].start));
        }
    }

    #[test]
    fn a_clean_sentence_behind_it_hides_nothing(text in "[a-zA-Z0-9 .,%$/]{0,80}") {
        let before = check(&text);
        let after = check(&format!("{text}\n\nThe garage is open."));
        prop_assert_eq!(rules(&before), rules(&after));
    }

    #[test]
    fn spaces_behind_it_change_nothing(text in message(), spaces in "[ \t]{0,4}") {
        let text = text.trim_end();
        prop_assert_eq!(check(text), check(&format!("{text}{spaces}")));
    }

    #[test]
    fn carriage_returns_change_nothing(lines in proptest::collection::vec(message(), 0..4)) {
        let lines: Vec<String> = lines.iter().map(|line| line.replace(['\r', '\n'], " ")).collect();
        prop_assert_eq!(rules(&check(&lines.join("\n"))), rules(&check(&lines.join("\r\n"))));
    }

    #[test]
    fn identifiers_are_never_repeated(digits in "[1-8][0-9]{2}-[1-9][0-9]-[1-9][0-9]{3}") {
        prop_assume!(!digits.starts_with("666"));
        let report = check(&format!("Your SSN is {digits} on file."));
        prop_assert!(report.findings.iter().any(|finding| finding.rule.id == "ssn"));
        for finding in &report.findings {
            prop_assert!(!finding.message().contains(&digits) && finding.term.is_none());
        }
    }
}

#[test]
fn a_megabyte_without_a_space_is_checked() {
    for piece in [
        "a", "1", "{", "{{", "://", "$", "%", "'", "é", "\u{200b}", "www.", "e11.", "1.", "[[", "dr.", "@", "-", "中",
        "***",
    ] {
        let text = piece.repeat(1_000_000 / piece.len());
        assert!(check(&text).findings.len() < text.len());
    }
}

/// Texts that once broke a property; the fuzz target found them.
#[test]
fn found_by_fuzzing() {
    for text in ["Tome una pastilla cada 8 horas/", "BMI ⑿⑿"] {
        for finding in check(text).findings {
            assert!(text.get(finding.start..finding.end).is_some_and(|words| !words.is_empty()), "{finding:?}");
        }
    }
}

/// A sentence without end must not make a rule look at all of it for every word.
#[test]
fn long_sentences_are_linear() {
    for piece in [
        "with Ana ",
        "dr patel ",
        "$5 owe ",
        "5 mg/ ",
        "your A1C 7 ",
        "1.1 mg ",
        "E11.9 dx ",
        "member id 12 ",
        "your claim 2 ",
    ] {
        let text = piece.repeat(200_000 / piece.len());
        assert!(check(&text).findings.len() < text.len());
    }
}

#[test]
fn threads_agree() {
    let linter = Linter::new(Policy::default());
    let texts = ["Your metformin 500mg is ready", "Your prescription is ready", "Su control de diabetes es el lunes"];
    let alone: Vec<_> = texts.iter().map(|text| linter.check(text)).collect();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                let together: Vec<_> = texts.iter().rev().map(|text| linter.check(text)).collect();
                assert!(together.iter().rev().eq(&alone));
            });
        }
    });
}
