//! The opening of a message: who sends it and whom it greets.

use std::ops::Range;

use phi_lint_lexicon::{Cue, Cues};

use super::facts::is_building;
use crate::document::Document;
use crate::holes::Kind;
use crate::rules::person::{self, Trust};
use crate::words::Words;

/// What stands before the first sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Opening {
    /// Where the first sentence begins, in bytes of the plain text.
    pub(super) end: usize,
    /// What is kept of it, in bytes of the plain text.
    pub(super) kept: Vec<Range<usize>>,
    /// What has to follow the kept part: a comma where a name was cut.
    pub(super) close: &'static str,
    /// A label such as `Reminder:`, which a wording brings itself and other sentences need.
    pub(super) label: Option<Range<usize>>,
    /// Whether the sentence goes on behind a comma.
    pub(super) flows: bool,
}

const GREETINGS: &Words = words![
    "hi" "hello" "hey" "dear" "hola" "buenos" "buenas" "buen" "good" "greetings" "estimado" "estimada" "saludos"
    "hiya" "querido" "querida"
];
const GREETED: &Words = words![
    "morning" "afternoon" "evening" "day" "dias" "dia" "tardes" "noches" "there" "mr" "mrs" "ms" "miss" "sr" "sra" "srta" "don" "dona" "again"
];
/// News before a name: neither is kept.
const NEWS: &Words = words!["good" "great" "bad" "buenas" "malas" "news" "noticias"];
/// Words that end a name.
const NO_NAMES: &Words = words![
    "your" "you" "you're" "we" "this" "it" "our" "the" "please" "just" "a" "an" "dr" "dra" "doctor" "su" "sus" "le"
    "la" "el" "tiene" "recordatorio" "reminder" "i" "if" "is" "are" "from" "its" "it's" "don't" "time" "patient" "tu"
];
/// Labels that a wording brings itself.
const LABELS: &Words = words![
    "reminder" "recordatorio" "appointment" "friendly" "aviso" "notice" "important" "de" "cita" "alert" "alerta"
    "update" "message" "fyi" "confirmation" "note" "importante"
];
const BUILDINGS: Cues = Cues::of(&[Cue::Facility, Cue::Place]);

/// The opening of a message; `is_clean` says whether nothing was found in these bytes.
pub(super) fn of(document: &Document<'_>, is_clean: &dyn Fn(Range<usize>) -> bool) -> Opening {
    let mut opening = Opening::default();
    let mut token = 0;
    if let Some((end, sender)) = label(document) {
        let range = document.span(0, end);
        let range = range.start..range.end + 1;
        if sender && !is_clean(range.clone()) {
            return opening;
        }
        token = end;
        opening.end = range.end;
        if sender {
            opening.kept.push(range);
        } else if is_clean(range.clone()) {
            opening.label = Some(range);
        }
    }
    if let Some(hole) = document.holes.first().filter(|hole| hole.range.start == 0)
        && document.plain.get(hole.range.end..).is_some_and(|rest| rest.starts_with(": "))
    {
        let range = 0..hole.range.end + 1;
        if is_clean(range.clone()) {
            token = document.tokens.partition_point(|token| (token.start as usize) < range.end);
            opening.end = range.end;
            opening.kept.push(range);
        }
    }
    greeting(document, token, is_clean, &mut opening);
    opening
}

/// A label before a colon, and whether it names the sender: "Main Street Clinic: ..."
fn label(document: &Document<'_>) -> Option<(usize, bool)> {
    let last = (0..document.tokens.len().min(7)).find(|&at| document.gap(at) != " ")?;
    if !matches!(document.gap(last), ": " | ":\n" | ": \n" | ":\n\n") {
        return None;
    }
    let words = 0..=last;
    if words.clone().all(|at| document.is_one_of(at, LABELS)) {
        return Some((last + 1, false));
    }
    let named = words
        .clone()
        .all(|at| document.is_capitalised(at) || document.is_one_of(at, words!["of" "de" "the" "la" "del" "and" "y"]));
    let building = words.clone().any(|at| document.tokens[at].cues.has_any(BUILDINGS) || is_building(document, at));
    (named && building).then_some((last + 1, true))
}

fn greeting(document: &Document<'_>, first: usize, is_clean: &dyn Fn(Range<usize>) -> bool, opening: &mut Opening) {
    let is = |at: usize, words: &Words| document.is_one_of(at, words);
    let mut token = first;
    let news = is(token, NEWS) && is(token + 1, words!["news" "noticias"]);
    if news {
        token += 2;
    }
    let greets = is(token, GREETINGS) && (!is(token, words!["good"]) || is(token + 1, GREETED));
    let greeted = greets && !news;
    let start = if greeted {
        let start = token;
        token += 1;
        while is(token, GREETED) && matches!(document.gap(token - 1), " " | ". ") {
            token += 1;
        }
        document.span(start, token).start
    } else {
        document.tokens.get(token).map_or(document.text.len(), |token| token.start as usize)
    };
    let said = if token > first && greeted { document.span(first, token).end } else { start };
    // A placeholder stands before the next word.
    let next = document.tokens.get(token).map_or(document.text.len(), |token| token.start as usize);
    let hole = document.holes.iter().find(|hole| {
        let doubtful = hole.kind == Kind::Doubtful && hole.range.start == opening.end && !greeted;
        let plain = hole.kind == Kind::Placeholder && hole.range.end <= next.max(hole.range.start);
        hole.range.start >= opening.end && (plain || doubtful)
    });
    let hole = hole.filter(|hole| {
        let from = if greeted { said } else { opening.end };
        document
            .plain
            .get(from..hole.range.start)
            .is_some_and(|between| between.trim().chars().all(|char| !char.is_ascii()))
    });
    let (name_start, mut name_end, mut full_end) = if let Some(hole) = hole {
        (hole.range.start, hole.range.end, hole.range.end)
    } else {
        let Some(name) = name_at(document, token, greeted || news) else {
            return plain_greeting(document, greeted, start, said, is_clean, opening);
        };
        (name.first.start, name.first.end, name.end)
    };
    let start = if greeted { start } else { name_start };
    let rest = document.plain.get(full_end..).unwrap_or_default();
    let closed = rest.trim_start_matches(' ').starts_with([',', '!', '.', ':', ';', '-', '\n']);
    let emoji = rest
        .trim_start()
        .chars()
        .next()
        .is_some_and(|char| !char.is_ascii() && !char.is_alphanumeric() && !matches!(char, '¿' | '¡'));
    if !greeted && !news && !rest.starts_with([',', '!']) {
        return;
    }
    // Dear Ms. Okafor: the whole name stays unless a finding holds it.
    if full_end > name_end && is_clean(start..full_end) {
        name_end = full_end;
    }
    full_end = full_end.max(name_end);
    let mut close_end = full_end;
    if closed || emoji {
        for (at, char) in rest.char_indices() {
            let mark = matches!(char, ',' | '!' | ' ' | ':' | ';')
                || char == '.'
                || char == '-' && rest[at + 1..].starts_with(' ');
            if !mark && (char.is_ascii() || char.is_alphanumeric() || matches!(char, '¿' | '¡')) {
                break;
            }
            close_end = full_end + at + char.len_utf8();
        }
    }
    if !is_clean(start..name_end) {
        // The name is one that must not be sent: the greeting goes on without it.
        opening.end = close_end.max(full_end);
        if greeted && is_clean(start..said) {
            opening.kept.push(start..said);
            (opening.close, opening.flows) = (",", true);
        }
        return;
    }
    let closing = document.plain.get(full_end..close_end).unwrap_or_default();
    let gap = closing.len() - closing.trim_start().len();
    let closing = closing.trim();
    opening.end = close_end.max(full_end);
    opening.kept.push(start..name_end);
    // An emphatic greeting of good news is made a plain one.
    if news || closing.is_empty() {
        opening.close = ",";
        opening.flows = true;
    } else {
        opening.flows = closing.ends_with([',', '-', ':']);
        opening.kept.push(full_end + gap..full_end + gap + closing.len());
    }
}

/// A greeting without a name: "Hello," or "Good morning!"
fn plain_greeting(
    document: &Document<'_>,
    greeted: bool,
    start: usize,
    said: usize,
    is_clean: &dyn Fn(Range<usize>) -> bool,
    opening: &mut Opening,
) {
    let rest = document.plain.get(said..).unwrap_or_default();
    if !greeted || !is_clean(start..said) || !rest.starts_with([',', '!', '.']) {
        return;
    }
    let marks = rest.len() - rest.trim_start_matches([',', '!', '.']).len();
    opening.end = said + marks;
    opening.kept.push(start..said + marks);
    opening.flows = rest.starts_with(',');
}

struct Name {
    /// The first name.
    first: Range<usize>,
    /// The byte where the whole name ends.
    end: usize,
}

/// The name that begins at this token.
fn name_at(document: &Document<'_>, token: usize, greeted: bool) -> Option<Name> {
    let trust = if greeted { Trust::Greeted } else { Trust::Other };
    let is_name = |at: usize| person::is_name_word(document, at, trust) && !document.is_one_of(at, NO_NAMES);
    let word = document.word(token);
    let lower =
        greeted && !word.is_empty() && document.gap(token).starts_with([',', '!']) && document.term_at(token).is_none();
    if !is_name(token) && !lower || word.ends_with("'s") {
        return None;
    }
    let mut end = token + 1;
    while end < token + 4 && matches!(document.gap(end - 1), " " | ". " | "-") && is_name(end) {
        end += 1;
    }
    Some(Name { first: document.span(token, token + 1), end: document.span(token, end).end })
}
