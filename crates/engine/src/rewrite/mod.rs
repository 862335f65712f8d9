//! Portal-safe rewrites: the message a person would send instead.
//!
//! A rewrite is put together from sentences of the catalogue ([`intents`]), from sentences of the message in which nothing was
//! found, and from facts that passed a grammar of their own: day, place, telephone, link. It is offered only when it checks as
//! [`Verdict::Pass`] under the same policy.

mod candidates;
mod draft;
mod facts;
mod fluency;
pub mod intents;
mod layout;
mod opening;
mod pieces;
mod purpose;
mod repair;
mod signs;
mod slots;
mod surgical;
mod when;
mod wording;

use std::ops::Range;

use draft::Draft;

use crate::document::Document;
use crate::language::Language;
use crate::linter::Linter;
use crate::report::{Report, Verdict};

/// A longer text, in bytes, is no message: it is answered with the general notice only.
const LONGEST: usize = 8 << 10;
/// How many rewrites are offered.
const MOST: usize = 3;
/// How many candidates are checked at most.
const TRIES: usize = 4;

/// A portal-safe text in place of a message, and what became of the rest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rewrite {
    /// The text, ready to send.
    pub text: String,
    /// What the message is for; see [`intents`].
    pub intent: &'static str,
    /// How the text was made.
    pub strategy: Strategy,
    /// Why sending the text alone may not be enough.
    pub safety: Option<Safety>,
    /// Whether somebody has to act besides sending it: post the instruction in the portal, or call.
    pub requires_staff_action: bool,
    /// What of the message is in the text, in bytes of the text.
    pub kept: Vec<Kept>,
    /// What is not, in bytes of the message.
    pub moved_to_portal: Vec<Moved>,
}

/// How a rewrite was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strategy {
    /// A sentence of the catalogue stands for what was found.
    Template,
    /// A phrase was taken out of its sentence.
    Surgical,
    /// Sentences were left out.
    Drop,
    /// The general notice.
    Fallback,
}

/// Why a rewrite alone may not be enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Safety {
    /// An instruction was taken out: it has to reach the patient by the portal.
    InstructionMoved,
    /// It may be urgent: call the patient.
    UrgentClinical,
    /// Somebody else may read the phone: do not text at all.
    DoNotText,
}

/// Something of the message that stands in the rewrite.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kept {
    /// What it is: `greeting`, `when`, `place`, `phone`, `link`, `keyword`, `sentence` ...
    pub kind: &'static str,
    /// First byte in the rewrite.
    pub start: usize,
    /// The byte after its last one.
    pub end: usize,
}

/// Something of the message that does not stand in the rewrite.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The rule that found it.
    pub rule: &'static str,
    /// First byte in the message.
    pub start: usize,
    /// The byte after its last one.
    pub end: usize,
}

impl Strategy {
    /// The name used in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Strategy::Template => "template",
            Strategy::Surgical => "surgical",
            Strategy::Drop => "drop",
            Strategy::Fallback => "fallback",
        }
    }
}

impl Safety {
    /// The name used in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Safety::InstructionMoved => "instruction-moved",
            Safety::UrgentClinical => "urgent-clinical",
            Safety::DoNotText => "do-not-text",
        }
    }
}

impl Linter {
    /// Portal-safe texts in place of this message, the best first; none for a message that passes.
    ///
    /// At most three. Each checks as [`Verdict::Pass`] under this linter. Takes at most five checks of the text and never panics.
    pub fn rewrite(&self, text: &str) -> Vec<Rewrite> {
        self.with_document(text, |document, report| {
            if report.verdict == Verdict::Pass {
                return Vec::new();
            }
            if text.len() > LONGEST {
                let notice = candidates::notice(self.organisation(), Language::of_words(document), &report);
                return self.passing(text, [notice].into_iter());
            }
            let draft = self.draft(document, &report);
            let candidates = candidates::all(&draft);
            let tried = candidates.len().min(MOST);
            let rewrites = self.passing(text, candidates.into_iter().take(MOST));
            // The general notice says least: it is offered where nothing else can be.
            if rewrites.is_empty() {
                self.passing(text, candidates::general(&draft).into_iter().rev().take(TRIES - tried).rev())
            } else {
                rewrites
            }
        })
    }

    /// What a message is for; see [`intents`].
    pub(crate) fn intent(&self, document: &Document<'_>, report: &Report) -> &'static str {
        purpose::of_message(&self.draft(document, report)).id
    }

    fn draft<'a>(&'a self, document: &'a Document<'a>, report: &'a Report) -> Draft<'a> {
        let vouched = self.vouched(document).into_iter().map(|span| span.range).collect();
        Draft::new(document, report, self.organisation(), vouched)
    }

    /// Those that may be sent, each once.
    fn passing(&self, text: &str, candidates: impl Iterator<Item = Rewrite>) -> Vec<Rewrite> {
        let mut rewrites: Vec<Rewrite> = Vec::with_capacity(MOST);
        for candidate in candidates {
            let known = candidate.text == text || rewrites.iter().any(|other| other.text == candidate.text);
            if !known && self.check(&candidate.text).verdict == Verdict::Pass {
                rewrites.push(candidate);
            }
        }
        rewrites
    }
}

/// Whether two ranges share a byte.
fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}
