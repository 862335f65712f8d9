//! `phi-lint init`: looks at the repository and writes a `phi-lint.toml` that fits it.

mod survey;

use std::fmt::Write as _;
use std::io::{IsTerminal, Write};
use std::path::Path;

use self::survey::Survey;
use crate::args::Init;
use crate::config::{Config, NAME};
use crate::render::count;
use crate::{Error, Outcome};

/// Runs the command.
pub(crate) fn run(options: &Init) -> Result<Outcome, Error> {
    if !options.print && Path::new(NAME).exists() {
        return Err(Error::Usage(format!("there is a {NAME} already; `phi-lint config --show` prints what it says")));
    }
    let organisation = asked(options)?;
    let survey = Survey::of_folder(&Config::without_file()?);
    let text = written(&organisation, &survey);
    if options.print {
        anstream::stdout().lock().write_all(text.as_bytes())?;
        return Ok(Outcome::Clean);
    }
    let refused = |error: std::io::Error| Error::Usage(format!("{NAME}: cannot be written: {error}"));
    let mut file = std::fs::File::create_new(NAME).map_err(refused)?;
    file.write_all(text.as_bytes()).map_err(refused)?;
    let mut out = anstream::stdout().lock();
    let seen = format!("{} in {}", count(survey.messages, "message"), count(survey.files, "file"));
    writeln!(out, "Wrote {NAME}, for {seen}; {} in them.", count(survey.errors, "error"))?;
    writeln!(
        out,
        "`phi-lint check` shows them; `phi-lint check --baseline phi-lint-baseline.json --write-baseline` starts with what is new."
    )?;
    Ok(Outcome::Clean)
}

/// What only people know.
struct Organisation {
    name: Option<String>,
    portal_url: Option<String>,
    phone: Option<String>,
}

/// What the options say, and on a terminal what is answered.
fn asked(options: &Init) -> Result<Organisation, Error> {
    let asks = !options.yes && std::io::stdin().is_terminal() && std::io::stderr().is_terminal();
    let answer = |given: &Option<String>, question: &str| {
        if given.is_some() || !asks {
            return Ok(given.clone().filter(|text| !text.trim().is_empty()));
        }
        let mut err = anstream::stderr();
        write!(err, "{question} (Enter leaves it out): ")?;
        err.flush()?;
        let mut line = String::new();
        std::io::stdin().read_line(&mut line)?;
        Ok::<_, Error>(Some(line.trim().to_owned()).filter(|line| !line.is_empty()))
    };
    let name = answer(&options.name, "The name patients know")?;
    let mut portal_url = answer(&options.portal_url, "The link of the patient portal")?;
    while let Some(url) = portal_url.as_deref().filter(|url| !url.starts_with("https://")) {
        let wrong = format!("the portal's link must begin with https://, not `{url}`");
        if !asks || options.portal_url.is_some() {
            return Err(Error::Usage(wrong));
        }
        crate::problem::complain(&wrong);
        portal_url = answer(&None, "The link of the patient portal")?;
    }
    Ok(Organisation { name, portal_url, phone: answer(&options.phone, "The telephone number patients may call")? })
}

/// The file; what nobody knows yet stands in it as a comment.
fn written(organisation: &Organisation, survey: &Survey) -> String {
    let mut text = format!(
        "# What phi-lint holds this repository to; `phi-lint config --show` prints every key, docs/configuration.md explains them.\n\
         policy = \"hipaa-messaging\" # or strict, baa-channel, gdpr, intake-bot, marketing\n\
         channel = {} # or whatsapp, sms, web-chat, email\n\n\
         [org] # what a safe version may fill in\n",
        quoted(survey.channel())
    );
    for (key, value, example) in [
        ("name", &organisation.name, "Main Street Clinic"),
        ("portal_url", &organisation.portal_url, "https://portal.example"),
        ("phone", &organisation.phone, "555-0100"),
    ] {
        let _ = match value {
            Some(value) => writeln!(text, "{key} = {}", quoted(value)),
            None => writeln!(text, "# {key} = {}", quoted(example)),
        };
    }
    if !survey.untold.is_empty() {
        let names = list(survey.untold.keys());
        let _ = write!(
            text,
            "\n# Nobody can tell what these variables are filled with. Name the ones that never tell anything of a patient.\n\
             # [placeholders]\n# safe = {names}\n"
        );
    }
    if !survey.hosts.is_empty() {
        let names = list(survey.hosts.keys());
        let _ = write!(
            text,
            "\n# The hosts that links lead to. Once this stands, a link to any other is a warning.\n# [links]\n# allowed_hosts = {names}\n"
        );
    }
    if !survey.tests.is_empty() {
        let folders: Vec<_> = survey.tests.iter().map(|folder| format!("/{folder}/")).collect();
        let _ = write!(text, "\n[files] # what is in these folders is not sent\nexclude = {}\n", list(folders.iter()));
    }
    for (glob, found) in &survey.catalogues {
        let keys = if found.keys.is_empty() { "[\"…\"]".to_owned() } else { list(found.keys.iter()) };
        let _ = write!(
            text,
            "\n# {} texts stand here. If only some of them are sent to patients, name their keys; nothing else is checked then.\n\
             # [[extract]]\n# glob = {}\n# keys = {keys}\n",
            found.messages,
            quoted(glob)
        );
    }
    for (folder, channel) in survey.other_channels() {
        let glob = quoted(&format!("/{folder}/"));
        let _ = write!(text, "\n[[overrides]]\nglob = {glob}\nchannel = {}\n", quoted(channel));
    }
    text
}

/// A text as TOML writes it, which for these is as JSON does.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn list<'a>(texts: impl Iterator<Item = &'a String>) -> String {
    format!("[{}]", texts.map(|text| quoted(text)).collect::<Vec<_>>().join(", "))
}
