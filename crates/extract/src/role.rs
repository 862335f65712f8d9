//! What a string is, by the keys above it: the same in JSON, YAML and code.

use crate::catalogue::Reads;
use crate::{html, keys, prose};

/// What a string is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// A message whatever it looks like.
    Message,
    /// A message unless it is an identifier, a URL or the like.
    Words,
    /// A message if it reads as a sentence.
    Unknown,
    /// A message if it is a sentence that speaks to somebody.
    Doubtful,
    /// No message.
    Never,
}

impl Role {
    /// What a string of this role is.
    pub(crate) fn reads(self, text: &str) -> Reads {
        let label = self == Role::Unknown && prose::is_label(text);
        match self {
            Role::Message => Reads::Message,
            Role::Words if !prose::is_technical(text) => Reads::Message,
            Role::Unknown if prose::is_sentence(text) || html::is_page(text) => Reads::Message,
            Role::Doubtful if prose::is_sentence(text) && prose::addresses(text) => Reads::Message,
            _ if label => Reads::Label,
            _ => Reads::No,
        }
    }
}

/// What a mapping stands under.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Above {
    /// Nothing that matters.
    Other,
    /// A key that names a message, directly or further up.
    Message,
    /// A key that names several, such as `contents`, directly: one for each language.
    Several,
    /// Twilio's `variables`.
    Variables,
    /// The description of a message for its translators.
    Never,
}

impl Above {
    /// What stands under this key.
    pub(crate) fn below(self, key: &str) -> Above {
        match self {
            Above::Never => Above::Never,
            _ if keys::names_metadata(key) => Above::Never,
            _ if keys::names_message(key) => Above::Message,
            _ if keys::names_variables(key) => Above::Variables,
            Above::Message => Above::Message,
            _ if keys::names_messages(key) => Above::Several,
            Above::Other | Above::Several | Above::Variables => Above::Other,
        }
    }

    /// The role of the value of this key.
    pub(crate) fn role(self, key: &str, is_list: bool) -> Role {
        // `messages: ["…", "…"]`.
        let lists = is_list && key.strip_suffix(['s', 'S']).is_some_and(keys::names_message);
        let is_value = self == Above::Variables && !keys::is_extension(key);
        if self == Above::Never || keys::names_metadata(key) {
            Role::Never
        } else if keys::names_message(key) || lists || is_value {
            Role::Message
        } else if keys::names_state(key) {
            Role::Doubtful
        } else if keys::names_technicality(key) {
            Role::Never
        } else if matches!(self, Above::Message | Above::Several) && keys::names_variant(key) {
            Role::Message
        } else if self == Above::Message && is_list || keys::names_sample(key) {
            Role::Words
        } else {
            Role::Unknown
        }
    }
}
