//! `provider-name`: a clinician by name.

use phi_lint_lexicon::Cues;

use super::name::{is_function_word, is_name_word};
use super::{Cue, DEFAULT, Document, Levels, RuleInfo, Sink, Text, Trigger};
use crate::words::Words;

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "provider-name",
    catches: "A clinician's name: a title before it, a credential behind it, or a visit with somebody by name.",
    message: Text { en: "This names a clinician", es: "Esto nombra a un profesional de la salud" },
    why: Text {
        en: "A clinician's name can be looked up and tells the specialty; the number identifies the patient.",
        es: "El nombre de un profesional se puede buscar y revela la especialidad; el número identifica al paciente.",
    },
    levels: Levels::row(b"E E - W E W"),
    bad: &[
        "Your visit with [[Dr. Okafor]] is on Monday.",
        "3 PM with [[Ana Ruiz, NP]], your appointment is set.",
        "[[Nurse Bell]] will call about your results.",
        "Su cita con la [[Dra. Peña]] es el lunes.",
    ],
    good: &[
        "Your provider will call about your results.",
        "We are at 9 Harbor Dr, Suite 2.",
        "Meet us at 400 Dr. Martin Luther King Jr. Blvd.",
        "Su cita es el lunes con nuestro equipo.",
    ],
    scan: Some((Trigger::Cues(Cues::of(&[Cue::Title, Cue::Credential, Cue::With])), scan)),
    ..DEFAULT
};

/// Cues that tie the name to this patient's care.
const CARE: Cues = Cues::of(&[Cue::Visit, Cue::Care, Cue::Result, Cue::Rx]);
/// The most words a name has.
const LONGEST_NAME: usize = 4;
/// Words that may stand between title and name.
const JOINTS: &Words = words!["de" "del" "la" "van" "von" "der" "al" "el" "bin" "mc" "st"];

fn scan(document: &Document<'_>, sink: &mut Sink<'_>) {
    let mut done = 0;
    for token in 0..document.tokens.len() {
        if token < done {
            continue;
        }
        let cues = document.tokens[token].cues;
        let title = if cues.has(Cue::Title) { titled(document, token) } else { None };
        let name = if title.is_some() {
            title
        } else if cues.has(Cue::Credential) {
            credentialed(document, token)
        } else if cues.has(Cue::With) {
            visited(document, token)
        } else {
            None
        };
        let Some((first, end)) = name else { continue };
        done = end;
        let tied = document.cues_around(first, end).has_any(CARE);
        sink.report_at(document.span(first, end), if tied { 0 } else { -1 });
    }
}

/// "Dr. Smith", "Nurse Kelly", "Dra. de la Cruz".
fn titled(document: &Document<'_>, title: usize) -> Option<(usize, usize)> {
    // "The Doctor's Dilemma" has no doctor of that name.
    if document.word(title).contains('\'') {
        return None;
    }
    // "9 Harbor Dr, Suite 2" and "Harbor Dr." are streets.
    let is_dr = document.word(title).eq_ignore_ascii_case("dr");
    // "Ask the doctor. We open at 8." ends a sentence; "Dr. Lee" does not.
    let short = document.word(title).len() <= 4 && !document.tokens[title].cues.has(Cue::Credential);
    let joined = document.gap(title) == " " || short && matches!(document.gap(title), ". " | ".");
    // Spanish streets and squares: Avenida Dr. Leaño.
    let calle = title > 0
        && document.is_one_of(
            title - 1,
            words!["calle" "avenida" "av" "avda" "blvd" "boulevard" "colonia" "col" "plaza" "parque" "esquina" "esq" "entre" "hospital" "escuela" "jardin"],
        );
    if !joined || calle || is_dr && is_street(document, title) {
        return None;
    }
    let mut end = title + 1;
    while end <= title + LONGEST_NAME && (end == title + 1 || matches!(document.gap(end - 1), " " | ". " | "." | "-")) {
        let joint = document.is_one_of(end, JOINTS);
        let month = end == title + 1 && is_name_like_month(document, end);
        if !(month || is_name_word(document, end) || joint && is_name_word(document, end + 1)) {
            break;
        }
        end += 1;
    }
    if end == title + 1 {
        // "dr patel" typed in haste: a small word that no dictionary knows.
        let word = document.word(end);
        let unknown = document.term_at(end).is_none() && word.len() > 2 && !is_function_word(word);
        let small = word.bytes().all(|byte| byte.is_ascii_lowercase());
        let typed = document.is_one_of(title, words!["dr" "dra"]);
        // "the Birch Dr side": a street.
        let street = title > 0 && document.is_capitalised(title - 1) && document.is_capitalised(title);
        return (typed && !street && unknown && small).then_some((title, end + 1));
    }
    // "Estamos en Dr. Mora 15": a number or a corner behind the name makes it an address.
    let corner = document.is_one_of(end, words!["esquina" "esq" "entre" "col" "colonia" "numero"]);
    let house = document.gap(end - 1) == " " && document.is_number(end) && document.gap(end) != ":";
    if (house || corner) && title > 0 && document.is_one_of(title - 1, words!["en"]) {
        return None;
    }
    // A street or a day may carry a doctor's name.
    let is_street_word = |token: usize| document.is_one_of(token, STREETS);
    // Behind an initial it is a surname: Dr. John Y. Park.
    let surname = |token: usize| document.word(token.wrapping_sub(1)).len() == 1;
    let is_place = end == title + 2 && is_street_word(title + 1)
        || (title + 2..=end).any(|token| is_street_word(token) && document.is_capitalised(token) && !surname(token));
    let is_holiday = (title + 1..=end).any(|token| document.word(token).eq_ignore_ascii_case("day"));
    (!is_place && !is_holiday).then_some((title, end))
}

/// What a street with a doctor's name ends in.
const STREETS: &Words = words![
    "street" "st" "avenue" "ave" "road" "rd" "boulevard" "blvd" "drive" "lane" "ln" "parkway" "pkwy" "highway"
    "hwy" "plaza" "school" "library" "bridge" "park" "way" "calle" "avenida" "building" "auditorium" "station"
    "row" "trail" "court" "costume" "hotline" "portal" "week" "desk" "center" "suite" "ste" "apt" "unit" "roasters"
    "records" "sports" "products"
];

/// Dr. May, Nurse Will: behind a title a month or a verb with a capital is a name.
fn is_name_like_month(document: &Document<'_>, token: usize) -> bool {
    ["May", "Will", "June", "April", "August", "March", "Can"].contains(&document.word(token))
}

fn is_street(document: &Document<'_>, title: usize) -> bool {
    let addressed = (title.saturating_sub(4)..title).any(|token| document.tokens[token].cues.has(Cue::Number));
    let named = title > 0 && document.is_capitalised(title - 1) && document.gap(title - 1) == " ";
    addressed && named && !is_name_word(document, title + 1)
        || named && !matches!(document.gap(title), " " | ". ")
        || addressed && named && document.gap(title).contains(',')
}

/// "Jane Doe, NP".
fn credentialed(document: &Document<'_>, credential: usize) -> Option<(usize, usize)> {
    let mut first = credential;
    // "Avis E. Logan, m.d.": the full stops tell a credential from a word, however the name is typed.
    let dotted = document.gap(credential) == "." && document.word(credential).len() == 1;
    let initial = |token: usize| document.word(token).len() == 1 && document.is_capitalised(token);
    while first > 0 && credential - first < 4 {
        let before = first - 1;
        let typed = dotted && document.term_at(before).is_none();
        if !is_name_word(document, before) && !initial(before) && !typed {
            break;
        }
        let gap = document.gap(before);
        // The surname may stand first: "Elloway, John MD".
        let listed = gap == ", " && first + 1 == credential && is_name_word(document, first);
        let ok = listed || if first == credential { matches!(gap, ", " | " ") } else { matches!(gap, " " | ". ") };
        if !ok {
            break;
        }
        first -= 1;
    }
    let comma = credential > 0 && document.gap(credential - 1) == ", ";
    let words = credential - first;
    // "Rockville, MD" is a town; "Jane Doe, MD" is not. A ZIP code behind it settles the doubt.
    let zip = document.word(credential + 1).len() == 5 && super::quantity::is_digits(document.word(credential + 1));
    let town = zip || words < 2 && document.word(credential).len() <= 2;
    let preposition = first > 0 && matches!(document.word(first - 1), "in" | "at" | "near" | "en");
    (words > 0 && !town && !(preposition && words < 2) && (comma || words >= 2)).then_some((first, credential + 1))
}

/// What somebody has with a clinician.
const APPOINTMENTS: &Words = words![
    "appointment" "appt" "visit" "session" "consult" "consultation" "booked" "scheduled" "checkup" "up"
    "meeting" "slot" "time" "cita" "consulta" "turno" "sesion" "agendada" "agendado" "reservada" "programada"
    "control" "rescheduled" "seen" "reminder"
];
/// Who comes along to a visit.
const FAMILY: &Words = words![
    "mom" "dad" "mum" "grandma" "grandpa" "mama" "papa" "santa" "family" "friends" "kids" "abuela" "abuelo"
];

/// "booked with Smith".
fn visited(document: &Document<'_>, with: usize) -> Option<(usize, usize)> {
    let first = with + 1;
    // Most words behind `with` are no names: they cost one look.
    if !document.is_capitalised(first) || !matches!(document.gap(with), " " | "/ " | "/") {
        return None;
    }
    let sentence = document.sentence(with);
    let mut end = first;
    // "Edwards John G": an initial may stand last.
    let is_part = |token: usize| {
        let initial = token > first && document.word(token).len() == 1 && document.is_capitalised(token);
        let glued = token == first || matches!(document.gap(token - 1), " " | ". " | "-");
        glued && (initial || is_name_word(document, token) && document.term_at(token).is_none())
    };
    while end < sentence.end && end < first + 4 && is_part(end) {
        end += 1;
    }
    if end == first {
        return None;
    }
    // "an appointment with Lee", not "check in with Lee at the desk".
    let visit = document.any_of(with.saturating_sub(4).max(sentence.first)..with, APPOINTMENTS);
    let family = document.is_one_of(first, FAMILY);
    // A salon, a band, a street.
    if (first..=end).any(|token| document.is_capitalised(token) && document.cues_of(token, token + 1).has(Cue::Place)) {
        return None;
    }
    // "with Main Street Clinic", "with Luxury ride": the name goes on; a person's is followed by a day, a time or nothing.
    let ends = end >= sentence.end
        || document.gap(end - 1) != " "
        || is_function_word(document.word(end))
        || document.tokens[end].cues.has(Cue::Number);
    (visit && !family && ends && (document.word(first).len() > 1 || end > first + 1)).then_some((first, end))
}
