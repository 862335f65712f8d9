//! Labels among messages: the short strings of a file that holds messages are read too, those of a screen are not.

use crate::message::Message;

/// What a string is to its reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reads {
    /// A message.
    Message,
    /// A few words, which may be the label of a button in a message or that of a field on a screen.
    Label,
    /// Nothing that is read.
    No,
}

/// The strings of a file.
#[derive(Default)]
pub(crate) struct Catalogue {
    found: Vec<(Message, Reads)>,
}

/// Fewer messages than this do not tell what a file is about.
const FEWEST: usize = 8;
/// A file with more than one label for so many messages is one of labels.
const FOR_ONE_LABEL: usize = 10;

impl Catalogue {
    pub(crate) fn add(&mut self, reads: Reads, message: Option<Message>) {
        if reads != Reads::No {
            self.found.extend(message.map(|message| (message, reads)));
        }
    }

    /// The messages, and the labels if they are few beside them.
    pub(crate) fn messages(self) -> Vec<Message> {
        let labels = self.found.iter().filter(|(_, reads)| *reads == Reads::Label).count();
        let messages = self.found.len() - labels;
        let takes_labels = messages >= FEWEST && labels * FOR_ONE_LABEL <= messages;
        let takes = |reads| takes_labels || reads == Reads::Message;
        self.found.into_iter().filter(|(_, reads)| takes(*reads)).map(|(message, _)| message).collect()
    }
}
