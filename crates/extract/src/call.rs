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
/// What is logged how: `LogInformation`.
const LEVELS: [&str; 8] = ["information", "warning", "error", "debug", "critical", "trace", "event", "message"];
/// Words that a call which sends has in its name.
const SENDS: [&str; 9] =
    ["send", "notification", "sms", "whatsapp", "notify", "reply", "message", "broadcast", "remind"];
/// Names of such calls; in longer ones these words mean something else.
const SENDS_ALONE: [&str; 7] = ["text", "say", "speak", "content", "line", "greeting", "subject"];

/// Whether no patient reads the strings of this call.
pub(crate) fn is_for_developers(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    FOR_DEVELOPERS.contains(&name.as_str())
        || CHECKS.iter().any(|start| name.starts_with(start))
        || name.strip_prefix("log").is_some_and(|level| LEVELS.contains(&level))
        || ["error", "exception", "logger", "field"].iter().any(|end| name.ends_with(end))
}

/// Whether the call that ends here is one of a log, such as `Log.d` or `errors.New`, by what stands before its name.
pub(crate) fn is_of_log(before: &str) -> bool {
    const LOGS: [&str; 12] = [
        "log", "logger", "_logger", "logging", "console", "slog", "syslog", "stderr", "timber", "errors", "debug",
        "trace",
    ];
    let name = before.trim_end().trim_end_matches(|c: char| c.is_alphanumeric() || c == '_');
    let Some(object) = ["->", "::", "."].iter().find_map(|mark| name.strip_suffix(mark)) else { return false };
    let start = object.rfind(|c: char| !c.is_alphanumeric() && c != '_').map_or(0, |at| at + 1);
    let object = object.get(start..).unwrap_or_default().to_ascii_lowercase();
    LOGS.contains(&object.as_str())
}

/// Whether the call sends its strings, or sets what is sent.
pub(crate) fn sends(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    if ["setbody", "setsubject", "settext", "setcontent", "setcontenttext", "withbody", "withtext"]
        .contains(&name.as_str())
    {
        return true;
    }
    SENDS.iter().any(|word| name.contains(word)) || SENDS_ALONE.contains(&name.as_str())
}
