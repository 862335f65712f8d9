//! What could not be checked, told on standard error; never with the text of a message.

use std::io::Write;

pub(crate) use crate::render::Problem;

/// Tells problems; says whether any of them was fatal.
pub(crate) fn tell(problems: &[Problem]) -> bool {
    for Problem { text, fatal } in problems {
        complain(&if *fatal { text.clone() } else { format!("warning: {text}") });
    }
    problems.iter().any(|problem| problem.fatal)
}

/// Tells the person at the terminal what went wrong.
pub(crate) fn complain(problem: &str) {
    // Nothing can be done about a closed standard error.
    let _ = writeln!(anstream::stderr(), "phi-lint: {problem}");
}
