//! Message logs: one JSON object a line in, one line out, in the same order.

use phi_lint::{Channel, Linter, Policy, Role};
use serde::Serialize;

use crate::file::best;
use crate::log_line::{Fields, LogLine};
use crate::{Format, LARGEST, Problem, Style, Tally, json, log_message};

/// How a log is read.
#[derive(Clone, Copy)]
pub struct Log<'a> {
    pub linter: &'a Linter,
    pub style: Style,
    /// The field that holds the message.
    pub text_field: &'a str,
    /// The field that names it.
    pub id_field: &'a str,
}

/// What was made of some lines.
#[derive(Default)]
pub struct Part {
    pub out: Vec<u8>,
    pub problems: Vec<Problem>,
    pub tally: Tally,
}

/// A line of the log, with its number.
pub type Line<'a> = (usize, &'a [u8]);

/// Marks a line that was not kept; it cannot begin a JSON value.
pub const TOO_LONG: u8 = 0x18;

impl Log<'_> {
    /// What these lines say.
    pub fn part(&self, name: &str, lines: &[Line<'_>]) -> Part {
        let mut part = Part { out: Vec::with_capacity(lines.len() * 128), ..Part::default() };
        for &(number, line) in lines {
            if line.iter().all(u8::is_ascii_whitespace) {
                continue;
            }
            if let Err(problem) = self.line(name, number, line, &mut part) {
                if self.style.format == Format::Json {
                    write_line(&mut part.out, &Refused { line: number, error: &problem });
                }
                part.problems.push(Problem::fatal(format!("{name}:{number}: {problem}")));
            }
        }
        part
    }

    fn line(&self, name: &str, number: usize, line: &[u8], part: &mut Part) -> Result<(), String> {
        if line == [TOO_LONG] {
            return Err(format!("the line is longer than {} MiB; split it", LARGEST >> 20));
        }
        let fields = Fields { text: self.text_field, id: self.id_field };
        let message = fields.read(line)?;
        let own;
        let linter = if message.policy.is_none() && message.channel.is_none() && message.role.is_none() {
            self.linter
        } else {
            own = self.own_linter(&message)?;
            &own
        };
        let report = linter.check(&message.text);
        part.tally.add(&report);
        let rewrite = if self.style.no_rewrite { None } else { best(linter, &message.text, &report) };
        if self.style.format == Format::Json {
            let answer = json::answer(message.id, None, linter, (&report, rewrite.as_ref()), self.style);
            write_line(&mut part.out, &answer);
            return Ok(());
        }
        log_message(&mut part.out, name, number, &message.text, (&report, rewrite.as_ref()), self.style)
            .map_err(|error| error.to_string())
    }

    fn own_linter(&self, message: &LogLine<'_>) -> Result<Linter, String> {
        let mut linter = self.linter.clone();
        if let Some(policy) = message.policy.as_deref() {
            linter = linter.with_policy(Policy::named(policy).map_err(|error| error.to_string())?);
        }
        if let Some(channel) = message.channel.as_deref() {
            linter = linter.with_channel(Channel::named(channel).map_err(|error| error.to_string())?);
        }
        if let Some(role) = message.role.as_deref() {
            let enforce = linter.enforces_roles();
            linter = linter.with_role(Role::named(role).map_err(|error| error.to_string())?, enforce);
        }
        Ok(linter)
    }
}

fn write_line(out: &mut Vec<u8>, value: &impl Serialize) {
    // Writing plain data into memory cannot fail.
    let _ = serde_json::to_writer(&mut *out, value);
    out.push(b'\n');
}

#[derive(Serialize)]
struct Refused<'a> {
    line: usize,
    error: &'a str,
}
