//! `phi-lint.toml`: what an organisation sets once for everybody.

mod day;
mod file;
mod glob;
mod name;
pub(crate) mod show;

mod written;

use std::borrow::Cow;
use std::path::{Component, Path, PathBuf};

use phi_lint::lexicon::Lexicon;
use phi_lint::{Allowed, Channel, Language, Linter, Location, Organisation, Policy, Role};
use phi_lint_extract::{Reader, Wanted};
use phi_lint_render::is_looked_at;

use self::day::Day;
use self::file::{Entry, Extract, File, Files, Levels};
use self::name::{Name, Named};
use self::written::Written;
use crate::Error;
use crate::args::{Lang, Settings};
use crate::problem::complain;

/// The file's name.
pub(crate) const NAME: &str = "phi-lint.toml";

/// What the options and the file ask for.
pub(crate) struct Config {
    file: File,
    /// The file as it is shown, and what stands in it.
    source: Option<(PathBuf, Vec<Written>)>,
    /// The folder that globs start from.
    folder: PathBuf,
    /// What the options say; they win.
    options: Options,
    linter: Linter,
    /// The entries of `extract`, with the keys and calls that some of them name.
    extract: Vec<(Extract, Option<Wanted>)>,
}

/// The options that the file has too.
#[derive(Default)]
struct Options {
    policy: Option<Policy>,
    channel: Option<Channel>,
    role: Option<Role>,
    lang: Option<Lang>,
}

impl Options {
    /// What the option of this name says.
    fn named(&self, key: &str) -> Option<&'static str> {
        match key {
            "policy" => self.policy.map(Policy::name),
            "channel" => self.channel.map(Channel::name),
            "role" => self.role.map(Role::name),
            "lang" => self.lang.map(Lang::name),
            _ => None,
        }
    }
}

impl Config {
    /// Reads the file that the options name, or the nearest one.
    pub(crate) fn load(settings: &Settings) -> Result<Self, Error> {
        let options = Options {
            policy: named(settings.policy.as_deref())?,
            channel: named(settings.channel.as_deref())?,
            role: named(settings.role.as_deref())?,
            lang: settings.lang,
        };
        // As with other linters, the globs of a file that was named start where the command runs.
        let current = std::env::current_dir().unwrap_or_default();
        Self::of(options, settings.config.clone().map(|path| (path, current.clone())).or_else(|| find(&current)))
    }

    /// What holds where there is no file and no option.
    pub(crate) fn without_file() -> Result<Self, Error> {
        Self::of(Options::default(), None)
    }

    /// What options and a file ask for; the file comes with the folder its globs start from.
    fn of(options: Options, place: Option<(PathBuf, PathBuf)>) -> Result<Self, Error> {
        let mut config = Config {
            file: File::default(),
            source: None,
            folder: std::env::current_dir().unwrap_or_default(),
            options,
            linter: Linter::new(Policy::default()),
            extract: Vec::new(),
        };
        if let Some((path, folder)) = place {
            let text = std::fs::read_to_string(&path)
                .map_err(|error| Error::Usage(format!("{}: cannot be read: {error}", path.display())))?;
            let written = written::all(&text);
            config.file = read(&path, &text, &written)?;
            config.source = Some((path, written));
            config.folder = folder;
        }
        config.linter = config.built()?;
        let wanted = |one: &Extract| {
            let any = !one.keys.is_empty() || !one.calls.is_empty();
            any.then(|| Wanted::new(&one.keys, &one.calls))
        };
        config.extract = std::mem::take(&mut config.file.extract)
            .into_iter()
            .map(|one| {
                let wanted = wanted(&one);
                (one, wanted)
            })
            .collect();
        config.tell_expired();
        Ok(config)
    }

    /// The linter for whatever is no file.
    pub(crate) fn linter(&self) -> &Linter {
        &self.linter
    }

    /// The linter for a file of this path.
    pub(crate) fn linter_of(&self, path: &str) -> Cow<'_, Linter> {
        if self.file.overrides.is_empty() {
            return Cow::Borrowed(&self.linter);
        }
        let Some(path) = self.inside(path) else { return Cow::Borrowed(&self.linter) };
        let mut linter = Cow::Borrowed(&self.linter);
        for one in self.file.overrides.iter().filter(|one| one.glob.takes(&path)) {
            let mut own = linter.into_owned();
            if let (Some(Name(policy)), None) = (one.policy, self.options.policy) {
                own = own.with_policy(policy);
            }
            if let (Some(Name(channel)), None) = (one.channel, self.options.channel) {
                own = own.with_channel(channel);
            }
            if let (Some(Name(role)), None) = (one.role, self.options.role) {
                own = own.with_role(role, self.file.roles.enforce);
            }
            linter = Cow::Owned(levelled(own, &one.rules));
        }
        linter
    }

    /// What is set where nothing else is said, with every setting that holds for all files.
    fn built(&self) -> Result<Linter, Error> {
        let Config { file, options, .. } = self;
        let policy = options.policy.or(file.policy.map(|Name(one)| one)).unwrap_or_default();
        let channel = options.channel.or(file.channel.map(|Name(one)| one)).unwrap_or_default();
        let mut linter = Linter::new(policy).with_channel(channel);
        if let Some(role) = options.role.or(file.role.map(|Name(one)| one)) {
            linter = linter.with_role(role, false);
        }
        linter = linter.enforcing_roles(file.roles.enforce);
        linter = match options.lang.or(file.lang.map(|Name(one)| one)) {
            Some(Lang::En) => linter.with_language(Language::English),
            Some(Lang::Es) => linter.with_language(Language::Spanish),
            Some(Lang::Auto) | None => linter,
        };
        if !file.lexicons.files.is_empty() {
            let lexicons = file.lexicons.files.iter().map(|name| self.lexicon(name)).collect::<Result<_, _>>()?;
            linter = linter.with_lexicons(lexicons);
        }
        let today = Day::today();
        let valid = |entries: &[Entry]| {
            let valid = entries.iter().filter(|entry| !entry.is_over(&today));
            valid.map(|entry| entry.value().to_owned()).collect()
        };
        let allowed = Allowed {
            terms: valid(&file.allow.terms),
            facilities: valid(&file.allow.facilities),
            provider_names: valid(&file.allow.provider_names),
            hosts: file.links.allowed_hosts.iter().map(|host| host.0.clone()).collect(),
            placeholders: file.placeholders.safe.iter().map(|name| name.0.clone()).collect(),
        };
        let place = |one: &file::Location| Location {
            address: one.address.clone(),
            phone: one.phone.clone(),
            host: one.host.as_ref().map(|host| host.0.clone()),
        };
        let organisation = Organisation {
            name: file.org.name.clone(),
            safe_name: file.org.safe_name.clone(),
            sender_names: file.org.sender_names.clone(),
            portal_url: file.org.portal_url.as_ref().map(|url| url.0.clone()),
            phone: file.org.phone.clone(),
            sensitive_locations: file.org.sensitive_locations.iter().map(place).collect(),
        };
        Ok(levelled(linter, &file.rules).with_allowed(allowed).with_organisation(organisation))
    }

    /// One of the organisation's own dictionaries.
    fn lexicon(&self, name: &str) -> Result<Lexicon, Error> {
        let (file, written) = self.source.as_ref().map_or((Path::new(""), &[][..]), |(path, all)| (path, all));
        let path = file.parent().unwrap_or(Path::new("")).join(name);
        let line = written.iter().find(|one| one.key == "lexicons.files").map_or(1, |one| one.line);
        let refused = |reason: String| {
            Error::Usage(format!(
                "{}:{line}: {}: {reason}; `phi-lint dict build` makes such a file",
                file.display(),
                path.display()
            ))
        };
        let bytes = std::fs::read(&path).map_err(|error| refused(format!("cannot be read: {error}")))?;
        Lexicon::from_bytes(bytes).map_err(|error| refused(error.to_string()))
    }

    /// Tells which words are allowed no more.
    fn tell_expired(&self) {
        let today = Day::today();
        let over = self.entries().filter(|(_, entry)| entry.is_over(&today));
        for (list, entry) in over {
            let day = entry.expires().map(ToString::to_string).unwrap_or_default();
            complain(&format!(
                "warning: allow.{list}: `{}` is allowed no more since {day}; remove the entry or give it a new day",
                entry.value()
            ));
        }
    }

    /// Every allowed word with the list it stands in.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (&'static str, &Entry)> {
        let allow = &self.file.allow;
        let lists =
            [("terms", &allow.terms), ("facilities", &allow.facilities), ("provider_names", &allow.provider_names)];
        lists.into_iter().flat_map(|(list, entries)| entries.iter().map(move |entry| (list, entry)))
    }

    /// How a file of this path is read, and whether an entry of `extract` says so.
    pub(crate) fn reader_of(&self, path: &str) -> (Reader<'_>, bool) {
        let reader = Reader::of_path(path);
        let Some((one, wanted)) = self.extract_of(path) else { return (reader, false) };
        let format = one.format.map_or(reader.format, |Name(format)| format);
        (Reader { format, wanted: wanted.as_ref() }, true)
    }

    /// The last entry of `extract` that takes a path.
    fn extract_of(&self, path: &str) -> Option<&(Extract, Option<Wanted>)> {
        if self.extract.is_empty() {
            return None;
        }
        let path = self.inside(path)?;
        self.extract.iter().rfind(|(one, _)| one.glob.takes(&path))
    }

    /// Whether a walk that meets this file looks for messages in it.
    pub(crate) fn looks_at(&self, path: &str) -> bool {
        let known = || is_looked_at(path);
        if self.file.files.include.is_empty() && self.file.files.exclude.is_empty() && self.extract.is_empty() {
            return known();
        }
        let Some(inside) = self.inside(path) else { return known() };
        let Files { include, exclude } = &self.file.files;
        if exclude.iter().any(|glob| glob.takes(&inside)) {
            return false;
        }
        self.extract_of(path).is_some()
            || if include.is_empty() { known() } else { include.iter().any(|glob| glob.takes(&inside)) }
    }

    /// Whether the configuration leaves this folder out.
    pub(crate) fn leaves_out(&self, folder: &str) -> bool {
        let inside = self.inside(folder).unwrap_or_default();
        self.file.files.exclude.iter().any(|glob| glob.takes_folder(&inside))
    }

    /// Where a key stands in the file.
    pub(crate) fn place_of(&self, key: &str) -> Option<String> {
        let (path, written) = self.source.as_ref()?;
        let one = written.iter().find(|one| one.key == key)?;
        Some(format!("{}:{}", path.display(), one.line))
    }

    /// Every override: its glob, what it sets, and where it stands.
    pub(crate) fn overrides(&self) -> impl Iterator<Item = (String, String, String)> {
        let written = self.source.as_ref().map_or(&[][..], |(_, written)| written);
        (0..self.file.overrides.len()).map(move |index| {
            let above = format!("overrides.{index}.");
            let mut glob = String::new();
            let mut settings = Vec::new();
            for one in written {
                match one.key.strip_prefix(&above) {
                    Some("glob") => one.text.trim_matches(['"', '\'']).clone_into(&mut glob),
                    Some(name) => settings.push(format!("{name} = {}", one.text)),
                    None => {}
                }
            }
            (glob, settings.join(", "), self.place_of(&format!("{above}glob")).unwrap_or_default())
        })
    }

    /// A path as the globs see it; none when it lies outside their folder.
    fn inside(&self, path: &str) -> Option<PathBuf> {
        let whole = std::env::current_dir().unwrap_or_default().join(path);
        let mut plain = PathBuf::new();
        for part in whole.components() {
            match part {
                Component::CurDir => {}
                Component::ParentDir => {
                    plain.pop();
                }
                part => plain.push(part),
            }
        }
        plain.strip_prefix(&self.folder).ok().map(Path::to_owned)
    }
}

fn levelled(mut linter: Linter, levels: &Levels) -> Linter {
    for (rule, Name(level)) in &levels.0 {
        // The rule is one of the list, so this cannot fail.
        if let Ok(own) = linter.clone().with_level(rule.0.id, *level) {
            linter = own;
        }
    }
    linter
}

/// What an option names.
fn named<T: Named>(name: Option<&str>) -> Result<Option<T>, Error> {
    name.map(|name| name::find(name).map_err(Error::Usage)).transpose()
}

/// Reads the text of a file; an error names its line and what to do.
fn read(path: &Path, text: &str, written: &[Written]) -> Result<File, Error> {
    toml::from_str(text).map_err(|error: toml::de::Error| {
        let span = error.span().unwrap_or_default();
        let line = crate::files::line_of(text.as_bytes(), span.start.min(text.len()));
        let said = written::plainly(error.message());
        let key =
            written::key_at(written, span).filter(|_| said.starts_with("wrong value") || said.starts_with("must"));
        let key = key.map(|key| format!("{key}: ")).unwrap_or_default();
        Error::Usage(format!("{}:{line}: {key}{said}", path.display()))
    })
}

/// The nearest file from a folder up to the root of its repository, as it is shown, with its folder.
fn find(from: &Path) -> Option<(PathBuf, PathBuf)> {
    let mut shown = PathBuf::new();
    for folder in from.ancestors() {
        if folder.join(NAME).is_file() {
            return Some((shown.join(NAME), folder.to_owned()));
        }
        if folder.join(".git").exists() {
            break;
        }
        shown.push("..");
    }
    None
}
