//! `facility-reveals-care`: the name of a place that says what it treats.

use std::ops::Range;

use phi_lint_lexicon::{Class, Cue, Cues, Domain, Hit, Source, Tier};

use super::{DEFAULT, Document, Levels, RuleInfo, Sink, Text, Trigger};
use crate::words::Words;

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "facility-reveals-care",
    catches: "The name of a clinic, unit or organisation that tells its field, such as an oncology center or a dialysis company. Names like Main Street Clinic are allowed, except under strict.",
    message: Text {
        en: "This place's name tells the kind of care",
        es: "El nombre de este lugar revela el tipo de atención",
    },
    why: Text {
        en: "A place that treats one thing tells what its patients have; the number identifies the patient.",
        es: "Un lugar que atiende una sola cosa revela qué tienen sus pacientes; el número identifica al paciente.",
    },
    citations: &["45 CFR 160.103", "42 CFR 2.13(c)"],
    levels: Levels::row(b"T E I T T T"),
    bad: &[
        "Your ride to [[Juniper Creek Cancer Institute]] is at 7.",
        "[[Larkspur Heart & Vascular]]: reply Y to keep Tuesday.",
        "[[Meadowlark Orthodontics]] will see you at 4.",
        "Lo esperamos en la [[Clínica del Riñón]] a las 9.",
    ],
    good: &[
        "Your ride to Juniper Creek Medical Center is at 7.",
        "Sacred Heart Hospital: use the north gate.",
        "Find us behind the Heart of Texas Mall.",
        "Lo esperamos en la Clínica Santa Rosa a las 9.",
    ],
    scan: Some((Trigger::Always, scan)),
    ..DEFAULT
};

/// The most words of a name on either side of the telling one.
const REACH: usize = 6;

fn scan(document: &Document<'_>, sink: &mut Sink<'_>) {
    let mut done = 0;
    for hit in &document.terms {
        let (first, end) = (hit.first as usize, hit.end as usize);
        if first < done || !document.is_capitalised(first) {
            continue;
        }
        let Some(tier) = telling(document, hit) else { continue };
        let name = name_around(document, first, end);
        if !is_facility(document, hit, &name) {
            continue;
        }
        done = name.end;
        // A name tells as much as the gravest word in it.
        let from = document.terms.partition_point(|other| (other.first as usize) < name.start);
        let inside = document.terms[from..].iter().take_while(|other| (other.first as usize) < name.end);
        let tier = inside.filter_map(|other| telling(document, other)).fold(tier, Tier::max);
        let broadcast = tier < Tier::T3 && document.sentence(first).is_notice();
        sink.report_tier(document.span(name.start, name.end), tier, -i8::from(broadcast));
    }
    if document.policy.is_strict() {
        every_facility(document, sink);
    }
}

/// Outer and lesser parts of the body, whose clinics tell little.
const LESSER: &Words = words![
    "foot" "feet" "ankle" "toe" "ear" "ears" "nose" "throat" "mouth" "teeth" "tooth" "gum" "gums" "molar"
    "face" "piel" "ojo" "ojos" "oido" "oidos" "oreja" "nariz" "garganta" "boca" "diente" "dientes" "muela"
    "pie" "pies" "lip" "nasal" "sinus" "cara" "rostro"
];

/// How much a word tells when it stands in the name of a place.
fn telling(document: &Document<'_>, hit: &Hit) -> Option<Tier> {
    let entry = hit.entry;
    let field = matches!(
        entry.class(),
        Class::Specialty
            | Class::Program
            | Class::Imaging
            | Class::Procedure
            | Class::Condition
            | Class::Symptom
            | Class::Device
    );
    let body = || document.lexicon.cues(entry).has(Cue::Body);
    if field && entry.tier() >= Tier::T1 {
        // "Burns Pavilion": a word that needs a cue is a name as often as a field.
        let telling = !document.lexicon.is_conditional(entry)
            || matches!(entry.class(), Class::Specialty | Class::Program | Class::Imaging | Class::Symptom)
            || body();
        return telling.then(|| entry.tier());
    }
    (entry.class() == Class::Cue && body())
        .then(|| if document.is_one_of(hit.first as usize, LESSER) { Tier::T1 } else { Tier::T2 })
}

/// Whether the term tells its field wherever it stands.
fn is_strong(document: &Document<'_>, hit: &Hit) -> bool {
    hit.entry.tier() >= Tier::T1 && !document.lexicon.is_conditional(hit.entry) && hit.entry.class() != Class::Condition
        || hit.entry.domain() != Domain::None && !document.lexicon.is_conditional(hit.entry)
        || hit.entry.class() == Class::Condition
            && hit.entry.tier() >= Tier::T2
            && !document.lexicon.is_conditional(hit.entry)
            && !document.lexicon.cues(hit.entry).has(Cue::Body)
}

/// Words that begin or interrupt a line in capitals and are no part of a name.
const OUTSIDE: &Words = words![
    "your" "you" "our" "the" "a" "an" "at" "from" "to" "with" "in" "on" "by" "is" "are" "has" "will" "hi"
    "hello" "hey" "dear" "please" "reminder" "reply" "this" "that" "we" "we're" "it's" "it" "call" "text"
    "see" "visit" "monday" "tuesday" "wednesday" "thursday" "friday" "saturday" "sunday" "mon" "tue" "tues"
    "wed" "thu" "thurs" "fri" "sat" "sun" "today" "tomorrow" "next" "new" "my" "mychart" "confirm" "confirmed"
    "i" "if" "and" "or" "for" "su" "sus" "el" "la" "los" "las" "en" "tu" "cita" "hola" "estimado" "estimada"
    "recordatorio" "lunes" "martes" "miercoles" "jueves" "viernes" "am" "pm" "need" "ask" "how" "what" "when"
    "where" "weekly" "annual" "as" "use" "thanks" "thank" "gracias" "de" "del" "his" "her"
];
/// Small words between the capitalised words of a name.
const JOINTS: &Words = words!["of" "for" "and" "the" "de" "del" "la" "las" "los" "el" "y" "e" "para"];

/// The capitalised words around a term.
fn name_around(document: &Document<'_>, first: usize, end: usize) -> Range<usize> {
    let sentence = document.sentence(first);
    let (mut start, mut stop) = (first, end);
    while start > sentence.first && first - start < REACH {
        let joint = document.is_one_of(start - 1, JOINTS) && start >= 2 && !document.is_capitalised(start - 1);
        // "Center for Heart", "Clínica de los Ojos": up to two small words.
        let mut word = start - 1;
        while joint
            && word > sentence.first
            && document.is_one_of(word, JOINTS)
            && !document.is_capitalised(word)
            && start - word < 4
        {
            word -= 1;
        }
        // What stands before "for" and "and" counts only when it is a place or a field itself.
        let leads = !joint
            || document.tokens[word].cues.has_any(Cues::of(&[Cue::Facility, Cue::Body]))
            || document.gap(word).contains('&')
            || document.is_one_of(start - 1, words!["and" "y" "de" "del" "la" "of"]);
        if !(is_part(document, word) && leads && (word..start).all(|token| is_joined(document, token))) {
            break;
        }
        start = word;
    }
    while stop < sentence.end && stop - end < REACH && is_joined(document, stop - 1) {
        let mut word = stop;
        while word < stop + 3
            && word < sentence.end
            && document.is_one_of(word, JOINTS)
            && !document.is_capitalised(word)
        {
            word += 1;
        }
        let joint = word > stop;
        let telling = joint && document.term_at(word).is_some_and(|hit| telling(document, hit).is_some());
        if !(word < sentence.end
            && is_part(document, word)
            && (!joint || telling || word > stop && document.is_one_of(stop, words!["of" "de" "del"])))
        {
            break;
        }
        stop = word + 1;
    }
    start..stop
}

/// A capitalised word that may belong to a name.
fn is_part(document: &Document<'_>, token: usize) -> bool {
    document.is_capitalised(token)
        && !document.is_one_of(token, OUTSIDE)
        && (!document.tokens[token].cues.has(Cue::Visit) || document.tokens[token].cues.has(Cue::Facility))
}

fn is_joined(document: &Document<'_>, token: usize) -> bool {
    matches!(document.gap(token), " " | " & " | "-" | " - " | "/" | "&")
        || document.gap(token) == ". " && document.is_one_of(token, words!["st" "ft" "mt" "dr"])
        || document.gap(token) == ", " && document.tokens[token].cues.has(Cue::Body)
}

/// Whether the word ends, or in Spanish begins, the name of a place of care.
fn is_head(document: &Document<'_>, token: usize) -> bool {
    if document.tokens[token].cues.has(Cue::Facility) && document.is_capitalised(token) {
        return true;
    }
    // "Dialysis Center" and "Instituto del Corazón" are one term: the word for the place is looked up alone.
    document.is_capitalised(token)
        && document.term_at(token).is_some_and(|hit| {
            let outer = if hit.entry.source() == Source::HandSpanish { hit.first } else { hit.end - 1 };
            hit.end - hit.first > 1 && outer as usize == token
        })
        && document
            .lexicon
            .lookup(document.word(token))
            .is_some_and(|(_, entry)| document.lexicon.cues(entry).has(Cue::Facility))
}

/// Words that may stand between a field and the word for the place.
fn is_soft(document: &Document<'_>, token: usize) -> bool {
    document.tokens[token].cues.has_any(Cues::of(&[Cue::Care, Cue::Body, Cue::Dental, Cue::Health]))
        || document.term_at(token).is_some_and(|hit| telling(document, hit).is_some())
        || document.is_one_of(token, JOINTS)
        || document.is_one_of(
            token,
            words!["surgery" "medicine" "disease" "diseases" "wellness" "care" "health" "rehab" "laser" "and" "specialty"],
        )
}

/// Whether the capitalised words around a term are the name of a place.
fn is_facility(document: &Document<'_>, hit: &Hit, name: &Range<usize>) -> bool {
    let (first, end) = (hit.first as usize, hit.end as usize);
    let strong = is_strong(document, hit);
    let room = |token: usize| {
        document.tokens[token].cues.has_any(Cues::of(&[Cue::Room, Cue::Place]))
            && !document.tokens[token].cues.has(Cue::Care)
    };
    let between = |from: usize, to: usize| (from..to).all(|token| is_soft(document, token));
    // "Kidney Center", "Breast Care Suite", "Oncology and Hematology Associates".
    let headed = (first..name.end).any(|head| {
        (head > first || end > first + 1)
            && is_head(document, head)
            && (head < end || if strong { head - end <= 4 } else { between(end, head) })
            && (strong || !room(head) || head > end || document.tokens[first].cues.has(Cue::Body))
    });
    // "Instituto del Corazón", "Center for Digestive Health", "Centro Visual".
    let follows = (name.start..first).any(|head| {
        let small = document.is_one_of(first - 1, JOINTS);
        is_head(document, head) && (if strong { first - head <= 4 } else { small && between(head + 1, first) })
    });
    if headed || follows {
        return true;
    }
    // "Heart & Vascular", "Bone and Joint".
    let neighbour = |word: usize| {
        document.term_at(word).is_some_and(|other| telling(document, other).is_some()) && document.is_capitalised(word)
    };
    let paired = |left: usize, right: usize| document.gap(left).trim() == "&" && neighbour(right) && neighbour(left);
    let spelt = document.is_one_of(end, words!["and" "y"]) && neighbour(end + 1) && name.end > end + 1;
    let linked = end < name.end && paired(end - 1, end);
    if (linked || spelt) && (strong || name.start < first || name.end > end + 2) {
        return true;
    }
    // "Bayview Dialysis", "Smile Dental", "Cedar Eye Care": a name of its own before the field, and nothing behind it.
    let owned = name.start < first && {
        let before = document.term_at(first - 1);
        !document.is_one_of(first - 1, JOINTS)
            && before.is_none_or(|other| other.entry.is_silent() && !document.lexicon.cues(other.entry).has(Cue::Body))
    };
    let field = matches!(hit.entry.class(), Class::Specialty | Class::Program | Class::Imaging | Class::Procedure)
        || hit.entry.tier() == Tier::T3;
    // "Dermatología Polanco": in Spanish the field stands first.
    let leads = hit.entry.source() == Source::HandSpanish
        && strong
        && field
        && name.end > end
        && document.term_at(end).is_none()
        && !document.is_one_of(end, JOINTS);
    if leads {
        return true;
    }
    let ends = between(end, name.end);
    owned && ends && (strong && field || !strong && name.end > end && document.tokens[end].cues.has(Cue::Care))
}

/// Under the strict policy any named place of care is too much.
fn every_facility(document: &Document<'_>, sink: &mut Sink<'_>) {
    let mut done = 0;
    for head in 0..document.tokens.len() {
        let place = document.tokens[head].cues.has(Cue::Facility)
            || document.is_one_of(head, words!["pharmacy" "farmacia" "medicine" "care" "health"]);
        if head < done || !place || !document.is_capitalised(head) {
            continue;
        }
        let name = name_around(document, head, head + 1);
        if name.len() > 1 {
            done = name.end;
            sink.report_tier(document.span(name.start, name.end), Tier::T1, 0);
        }
    }
}
