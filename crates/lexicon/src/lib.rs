//! Health terms as a finite-state lexicon: rows in, one block of bytes out, longest match over a message.
//!
//! A dictionary is a list of [`Row`]s, one a term, kept as tab-separated text that people can review. [`compile`]
//! turns rows into one block of bytes: an [`fst`] map behind a word-pair bit filter. [`Lexicon`] opens such a block
//! without copying it and without any start-up work, and [`Lexicon::scan`] finds every term of a message, longest
//! first, on word boundaries.
//!
//! The text folding that makes `Losartán`, `LOSARTAN` and a full-width spelling equal lives in [`fold`], once: rows
//! and messages pass through the same function, so that the two never disagree.
//!
//! # Example
//!
//! ```
//! use phi_lint_lexicon::{Lexicon, Rows, Source, compile};
//!
//! let mut rows = Rows::new(Source::Organisation);
//! rows.read("terms.tsv", "term\tclass\ttier\nmetformin\tdrug\t2\n");
//! let lexicon = Lexicon::from_bytes(compile(rows.finish()?)?)?;
//!
//! let (mut tokens, mut hits) = (Vec::new(), Vec::new());
//! lexicon.scan("Your METFORMIN is ready", &mut tokens, &mut hits);
//! assert_eq!(tokens.len(), 4);
//! assert_eq!((hits[0].first, hits[0].end), (1, 2));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
#![deny(missing_docs)]

mod class;
mod compile;
mod context;
mod cue;
mod disguise;
mod embedded;
mod entry;
mod filter;
pub mod fold;
mod forms;
mod frequent;
mod lexicon;
mod row;
mod scan;
mod spelling;

pub use class::{Class, Domain, Source, Tier};
pub use compile::{TooManyContexts, compile};
pub use context::{Clause, Context, Scope};
pub use cue::{Cue, Cues};
pub use entry::Entry;
pub use lexicon::{FormatError, Lexicon};
pub use row::{HEADER, Row, RowError, RowErrors, Rows};
pub use scan::{Form, Hit, Token};
