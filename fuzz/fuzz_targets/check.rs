//! Any text is checked without a panic, and every finding lies inside it on character boundaries.
#![no_main]

use libfuzzer_sys::fuzz_target;
use phi_lint::{Linter, Policy};

fuzz_target!(|text: &str| {
    let report = Linter::new(Policy::default()).check(text);
    for finding in &report.findings {
        assert!(text.get(finding.start..finding.end).is_some_and(|words| !words.is_empty()));
        let _ = finding.message();
    }
});
