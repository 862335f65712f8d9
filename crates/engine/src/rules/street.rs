//! Street addresses: "12 Oak Lane, Apt 4, Austin TX 78701", "Calle Olmos 214", "PO Box 88".

use super::quantity::is_digits;
use crate::document::Document;
use crate::words::Words;

/// A street address in a message.
#[derive(Clone, Copy, Debug)]
pub(super) struct Street {
    pub(super) first: usize,
    pub(super) end: usize,
    /// Whether a word says that it is a street; a number and a name alone may be anything.
    pub(super) sure: bool,
}

/// How many words the name of a street has.
const LONGEST_NAME: usize = 4;
const SUFFIXES: &Words = words![
    "st" "street" "ave" "av" "avenue" "rd" "road" "ln" "lane" "dr" "drive" "ct" "court" "blvd" "boulevard"
    "way" "pl" "place" "ter" "terrace" "cir" "circle" "pkwy" "parkway" "hwy" "highway" "trl" "trail" "loop"
    "sq" "square" "row" "pike" "alley" "crossing" "xing" "cove" "cv" "run" "path" "plaza" "broadway" "ridge"
    "hollow" "bend" "landing" "walk" "close" "mews" "grove" "crescent" "turnpike" "expy" "commons" "glen"
    "pass" "point" "view" "vista" "heights" "hill"
];
const HEADS: &Words = words![
    "calle" "av" "avenida" "carrera" "cra" "calzada" "privada" "camino" "paseo" "callejon" "bulevar"
    "boulevard" "blvd" "cerrada" "andador" "prolongacion" "pasaje" "jiron" "jr" "ronda" "plaza" "via"
    "transversal" "diagonal" "autopista" "callejuela" "retorno" "circuito"
];
const UNITS: &Words = words![
    "apt" "apartment" "unit" "ste" "suite" "int" "interior" "depto" "departamento" "piso" "col" "colonia" "no"
    "num" "numero" "lote" "casa" "bldg" "fl" "floor" "trlr" "lot" "edificio" "torre"
];
const NO_NAMES: &Words = words![
    "am" "pm" "january" "february" "march" "april" "may" "june" "july" "august" "september" "october"
    "november" "december" "jan" "feb" "mar" "apr" "jun" "jul" "aug" "sep" "oct" "nov" "dec" "monday" "tuesday"
    "wednesday" "thursday" "friday" "saturday" "sunday" "mon" "tue" "wed" "thu" "fri" "sat" "sun" "hours"
    "minutes" "mg" "ml" "the" "et" "ct" "pt" "est" "pst" "cst" "please" "reply" "if" "text" "call" "your"
    "our" "we" "you" "y" "yes" "for" "to" "or" "and"
];

/// The address whose number, or whose first number, stands at this token.
pub(super) fn at(document: &Document<'_>, number: usize) -> Option<Street> {
    let (first, end, sure) = numbered(document, number).or_else(|| headed(document, number))?;
    Some(Street { first, end: rest(document, end), sure })
}

/// 12 Oak Lane; 1220 Broadway; 44 Elm.
fn numbered(document: &Document<'_>, number: usize) -> Option<(usize, usize, bool)> {
    let word = document.word(number);
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    // 221B, but no 9am and no 4th.
    let letter =
        word.get(digits..).is_some_and(|rest| rest.is_empty() || rest.len() == 1 && !rest.eq_ignore_ascii_case("h"));
    let boxed = number > 1
        && document.is_one_of(number - 1, words!["box" "postal"])
        && document.is_one_of(number - 2, words!["po" "o" "p.o" "apartado"]);
    if boxed {
        return Some((number - 2, number + 1, true));
    }
    let before = number.checked_sub(1).map_or("", |before| document.gap(before));
    if !letter
        || digits > 6
        || before.ends_with(['/', '$', '-', '.']) && !before.ends_with(". ")
        || document.gap(number) != " "
    {
        return None;
    }
    for end in number + 1..number + 2 + LONGEST_NAME {
        let gap = document.gap(end - 1);
        if !matches!(gap, " " | ". ")
            || end > number + 1
                && gap == ". "
                && !document.is_one_of(end - 1, words!["n" "s" "e" "w" "st" "nw" "ne" "sw" "se"])
        {
            break;
        }
        if end > number + 1 && document.is_one_of(end, SUFFIXES) {
            let named = (number + 1..end).all(|token| is_name(document, token));
            let small = (number + 1..=end).all(|token| {
                document.word(token).bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
            });
            return (named || small && digits > 1 && end == number + 2 && !document.is_one_of(number + 1, NO_NAMES))
                .then_some((number, end + 1, true));
        }
        if document.is_one_of(end, NO_NAMES) {
            return None;
        }
    }
    let name = document.word(number + 1);
    let lone = digits >= 2
        && document.is_capitalised(number + 1)
        && name.len() > 2
        && !document.is_one_of(number + 1, NO_NAMES)
        && !document.is_one_of(number + 1, UNITS);
    lone.then(|| {
        let more = document.gap(number + 1) == " "
            && document.is_capitalised(number + 2)
            && !document.is_one_of(number + 2, NO_NAMES);
        (number, number + 2 + usize::from(more), false)
    })
}

fn is_name(document: &Document<'_>, token: usize) -> bool {
    document.is_capitalised(token)
        || document.word(token).starts_with(|first: char| first.is_ascii_digit())
        || document.is_one_of(token, words!["de" "la" "del" "los" "las" "el" "of" "the"])
}

/// Calle Olmos 214; Av. Hidalgo #318; Carrera 7 No. 45-10.
fn headed(document: &Document<'_>, number: usize) -> Option<(usize, usize, bool)> {
    let from = number.saturating_sub(LONGEST_NAME + 2);
    for head in (from..number).rev() {
        let gap = document.gap(head);
        if !matches!(gap, " " | ". " | ", " | " #" | "/ " | ", #" | "." | " # " | ". #") {
            return None;
        }
        if document.is_one_of(head, HEADS) {
            let named = head + 1 < number || gap.contains(' ');
            // "Calle 8 #12": the number of the house stands behind that of the street.
            let mut end = number + 1;
            while end < number + 3
                && matches!(document.gap(end - 1), " #" | "-" | " # " | " ")
                && document.is_number(end)
            {
                end += 1;
            }
            return named.then_some((head, end, true));
        }
        let name = document.is_capitalised(head)
            || document.is_number(head)
            || document.is_one_of(head, words!["de" "la" "del" "los" "las" "el" "y"])
            || document.is_one_of(head, UNITS);
        if !name {
            return None;
        }
    }
    None
}

/// Unit, town, state and ZIP code behind a street.
fn rest(document: &Document<'_>, mut end: usize) -> usize {
    let limit = end + 9;
    while end < limit {
        let gap = document.gap(end - 1);
        let word = document.word(end);
        let hash = gap.ends_with('#');
        if word.is_empty() || !matches!(gap, " " | ", " | ". " | "." | "-" | ", #" | " #" | "\n" | ",") {
            break;
        }
        let unit = document.is_one_of(end, UNITS);
        let behind_unit = document.is_one_of(end - 1, UNITS) || hash;
        let town = gap == ", "
            && document.is_capitalised(end)
            && !document.is_one_of(end, NO_NAMES)
            && document.term_at(end).is_none();
        let state = word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_uppercase());
        let zip = word.len() == 5 && is_digits(word) || gap == "-" && word.len() == 4 && is_digits(word);
        let second = matches!(gap, " ")
            && document.is_capitalised(end)
            && document.term_at(end).is_none()
            && document.gap(end - 2).starts_with(',');
        if !(unit || behind_unit || town || state || zip || second) {
            break;
        }
        end += 1;
    }
    end
}
