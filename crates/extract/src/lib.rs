//! The messages inside template files, and the way from a place in a message back to the file.
//!
//! A clinic keeps its messages in text files, Markdown pages, Meta and Twilio templates, i18n files and request payloads.
//! [`messages`] takes the source of one such file and returns what a patient would read: the text of each message,
//! decoded, in the order of the file. [`Message::file_span`] turns a range of that text into the range of the file it was
//! read from, through escapes, entities, line ends and emphasis markers. [`Lines`] turns a byte of the file into a line
//! and a column.
//!
//! Every function is pure and none panics, whatever the source. Offsets are UTF-8 bytes, ranges are half-open, and a
//! range of the file always lies on character boundaries.
//!
//! # Example
//!
//! ```
//! use phi_lint_extract::{Format, Lines, messages};
//!
//! let source = "{\n  \"body\": \"Hola.\\nSu cita de diabetes\"\n}";
//! let found = messages(Format::of_path("reminder.json").unwrap(), source)?;
//! assert_eq!(found[0].text, "Hola.\nSu cita de diabetes");
//!
//! let word = found[0].text.find("diabetes").unwrap();
//! let place = found[0].file_span(word..word + "diabetes".len());
//! assert_eq!(&source[place.clone()], "diabetes");
//! assert_eq!(Lines::new(source).place(place.start), (2, 30));
//! # Ok::<(), phi_lint_extract::SyntaxError>(())
//! ```
#![deny(missing_docs)]

mod format;
mod message;
mod reader;
mod suppression;
mod wanted;
mod written;

mod catalogue;
mod date;
mod keys;
mod prose;
mod role;

mod json;
mod yaml;

mod csv;
mod po;
mod properties;
mod xml;

mod call;
mod code;
mod language;
mod strings;

mod chat;
mod icu;
mod statement;
mod template;

mod curl;
mod fence;
mod html;
mod literal;
mod markdown;
mod script;
mod shell;

mod draft;
mod entity;
mod error;
mod escape;
mod lines;

pub use error::SyntaxError;
pub use format::{Format, messages};
pub use language::Language;
pub use lines::Lines;
pub use message::Message;
pub use reader::Reader;
pub use suppression::{Suppression, suppressions};
pub use wanted::Wanted;
pub use written::written;
