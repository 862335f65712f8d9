//! phi-lint finds health-specific facts in messages that a clinic, a pharmacy or a health service is about to send.
//!
//! The recipient's number already identifies the patient, so any health-specific fact in the text is a disclosure: "Your
//! diabetes checkup is tomorrow" is a violation, "You have an appointment tomorrow" is not. [`Linter::check`] finds such
//! facts and says why each may not be sent. It is synchronous, does no input or output, keeps nothing between calls and
//! never panics, whatever the text.
//!
//! A clean report means: no health-specific content found by these rules under this policy. It is not a statement that a
//! message, a channel or an organisation complies with any law.
//!
//! # Example
//!
//! ```
//! use phi_lint::{Linter, Policy, Verdict};
//!
//! let linter = Linter::new(Policy::named("hipaa-messaging")?);
//! let report = linter.check("Your metformin 500mg prescription is ready");
//! assert_eq!(report.verdict, Verdict::Block);
//! assert_eq!(report.findings[0].rule.id, "medication-name");
//! assert_eq!(report.findings[0].also, ["dosage"]);
//!
//! let report = linter.check("Your prescription is ready for pickup");
//! assert_eq!(report.verdict, Verdict::Pass);
//! # Ok::<(), phi_lint::UnknownName>(())
//! ```
//!
//! Offsets are UTF-8 bytes of the text that was checked, half-open, and always on character boundaries.
#![deny(missing_docs)]

#[macro_use]
mod words;

mod cluster;
mod context;
mod conversation;
mod document;
mod holes;
mod language;
mod links;
mod linter;
mod locations;
mod organisation;
mod policy;
mod report;
mod rewrite;
mod roles;
pub mod rules;
mod sentence;
mod terms;
mod vouched;

pub use language::{Language, Text};
pub use linter::Linter;
pub use organisation::{Location, Organisation};
pub use phi_lint_lexicon as lexicon;
pub use policy::{Channel, Level, Policy, UnknownName};
pub use report::{Category, Finding, Report, Severity, Verdict};
pub use rewrite::{Kept, Moved, Rewrite, Safety, Strategy, intents};
pub use roles::Role;
pub use rules::RuleInfo;
pub use vouched::Allowed;
