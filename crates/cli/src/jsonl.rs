//! Message logs: one JSON object a line in, one line out, in the same order.

use std::borrow::Cow;
use std::fs::File;
use std::io::{BufRead, BufReader, Read, Write};
use std::num::NonZeroUsize;

use phi_lint::Linter;
use serde::de::{DeserializeSeed, IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::args::{Check, Format};
use crate::check::{self, LARGEST, Style};
use crate::render::{self, Tally, count, json};
use crate::{Error, complain};

/// How much of a log is read before it is handed to the threads.
const BLOCK: usize = 1 << 20;

/// Checks logs; the flag says whether a line or a log could not be checked.
pub(crate) fn check(
    options: &Check,
    linter: &Linter,
    style: Style,
    out: &mut dyn Write,
) -> Result<(Tally, bool), Error> {
    if options.files_from.is_some() || options.stdin_filename.is_some() {
        return Err(Error::Usage(
            "--files-from and --stdin-filename go with template files, not with --messages".to_owned(),
        ));
    }
    let jobs = options.jobs.map_or_else(crate::files::default_jobs, NonZeroUsize::get);
    let mut run = Run { options, linter, style, tally: Tally::default(), failed: false };
    let input = [String::from("-")];
    let paths = if options.paths.is_empty() { &input[..] } else { &options.paths };
    for path in paths {
        if path == "-" {
            run.log(path, &mut std::io::stdin().lock(), jobs, out)?;
            continue;
        }
        match File::open(path) {
            Ok(file) => run.log(path, &mut BufReader::with_capacity(BLOCK, file), jobs, out)?,
            Err(error) => {
                complain(&format!("{path}: cannot be read: {error}"));
                run.failed = true;
            }
        }
    }
    if style.format != Format::Json && !style.quiet {
        render::summary(out, run.tally, &count(run.tally.messages, "message"), linter, style)?;
    }
    Ok((run.tally, run.failed))
}

struct Run<'a> {
    options: &'a Check,
    linter: &'a Linter,
    style: Style,
    tally: Tally,
    failed: bool,
}

/// What one thread made of its lines.
#[derive(Default)]
struct Part {
    out: Vec<u8>,
    problems: Vec<String>,
    tally: Tally,
}

/// A line of the log, with its number.
type Line<'a> = (usize, &'a [u8]);

impl Run<'_> {
    fn log(&mut self, name: &str, input: &mut dyn BufRead, jobs: usize, out: &mut dyn Write) -> Result<(), Error> {
        let (mut block, mut number, mut first) = (Vec::with_capacity(BLOCK), 0, 1);
        loop {
            // A line that is too long is read to its end but not kept.
            let start = block.len();
            let read = match (&mut *input).take(LARGEST as u64 + 1).read_until(b'\n', &mut block) {
                Ok(read) => read,
                Err(error) => {
                    complain(&format!("{name}:{}: cannot be read: {error}", number + 1));
                    self.failed = true;
                    0
                }
            };
            if read > LARGEST {
                skip_line(input)?;
                block.truncate(start + 1);
                block[start] = TOO_LONG;
                block.push(b'\n');
            }
            number += usize::from(read > 0);
            if read == 0 || block.len() >= BLOCK {
                self.block(name, &block, first, jobs, out)?;
                (first, block) = (number + 1, {
                    block.clear();
                    block
                });
            }
            if read == 0 {
                return Ok(());
            }
        }
    }

    fn block(&mut self, name: &str, block: &[u8], first: usize, jobs: usize, out: &mut dyn Write) -> Result<(), Error> {
        let lines: Vec<Line<'_>> =
            block.split(|&byte| byte == b'\n').enumerate().map(|(i, line)| (first + i, line)).collect();
        let share = lines.len().div_ceil(jobs).max(64);
        let parts: Vec<Part> = if lines.len() <= share {
            vec![self.part(name, &lines)]
        } else {
            let this = &*self;
            std::thread::scope(|scope| {
                let threads: Vec<_> =
                    lines.chunks(share).map(|lines| scope.spawn(move || this.part(name, lines))).collect();
                threads.into_iter().map(|thread| thread.join().unwrap_or_default()).collect()
            })
        };
        for part in parts {
            out.write_all(&part.out)?;
            self.failed |= !part.problems.is_empty();
            check::report_problems(&part.problems);
            self.tally.join(part.tally);
        }
        Ok(())
    }

    fn part(&self, name: &str, lines: &[Line<'_>]) -> Part {
        let mut part = Part { out: Vec::with_capacity(lines.len() * 128), ..Part::default() };
        for &(number, line) in lines {
            if line.iter().all(u8::is_ascii_whitespace) {
                continue;
            }
            if let Err(problem) = self.line(name, number, line, &mut part) {
                if self.style.format == Format::Json {
                    write_line(&mut part.out, &Refused { line: number, error: &problem });
                }
                part.problems.push(format!("{name}:{number}: {problem}"));
            }
        }
        part
    }

    fn line(&self, name: &str, number: usize, line: &[u8], part: &mut Part) -> Result<(), String> {
        if line == [TOO_LONG] {
            return Err(format!("the line is longer than {} MiB; split it", LARGEST >> 20));
        }
        let message = self.read(line)?;
        let own;
        let linter = if message.policy.is_none() && message.channel.is_none() {
            self.linter
        } else {
            own = self.own_linter(&message)?;
            &own
        };
        let report = linter.check(&message.text);
        part.tally.add(&report);
        if self.style.format == Format::Json {
            let answer = Answer {
                id: message.id,
                policy: linter.policy().name(),
                verdict: report.verdict.name(),
                findings: json::findings(&report, self.style),
                rewrite: (!self.options.no_rewrite).then_some(serde_json::Value::Null),
            };
            write_line(&mut part.out, &answer);
            return Ok(());
        }
        render::log_message(&mut part.out, name, number, &message.text, &report, self.style)
            .map_err(|error| error.to_string())
    }

    fn own_linter(&self, message: &LogLine<'_>) -> Result<Linter, String> {
        let policy = message.policy.as_deref().unwrap_or(self.linter.policy().name());
        let channel = message.channel.as_deref().unwrap_or(&self.options.channel);
        check::linter(policy, channel, self.options.lang).map_err(|error| error.to_string())
    }

    fn read<'l>(&self, line: &'l [u8]) -> Result<LogLine<'l>, String> {
        let text = std::str::from_utf8(line)
            .map_err(|error| format!("not valid UTF-8 at byte {}; save the log as UTF-8", error.valid_up_to() + 1))?;
        let mut reader = serde_json::Deserializer::from_str(text.trim_start_matches('\u{feff}'));
        let seed = Fields { text: &self.options.text_field, id: &self.options.id_field };
        let found = seed.deserialize(&mut reader).and_then(|found| reader.end().map(|()| found));
        let found = found.map_err(|error| format!("not a JSON object with text: {error}"))?;
        let Some(text) = found.text else {
            return Err(format!("there is no field `{}`; name it with --text-field", self.options.text_field));
        };
        Ok(LogLine { text, id: found.id, policy: found.policy, channel: found.channel })
    }
}

/// Marks a line that was not kept; it cannot begin a JSON value.
const TOO_LONG: u8 = 0x18;

fn skip_line(input: &mut dyn BufRead) -> std::io::Result<()> {
    loop {
        let (length, done) = {
            let bytes = input.fill_buf()?;
            let end = bytes.iter().position(|&byte| byte == b'\n');
            (end.map_or(bytes.len(), |end| end + 1), end.is_some() || bytes.is_empty())
        };
        input.consume(length);
        if done {
            return Ok(());
        }
    }
}

fn write_line(out: &mut Vec<u8>, value: &impl Serialize) {
    // Writing plain data into memory cannot fail.
    let _ = serde_json::to_writer(&mut *out, value);
    out.push(b'\n');
}

#[derive(Serialize)]
struct Answer<'a> {
    id: Option<&'a RawValue>,
    policy: &'static str,
    verdict: &'static str,
    findings: Vec<json::FindingOut<'a>>,
    /// Left out with `--no-rewrite`.
    #[serde(skip_serializing_if = "Option::is_none")]
    rewrite: Option<serde_json::Value>,
}

#[derive(Serialize)]
struct Refused<'a> {
    line: usize,
    error: &'a str,
}

struct LogLine<'a> {
    text: Cow<'a, str>,
    id: Option<&'a RawValue>,
    policy: Option<Cow<'a, str>>,
    channel: Option<Cow<'a, str>>,
}

/// The fields of a line that matter.
#[derive(Default)]
struct Found<'a> {
    text: Option<Cow<'a, str>>,
    id: Option<&'a RawValue>,
    policy: Option<Cow<'a, str>>,
    channel: Option<Cow<'a, str>>,
}

/// Reads the fields whose names the options give, without building the rest of the line.
struct Fields<'n> {
    text: &'n str,
    id: &'n str,
}

#[derive(Deserialize)]
struct Word<'a>(#[serde(borrow)] Cow<'a, str>);

impl<'de> DeserializeSeed<'de> for Fields<'_> {
    type Value = Found<'de>;

    fn deserialize<D: serde::Deserializer<'de>>(self, reader: D) -> Result<Self::Value, D::Error> {
        reader.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Fields<'_> {
    type Value = Found<'de>;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a JSON object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut found = Found::default();
        while let Some(Word(key)) = map.next_key()? {
            if key == self.text {
                found.text = Some(map.next_value::<Word<'de>>()?.0);
            } else if key == self.id {
                found.id = Some(map.next_value()?);
            } else if key == "policy" {
                found.policy = Some(map.next_value::<Word<'de>>()?.0);
            } else if key == "channel" {
                found.channel = Some(map.next_value::<Word<'de>>()?.0);
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(found)
    }
}

impl Tally {
    fn join(&mut self, other: Tally) {
        self.messages += other.messages;
        self.blocked += other.blocked;
        self.review += other.review;
        self.passed += other.passed;
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.infos += other.infos;
    }
}
