//! `phi-lint.toml`: what an organisation sets once for everybody.

use std::path::{Path, PathBuf};

use phi_lint::{Allowed, Channel, Language, Level, Linter, Organisation, Policy};
use serde::Deserialize;

use crate::Error;
use crate::args::{Lang, Settings};

/// The file's name.
const NAME: &str = "phi-lint.toml";

/// What may stand in the file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Config {
    policy: Option<String>,
    channel: Option<String>,
    lang: Option<String>,
    #[serde(default)]
    rules: std::collections::BTreeMap<String, String>,
    #[serde(default)]
    org: Org,
    #[serde(default)]
    allow: Allow,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Org {
    name: Option<String>,
    safe_name: Option<String>,
    portal_url: Option<String>,
    phone: Option<String>,
    #[serde(default)]
    sender_names: Vec<String>,
}

/// Words that are reported as advice only.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Allow {
    terms: Vec<Entry>,
    facilities: Vec<Entry>,
    provider_names: Vec<Entry>,
}

/// A word alone, or with the reason it is allowed and the day that ends.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Entry {
    Word(String),
    Reasoned(Reasoned),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Reasoned {
    value: String,
    #[expect(dead_code, reason = "written for the people who read the file")]
    reason: String,
    expires: Option<String>,
}

/// The words that are allowed today; one whose day is over is told, and counts no more.
fn words(entries: Vec<Entry>, today: &str) -> Result<Vec<String>, Error> {
    let mut words = Vec::new();
    for entry in entries {
        let (value, expires) = match entry {
            Entry::Word(value) => (value, None),
            Entry::Reasoned(Reasoned { value, expires, .. }) => (value, expires),
        };
        match expires {
            Some(day) if !is_day(&day) => {
                return Err(Error::Usage(format!("allow: `{day}` is no day of the form YYYY-MM-DD")));
            }
            // Days written so are in order as texts.
            Some(day) if day.as_str() < today => {
                crate::problem::complain(&format!("allow: `{value}` is allowed no more since {day}"));
            }
            _ => words.push(value),
        }
    }
    Ok(words)
}

fn is_day(day: &str) -> bool {
    let bytes = day.as_bytes();
    bytes.len() == 10
        && bytes
            .iter()
            .enumerate()
            .all(|(at, byte)| if matches!(at, 4 | 7) { *byte == b'-' } else { byte.is_ascii_digit() })
}

/// Today in UTC, as YYYY-MM-DD.
fn today() -> String {
    let seconds = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default().as_secs();
    // Years that begin in March put the leap day at their end.
    let days = seconds / 86_400 + 719_468;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let date = day - (153 * month + 2) / 5 + 1;
    let (year, month) = if month < 10 { (year, month + 3) } else { (year + 1, month - 9) };
    format!("{:04}-{month:02}-{date:02}", year + era * 400)
}

/// The linter that options and configuration ask for; an option wins.
pub(crate) fn linter(settings: &Settings) -> Result<Linter, Error> {
    let path = settings.config.clone().or_else(find);
    let Some(path) = path else { return built(settings, Config::default()) };
    let refused = |reason: &str| Error::Usage(format!("{}: {reason}", path.display()));
    let text = std::fs::read_to_string(&path).map_err(|error| refused(&format!("cannot be read: {error}")))?;
    let config = toml::from_str(&text).map_err(|error: toml::de::Error| {
        let at = error.span().map_or(0, |span| span.start);
        let line = crate::files::line_of(text.as_bytes(), at.min(text.len()));
        Error::Usage(format!("{}:{line}: {}", path.display(), error.message()))
    })?;
    built(settings, config).map_err(|error| refused(&error.to_string()))
}

fn built(settings: &Settings, config: Config) -> Result<Linter, Error> {
    let policy = settings.policy.clone().or(config.policy).unwrap_or_else(|| Policy::default().name().to_owned());
    let channel = settings.channel.clone().or(config.channel).unwrap_or_else(|| Channel::default().name().to_owned());
    let mut linter = Linter::new(Policy::named(&policy)?).with_channel(Channel::named(&channel)?);
    let lang =
        match (settings.lang, config.lang.as_deref()) {
            (Some(Lang::En), _) => Some(Language::English),
            (Some(Lang::Es), _) => Some(Language::Spanish),
            (Some(Lang::Auto), _) | (None, None | Some("auto")) => None,
            (None, Some(code)) => Some(Language::from_code(code).ok_or_else(|| {
                Error::Usage(format!("there is no language `{code}`; the languages are auto, en, es"))
            })?),
        };
    if let Some(language) = lang {
        linter = linter.with_language(language);
    }
    for (rule, level) in &config.rules {
        let known = Level::named(level)?;
        linter = linter.with_level(rule, known)?;
    }
    if let Some(portal) = config.org.portal_url.as_deref()
        && !portal.starts_with("https://")
    {
        return Err(Error::Usage(format!("org.portal_url must begin with https://, not `{portal}`")));
    }
    let Allow { terms, facilities, provider_names } = config.allow;
    let day = today();
    let allowed = Allowed {
        terms: words(terms, &day)?,
        facilities: words(facilities, &day)?,
        provider_names: words(provider_names, &day)?,
        ..Allowed::default()
    };
    Ok(linter.with_allowed(allowed).with_organisation(Organisation {
        sender_names: config.org.sender_names,
        name: config.org.name,
        safe_name: config.org.safe_name,
        portal_url: config.org.portal_url,
        phone: config.org.phone,
        sensitive_locations: Vec::new(),
    }))
}

/// The nearest file from the current folder up to the root of its repository.
fn find() -> Option<PathBuf> {
    let current = std::env::current_dir().ok()?;
    for folder in current.ancestors() {
        let file: &Path = &folder.join(NAME);
        if file.is_file() {
            return Some(file.to_owned());
        }
        if folder.join(".git").exists() {
            break;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{is_day, today};

    #[test]
    fn days() {
        assert!(is_day(&today()) && today().as_str() > "2026-01-01" && today().as_str() < "2200");
        assert!(!is_day("2026-1-1") && !is_day("tomorrow!!"));
    }
}
