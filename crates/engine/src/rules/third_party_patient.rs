//! `third-party-patient`: another person's care told to this reader.

use phi_lint_lexicon::Cues;

use super::person;
use super::{Category, Class, Cue, DEFAULT, Document, Hit, Levels, RuleInfo, Text, facts};
use crate::words::Words;

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "third-party-patient",
    category: Category::Identifier,
    catches: "A message about another adult: a relative or partner of the reader, or a person it was meant for. With a health fact it is an error.",
    message: Text { en: "This tells about another person", es: "Esto informa sobre otra persona" },
    why: Text {
        en: "Another person's care may be shared with family only within limits that a message cannot check.",
        es: "La atención de otra persona solo puede compartirse con la familia dentro de límites que un mensaje no puede comprobar.",
    },
    citations: &["45 CFR 164.510(b)"],
    levels: Levels::row(b"W E W W W W"),
    bad: &[
        "Your [[brother]] needs to reschedule his visit.",
        "Let your [[aunt]] know her forms arrived.",
        "Sorry, that note was meant for [[Gloria Pettway]].",
        "La consulta de su [[abuela]] cambió al martes.",
    ],
    good: &[
        "Your spouse is welcome to wait in the lobby.",
        "Father's Day: we close at noon.",
        "We are your partner in health.",
        "Puede venir con su esposa.",
    ],
    classes: &[Class::Relation],
    judge: Some(judge),
    ..DEFAULT
};

/// Words around a relative who only comes along.
const BEFORE: &Words = words![
    "bring" "bringing" "brings" "invite" "with" "gift" "treat" "flowers" "celebrate" "add" "accompanied" "or"
    "from" "share" "refer" "traiga" "trae" "traer" "venga" "con" "acompanado" "acompanada" "invita" "regale"
    "celebre" "o" "thank" "gracias"
];
/// What a companion does.
const AFTER: &Words = words![
    "join" "wait" "wait." "accompany" "drive" "ride" "park" "sit" "welcome" "attend" "along" "contact"
    "maiden" "esperar" "acompanar" "acompanarle" "acompanarlo" "acompanarla" "manejar" "bienvenido"
    "bienvenida" "estacionarse" "entrar" "contacto" "too" "stay"
];
/// What an office tells or asks about somebody.
const OFFICE: &Words = words![
    "call" "us" "we" "our" "ready" "picked" "pick" "seen" "here" "arrived" "done" "form" "forms" "paperwork"
    "needs" "let" "tell" "inform" "remind" "reminder" "know" "signed" "discharged" "admitted" "transferred"
    "released" "recovering" "patient" "wait" "waiting" "nos" "lista" "listo" "llego" "recoger" "avise"
    "avisele" "avisar" "digale" "termino" "espera" "esperando" "confirme" "confirmar" "recuerde" "recuerdele"
    "puede" "paciente" "llame" "desk" "room" "chart" "lobby" "upstairs"
];
/// Cues of an office.
const OFFICE_CUES: Cues = Cues::of(&[
    Cue::Visit,
    Cue::Result,
    Cue::Rx,
    Cue::Care,
    Cue::Record,
    Cue::Birth,
    Cue::Refer,
    Cue::Pay,
    Cue::Member,
]);

/// What makes the visit theirs after all.
const THEIRS: &Words = words!["her" "his" "their" "ella"];

fn judge(document: &Document<'_>, hit: &Hit) -> Option<i8> {
    let (first, end) = (hit.first as usize, hit.end as usize);
    // "meant for Gloria Pettway": what matters is the name behind it.
    if document.is_one_of(end - 1, words!["for" "para" "a"]) {
        return person::name_at(document, end, person::Trust::Greeted).map(|_| 0);
    }
    let owner = facts::owner(document, first)?;
    let sentence = document.sentence(first);
    if facts::in_sentence(document, first) {
        return Some(1);
    }
    // "Your sister clinic", "your mother company".
    let clinic = document.cues_of(end, end + 1).has_any(Cues::of(&[Cue::Facility, Cue::Place]));
    // A first name and logistics tell no more than that they know each other.
    let named = document.gap(end - 1) == " " && person::is_name_word(document, end, person::Trust::Other);
    let any =
        |from: usize, to: usize, words: &Words| document.any_of(from.max(sentence.first)..to.min(sentence.end), words);
    let theirs = any(end, end + 8, THEIRS) || document.word(end - 1).ends_with("'s");
    let companion = any(owner.saturating_sub(1), owner, BEFORE)
        || any(
            owner.saturating_sub(6),
            owner,
            words!["bring" "bringing" "invite" "give" "buy" "traiga" "traer" "gift" "treat" "regalo"],
        )
        || any(end, end + 7, AFTER);
    let talked = any(
        owner.saturating_sub(3),
        owner,
        words!["speak" "spoke" "talk" "talked" "call" "called" "hablar" "hablamos"],
    );
    // "Is your insurance through your wife?" is about the reader's plan.
    let insured = sentence.cues.has(Cue::Insure) && !sentence.cues.has(Cue::Visit);
    let office =
        document.cues_around(first, end).has_any(OFFICE_CUES) || any(first.saturating_sub(10), end + 10, OFFICE);
    (office && !clinic && !named && (!insured || theirs) && (!companion || theirs || talked)).then_some(0)
}
