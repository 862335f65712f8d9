//! What gives a machine's rewrite away: marks and words that no person would have typed.

use std::sync::LazyLock;

use regex::Regex;

/// What no person types, as patterns.
static SCARS: LazyLock<Vec<(Regex, &str)>> = LazyLock::new(|| {
    [
        (r"(?i)\b(your|for|with|su|para|con) (the|a|an|for|with|su|el|la)\b[.,!?]", "a hanging article"),
        (r"(?i)\b(for|with|de|para|con|your|su|the|del)[.,!?;]", "a hanging word"),
        (r"(?i)\b(the the|your your|for for|su su|de de|la la|el el|at at|on on|is is|a a)\b", "a doubled word"),
        (r" [.,;!?]", "a space before a mark"),
        (r"\(\s*\)", "empty brackets"),
        (r"  ", "two spaces"),
        (r"[^.]\.\.$", "two full stops"),
        (r"(?i)\b(for|with|de|para|con|your|su|the|del)\s*$", "it ends in a small word"),
        (r"^[a-zñáéíóú]{2,} ", "it begins with a small letter"),
        (r"(?i)\ba (appointment|order)\b|\ban (visit|prescription|medication)\b", "the wrong article"),
        (r"\n{3,}", "three line breaks"),
    ]
    .into_iter()
    .map(|(pattern, name)| (Regex::new(pattern).unwrap(), name))
    .collect()
});

/// What no person would have typed and the message did not have.
pub(crate) fn scar(message: &str, text: &str) -> Option<&'static str> {
    // Who writes without capitals gets none.
    let small = !message.contains(char::is_uppercase);
    let scarred = |(scar, name): &&(Regex, &str)| {
        scar.is_match(text) && !scar.is_match(message) && !(small && *name == "it begins with a small letter")
    };
    SCARS.iter().find(scarred).map(|(_, name)| *name)
}
