//! Facts: what a message says of day, place and way to answer, which may be sent on as it stands.
//!
//! A fact is found by its own small grammar in the plain text and copied byte for byte. Whether a finding touches it is asked
//! by whoever uses it.

use std::ops::Range;

use phi_lint_lexicon::{Cue, Cues};

use super::pieces;
use super::signs::Sign;
use super::when::{self, When};
use crate::document::Document;
use crate::holes::Kind as HoleKind;
use crate::sentence;
use crate::words::Words;

/// What kind of fact it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    When(when::Kind),
    Place,
    /// A floor or a room by itself.
    Room,
    Phone,
    Link,
    /// The word to reply with.
    Keyword,
    /// A scale to reply on: 1-5.
    Scale,
}

impl Kind {
    /// What it is kept as.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Kind::When(_) => "when",
            Kind::Place | Kind::Room => "place",
            Kind::Phone => "phone",
            Kind::Link => "link",
            Kind::Keyword | Kind::Scale => "keyword",
        }
    }
}

/// One fact, in bytes of the plain text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fact {
    pub(super) kind: Kind,
    /// The words that lead to it, empty where there are none.
    pub(super) lead: Range<usize>,
    pub(super) core: Range<usize>,
}

impl Fact {
    /// With its leading words.
    pub(super) fn whole(&self) -> Range<usize> {
        self.lead.start..self.core.end
    }
}

/// Every fact of the message, in order.
pub(super) fn all(document: &Document<'_>) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut token = 0;
    while token < document.tokens.len() {
        if let Some(When { lead, core, kind }) = when::at(document, token) {
            token = core.end;
            facts.push(fact(document, Kind::When(kind), lead, core));
        } else if let Some(end) = phone(document, token) {
            facts.push(phone_fact(document, token, end));
            token = end;
        } else if let Some((lead, core)) = place(document, token) {
            token = core.end;
            facts.push(fact(document, Kind::Place, lead, core));
        } else if let Some(core) = room(document, token) {
            token = core.end;
            facts.push(fact(document, Kind::Room, core.start..core.start, core));
        } else if let Some((core, kind)) = answer(document, token) {
            token = core.end;
            facts.push(fact(document, kind, core.start..core.start, core));
        } else {
            token += 1;
        }
    }
    for (index, hole) in document.holes.iter().enumerate() {
        match hole.kind {
            HoleKind::Link => facts.push(Fact {
                kind: Kind::Link,
                lead: hole.range.start..hole.range.start,
                core: hole.range.clone(),
            }),
            HoleKind::Placeholder => facts.extend(filled(document, index)),
            HoleKind::Doubtful => {}
        }
    }
    facts.sort_by_key(|fact| fact.lead.start);
    joined(document, facts)
}

/// The half of the day that the times among these facts lie in, as far as a medicine is taken then.
pub(super) fn half<'f>(document: &Document<'_>, facts: impl Iterator<Item = &'f Fact>) -> Option<Sign> {
    for fact in facts.filter(|fact| matches!(fact.kind, Kind::When(_))) {
        let text = document.text.get(fact.core.clone())?.to_ascii_lowercase();
        let hour: u32 =
            text.bytes().take_while(u8::is_ascii_digit).fold(0, |hour, digit| hour * 10 + u32::from(digit - b'0'))
                % 100;
        match (hour, text.contains('p'), text.contains('a')) {
            (5..=11, true, _) => return Some(Sign::Evening),
            (4..=11, false, true) => return Some(Sign::Morning),
            _ => {}
        }
    }
    None
}

fn fact(document: &Document<'_>, kind: Kind, lead: Range<usize>, core: Range<usize>) -> Fact {
    let core = document.span(core.start, core.end);
    let mut lead = if lead.is_empty() { core.start..core.start } else { document.span(lead.start, lead.end) };
    lead.end = core.start;
    // The dot of p.m. belongs to it, unless it ends the sentence.
    let dotted = document.text.get(..core.end).is_some_and(|text| text.as_bytes().ends_with(b".m"))
        && document.text.get(core.end..).is_some_and(|rest| rest.starts_with(". ") || rest.starts_with(".,"));
    Fact { kind, lead, core: core.start..core.end + usize::from(dotted) }
}

/// A telephone number: groups of digits as people write them.
fn phone(document: &Document<'_>, token: usize) -> Option<usize> {
    let digits = |at: usize| {
        let word = document.word(at);
        (!word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())).then_some(word.len())
    };
    let before = token.checked_sub(1).map_or("", |at| document.gap(at));
    if before.ends_with(['$', '/', '.', '#', ':']) {
        return None;
    }
    let (mut end, mut lengths) = (token, Vec::new());
    while let Some(length) = digits(end).filter(|_| lengths.len() < 5) {
        lengths.push(length);
        end += 1;
        if !matches!(document.gap(end - 1), "-" | "." | " " | ") " | ")" | " (" | ") -" | "/") {
            break;
        }
    }
    let is_one = |lengths: &[usize]| {
        matches!(lengths, [10 | 11] | [3, 4] | [3, 3, 4] | [1, 3, 3, 4] | [1, 10])
            || matches!(lengths, [2, 2, 4, 4] | [2, 4 | 3, 4] | [3, 3, 3] | [2, 3, 3, 3])
    };
    (1..=lengths.len()).rev().find(|&count| is_one(&lengths[..count])).map(|count| token + count)
}

fn phone_fact(document: &Document<'_>, token: usize, end: usize) -> Fact {
    let mut core = document.span(token, end);
    let before = document.text.get(..core.start).unwrap_or_default();
    // (555) 010-4477, +1 555 ...
    if before.ends_with("+1 (") {
        core.start -= 4;
    } else if before.ends_with("+(") {
        core.start -= 2;
    } else if before.ends_with(['+', '(']) {
        core.start -= 1;
    }
    // An extension goes with its number.
    let extension = document.is_one_of(end, words!["ext" "x" "extension"]) && document.is_number(end + 1);
    if extension {
        core.end = document.span(end, end + 2).end;
    }
    Fact { kind: Kind::Phone, lead: core.start..core.start, core }
}

/// A place that a preposition leads to: "at Main Street Clinic, 3rd floor", "en nuestra oficina".
fn place(document: &Document<'_>, token: usize) -> Option<(Range<usize>, Range<usize>)> {
    const ENDS: Cues = Cues::of(&[Cue::Facility, Cue::Place, Cue::Room]);
    if !document.is_one_of(token, words!["at" "in" "en"]) || document.gap(token) != " " {
        return None;
    }
    let owned = document.is_one_of(token + 1, words!["our" "the" "nuestra" "nuestro" "la" "el"]);
    let first = token + 1;
    let opens = |token: usize| {
        let start = document.tokens.get(token).map_or(document.text.len(), |token| token.start as usize);
        pieces::opens(document.text.get(start..).unwrap_or_default())
    };
    let (mut end, mut is_place) = (first, false);
    while end < document.tokens.len().min(first + 9) {
        let (capital, number) = (document.is_capitalised(end), document.is_number(end));
        let generic = document.term_at(end).is_some_and(|hit| hit.entry.is_silent());
        let building =
            document.tokens[end].cues.has_any(ENDS) && (capital || owned || is_place) || is_building(document, end);
        let joint = document
            .is_one_of(end, words!["of" "the" "de" "del" "la" "las" "los" "el" "our" "nuestra" "nuestro" "and" "y"]);
        if !(capital || number || building || joint || owned && generic && end == first + 1) {
            break;
        }
        if when::at(document, end).is_some() && end > first {
            break;
        }
        is_place |= building;
        end += 1;
        let gap = document.gap(end - 1);
        let floor = matches!(gap, ", " | " - " | " (")
            && (document.is_number(end) || document.tokens.get(end).is_some_and(|token| token.cues.has(Cue::Room)))
            && (end..end + 3).any(|at| document.cues_of(at, at + 1).has(Cue::Room));
        if !matches!(gap, " " | ". " | "'" | " & " | "-" | " #") && !floor
            || gap == ". " && (!sentence::is_abbreviation(document.word(end - 1).as_bytes()) || opens(end))
        {
            break;
        }
    }
    // "in the library annex": a word behind the building that no row knows belongs to it.
    if is_place
        && end > first
        && document.gap(end - 1) == " "
        && document.term_at(end).is_none()
        && !document.gap(end).starts_with(' ')
        && document.word(end).len() > 4
        && !document.is_number(end)
        && when::at(document, end).is_none()
    {
        end += 1;
    }
    while end > first
        && document.is_one_of(end - 1, words!["of" "the" "de" "del" "la" "las" "los" "el" "our" "and" "y"])
    {
        end -= 1;
    }
    (is_place && end > first).then_some((token..first, first..end))
}

/// Whether the word names a place where care is given, and says no more.
pub(super) fn is_building(document: &Document<'_>, token: usize) -> bool {
    const BUILDINGS: &Words = words![
        "office" "clinic" "pharmacy" "hospital" "location" "oficina" "clinica" "farmacia" "consultorio" "center" "centro"
    ];
    document.is_one_of(token, BUILDINGS)
}

/// A floor or a room: "suite 210", "2nd floor", "piso 2".
fn room(document: &Document<'_>, token: usize) -> Option<Range<usize>> {
    const ROOMS: &Words = words![
        "suite" "ste" "room" "rm" "door" "level" "wing" "piso" "consultorio" "sala" "salon" "cuarto" "puerta" "nivel" "ventanilla"
    ];
    const FLOORS: &Words = words!["floor" "fl" "piso" "baja"];
    const ORDINALS: &Words =
        words!["ground" "first" "second" "third" "fourth" "primer" "segundo" "tercer" "cuarto" "planta"];
    if document.gap(token) != " " {
        return None;
    }
    let word = document.word(token);
    let ordinal = word.len() <= 4 && document.is_number(token) && !word.bytes().all(|byte| byte.is_ascii_digit());
    if (ordinal || document.is_one_of(token, ORDINALS)) && document.is_one_of(token + 1, FLOORS) {
        return Some(token..token + 2);
    }
    let short =
        document.is_number(token + 1) || document.word(token + 1).len() <= 2 && document.is_capitalised(token + 1);
    (document.is_one_of(token, ROOMS) && short).then_some(token..token + 2)
}

const REPLIES: &Words = words![
    "reply" "text" "txt" "respond" "responda" "responde" "conteste" "envie" "mande" "press" "oprima" "send"
];

/// What a reader is asked to answer: "Reply Y", "responda SI", "rate us 1-5".
fn answer(document: &Document<'_>, token: usize) -> Option<(Range<usize>, Kind)> {
    let digit = |at: usize| document.word(at).len() <= 2 && document.is_number(at);
    if digit(token) && document.gap(token) == "-" && digit(token + 1) && token > 0 {
        let asked = (token.saturating_sub(4)..token).any(|at| {
            document.is_one_of(
                at,
                words!["rate" "reply" "score" "scale" "us" "califique" "calificanos" "responda" "escala" "del"],
            )
        });
        return asked.then_some((token..token + 2, Kind::Scale));
    }
    if token == 0 || !document.is_one_of(token - 1, REPLIES) {
        return None;
    }
    let word = document.word(token);
    let shouted = word.bytes().all(|byte| byte.is_ascii_uppercase()) || digit(token);
    let spoken = document.is_one_of(token, words!["yes" "si" "ok" "y"]);
    (!word.is_empty() && (shouted || spoken)).then_some((token..token + 1, Kind::Keyword))
}

/// A placeholder that stands for a day, a time, a place or a number to call.
fn filled(document: &Document<'_>, index: usize) -> Option<Fact> {
    let hole = &document.holes[index];
    let name = document.plain.get(hole.inside.clone())?.to_ascii_lowercase();
    let before = document.text.get(..hole.range.start)?;
    let lead = lead_word(before);
    let says = |words: &[&str]| words.iter().any(|word| name.contains(word));
    let numbered = name.trim().bytes().all(|byte| byte.is_ascii_digit()) || matches!(name.as_str(), "s" | "d");
    let word = before.get(lead.clone()).unwrap_or_default().to_ascii_lowercase();
    let kind = if says(&["phone", "telefono", "tel_", "callback"]) {
        Kind::Phone
    } else if says(&["date", "time", "hora", "fecha", "day", "when", "dia", "slot", "weekday"])
        && !says(&["birth", "update"])
    {
        Kind::When(when::Kind::At)
    } else if says(&["link", "url", "enlace", "liga"]) {
        Kind::Link
    } else if says(&["location", "clinic", "office", "pharmacy", "address", "lugar", "farmacia", "sucursal", "org"]) {
        Kind::Place
    } else if numbered
        && (matches!(word.as_str(), "on" | "el" | "at" | "a las")
            || matches!(word.as_str(), "is" | "es") && goes_on(document, hole.range.end))
    {
        Kind::When(when::Kind::At)
    } else {
        return None;
    };
    let leads = match kind {
        Kind::When(_) => matches!(word.as_str(), "on" | "at" | "el" | "a las" | "a la" | "del" | "de"),
        Kind::Place => matches!(word.as_str(), "at" | "in" | "en"),
        _ => false,
    };
    if kind == Kind::Place && !leads && !before.ends_with(", ") {
        return None;
    }
    let start = hole.range.start;
    Some(Fact { kind, lead: if leads { lead.start..start } else { start..start }, core: hole.range.clone() })
}

/// Whether a time follows: "is {{2}} at {{3}}".
fn goes_on(document: &Document<'_>, at: usize) -> bool {
    let rest = document.text.get(at..).unwrap_or_default();
    [" at ", " a las ", ", "].iter().any(|joint| rest.starts_with(joint))
}

/// The last word before a placeholder, `a las` as one.
fn lead_word(before: &str) -> Range<usize> {
    let trimmed = before.trim_end_matches(' ');
    let start = trimmed.rfind(|char: char| !char.is_ascii_alphabetic()).map_or(0, |at| at + 1);
    let range = start..trimmed.len();
    if matches!(trimmed.get(range.clone()), Some("las" | "la")) && trimmed[..start].ends_with("a ") {
        return start - 2..range.end;
    }
    range
}

/// Days and times with no more than a joint between them are one: "on {{date}} at 2 PM".
fn joined(document: &Document<'_>, facts: Vec<Fact>) -> Vec<Fact> {
    let mut all: Vec<Fact> = Vec::with_capacity(facts.len());
    for fact in facts {
        if let Some(last) = all.last_mut() {
            if fact.lead.start < last.core.end {
                continue;
            }
            let between = document.text.get(last.core.end..fact.core.start).unwrap_or("?");
            let joint = matches!(
                between.trim_matches([' ', ',']),
                "" | "at" | "@" | "a las" | "a la" | "on" | "-" | "to" | "el" | "de"
            );
            let same = matches!((last.kind, fact.kind), (Kind::When(_), Kind::When(when::Kind::At)));
            if same && joint && between.len() <= 8 && !between.contains('\n') {
                last.core.end = fact.core.end;
                continue;
            }
        }
        all.push(fact);
    }
    all
}
