//! Transcripts: what a bot or a person of the clinic said in a conversation, turn by turn.

use std::io::Write;

use crate::Error;
use crate::args::Check;
use crate::config::Config;
use crate::files::read_text;
use crate::problem::{self, Problem};
use crate::render::{Style, Tally, transcript};

/// Checks transcripts; the flag says whether one could not be read.
pub(crate) fn check(
    options: &Check,
    config: &Config,
    style: Style,
    out: &mut dyn Write,
) -> Result<(Tally, bool), Error> {
    let (mut tally, mut failed) = (Tally::default(), false);
    for path in options.logs() {
        match read_text(path) {
            Ok(text) => tally.join(transcript::check(path, &text, &config.linter_of(path), style, out)?),
            Err(reason) => failed |= problem::tell(&[Problem::fatal(reason)]),
        }
    }
    Ok((tally, failed))
}
