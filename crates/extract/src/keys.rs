//! The names under which messages stand, in JSON and in code.

/// Keys whose string is a message whatever it looks like.
const MESSAGE: [&str; 28] = [
    "text",
    "body",
    "message",
    "msg",
    "content",
    "alert",
    "caption",
    "choice",
    "reminder",
    "option",
    "notice",
    "label",
    "html",
    "title",
    "subtitle",
    "subject",
    "preheader",
    "sms",
    "whatsapp",
    "template",
    "prompt",
    "reply",
    "greeting",
    "fallback",
    "header",
    "footer",
    "description",
    "button",
];

/// Keys whose string is never a message, even when it reads as a sentence.
const NEVER: [&str; 18] = [
    "display",
    "$schema",
    "id",
    "url",
    "type",
    "format",
    "language",
    "category",
    "name",
    "status",
    "namespace",
    "version",
    "license",
    "comment",
    "comments",
    "_comment",
    "author",
    "homepage",
];

/// Keys under which nothing is a message: what machines run.
const RUN: [&str; 11] = [
    "run",
    "script",
    "scripts",
    "before_script",
    "after_script",
    "command",
    "cmd",
    "shell",
    "entrypoint",
    "dependencies",
    "devDependencies",
];

/// Plural categories and languages: `body_es` and `reminder_text_other` are variants of a message. The language `id` is
/// missing, because `message_id` is an identifier.
const VARIANT: [&str; 21] = [
    "zero", "one", "two", "few", "many", "other", "default", "en", "es", "fr", "pt", "de", "it", "zh", "vi", "ko",
    "ru", "ar", "tl", "ht", "pl",
];

/// Whether a key names a message: one of the words itself, or a name that ends with it as a word of its own, such as
/// `message_text`, `smsBody`, `BODY` or `body_es`.
pub(crate) fn names_message(key: &str) -> bool {
    let key = key.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches(['_', '-', '.']);
    let named = |key: &str| MESSAGE.iter().any(|word| before_word(key, word).is_some());
    named(key)
        || VARIANT.iter().any(|variant| {
            let before = before_word(key, variant).map(|before| before.trim_end_matches(['_', '-', '.']));
            before.is_some_and(named)
        })
}

/// Whether a key names several messages: `messages`, `SMS_TEMPLATES`, `replies`; the `headers` of a table are none.
pub(crate) fn names_messages(key: &str) -> bool {
    let Some(one) = key.strip_suffix(['s', 'S']) else { return false };
    let singular =
        [one.to_owned(), one.trim_end_matches(['e', 'E']).to_owned(), format!("{}y", one.trim_end_matches("ie"))];
    let shown = ["title", "label", "header", "footer", "description"];
    singular.iter().any(|one| names_message(one) && !shown.iter().any(|word| before_word(one, word).is_some()))
}

/// Whether a key that names a message follows a value: a title before a body is that of a message.
pub(crate) fn precede_message(rest: &str) -> bool {
    let Some(next) = rest.trim_start().strip_prefix(',') else { return false };
    let next = next.trim_start().trim_start_matches(['"', '\'', ':']);
    let key = &next[..next.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(next.len())];
    let behind = next[key.len()..].trim_start_matches(['"', '\'', ' ']);
    names_message(key) && !names_part_of_screen(key) && behind.starts_with([':', '='])
}

/// Whether what has this name may as well be the heading or the label of a screen.
pub(crate) fn names_part_of_screen(key: &str) -> bool {
    ["title", "subtitle", "label", "header", "footer", "description", "option", "button", "html", "choice", "caption"]
        .iter()
        .any(|word| before_word(key, word).is_some())
}

/// Whether a key is also that of an error: `throw new Problem({ message: "…" })`.
pub(crate) fn names_error(key: &str) -> bool {
    ["message", "msg"].contains(&key)
}

/// Whether an attribute or a property is about how something looks or where it lies.
pub(crate) fn names_attribute(key: &str) -> bool {
    const NAMES: [&str; 21] = [
        "class",
        "className",
        "classes",
        "style",
        "href",
        "src",
        "srcSet",
        "sizes",
        "rel",
        "target",
        "viewBox",
        "points",
        "transform",
        "key",
        "htmlFor",
        "xmlns",
        "pattern",
        "accept",
        "sx",
        "allow",
        "media",
    ];
    NAMES.contains(&key) || key.ends_with("ClassName")
}

/// Whether a key is never a message unless its name says so.
pub(crate) fn names_technicality(key: &str) -> bool {
    is_extension(key) || NEVER.iter().any(|word| key.eq_ignore_ascii_case(word))
}

/// Whether a key is one of those whose value is seldom written for a reader, but is in a file of translations.
pub(crate) fn names_state(key: &str) -> bool {
    ["status", "category", "type", "format", "language", "version"].iter().any(|word| key.eq_ignore_ascii_case(word))
}

/// Whether a key is an extension of a schema, such as `x-phi-lint-disable`.
pub(crate) fn is_extension(key: &str) -> bool {
    key.as_bytes().get(..2).is_some_and(|start| start.eq_ignore_ascii_case(b"x-"))
}

/// Whether a key holds what is said about a message: `@greeting` in ARB files, `$schema` in many.
pub(crate) fn names_metadata(key: &str) -> bool {
    key.starts_with(['@', '$']) || key.eq_ignore_ascii_case("_comment") || RUN.contains(&key)
}

/// Whether a file with these keys at its top is for machines and those who mind them: a manifest, a pipeline, a schema.
pub(crate) fn are_of_machinery(has: impl Fn(&str) -> bool) -> bool {
    const ALONE: [&str; 9] = [
        "openapi",
        "swagger",
        "asyncapi",
        "lockfileVersion",
        "compilerOptions",
        "manifest_version",
        "AWSTemplateFormatVersion",
        "eslintConfig",
        "repos",
    ];
    const TOGETHER: [[&str; 2]; 15] = [
        ["name", "dependencies"],
        ["name", "devDependencies"],
        ["name", "scripts"],
        ["name", "require"],
        ["on", "jobs"],
        ["name", "runs"],
        ["apiVersion", "kind"],
        ["services", "volumes"],
        ["services", "networks"],
        ["services", "version"],
        ["stages", "variables"],
        ["$schema", "properties"],
        ["$schema", "definitions"],
        ["$schema", "$defs"],
        ["type", "properties"],
    ];
    ALONE.iter().any(|key| has(key)) || TOGETHER.iter().any(|keys| keys.iter().all(|key| has(key)))
}

/// Whether a key of a program holds words for those who run it: `help_text=`, `verbose_name=`.
pub(crate) fn names_help(key: &str) -> bool {
    [
        "help",
        "help_text",
        "verbose_name",
        "verbose_name_plural",
        "description",
        "summary",
        "docs",
        "usage",
        "deprecated",
    ]
    .contains(&key)
}

/// Whether a mapping with this key is one message with a note for its translators beside it.
pub(crate) fn has_description(key: &str) -> bool {
    ["message", "defaultMessage", "string"].contains(&key)
}

/// Whether this key beside a `description` says that it describes a thing with a name: a setting, a template, a rule.
pub(crate) fn names_described(key: &str) -> bool {
    ["name", "id", "type", "version", "default", "displayName", "key", "required", "color", "friendly_name"]
        .contains(&key)
}

/// Whether this key beside a `description` says that both are shown: a row of a list to choose from.
pub(crate) fn names_row(key: &str) -> bool {
    ["title", "item"].contains(&key)
}

/// Whether the key holds that note, or one on the placeholders.
pub(crate) fn describes(key: &str) -> bool {
    ["description", "developer_comment", "context", "placeholders"].contains(&key)
}

/// Whether a key holds sample values that a message is filled with.
pub(crate) fn names_sample(key: &str) -> bool {
    ["example", "examples"].iter().any(|word| key.eq_ignore_ascii_case(word))
}

/// Whether a key holds an object of sample values, as in Twilio Content.
pub(crate) fn names_variables(key: &str) -> bool {
    key.eq_ignore_ascii_case("variables")
}

/// Whether a key tells variants of one message apart: a language (`es`, `pt-BR`, `en_US`) or a plural category.
pub(crate) fn names_variant(key: &str) -> bool {
    let language = match key.split_once(['-', '_']) {
        Some((language, region)) if (2..=4).contains(&region.len()) => language,
        _ => key,
    };
    VARIANT.iter().any(|word| language.eq_ignore_ascii_case(word))
}

/// What stands before `word` at the end of a key, when a new word of the key begins there.
fn before_word<'a>(key: &'a str, word: &str) -> Option<&'a str> {
    let at = key.len().checked_sub(word.len())?;
    let (before, tail) = key.split_at_checked(at)?;
    if !tail.eq_ignore_ascii_case(word) {
        return None;
    }
    let Some(last) = before.chars().next_back() else { return Some(before) };
    let mut letters = tail.bytes();
    let capital = letters.next().is_some_and(|byte| byte.is_ascii_uppercase());
    let small = letters.next().is_none_or(|byte| byte.is_ascii_lowercase());
    // `message_text`, `smsBody`, `SMSBody`; but neither `context` nor `CONTEXT`.
    let boundary = !last.is_alphanumeric() || capital && (!last.is_uppercase() || small);
    boundary.then_some(before)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages() {
        for key in [
            "text",
            "Text",
            "TEXT",
            "whatsapp",
            "WhatsApp",
            "message_text",
            "smsBody",
            "SMSBody",
            "SMS_BODY",
            "push-title",
            "defaultMessage",
            "reminder.body",
            "body2",
            "text_1",
            "body_es",
            "bodyEs",
            "text_other",
            "clinicWhatsApp",
            "body_text",
            "2Body",
            "éText",
        ] {
            assert!(names_message(key), "{key}");
        }
        for key in [
            "",
            "context",
            "CONTEXT",
            "nobody",
            "messageId",
            "message_id",
            "body_type",
            "Content-Type",
            "headers",
            "templateName",
            "subtext",
            "textual",
            "é",
            "_",
            "12",
            "es",
            "other",
        ] {
            assert!(!names_message(key), "{key}");
        }
    }

    #[test]
    fn other_names() {
        for key in ["$schema", "ID", "x-phi-lint-disable", "X-Note", "license"] {
            assert!(names_technicality(key), "{key}");
        }
        for key in ["x", "xid", "ids", "é"] {
            assert!(!names_technicality(key), "{key}");
        }
        for key in ["en", "en-US", "pt_BR", "es_419", "zh-Hans", "other"] {
            assert!(names_variant(key), "{key}");
        }
        for key in ["id", "on", "one_time_password", "default_value"] {
            assert!(!names_variant(key), "{key}");
        }
    }
}
