//! Whether an ambiguous term counts where it stands: its row's `needs` and `unless`, and names of people and places.

use phi_lint_lexicon::{Class, Clause, Cue, Cues, Hit, Scope, Tier};

use crate::document::Document;
use crate::words::Words;

/// How many words `near:` reaches.
const NEAR: usize = 4;

/// Whether this term counts here.
pub(crate) fn counts(document: &Document<'_>, hit: &Hit) -> bool {
    let holds = |clause: Clause| holds(document, hit, clause);
    if document.lexicon.unless(hit.entry).any(holds) {
        return false;
    }
    let mut needs = document.lexicon.needs(hit.entry).peekable();
    if needs.peek().is_some() && !needs.any(holds) {
        return false;
    }
    // A specially protected fact stays one even where it looks like a name.
    hit.entry.tier() == Tier::T3
        || !is_place(document, hit)
            && !is_addressee(document, hit)
            && !is_code(document, hit)
            && !is_traded(document, hit)
}

/// "4B-A1C-77", "5-FU-2210", "Suite A1C": letters that a code or a room number holds.
fn is_code(document: &Document<'_>, hit: &Hit) -> bool {
    let (first, end) = (hit.first as usize, hit.end as usize);
    let digits = |token: usize| document.word(token).bytes().filter(u8::is_ascii_digit).count();
    let before = first > 0 && document.gap(first - 1) == "-" && digits(first - 1) > 0;
    let behind = if document.gap(end - 1) == "-" { digits(end) } else { 0 };
    let room = first > 0 && document.cues_of(first - 1, first).has(Cue::Room) && document.gap(first - 1) == " ";
    before && behind > 0 || behind > 2 || room && end == first + 1 && digits(first) > 0
}

/// "The MRI technologist opening", "the vendor of the ultrasound": what is hired, bought or repaired is nobody's care.
fn is_traded(document: &Document<'_>, hit: &Hit) -> bool {
    let kind = matches!(hit.entry.class(), Class::Specialty | Class::Device | Class::Imaging | Class::Event);
    let (first, sentence) = (hit.first as usize, document.sentence(hit.first as usize));
    let own = first > sentence.first && document.cues_of(first - 1, first).has(Cue::Possess);
    kind && document.cues.has(Cue::Trade) && !own
}

/// "Hi Dolores, your visit is at 9", "Dear Ms. Burns": the name of the reader, unless the sentence is about medicine.
fn is_addressee(document: &Document<'_>, hit: &Hit) -> bool {
    const TITLES: &Words = words!["mr" "mrs" "ms" "miss" "sr" "sra" "srta" "don" "dona"];
    let (first, end) = (hit.first as usize, hit.end as usize);
    let sentence = document.sentence(first);
    if end != first + 1 || first == sentence.first || !document.is_capitalised(first) {
        return false;
    }
    let titled = document.is_one_of(first - 1, TITLES);
    let greeted = document.cues_of(first - 1, first).has(Cue::Greet) && document.gap(first - 1) == " ";
    let closed = document.gap(end - 1).starts_with([',', '!', '.']) || end >= sentence.end;
    (titled || greeted && closed) && !sentence.cues.has(Cue::Rx)
}

fn holds(document: &Document<'_>, hit: &Hit, clause: Clause) -> bool {
    let (first, end) = (hit.first as usize, hit.end as usize);
    let sentence = document.sentence(first);
    let mut cues = match clause.scope {
        Scope::Sentence => document.cues_around(first, end),
        Scope::Near => document.cues_near(first, end, NEAR),
        Scope::Previous if first > sentence.first => document.cues_of(first - 1, first),
        Scope::Next if end < sentence.end => document.cues_of(end, end + 1),
        Scope::Previous | Scope::Next => Cues::NONE,
    };
    if clause.cues.has(Cue::Name) && is_name(document, hit) {
        cues = cues.with(Cues::of(&[Cue::Name]));
    }
    cues.has_all(clause.cues)
}

/// Whether the term is part of the name of a street, a town or a building: "12 Cancer Street", "Stroke Hall".
fn is_place(document: &Document<'_>, hit: &Hit) -> bool {
    // In Spanish the word for the street stands before: calle Hernia.
    const BEFORE: &Words = words!["calle" "avenida" "av" "avda" "barrio" "colonia" "col" "plaza" "parque" "boulevard" "carretera" "colegio" "escuela" "san" "santa"];
    let (first, end) = (hit.first as usize, hit.end as usize);
    if first > 0
        && document.is_capitalised(first)
        && document.is_one_of(first - 1, BEFORE)
        && matches!(document.gap(first - 1), " " | ". ")
    {
        return true;
    }
    document.is_capitalised(hit.first as usize)
        && document.is_capitalised(end)
        && document.gap(end - 1) == " "
        && document.cues_of(end, end + 1).has(Cue::Place)
        && !document.cues_of(end + 1, end + 2).has(Cue::Care)
}

/// Whether the term stands where a person's or a company's name stands.
fn is_name(document: &Document<'_>, hit: &Hit) -> bool {
    let (first, end) = (hit.first as usize, hit.end as usize);
    if !document.is_capitalised(first) {
        return false;
    }
    let sentence = document.sentence(first);
    let greeted = first > sentence.first && {
        let before = document.cues_of(first - 1, first);
        before.has(Cue::Greet) || before.has(Cue::Title)
    };
    // "Dolores, your visit is confirmed."
    let called = first == sentence.first && document.gap(end - 1).starts_with(',');
    greeted
        || called
        || (first > sentence.first && is_ordinary_name(document, first - 1) && document.gap(first - 1) == " ")
        || (end < sentence.end && is_ordinary_name(document, end) && document.gap(end - 1) == " ")
}

/// A capitalised word that no dictionary row knows.
fn is_ordinary_name(document: &Document<'_>, token: usize) -> bool {
    let word = document.word(token);
    document.is_capitalised(token)
        && word.bytes().skip(1).all(|byte| byte.is_ascii_lowercase())
        && word.len() > 1
        && document.term_at(token).is_none_or(|hit| hit.entry.class() == Class::Idiom)
}
