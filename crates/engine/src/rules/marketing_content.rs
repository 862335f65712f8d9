//! `marketing-content`: offers, discounts, prizes.

use phi_lint_lexicon::Cues;

use super::{Category, Class, Cue, DEFAULT, Document, Levels, RuleInfo, Sink, Text, Trigger, quantity};
use crate::words::Words;

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "marketing-content",
    category: Category::Hygiene,
    catches: "An offer, a discount, a prize, a package or a reward for referrals.",
    message: Text { en: "This is an offer", es: "Esto es una oferta comercial" },
    why: Text {
        en: "Marketing needs an authorisation of its own, and an offer in a service message turns it into marketing for the platform too.",
        es: "La publicidad requiere una autorización propia, y una oferta convierte un mensaje de servicio en publicidad también para la plataforma.",
    },
    citations: &["45 CFR 164.508(a)(3)"],
    levels: Levels::row(b"W W W W W -"),
    bad: &[
        "Take [[15% off]] your next pair this week.",
        "[[Limited time]]: two visits for one.",
        "[[Refer a friend]] and get a gift.",
        "[[Promoción]] de mayo: reserve hoy.",
    ],
    good: &[
        "We now have online check-in.",
        "Free parking behind the building.",
        "Thank you for referring your neighbor.",
        "Ahora puede registrarse en línea.",
    ],
    classes: &[Class::Offer],
    scan: Some((Trigger::Cues(Cues::of(&[Cue::Number])), scan)),
    ..DEFAULT
};

/// What follows the amount of a discount.
const OFF: &Words = words!["off" "discount" "dto" "descuento" "cheaper"];

/// "20% off", "$50 off", "20 % de descuento".
fn scan(document: &Document<'_>, sink: &mut Sink<'_>) {
    for number in document.numbers() {
        let (before, behind) = (&document.text[..document.tokens[number].start as usize], document.gap(number));
        let money = before.ends_with(['$', ' ']) && before.trim_end().ends_with('$');
        if !money && !behind.contains('%') && !matches!(behind, "." | ",") {
            continue;
        }
        let quantity = quantity::at(document, number);
        if !quantity.percent && !money {
            continue;
        }
        let next = quantity.number_end;
        let end = if document.is_one_of(next, OFF) {
            next + 1
        } else if document.is_one_of(next, words!["de"]) && document.is_one_of(next + 1, OFF) {
            next + 2
        } else {
            continue;
        };
        sink.report(document.span(number, end));
    }
}
