//! Purpose: what the sentences that go are for.
//!
//! Sentences that go share one sentence of the catalogue, unless each of them says something of its own: that a prescription is
//! ready, and when the visit is. What one of them says of itself is then never said of the other.

use super::draft::{Draft, Fate, Piece};
use super::facts::Kind;
use super::intents::{INTENTS, Intent, OTHER};
use super::signs::{Sign, Signs};
use super::{Safety, when};
use crate::words::Words;

/// Signs that a sentence which stays lends to the intent of what goes.
const LENT: &[Sign] =
    &[Sign::Closed, Sign::Weather, Sign::Welcome, Sign::Joined, Sign::Call, Sign::Urgent, Sign::TheyCall];

/// Intents that state something: two of them in one message are two things to say.
const STATES: &[&str] = &[
    "no-show",
    "waitlist",
    "prescription-ready",
    "refill",
    "appointment-change",
    "telehealth-link",
    "referral",
    "results-ready",
    "medication-reminder",
    "appointment-reminder",
];

/// Sentences that go, and the one thing they say.
pub(super) struct Part {
    /// Their places among the pieces of the draft; none where only the opening tells.
    pub(super) pieces: Vec<usize>,
    pub(super) signs: Signs,
    pub(super) intent: &'static Intent,
}

/// What the message has to say instead; at least one part.
pub(super) fn parts(draft: &Draft<'_>) -> Vec<Part> {
    let mut groups: Vec<(Vec<usize>, Signs)> = vec![(Vec::new(), Signs::default())];
    for (at, piece) in draft.pieces.iter().enumerate().filter(|(_, piece)| piece.fate == Fate::Goes) {
        let last = groups.len() - 1;
        let (pieces, signs) = &mut groups[last];
        let (own, known) = (intent(piece.signs).id, intent(*signs).id);
        let dated = signs.has(Sign::When) && has_own_day(draft, piece);
        let apart = STATES.contains(&own) && (dated || STATES.contains(&known) && own != known);
        if apart && !pieces.is_empty() {
            groups.push((vec![at], piece.signs));
        } else {
            pieces.push(at);
            *signs = signs.with(piece.signs);
        }
    }
    let lent = lent(draft);
    // What was found in the opening counts for what is said first.
    let opening = draft.findings.iter().filter(|finding| {
        !draft.pieces.iter().any(|piece| draft.document.typed_range(piece.range.clone()).contains(&finding.start))
    });
    let mut opening = opening.fold(Signs::default(), |signs, finding| signs.with(Signs::of_finding(finding)));
    let part = |(pieces, own): (Vec<usize>, Signs)| {
        let mut signs = own.with(lent).with(std::mem::take(&mut opening));
        let apart = |&at: &usize| draft.pieces[at].signs.has(Sign::When) && !draft.pieces[at].signs.has(Sign::Prep);
        if signs.has(Sign::Prep) && pieces.iter().any(apart) {
            signs.add(Sign::PrepApart);
        }
        Part { intent: intent_of(own, signs), pieces, signs }
    };
    groups.into_iter().map(part).collect()
}

/// What the message as a whole is for, whether or not a sentence of it goes.
pub(super) fn of_message(draft: &Draft<'_>) -> &'static Intent {
    /// What a finding would say of these signs: a clean message speaks of them by words alone.
    const PLAINLY: &[(&[Sign], Sign)] = &[
        (&[Sign::Results], Sign::Disclosed),
        (&[Sign::Pay], Sign::Amount),
        (&[Sign::Form], Sign::Care),
        (&[Sign::Refill], Sign::Care),
        (&[Sign::Take, Sign::Prescription], Sign::Medicine),
    ];
    const OFFICE: &Words = words!["billing" "facturacion" "invoice" "invoices" "account" "cuenta"];
    let mut signs = draft.pieces.iter().fold(Signs::default(), |signs, piece| signs.with(piece.signs));
    for &(told, sign) in PLAINLY {
        if signs.has_all(told) {
            signs.add(sign);
        }
    }
    if draft.document.any_of(0..draft.document.tokens.len(), OFFICE) {
        signs.add(Sign::Amount);
    }
    intent(signs)
}

/// The general notice in place of all parts.
pub(super) fn whole(parts: &[Part]) -> Part {
    let pieces = parts.iter().flat_map(|part| part.pieces.iter().copied()).collect();
    Part { pieces, signs: signs(parts), intent: OTHER }
}

/// What all parts speak of.
pub(super) fn signs(parts: &[Part]) -> Signs {
    parts.iter().fold(Signs::default(), |signs, part| signs.with(part.signs))
}

/// Whether the sentence tells a day or a time of a visit, not only when to be there.
fn has_own_day(draft: &Draft<'_>, piece: &Piece) -> bool {
    let mut facts = draft.facts_in(&piece.range).filter(|fact| !draft.is_past(fact));
    let arrives = draft.facts_in(&piece.range).any(|fact| fact.kind == Kind::When(when::Kind::Arrival));
    !arrives && facts.any(|fact| fact.kind == Kind::When(when::Kind::At))
}

/// What the sentences that stay lend to those that go.
fn lent(draft: &Draft<'_>) -> Signs {
    let mut signs = Signs::default();
    // An appointment that is kept although the office closes is what the message is about.
    let dated = draft.pieces.iter().any(|piece| piece.fate == Fate::Goes && piece.signs.has(Sign::When));
    for piece in draft.pieces.iter().filter(|piece| piece.fate != Fate::Goes) {
        let lent = LENT.iter().filter(|&&sign| piece.signs.has(sign));
        lent.filter(|&&sign| !dated || !matches!(sign, Sign::Closed | Sign::Weather)).for_each(|&sign| signs.add(sign));
        if piece.fate == Fate::Stays && draft.facts_in(&piece.range).any(|fact| fact.kind == Kind::Keyword) {
            signs.add(Sign::Reply);
        }
    }
    signs
}

/// The first intent that the signs tell.
pub(super) fn intent(signs: Signs) -> &'static Intent {
    let told = |intent: &&Intent| intent.signs.iter().any(|all| signs.has_all(all)) && !signs.has_any(intent.never);
    INTENTS.iter().copied().find(told).unwrap_or(OTHER)
}

/// The intent of what goes; what stays speaks of closing only where that alone explains the message.
fn intent_of(own: Signs, signs: Signs) -> &'static Intent {
    let told = intent(own.without(&[Sign::Closed, Sign::Weather]));
    if matches!(told.id, "other" | "provider-message") { intent(signs) } else { told }
}

/// Why the text alone may not be enough.
pub(super) fn safety(signs: Signs) -> Option<Safety> {
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
