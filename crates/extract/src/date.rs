//! Telling a date, or a pattern for dates, from a sentence.

/// Whether a string is a date or a pattern for dates and nothing else: `Mon, 02 Jan 2006 15:04 GMT`, `EEEE, MMMM d, yyyy`.
pub(crate) fn is_date(text: &str) -> bool {
    let mut runs = text.split(|c: char| !c.is_alphabetic()).filter(|run| !run.is_empty());
    // `%B %d, %Y`
    let formats = text.contains('%');
    runs.all(|run| {
        formats && run.len() == 1 || is_pattern(run) || DATE_WORDS.iter().any(|word| run.eq_ignore_ascii_case(word))
    })
}

/// One letter of a date pattern, repeated.
fn is_pattern(run: &str) -> bool {
    let first = run.as_bytes()[0];
    b"yYMLdDEeHhkKmsSaAzZXTQ".contains(&first) && run.bytes().all(|byte| byte == first)
}

const DATE_WORDS: [&str; 84] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "tues",
    "wed",
    "thu",
    "thur",
    "thurs",
    "fri",
    "sat",
    "sun",
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
    "lunes",
    "martes",
    "miércoles",
    "jueves",
    "viernes",
    "sábado",
    "domingo",
    "am",
    "pm",
    "utc",
    "gmt",
    "est",
    "edt",
    "cst",
    "cdt",
    "mst",
    "mdt",
    "pst",
    "pdt",
    "st",
    "nd",
    "rd",
    "th",
    "at",
    "on",
    "of",
    "de",
    "del",
    "a",
    "las",
    "la",
];
