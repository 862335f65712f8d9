//! Candidates: the texts that could stand for a message, the best first.

use std::cell::RefCell;
use std::ops::Range;

use phi_lint_lexicon::Cue;

use super::draft::{Draft, Fate, Piece};
use super::facts::{Fact, Kind};
use super::intents::{INTENTS, Intent, OTHER, Wording};
use super::signs::{Sign, Signs};
use super::slots::Filler;
use super::when;
use super::wording::{self, Sheet};
use super::{Kept, Moved, Rewrite, Safety, Strategy, fluency, surgical};
use crate::language::Language;
use crate::organisation::Organisation;
use crate::rules::person::{self, Trust};
use crate::words::Words;

/// Signs that a sentence which stays lends to the intent of what goes.
const LENT: &[Sign] =
    &[Sign::Closed, Sign::Weather, Sign::Welcome, Sign::Joined, Sign::Call, Sign::Urgent, Sign::TheyCall];

/// Every candidate for this message, the best first.
pub(super) fn all(draft: &Draft<'_>) -> Vec<Rewrite> {
    let signs = signs_of(draft);
    let safety = safety(signs);
    let edited = |text: String| Sheet { kept: facts_of(draft, &text), text };
    let make = |sheet: Sheet, intent: &'static str, strategy: Strategy| rewrite(draft, sheet, intent, strategy, safety);
    if draft.findings.is_empty() {
        let text = draft.copied(0..draft.document.original.len(), &[]);
        // Where nothing is left, there was nothing to say but this.
        return if text.chars().any(char::is_alphanumeric) {
            vec![make(edited(text.trim().to_owned()), intent(signs).id, Strategy::Surgical)]
        } else {
            Vec::new()
        };
    }
    if signs.has(Sign::Abuse) {
        return Vec::new();
    }
    let intent = intent_of(draft, signs);
    let template = template(draft, intent, signs);
    let general = intent.id == OTHER.id;
    let surgical = surgical(draft, signs).map(|text| make(edited(text), intent.id, Strategy::Surgical));
    let dropped = dropped(draft).map(|sheet| make(sheet, intent.id, Strategy::Drop));
    let (template, unused) = match template {
        Some((sheet, unused)) if !general => (Some(make(sheet, intent.id, Strategy::Template)), unused),
        _ => (None, true),
    };
    let labelled = draft.pieces.iter().filter(|piece| piece.fate == Fate::Goes).all(|piece| is_labelled(draft, piece));
    let mut candidates = Vec::with_capacity(4);
    // Only a name was found: the rest says what is to be said.
    let named = intent.id == "provider-message"
        && !signs.has_any(&[Sign::Advice, Sign::Prep, Sign::Adjust, Sign::Medicine, Sign::Dose, Sign::Helped]);
    if general && safety.is_none() {
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
    let signs = signs_of(draft);
    let mut notices = vec![fallback(draft, signs)];
    if draft.organisation.shown_name().is_some() {
        let nobody = Organisation { name: None, safe_name: None, ..draft.organisation.clone() };
        notices.push(fallback(&Draft { organisation: &nobody, ..draft.clone() }, signs));
    }
    notices
}

fn fallback(draft: &Draft<'_>, signs: Signs) -> Rewrite {
    let mut sheet = template(draft, OTHER, signs).map(|(sheet, _)| sheet).unwrap_or_default();
    if draft.tells(&sheet.text) {
        // A word that was found stands elsewhere too, where it meant something else.
        sheet = alone(draft, OTHER, signs).map(|(core, _)| core).unwrap_or_default();
    }
    rewrite(draft, sheet, OTHER.id, Strategy::Fallback, safety(signs))
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

/// What the message speaks of where something was found, and what the rest lends to it.
fn signs_of(draft: &Draft<'_>) -> Signs {
    let mut signs = Signs::default();
    let mut apart = false;
    let dated = draft.pieces.iter().any(|piece| piece.fate == Fate::Goes && piece.signs.has(Sign::When));
    for piece in &draft.pieces {
        match piece.fate {
            Fate::Goes => {
                signs = signs.with(piece.signs);
                apart |= piece.signs.has(Sign::When) && !piece.signs.has(Sign::Prep);
            }
            Fate::Stays | Fate::Bare | Fate::Hollow => {
                let lent = LENT.iter().filter(|&&sign| piece.signs.has(sign));
                // An appointment that is kept although the office closes is what the message is about.
                lent.filter(|&&sign| !dated || !matches!(sign, Sign::Closed | Sign::Weather))
                    .for_each(|&sign| signs.add(sign));
                if piece.fate == Fate::Stays && draft.facts_in(&piece.range).any(|fact| fact.kind == Kind::Keyword) {
                    signs.add(Sign::Reply);
                }
            }
        }
    }
    // What was found in the opening counts too.
    for finding in &draft.findings {
        signs = signs.with(Signs::of_finding(finding));
    }
    if apart && signs.has(Sign::Prep) {
        signs.add(Sign::PrepApart);
    }
    signs
}

/// The first intent that the signs tell.
fn intent(signs: Signs) -> &'static Intent {
    let told = |intent: &&Intent| intent.signs.iter().any(|all| signs.has_all(all)) && !signs.has_any(intent.never);
    INTENTS.iter().copied().find(told).unwrap_or(OTHER)
}

/// The intent of what goes; what stays speaks of closing only where that alone explains the message.
fn intent_of(draft: &Draft<'_>, signs: Signs) -> &'static Intent {
    let mut own = Signs::default();
    draft.pieces.iter().filter(|piece| piece.fate == Fate::Goes).for_each(|piece| own = own.with(piece.signs));
    let told = intent(own.with(signs.without(&[Sign::Closed, Sign::Weather])));
    if matches!(told.id, "other" | "provider-message") { intent(signs) } else { told }
}

/// Why the text alone may not be enough.
fn safety(signs: Signs) -> Option<Safety> {
    let urgent = signs.has_all(&[Sign::Outcome, Sign::Urgent, Sign::Call])
        || signs.has_all(&[Sign::Missed, Sign::Urgent, Sign::Call])
        || signs.has_all(&[Sign::Crisis, Sign::Call])
        || signs.has_all(&[Sign::Closed, Sign::Care]);
    let medicine = signs.has_any(&[Sign::Medicine, Sign::Dose]);
    if signs.has(Sign::Abuse) {
        Some(Safety::DoNotText)
    } else if urgent {
        Some(Safety::UrgentClinical)
    } else if signs.has_any(&[Sign::Prep, Sign::Advice]) || signs.has(Sign::Adjust) && medicine {
        Some(Safety::InstructionMoved)
    } else {
        None
    }
}

/// Whether the sentence is a line with a label or a mark: "Reason: ...", "📅 ..."
fn is_labelled(draft: &Draft<'_>, piece: &Piece) -> bool {
    let text = draft.document.text.get(piece.range.clone()).unwrap_or_default();
    let label = text.split_once(": ").map(|(label, _)| label.split_whitespace().count());
    let marked = text.starts_with(|char: char| !char.is_ascii() && !char.is_alphanumeric());
    draft.pieces.len() > 2 && (marked || label.is_some_and(|words| (1..=3).contains(&words)))
}

/// The message with a sentence of the catalogue in place of what was found, and whether a fact found no place in it.
fn template(draft: &Draft<'_>, intent: &Intent, signs: Signs) -> Option<(Sheet, bool)> {
    let (core, used) = alone(draft, intent, signs)?;
    if signs.has(Sign::Abuse) {
        // Whoever reads the phone must not learn that there is more to say.
        return Some((core, false));
    }
    let sheet = composed(draft, Some(&core), intent, &used);
    let mut goes = draft.pieces.iter().filter(|piece| piece.fate == Fate::Goes);
    let unused = goes.any(|piece| {
        let left = draft.facts_in(&piece.range).any(|fact| !used.contains(&fact.core));
        // The day a bill or a refill is due goes with it.
        let settled = matches!(intent.id, "billing" | "medication-reminder" | "referral" | "refill");
        left && !settled || is_practical(draft, piece) || tells_more(draft, piece)
    });
    // A question stays one.
    let asks = intent.id == "appointment-reminder" && signs.has(Sign::Proposed);
    Some((sheet, unused || asks || intent.id == "appointment-change" && signs.has(Sign::When)))
}

/// The first wording of the intent that can be filled, and the facts it was filled with.
fn alone(draft: &Draft<'_>, intent: &Intent, signs: Signs) -> Option<(Sheet, Vec<Range<usize>>)> {
    let wordings = if draft.language == Language::Spanish { intent.es } else { intent.en };
    let used = RefCell::new(Vec::new());
    let core = wordings.iter().filter(|Wording(needs, _)| signs.has_all(needs)).find_map(|Wording(_, text)| {
        used.borrow_mut().clear();
        wording::fill(text, &mut Filler::new(draft, intent, &used)).filter(|sheet| !draft.tells(&sheet.text))
    })?;
    Some((core, used.into_inner()))
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
    rest().any(useful).then(|| composed(draft, None, OTHER, &[]))
}

/// Opening, sentences that stay, and the core in place of the first that goes.
fn composed(draft: &Draft<'_>, core: Option<&Sheet>, intent: &Intent, used: &[Range<usize>]) -> Sheet {
    let mut sheet = Sheet::default();
    for range in &draft.opening.kept {
        let text = draft.typed(range);
        let glue = if sheet.text.is_empty() || text.starts_with([',', '!', '.', ':', ';']) { "" } else { " " };
        sheet.text.push_str(glue);
        sheet.copy("greeting", &text);
    }
    sheet.text.push_str(draft.opening.close);
    let (mut placed, mut lines, mut behind) = (false, 0, draft.opening.end);
    let mut first = true;
    for piece in &draft.pieces {
        let between = draft.document.text.get(behind..piece.range.start).unwrap_or_default();
        lines = lines.max(between.matches('\n').count().min(2));
        behind = piece.range.end;
        let taken = piece.fate == Fate::Bare && draft.facts_in(&piece.range).any(|fact| used.contains(&fact.core));
        // A bare link leads to what the sentence before it spoke of.
        let orphan = piece.fate == Fate::Bare
            && matches!(intent.id, "billing" | "provider-message" | "results-ready")
            && core.is_some()
            && draft.facts_in(&piece.range).all(|fact| fact.kind == Kind::Link);
        let replaced = piece.fate == Fate::Stays && core.is_some() && is_said(piece, intent);
        let repeats = core.is_some_and(|core| repeats(draft, piece, core));
        let stays = matches!(piece.fate, Fate::Stays | Fate::Bare) && !taken && !replaced && !orphan && !repeats;
        let goes = (piece.fate == Fate::Goes || replaced) && !placed && core.is_some();
        if !stays && !goes {
            continue;
        }
        let apart = intent.spread && placed && stands_apart(draft, piece);
        if !sheet.text.is_empty() {
            sheet.text.push_str(match lines {
                0 if !apart => " ",
                1 if !apart => "\n",
                _ => "\n\n",
            });
        }
        lines = 0;
        if first
            && stays
            && let Some(label) = &draft.opening.label
        {
            sheet.text.push_str(&draft.typed(label));
            sheet.text.push(' ');
        }
        if let (true, Some(core)) = (goes, core) {
            placed = true;
            add_core(&mut sheet, core, first && draft.opening.flows);
        } else {
            let text = draft.typed(&piece.range);
            let moved_up =
                first && draft.opening.flows && !between.is_empty() && piece.range.start > draft.pieces[0].range.start;
            if sheet.text.is_empty() && piece.range.start > first_byte(draft) {
                sheet.copy("sentence", &fluency::capitalised(&text));
            } else if moved_up && !person::is_name_word(draft.document, piece.tokens.start, Trust::Other) {
                sheet.copy("sentence", &fluency::uncapitalised(&text));
            } else if piece.clause {
                sheet.copy("sentence", &fluency::sentence(&text));
            } else {
                sheet.copy("sentence", &text);
            }
        }
        first = false;
    }
    if let (false, Some(core)) = (placed, core) {
        if !sheet.text.is_empty() {
            sheet.text.push(' ');
        }
        add_core(&mut sheet, core, first && draft.opening.flows);
    }
    let end = sheet.text.trim_end().len();
    sheet.text.truncate(end);
    sheet.kept.iter_mut().for_each(|kept| kept.end = kept.end.min(end));
    sheet.kept.retain(|kept| kept.start < kept.end);
    sheet
}

/// Where the message begins to say something.
fn first_byte(draft: &Draft<'_>) -> usize {
    draft.document.text.len() - draft.document.text.trim_start().len()
}

fn add_core(sheet: &mut Sheet, core: &Sheet, flows: bool) {
    // Behind "Main Street Clinic:" another label would be one too many.
    let label = ["Reminder: ", "Recordatorio: "].into_iter().find(|label| core.text.starts_with(label));
    if let Some(label) = label.filter(|_| sheet.text.ends_with(": ")) {
        let start = sheet.text.len();
        sheet.text.push_str(&core.text[label.len()..]);
        let back = |at: usize| at + start - label.len();
        sheet.kept.extend(core.kept.iter().map(|fact| Kept { start: back(fact.start), end: back(fact.end), ..*fact }));
        return;
    }
    let start = sheet.text.len();
    if flows && !core.kept.iter().any(|fact| fact.start == 0) {
        sheet.text.push_str(&fluency::uncapitalised(&core.text));
    } else {
        sheet.text.push_str(&core.text);
    }
    sheet.kept.extend(core.kept.iter().map(|fact| Kept { start: fact.start + start, end: fact.end + start, ..*fact }));
}

/// Whether the wording of the intent says what this sentence says.
fn is_said(piece: &Piece, intent: &Intent) -> bool {
    match intent.id {
        "welcome" => piece.signs.has(Sign::Welcome),
        "referral" => piece.signs.has(Sign::TheyCall),
        "emergency-closure" => piece.signs.has(Sign::Closed),
        _ => false,
    }
}

/// Whether the sentence says how to answer.
fn is_reply(draft: &Draft<'_>, piece: &Piece) -> bool {
    draft.document.is_one_of(piece.tokens.start, words!["reply" "respond" "responda" "conteste" "text"])
}

/// Whether the wording says what this sentence says, or sends the reader to the portal as it does.
fn repeats(draft: &Draft<'_>, piece: &Piece, core: &Sheet) -> bool {
    if core.text.contains(draft.typed(&piece.range).trim()) {
        return true;
    }
    let portal = draft.document.cues_of(piece.tokens.start, piece.tokens.end).has(Cue::Portal);
    portal && piece.tokens.len() <= 12 && core.text.contains("portal") && draft.facts_in(&piece.range).next().is_none()
}

/// Whether the sentence stands in a paragraph of its own: how to answer, when it is open.
fn stands_apart(draft: &Draft<'_>, piece: &Piece) -> bool {
    const LEADS: &Words =
        words!["reply" "responda" "text" "hours" "horario" "need" "questions" "questions?" "preguntas"];
    draft.document.is_one_of(piece.tokens.start, LEADS)
}

/// Every surgical edit at once, where all findings lie in one sentence.
fn surgical(draft: &Draft<'_>, signs: Signs) -> Option<String> {
    let mut hit = draft.pieces.iter().filter(|piece| piece.fate == Fate::Goes);
    let (piece, none) = (hit.next()?, hit.next());
    let inside = draft.findings_in(&piece.range).count();
    if none.is_some() || inside != draft.findings.len() || !(1..=2).contains(&inside) {
        return None;
    }
    let edits = surgical::edits(draft, &draft.findings, signs)?;
    surgical::apply(draft, &edits)
}

/// What of the message is not in the text: every finding, and the facts beside them that found no place.
fn moved(draft: &Draft<'_>, text: &str) -> Vec<Moved> {
    let mut moved: Vec<Moved> = draft
        .findings
        .iter()
        .map(|finding| Moved { rule: finding.rule.id, start: finding.start, end: finding.end })
        .collect();
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
