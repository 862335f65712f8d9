//! `third-party-patient`: telling this reader about another adult.

use phi_lint_lexicon::Cues;

use super::name::is_name_word;
use super::{Category, Class, Cue, DEFAULT, Document, Hit, Levels, RuleInfo, Text};

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "third-party-patient",
    category: Category::Identifier,
    catches: "A message about the care of the reader's relative or partner. Bringing a relative along is allowed.",
    message: Text { en: "This tells the reader about somebody else", es: "Esto le habla al lector de otra persona" },
    why: Text {
        en: "What may be told to relatives is limited and a matter of judgment; a message cannot know what the patient agreed to.",
        es: "Lo que puede decirse a familiares es limitado y cuestión de criterio; un mensaje no sabe qué autorizó el paciente.",
    },
    citations: &["45 CFR 164.510(b)"],
    levels: Levels::row(b"W E W W W W"),
    bad: &[
        "[[Your husband]]'s visit is at 2.",
        "Please ask [[your mom]] to call us.",
        "The results of [[your sister]] are in.",
        "La cita de [[su mamá]] es mañana.",
    ],
    good: &[
        "You may bring your partner to the visit.",
        "Mother's Day hours: 9 to noon.",
        "Our partner clinics are on the website.",
        "Puede venir con su esposo.",
    ],
    classes: &[Class::Relation],
    judge: Some(judge),
    ..DEFAULT
};

/// Words of the sender, or of what it does with somebody.
const US: &[&str] = &["us", "our", "we", "office", "seen", "picked", "discharged", "admitted", "insurance", "nos", "nuestra", "nuestro", "llamarnos", "llame", "paciente", "patient"];
/// Words of coming along.
const ALONG: &[&str] = &[
    "bring",
    "accompany",
    "accompanied",
    "come",
    "along",
    "venir",
    "venga",
    "traiga",
    "acompanado",
    "acompanada",
    "acompanar",
    "contact",
    "welcome",
    "drive",
    "ride",
];

/// A fact about the relative is graver; coming along, or a first name with logistics, is nothing.
fn judge(document: &Document<'_>, hit: &Hit) -> Option<i8> {
    let (first, end) = (hit.first as usize, hit.end as usize);
    let sentence = document.sentence(first);
    let along = (sentence.first..sentence.end).any(|token| document.is_one_of(token, ALONG));
    // "Your brother is a genius" is nobody's care.
    let care = Cues::of(&[Cue::Visit, Cue::Result, Cue::Rx, Cue::Care, Cue::Health, Cue::History, Cue::Refer, Cue::Portal]);
    if !sentence.cues.has_any(care) && !(sentence.first..sentence.end).any(|token| document.is_one_of(token, US)) {
        return None;
    }
    let fact = document.cues_around(first, end).has(Cue::Health);
    if fact {
        return Some(i8::from(!along));
    }
    let named = document.gap(end - 1) == " " && is_name_word(document, end);
    (!along && !named).then_some(0)
}
