//! What could not be checked, told on standard error; never with the text of a message.

use std::io::Write;

/// Something that went wrong with one input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Problem {
    text: String,
    /// Whether the input was not checked at all.
    pub(crate) fatal: bool,
}

impl Problem {
    /// The input was not checked: the exit code is 2.
    pub(crate) fn fatal(text: String) -> Self {
        Problem { text, fatal: true }
    }

    /// The input was checked in another way than its name says.
    pub(crate) fn warning(text: String) -> Self {
        Problem { text, fatal: false }
    }
}

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
