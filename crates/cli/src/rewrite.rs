//! `phi-lint rewrite`: what may be sent in place of a message.

use std::io::Write;

use phi_lint::Verdict;

use crate::args::{self, RewriteFormat};
use crate::config::Config;
use crate::files::read_text;
use crate::render::json::RewriteOut;
use crate::{Error, Outcome};

/// Prints the best rewrite, or all of them; a message that passes is printed as it is.
pub(crate) fn run(options: &args::Rewrite) -> Result<Outcome, Error> {
    let config = Config::load(&options.settings)?;
    let linter = config.linter();
    let text = if options.text == "-" { read_text("-").map_err(Error::Usage)? } else { options.text.clone() };
    let message = text.trim_end_matches(['\n', '\r']);
    let clean = linter.check(message).verdict == Verdict::Pass;
    let mut rewrites = linter.rewrite(message);
    if !options.all {
        rewrites.truncate(1);
    }
    let mut out = anstream::stdout().lock();
    if options.format == RewriteFormat::Json {
        let rewrites: Vec<_> = rewrites.iter().map(RewriteOut::of).collect();
        serde_json::to_writer_pretty(&mut out, &rewrites).map_err(std::io::Error::from)?;
        writeln!(out)?;
    } else if clean {
        writeln!(out, "{message}")?;
    }
    if options.format == RewriteFormat::Text {
        for (index, rewrite) in rewrites.iter().enumerate() {
            if index > 0 {
                writeln!(out, "---")?;
            }
            writeln!(out, "{}", rewrite.text)?;
        }
    }
    if clean || !rewrites.is_empty() {
        return Ok(Outcome::Clean);
    }
    crate::problem::complain("there is no text that may be sent in place of this message; call the patient");
    Ok(Outcome::Findings)
}
