//! Whether a text reads as a person would have typed it: no doubled word, no hanging preposition, no lost space.

use crate::words::Words;

/// Words that nothing may end in or stop at.
const HANGING: &Words = words![
    "for" "with" "of" "the" "a" "an" "and" "or" "your" "from" "about" "de" "del" "para" "con" "el" "la" "los"
    "las" "su" "sus" "un" "una" "y" "al" "por" "our" "sobre"
];
/// Words that may stand twice in a row.
const TWICE: &Words = words!["that" "had" "very" "no" "ha" "so" "bye" "la"];

/// Whether the text has none of the scars an edit can leave.
pub(super) fn reads_well(text: &str) -> bool {
    let scars = ["  ", " .", " ,", " ;", "( ", " )", "()", "[]", ",,", ", .", ",.", ".,", " \n", "\n\n\n", ": .", ":."];
    if scars.iter().any(|scar| text.contains(scar)) || text.trim() != text || text.is_empty() {
        return false;
    }
    let mut last = "";
    for word in text.split([' ', '\n']) {
        let bare = word.trim_matches(|char: char| !char.is_alphanumeric());
        let stops = word.ends_with(['.', ',', '!', '?', ';', ':']);
        if stops && HANGING.has(bare) {
            return false;
        }
        let twice = !bare.is_empty() && bare.chars().all(char::is_alphabetic) && bare.eq_ignore_ascii_case(last);
        if twice && !TWICE.has(bare) {
            return false;
        }
        last = if stops { "" } else { bare };
    }
    !HANGING.has(last)
}

/// The text with its first letter in lower case, unless it is a word of capitals.
pub(super) fn uncapitalised(text: &str) -> String {
    let mut chars = text.chars();
    let Some(first) = chars.next() else { return String::new() };
    if chars.clone().next().is_some_and(char::is_uppercase) {
        return text.to_owned();
    }
    first.to_lowercase().chain(chars).collect()
}

/// The text with its first letter in upper case.
pub(super) fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// A clause as a sentence of its own.
pub(super) fn sentence(clause: &str) -> String {
    let clause = clause.strip_prefix("and ").or_else(|| clause.strip_prefix("y ")).unwrap_or(clause);
    let mut text = capitalised(clause);
    if text.ends_with(char::is_alphanumeric) {
        text.push('.');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scars() {
        for text in
            ["Your visit is  at 9.", "Your visit for .", "Call us about", "An appointment with, at 9.", "the the"]
        {
            assert!(!reads_well(text), "{text}");
        }
        for text in ["Your visit is at 9.", "Hours: 9-5.\n\nReply Y to confirm.", "Su cita es el lunes."] {
            assert!(reads_well(text), "{text}");
        }
    }
}
