//! `contact-identifier`: the patient's own e-mail address or another telephone number of theirs.

use std::ops::Range;

use phi_lint_lexicon::Cues;

use super::quantity::is_digits;
use super::{Category, Cue, DEFAULT, Document, Levels, RuleInfo, Sink, Text, Trigger};
use crate::words::Words;

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "contact-identifier",
    category: Category::Identifier,
    catches: "The patient's own e-mail address or telephone number, or that of their emergency contact. The clinic's contacts are allowed.",
    message: Text {
        en: "This contains the patient's e-mail address or phone number",
        es: "Esto contiene el correo o el teléfono del paciente",
    },
    why: Text {
        en: "Whoever reads it by mistake gains a second way to reach or to impersonate the patient.",
        es: "Quien lo lea por error obtiene otra vía para contactar al paciente o hacerse pasar por él.",
    },
    citations: &["45 CFR 164.514(b)(2)(i)(D)", "45 CFR 164.514(b)(2)(i)(F)"],
    levels: Levels::row(b"W E I W I W"),
    bad: &[
        "Your email on file is [[p.ortega@mail.example]].",
        "The receipt went to [[dan77@post.example]], we emailed it to [[dan77@post.example]].",
        "Is [[555-010-8833]] still your cell?",
        "Your emergency contact is Bea, [[555-010-2299]].",
        "¿Su celular sigue siendo el [[555-0147]]?",
    ],
    good: &[
        "Write to billing@harbor.example any time.",
        "Has your phone number changed? Call 555-010-2299.",
        "Our new number is 555-010-8833.",
        "We will call you at 555-0147 only during office hours.",
        "Escriba a citas@puerto.example o llame al 555-0147.",
    ],
    shows_words: false,
    scan: Some((Trigger::Cues(Cues::of(&[Cue::OnFile])), scan)),
    ..DEFAULT
};

const OWN: &Words = words![
    "your" "ur" "su" "tu" "patient's" "you"
];
const MAILS: &Words = words![
    "email" "e-mail" "mail" "inbox" "correo" "buzon" "bandeja" "address" "login" "username"
];
const PHONES: &Words = words![
    "phone" "number" "cell" "cellphone" "mobile" "landline" "celular" "telefono" "movil" "numero" "whatsapp"
    "cel" "tel" "home" "contact" "fax"
];
/// Words between a possessive and what it owns.
const KINDS: &Words = words![
    "cell" "mobile" "phone" "home" "work" "contact" "primary" "alternate" "alternative" "alt" "current" "new"
    "old" "best" "backup" "secondary" "daytime" "other" "email" "personal" "preferred" "emergency" "updated"
    "main" "registered" "de" "electronico" "nuevo" "registrado" "contacto" "casa" "trabajo" "celular"
    "telefono" "numero" "e-mail" "evening" "second" "listed"
];
/// Words between a label and the number or address it introduces.
const JOINTS: &Words = words![
    "your" "su" "is" "was" "on" "file" "for" "you" "we" "have" "has" "listed" "as" "still" "the" "record" "es"
    "el" "la" "que" "tenemos" "registrado" "registrada" "en" "archivo" "de" "contacto" "sistema" "our" "in"
    "system" "address" "electronico" "number" "sigue" "siendo" "correct" "changed" "to" "updated" "verified"
    "now" "currently" "shows" "reads" "usted" "del" "nuestro" "profile" "saved" "con" "num" "no" "id" "phone"
    "numero" "celular" "telefono" "expediente" "era" "fue" "using" "entered" "gave" "us" "ending" "(" "a"
    "account" "cuenta" "formulario" "chart"
];
/// What the reader does with a number or address that is not theirs.
const REACHES: &Words = words![
    "call" "calling" "dial" "text" "contact" "write" "from" "llame" "llamar" "llamenos" "marque" "marcar"
    "escriba" "escribanos" "escribir" "contacte" "visit" "dialing" "ring" "reply" "our" "nuestro" "nuestra"
    "questions" "mensaje" "texting" "fax" "forward" "desde" "phoning" "reenvie" "whitelist"
];
/// Mailboxes of an organisation.
const OFFICES: &Words = words![
    "info" "frontdesk" "front" "desk" "billing" "records" "contact" "hello" "support" "office" "appointments"
    "appointment" "noreply" "no" "donotreply" "scheduling" "schedule" "reception" "recepcion" "citas" "admin"
    "help" "helpdesk" "team" "privacy" "referrals" "pharmacy" "feedback" "careers" "jobs" "hr" "care" "portal"
    "nurse" "nurses" "lab" "contacto" "ayuda" "facturacion" "soporte" "farmacia" "clinic" "clinica" "intake"
    "forms" "service" "customerservice" "mail" "staff" "news" "newsletter" "registration" "refills" "refill"
    "rx" "media" "marketing" "compliance" "it" "security" "notifications" "notify" "alerts" "reminders"
    "patient" "patients" "pacientes" "payments" "pagos" "hola" "inquiries" "quality" "volunteer" "general"
    "main" "expedientes" "archivo" "medicalrecords"
];

fn scan(document: &Document<'_>, sink: &mut Sink<'_>) {
    for at in memchr::memchr_iter(b'@', document.text.as_bytes()) {
        if let Some(range) = email(&document.text, at) {
            let first = document.tokens.partition_point(|token| (token.start as usize) < range.start);
            let end = document.tokens.partition_point(|token| (token.start as usize) < range.end);
            let office = document.is_one_of(first, OFFICES);
            if !office && first < end && is_readers(document, first, end, MAILS) {
                sink.report(range);
            }
        }
    }
    let mut done = 0;
    for number in document.numbers() {
        if number < done {
            continue;
        }
        let Some(end) = phone(document, number) else { continue };
        done = end;
        if is_readers(document, number, end, PHONES) || is_relative(document, number) {
            sink.report(document.span(number, end));
        }
    }
}

/// The address around an `@`.
fn email(text: &str, at: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let part = |byte: &&u8| byte.is_ascii_alphanumeric() || b"._%+-".contains(byte);
    let before = bytes[..at].iter().rev().take(64).take_while(part).count();
    let after = bytes[at + 1..].iter().take(128).take_while(part).count();
    let host = text.get(at + 1..at + 1 + after)?.trim_end_matches(['.', '-', '_']);
    (before > 0 && host.contains('.')).then(|| at - before..at + 1 + host.len())
}

/// The end of the telephone number that starts here: 555-0142, (555) 987-6543, 555.987.6543, +1 555 987 6543, 5559876543.
fn phone(document: &Document<'_>, first: usize) -> Option<usize> {
    let word = |token: usize| Some(document.word(token)).filter(|word| is_digits(word)).map_or(0, str::len);
    let joined = |token: usize| matches!(document.gap(token), "-" | "." | " " | ") " | ")" | " - ");
    if first > 0 && document.gap(first - 1).ends_with('$') {
        return None;
    }
    let start = first
        + usize::from(word(first) <= 2 && matches!(document.gap(first), " " | "-" | " (") && word(first + 1) == 3);
    let lengths = [word(start), word(start + 1), word(start + 2), word(start + 3)];
    let glued = |count: usize| (0..count - 1).all(|at| joined(start + at));
    let (count, end) = match lengths {
        [3, 4, ..] if document.gap(start) == "-" => (2, start + 2),
        [3, 3, 3 | 4, _] | [2 | 3, 4, 4, _] if glued(3) => (3, start + 3),
        [3, 2, 2, 2] if glued(4) => (4, start + 4),
        [10, ..] => (1, start + 1),
        _ => return None,
    };
    (count > 0 && !document.gap(end - 1).starts_with('-')).then_some(end)
}

/// Whether the words around say that this address or number is the reader's.
fn is_readers(document: &Document<'_>, first: usize, end: usize, things: &Words) -> bool {
    let sentence = document.sentence(first);
    let mut from = first.saturating_sub(12).max(sentence.first);
    // "Email on file:" labels the next line.
    if from == sentence.first && from > 0 && document.gap(from - 1).starts_with(':') {
        from = from.saturating_sub(6);
    }
    let until = (end + 9).min(sentence.end);
    let one = |token: usize, words: &Words| document.is_one_of(token, words);
    let own = |token: usize| {
        (1..=3).any(|back| {
            token >= back
                && token - back >= from
                && one(token - back, OWN)
                && (token - back + 1..token).all(|kind| one(kind, KINDS))
        })
    };
    // The nearest label before, with nothing between it and the value but words that join them.
    let mut token = first;
    while token > from {
        token -= 1;
        if one(token, REACHES)
            && !(one(token, words!["contact"]) && own(token))
            && !(one(token, words!["our" "nuestro"])
                && one(token + 1, words!["system" "records" "file" "sistema" "expediente"]))
        {
            break;
        }
        let thing = one(token, things);
        // "Save our number in your phone: 555-0142"
        let house = || {
            (from..token).any(|before| {
                one(before, words!["our" "nuestro" "nuestra" "us" "call"])
                    && !one(before + 1, words!["records" "system" "file"])
            })
        };
        if thing && own(token) && !house() {
            return true;
        }
        if thing {
            // "Alt phone on file", "the email we have for you", "email on record"
            let asked = things == MAILS && document.any_of(from..token, words!["still" "todavia" "aun"]);
            let filed = (token + 1..first).any(|at| {
                one(at, words!["file" "registrado" "registrada" "record" "archivo" "tenemos"])
                    || one(at, words!["you" "your"])
                    || one(at, words!["have"]) && one(at - 1, words!["we"])
            });
            let theirs = token > from && one(token - 1, words!["our" "clinic" "nuestro" "office" "pharmacy"]);
            if (filed || asked) && !theirs {
                return true;
            }
        }
        if !thing && !one(token, JOINTS) && !one(token, KINDS) {
            break;
        }
    }
    // "Is 555-333-2222 still your number?", "we have x@y on file for you"
    let behind = (end..until).any(|token| {
        one(token, things)
            && (token > end && (own_after(document, end, token))
                || one(token + 1, words!["for"]) && one(token + 2, words!["you"]))
            || one(token, words!["reach" "contact"]) && one(token + 1, words!["you"])
    });
    let asks = first > from && one(first - 1, words!["is" "es" "siendo" "sigue" "el"])
        || document.any_of(end..until, words!["still" "correct" "aun" "todavia"]);
    let kept = (from..first).any(|token| {
        one(token, words!["have" "tenemos" "had"]) && !one(token + 1, words!["questions" "any" "preguntas" "a"])
    });
    let filed = (end..until).any(|token| {
        one(token, words!["file" "record" "archivo"]) && one(token - 1, words!["on" "en"])
            || one(token, words!["registrado" "registrada"])
    });
    if (filed || behind) && (kept || asks) {
        return true;
    }
    // "We tried you at 555-0173"
    let tried = (from..first).any(|token| {
        one(token, words!["tried" "trying" "intentamos"])
            && document.any_of(token + 1..(token + 5).min(first), words!["you" "calling" "llamarle" "reach" "llamar"])
    });
    if tried && !(from..first).any(|token| one(token, words!["us"])) {
        return true;
    }
    things == MAILS && is_sent(document, first, from)
}

fn own_after(document: &Document<'_>, end: usize, token: usize) -> bool {
    (1..=3).any(|back| {
        token >= end + back
            && document.is_one_of(token - back, OWN)
            && (token - back + 1..token).all(|kind| document.is_one_of(kind, KINDS))
    })
}

/// "We sent a copy to", "was emailed to", "we'll email you at".
fn is_sent(document: &Document<'_>, first: usize, from: usize) -> bool {
    const SENT: &Words = words![
        "sent" "emailed" "mailed" "forwarded" "resent" "sending" "emailing" "went" "going" "goes" "enviamos"
        "mandamos" "enviado" "enviada" "reenviamos" "envio" "llego" "copied" "delivered" "bounced" "mandado"
        "mandada" "enviaremos" "mandaremos" "e-mailed"
    ];
    const WILL: &Words = words![
        "email" "send" "forward" "resend" "mail" "reach" "contact" "enviar" "mandar" "invite"
    ];
    const WE: &Words = words!["we" "we'll" "i" "i'll" "will" "can" "should" "vamos" "podemos"];
    let one = |token: usize, words: &Words| document.is_one_of(token, words);
    let led = first > from && one(first - 1, words!["to" "a" "at" "al" "hacia"]);
    let ours = document.any_of(first.saturating_sub(4).max(from)..first, words!["our" "us" "nuestro" "nuestra"]);
    let verb = (from..first).any(|token| {
        let by_us = document.any_of(token.saturating_sub(3).max(from)..token, WE)
            && !one(token.wrapping_sub(1), words!["please" "you" "or"]);
        let by_reader = document.any_of(token.saturating_sub(3).max(from)..token, words!["you" "you've" "please"]);
        one(token, SENT) && !by_reader || one(token, WILL) && by_us && !by_reader
    });
    led && verb && !ours
}

/// "Emergency contact Tom 555-222-1111 was updated".
fn is_relative(document: &Document<'_>, first: usize) -> bool {
    let sentence = document.sentence(first);
    let from = first.saturating_sub(9).max(sentence.first);
    (from..first).any(|token| {
        let contact = document.is_one_of(token, words!["emergency"])
            && document.is_one_of(token + 1, words!["contact"])
            || document.is_one_of(token, words!["contacto"])
                && document.is_one_of(token + 2, words!["emergencia" "emergencias"]);
        let us = document.any_of(token + 2..first, words!["us" "call" "our" "llame" "llamenos" "nos" "line"]);
        let before = token > from && document.is_one_of(token - 1, words!["an" "in" "for" "our" "please" "of"]);
        contact && !us && !before
    })
}
