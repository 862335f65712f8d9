//! Files as people keep them, read through the public functions.

mod code;
mod fixtures;
mod markdown;
mod properties;
mod seed;
mod speed;
mod templates;
mod wanted;
mod written;

use phi_lint_extract::{Format, Message, messages};

/// The texts of the messages of a file, with `path` saying its format.
fn texts(path: &str, source: &str) -> Vec<String> {
    found(path, source).into_iter().map(|message| message.text).collect()
}

fn found(path: &str, source: &str) -> Vec<Message> {
    messages(Format::of_path(path).unwrap(), source).unwrap()
}

/// What a word of the messages is in the file; the word must stand in exactly one of them.
fn place<'a>(path: &str, source: &'a str, word: &str) -> &'a str {
    let all = found(path, source);
    let mut with_word = all.iter().filter(|message| message.text.contains(word));
    let message = with_word.next().unwrap_or_else(|| panic!("no message has {word:?}: {all:?}"));
    assert_eq!(with_word.next(), None);
    let at = message.text.find(word).unwrap();
    let span = message.file_span(at..at + word.len());
    assert!(message.start() <= span.start && span.end <= message.end());
    &source[span]
}
