//! What a call does with its strings, by its name.

/// Calls whose strings are read by whoever writes or runs the program.
const FOR_DEVELOPERS: [&str; 39] = [
    "log",
    "debug",
    "info",
    "warn",
    "warning",
    "error",
    "fatal",
    "critical",
    "trace",
    "print",
    "println",
    "printf",
    "writeline",
    "eprintln",
    "logger",
    "exception",
    "assert",
    "expect",
    "describe",
    "it",
    "test",
    "raise",
    "throw",
    "panic",
    "abort",
    "fail",
    "puts",
    "var_dump",
    "dd",
    "add_argument",
    "errorf",
    "wrap",
    "deprecated",
    "annotate",
    "require",
    "import",
    "query",
    "execute",
    "regexp",
];
/// How the names of others begin: checks of a test.
const CHECKS: [&str; 9] =
    ["assert", "log_", "tobe", "toequal", "tocontain", "tomatch", "tohave", "tothrow", "shouldbe"];
/// Words that a call which sends has in its name.
const SENDS: [&str; 8] = ["send", "sms", "whatsapp", "notify", "reply", "message", "broadcast", "remind"];
/// Names of such calls; in longer ones these words mean something else.
const SENDS_ALONE: [&str; 7] = ["text", "say", "speak", "content", "line", "greeting", "intro"];

/// Whether no patient reads the strings of this call.
pub(crate) fn is_for_developers(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    FOR_DEVELOPERS.contains(&name.as_str())
        || CHECKS.iter().any(|start| name.starts_with(start))
        || ["error", "exception", "logger"].iter().any(|end| name.ends_with(end))
}

/// Whether the call sends its strings.
pub(crate) fn sends(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    SENDS.iter().any(|word| name.contains(word)) || SENDS_ALONE.contains(&name.as_str())
}
