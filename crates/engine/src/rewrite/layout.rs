//! Layout: what a rewrite says, in the order of the message, with its greeting, its line breaks and the sentences that stay.

use std::ops::Range;

use phi_lint_lexicon::Cue;

use super::draft::{Draft, Fate, Piece};
use super::facts::Kind;
use super::intents::Intent;
use super::purpose::Part;
use super::signs::Sign;
use super::wording::Sheet;
use super::{Kept, fluency};
use crate::rules::person::{self, Trust};
use crate::words::Words;

/// A sentence of the catalogue in place of a part of the message.
pub(super) struct Core<'p> {
    pub(super) part: &'p Part,
    pub(super) sheet: Sheet,
    /// The facts it was filled with, by their place.
    pub(super) used: Vec<Range<usize>>,
}

/// Opening, sentences that stay, and each core in place of the first sentence that it stands for.
pub(super) fn composed(draft: &Draft<'_>, cores: &[Core<'_>]) -> Sheet {
    let mut sheet = opening(draft);
    let (mut lines, mut behind, mut first) = (0, draft.opening.end, true);
    let mut placed = vec![false; cores.len()];
    for (at, piece) in draft.pieces.iter().enumerate() {
        let between = draft.document.text.get(behind..piece.range.start).unwrap_or_default();
        lines = lines.max(between.matches('\n').count().min(2));
        behind = piece.range.end;
        let replaced = cores.iter().position(|core| piece.fate == Fate::Stays && is_said(piece, core.part.intent));
        let own = replaced.or_else(|| cores.iter().position(|core| core.part.pieces.contains(&at)));
        let core = own.filter(|&own| !placed[own]).map(|own| &cores[own]);
        if core.is_none() && (replaced.is_some() || !stays(draft, piece, cores)) {
            continue;
        }
        if core.is_some_and(|core| is_told(&sheet, core)) {
            continue;
        }
        // Behind a line break a sentence begins with a capital whatever stands before it.
        let flows = first && draft.opening.flows && lines == 0;
        if !sheet.text.is_empty() {
            let spread = cores.iter().zip(&placed).any(|(core, &placed)| placed && core.part.intent.spread);
            let apart = core.is_none() && spread && stands_apart(draft, piece);
            sheet.text.push_str(match lines {
                0 if !apart => " ",
                1 if !apart => "\n",
                _ => "\n\n",
            });
        }
        lines = 0;
        if let (Some(core), Some(own)) = (core, own) {
            placed[own] = true;
            add_core(&mut sheet, &core.sheet, flows);
        } else {
            if first && let Some(label) = &draft.opening.label {
                sheet.text.push_str(&draft.typed(label));
                sheet.text.push(' ');
            }
            add_sentence(draft, &mut sheet, piece, flows && !between.is_empty());
        }
        first = false;
    }
    // Only the opening told: the core stands behind it.
    for core in cores
        .iter()
        .zip(placed)
        .filter(|(core, placed)| !placed && !is_told(&sheet, core))
        .map(|(core, _)| core)
        .collect::<Vec<_>>()
    {
        if !sheet.text.is_empty() {
            sheet.text.push(' ');
        }
        add_core(&mut sheet, &core.sheet, first && draft.opening.flows);
    }
    let end = sheet.text.trim_end().len();
    sheet.text.truncate(end);
    sheet.kept.iter_mut().for_each(|kept| kept.end = kept.end.min(end));
    sheet.kept.retain(|kept| kept.start < kept.end);
    sheet
}

/// What is kept of the opening.
fn opening(draft: &Draft<'_>) -> Sheet {
    let mut sheet = Sheet::default();
    for range in &draft.opening.kept {
        let text = draft.typed(range);
        let glue = if sheet.text.is_empty() || text.starts_with([',', '!', '.', ':', ';']) { "" } else { " " };
        sheet.text.push_str(glue);
        sheet.copy("greeting", &text);
    }
    sheet.text.push_str(draft.opening.close);
    sheet
}

/// Whether the sentence stays beside these cores.
fn stays(draft: &Draft<'_>, piece: &Piece, cores: &[Core<'_>]) -> bool {
    let bare = piece.fate == Fate::Bare;
    let taken = |core: &Core<'_>| bare && draft.facts_in(&piece.range).any(|fact| core.used.contains(&fact.core));
    // A bare link leads to what the sentence before it spoke of.
    let orphan = |core: &Core<'_>| {
        bare && matches!(core.part.intent.id, "billing" | "provider-message" | "results-ready")
            && draft.facts_in(&piece.range).all(|fact| fact.kind == Kind::Link)
    };
    matches!(piece.fate, Fate::Stays | Fate::Bare)
        && !cores.iter().any(|core| taken(core) || orphan(core) || repeats(draft, piece, &core.sheet))
}

/// Whether the text says what the core says, to the day.
fn is_told(sheet: &Sheet, core: &Core<'_>) -> bool {
    let said = core.sheet.text.trim_start_matches("Reminder: ").trim_start_matches("Recordatorio: ");
    sheet.text.contains(said)
}

fn add_sentence(draft: &Draft<'_>, sheet: &mut Sheet, piece: &Piece, flows: bool) {
    let text = draft.typed(&piece.range);
    let begins = draft.document.text.len() - draft.document.text.trim_start().len();
    let moved_up = flows && piece.range.start > draft.pieces[0].range.start;
    if sheet.text.is_empty() && piece.range.start > begins {
        sheet.copy("sentence", &fluency::capitalised(&text));
    } else if moved_up && !person::is_name_word(draft.document, piece.tokens.start, Trust::Other) {
        sheet.copy("sentence", &fluency::uncapitalised(&text));
    } else if piece.clause {
        sheet.copy("sentence", &fluency::sentence(&text));
    } else {
        sheet.copy("sentence", &text);
    }
}

fn add_core(sheet: &mut Sheet, core: &Sheet, flows: bool) {
    // Behind "Main Street Clinic:" or another reminder the label would be one too many.
    let label = ["Reminder: ", "Recordatorio: "].into_iter().find(|label| core.text.starts_with(label));
    if let Some(label) =
        label.filter(|label| sheet.text.ends_with(": ") || sheet.text.to_lowercase().contains(&label.to_lowercase()))
    {
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
