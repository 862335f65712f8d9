//! `insurance-claim`: claims, denials, authorisations.

use phi_lint_lexicon::Cues;

use super::{Category, Class, Cue, DEFAULT, Document, Levels, RuleInfo, Sink, Text, Trigger};
use crate::words::Words;

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "insurance-claim",
    category: Category::Payment,
    catches: "A claim, denial, prior authorisation, explanation of benefits or coverage decision.",
    message: Text { en: "This tells about an insurance claim", es: "Esto habla de un reclamo al seguro" },
    why: Text {
        en: "Claims and coverage decisions are payment information about care; the number identifies the patient.",
        es: "Los reclamos y las decisiones de cobertura son información de pago por atención; el número identifica al paciente.",
    },
    citations: &["45 CFR 160.103"],
    levels: Levels::row(b"E E I W E E"),
    bad: &[
        "Your [[prior authorization]] came through.",
        "The [[explanation of benefits]] was mailed to you.",
        "Your [[claim]] was denied by the insurer.",
        "Su [[reclamo]] al seguro fue rechazado.",
        "Your [[insurance]] came back inactive, can you call them?",
        "Su [[seguro]] no cubre la segunda sesión.",
    ],
    good: &[
        "Bring your insurance card, please.",
        "Claim your free parking ticket at the desk.",
        "Update your insurance in the portal.",
        "Traiga su tarjeta del seguro.",
        "Your insurance card in our files has expired, bring the new one.",
        "The parking plan covers both garages.",
    ],
    classes: &[Class::Claim],
    scan: Some((Trigger::Cues(Cues::of(&[Cue::Insure])), scan)),
    ..DEFAULT
};

/// What an insurer decides.
const DECIDED: &Words = words![
    "denied" "denies" "deny" "approved" "approves" "approve" "rejected" "declined" "authorized" "authorised"
    "inactive" "lapsed" "expired" "expires" "terminated" "cover" "covers" "paid" "pays" "negado" "nego" "niega"
    "rechazo" "rechazado" "aprobo" "aprueba" "aprobado" "autorizo" "autoriza" "autorizado" "cubre" "cubren" "cubrio"
    "cubrira" "vence" "vencio" "vencido" "vencida" "inactivo" "inactiva" "suspendido" "suspendida" "denego"
];
/// A card or a page of the insurer is no decision.
const THINGS: &Words = words!["card" "cards" "info" "information" "form" "forms" "tarjeta" "credencial" "desk" "page"];
/// Words for a plan that name other plans as well.
const WEAK: &Words = words!["plan" "plans" "policy" "group" "planes"];
/// How many words may stand between the insurer and what it decided.
const REACH: usize = 6;

/// "Your insurance didn't approve it", "su seguro no cubre la sesión": the decision, however it is put.
fn scan(document: &Document<'_>, sink: &mut Sink<'_>) {
    for (first, token) in document.tokens.iter().enumerate().filter(|(_, token)| token.cues.has(Cue::Insure)) {
        let sentence = document.sentence(first);
        // "OSDE autorizó el estudio": an insurer by its name decides for somebody.
        let named = document.term_at(first).is_some_and(|hit| hit.entry.class() == Class::Insurer);
        let own = named || sentence.cues.has_any(Cues::of(&[Cue::Possess, Cue::Targeted]));
        let near = first.saturating_sub(REACH).max(sentence.first)..(first + 1 + REACH).min(sentence.end);
        if own
            && !token.cues.has(Cue::Card)
            && (!document.is_one_of(first, WEAK) || document.cues_of(first.saturating_sub(1), first).has(Cue::Possess))
            && !document.any_of(first.saturating_sub(2)..(first + 2).min(sentence.end), THINGS)
            && !sentence.is_notice()
            && document.any_of(near, DECIDED)
        {
            sink.report(document.span(first, first + 1));
        }
    }
}
