//! Days and times as people write them in a message: "tomorrow at 2 PM", "Tue 5/4 at 7:15", "el lunes 14 a las 9:30".

use std::ops::Range;

use crate::document::Document;
use crate::rules::dates;
use crate::words::Words;

/// A day, a time or both, in tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct When {
    /// The words that lead to it: `on`, `at`, `el`; often none.
    pub(super) lead: Range<usize>,
    /// The day and the time themselves.
    pub(super) core: Range<usize>,
    pub(super) kind: Kind,
}

/// What a day or a time means for the visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// It is then.
    At,
    /// It was moved to then.
    New,
    /// It is over then: until, till, hasta.
    Until,
    /// It must be done by then: before, antes de.
    Before,
    /// It starts so much later: in 30 minutes.
    Window,
    /// It is open then, from one day to another.
    Hours,
    /// The reader should be there then: arrive at, 15 minutes early.
    Arrival,
}

const DAYS: &Words = words![
    "monday" "tuesday" "wednesday" "thursday" "friday" "saturday" "sunday" "mon" "tue" "tues" "wed" "weds"
    "thu" "thur" "thurs" "fri" "lunes" "martes" "miercoles" "jueves" "viernes" "sabado" "domingo" "mondays"
    "tuesdays" "wednesdays" "thursdays" "fridays" "saturdays" "sundays"
];
/// Short names of days that are words too; they count with a capital letter only.
const SHORT_DAYS: &Words = words!["Sat" "Sun" "SAT" "SUN"];
const RELATIVE: &Words = words![
    "today" "tonight" "tomorrow" "tmrw" "tmr" "tmw" "2moro" "yesterday" "hoy" "manana" "ayer" "anoche"
];
const PARTS: &Words = words![
    "morning" "afternoon" "evening" "night" "tarde" "noche" "madrugada" "week" "weekend" "month" "semana" "mes"
];
const HALVES: &Words = words!["am" "pm" "o'clock" "oclock"];
const UNITS: &Words = words![
    "minutes" "minute" "mins" "min" "hours" "hour" "hrs" "hr" "days" "day" "weeks" "week" "minutos" "minuto"
    "hora" "horas" "dias" "dia" "semanas" "semana"
];
/// What leads to a day or a time, and the times of day that have names.
const LEADS: &Words = words![
    "until" "till" "til" "thru" "through" "hasta" "before" "by" "antes" "in" "en" "to" "al" "on" "at" "this" "next" "after" "around"
    "between" "este" "esta" "proximo" "proxima" "del" "el" "los" "para" "despues" "a" "de" "la" "the" "an" "noon" "midnight"
    "mediodia" "sat" "sun"
];
/// Between the parts of one day and time.
const JOINTS: &Words = words![
    "at" "on" "the" "a" "las" "la" "el" "de" "del" "por" "from" "to" "in" "and" "y" "this" "en" "between"
];

/// The day or time that begins at this token, its leading words included.
pub(super) fn at(document: &Document<'_>, token: usize) -> Option<When> {
    // Most words begin none of this.
    if !document.is_number(token)
        && ![LEADS, DAYS, RELATIVE, PARTS, dates::MONTHS].iter().any(|words| document.is_one_of(token, words))
    {
        return None;
    }
    if let Some(end) = early(document, token) {
        return Some(When { lead: token..token, core: token..end, kind: Kind::Arrival });
    }
    let (kind, first) = lead(document, token);
    if kind == Kind::Window {
        let counted = document.is_number(first) && document.is_one_of(first + 1, UNITS) && document.gap(first) == " ";
        let spoken =
            document.is_one_of(first, words!["an" "a" "one" "una" "un"]) && document.is_one_of(first + 1, UNITS);
        if counted || spoken {
            return Some(When { lead: token..first, core: first..first + 2, kind });
        }
        let mut part = atom(document, first, false)?;
        // In June, in the morning: a time, but none to wait for.
        part = extend(document, part);
        return Some(When { lead: token..first, core: first..part, kind: Kind::At });
    }
    let end = atom(document, first, first > token)?;
    let end = extend(document, end);
    let arrival = token
        .checked_sub(1)
        .is_some_and(|at| document.is_one_of(at, words!["arrive" "llegue" "llegar" "here"]) && document.gap(at) == " ");
    let days = (first..end).filter(|&at| document.is_one_of(at, DAYS)).count();
    let kind = if days > 1 && !matches!(kind, Kind::New) { Kind::Hours } else { kind };
    let kind = if arrival && matches!(kind, Kind::At | Kind::Before) { Kind::Arrival } else { kind };
    Some(When { lead: token..first, core: first..end, kind })
}

/// 15 minutes early, 10 min antes.
fn early(document: &Document<'_>, token: usize) -> Option<usize> {
    let counted = document.is_number(token) && document.is_one_of(token + 1, UNITS) && document.gap(token) == " ";
    (counted
        && document.is_one_of(token + 2, words!["early" "antes" "earlier" "before"])
        && document.gap(token + 1) == " ")
        .then_some(token + 3)
        .filter(|&end| {
            document.is_one_of(end - 1, words!["early" "antes" "earlier"])
                && !document.is_one_of(end, words!["de" "del"])
        })
}

/// The kind that the words at this token lead to, and the first token behind them.
fn lead(document: &Document<'_>, token: usize) -> (Kind, usize) {
    let is = |at: usize, words: &Words| document.is_one_of(at, words) && follows(document, at);
    let article = |at: usize| at + usize::from(is(at, words!["the" "el" "la" "las" "este" "esta" "this" "next"]));
    if is(token, words!["until" "till" "til" "thru" "through" "hasta"]) {
        let at = article(token + 1);
        return (Kind::Until, at);
    }
    if is(token, words!["before" "by"]) {
        return (Kind::Before, article(token + 1));
    }
    if is(token, words!["antes"]) && is(token + 1, words!["de" "del"]) {
        return (Kind::Before, article(token + 2));
    }
    if is(token, words!["in" "en"]) {
        return (Kind::Window, token + 1);
    }
    if is(token, words!["to" "al"]) && !is(token + 1, words!["be"]) {
        return (Kind::New, article(token + 1));
    }
    if is(
        token,
        words!["on" "at" "this" "next" "after" "around" "between" "este" "esta" "proximo" "proxima" "del" "el" "los" "para" "despues"],
    ) {
        let mut at = token + 1;
        while is(at, words!["the" "el" "la" "las" "this" "next" "proximo" "proxima" "de" "a"]) {
            at += 1;
        }
        return (Kind::At, at);
    }
    let moved = token.checked_sub(1).is_some_and(|at| {
        document.is_one_of(at, words!["cambio" "cambia" "paso" "pasa" "movio" "mueve"]) && follows(document, at)
    });
    if moved && is(token, words!["a"]) && is(token + 1, words!["las" "la"]) {
        return (Kind::New, token + 2);
    }
    if is(token, words!["a" "de"]) && is(token + 1, words!["las" "la"]) {
        return (Kind::At, token + 2);
    }
    (Kind::At, token)
}

/// Whether the next word follows with nothing but a space.
fn follows(document: &Document<'_>, token: usize) -> bool {
    matches!(document.gap(token), " " | " ~" | " (")
}

/// One day, date or time; `led` says that a preposition stands before, so that a bare number may be an hour.
fn atom(document: &Document<'_>, token: usize, led: bool) -> Option<usize> {
    if document.is_one_of(token, RELATIVE) {
        return Some(token + 1);
    }
    if document.is_one_of(token, DAYS) || SHORT_DAYS.contains(document.word(token)) {
        return Some(token + 1);
    }
    let behind = token.checked_sub(1);
    if document.is_one_of(token, PARTS)
        && behind.is_some_and(|at| document.is_one_of(at, words!["this" "next" "the" "la" "esta" "proxima"]))
    {
        return Some(token + 1);
    }
    if document.is_one_of(token, words!["noon" "midnight" "mediodia"]) {
        return Some(token + 1);
    }
    if let Some(date) = date(document, token) {
        return Some(date);
    }
    time(document, token, led)
}

/// A date with its month by name or number.
fn date(document: &Document<'_>, token: usize) -> Option<usize> {
    // May 4: the month comes first.
    let number = if document.is_number(token) { token } else { token + 1 };
    if document.is_number(number)
        && let Some(date) = dates::at(document, number)
        && date.first == token
    {
        return Some(date.end);
    }
    let value = |at: usize| document.word(at).parse::<u32>().ok();
    let short = |at: usize, most: u32| value(at).is_some_and(|value| (1..=most).contains(&value));
    // 5/4
    let slashed = document.gap(token) == "/" && short(token, 31) && short(token + 1, 31);
    let rated = !matches!(document.gap(token + 1), "/") || !document.is_number(token + 2);
    (slashed && rated && (short(token, 12) || short(token + 1, 12))).then_some(token + 2)
}

/// A time of the day, or several with a dash between.
fn time(document: &Document<'_>, token: usize, led: bool) -> Option<usize> {
    let word = document.word(token);
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let hour = word.get(..digits)?.parse::<u32>().ok().filter(|&hour| hour <= 24)?;
    let half = word.get(digits..)?;
    let mut end = token + 1;
    let mut clear = false;
    if half.is_empty() {
        let minutes = document.word(end);
        let tail = minutes.trim_start_matches(|c: char| c.is_ascii_digit());
        if document.gap(token) == ":" && minutes.len() - tail.len() == 2 && (tail.is_empty() || is_half(tail)) {
            end += 1;
            clear = true;
        }
    } else if is_half(half) {
        clear = true;
    } else {
        // The 14th, 3rd: a day of the month where a preposition or article leads to it.
        let ordinal = matches!(half, "st" | "nd" | "rd" | "th");
        return (ordinal && led && (1..=31).contains(&hour) && document.gap(token) != "-" && !is_place(document, end))
            .then_some(end);
    }
    if let Some(behind) = half_behind(document, end) {
        end = behind;
        clear = true;
    }
    if clear || led && digits == word.len() && !is_counted(document, end) && hour <= 23 {
        // 9-11 AM, 9 AM - 5 PM
        if matches!(document.gap(end - 1), "-" | " - ")
            && document.is_number(end)
            && let Some(to) = time(document, end, true)
        {
            return Some(to);
        }
        return Some(end);
    }
    None
}

fn is_half(ending: &str) -> bool {
    words!["am" "pm" "a" "p" "h" "hrs" "hr"].has(ending)
}

/// The end of `am`, `p.m.` or `h` behind a number.
fn half_behind(document: &Document<'_>, token: usize) -> Option<usize> {
    if !matches!(document.gap(token.checked_sub(1)?), " " | "") {
        return None;
    }
    let clock = document.is_one_of(token, words!["hrs" "h" "horas"])
        && token > 1
        && (document.gap(token - 2) == ":" || document.is_one_of(token - 2, words!["las"]));
    if document.is_one_of(token, HALVES) || clock {
        return Some(token + 1);
    }
    let dotted = document.is_one_of(token, words!["a" "p"])
        && matches!(document.gap(token), "." | ". ")
        && document.is_one_of(token + 1, words!["m"]);
    dotted.then_some(token + 2)
}

/// 3rd floor: the number counts a place.
fn is_place(document: &Document<'_>, token: usize) -> bool {
    document.is_one_of(token, words!["floor" "fl" "level" "street" "st" "ave" "avenue" "piso"])
}

/// At 15 Oak Street, at 20 mg: the number counts something else.
fn is_counted(document: &Document<'_>, token: usize) -> bool {
    let gap = document.gap(token - 1);
    let alone = gap.is_empty() || gap.starts_with(['.', ',', '!', '?', ';', '\n', ')']) || gap.starts_with(": ");
    let time_word = document.is_one_of(token, DAYS)
        || document.is_one_of(token, RELATIVE)
        || document.is_one_of(token, words!["on" "at" "in" "with" "for" "de" "en" "con" "para" "and" "y" "to" "a" "is" "sharp" "was" "has" "el" "this" "next" "esta" "or" "o" "but" "so" "if" "por" "we" "about"]);
    !(alone || time_word || gap == "-" || gap.starts_with(" -") || token >= document.tokens.len())
}

/// Adds the days and times that go on behind: "Tue | 5/4 | at 7:15 AM".
fn extend(document: &Document<'_>, mut end: usize) -> usize {
    loop {
        let gap = document.gap(end - 1);
        if !matches!(gap, " " | ", " | " @ " | " - " | " (" | "-" | " at ") {
            return end;
        }
        let day_part = |at: usize| document.is_one_of(at, PARTS) || document.is_one_of(at, words!["manana"]);
        if gap == " " && day_part(end) && !document.is_one_of(end, words!["semana" "week"]) {
            end += 1;
            continue;
        }
        let mut next = end;
        while next < end + 3 && document.is_one_of(next, JOINTS) && follows(document, next) {
            next += 1;
        }
        let led =
            next > end || gap == " @ " || document.is_one_of(end - 1, DAYS) || document.is_one_of(end - 1, RELATIVE);
        // "lunes 14" is a day of the month.
        let day = gap == " " && next == end && document.is_one_of(end - 1, DAYS) && is_day(document, end);
        let more = if day { Some(end + 1) } else { atom(document, next, led) };
        let more = more.or_else(|| (next > end && day_part(next)).then_some(next + 1));
        match more {
            Some(more) => end = more,
            None => return end,
        }
    }
}

fn is_day(document: &Document<'_>, token: usize) -> bool {
    let day = document.word(token).trim_end_matches(|c: char| c.is_ascii_alphabetic());
    day.parse::<u32>().is_ok_and(|day| (1..=31).contains(&day))
        && !matches!(document.gap(token), ":" | "/")
        && half_behind(document, token + 1).is_none()
}
