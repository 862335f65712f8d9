//! Messages in the fenced code of Markdown, by the language of the fence.

use crate::message::Message;
use crate::{json, script, shell, yaml};

/// The messages of a code block with this info string; `content` is all of its text.
///
/// A block that names no language is a message on a page of messages (`prose`); in documentation it may be anything.
pub(crate) fn messages(info: &str, content: Message, prose: bool) -> Vec<Message> {
    let language = info.split(|c: char| c.is_whitespace() || matches!(c, ',' | '{' | ':')).next().unwrap_or_default();
    let found = match language.to_ascii_lowercase().as_str() {
        "" if !prose => return Vec::new(),
        "" | "text" | "txt" | "plain" | "plaintext" | "none" => return vec![content],
        "yaml" | "yml" => match yaml::messages(&content.text, None) {
            Ok(found) => found,
            Err(_) => return vec![content],
        },
        "json" => match json::messages_of_sample(&content.text) {
            Ok(found) => found,
            // Nothing is skipped in silence.
            Err(_) => return vec![content],
        },
        "bash" | "sh" | "shell" | "console" | "curl" | "zsh" | "shell-session" | "shellsession" => {
            shell::messages(&content.text)
        }
        // A scanner of string literals does well enough for JSON with comments.
        "javascript" | "js" | "mjs" | "cjs" | "jsx" | "typescript" | "ts" | "tsx" | "jsonc" | "json5" => {
            script::messages(&content.text, None)
        }
        _ => Vec::new(),
    };
    found.into_iter().map(|message| message.within(&content)).collect()
}
