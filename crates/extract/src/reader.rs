//! How one file is read.

use crate::error::SyntaxError;
use crate::format::{Format, messages_wanted};
use crate::message::Message;
use crate::wanted::Wanted;

/// The format of a file, and what somebody said of where the messages stand in it.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'a> {
    /// The format.
    pub format: Format,
    /// The keys and calls that hold the messages; in formats that have neither they mean nothing, see [`Format::has_keys`].
    pub wanted: Option<&'a Wanted>,
}

impl Reader<'_> {
    /// What the path says; a file of no known format is text.
    pub fn of_path(path: &str) -> Self {
        Reader { format: Format::of_path(path).unwrap_or(Format::Text), wanted: None }
    }

    /// The messages of a file; see [`messages`](crate::messages).
    ///
    /// # Errors
    ///
    /// When the source breaks the rules of JSON or YAML.
    pub fn messages(&self, source: &str) -> Result<Vec<Message>, SyntaxError> {
        messages_wanted(self.format, source, self.wanted)
    }
}
