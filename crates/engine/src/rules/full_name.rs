//! `full-name`: the patient's first and last name.

use phi_lint_lexicon::{Class, Cue as C, Cues};

use super::name::{is_function_word, is_name_word};
use super::{Category, Cue, DEFAULT, Document, Levels, RuleInfo, Sink, Text, Trigger};

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "full-name",
    category: Category::Identifier,
    catches: "The patient's first and last name in a greeting, after Patient: or Name:, or after for. A title and a surname is advice; a first name alone is a warning under strict.",
    message: Text { en: "This gives the patient's full name", es: "Esto indica el nombre completo del paciente" },
    why: Text {
        en: "The number identifies the patient already; the surname only makes a wrong delivery worse.",
        es: "El número ya identifica al paciente; el apellido solo agrava una entrega equivocada.",
    },
    citations: &["45 CFR 164.502(b)", "45 CFR 164.514(b)(2)(i)(A)"],
    levels: Levels::row(b"W E - W I W"),
    bad: &[
        "Hi [[Nora Fields]], see you on Monday.",
        "Reminder for [[Omar T. Haddad]]: Monday at 2.",
        "Patient: [[Lucia Prado]], please check in.",
        "Estimado [[Jorge Luna Paz]], su cita es el lunes.",
    ],
    good: &[
        "Hi Nora, see you on Monday.",
        "See you at Fields Street Clinic.",
        "Thanks, Omar. See you soon!",
        "Hola Lucía, su cita es el lunes.",
    ],
    shows_words: false,
    scan: Some((Trigger::Always, scan)),
    ..DEFAULT
};

/// Labels before a name.
const LABELS: &[&str] = &["patient", "name", "paciente", "nombre", "pt", "member", "client"];
/// What leads to a name elsewhere.
const FOR: &[&str] = &["for", "para", "re", "attn"];
/// Titles before a surname.
const TITLES: &[&str] = &["mr", "mrs", "ms", "miss", "mx", "sr", "sra", "srta", "don", "dona"];
/// The most words a name has.
const LONGEST: usize = 4;

fn scan(document: &Document<'_>, sink: &mut Sink<'_>) {
    if !document.capitals && !document.policy.is_strict() && !document.cues.has(C::Title) {
        return;
    }
    let mut done = 0;
    for token in 0..document.tokens.len() {
        if token < done || !document.is_capitalised(token) {
            continue;
        }
        // Most capitals stand alone.
        let pair = document.is_capitalised(token + 1);
        if !pair && !document.policy.is_strict() {
            continue;
        }
        let Some(position) = position(document, token) else { continue };
        // "Mr. Johnson", "Hello Sra. Luna".
        if document.is_one_of(token, TITLES) {
            let end = name_end(document, token + 1);
            if end > token + 1 && matches!(document.gap(token), " " | ". " | ".") {
                done = end;
                let whole = end > token + 2;
                sink.report_at(document.span(token, end), if whole { 0 } else { -1 });
            }
            continue;
        }
        let end = name_end(document, token);
        let ends = end > token && ends_name(document, end, position);
        if end < token + 2 {
            let first = end == token + 1 && ends && position != Position::For;
            if first && document.policy.is_strict() {
                sink.report_at(document.span(token, end), -1);
            }
            continue;
        }
        done = end;
        if ends && !is_ordinary_pair(document, token, end) && !is_place_or_team(document, token, end, position) {
            sink.report(document.span(token, end));
        }
    }
}

/// Where a name may stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Position {
    Greeted,
    Labelled,
    For,
    /// The message, or a line of it, opens with the name.
    Opening,
}

fn position(document: &Document<'_>, token: usize) -> Option<Position> {
    let Some(before) = token.checked_sub(1) else { return Some(Position::Opening) };
    let gap = document.gap(before);
    if gap.contains(':') && document.is_one_of(before, LABELS) {
        Some(Position::Labelled)
    } else if document.cues_of(before, token).has(C::Greet)
        && matches!(gap, " " | ", " | "! ")
    {
        Some(Position::Greeted)
    } else if matches!(gap, " " | ": ") && document.is_one_of(before, FOR) && is_of_care(document, before) {
        Some(Position::For)
    } else {
        gap.contains('\n').then_some(Position::Opening)
    }
}

/// "Reminder for", "results for": what belongs to a patient, unlike "tickets for".
fn is_of_care(document: &Document<'_>, leading: usize) -> bool {
    const OTHERS: &[&str] = &["order", "message", "form", "forms", "bill", "account", "package", "reminder", "nota", "mensaje", "pedido"];
    let Some(before) = leading.checked_sub(1) else { return true };
    let care = Cues::of(&[C::Visit, C::Result, C::Rx, C::Care, C::Health, C::Refer]);
    document.cues_of(before, leading).has_any(care) || document.is_one_of(before, OTHERS)
}

/// The token behind the words of a name that starts here.
fn name_end(document: &Document<'_>, first: usize) -> usize {
    let mut end = first;
    let joint = |token: usize| document.is_one_of(token, &["de", "del", "la", "las", "los", "van", "von", "y"]);
    let initial = |token: usize| document.word(token).len() == 1 && document.gap(token) == ". ";
    while end < first + LONGEST && (end == first || matches!(document.gap(end - 1), " " | "-") || initial(end - 1)) {
        let word = document.word(end);
        let shouted = word.len() > 2 && word.bytes().all(|byte| byte.is_ascii_uppercase());
        let part = is_name_word(document, end) && !shouted && !is_ordinary(document, end);
        if !part && !(end > first && joint(end) && is_name_word(document, end + 1)) {
            break;
        }
        end += 1;
    }
    end
}

/// A word of the clinic's language: Clinic, Street, Cardiology.
fn is_ordinary(document: &Document<'_>, token: usize) -> bool {
    let cues = document.cues_of(token, token + 1);
    cues.has_any(Cues::of(&[C::Facility, C::Care, C::Visit, C::Room, C::Credential]))
        || document
            .term_at(token)
            .is_some_and(|hit| !hit.entry.is_silent() && !matches!(hit.entry.class(), Class::Condition | Class::Drug))
}

/// Whether what follows fits behind a name in this position.
fn ends_name(document: &Document<'_>, end: usize, position: Position) -> bool {
    if end >= document.tokens.len() {
        return position != Position::Opening;
    }
    let gap = document.gap(end - 1);
    let punctuated = gap.starts_with([',', '!', ':', '.', ';', '-', '\n', ')'])
        || gap.starts_with(" -")
        || gap.starts_with(" \u{2014}");
    match position {
        // "Sarah Johnson, your visit": an address, not the sender's name.
        Position::Opening => {
            let you = [C::Possess, C::Targeted].iter().any(|cue| document.cues_of(end, end + 3).has(*cue))
                || document.is_one_of(end, &["please", "por", "favor", "we", "this", "le", "su"]);
            gap.starts_with(',') && you
        }
        Position::Greeted | Position::Labelled => {
            punctuated || is_function_word(document.word(end)) || !document.is_capitalised(end)
        }
        Position::For => punctuated || is_function_word(document.word(end)),
    }
}

/// "Dear Voucher Holder" is nobody, and "Mary Ann" or "Juan Carlos" is a first name.
fn is_ordinary_pair(document: &Document<'_>, first: usize, end: usize) -> bool {
    let plain = |token: usize| document.lexicon.is_ordinary(document.word(token));
    (first..end).all(plain) || document.is_one_of(end - 1, ROLES) || end == first + 2 && document.is_one_of(first + 1, SECOND)
}

/// Roles that a greeting may address instead of a person.
const ROLES: &[&str] = &[
    "holder", "customer", "customers", "member", "members", "subscriber", "user", "users", "guest", "guests", "resident", "residents", "client", "clients", "friend",
    "parent", "parents", "guardian", "guardians", "colleague", "colleagues", "student", "students", "neighbor", "neighbors", "cliente", "clientes", "vecino", "vecinos",
];

/// Given names that follow another one.
const SECOND: &[&str] = &[
    "ann", "anne", "jo", "lou", "mae", "lynn", "beth", "jane", "kate", "paul", "carlos", "luis", "jose", "antonio", "manuel", "maria", "elena", "fernanda",
    "isabel", "angel", "alberto", "pablo", "david", "miguel", "luisa", "paula", "guadalupe", "cristina", "carmen", "teresa", "eduardo", "enrique", "sofia",
    "fernando", "javier", "alejandro", "alejandra", "andres", "ignacio", "jesus", "lucia", "jean", "ray", "belle", "rose", "grace", "marie",
];

/// "Hi Harbor Street Clinic", "for Main Street".
fn is_place_or_team(document: &Document<'_>, first: usize, end: usize, position: Position) -> bool {
    // Fields, Parks and Hill are surnames too, where somebody is greeted.
    let cues =
        if position == Position::Greeted { Cues::of(&[C::Facility]) } else { Cues::of(&[C::Place, C::Facility]) };
    let place = |token: usize| document.cues_of(token, token + 1).has_any(cues);
    let team = |token: usize| {
        document.is_one_of(
            token,
            &[
                "team", "family", "day", "staff", "patients", "all", "everyone", "friends", "equipo", "familia",
                "house", "party", "season",
            ],
        )
    };
    (first..=end).any(|token| (document.is_capitalised(token) && place(token)) || team(token))
}
