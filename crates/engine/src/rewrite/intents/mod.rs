//! Intents: what a message is for, and the sentences that say so without telling anything.
//!
//! The table is data. The first intent whose signs a message has is its intent; the first wording whose signs and slots the
//! message has is used. `{slot}` is copied from the message or from the organisation's settings, `[a|b]` is the first of its
//! parts that can be filled, or nothing.

mod notices;
mod visits;

pub use super::signs::Sign;

/// What a message is for.
#[derive(Debug)]
pub struct Intent {
    /// The name used in reports.
    pub id: &'static str,
    /// Each list is enough to tell the intent.
    pub signs: &'static [&'static [Sign]],
    /// Signs that speak against it.
    pub never: &'static [Sign],
    /// English wordings, the more special ones first.
    pub en: &'static [Wording],
    /// Spanish wordings.
    pub es: &'static [Wording],
    /// Whether what follows stands in paragraphs of its own.
    pub spread: bool,
}

/// A wording and the signs it needs.
#[derive(Debug)]
pub struct Wording(pub &'static [Sign], pub &'static str);

const NONE: Intent = Intent { id: "", signs: &[], never: &[], en: &[], es: &[], spread: false };

/// Every intent, in the order they are tried. The last one fits every message.
pub static INTENTS: &[&Intent] = &[
    &notices::WELCOME,
    &visits::EMERGENCY_CLOSURE,
    &visits::NO_SHOW,
    &visits::WAITLIST,
    &notices::INSURANCE_UPDATE,
    &notices::PRESCRIPTION_READY,
    &notices::REFILL,
    &notices::BILLING,
    &visits::APPOINTMENT_CHANGE,
    &visits::TELEHEALTH_LINK,
    &notices::SURVEY,
    &notices::INTAKE_FORM,
    &notices::REFERRAL,
    &visits::TEST_PREP,
    &notices::RESULTS_READY,
    &notices::MEDICATION_REMINDER,
    &visits::APPOINTMENT_REMINDER,
    &visits::VACCINATION,
    &visits::CARE_GAP,
    &notices::PROVIDER_MESSAGE,
    &notices::OTHER,
];

/// The intent of a message that no sign explains.
pub(super) static OTHER: &Intent = &notices::OTHER;
