//! Telling a sentence from an identifier, a path, a date or a piece of code.
//!
//! In doubt a string is a sentence: reading one too many costs microseconds, reading one too few lets a message pass
//! unread.

use crate::date::is_date;
use crate::message::floor;

/// A placeholder is no longer than this.
const LONGEST_PLACEHOLDER: usize = 512;

/// Whether a string reads as a sentence: three words or more, of which placeholders are some but not all.
pub(crate) fn is_sentence(text: &str) -> bool {
    let (mut words, mut placeholders) = (0, 0);
    for token in text.split(|c: char| c.is_whitespace() || c == '|').filter(|token| !token.is_empty()) {
        if is_placeholder(token) {
            placeholders += 1;
        } else if is_word(token) {
            words += 1;
        }
        if words > 0 && words + placeholders > 2 {
            return !is_technical(text) && !is_date(text);
        }
    }
    // Two words are a sentence where they end as one: "Visit canceled."
    let closed = text.trim_end().ends_with(['.', '!', '?'])
        && text.trim_start().starts_with(|c: char| c.is_uppercase() || "¡¿".contains(c));
    closed && words > 0 && words + placeholders == 2 && !is_technical(text) && !is_date(text)
        || is_unspaced_sentence(text)
}

/// Whether a text says something beside what its placeholders are filled with.
pub(crate) fn has_words(text: &str) -> bool {
    const MARKS: [(&str, &str); 8] = [
        ("{{{", "}}}"),
        ("{{", "}}"),
        ("{%", "%}"),
        ("<%", "%>"),
        ("${", "}"),
        ("#{", "}"),
        ("{!!", "!!}"),
        ("{", "}"),
    ];
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let mark = MARKS.iter().find_map(|(open, close)| {
            let inside = rest.strip_prefix(open)?;
            inside[..floor(inside, LONGEST_PLACEHOLDER)].find(close).map(|end| &inside[end + close.len()..])
        });
        if mark.is_none() && first.is_alphabetic() {
            return true;
        }
        rest = mark.unwrap_or(&rest[first.len_utf8()..]);
    }
    false
}

/// Whether a text tells what went wrong in a program, as errors do.
pub(crate) fn is_complaint(text: &str) -> bool {
    const STARTS: [&str; 17] = [
        "cannot",
        "can't",
        "can not",
        "could not",
        "couldn't",
        "unable",
        "invalid",
        "missing",
        "unknown",
        "unexpected",
        "expected",
        "failed",
        "error",
        "unsupported",
        "must",
        "incorrect",
        "illegal",
    ];
    const PARTS: [&str; 24] = [
        " must ",
        " not found",
        "no such ",
        " is required",
        " are required",
        " not supported",
        " failed",
        " is invalid",
        " not valid",
        " already exists",
        " already in use",
        " does not exist",
        " should be ",
        " deprecated",
        " conflicts with ",
        " requires ",
        " not allowed",
        " undefined",
        " not implemented",
        " no longer ",
        " provided",
        " expected",
        " cannot ",
        " maximum of ",
    ];
    let text = text.trim().to_lowercase();
    STARTS.iter().any(|start| text.starts_with(start)) || PARTS.iter().any(|part| text.contains(part))
}

/// Whether a string of a program is words for a reader, not the name of something: `body`, `content-type`, `MAX_SIZE of it`.
pub(crate) fn is_words(text: &str) -> bool {
    let text = text.trim();
    let first = text.split_whitespace().next().unwrap_or_default();
    let several = first.len() < text.len();
    let header = !several && first.contains('-');
    let constant = |token: &str| token.contains('_') && token.chars().filter(char::is_ascii_uppercase).count() > 2;
    !header
        && !text.split_whitespace().any(constant)
        && text.split_whitespace().any(is_word)
        && (several || text.starts_with(|c: char| c.is_uppercase() || !c.is_ascii()) || text.ends_with(['.', '!', '?']))
        && (first.contains(['{', '%', '$', '<', '*']) || !is_identifier(first))
}

/// Whether a sentence speaks to somebody, as a message does and the words of a program seldom do.
pub(crate) fn addresses(text: &str) -> bool {
    const WORDS: [&str; 44] = [
        "you",
        "your",
        "yours",
        "yourself",
        "you're",
        "you've",
        "you'll",
        "we'll",
        "please",
        "hi",
        "hello",
        "hey",
        "dear",
        "thanks",
        "thank",
        "reply",
        "welcome",
        "our",
        "us",
        "reminder",
        "su",
        "sus",
        "usted",
        "tu",
        "tus",
        "te",
        "le",
        "hola",
        "gracias",
        "estimado",
        "estimada",
        "bienvenido",
        "bienvenida",
        "responda",
        "vous",
        "votre",
        "vos",
        "bonjour",
        "merci",
        "você",
        "sua",
        "seu",
        "olá",
        "ihr",
    ];
    is_unspaced_sentence(text)
        || text
            .split(|c: char| !c.is_alphanumeric() && c != '\'')
            .any(|run| WORDS.iter().any(|word| run.eq_ignore_ascii_case(word)))
}

/// Whether a token is filled in: `{name}`, `%(name)s`, `%1$s`, `:name`, `$NAME$`.
fn is_placeholder(token: &str) -> bool {
    let named = |mark: char| token.strip_prefix(mark).is_some_and(|name| name.starts_with(char::is_alphabetic));
    token.contains('{')
        || named(':')
        || named('$')
        || token
            .split('%')
            .skip(1)
            .any(|part| part.starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '(' | '@' | '<')))
}

/// Whether a string is two words for a reader, such as those on a button, or one and a placeholder.
pub(crate) fn is_label(text: &str) -> bool {
    let (mut words, mut others) = (0, 0);
    for token in text.split_whitespace() {
        if is_word(token) {
            words += 1;
        } else {
            others += 1;
        }
    }
    words == 2 && others == 0
        || words == 1 && others == 1 && text.contains(['{', '%', ':']) && !is_technical(text) && !is_date(text)
}

/// Whether a string is a URL, an identifier, a path, a regular expression or a command rather than words for a reader.
pub(crate) fn is_technical(text: &str) -> bool {
    /// None of these stands in a message, and one of them stands in most regular expressions and commands.
    const CODE: [&str; 15] =
        ["\\d", "\\w", "\\s", "\\b", "(?:", "(?=", "(?!", "(?i", "[^", "[a-z", "[A-Z", "[0-9", "&&", "%d{", "%-5"];
    let text = text.trim();
    let mut tokens = text.split_whitespace();
    let (Some(first), second) = (tokens.next(), tokens.next()) else { return true };
    text.starts_with('^')
        // The tags of fields in Go: `json:"body"`.
        || first.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '_').starts_with(":\"")
        || is_query(text)
        || CODE.iter().any(|code| text.contains(code))
        || is_path(first)
        || second.is_none() && is_identifier(first)
}

/// Whether a text is a question to a database.
fn is_query(text: &str) -> bool {
    const WORDS: [&str; 8] = ["SELECT ", "INSERT ", "UPDATE ", "DELETE ", "CREATE ", "ALTER ", "DROP ", "WITH "];
    WORDS.iter().any(|word| text.starts_with(word))
        && [" FROM ", " INTO ", "INTO ", " SET ", "TABLE"].iter().any(|word| text.contains(word))
}

/// Whether a token counts as a word of a sentence.
fn is_word(token: &str) -> bool {
    let option =
        token.strip_prefix('-').is_some_and(|rest| rest.starts_with(|c: char| c == '-' || c.is_alphanumeric()));
    let word = token.trim_matches(|c: char| !c.is_alphanumeric());
    !option
        && word.contains(char::is_alphabetic)
        && !is_identifier(word)
        && !word.contains(['@', '<', '>', '|', '(', '$'])
}

/// Whether a token is a name of the machine's: `appointment_reminder`, `message.ack`, a URL, a file.
fn is_identifier(token: &str) -> bool {
    token.contains(['_', '\\', '=']) || token.contains("://") || token.matches('/').count() > 1 || is_dotted(token)
}

/// Whether a full stop joins two longer words, as in `portal.example.org` but not in `a.m.`.
fn is_dotted(token: &str) -> bool {
    let long = |part: &str| part.chars().filter(|c| c.is_alphabetic()).nth(1).is_some();
    let mut parts = token.split('.');
    let mut before = parts.next().is_some_and(long);
    parts.any(|part| std::mem::replace(&mut before, long(part)) && before)
}

fn is_path(token: &str) -> bool {
    let bytes = token.as_bytes();
    ["./", "../", "~/", "\\\\"].iter().any(|start| token.starts_with(start))
        || token.starts_with('/') && token[1..].contains('/')
        || bytes.len() > 2 && bytes[0].is_ascii_alphabetic() && bytes[1] == b':' && matches!(bytes[2], b'/' | b'\\')
}

/// Whether a string is long enough to be a sentence in a script that puts no spaces between words.
fn is_unspaced_sentence(text: &str) -> bool {
    let unspaced = |c: &char| matches!(*c, '\u{e00}'..='\u{eff}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}');
    text.chars().filter(unspaced).nth(5).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences() {
        for text in [
            "Your diabetes visit",
            "Hola {{1}}, bienvenida",
            "Hi {{name}}, your visit is at {{time}}",
            "Your {drug} refill",
            "Call us: 555-0100 or visit https://portal.example.org",
            "See you at 2 p.m.",
            "- Bring your card",
            "*Important.* Your results are ready",
            "Réservez votre visite",
            "Take 500mg metformin/day",
            "Reply Y to confirm",
            "***NAME*** has a visit",
            "您的预约是明天上午",
            "Tap <b>here</b> to see your results",
        ] {
            assert!(is_sentence(text), "{text}");
        }
        for text in [
            "",
            "  ",
            "Main Street",
            "appointment_reminder",
            "https://portal.example.org/a?text=your visit",
            "message.ack message.sent message.read",
            "{{1}} {{2}} {{3}}",
            "1 2 3",
            "2024-05-01T10:00:00Z",
            "Mon, 02 Jan 2006 15:04:05 GMT",
            "Monday, May 5 at 10:30 AM",
            "EEEE, MMMM d, yyyy h:mm a",
            "^Hello my dear friend$",
            "(?:one two three)",
            "/usr/local/My Files/a b c",
            "C:\\Program Files\\My App\\a b",
            "tsc -p . && node dist/test.js now",
            "--flag -x -y",
            "a_b c_d e_f",
        ] {
            assert!(!is_sentence(text), "{text}");
        }
    }

    #[test]
    fn technicalities() {
        for text in ["https://a.org", "appointment_reminder", "message.ack", "a/b/c", "./x y", "", "^x$"] {
            assert!(is_technical(text), "{text}");
        }
        for text in ["Diabetes", "10:30", "123-45-6789", "HbA1c", "Dr. Patel", "and/or", "p.m."] {
            assert!(!is_technical(text), "{text}");
        }
    }
}
