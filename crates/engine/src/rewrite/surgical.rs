//! Surgical edits: one phrase goes and the sentence stays.

use std::ops::Range;

use super::draft::{Draft, Piece};
use super::facts::Kind;
use super::fluency;
use super::repair::Edit;
use super::signs::{Sign, Signs};
use crate::language::Language;
use crate::report::Finding;
use crate::words::Words;

/// Words that carry the sentence once what stands beside them is gone.
const CARRIERS: &Words = words![
    "appointment" "appointments" "appt" "visit" "visits" "checkup" "check-up" "session" "consultation" "results"
    "result" "prescription" "prescriptions" "refill" "medication" "form" "forms" "order" "reminder" "team" "office"
    "portal" "consult" "exam" "cita" "citas" "consulta" "visita" "receta" "resultados" "formulario" "medicamento"
    "orden" "recordatorio" "turno" "pedido" "request" "records" "referral" "paperwork" "bill" "statement" "summary" "packet"
    "questionnaire" "line" "counter" "slot" "instructions" "instrucciones" "referencia" "factura"
];
const LEADS: &Words = words![
    "for" "with" "w" "about" "regarding" "re" "of" "de" "del" "con" "para" "por" "sobre" "after"
];
const ARTICLES: &Words = words![
    "your" "the" "a" "an" "our" "su" "sus" "la" "el" "los" "las" "un" "una" "nuestra" "nuestro" "dr" "dra"
];

/// What may follow the category in a sentence.
const VERBS: &Words = words![
    "is" "was" "on" "at" "has" "will" "tomorrow" "today" "needs" "scheduled" "booked" "appointment" "es" "fue" "esta" "del" "el"
    "para" "se" "ya" "from" "to" "moved"
];

/// The edits that take every finding out of its sentence; nothing where a sentence would not survive it.
pub(super) fn edits(draft: &Draft<'_>, piece: &Piece, findings: &[&Finding]) -> Option<Vec<Edit>> {
    let mut signs = Signs::of_words(draft.document, piece.tokens.start, piece.tokens.end);
    if piece.signs.has(Sign::When) || draft.facts_in(&piece.range).any(|fact| matches!(fact.kind, Kind::When(_))) {
        signs.add(Sign::When);
    }
    findings.iter().map(|finding| edit(draft, finding, signs)).collect()
}

fn edit(draft: &Draft<'_>, finding: &Finding, signs: Signs) -> Option<Edit> {
    let document = draft.document;
    let (first, end) = draft.tokens_of(finding)?;
    let typed = |first: usize, end: usize| document.typed_range(document.span(first, end));
    // An emoji beside the words is in the finding too.
    let range = typed(first, end).start..typed(first, end).end.max(finding.end);
    if document.is_one_of(end, CARRIERS) && document.gap(end - 1) == " " {
        let next = typed(end, end + 1).start;
        // An MRI appointment, a cardiology visit: the article agrees with the word that is left.
        let article = first.checked_sub(1).filter(|&at| document.is_one_of(at, words!["a" "an"]));
        return Some(if let Some(at) = article {
            Edit { range: typed(at, at + 1).start..next, with: indefinite(document.word(at), document.word(end)) }
        } else {
            // What follows the words that began the sentence begins it now.
            let begins = first == draft.sentence_start(first) && document.is_capitalised(first);
            let initial = document.word(end).chars().next().filter(|_| begins);
            let with = initial.map(|char| char.to_uppercase().collect()).unwrap_or_default();
            Edit { range: range.start..next + initial.map_or(0, char::len_utf8), with }
        });
    }
    // At Lakeside GI Center: the place stays, its name does not.
    let facility = finding.rule.id == "facility-reveals-care" || finding.also.contains(&"facility-reveals-care");
    let mut place = first;
    while place > 0
        && first - place < 2
        && document.is_one_of(place - 1, words!["the" "our" "la" "el" "nuestra" "nuestro"])
    {
        place -= 1;
    }
    let sent = signs.has(Sign::Referral);
    if facility && !sent && place > 0 && document.is_one_of(place - 1, words!["at" "in" "en" "to" "a"]) {
        let with = if draft.language == Language::Spanish { "nuestra clínica" } else { "our office" };
        return Some(Edit { range: typed(place, place + 1).start..range.end, with: with.to_owned() });
    }
    if facility {
        return None;
    }
    // ... for your MRI, with Dr. Lee, de cardiología
    let mut lead = first;
    while lead > 0
        && document.is_one_of(lead - 1, ARTICLES)
        && matches!(document.gap(lead - 1), " " | ". ")
        && first - lead < 2
    {
        lead -= 1;
    }
    if lead > 1
        && document.is_one_of(lead - 1, LEADS)
        && document.is_one_of(lead - 2, CARRIERS)
        && matches!(document.gap(lead - 1), " " | "/ ")
    {
        let start = typed(lead - 2, lead - 1).end;
        return Some(Edit { range: start..range.end, with: String::new() });
    }
    // The phrase leads itself: "appointment [with Dr. Lee]".
    if first > 0 && document.is_one_of(first, LEADS) && document.is_one_of(first - 1, CARRIERS) {
        return Some(Edit { range: typed(first - 1, first).end..range.end, with: String::new() });
    }
    replaced(draft, finding, first..end, range, signs)
}

/// The category in place of the thing: "Your [colonoscopy] is" becomes "Your appointment is".
///
/// What it is called follows from the finding itself; `signs` are those of its sentence.
fn replaced(
    draft: &Draft<'_>,
    finding: &Finding,
    Range { start: first, end }: Range<usize>,
    range: Range<usize>,
    signs: Signs,
) -> Option<Edit> {
    let document = draft.document;
    let own = Signs::of_finding(finding);
    let at = first.checked_sub(1)?;
    let goes_on = end >= document.tokens.len() || document.is_one_of(end, VERBS) || document.gap(end - 1) != " ";
    let foreign = draft.language == Language::Spanish && document.is_one_of(at, words!["a" "an"]);
    let named = own.has_any(&[Sign::Insurer, Sign::Abuse, Sign::Clinician]);
    if !goes_on || foreign || named || !document.is_one_of(at, ARTICLES) || document.gap(at) != " " {
        return None;
    }
    let (medicine, ready) = (own.has(Sign::Medicine), signs.has_any(&[Sign::Ready, Sign::Refill]));
    let visit = own.has(Sign::Care) && signs.has_any(&[Sign::When, Sign::Visit, Sign::Change, Sign::Missed]);
    let (english, spanish, feminine) = match (medicine, ready, visit) {
        (true, true, _) => ("prescription", "receta", true),
        (true, false, _) => ("medication", "medicamento", false),
        (false, _, true) => ("appointment", "cita", true),
        _ => return None,
    };
    let article = document.word(at);
    let shouts = |word: &str| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    let cased = |noun: &str| {
        if shouts(article) && shouts(document.word(first)) { noun.to_uppercase() } else { noun.to_owned() }
    };
    let whole = document.typed_range(document.span(at, at + 1)).start..range.end;
    Some(match draft.language {
        Language::English if document.is_one_of(at, words!["a" "an"]) => {
            Edit { range: whole, with: format!("{}{}", indefinite(article, english), cased(english)) }
        }
        Language::English => Edit { range, with: cased(english) },
        Language::Spanish => {
            let agreed = match (article, feminine) {
                ("el", true) => "la",
                ("El", true) => "La",
                ("un", true) => "una",
                ("la", false) => "el",
                ("una", false) => "un",
                _ => article,
            };
            Edit { range: whole, with: format!("{agreed} {}", cased(spanish)) }
        }
    })
}

/// The indefinite article before a word, written as the old one was, with a space behind.
fn indefinite(old: &str, word: &str) -> String {
    let article = if word.starts_with(['a', 'e', 'i', 'o', 'u', 'A', 'E', 'I', 'O', 'U']) { "an " } else { "a " };
    if old.starts_with('A') { article.replacen('a', "A", 1) } else { article.to_owned() }
}

/// The message with its edits, if it still reads as one.
pub(super) fn apply(draft: &Draft<'_>, edits: &[Edit]) -> Option<String> {
    let text = draft.copied(0..draft.document.original.len(), edits);
    let text = text.trim();
    fluency::reads_well(text).then(|| text.to_owned())
}
