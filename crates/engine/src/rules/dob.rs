//! `dob`: dates of birth, ages told by a birthday, and asking for a date of birth.

use phi_lint_lexicon::{Cues, Hit};

use super::quantity::is_digits;
use super::{Category, Cue, DEFAULT, Document, Levels, RuleInfo, Sink, Text, Trigger, asked, dates};
use crate::words::Words;

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "dob",
    category: Category::Identifier,
    catches: "A date of birth, also when a bot repeats it. An age in a birthday greeting is a warning; a greeting and a request are advice.",
    message: Text {
        en: "This contains or asks for a date of birth",
        es: "Esto contiene o pide una fecha de nacimiento",
    },
    why: Text {
        en: "A date of birth identifies the person and opens the door to the record; it never needs repeating.",
        es: "Una fecha de nacimiento identifica a la persona y abre su expediente; nunca hace falta repetirla.",
    },
    citations: &["45 CFR 164.514(b)(2)(i)(C)"],
    levels: Levels::row(b"E E W E E E"),
    bad: &[
        "Your chart says born [[9/2/1948]].",
        "Is [[2 June 1971]] the birth date on your ID?",
        "Got it, [[April 8, 1962]]. What day suits you?",
        "Fecha de nacimiento [[21/04/1985]], ¿es correcta?",
        "Happy [[80th birthday]], Ruth!",
        "Please reply with your [[date of birth]].",
    ],
    good: &[
        "A happy birthday from your clinic team.",
        "We celebrate our 20th birthday with cake on Friday.",
        "Your visit is on 04/08/2027.",
        "Caring for this town since March 1, 1962.",
        "Feliz cumpleaños de parte de todos.",
    ],
    shows_words: false,
    scan: Some((Trigger::Cues(Cues::of(&[Cue::Birth, Cue::Number])), scan)),
    ..DEFAULT
};

/// How far a date may stand from its birth cue.
const REACH: usize = 12;
/// Later years are those of appointments as often as of births.
const LAST_BIRTH: u32 = 2026;
const LAST_FAR_BIRTH: u32 = 2023;
const LAST_ECHO: u32 = 2014;
/// Whose birthday is no patient's.
const HOUSE: &Words = words![
    "our" "we" "we're" "clinic" "clinic's" "hospital" "practice" "center" "office" "company" "pharmacy"
    "nuestro" "nuestra" "nuestros" "clinica" "founder" "founded" "since" "desde" "fundada" "fundado"
    "anniversary" "building" "opened" "established" "built" "est" "inc" "copyright"
];
/// What a bot says before it repeats a value.
const HEARD: &Words = words![
    "thanks" "thank" "got" "perfect" "great" "ok" "okay" "noted" "gracias" "perfecto" "listo" "entendido"
    "recibido" "anotado" "confirmed" "confirmado" "excellent" "excelente" "understood" "alright" "bien"
    "awesome" "saved" "recorded" "entered" "guardado" "registrado" "received" "matched" "verified"
];

fn scan(document: &Document<'_>, sink: &mut Sink<'_>) {
    if document.cues.has(Cue::Birth) {
        for hit in &document.terms {
            if document.lexicon.cues(hit.entry).has(Cue::Birth) {
                born(document, hit, sink);
            }
        }
    }
    if document.cues.has(Cue::Number) {
        echoed(document, sink);
    }
}

fn is_house(document: &Document<'_>, first: usize, end: usize) -> bool {
    let sentence = document.sentence(first);
    document.any_of(first.saturating_sub(6).max(sentence.first)..first, HOUSE)
        // "Happy 25th birthday to Cedar Clinic"
        || document.is_one_of(end, words!["to" "a"])
            && document.any_of(end..(end + 6).min(sentence.end), HOUSE)
}

/// What stands beside a birth cue.
fn born(document: &Document<'_>, hit: &Hit, sink: &mut Sink<'_>) {
    let (first, end) = (hit.first as usize, hit.end as usize);
    let greeting = document.is_one_of(
        end - 1,
        words!["birthday" "bday" "b-day" "day" "cumpleanos" "cumple" "cumples" "cumplio" "turning" "turned" "turns" "cumplir"],
    );
    if is_house(document, first, end) && !document.is_one_of(first, words!["dob" "d" "date" "fecha"]) {
        return;
    }
    let sentence = document.sentence(first);
    // "Date of birth:" labels the next line.
    let until = if document.gap(end - 1).trim_start_matches(' ').starts_with([':', '\n']) {
        end + REACH
    } else {
        (end + REACH).min(sentence.end)
    };
    let from = first.saturating_sub(REACH).max(sentence.first);
    let mut told = false;
    for token in (from..until.min(document.tokens.len())).filter(|&token| document.tokens[token].cues.has(Cue::Number))
    {
        let Some(date) = dates::at(document, token) else { continue };
        let distance = if date.first >= end { date.first - end } else { first.saturating_sub(date.end) };
        let past = |year: u32| year <= if distance <= 3 { LAST_BIRTH } else { LAST_FAR_BIRTH };
        let verb = document.is_one_of(first, words!["turning" "turned" "turns" "cumplir"]);
        match date.year {
            Some(year) if past(year) && !verb => {
                sink.report(document.span(date.first, date.end));
                told = true;
            }
            // A birthday without its year is half of it.
            None if distance <= 3
                && !verb
                && !document.is_one_of(end, words!["party" "lunch" "event" "celebration" "fiesta"]) =>
            {
                sink.report_at(document.span(date.first, date.end), -i8::from(greeting));
                told = true;
            }
            _ => {}
        }
    }
    if told {
        return;
    }
    if let Some(span) = run_of_digits(document, end).or_else(|| year_alone(document, hit)) {
        sink.report(span);
    } else if greeting {
        greet(document, first, end, sink);
    } else if document.is_one_of(first, words!["born" "nacido" "nacida" "nacio" "naciste" "birth" "nacimiento"])
        && end == first + 1
    {
    } else if !document.policy.is_intake_bot() && asked::is_asked_for(document, first, end) {
        sink.report_at(document.span(first, end), -2);
    }
}

/// "DOB 03151990".
fn run_of_digits(document: &Document<'_>, end: usize) -> Option<std::ops::Range<usize>> {
    let token = end + usize::from(document.is_one_of(end, words!["is" "es" "of"]));
    let word = document.word(token);
    let run = is_digits(word) && matches!(word.len(), 6 | 8);
    let split = is_digits(word)
        && word.len() <= 2
        && document.word(token + 2).len() >= 2
        && is_digits(document.word(token + 1))
        && is_digits(document.word(token + 2));
    let joined = matches!(document.gap(end - 1), " " | ": " | ":" | " - " | ". " | " #");
    (joined && run).then(|| document.span(token, token + 1)).or_else(|| {
        (joined && split && document.gap(token) == " " && document.gap(token + 1) == " ")
            .then(|| document.span(token, token + 3))
    })
}

/// "you were born in 1954", "year of birth: 1954".
fn year_alone(document: &Document<'_>, hit: &Hit) -> Option<std::ops::Range<usize>> {
    let (first, end) = (hit.first as usize, hit.end as usize);
    let token = (end..end + 3).find(|&token| document.is_number(token))?;
    let led =
        (end..token).all(|between| document.is_one_of(between, words!["in" "en" "el" "is" "es" "on" "year" "ano"]));
    let word = document.word(token);
    let year = word.len() == 4 && word.parse().is_ok_and(|year: u32| (1900..=LAST_BIRTH).contains(&year));
    let reader = document.cues_near(first, end, 6).has_any(Cues::of(&[Cue::Possess, Cue::Record]))
        || document.is_one_of(end - 1, words!["year" "naciste"]);
    (year && led && reader && document.gap(token) != "-").then(|| document.span(token, token + 1))
}

const TENS: &Words = words![
    "thirtieth" "fortieth" "fiftieth" "sixtieth" "seventieth" "eightieth" "ninetieth" "hundredth" "first"
    "sixteenth" "eighteenth" "thirty" "forty" "fifty" "sixty" "seventy" "eighty" "ninety" "cincuenta"
    "sesenta" "setenta" "ochenta" "noventa" "cuarenta" "treinta"
];

/// "Happy 70th birthday", "feliz cumpleaños 70", "you're turning 50".
fn greet(document: &Document<'_>, first: usize, end: usize, sink: &mut Sink<'_>) {
    let sentence = document.sentence(first);
    let age = |token: usize| {
        let word = document.word(token);
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        let ending = word.get(digits..).unwrap_or_default();
        let ordinal = ["", "st", "nd", "rd", "th", "o"].iter().any(|known| ending.eq_ignore_ascii_case(known));
        let counted = ordinal
            && word
                .get(..digits)
                .and_then(|count| count.parse().ok())
                .is_some_and(|count: u32| (1..=115).contains(&count));
        let joined = !matches!(document.gap(token).as_bytes(), [b':' | b'/' | b'-' | b'%', ..])
            && !document.is_one_of(token + 1, words!["am" "pm" "minutes" "min" "off" "days"]);
        counted && joined || document.is_one_of(token, TENS)
    };
    let turning = document.is_one_of(first, words!["turning" "turned" "turns" "cumple" "cumples" "cumplio" "cumplir"]);
    if turning {
        let counted = age(end)
            && (document
                .is_one_of(end + 1, words!["years" "year" "anos" "soon" "today" "this" "on" "in" "next" "hoy"])
                || end + 1 >= sentence.end
                || document.gap(end) != " ");
        let reader = document.cues_near(first, end, 6).has_any(Cues::of(&[Cue::Possess, Cue::Greet]))
            || !document.is_one_of(first, words!["turning" "turned" "turns"]);
        let greeted = document.cues_near(first, end, 12).has(Cue::Greet)
            || (0..document.tokens.len().min(60)).any(|token| {
                document.is_one_of(token, words!["happy" "feliz" "congrats" "congratulations" "felicidades" "birthday"])
            });
        if counted && reader && greeted {
            sink.report_at(document.span(first, end + 1), -1);
        }
        return;
    }
    // A plain number is no age: "pick 2 birthday cakes".
    let plain = |token: usize| is_digits(document.word(token));
    let before = (first.saturating_sub(2).max(sentence.first)..first)
        .find(|&token| age(token) && (!plain(token) || token > 0 && document.is_one_of(token - 1, words!["feliz"])));
    let numbered = document.is_one_of(end, words!["numero" "number"]);
    let after =
        age(end) && document.word(end).len() > 1 && document.is_one_of(first, words!["feliz" "happy" "cumpleanos"])
            || numbered && age(end + 1);
    // "Happy 65th!! Have a wonderful birthday"
    let cheered = (first.saturating_sub(8)..first).find(|&token| {
        token > 0 && document.is_one_of(token - 1, words!["happy" "feliz"]) && age(token) && !plain(token)
    });
    if let Some(token) = cheered.filter(|_| before.is_none()) {
        sink.report_at(document.span(token, token + 1), -1);
    } else if let Some(before) = before {
        sink.report_at(document.span(before, end), -1);
    } else if after {
        sink.report_at(document.span(first, end + 1 + usize::from(numbered)), -1);
    } else if document.is_one_of(first, words!["happy" "feliz"]) {
        sink.report_at(document.span(first, end), -2);
    }
}

/// "Got it, March 15, 1990": a full date of long ago right behind an acknowledgement.
fn echoed(document: &Document<'_>, sink: &mut Sink<'_>) {
    // Most numbers are times: a year of the last century or a slash is looked for first.
    let long_ago = |token: usize| {
        matches!(document.word(token).as_bytes(), [b'1', b'9', _, _] | [b'2', b'0', b'0' | b'1', _])
            || document.gap(token) == "/"
    };
    if !document.numbers().any(long_ago) {
        return;
    }
    for token in document.numbers() {
        let Some(date) = dates::at(document, token) else { continue };
        if !date.year.is_some_and(|year| (1900..=LAST_ECHO).contains(&year)) {
            continue;
        }
        let from = date.first.saturating_sub(6);
        let heard = document.any_of(from..date.first, HEARD);
        let house = document.any_of(from..(date.end + 3).min(document.tokens.len()), HOUSE);
        let named = document.cues_of(from.saturating_sub(6), date.end + REACH).has(Cue::Birth);
        if heard && !house && !named {
            sink.report(document.span(date.first, date.end));
        }
    }
}
