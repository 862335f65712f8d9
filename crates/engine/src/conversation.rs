//! Conversations: a reply is read together with what it answers.
//!
//! "Got it, March 15, 1990" is a date until one knows that a date of birth was asked for. So the turns before a reply stand in
//! its sentence while it is checked, and only what lies in the reply itself is reported.

use crate::report::{Report, Verdict};
use crate::{Finding, Linter};

/// So much of what was said before can still explain a reply.
const LONGEST: usize = 1_000;

impl Linter {
    /// Finds the facts in a reply that may not be sent, `before` being the turns that it answers: the sender's question and the
    /// patient's answer.
    ///
    /// Nothing in `before` is reported. Offsets are UTF-8 bytes of `text`. Takes time linear in the text and never panics.
    pub fn check_reply(&self, before: &str, text: &str) -> Report {
        let mut report = self.check(text);
        let before = tail(before);
        if before.trim().is_empty() {
            return report;
        }
        // What ends a sentence would part the reply from what it answers.
        let mut joined: String = before
            .chars()
            .map(|char| if matches!(char, '.' | '!' | '?' | ';' | '\n' | '\r') { ',' } else { char })
            .collect();
        joined.push_str(", ");
        let start = joined.len();
        joined.push_str(text);
        for finding in self.check(&joined).findings {
            if finding.start >= start && finding.severity > crate::Severity::Info {
                add(
                    &mut report.findings,
                    Finding { start: finding.start - start, end: finding.end - start, ..finding },
                );
            }
        }
        report.findings.sort_by_key(|finding| (finding.start, finding.end));
        report.verdict = Verdict::of(&report.findings);
        report
    }
}

/// The end of what was said before.
fn tail(before: &str) -> &str {
    let from = before.len().saturating_sub(LONGEST);
    (from..before.len()).find(|&at| before.is_char_boundary(at)).and_then(|at| before.get(at..)).unwrap_or(before)
}

/// Adds a finding, or makes the one that is there already as grave.
fn add(findings: &mut Vec<Finding>, new: Finding) {
    match findings.iter_mut().find(|old| old.start < new.end && new.start < old.end) {
        Some(old) => old.severity = old.severity.max(new.severity),
        None => findings.push(new),
    }
}

#[cfg(test)]
mod tests {
    use crate::{Linter, Policy, Verdict};

    #[test]
    fn a_reply_is_read_with_what_it_answers() {
        let linter = Linter::new(Policy::named("intake-bot").unwrap());
        for (before, text, verdict) in [
            ("Your test is back. Was it good?", "Yes, all negative.", Verdict::Block),
            ("Anything else?", "Yes, all negative.", Verdict::Pass),
            ("What is your full name? Sarah Johnson", "Thanks, Sarah.", Verdict::Pass),
            ("I have diabetes.", "Thanks, we have your info.", Verdict::Pass),
            ("", "See you soon!", Verdict::Pass),
        ] {
            assert_eq!(linter.check_reply(before, text).verdict, verdict, "{before} / {text}");
        }
    }

    #[test]
    fn offsets_are_those_of_the_reply() {
        let linter = Linter::new(Policy::default());
        let report = linter.check_reply("¿Sí? ".repeat(900).as_str(), "Your metformin is here");
        assert_eq!((report.findings[0].start, report.findings[0].end), (5, 14));
    }
}
