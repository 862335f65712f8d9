//! Message logs: one JSON object a line in, one line out, in the same order.

use std::fs::File;
use std::io::{BufRead, BufReader, Read, Write};
use std::num::NonZeroUsize;

use crate::Error;
use crate::args::Check;
use crate::config::Config;
use crate::files::LOST;
use crate::problem::{self, Problem};
use crate::progress::Progress;
use crate::render::{LARGEST, Line, Log, Part, Style, TOO_LONG, Tally};

/// How much of a log is read before it is handed to the threads.
const BLOCK: usize = 1 << 20;

/// Checks logs; the flag says whether a line or a log could not be checked.
pub(crate) fn check(
    options: &Check,
    config: &Config,
    style: Style,
    out: &mut dyn Write,
) -> Result<(Tally, bool), Error> {
    let jobs = options.jobs.map_or_else(crate::files::default_jobs, NonZeroUsize::get);
    let mut run = Run { options, config, style, jobs, tally: Tally::default(), failed: false };
    for path in options.logs() {
        if path == "-" {
            run.log(path, std::io::stdin().lock(), 0, out)?;
            continue;
        }
        match File::open(path) {
            Ok(file) => {
                let length = file.metadata().map_or(0, |about| about.len());
                run.log(path, file, length, out)?;
            }
            Err(error) => run.fail(format!("{path}: cannot be read: {error}")),
        }
    }
    Ok((run.tally, run.failed))
}

struct Run<'a> {
    options: &'a Check,
    config: &'a Config,
    style: Style,
    jobs: usize,
    tally: Tally,
    failed: bool,
}

impl Run<'_> {
    fn fail(&mut self, problem: String) {
        self.failed |= problem::tell(&[Problem::fatal(problem)]);
    }

    /// Reads a log in blocks of lines; what has arrived on a pipe is answered before more is waited for.
    fn log(&mut self, name: &str, input: impl Read, length: u64, out: &mut dyn Write) -> Result<(), Error> {
        let progress = Progress::of_bytes(length, self.style.quiet);
        let mut input = BufReader::with_capacity(BLOCK, input);
        let (mut block, mut lines, mut first) = (Vec::with_capacity(BLOCK), 0, 1);
        loop {
            let read = read_line(&mut input, &mut block);
            if let Err(error) = &read {
                progress.aside(|| self.fail(format!("{name}:{}: cannot be read: {error}", first + lines)));
            }
            let ended = !matches!(read, Ok(true));
            lines += usize::from(!ended);
            if ended || block.len() >= BLOCK || input.buffer().is_empty() {
                progress.aside(|| self.block(name, &block, first, out))?;
                out.flush()?;
                progress.add(block.len() as u64);
                (first, lines) = (first + lines, 0);
                block.clear();
            }
            if ended {
                return Ok(());
            }
        }
    }

    fn block(&mut self, name: &str, block: &[u8], first: usize, out: &mut dyn Write) -> Result<(), Error> {
        let lines: Vec<Line<'_>> =
            block.split(|&byte| byte == b'\n').enumerate().map(|(i, line)| (first + i, line)).collect();
        let Run { options, config, style, jobs, .. } = *self;
        let linter = config.linter_of(name);
        let log = Log { linter: &linter, style, text_field: &options.text_field, id_field: &options.id_field };
        let share = lines.len().div_ceil(jobs).max(64);
        let parts: Vec<Option<Part>> = if lines.len() <= share {
            vec![Some(log.part(name, &lines))]
        } else {
            std::thread::scope(|scope| {
                let threads: Vec<_> =
                    lines.chunks(share).map(|lines| scope.spawn(move || log.part(name, lines))).collect();
                threads.into_iter().map(|thread| thread.join().ok()).collect()
            })
        };
        for part in parts {
            let Some(part) = part else {
                self.fail(format!("{name}: {LOST}"));
                continue;
            };
            out.write_all(&part.out)?;
            self.failed |= problem::tell(&part.problems);
            self.tally.join(part.tally);
        }
        Ok(())
    }
}

/// Reads one line with its line feed; says whether there was one. Of a line that is too long only the mark is kept.
fn read_line(input: &mut impl BufRead, block: &mut Vec<u8>) -> std::io::Result<bool> {
    let start = block.len();
    // The line, its line feed, and one byte more that tells whether it is too long.
    let read = (&mut *input).take(LARGEST as u64 + 2).read_until(b'\n', block)?;
    let ended = block.ends_with(b"\n");
    if read - usize::from(ended) > LARGEST {
        block.truncate(start);
        block.extend([TOO_LONG, b'\n']);
        let mut skipping = !ended;
        while skipping {
            let bytes = input.fill_buf()?;
            let end = bytes.iter().position(|&byte| byte == b'\n');
            let length = end.map_or(bytes.len(), |end| end + 1);
            skipping = end.is_none() && length > 0;
            input.consume(length);
        }
    }
    Ok(read > 0)
}
