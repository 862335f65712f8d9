//! Candidates: the texts that could stand for a message, the best first.

use std::cell::RefCell;

use phi_lint_lexicon::Cue;

use super::draft::{Draft, Fate, Piece};
use super::facts::{Fact, Kind};
use super::intents::{OTHER, Wording};
use super::layout::{self, Core};
use super::purpose::{self, Part};
use super::signs::{Sign, Signs};
use super::slots::{Filler, Settings};
use super::when;
use super::wording::{self, Sheet};
use super::{Kept, Moved, Rewrite, Safety, Strategy, surgical};
use crate::language::Language;
use crate::organisation::Organisation;
use crate::report::{Finding, Report};
use crate::words::Words;

/// Every candidate for this message, the best first.
pub(super) fn all(draft: &Draft<'_>) -> Vec<Rewrite> {
    let parts = purpose::parts(draft);
    let signs = purpose::signs(&parts);
    let safety = purpose::safety(signs);
    let edited = |text: String| Sheet { kept: facts_of(draft, &text), text };
    let make = |sheet: Sheet, intent: &'static str, strategy: Strategy| rewrite(draft, sheet, intent, strategy, safety);
    if draft.findings.is_empty() {
        let text = draft.copied(0..draft.document.original.len(), &[]);
        // Where nothing is left, there was nothing to say but this.
        return if text.chars().any(char::is_alphanumeric) {
            vec![make(edited(text.trim().to_owned()), purpose::intent(signs).id, Strategy::Surgical)]
        } else {
            Vec::new()
        };
    }
    if signs.has(Sign::Abuse) {
        return Vec::new();
    }
    let intent = parts[0].intent;
    let general = parts.iter().all(|part| part.intent.id == OTHER.id);
    // "Never take your medicine" without what it speaks of is another instruction.
    let denied = signs.has(Sign::Negated);
    let instructs = denied && signs.has_any(&[Sign::Take, Sign::Dose, Sign::Adjust]);
    let surgical = if instructs { None } else { surgical(draft) };
    let surgical = surgical.map(|text| make(edited(text), intent.id, Strategy::Surgical));
    let dropped = dropped(draft).map(|sheet| make(sheet, intent.id, Strategy::Drop));
    let (template, unused) = match template(draft, &parts) {
        Some((sheet, unused)) if !general => (Some(make(sheet, intent.id, Strategy::Template)), unused),
        _ => (None, true),
    };
    let labelled = draft.pieces.iter().filter(|piece| piece.fate == Fate::Goes).all(|piece| is_labelled(draft, piece));
    let mut candidates = Vec::with_capacity(4);
    // Only a name was found: the rest says what is to be said.
    let named = intent.id == "provider-message"
        && !signs.has_any(&[Sign::Advice, Sign::Prep, Sign::Adjust, Sign::Medicine, Sign::Dose, Sign::Helped]);
    // What is not so is said in the message's own words, if it can be.
    if (general || denied) && safety.is_none() {
        candidates.extend(surgical.clone());
    }
    if labelled || general || named {
        candidates.extend(dropped.clone());
    }
    // An instruction belongs into the portal as a whole.
    if unused && safety != Some(Safety::InstructionMoved) {
        candidates.extend(surgical.clone());
    }
    candidates.extend(template);
    candidates.extend(surgical);
    candidates.extend(dropped);
    let mut seen: Vec<Rewrite> = Vec::with_capacity(candidates.len());
    for candidate in candidates {
        if !seen.iter().any(|other| other.text == candidate.text) && !draft.tells(&candidate.text) {
            seen.push(candidate);
        }
    }
    seen
}

/// The general notice in the organisation's name, and the one that names nobody.
pub(super) fn general(draft: &Draft<'_>) -> Vec<Rewrite> {
    let whole = purpose::whole(&purpose::parts(draft));
    let mut notices = vec![fallback(draft, &whole)];
    if draft.organisation.shown_name().is_some() {
        let nobody = Organisation { name: None, safe_name: None, ..draft.organisation.clone() };
        notices.push(fallback(&Draft { organisation: &nobody, ..draft.clone() }, &whole));
    }
    notices
}

/// The general notice for a text that is too long to be read as a message; nothing of the text is in it.
pub(super) fn notice(organisation: &Organisation, language: Language, report: &Report) -> Rewrite {
    let wordings = if language == Language::Spanish { OTHER.es } else { OTHER.en };
    let mut general = wordings.iter().filter(|Wording(needs, _)| needs.is_empty());
    let sheet = general.find_map(|Wording(_, text)| wording::fill(text, &mut Settings(organisation)));
    let signs = report.findings.iter().fold(Signs::default(), |signs, finding| signs.with(Signs::of_finding(finding)));
    let safety = purpose::safety(signs);
    Rewrite {
        text: sheet.unwrap_or_default().text,
        intent: OTHER.id,
        strategy: Strategy::Fallback,
        safety,
        requires_staff_action: safety.is_some(),
        kept: Vec::new(),
        moved_to_portal: report.findings.iter().map(whole).collect(),
    }
}

/// A finding that goes.
fn whole(finding: &Finding) -> Moved {
    Moved { rule: finding.rule.id, start: finding.start, end: finding.end }
}

fn fallback(draft: &Draft<'_>, whole: &Part) -> Rewrite {
    let core = core(draft, whole, &[]);
    let mut sheet =
        core.iter().map(|core| layout::composed(draft, std::slice::from_ref(core))).next().unwrap_or_default();
    if whole.signs.has(Sign::Abuse) || draft.tells(&sheet.text) {
        // Whoever reads the phone must not learn that there is more to say; and a word that was found may stand elsewhere too,
        // where it meant something else.
        sheet = core.map(|core| core.sheet).unwrap_or_default();
    }
    rewrite(draft, sheet, OTHER.id, Strategy::Fallback, purpose::safety(whole.signs))
}

fn rewrite(
    draft: &Draft<'_>,
    sheet: Sheet,
    intent: &'static str,
    strategy: Strategy,
    safety: Option<Safety>,
) -> Rewrite {
    let Sheet { text, kept } = sheet;
    Rewrite {
        moved_to_portal: moved(draft, &text),
        text,
        intent,
        strategy,
        safety,
        requires_staff_action: safety.is_some(),
        kept,
    }
}

/// Where the facts of the message stand in a text that was edited in place.
fn facts_of(draft: &Draft<'_>, text: &str) -> Vec<Kept> {
    let mut from = 0;
    let places = draft.facts.iter().filter_map(|fact| {
        let typed = draft.typed(&fact.core);
        let start = from + text.get(from..)?.find(&typed).filter(|_| !typed.is_empty())?;
        from = start + typed.len();
        Some(Kept { kind: fact.kind.name(), start, end: from })
    });
    places.collect()
}

/// Whether the sentence is a line with a label or a mark: "Reason: ...", "📅 ..."
fn is_labelled(draft: &Draft<'_>, piece: &Piece) -> bool {
    let text = draft.document.text.get(piece.range.clone()).unwrap_or_default();
    let label = text.split_once(": ").map(|(label, _)| label.split_whitespace().count());
    let marked = text.starts_with(|char: char| !char.is_ascii() && !char.is_alphanumeric());
    draft.pieces.len() > 2 && (marked || label.is_some_and(|words| (1..=3).contains(&words)))
}

/// The message with sentences of the catalogue in place of what was found, and whether a fact found no place in them.
fn template(draft: &Draft<'_>, parts: &[Part]) -> Option<(Sheet, bool)> {
    let mut cores: Vec<Core<'_>> = Vec::with_capacity(parts.len());
    for part in parts {
        let core = core(draft, part, &cores)?;
        cores.push(core);
    }
    let unused = cores.iter().any(|Core { part, used, .. }| {
        let Part { pieces, signs, intent } = part;
        // The day a bill or a refill is due goes with it.
        let settled = matches!(intent.id, "billing" | "medication-reminder" | "referral" | "refill");
        // A question stays one.
        let asks = intent.id == "appointment-reminder" && signs.has(Sign::Proposed);
        let more = pieces.iter().map(|&at| &draft.pieces[at]).any(|piece| {
            let left = draft.facts_in(&piece.range).any(|fact| !used.contains(&fact.core));
            left && !settled || is_practical(draft, piece) || tells_more(draft, piece)
        });
        more || asks || intent.id == "appointment-change" && signs.has(Sign::When)
    });
    Some((layout::composed(draft, &cores), unused))
}

/// The first wording of the part's intent that can be filled without the facts that other parts took.
fn core<'p>(draft: &Draft<'_>, part: &'p Part, others: &[Core<'_>]) -> Option<Core<'p>> {
    let wordings = if draft.language == Language::Spanish { part.intent.es } else { part.intent.en };
    let taken: Vec<_> = others.iter().flat_map(|other| other.used.iter().cloned()).collect();
    let used = RefCell::new(Vec::new());
    let sheet =
        wordings.iter().filter(|Wording(needs, _)| part.signs.has_all(needs)).find_map(|Wording(_, text)| {
            used.borrow_mut().clear();
            wording::fill(text, &mut Filler::new(draft, part, &taken, &used)).filter(|sheet| !draft.tells(&sheet.text))
        })?;
    Some(Core { part, sheet, used: used.into_inner() })
}

/// Whether the sentence tells more than what was found, its facts and the phrases that tell its intent.
fn tells_more(draft: &Draft<'_>, piece: &Piece) -> bool {
    /// Words that say nothing by themselves.
    const SMALL: &Words = words![
        "a" "an" "the" "your" "you" "you're" "is" "are" "was" "will" "be" "been" "have" "has" "at" "on" "in" "for" "with" "w" "to" "of" "our"
        "we" "this" "that" "and" "please" "pls" "it" "its" "it's" "here" "by" "from" "reminder" "friendly" "upcoming" "confirmed" "just" "us"
        "dr" "doctor" "dont" "don't" "forget" "ur" "u" "r" "next" "want" "need" "needs" "wants" "would" "like" "can" "not" "no" "link" "complete" "start"
        "el" "la" "los" "las" "su" "sus" "un" "una" "es" "de" "del" "al" "para" "con" "por" "en" "le" "se" "y" "que" "usted" "tiene" "hay"
        "recordatorio" "recordamos" "recuerde" "favor" "ya" "esta" "queda" "quedo" "confirmada" "doctora" "dra" "lo" "te" "tu"
    ];
    let document = draft.document;
    let told = Signs::words_of(document, piece.tokens.start, piece.tokens.end);
    piece.tokens.clone().zip(told).any(|(token, told)| {
        let range = document.tokens[token].range();
        let found = !draft.is_clean(&range);
        let fact = draft.facts_in(&piece.range).any(|fact| super::overlap(&fact.whole(), &range));
        !(told || found || fact || document.is_one_of(token, SMALL))
    })
}

/// Whether the sentence tells how to come: it is worth keeping.
fn is_practical(draft: &Draft<'_>, piece: &Piece) -> bool {
    const PRACTICAL: &Words = words![
        "arrive" "early" "bring" "park" "parking" "garage" "entrance" "mask" "interpreter" "check-in" "card" "elevator"
        "llegue" "traiga" "estacionamiento" "cubrebocas" "interprete" "temprano" "minutos"
    ];
    let used = |at: usize| {
        draft.facts_in(&piece.range).any(|fact| super::overlap(&fact.core, &draft.document.tokens[at].range()))
    };
    let room = |at: usize| draft.document.cues_of(at, at + 1).has(Cue::Room) && !used(at);
    draft.document.any_of(piece.tokens.clone(), PRACTICAL) || piece.tokens.clone().any(room)
}

/// The message without the sentences in which something was found, if the rest is worth sending.
fn dropped(draft: &Draft<'_>) -> Option<Sheet> {
    let rest = || draft.pieces.iter().filter(|piece| matches!(piece.fate, Fate::Stays | Fate::Bare));
    let useful = |piece: &Piece| {
        let told = draft
            .facts_in(&piece.range)
            .any(|fact| matches!(fact.kind, Kind::When(when::Kind::At) | Kind::Link | Kind::Phone));
        let points =
            draft.document.any_of(piece.tokens.clone(), words!["it" "them" "that" "la" "lo" "these" "those" "print"]);
        (piece.fate == Fate::Stays || is_labelled(draft, piece))
            && !is_reply(draft, piece)
            && !draft.document.is_one_of(piece.tokens.start, words!["stop" "come" "pick" "pase" "venga" "pasen"])
            && (told && (piece.tokens.len() >= 4 || is_labelled(draft, piece)) || piece.tokens.len() >= 6 && !points)
    };
    rest().any(useful).then(|| layout::composed(draft, &[]))
}

/// Every surgical edit at once, where all findings lie in one sentence.
fn surgical(draft: &Draft<'_>) -> Option<String> {
    let mut hit = draft.pieces.iter().filter(|piece| piece.fate == Fate::Goes);
    let (piece, none) = (hit.next()?, hit.next());
    let inside = draft.findings_in(&piece.range).count();
    if none.is_some() || inside != draft.findings.len() || !(1..=2).contains(&inside) {
        return None;
    }
    let edits = surgical::edits(draft, piece, &draft.findings)?;
    surgical::apply(draft, &edits)
}

/// What of the message is not in the text: every finding, and the facts beside them that found no place.
fn moved(draft: &Draft<'_>, text: &str) -> Vec<Moved> {
    let mut moved: Vec<Moved> = draft.findings.iter().copied().map(whole).collect();
    for piece in draft.pieces.iter().filter(|piece| piece.fate == Fate::Goes) {
        let Some(rule) = draft.findings_in(&piece.range).next().map(|finding| finding.rule.id) else { continue };
        for Fact { core, .. } in draft.facts_in(&piece.range) {
            if !text.contains(&draft.typed(core)) {
                let typed = draft.document.typed_range(core.clone());
                moved.push(Moved { rule, start: typed.start, end: typed.end });
            }
        }
    }
    moved.sort_by_key(|one| (one.start, one.end));
    moved
}

/// Whether the sentence says how to answer.
fn is_reply(draft: &Draft<'_>, piece: &Piece) -> bool {
    draft.document.is_one_of(piece.tokens.start, words!["reply" "respond" "responda" "conteste" "text"])
}
