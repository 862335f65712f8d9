//! Roles: who in a clinic sends which kind of message.

use crate::policy::UnknownName;

/// The person who sends, by what is theirs to send.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Role(usize);

/// A role's name and the [`intents`](crate::intents) that are its own.
struct Row(&'static str, Sends);

enum Sends {
    Everything,
    Only(&'static [&'static [&'static str]]),
}

/// What every front desk sends.
const DESK: &[&str] = &[
    "appointment-reminder",
    "appointment-change",
    "no-show",
    "waitlist",
    "intake-form",
    "telehealth-link",
    "survey",
    "emergency-closure",
    "welcome",
    "other",
];

const ROWS: [Row; 6] = [
    Row("receptionist", Sends::Only(&[DESK])),
    Row(
        "nurse",
        Sends::Only(&[
            DESK,
            &["test-prep", "provider-message", "medication-reminder", "vaccination", "care-gap", "referral"],
        ]),
    ),
    Row(
        "pharmacy",
        Sends::Only(&[&["prescription-ready", "refill", "medication-reminder", "emergency-closure", "other"]]),
    ),
    Row("billing", Sends::Only(&[&["billing", "insurance-update", "emergency-closure", "other"]])),
    Row("administrator", Sends::Everything),
    // Clinical communication happens in the health record.
    Row("doctor", Sends::Only(&[])),
];

impl Role {
    /// The role with this name.
    ///
    /// # Errors
    ///
    /// When there is none; the error lists the names.
    pub fn named(name: &str) -> Result<Self, UnknownName> {
        ROWS.iter().position(|row| row.0 == name).map(Role).ok_or_else(|| UnknownName {
            what: "role",
            name: name.to_owned(),
            known: Role::all().map(Role::name).collect(),
        })
    }

    /// The role's name.
    pub fn name(self) -> &'static str {
        ROWS[self.0].0
    }

    /// Every role.
    pub fn all() -> impl Iterator<Item = Role> {
        (0..ROWS.len()).map(Role)
    }

    /// Whether a message of this intent is the role's to send.
    pub fn sends(self, intent: &str) -> bool {
        match ROWS[self.0].1 {
            Sends::Everything => true,
            Sends::Only(lists) => lists.iter().any(|intents| intents.contains(&intent)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ROWS, Sends};
    use crate::intents::INTENTS;

    #[test]
    fn every_intent_is_one() {
        for row in &ROWS {
            let Sends::Only(lists) = row.1 else { continue };
            for intent in lists.iter().copied().flatten() {
                assert!(INTENTS.iter().any(|known| known.id == *intent), "{}: {intent}", row.0);
            }
        }
    }
}
