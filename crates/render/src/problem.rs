//! What could not be checked; never with the text of a message.

/// Something that went wrong with one input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub text: String,
    /// Whether the input was not checked at all.
    pub fatal: bool,
}

impl Problem {
    /// The input was not checked: the exit code is 2.
    pub fn fatal(text: String) -> Self {
        Problem { text, fatal: true }
    }

    /// The input was checked in another way than its name says.
    pub fn warning(text: String) -> Self {
        Problem { text, fatal: false }
    }
}
