//! The command line, as clap reads it.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
pub(crate) use phi_lint_render::Format;

/// Finds health-specific facts in messages and templates before they are sent.
#[derive(Debug, Parser)]
#[command(
    name = "phi-lint",
    version,
    about,
    max_term_width = 100,
    after_help = "\
A clean result means: no health-specific content found under the policy. It is not a statement of compliance with any law.

Exit codes: 0 clean, 1 findings at or above the fail level, 2 bad usage or an input that could not be read."
)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Checks template files, folders, one message or a message log
    Check(Box<Check>),
    /// Prints what may be sent in place of a message
    Rewrite(Rewrite),
    /// Says what a rule catches, why, and shows examples
    Explain {
        /// The rule's name, such as medication-name
        rule: String,
    },
    /// Lists every rule with its severity
    Rules(Rules),
    /// Prints the effective configuration, with where each value comes from
    Config(Config),
    /// Looks at the repository and writes a phi-lint.toml that fits it
    Init(Init),
    /// Prints the script that completes this command line in a shell
    Completions { shell: clap_complete::Shell },
    /// Shows what may be sent and what may not, with reasons
    Demo,
    /// Looks into the dictionaries, or compiles your own
    Dict {
        #[command(subcommand)]
        command: Dict,
    },
}

#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each flag of the command line is one")]
pub(crate) struct Check {
    /// Files and folders; `-` reads one message from standard input [default: the current folder]
    pub(crate) paths: Vec<String>,

    /// Reads message logs instead of template files
    #[arg(long, value_name = "KIND")]
    pub(crate) messages: Option<Messages>,
    /// The field that holds the message in JSON lines
    #[arg(long, value_name = "NAME", default_value = "text")]
    pub(crate) text_field: String,
    /// The field that names the message in JSON lines
    #[arg(long, value_name = "NAME", default_value = "id")]
    pub(crate) id_field: String,
    /// Reads a list of paths, one a line; `-` is standard input
    #[arg(long, value_name = "FILE")]
    pub(crate) files_from: Option<String>,
    /// Leaves out what a walk leaves out even where it is named here, for hooks that name every file
    #[arg(long)]
    pub(crate) force_exclude: bool,
    /// Says which format standard input has
    #[arg(long, value_name = "NAME")]
    pub(crate) stdin_filename: Option<String>,

    #[command(flatten)]
    pub(crate) settings: Settings,

    /// How findings are printed [default: full on a terminal, github in GitHub Actions, concise elsewhere]
    #[arg(long, value_name = "FORMAT")]
    pub(crate) format: Option<Format>,
    /// Shows advice too; JSON always has it
    #[arg(long)]
    pub(crate) info: bool,
    /// Leaves rewrites out
    #[arg(long)]
    pub(crate) no_rewrite: bool,
    /// Puts rewrites that need no human into the files, and prints the others
    #[arg(long, conflicts_with = "messages")]
    pub(crate) fix: bool,
    /// Prints what --fix would change, and changes nothing
    #[arg(long, conflicts_with_all = ["messages", "fix"])]
    pub(crate) diff: bool,
    /// Checks only files that changed since this revision of the Git repository
    #[arg(long, value_name = "REV", conflicts_with = "messages")]
    pub(crate) changed_since: Option<String>,
    /// Leaves out what this file counts as known
    #[arg(long, value_name = "FILE", conflicts_with = "messages")]
    pub(crate) baseline: Option<PathBuf>,
    /// Writes what is found today into the baseline
    #[arg(long, requires = "baseline")]
    pub(crate) write_baseline: bool,
    /// Takes out of the baseline what is found no more
    #[arg(long, requires = "baseline", conflicts_with = "write_baseline")]
    pub(crate) prune_baseline: bool,
    /// Fails on warnings too
    #[arg(long, value_name = "LEVEL")]
    pub(crate) deny: Option<Deny>,
    /// Fails when there are more warnings than this
    #[arg(long, value_name = "N")]
    pub(crate) max_warnings: Option<usize>,
    /// Masks the matched words everywhere [default: on when CI=true and the input is a message log]
    #[arg(long)]
    pub(crate) redact: bool,
    /// Exits with 0 even when something was found
    #[arg(long)]
    pub(crate) exit_zero: bool,
    /// Colours the output
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: Color,
    /// How many threads to use [default: one a processor]
    #[arg(short, long, value_name = "N")]
    pub(crate) jobs: Option<std::num::NonZeroUsize>,
    /// Prints findings only, no summary
    #[arg(long)]
    pub(crate) quiet: bool,
}

impl Check {
    /// The message logs to read: those named, or standard input.
    pub(crate) fn logs(&self) -> Vec<&str> {
        if self.paths.is_empty() { vec!["-"] } else { self.paths.iter().map(String::as_str).collect() }
    }
}

#[derive(Debug, Args)]
pub(crate) struct Rewrite {
    /// The message; `-` reads it from standard input
    #[arg(default_value = "-")]
    pub(crate) text: String,
    #[command(flatten)]
    pub(crate) settings: Settings,
    /// Prints every rewrite, the best first
    #[arg(long)]
    pub(crate) all: bool,
    /// How rewrites are printed
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) format: RewriteFormat,
}

/// What an organisation may set in `phi-lint.toml` as well; an option wins.
#[derive(Debug, Args)]
pub(crate) struct Settings {
    /// The policy: hipaa-messaging, strict, baa-channel, gdpr, intake-bot or marketing [default: hipaa-messaging]
    #[arg(long, value_name = "NAME")]
    pub(crate) policy: Option<String>,
    /// Where messages go: whatsapp, sms, web-chat or email [default: whatsapp]
    #[arg(long, value_name = "NAME")]
    pub(crate) channel: Option<String>,
    /// Who sends: receptionist, nurse, pharmacy, billing, administrator or doctor [default: nobody in particular]
    #[arg(long, value_name = "NAME")]
    pub(crate) role: Option<String>,
    /// The language findings are explained in [default: the message's]
    #[arg(long, value_name = "CODE")]
    pub(crate) lang: Option<Lang>,
    /// The configuration [default: phi-lint.toml here or in a folder above]
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Config {
    /// Prints it; this is what happens without any option, too
    #[arg(long, conflicts_with = "schema")]
    pub(crate) show: bool,
    /// Prints the JSON Schema of phi-lint.toml instead
    #[arg(long)]
    pub(crate) schema: bool,
    #[command(flatten)]
    pub(crate) settings: Settings,
}

/// What is not said here is asked on a terminal.
#[derive(Debug, Args)]
pub(crate) struct Init {
    /// The name patients know
    #[arg(long)]
    pub(crate) name: Option<String>,
    /// The patient portal, an https link
    #[arg(long, value_name = "URL")]
    pub(crate) portal_url: Option<String>,
    /// The telephone number that patients may call
    #[arg(long)]
    pub(crate) phone: Option<String>,
    /// Asks nothing
    #[arg(long)]
    pub(crate) yes: bool,
    /// Prints the file instead of writing it
    #[arg(long)]
    pub(crate) print: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Rules {
    /// Where suppressions are looked for with --effective [default: the current folder]
    #[arg(requires = "effective")]
    pub(crate) paths: Vec<String>,
    #[command(flatten)]
    pub(crate) settings: Settings,
    /// What holds here: levels, overrides, allowed words, suppressions and the baseline, with reasons and ends
    #[arg(long)]
    pub(crate) effective: bool,
    /// The baseline whose counts are shown with --effective
    #[arg(long, value_name = "FILE", requires = "effective")]
    pub(crate) baseline: Option<PathBuf>,
    /// How the list is printed
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) format: RulesFormat,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Dict {
    /// Shows the row that a term matches and what it needs around it
    Lookup {
        /// The term as people type it
        term: String,
    },
    /// Compiles a file of your own terms
    Build {
        /// The tab-separated file
        file: PathBuf,
        /// Where the compiled lexicon goes
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
    },
    /// Counts terms by class, tier, language and source
    Stats,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Messages {
    /// One JSON object a line
    Jsonl,
    /// A conversation: `Bot:`, `Agent:` or `Clinic:` lines are checked, `Patient:` or `User:` lines are what they answer
    Transcript,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum RulesFormat {
    Text,
    Json,
    Md,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum RewriteFormat {
    Text,
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Lang {
    /// The message's language
    Auto,
    En,
    Es,
}

impl Lang {
    pub(crate) const ALL: [Lang; 3] = [Lang::Auto, Lang::En, Lang::Es];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Lang::Auto => "auto",
            Lang::En => "en",
            Lang::Es => "es",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Deny {
    Warnings,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    Auto,
    Always,
    Never,
}
