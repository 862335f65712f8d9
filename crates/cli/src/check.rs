//! `phi-lint check`: what was asked for, and what it means for the exit code.

use std::io::{IsTerminal, Read, Write};
use std::path::Path;

use phi_lint::Severity;

use crate::args::{Check, Color, Deny, Format, Messages};
use crate::baseline::Baseline;
use crate::config::Config;
use crate::files::Mending;
use crate::render::{self, CheckedFile, Style, Tally, count};
use crate::{Error, Outcome, changes, files, jsonl, problem, transcript};

/// Runs the command.
pub(crate) fn run(options: &Check) -> Result<Outcome, Error> {
    let config = Config::load(&options.settings)?;
    let linter = config.linter();
    let style = style(options);
    let mut out = std::io::BufWriter::with_capacity(1 << 16, stream(options.color, style.format));
    if options.messages.is_some() && (options.files_from.is_some() || options.stdin_filename.is_some()) {
        return Err(Error::Usage(
            "--files-from and --stdin-filename go with template files, not with --messages".to_owned(),
        ));
    }
    if options.messages.is_some() && style.format.is_for_files() {
        return Err(Error::Usage("a message log is printed as full, concise or json".to_owned()));
    }
    let (tally, failed) = if let Some(messages) = options.messages {
        let (tally, failed) = match messages {
            Messages::Jsonl => jsonl::check(options, &config, style, &mut out)?,
            Messages::Transcript => transcript::check(options, &config, style, &mut out)?,
        };
        if style.format != Format::Json && !style.quiet {
            render::summary(&mut out, tally, &count(tally.messages, "message"), failed, linter, style)?;
        }
        (tally, failed)
    } else {
        let (mut checked, failed) = check_files(options, &config)?;
        if let Some(path) = &options.baseline {
            known(options, path, &mut checked)?;
        }
        (render::files(&mut out, &checked, linter, style, failed)?, failed)
    };
    out.flush()?;
    Ok(outcome(options, tally, failed))
}

fn check_files(options: &Check, config: &Config) -> Result<(Vec<CheckedFile>, bool), Error> {
    let mut paths = options.paths.clone();
    if let Some(list) = &options.files_from {
        let text = read_list(list)?;
        paths.extend(text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned));
    }
    let standard_input = paths.iter().any(|path| path == "-");
    if options.stdin_filename.is_some() && !standard_input {
        return Err(Error::Usage("--stdin-filename names standard input; add `-` to the paths to read it".to_owned()));
    }
    if paths.iter().any(String::is_empty) {
        return Err(Error::Usage("an empty path names nothing; `.` is the current folder".to_owned()));
    }
    if let Some(revision) = &options.changed_since {
        paths = changes::since(revision, &paths, config)?;
    } else if paths.is_empty() && options.files_from.is_none() {
        paths.push(String::new());
    }
    if options.fix && standard_input {
        return Err(Error::Usage("--fix changes files; `phi-lint rewrite` prints the rewrite of a message".to_owned()));
    }
    if options.force_exclude {
        paths.retain(|path| match Path::new(path) {
            _ if path == "-" => true,
            folder if folder.is_dir() => !config.leaves_out(path),
            _ => config.looks_at(path),
        });
    }
    let plan = files::Plan {
        config,
        stdin_filename: options.stdin_filename.as_deref(),
        mending: match (options.fix, options.diff) {
            (true, _) => Mending::Written,
            (_, true) => Mending::Shown,
            _ => Mending::Offered,
        },
        listed: options.force_exclude,
        quiet: options.quiet,
    };
    Ok(files::check(&paths, options.jobs, &plan))
}

/// Takes what the baseline knows out of the files, and writes the baseline anew where that was asked for.
fn known(options: &Check, path: &Path, checked: &mut [CheckedFile]) -> Result<(), Error> {
    let (today, open) = Baseline::of(checked);
    let baseline = if options.write_baseline {
        today.write(path)?;
        today
    } else if options.prune_baseline {
        let pruned = Baseline::read(path)?.pruned(&today);
        pruned.write(path)?;
        pruned
    } else {
        Baseline::read(path)?
    };
    if options.write_baseline && open > 0 {
        let found = count(open, "finding");
        problem::complain(&format!(
            "{found} may not be put into a baseline: specially protected facts and the identifiers that open every door"
        ));
    }
    baseline.apply(checked);
    Ok(())
}

fn read_list(list: &str) -> Result<String, Error> {
    let mut text = String::new();
    if list == "-" {
        std::io::stdin().lock().read_to_string(&mut text).map(drop)
    } else {
        std::fs::read_to_string(list).map(|read| text = read)
    }
    .map_err(|error| Error::Usage(format!("{list}: the list of paths could not be read: {error}")))?;
    Ok(text)
}

fn outcome(options: &Check, tally: Tally, failed: bool) -> Outcome {
    let too_many = options.max_warnings.is_some_and(|most| tally.warnings > most);
    let denied = options.deny == Some(Deny::Warnings) && tally.warnings > 0;
    if failed {
        Outcome::Failed
    } else if (tally.errors > 0 || denied || too_many) && !options.exit_zero {
        Outcome::Findings
    } else {
        Outcome::Clean
    }
}

fn style(options: &Check) -> Style {
    let in_ci = std::env::var_os("CI").is_some_and(|ci| ci == "true");
    let on_github = std::env::var_os("GITHUB_ACTIONS").is_some_and(|on| on == "true") && options.messages.is_none();
    let default = match std::io::stdout().is_terminal() {
        _ if on_github => Format::Github,
        true => Format::Full,
        false => Format::Concise,
    };
    Style {
        format: options.format.unwrap_or(default),
        least: if options.info { Severity::Info } else { Severity::Warning },
        redact: options.redact || in_ci && options.messages.is_some(),
        quiet: options.quiet,
        no_rewrite: options.no_rewrite,
    }
}

/// Standard output; colours are taken out of it where they are not wanted.
fn stream(color: Color, format: Format) -> anstream::AutoStream<std::io::Stdout> {
    let choice = match color {
        // Other programs' formats have no colours to take out, and looking for them in it would cost more than writing it.
        _ if !format.is_for_people() => anstream::ColorChoice::AlwaysAnsi,
        Color::Auto => return anstream::AutoStream::auto(std::io::stdout()),
        Color::Always => anstream::ColorChoice::Always,
        Color::Never => anstream::ColorChoice::Never,
    };
    anstream::AutoStream::new(std::io::stdout(), choice)
}
