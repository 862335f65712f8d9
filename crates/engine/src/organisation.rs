//! The organisation that sends: what a rewrite fills in where the message lacks it.

/// What is known of the sender. Nothing is required: a rewrite leaves out what is not here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Organisation {
    /// The name patients know, such as `Main Street Clinic`.
    pub name: Option<String>,
    /// A name that tells nothing of the care given, where the name does.
    pub safe_name: Option<String>,
    /// Other names that messages are sent under.
    pub sender_names: Vec<String>,
    /// The patient portal, an https link.
    pub portal_url: Option<String>,
    /// The telephone number patients may call.
    pub phone: Option<String>,
    /// Places that tell what is treated there once somebody looks them up.
    pub sensitive_locations: Vec<Location>,
}

/// A place that tells what is treated there although its name does not stand in the message.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Location {
    /// The street address, as messages write it.
    pub address: Option<String>,
    /// A telephone number of the place.
    pub phone: Option<String>,
    /// The host of its web page.
    pub host: Option<String>,
}

impl Organisation {
    /// Every name that is the sender's own.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        let own = [self.name.as_deref(), self.safe_name.as_deref()];
        own.into_iter().flatten().chain(self.sender_names.iter().map(String::as_str))
    }

    /// The name that may stand in a message.
    pub(crate) fn shown_name(&self) -> Option<&str> {
        filled(self.safe_name.as_ref()).or_else(|| filled(self.name.as_ref()))
    }

    pub(crate) fn portal(&self) -> Option<&str> {
        filled(self.portal_url.as_ref())
    }

    pub(crate) fn telephone(&self) -> Option<&str> {
        filled(self.phone.as_ref())
    }
}

/// An empty setting is none.
fn filled(setting: Option<&String>) -> Option<&str> {
    setting.map(|text| text.trim()).filter(|text| !text.is_empty())
}
