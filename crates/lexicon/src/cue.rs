//! Cues: the few dozen word families that decide whether an ambiguous word is a health word.

/// Declares [`Cue`] with its bit and its name in the dictionary files.
macro_rules! cues {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)+) => {
        /// A word family that rows may ask for in `needs` and `unless`, and that rows set for their sentence.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub enum Cue { $($(#[$doc])* $variant,)+ }

        impl Cue {
            /// Every cue, in the order of their bits.
            pub const ALL: &'static [Cue] = &[$(Cue::$variant,)+];

            /// The name used in dictionary files.
            pub const fn name(self) -> &'static str {
                match self { $(Cue::$variant => $name,)+ }
            }
        }
    };
}

cues! {
    /// An appointment or what belongs to one.
    Visit = "visit",
    /// A result, report or level.
    Result = "result",
    /// An outcome word such as `normal`.
    Outcome = "outcome",
    /// A prescription or the taking of medicine.
    Rx = "rx",
    /// The reader: your, you.
    Possess = "possess",
    /// A clinician, a clinic or treatment.
    Care = "care",
    /// The message goes to everybody.
    Broadcast = "broadcast",
    /// The message is about this reader.
    Targeted = "targeted",
    /// Consent wording, or a promise never to ask.
    Consent = "consent",
    /// A promise never to ask, or a request not to send.
    Refuse = "refuse",
    /// The portal or another safe place.
    Portal = "portal",
    /// A question or a request for information.
    Ask = "ask",
    /// Money owed or paid.
    Pay = "pay",
    /// Money this reader owes, paid or got back.
    Owe = "owe",
    /// Insurance.
    Insure = "insure",
    /// A part of the body.
    Body = "body",
    /// Teeth.
    Dental = "dental",
    /// Ordering or repeating a test.
    Order = "order",
    /// A coding system such as ICD.
    Code = "code",
    /// A room, floor, gate or lot.
    Room = "room",
    /// A street, building or town word.
    Place = "place",
    /// Somebody other than the reader: he, her, a relation, a child.
    Person = "person",
    /// A thing that no illness befalls: a roof, a printer, a film.
    Thing = "thing",
    /// A greeting.
    Greet = "greet",
    /// A title before a person's name.
    Title = "title",
    /// A clinician's credential after a name.
    Credential = "credential",
    /// What medicine is counted in: tablets, puffs.
    Form = "form",
    /// A counting word.
    Count = "count",
    /// A clinical unit.
    Unit = "unit",
    /// An identifier of a health plan member.
    Member = "member",
    /// A social security number or its national equal.
    Social = "social",
    /// The word starts with a digit.
    Number = "number",
    /// The word mixes letters and digits, as codes do.
    Mixed = "mixed",
    /// A tier 2 or 3 term that needs no cue.
    Health = "health",
    /// The word `with` and its like, which lead to a person.
    With = "with",
    /// A vital sign or another thing that is measured in people.
    Vital = "vital",
    /// The word stands where a person's, street's or company's name stands.
    Name = "name",
    /// What a clinical question asks for: symptoms, medications, history.
    History = "history",
    /// A referral, or a handover to somebody.
    Refer = "refer",
    /// A word that ends the name of an organisation or of a part of it: center, associates, suite.
    Facility = "facility",
    /// A medical record, chart, encounter or accession number.
    Record = "record",
    /// Birth: born, date of birth.
    Birth = "birth",
    /// A payment card or bank account.
    Card = "card",
    /// A password, PIN or key.
    Secret = "secret",
    /// An account, prescription or serial number.
    Account = "account",
    /// A licence, passport or plate.
    License = "license",
    /// The reader's home or a delivery to it.
    Home = "home",
    /// What is on file about the reader: your e-mail, on file, sent to.
    OnFile = "on-file",
    /// A template variable of this name is filled with a fact about the patient.
    Filled = "filled",
    /// Hiring, buying and repairs: a vacancy, a supplier, a purchase order.
    Trade = "trade",
}

impl Cue {
    /// The cue with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|cue| cue.name() == name)
    }
}

/// A set of [`Cue`]s.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Cues(pub(crate) u64);

impl Cues {
    /// The empty set.
    pub const NONE: Cues = Cues(0);

    /// The set of the given cues.
    pub const fn of(cues: &[Cue]) -> Self {
        let mut bits = 0;
        let mut i = 0;
        while i < cues.len() {
            bits |= 1 << cues[i] as u8;
            i += 1;
        }
        Cues(bits)
    }

    /// This set and the other one.
    #[must_use]
    pub const fn with(self, other: Cues) -> Self {
        Cues(self.0 | other.0)
    }

    /// Whether the cue is in the set.
    pub const fn has(self, cue: Cue) -> bool {
        self.0 >> cue as u8 & 1 != 0
    }

    /// Whether every cue of the other set is in this one.
    pub const fn has_all(self, other: Cues) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether any cue of the other set is in this one.
    pub const fn has_any(self, other: Cues) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether the set is empty.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The cues of the set.
    pub fn iter(self) -> impl Iterator<Item = Cue> {
        Cue::ALL.iter().copied().filter(move |&cue| self.has(cue))
    }
}

const _: () = assert!(Cue::ALL.len() <= 64, "a set of cues is one u64");
