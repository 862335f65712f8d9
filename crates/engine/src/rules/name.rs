//! Names of people: which words can be part of one.

use phi_lint_lexicon::{Class, Cue, Cues};

use crate::document::Document;
use crate::words::Words;

/// A capitalised word, or an initial, that is not an ordinary dictionary word.
pub(super) fn is_name_word(document: &Document<'_>, token: usize) -> bool {
    let word = document.word(token);
    let mut letters = word.bytes();
    let capital = letters.next().is_some_and(|byte| byte.is_ascii_uppercase());
    let known = document.term_at(token).is_some_and(|hit| {
        matches!(hit.entry.class(), Class::Cue | Class::Generic)
            && !document.tokens[token].cues.has_any(Cues::of(&[Cue::Place, Cue::Body, Cue::Room]))
    });
    let initial = word.len() == 1 && document.gap(token).starts_with('.');
    capital
        && !known
        && (initial || !is_function_word(word))
        && word.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'\'')
}

/// Words that begin sentences and never name a person.
const FUNCTION_WORDS: &Words = words![
    "the" "a" "an" "our" "we" "you" "your" "is" "are" "will" "has" "have" "had" "was" "can" "may" "on" "at"
    "in" "to" "for" "and" "or" "please" "this" "that" "it" "if" "us" "not" "no" "office" "team" "mon" "tue"
    "wed" "thu" "fri" "sat" "sun" "monday" "tuesday" "wednesday" "thursday" "friday" "saturday" "sunday"
    "january" "february" "march" "april" "may" "june" "july" "august" "september" "october" "november"
    "december" "today" "tomorrow" "su" "el" "la" "los" "las" "lunes" "martes" "miercoles" "jueves" "viernes"
    "sabado" "domingo" "am" "pm" "who" "about" "from" "my" "her" "his" "their" "me" "him" "them" "before"
    "after" "by" "now" "as" "be" "would" "could" "should" "did" "does" "do" "video" "so" "call" "said" "says"
    "wants" "asked" "and" "y" "es" "para" "por" "nuestra" "nuestro" "sus" "le" "see" "please" "here"
];

pub(super) fn is_function_word(word: &str) -> bool {
    // We're, I'll: the word before the apostrophe decides.
    let word = word.split('\'').next().unwrap_or(word);
    FUNCTION_WORDS.has(word)
}
