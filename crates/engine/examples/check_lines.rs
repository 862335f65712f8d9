//! Checks, or rewrites, every line of standard input and prints how many passed: the program whose instructions are counted.
//!
//! `valgrind --tool=callgrind target/release/examples/check_lines 1 [rewrite] < messages.txt`

use std::io::{Read, Write};

use phi_lint::{Linter, Policy, Verdict};

fn main() -> std::io::Result<()> {
    let mut text = String::new();
    std::io::stdin().lock().read_to_string(&mut text)?;
    let rounds: usize = std::env::args().nth(1).and_then(|rounds| rounds.parse().ok()).unwrap_or(1);
    let linter = Linter::new(Policy::default());
    let mut passed = 0;
    let rewrites = std::env::args().nth(2).is_some_and(|mode| mode == "rewrite");
    let is_clean = |line: &&str| {
        if rewrites { linter.rewrite(line).is_empty() } else { linter.check(line).verdict == Verdict::Pass }
    };
    for _ in 0..rounds {
        passed += text.lines().filter(is_clean).count();
    }
    writeln!(std::io::stdout(), "{passed}")
}
