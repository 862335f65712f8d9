//! `other-identifier`: prescription and account numbers, serials, licences, passports and plates.

use phi_lint_lexicon::Cues;

use super::{Category, Cue, DEFAULT, Document, Levels, RuleInfo, Sink, Text, Trigger, asked, labelled};
use crate::words::Words;

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "other-identifier",
    category: Category::Identifier,
    catches: "A prescription, account or serial number, a licence, passport or plate, or a request to send one. Confirmation and verification codes are allowed.",
    message: Text {
        en: "This contains or asks for a number that identifies the patient",
        es: "Esto contiene o pide un número que identifica al paciente",
    },
    why: Text {
        en: "Such a number ties the message to one person's records and makes any leak worse.",
        es: "Un número así liga el mensaje a los registros de una persona y agrava cualquier filtración.",
    },
    citations: &["45 CFR 164.514(b)(2)(i)(J)", "45 CFR 164.514(b)(2)(i)(K)", "45 CFR 164.514(b)(2)(i)(M)"],
    levels: Levels::row(b"W E I W W W"),
    bad: &[
        "Rx [[#60417]] can be picked up now.",
        "Acct # [[77120394]] was closed.",
        "Your monitor's serial number is [[QX-20418]].",
        "Text a photo of your [[driver's license]], please.",
        "Pasaporte [[E4410927]] recibido.",
    ],
    good: &[
        "Your confirmation code is Q7RT20.",
        "Bring a driver's license to the desk.",
        "Questions about your account? Call 555-010-4477.",
        "Your license plate frame is at lost and found.",
        "Traiga una identificación con foto.",
    ],
    shows_words: false,
    scan: Some((Trigger::Cues(Cues::of(&[Cue::Account, Cue::License])), scan)),
    ..DEFAULT
};

/// Labels that name the thing itself more often than its number.
const WEAK: &Words = words![
    "rx" "prescription" "receta" "account" "acct" "cuenta" "serial" "serie" "license" "licence" "licencia"
    "plate" "placa" "placas" "matricula" "vin" "imei" "ine" "dni" "nie" "rfc" "cedula"
];
const PLATES: &Words = words![
    "plate" "placa" "placas" "matricula" "tag"
];
/// What is asked for although its name has no word for a number.
const DOCUMENTS: &Words = words![
    "license" "licence" "passport" "plate" "id" "licencia" "pasaporte" "placa" "placas" "identificacion" "ine"
    "dni" "cedula" "credencial" "matricula" "fingerprint" "vin" "elector" "oficial" "foto" "conducir" "manejo"
    "conductor" "nie" "rfc" "card"
];
const SOFT: &Words = words![
    "verification" "confirmation" "business" "software" "pharmacist" "medical" "nursing" "state" "clinic's"
    "our" "driver" "nuestra" "pharmacy"
];

fn scan(document: &Document<'_>, sink: &mut Sink<'_>) {
    for hit in &document.terms {
        let cues = document.lexicon.cues(hit.entry);
        if !cues.has_any(Cues::of(&[Cue::Account, Cue::License])) {
            continue;
        }
        let (first, end) = (hit.first as usize, hit.end as usize);
        let license = cues.has(Cue::License);
        let plate = document.any_of(first..end, PLATES);
        let steps = i8::from(license && !plate);
        if end == first + 1 && document.is_one_of(first, words!["visa"]) {
            continue;
        }
        let ours = first > 0 && document.is_one_of(first - 1, SOFT);
        let weak = end == first + 1 && document.is_one_of(first, WEAK);
        if let Some(value) = labelled::behind(document, end) {
            let size = value.digits + value.letters;
            let enough = if value.marked || !weak {
                value.digits >= 3 && size >= 4
            } else {
                value.distance <= 2 && value.digits >= 3 && size >= 5
            };
            // "Rx 500 mg", "license 2026", "account 20 days"
            let counted = !value.marked && value.letters == 0 && value.digits == 4 && weak;
            if enough && !counted && !ours && !value.is_phone(document) {
                sink.report_at(value.span(document), if value.last { -1 } else { steps });
            }
            continue;
        }
        let number = document.any_of(first..end, words!["number" "no" "numero" "folio" "address"]);
        let document_of = license && document.any_of(first..end, DOCUMENTS);
        let reader = license || document.cues_near(first, end, 8).has(Cue::Possess);
        if (document_of || number && reader) && !ours && asked::is_asked_for(document, first, end) {
            sink.report_at(document.span(first, end), steps);
        }
    }
    if document.cues.has(Cue::Account) {
        addresses(document, sink);
    }
}

/// "IP address 10.20.4.19".
fn addresses(document: &Document<'_>, sink: &mut Sink<'_>) {
    for first in document.numbers() {
        let octet = |token: usize| document.word(token).len() <= 3 && super::quantity::is_digits(document.word(token));
        if (first..first + 4).all(octet)
            && (first..first + 3).all(|token| document.gap(token) == ".")
            && document.cues_near(first, first + 4, 5).has(Cue::Account)
        {
            sink.report(document.span(first, first + 4));
        }
    }
}
