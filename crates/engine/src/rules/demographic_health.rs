//! `demographic-health`: an age, a sex or a stage of life combined with a health action.

use phi_lint_lexicon::{Class, Cue};

use super::{Category, DEFAULT, Document, Hit, Levels, RuleInfo, Sink, Text, Trigger, age, facts};
use crate::sentence::Sentence;
use crate::words::Words;

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "demographic-health",
    category: Category::Health,
    catches: "An age, a sex, an origin or a stage of life that makes the reader due for something: `women over 40`, `now that you are 50`.",
    message: Text { en: "This ties age or sex to care", es: "Esto relaciona la edad o el sexo con la atención" },
    why: Text {
        en: "Age and sex together with a screening tell what it looks for; the number identifies the patient.",
        es: "La edad y el sexo junto con un tamizaje revelan qué se busca; el número identifica al paciente.",
    },
    citations: &["45 CFR 160.103", "45 CFR 164.514(b)(2)(i)(C)"],
    levels: Levels::row(b"E E W E E E"),
    bad: &[
        "Now that you have [[turned 45]], your first screening is due.",
        "[[Women ages 50 to 74]]: our records show you need a screening.",
        "As a [[70-year-old]] you should book this test.",
        "Los [[hombres mayores de 50]] como usted necesitan un examen anual.",
    ],
    good: &[
        "Seniors 65 and up: free parking on Tuesdays.",
        "Visitors over 12 need a badge.",
        "You are 20 minutes early, have a seat.",
        "Nuestra clínica cumple 25 años.",
    ],
    classes: &[Class::Group],
    judge: Some(judge),
    scan: Some((Trigger::Always, scan)),
    ..DEFAULT
};

/// What people of an age or a sex are called in for.
const ACTIONS: &Words = words![
    "screening" "screenings" "screen" "screened" "exam" "exams" "check" "checks" "checkup" "checkups" "test"
    "tests" "tested" "testing" "scan" "scans" "shot" "shots" "vaccine" "vaccines" "vaccination" "physical"
    "wellness" "care" "treatment" "check-up" "tamizaje" "tamizajes" "examen" "examenes" "chequeo" "chequeos"
    "revision" "prueba" "pruebas" "estudio" "estudios" "vacuna" "vacunas" "deteccion" "atencion" "evaluacion"
    "risk" "riesgo"
];

/// How a sentence calls somebody in.
const CALLS: &Words = words![
    "due" "overdue" "time" "should" "need" "needs" "book" "schedule" "qualify" "eligible" "recommend"
    "recommended" "recommends" "get" "must" "toca" "corresponde" "necesita" "necesitan" "debe" "deben"
    "momento" "hora" "agende" "programe" "califica" "recomienda" "recomendamos" "realice" "realizarse"
    "hacerse" "haga" "important"
];

/// How much of a case this is: an age in the message's sentence or the one behind it, a call and a health action.
fn weigh(document: &Document<'_>, token: usize) -> Option<i8> {
    let own = document.sentence(token);
    let next = if own.end < document.tokens.len() { document.sentence(own.end) } else { own };
    let any = |sentence: Sentence, words: &Words| {
        document.any_of(sentence.first.max(token.saturating_sub(40))..sentence.end.min(token + 40), words)
    };
    let either = |words: &Words| any(own, words) || any(next, words);
    let action = either(ACTIONS)
        || facts::in_sentence(document, token)
        || next.end > own.end && facts::in_sentence(document, own.end);
    if !action || !either(CALLS) {
        return None;
    }
    let spoken = own.cues.with(next.cues);
    let mine =
        spoken.has(Cue::Possess) || spoken.has(Cue::Targeted) || any(own, words!["usted" "cumplio" "le" "te" "como"]);
    Some(if mine {
        0
    } else if spoken.has(Cue::Broadcast) {
        -2
    } else {
        -1
    })
}

/// "As a woman", "men like you": a group the reader is said to belong to.
fn judge(document: &Document<'_>, hit: &Hit) -> Option<i8> {
    let (first, end) = (hit.first as usize, hit.end as usize);
    let sentence = document.sentence(first);
    let start = first.saturating_sub(3).max(sentence.first);
    let said = (start..first).any(|token| {
        document.is_one_of(token, words!["as" "because" "being"])
            && document.is_one_of(token + 1, words!["a" "an" "you" "you're"])
            || document.is_one_of(token, words!["como" "por"])
                && (token + 1 == first || document.is_one_of(token + 1, words!["ser" "una" "un"]))
    });
    let like = document.is_one_of(end, words!["like" "como"])
        && document.is_one_of(end + 1, words!["you" "usted" "ustedes" "tu"]);
    (said || like).then(|| weigh(document, first)).flatten().filter(|&steps| steps > -2)
}

fn scan(document: &Document<'_>, sink: &mut Sink<'_>) {
    if !document.cues.has(Cue::Number) {
        return;
    }
    for &number in &document.coded {
        let Some((first, end)) = aged(document, number) else { continue };
        if let Some(steps) = weigh(document, number) {
            sink.report_at(document.span(first, end), steps);
        }
    }
}

/// The words of an age that is said of the reader or of a group.
fn aged(document: &Document<'_>, number: usize) -> Option<(usize, usize)> {
    let (value, rest) = age::number(document.word(number))?;
    if !(18..=110).contains(&value) || !matches!(rest, "" | "s" | "yo" | "yr" | "yrs") {
        return None;
    }
    let sentence = document.sentence(number);
    let group_before =
        |from: usize| (from.saturating_sub(3).max(sentence.first)..from).rev().find(|&token| is_group(document, token));
    let previous = number.checked_sub(1).filter(|&token| token >= sentence.first);
    let led =
        |words: &Words| previous.is_some_and(|token| document.is_one_of(token, words) && document.gap(token) == " ");
    if let Some(age) = age::at(document, number)
        && !age.is_short
        && age.is_told
    {
        let group = group_before(number);
        // "de 40 a 69 años" is told by its last number.
        return Some((group.unwrap_or(number), age.end));
    }
    // 40+, 50 and up, 45 to 75, 45-75.
    let gap = document.gap(number);
    let plus = gap.starts_with('+');
    let mut end = number + 1;
    let up = document.is_one_of(end, words!["and" "or" "y" "o" "&"])
        && document.is_one_of(end + 1, words!["up" "older" "over" "above" "mas" "mayores"]);
    let to = document.is_one_of(end, words!["to" "through" "a" "and" "thru"]) && document.is_number(end + 1)
        || gap == "-" && document.is_number(end);
    let over = led(words!["over" "above" "past" "age" "ages" "aged" "than" "de" "from" "between" "entre" "after"]);
    if (up || to) && led(words!["age" "ages" "aged"]) {
        return Some((number - 1, if up { end + 2 } else { end }));
    }
    if let Some(group) = group_before(number)
        && (plus || up || to || over)
    {
        end += if up { 2 } else { 0 };
        return Some((group, end));
    }
    // "you turned 45", "now that you are 50", "At 92, you".
    let reader = |from: usize, to: usize| {
        document.any_of(from.max(sentence.first)..to, words!["you" "you're" "you've" "usted" "ya" "u"])
    };
    let turned = led(
        words!["turned" "turn" "turning" "reached" "hit" "cumplio" "cumple" "cumplir" "cumplido" "are" "you're" "being" "tiene" "age"],
    ) || led(words!["over" "past"])
        && previous.is_some_and(|token| token > 0 && document.is_one_of(token - 1, words!["are" "you're"]));
    let counted = matches!(gap, " ")
        && end < sentence.end
        && !document.is_one_of(
            end,
            words!["now" "and" "this" "today" "so" "it" "it's" "you" "your" "or" "which" "soon" "next" "is" "ya" "es" "y" "le" "in"],
        );
    let opens =
        number == sentence.first + 1 && (led(words!["turning" "turned"]) || gap == "? " && led(words!["over" "past"]));
    let bracketed = number > 1 && document.gap(number - 1) == " (" && document.is_one_of(number - 1, words!["age"]);
    if bracketed && reader_age(document, number) {
        return Some((number, end));
    }
    if (turned || opens) && !counted && (opens || reader(number.saturating_sub(5), number)) {
        let first = if led(words!["turned" "turning" "turn" "cumplio"]) { number - 1 } else { number };
        return Some((first, if document.is_one_of(end, words!["now"]) { end + 1 } else { end }));
    }
    let at = led(words!["at" "a"])
        && number == sentence.first + 1
        && (gap.starts_with(',') || gap == " ")
        && value >= 30
        && document.is_one_of(end, words!["you" "you're" "your" "usted"]);
    let decade = rest == "s" && led(words!["your" "their" "sus" "the"]);
    (at || decade).then_some((number, end))
}

/// "at your age (72)".
fn reader_age(document: &Document<'_>, number: usize) -> bool {
    number > 1 && document.is_one_of(number - 2, words!["your" "su" "tu"])
}

/// Whether the word names a group of people.
fn is_group(document: &Document<'_>, token: usize) -> bool {
    document.term_at(token).is_some_and(|hit| hit.entry.class() == Class::Group)
        || document.is_one_of(
            token,
            words!["adults" "people" "patients" "anyone" "everyone" "seniors" "adultos" "personas" "pacientes" "those"],
        )
}
