//! The messages that `curl` sends: its options for bodies, and what stands in them.

use crate::draft::Draft;
use crate::message::Message;
use crate::{json, keys, prose, script};

/// Options that take a body.
const BODY: [&str; 6] = ["-d", "--data", "--data-raw", "--data-ascii", "--data-binary", "--json"];
/// Options that take one field of a form.
const FIELD: [&str; 4] = ["--data-urlencode", "-F", "--form", "--form-string"];

/// Options of other programs that take a text.
const TEXT: [&str; 4] = ["--body", "--message", "--text", "--subject"];

/// What an option says about a word.
#[derive(Clone, Copy)]
pub(crate) enum Argument {
    /// JSON, or fields `name=value` joined with `&`.
    Body,
    /// One field.
    Field,
    /// A text: that of other programs which send, `--body "…"`, or of a variable.
    Text,
}

/// What a word of a command line is.
pub(crate) enum Word {
    /// An option, whose argument is the next word.
    Takes(Argument),
    /// An option with its argument, which begins at this byte of the word.
    Has(Argument, usize),
    /// Nothing that sends a message.
    Other,
}

/// Tells whether a word is an option that sends something.
pub(crate) fn option(word: &str) -> Word {
    let name = word.split('=').next().unwrap_or_default();
    let argument = match name {
        _ if BODY.contains(&name) => Argument::Body,
        _ if FIELD.contains(&name) => Argument::Field,
        _ if TEXT.contains(&name) => Argument::Text,
        _ if names_variable(name) && word.len() > name.len() => return Word::Has(Argument::Text, name.len() + 1),
        _ if word.starts_with("-d") => return Word::Has(Argument::Body, 2),
        _ if is_bundle(word) => Argument::Body,
        _ => return Word::Other,
    };
    if word.len() > name.len() { Word::Has(argument, name.len() + 1) } else { Word::Takes(argument) }
}

/// The messages of an argument that begins at this byte of a word.
pub(crate) fn messages(argument: Argument, word: &Message, start: usize) -> Vec<Message> {
    let part = |start, end| Draft::of(&word.text, start..end).map(|part| part.within(word));
    let text = &word.text[start..];
    if matches!(argument, Argument::Text) {
        let takes = prose::is_sentence(text) && prose::addresses(text);
        return part(start, word.text.len()).filter(|_| takes).into_iter().collect();
    }
    if text.trim_start().starts_with(['{', '[']) {
        return part(start, word.text.len()).iter().flat_map(body).collect();
    }
    let (mut found, mut at) = (Vec::new(), start);
    for field in text.split(|c| c == '&' && matches!(argument, Argument::Body)) {
        let end = at + field.len();
        if let Some((name, value)) = field.split_once('=')
            && keys::names_message(name)
        {
            found.extend(part(end - value.len(), end));
        }
        at = end + 1;
    }
    found
}

/// The messages of a JSON body; of its string literals, if a variable or a mistake in it makes it something else.
pub(crate) fn body(body: &Message) -> Vec<Message> {
    let found = json::messages_of_sample(&body.text).unwrap_or_else(|_| script::messages(&body.text, None));
    found.into_iter().map(|message| message.within(body)).collect()
}

/// Whether this is the name of a variable that holds a message.
fn names_variable(name: &str) -> bool {
    name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') && keys::names_message(name)
}

/// Short options in one word, the last of which takes a body: `-sd`, `-sSLd`.
fn is_bundle(word: &str) -> bool {
    word.strip_prefix('-').and_then(|letters| letters.strip_suffix('d')).is_some_and(|letters| {
        (1..4).contains(&letters.len()) && letters.bytes().all(|byte| byte.is_ascii_alphabetic())
    })
}
