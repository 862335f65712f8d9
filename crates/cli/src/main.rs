//! phi-lint on the command line: reads arguments and files, prints findings, sets the exit code.
//!
//! Exit codes: 0 clean, 1 findings at or above the fail level, 2 bad usage or an input that could not be read. The third
//! wins over the second.

use std::process::ExitCode;

use clap::Parser;

mod args;
mod baseline;
mod changes;
mod check;
mod completions;
mod config;
mod demo;
mod dict;
mod effective;
mod explain;
mod files;
mod fix;
mod init;
mod jsonl;
mod problem;
mod progress;
mod rewrite;
mod transcript;
mod walk;

use phi_lint_render as render;

/// What a command says at its end; the largest of several wins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    #[default]
    Clean,
    Findings,
    Failed,
}

fn main() -> ExitCode {
    // The usual report of a panic may quote the text at hand.
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        problem::complain(&format!("internal error at {place}"));
    }));
    let arguments = args::Arguments::parse();
    let outcome = match &arguments.command {
        args::Command::Check(options) => check::run(options),
        args::Command::Rewrite(options) => rewrite::run(options),
        args::Command::Explain { rule } => explain::rule(rule),
        args::Command::Rules(options) => explain::list(options),
        args::Command::Config(options) => config::show::run(options),
        args::Command::Init(options) => init::run(options),
        args::Command::Completions { shell } => completions::run(*shell),
        args::Command::Demo => demo::run(),
        args::Command::Dict { command } => dict::run(command),
    };
    match outcome {
        Ok(outcome) => ExitCode::from(outcome as u8),
        Err(error) if error.is_closed_pipe() => ExitCode::SUCCESS,
        Err(error) => {
            problem::complain(&error.to_string());
            ExitCode::from(Outcome::Failed as u8)
        }
    }
}

/// What stops a command.
#[derive(Debug)]
enum Error {
    /// A wrong name, option or file, said so that it can be mended.
    Usage(String),
    /// The output could not be written.
    Output(std::io::Error),
}

impl Error {
    /// Whether the reader of the output went away, as `head` does.
    fn is_closed_pipe(&self) -> bool {
        matches!(self, Error::Output(error) if error.kind() == std::io::ErrorKind::BrokenPipe)
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Error::Usage(problem) => f.write_str(problem),
            Error::Output(error) => write!(f, "the output could not be written: {error}"),
        }
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        Error::Output(error)
    }
}

impl From<phi_lint::UnknownName> for Error {
    fn from(error: phi_lint::UnknownName) -> Self {
        Error::Usage(error.to_string())
    }
}
