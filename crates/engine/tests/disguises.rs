//! Disguises: what folding, the lexicon and the emoji rule undo, applied to messages that must not be sent.

mod disguise;

use disguise::DISGUISES;
use phi_lint::{Linter, Policy, Verdict};

/// The six messages of the demo that may not be sent.
const TELLING: [&str; 6] = [
    "Reminder: Your diabetes checkup is tomorrow at 2 PM",
    "Your metformin 500mg prescription is ready",
    "Your cholesterol is 220 mg/dL",
    "Dr. Smith wants to discuss your MRI results via video",
    "Please complete your psychiatric evaluation form",
    "Your oncologist recommends starting chemotherapy",
];

#[test]
fn every_disguise_is_seen_through() {
    let linter = Linter::new(Policy::default());
    let mut missed = Vec::new();
    for text in TELLING {
        for (name, disguise) in DISGUISES {
            let disguised = disguise(text);
            if linter.check(&disguised).verdict != Verdict::Block {
                missed.push(format!("{name}: {disguised}"));
            }
        }
    }
    assert!(missed.is_empty(), "{missed:#?}");
}

#[test]
fn an_emoji_tells_without_a_word() {
    let linter = Linter::new(Policy::default());
    for text in ["Your visit is tomorrow 🤰", "See you Friday 🎗️", "Your 🩻 visit is at 3"] {
        assert_eq!(linter.check(text).verdict, Verdict::Review, "{text}");
    }
}
