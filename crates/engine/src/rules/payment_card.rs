//! `payment-card`: card numbers, security codes and bank accounts, and asking for them.

use phi_lint_lexicon::{Cues, Hit};

use super::labelled;
use super::quantity::has_digit;
use super::quantity::is_digits;
use super::{Category, Cue, DEFAULT, Document, Levels, RuleInfo, Sink, Text, Trigger, asked};
use crate::words::Words;

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "payment-card",
    category: Category::Payment,
    catches: "A payment card number, its security code, a bank account or routing number, or a request to send one. The last four digits alone are advice.",
    message: Text {
        en: "This contains or asks for a card or bank account number",
        es: "Esto contiene o pide un número de tarjeta o de cuenta bancaria",
    },
    why: Text {
        en: "Card and bank numbers in a message invite fraud; PCI DSS forbids sending them over chat.",
        es: "Los números de tarjeta o de cuenta en un mensaje facilitan el fraude; PCI DSS prohíbe enviarlos por chat.",
    },
    citations: &["PCI DSS 4.2.2", "45 CFR 164.514(b)(2)(i)(J)"],
    levels: Levels::row(b"E E E E E E"),
    bad: &[
        "We charged [[5105 1051 0510 5100]] today.",
        "Saved: [[371449635398431]], thanks!",
        "Can I get the [[CVV]] on the back?",
        "Text me your [[debit card number]] and we are set.",
        "Refund goes to routing [[122105155]].",
        "Páseme su [[número de tarjeta]] por este chat.",
    ],
    good: &[
        "We take cash and credit cards at the desk.",
        "We will never ask for your card number here.",
        "Order 4539 1488 0343 6467 tracking is with the carrier.",
        "Update your credit card in the portal.",
        "Nunca pedimos su número de tarjeta por mensaje.",
    ],
    shows_words: false,
    scan: Some((Trigger::Cues(Cues::of(&[Cue::Number, Cue::Card])), scan)),
    ..DEFAULT
};

/// Whose long numbers are no cards'.
const CARRIERS: &Words = words![
    "tracking" "track" "fedex" "ups" "usps" "dhl" "carrier" "package" "parcel" "shipment" "rastreo" "guia"
    "paquete" "paqueteria" "order" "pedido" "imei" "serial" "meeting" "zoom" "webinar" "barcode" "invoice"
];
/// Words that make any number of a card's length one.
const BRANDS: &Words = words![
    "visa" "mastercard" "amex" "credit" "debit" "credito" "debito" "maestro" "discover"
];
const BANK: &Words = words![
    "routing" "aba" "checking" "savings" "bank" "iban" "clabe" "ruta" "bancaria" "banco" "cheques" "ahorros"
    "autopay" "corriente" "deposit" "swift" "sort"
];
const CODES: &Words = words!["cvv" "cvc" "cvv2" "cvc2"];

fn scan(document: &Document<'_>, sink: &mut Sink<'_>) {
    let mut done = 0;
    for first in document.numbers() {
        let word = document.word(first);
        if first < done || word.len() < 4 || !is_digits(word) {
            continue;
        }
        if let Some(end) = card(document, first) {
            sink.report(document.span(first, end));
            done = end;
        }
    }
    if !document.cues.has(Cue::Card) {
        return;
    }
    for hit in &document.terms {
        if document.lexicon.cues(hit.entry).has(Cue::Card) {
            named(document, hit, sink);
        }
    }
    accounts(document, sink);
}

/// The end of the card number that starts here.
fn card(document: &Document<'_>, first: usize) -> Option<usize> {
    let mut end = first + 1;
    let mut digits = document.word(first).len();
    let separator = document.gap(first);
    while digits < 19
        && matches!(separator, " " | "-" | "." | "  ")
        && document.gap(end - 1) == separator
        && is_digits(document.word(end))
        && matches!(document.word(end).len(), 1..=7)
    {
        // A number of the usual groups ends where they do: "4111 1111 1111 1111 05/28".
        if digits >= 15 && document.word(end).len() < 3 || digits >= 16 {
            break;
        }
        digits += document.word(end).len();
        end += 1;
    }
    let number = || (first..end).flat_map(|token| document.word(token).bytes()).map(|byte| u32::from(byte - b'0'));
    let issued = matches!(document.word(first).as_bytes(), [b'2' | b'3' | b'4' | b'5' | b'6', ..]);
    let lengths: Vec<usize> = (first..end).map(|token| document.word(token).len()).collect();
    let grouped = matches!(lengths[..], [13..=19] | [4, 4, 4, 4] | [4, 6, 4 | 5] | [4, 4, 4, 4, 3] | [4, 4, 5]);
    if !(13..=19).contains(&digits) || !issued || !grouped {
        return None;
    }
    let before = first.checked_sub(1).map_or("", |before| document.gap(before));
    if before.ends_with(['+', '-']) || document.gap(end - 1).starts_with('-') && has_digit(document.word(end)) {
        return None;
    }
    let sentence = document.sentence(first);
    let near = |words: &Words, reach: usize| {
        let until = (end + reach).min(sentence.end);
        document.any_of(first.saturating_sub(reach).max(sentence.first)..until, words)
    };
    let named = near(BRANDS, 8) || document.cues_near(first, end, 4).has(Cue::Card);
    let carried = near(CARRIERS, 8);
    let branded = near(BRANDS, 8);
    let luhn = is_luhn(number());
    (if carried {
        luhn && branded
    } else {
        luhn || named && matches!(digits, 15 | 16) && lengths.len() > 1 || branded && digits == 16
    })
    .then_some(end)
}

fn is_luhn(digits: impl Iterator<Item = u32>) -> bool {
    let digits: Vec<u32> = digits.collect();
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(at, &digit)| {
            if at % 2 == 0 {
                digit
            } else if digit > 4 {
                digit * 2 - 9
            } else {
                digit * 2
            }
        })
        .sum();
    sum.is_multiple_of(10)
}

/// A code, a bank number or the last digits behind a word for a card, or a request for it.
fn named(document: &Document<'_>, hit: &Hit, sink: &mut Sink<'_>) {
    let (first, end) = (hit.first as usize, hit.end as usize);
    let is = |words: &Words| document.any_of(first..end, words);
    let bare = end == first + 1
        && !document.gap(end - 1).contains('#')
        && document
            .is_one_of(first, words!["card" "cards" "tarjeta" "tarjetas" "visa" "maestro" "autopay" "domiciliacion"]);
    if let Some(value) = labelled::behind(document, end) {
        let code = is(CODES) && matches!(value.digits, 3 | 4) && value.letters == 0;
        let bank = is(BANK) && value.digits >= 6 && !value.is_phone(document);
        let last = value.digits == 4 && value.letters == 0 && (value.last || is(words!["ending"]));
        if code || bank {
            sink.report(value.span(document));
            return;
        }
        if last {
            sink.report_at(value.span(document), -2);
            return;
        }
    }
    let date = is(words!["exp" "expiration" "vencimiento"])
        || is(words!["deposit" "autopay" "domiciliacion" "rechazada" "record"]);
    let health = (end..end + 3).any(|token| {
        document.is_one_of(
            token,
            words!["insurance" "seguro" "id" "member" "vaccine" "vaccination" "citas" "gift" "appointment"],
        )
    });
    if !bare && !date && !health && !is(words!["ending"]) && asked::is_asked_for(document, first, end) {
        sink.report(document.span(first, end));
    }
}

/// "checking acct 7730028841": an account beside a word of banking.
fn accounts(document: &Document<'_>, sink: &mut Sink<'_>) {
    for hit in &document.terms {
        let (first, end) = (hit.first as usize, hit.end as usize);
        if !document.is_one_of(first, words!["acct" "account" "cuenta"]) || end != first + 1 {
            continue;
        }
        let sentence = document.sentence(first);
        let banked = document.any_of(first.saturating_sub(8).max(sentence.first)..(end + 8).min(sentence.end), BANK);
        if let Some(value) =
            labelled::behind(document, end).filter(|value| banked && value.digits >= 6 && !value.is_phone(document))
        {
            sink.report(value.span(document));
        }
    }
}
