//! Policies: how serious each rule is for a kind of sender.

use std::fmt;

use crate::report::Severity;
use phi_lint_lexicon::Tier;

/// The names of the policies, in the order of [`Levels`].
const NAMES: [&str; 6] = ["hipaa-messaging", "strict", "baa-channel", "gdpr", "intake-bot", "marketing"];

/// A set of severities for every rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Policy(usize);

impl Policy {
    /// The policy with this name.
    ///
    /// # Errors
    ///
    /// When there is none; the error lists the names.
    pub fn named(name: &str) -> Result<Self, UnknownName> {
        NAMES.iter().position(|known| *known == name).map(Policy).ok_or_else(|| UnknownName {
            what: "policy",
            name: name.to_owned(),
            known: NAMES.to_vec(),
        })
    }

    /// The policy's name.
    pub fn name(self) -> &'static str {
        NAMES[self.0]
    }

    /// Whether this is the policy of the European Union, whose own law is cited.
    pub(crate) fn is_gdpr(self) -> bool {
        self.name() == "gdpr"
    }

    /// Whether this is the policy for bots that take a patient's details.
    pub(crate) fn is_intake_bot(self) -> bool {
        self.name() == "intake-bot"
    }

    /// Whether this is the policy under which not even the sender may be told.
    pub(crate) fn is_strict(self) -> bool {
        self.name() == "strict"
    }

    /// Every policy.
    pub fn all() -> impl Iterator<Item = Policy> {
        (0..NAMES.len()).map(Policy)
    }
}

impl Default for Policy {
    /// `hipaa-messaging`: a channel without a business associate agreement.
    fn default() -> Self {
        Policy(0)
    }
}

/// Where the message goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Channel {
    /// `WhatsApp`.
    #[default]
    Whatsapp,
    /// Text messages.
    Sms,
    /// A chat on a web page.
    WebChat,
    /// E-mail.
    Email,
}

impl Channel {
    const ALL: [Channel; 4] = [Channel::Whatsapp, Channel::Sms, Channel::WebChat, Channel::Email];
    /// The names, in the order of [`Self::ALL`].
    const NAMES: [&str; 4] = ["whatsapp", "sms", "web-chat", "email"];

    /// Every channel.
    pub fn all() -> impl Iterator<Item = Channel> {
        Self::ALL.into_iter()
    }

    /// The channel's name.
    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    /// The channel with this name.
    ///
    /// # Errors
    ///
    /// When there is none; the error lists the names.
    pub fn named(name: &str) -> Result<Self, UnknownName> {
        let channel = Self::NAMES.iter().position(|known| *known == name).map(|index| Self::ALL[index]);
        channel.ok_or_else(|| UnknownName { what: "channel", name: name.to_owned(), known: Self::NAMES.to_vec() })
    }
}

/// How serious a rule is under one policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Not run.
    Off,
    /// Always this severity in its main case.
    Fixed(Severity),
    /// By tier: warning, error, error.
    ByTier,
    /// By tier, one step lower: info, warning, error.
    ByTierLower,
}

impl Level {
    /// The level with this name: error, warning, info or off.
    ///
    /// # Errors
    ///
    /// When there is none; the error lists the names.
    pub fn named(name: &str) -> Result<Self, UnknownName> {
        let known =
            [Level::Fixed(Severity::Error), Level::Fixed(Severity::Warning), Level::Fixed(Severity::Info), Level::Off];
        known.into_iter().find(|level| level.name() == name).ok_or_else(|| UnknownName {
            what: "level",
            name: name.to_owned(),
            known: known.into_iter().map(Level::name).collect(),
        })
    }

    /// The name used in reports and configuration.
    pub const fn name(self) -> &'static str {
        match self {
            Level::Off => "off",
            Level::Fixed(severity) => severity.name(),
            Level::ByTier => "by tier",
            Level::ByTierLower => "by tier, one step lower",
        }
    }

    /// The severity of one finding; `steps` is its distance from the rule's main case, negative for milder.
    pub(crate) fn severity(self, tier: Option<Tier>, steps: i8) -> Option<Severity> {
        let low = tier == Some(Tier::T1);
        let main: i8 = match self {
            Level::Off => return None,
            // A case that a rule calls a warning keeps its distance from the main case.
            Level::Fixed(severity) => severity as i8 - i8::from(low),
            Level::ByTier => {
                if low {
                    1
                } else {
                    2
                }
            }
            Level::ByTierLower => match tier {
                Some(Tier::T1) => 0,
                Some(Tier::T3) => 2,
                _ => 1,
            },
        };
        Some(match main + steps {
            ..=0 => Severity::Info,
            1 => Severity::Warning,
            2.. => Severity::Error,
        })
    }
}

/// A rule's level under each policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Levels([Level; NAMES.len()]);

impl Levels {
    /// The level under this policy.
    pub const fn under(&self, policy: Policy) -> Level {
        self.0[policy.0]
    }

    /// Reads a row of the catalogue's policy table: `E` error, `W` warning, `I` info, `-` off, `T` by tier, `t` by tier one
    /// step lower; in the order hipaa-messaging, strict, baa-channel, gdpr, intake-bot, marketing.
    pub(crate) const fn row(cells: &[u8; 11]) -> Self {
        let mut levels = [Level::Off; NAMES.len()];
        let mut i = 0;
        while i < levels.len() {
            levels[i] = match cells[i * 2] {
                b'E' => Level::Fixed(Severity::Error),
                b'W' => Level::Fixed(Severity::Warning),
                b'I' => Level::Fixed(Severity::Info),
                b'T' => Level::ByTier,
                b't' => Level::ByTierLower,
                b'-' => Level::Off,
                _ => panic!("a cell is one of E W I - T t"),
            };
            i += 1;
        }
        Levels(levels)
    }
}

/// A name that phi-lint does not know, with the ones it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownName {
    pub(crate) what: &'static str,
    pub(crate) name: String,
    pub(crate) known: Vec<&'static str>,
}

impl fmt::Display for UnknownName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unknown {} `{}`; use one of {}", self.what, self.name, self.known.join(", "))
    }
}

impl std::error::Error for UnknownName {}
