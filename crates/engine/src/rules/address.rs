//! `address`: where the patient lives, or where something is brought to them.

use phi_lint_lexicon::Cues;

use super::street::{self, Street};
use super::{Category, Cue, DEFAULT, Document, Levels, RuleInfo, Sink, Text, Trigger};
use crate::words::Words;

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "address",
    category: Category::Identifier,
    catches: "The patient's street address, or one that something is shipped, mailed or brought to. The clinic's own address is allowed.",
    message: Text { en: "This contains the patient's address", es: "Esto contiene el domicilio del paciente" },
    why: Text {
        en: "The patient's address beside the sender's name tells a neighbour or a family member who gets care here.",
        es: "El domicilio del paciente junto al nombre de quien escribe revela a vecinos o familiares quién recibe atención aquí.",
    },
    citations: &["45 CFR 164.514(b)(2)(i)(B)", "45 CFR 164.530(c)"],
    levels: Levels::row(b"W E I W I W"),
    bad: &[
        "Your kit ships to [[310 Willow Way]] tomorrow.",
        "Do you still live at [[8 Birch Ct, Unit 3]]?",
        "The courier will be at [[27 Mill Rd]] by noon.",
        "We have your address as [[1450 Alder Street]].",
        "Llevamos su pedido a [[Calle Sauce 19]].",
    ],
    good: &[
        "We moved: find us at 310 Willow Way.",
        "Mail your form to 27 Mill Rd, Suite 9.",
        "Our van stops at 8 Birch Ct on Mondays.",
        "Update your address in the portal.",
        "Estamos en Calle Sauce 19, planta baja.",
    ],
    shows_words: false,
    scan: Some((Trigger::Cues(Cues::of(&[Cue::Home, Cue::Place])), scan)),
    ..DEFAULT
};

/// How many words before an address may tell whose it is.
const BEFORE: usize = 14;
const BEHIND: usize = 8;

const OWN: &Words = words![
    "your" "ur" "su" "tu" "patient" "patient's"
];
const HOMES: &Words = words![
    "address" "home" "house" "residence" "apartment" "apt" "door" "doorstep" "place" "domicilio" "casa"
    "hogar" "direccion" "vivienda" "departamento" "apartamento" "residencia" "coordinates" "condo" "porch"
    "mailbox" "buzon" "puerta"
];
/// Words that may stand between a possessive and a home.
const KINDS: &Words = words![
    "home" "mailing" "street" "current" "new" "old" "shipping" "delivery" "billing" "front" "postal"
    "permanent" "primary" "nueva" "actual" "correct" "physical" "residential" "own"
];
/// An address that is labelled so is the reader's without a possessive.
const LABELS: &Words = words![
    "home" "shipping" "delivery" "billing" "residential"
];
/// Things done to a parcel by the sender.
const BROUGHT: &Words = words![
    "shipped" "ships" "shipping" "ship" "delivered" "delivers" "delivering" "deliver" "mailed" "mailing"
    "mail" "mails" "sent" "sending" "send" "dispatched" "couriered" "left" "dropped" "dropping" "bring"
    "bringing" "brought" "en" "overnighted" "forwarded" "entregar" "entregamos" "entregaremos" "entregado"
    "entregada" "entregara" "entregaran" "entrega" "entrego" "enviamos" "enviaremos" "enviado" "enviada"
    "envio" "mandamos" "mandaremos" "mandado" "mando" "llevamos" "llevaremos" "llevara" "llevaran" "enviara"
    "llega" "llegara" "dejamos" "dejaron" "delivery" "shipment" "package" "out" "enviar"
];
/// Verbs that tell the reader to do it when nobody else is their subject.
const BARE: &Words = words!["ship" "deliver" "mail" "send" "bring" "drop" "forward" "enviar" "entregar"];
const SUBJECTS: &Words = words![
    "we" "we'll" "we'd" "i" "i'll" "they" "they'll" "will" "to" "can" "should" "would" "he" "she" "pharmacy"
    "courier" "driver" "vamos" "podemos" "van" "va" "it'll" "let" "us"
];
/// Who goes to a patient.
const TRAVELLERS: &Words = words![
    "nurse" "courier" "driver" "aide" "technician" "tech" "caregiver" "phlebotomist" "therapist" "enfermera"
    "enfermero" "repartidor" "mensajero" "chofer" "conductor" "cuidadora" "ambulance" "ambulancia" "messenger"
    "carer" "midwife"
];
const COMES: &Words = words![
    "come" "coming" "comes" "arrive" "arrives" "arriving" "be" "visit" "visits" "visiting" "stop" "knock"
    "reach" "outside" "meet" "see" "headed" "llega" "llegara" "va" "pasa" "pasara" "visitara" "esta" "estara"
    "visita" "ira" "way" "heading" "going" "route" "camino"
];
/// The clinic's own address, or one that the reader goes or writes to.
const OURS: &Words = words![
    "our" "us" "we're" "located" "clinic" "office" "pharmacy" "nuestra" "nuestro" "nuestras" "estamos"
    "ubicada" "ubicado" "clinica" "farmacia" "oficina" "stops" "stop" "park" "parking" "leaves" "building"
    "shuttle" "hospital" "garage" "lot" "moved" "mudamos" "entrance" "branch" "location" "locker" "station"
    "walgreens" "cvs" "store" "sucursal" "center" "desk" "pickup" "lab" "headquarters" "sede"
];

fn scan(document: &Document<'_>, sink: &mut Sink<'_>) {
    let mut done = 0;
    for number in document.numbers() {
        if number < done {
            continue;
        }
        let Some(found) = street::at(document, number) else { continue };
        done = found.end;
        if let Some(delivered) = is_readers(document, &found) {
            let health = delivered && document.sentence(found.first).cues.has_any(Cues::of(&[Cue::Rx, Cue::Health]));
            sink.report_at(document.span(found.first, found.end), i8::from(health));
        }
    }
}

/// Whether the address is the reader's, and whether something is delivered there.
fn is_readers(document: &Document<'_>, found: &Street) -> Option<bool> {
    let sentence = document.sentence(found.first);
    let mut from = found.first.saturating_sub(BEFORE).max(sentence.first);
    // "Deliver to:" and a line break, or a label in the sentence before.
    if from == sentence.first && from > 0 && document.gap(from - 1).starts_with(':') {
        from = from.saturating_sub(4);
    }
    let until = (found.end + BEHIND).min(sentence.end);
    let one = |token: usize, words: &Words| document.is_one_of(token, words);
    // "your address", "your home address", "su domicilio"
    let home = |token: usize| {
        let kinds = (token + 1..token + 3).take_while(|&kind| one(kind, KINDS)).count();
        one(token, OWN) && (one(token + 1 + kinds, HOMES) || kinds > 0 && one(token + kinds, HOMES))
    };
    let delivered = brought(document, found, from);
    let ours = document.any_of(found.first.saturating_sub(5).max(from)..found.first, OURS)
        || (found.end..(found.end + 2).min(sentence.end))
            .any(|token| one(token, OURS) && document.gap(token - 1) == " ");
    let at_home = (from..found.first).rev().find(|&token| home(token));
    if let Some(token) = at_home {
        // "from your home to 12 Oak Lane", "send your address to 12 Oak Lane", "mail it from your house"
        let away = token > from && one(token - 1, words!["from" "desde" "de"])
            || document.any_of(token + 2..found.first, words!["to" "call" "visit" "from" "take" "a" "near" "nearest"]);
        // "from our pharmacy to your home at 12 Oak Lane": only what stands between them makes it the clinic's.
        let led =
            (token + 2..=found.end).any(|between| one(between, OURS) && !(found.first..found.end).contains(&between));
        if !away && !led {
            return Some(delivered);
        }
    }
    // "Is 77 Pine Ave still your address?", "5 Hill Ct (your home)"
    let beside = document.gap(found.end - 1).starts_with([' ', ',']) && home(found.end);
    if found.sure && beside && !ours {
        return Some(delivered);
    }
    if found.sure
        && (found.end.saturating_sub(1)..until).any(home)
        && !ours
        && !(from..found.first)
            .any(|token| one(token, words!["at" "to" "visit" "from"]) && !delivered && !travels(document, found, from))
    {
        return Some(delivered);
    }
    if (from..found.first).any(home) && ours {
        return None;
    }
    if ours {
        return None;
    }
    let lives = (from..found.first).any(|token| {
        one(token, words!["live" "living" "reside" "vive" "vives"]) && one(token + 1, words!["at" "en" "on"])
            || one(token, words!["have" "had"])
                && one(token + 1, words!["you"])
                && one(token + 2, words!["at" "as" "on" "living"])
            || one(token, words!["address" "direccion" "domicilio"])
                && (one(token + 1, words!["on" "we" "you" "registrada" "registrado" "que" "in"])
                    || one(token.wrapping_sub(1), LABELS)
                    || one(token + 1, words!["de"]) && one(token + 2, words!["entrega" "envio"]))
            || one(token, words!["pick" "picking" "picked" "fetch" "collect"])
                && one(token + 1, words!["you"])
                && document.any_of(token..found.first, words!["at" "from"])
            || one(token, words!["recogerlo" "recogerla" "recogerle" "recogerte"])
            || one(token, words!["home" "casa"]) && one(token + 1, words!["visit" "visita"]) && found.sure
    });
    if found.sure && lives {
        return Some(delivered);
    }
    if found.sure && (delivered || travels(document, found, from)) {
        return Some(delivered);
    }
    None
}

/// "We will ship it to", "delivered to", "Deliver to:".
fn brought(document: &Document<'_>, found: &Street, from: usize) -> bool {
    let one = |token: usize, words: &Words| document.is_one_of(token, words);
    let near = found.first.saturating_sub(4).max(from);
    let led = (near..found.first).rev().find(|&token| one(token, words!["to" "at" "a" "en" "hasta" "al"]));
    let Some(led) = led else { return false };
    (from..led).rev().any(|token| {
        if !one(token, BROUGHT) {
            return false;
        }
        let bare = one(token, BARE);
        let label = document.gap(found.first.saturating_sub(1)).contains(':')
            || led == token + 1 && document.gap(led).contains(':');
        let before = document.any_of(token.saturating_sub(4).max(from)..token, SUBJECTS)
            && !(token > from && one(token - 1, words!["please" "and" "or"]));
        let at = one(led, words!["at" "en"])
            && !one(
                token,
                words!["left" "delivered" "dropped" "drop" "deliver" "delivering" "entregado" "entregada" "entregara" "entregaremos" "dejamos" "dejaron" "entrega" "entregamos" "entregar" "entregaran"],
            );
        let may = token > from + 1 && one(token - 2, words!["can" "may" "pueden" "could"]) && one(token - 1, words!["be"]);
        let asked = |back: usize| {
            document.any_of(token.saturating_sub(back).max(from)..token, words!["you" "you'll" "please" "puede" "debe"])
        };
        // "A package for you left at"
        let parcel = token > from + 1 && one(token - 2, words!["for"]);
        let reader = may || !parcel && asked(if bare { 3 } else { 1 });
        (!bare || label || before) && !at && !reader
    })
}

/// "Our nurse will come to", "the driver will be at".
fn travels(document: &Document<'_>, found: &Street, from: usize) -> bool {
    let one = |token: usize, words: &Words| document.is_one_of(token, words);
    (from..found.first).any(|token| one(token, TRAVELLERS) && document.any_of(token + 1..found.first, COMES))
}
