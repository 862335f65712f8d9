//! How long checking takes: a mixed corpus, growing messages, and the pattern engine that was not chosen.

use divan::counter::{BytesCount, ItemsCount};
use phi_lint::{Linter, Policy};
use regex::RegexSet;

/// The labelled corpus: half of it clean, written blind.
fn corpus() -> Vec<String> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/corpus/visible.jsonl");
    let lines = std::fs::read_to_string(path).expect("the benchmark runs in the repository");
    let text = |line: &str| serde_json::from_str::<serde_json::Value>(line).ok()?["text"].as_str().map(str::to_owned);
    lines.lines().filter_map(text).collect()
}

const CLEAN: &str =
    "Hi Ana, this is a reminder that you have an appointment on Monday at 2:30. Reply YES to confirm or call 555-0142.";

fn main() {
    divan::main();
}

#[divan::bench]
fn mixed(bencher: divan::Bencher<'_, '_>) {
    let (linter, messages) = (Linter::new(Policy::default()), corpus());
    bencher
        .counter(ItemsCount::new(messages.len()))
        .bench(|| messages.iter().map(|text| linter.check(divan::black_box(text)).findings.len()).sum::<usize>());
}

#[divan::bench]
fn clean(bencher: divan::Bencher<'_, '_>) {
    let linter = Linter::new(Policy::default());
    bencher.counter(ItemsCount::new(1_usize)).bench(|| linter.check(divan::black_box(CLEAN)));
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
        r"(?-u)\$\s?\d+(?:[.,]\d+)*",
        r"(?-u)\b(?:Dr|Dra|Doctor|Nurse)\.?\s[A-Z][a-z]+",
    ])
    .expect("the patterns are valid");
    let messages = corpus();
    bencher
        .counter(ItemsCount::new(messages.len()))
        .bench(|| messages.iter().filter(|text| patterns.is_match(divan::black_box(text))).count());
}
