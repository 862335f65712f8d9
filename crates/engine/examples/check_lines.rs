//! Checks every line of standard input and prints how many passed: the program whose instructions are counted.
//!
//! `valgrind --tool=callgrind target/release/examples/check_lines < messages.txt`

use std::io::{Read, Write};

use phi_lint::{Linter, Policy, Verdict};

fn main() -> std::io::Result<()> {
    let mut text = String::new();
    std::io::stdin().lock().read_to_string(&mut text)?;
    let rounds: usize = std::env::args().nth(1).and_then(|rounds| rounds.parse().ok()).unwrap_or(1);
    let linter = Linter::new(Policy::default());
    let mut passed = 0;
    for _ in 0..rounds {
        passed += text.lines().filter(|line| linter.check(line).verdict == Verdict::Pass).count();
    }
    writeln!(std::io::stdout(), "{passed}")
}
