//! How long checking takes: a mixed corpus, growing messages, and the pattern engine that was not chosen.

use divan::counter::{BytesCount, ItemsCount};
use phi_lint::{Linter, Policy};
use regex::RegexSet;

/// Messages of some 115 bytes, half of them clean, as a clinic sends them.
const MIXED: &[&str] = &[
    "Hi Ana, this is a reminder that you have an appointment on Monday at 2:30. Reply YES to confirm or call 555-0142.",
    "Hi Omar, your diabetes checkup is on Friday at 9:15. Please bring your glucose meter and call 555-0117 if you cannot.",
    "Hello Lucia, your prescription is ready for pickup at Main Street Pharmacy. We are open Friday until 17:00. Thank you!",
    "Your metformin 500mg prescription is ready at Main Street Pharmacy. Take twice daily with food. Call 555-0133.",
    "Your results are available. Log in to your patient portal to view them: https://portal.example.org/r/8841 Thanks!",
    "Dr. Okafor wants to discuss your MRI results on May 3 at 10:45. Join here: https://video.example.org/r/2210 Thank you",
    "Parking is free behind the building. Please arrive 15 minutes early on June 14 and bring a photo ID. Call 555-0177.",
    "Hola Ana, su control de diabetes es el lunes a las 9:30. Llame al 555-0151 para cambiar la cita. Traiga su tarjeta.",
];

fn main() {
    divan::main();
}

#[divan::bench]
fn mixed(bencher: divan::Bencher<'_, '_>) {
    let linter = Linter::new(Policy::default());
    bencher
        .counter(ItemsCount::new(MIXED.len()))
        .bench(|| MIXED.iter().map(|text| linter.check(divan::black_box(text)).findings.len()).sum::<usize>());
}

#[divan::bench]
fn clean(bencher: divan::Bencher<'_, '_>) {
    let linter = Linter::new(Policy::default());
    bencher.counter(ItemsCount::new(1_usize)).bench(|| linter.check(divan::black_box(MIXED[0])));
}

/// The cost of a message must not grow faster than its length.
#[divan::bench(args = [1_000, 10_000, 100_000, 1_000_000])]
fn long(bencher: divan::Bencher<'_, '_>, length: usize) {
    let linter = Linter::new(Policy::default());
    let text = "your A1C 7 with Ana owe $5 dx E11.9 {{ dr patel ".repeat(length / 48);
    bencher.counter(BytesCount::of_str(&text)).bench(|| linter.check(divan::black_box(&text)).findings.len());
}

/// Six of the scanners' patterns as one set of regular expressions: only telling whether any of them matches.
#[divan::bench]
fn regex_instead_of_scanners(bencher: divan::Bencher<'_, '_>) {
    let patterns = RegexSet::new([
        r"(?-u)\b\d{3}[- ]\d{2}[- ]\d{4}\b",
        r"(?i-u)\b\d+(?:\.\d+)?\s?(?:mg|mcg|ml|units?|tablets?|puffs?)\b",
        r"(?i-u)\b\d+(?:\.\d+)?\s?(?:mg/dl|mmol/l|ng/ml|mmhg|bpm|%)",
        r"(?-u)\b[A-Z]\d[0-9AB]\.[0-9A-Z]{1,4}\b",
        r"(?-u)[$€£]\s?\d+(?:[.,]\d+)*",
        r"(?-u)\b(?:Dr|Dra|Doctor|Nurse)\.?\s[A-Z][a-z]+",
    ])
    .expect("the patterns are valid");
    bencher
        .counter(ItemsCount::new(MIXED.len()))
        .bench(|| MIXED.iter().filter(|text| patterns.is_match(divan::black_box(text))).count());
}
