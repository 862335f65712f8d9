//! `phi-lint.toml`: what an organisation sets once for everybody.

use std::path::{Path, PathBuf};

use phi_lint::{Channel, Language, Level, Linter, Organisation, Policy};
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
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Org {
    name: Option<String>,
    safe_name: Option<String>,
    portal_url: Option<String>,
    phone: Option<String>,
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
    Ok(linter.with_organisation(Organisation {
        name: config.org.name,
        safe_name: config.org.safe_name,
        portal_url: config.org.portal_url,
        phone: config.org.phone,
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
