//! The keys of `phi-lint.toml`.
//!
//! These types are the one source: the file is read into them, the JSON Schema and the reference page are made from them, and
//! `phi-lint config --show` takes the defaults from that schema. A doc comment here is what people read there.

use std::collections::BTreeMap;
use std::fmt;

use phi_lint::{Channel, Level, Policy, Role, RuleInfo, rules};
use phi_lint_extract::Format;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::day::Day;
use super::glob::Glob;
use super::name::{Name, Named};
use crate::args::Lang;

/// The configuration of phi-lint: `phi-lint.toml` at the root of a repository.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct File {
    /// The policy that messages are judged by.
    #[schemars(extend("default" = "hipaa-messaging"))]
    pub(super) policy: Option<Name<Policy>>,
    /// Where messages go.
    #[schemars(extend("default" = "whatsapp"))]
    pub(super) channel: Option<Name<Channel>>,
    /// Who sends the messages: what is not the role's to send is reported.
    pub(super) role: Option<Name<Role>>,
    /// The language that findings are explained in; `auto` is the message's.
    #[schemars(extend("default" = "auto"))]
    pub(super) lang: Option<Name<Lang>>,
    /// Severities of single rules, whatever the policy says.
    pub(super) rules: Levels,
    /// The organisation: what a rewrite may fill in, and what is its own.
    pub(super) org: Org,
    /// Exact words that are reported as advice only. A specially protected fact is never excused.
    pub(super) allow: Allow,
    /// Links in messages.
    pub(super) links: Links,
    /// Template variables.
    pub(super) placeholders: Placeholders,
    /// The organisation's own dictionaries.
    pub(super) lexicons: Lexicons,
    /// What roles mean.
    pub(super) roles: Roles,
    /// The composer guard.
    pub(super) guard: Guard,
    /// Which files are looked at when a folder is checked.
    pub(super) files: Files,
    /// Where the messages stand in files that do not tell by themselves. The last entry that takes a file counts.
    pub(super) extract: Vec<Extract>,
    /// Other settings for some files. Later entries win over earlier ones, options of the command line over all.
    pub(super) overrides: Vec<Override>,
}

/// A level for each rule that has one of its own.
#[derive(Debug, Default, Deserialize)]
#[serde(transparent)]
pub(super) struct Levels(pub(super) BTreeMap<RuleName, Name<Level>>);

/// The name of a rule.
#[derive(Clone, Copy, Debug)]
pub(super) struct RuleName(pub(super) &'static RuleInfo);

#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(inline)]
pub(super) struct Org {
    /// The name patients know.
    pub(super) name: Option<String>,
    /// A name that tells nothing of the care given, where `name` does.
    pub(super) safe_name: Option<String>,
    /// Other names that messages are sent under.
    pub(super) sender_names: Vec<String>,
    /// The patient portal.
    pub(super) portal_url: Option<Https>,
    /// The telephone number that patients may call.
    pub(super) phone: Option<String>,
    /// Places that tell what is treated there once somebody looks them up.
    pub(super) sensitive_locations: Vec<Location>,
}

/// An address on the web that nobody on the way can read.
#[derive(Debug, JsonSchema)]
#[schemars(inline)]
pub(super) struct Https(
    #[schemars(url, regex(pattern = r"^https://"))]
    pub(super) String,
);

/// The host of links, without scheme and path.
#[derive(Debug, JsonSchema)]
#[schemars(inline)]
pub(super) struct Host(#[schemars(regex(pattern = r"^[^\s/:]+$"))] pub(super) String);

/// The name of a template variable, without its braces.
#[derive(Debug, JsonSchema)]
#[schemars(inline)]
pub(super) struct Variable(#[schemars(regex(pattern = r"^[^{}%$<>\[\]]+$"))] pub(super) String);

#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default, remote = "Self")]
#[schemars(inline, extend("minProperties" = 1))]
pub(super) struct Location {
    /// The street address.
    pub(super) address: Option<String>,
    /// A telephone number of the place.
    pub(super) phone: Option<String>,
    /// The host of its web page, and everything below it.
    pub(super) host: Option<Host>,
}

#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(inline)]
pub(super) struct Allow {
    /// Dictionary terms, as people type them.
    pub(super) terms: Vec<Entry>,
    /// Names of facilities.
    pub(super) facilities: Vec<Entry>,
    /// Names of clinicians, with or without a title.
    pub(super) provider_names: Vec<Entry>,
}

/// A word alone, or with the reason it is allowed and the day that ends.
#[derive(Debug, JsonSchema)]
#[schemars(inline, untagged)]
pub(crate) enum Entry {
    Word(String),
    Reasoned(Reasoned),
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub(crate) struct Reasoned {
    /// The word.
    pub(crate) value: String,
    /// Why it is allowed.
    pub(crate) reason: String,
    /// The last day on which it is.
    pub(crate) expires: Option<Day>,
}

#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(inline)]
pub(super) struct Links {
    /// Hosts that links may lead to, with everything below them. Where any is named, a link to another host than these and the
    /// portal's is a warning.
    pub(super) allowed_hosts: Vec<Host>,
}

#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(inline)]
pub(super) struct Placeholders {
    /// Names of template variables that are filled with nothing that tells, such as `1` or `custom_7`.
    pub(super) safe: Vec<Variable>,
}

#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(inline)]
pub(super) struct Lexicons {
    /// Files made by `phi-lint dict build`, relative to this file.
    pub(super) files: Vec<String>,
}

#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(inline)]
pub(super) struct Roles {
    /// Whether a message that is not the role's to send is an error, not a warning.
    pub(super) enforce: bool,
    /// Roles that may send a held message in the composer guard, with a reason.
    #[serde(rename = "override")]
    pub(super) overriding: Vec<Name<Role>>,
}

#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(inline)]
pub(super) struct Guard {
    /// What the composer guard does with a message that it could not check.
    #[schemars(extend("default" = "hold"))]
    pub(super) on_failure: Option<Name<OnFailure>>,
}

/// What becomes of a message that could not be checked.
#[derive(Clone, Copy, Debug)]
pub(super) enum OnFailure {
    Hold,
    Warn,
}

#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(inline)]
pub(super) struct Files {
    /// Globs as in `.gitignore`. Where any is given, only these files are looked at, whatever their ending.
    pub(super) include: Vec<Glob>,
    /// Globs of files that are left out. A file named on the command line is checked all the same, unless `--force-exclude`.
    pub(super) exclude: Vec<Glob>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub(super) struct Extract {
    /// The files: a glob as in `.gitignore`.
    pub(super) glob: Glob,
    /// Keys whose strings are the messages, with all that stands below them: keys of JSON, YAML, `.properties` and code, names of
    /// XML, columns of tables. A dot joins a key with the one below it, `*` stands for any letters: `reminders.*.body`. With `keys`
    /// or `calls` nothing else in the file is a message.
    #[serde(default)]
    pub(super) keys: Vec<String>,
    /// Calls whose strings are the messages, in code: `sendSms`, or `messages.create` with what it is called on.
    #[serde(default)]
    pub(super) calls: Vec<String>,
    /// The format, where the ending of the name does not say it.
    pub(super) format: Option<Name<Format>>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub(super) struct Override {
    /// The files: a glob as in `.gitignore`.
    pub(super) glob: Glob,
    /// The policy of these files.
    pub(super) policy: Option<Name<Policy>>,
    /// Where their messages go.
    pub(super) channel: Option<Name<Channel>>,
    /// Who sends them.
    pub(super) role: Option<Name<Role>>,
    /// Severities of single rules in them.
    #[serde(default)]
    pub(super) rules: Levels,
}

impl Entry {
    pub(crate) fn value(&self) -> &str {
        match self {
            Entry::Word(value) | Entry::Reasoned(Reasoned { value, .. }) => value,
        }
    }

    pub(crate) fn reason(&self) -> Option<&str> {
        match self {
            Entry::Word(_) => None,
            Entry::Reasoned(one) => Some(&one.reason),
        }
    }

    /// Whether its last day has passed.
    pub(super) fn is_over(&self, today: &Day) -> bool {
        self.expires().is_some_and(|day| day < today)
    }

    /// Whether it counts no more.
    pub(crate) fn is_over_today(&self) -> bool {
        self.is_over(&Day::today())
    }

    pub(crate) fn expires(&self) -> Option<&Day> {
        match self {
            Entry::Word(_) => None,
            Entry::Reasoned(one) => one.expires.as_ref(),
        }
    }
}

impl<'de> Deserialize<'de> for Entry {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        /// By hand, so that what is wrong inside a table is told with its line.
        struct Written;

        impl<'de> Visitor<'de> for Written {
            type Value = Entry;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a word, or a table of value, reason and expires")
            }

            fn visit_str<E: Error>(self, word: &str) -> Result<Entry, E> {
                Ok(Entry::Word(word.to_owned()))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Entry, A::Error> {
                Reasoned::deserialize(MapAccessDeserializer::new(map)).map(Entry::Reasoned)
            }
        }

        reader.deserialize_any(Written)
    }
}

impl<'de> Deserialize<'de> for Https {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        let url = String::deserialize(reader)?;
        if url.starts_with("https://") {
            return Ok(Https(url));
        }
        Err(D::Error::custom(format!("must begin with https://, not `{url}`")))
    }
}

impl<'de> Deserialize<'de> for Host {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        let host = String::deserialize(reader)?;
        if host.is_empty() || host.contains(['/', ':']) || host.contains(char::is_whitespace) {
            return Err(D::Error::custom(format!("must be a host alone, such as clinic.example, not `{host}`")));
        }
        Ok(Host(host))
    }
}

impl<'de> Deserialize<'de> for Variable {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        let name = String::deserialize(reader)?;
        if name.is_empty() || name.contains(['{', '}', '%', '$', '<', '>', '[', ']']) {
            return Err(D::Error::custom(format!("must be a name alone, such as custom_7, not `{name}`")));
        }
        Ok(Variable(name))
    }
}

impl<'de> Deserialize<'de> for Location {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        let place = Location::deserialize(reader)?;
        if place.address.is_none() && place.phone.is_none() && place.host.is_none() {
            return Err(D::Error::custom("a place needs an `address`, a `phone` or a `host`"));
        }
        Ok(place)
    }
}

impl Named for OnFailure {
    const WHAT: &'static str = "answer";
    fn all() -> Vec<(&'static str, Self)> {
        vec![("hold", OnFailure::Hold), ("warn", OnFailure::Warn)]
    }
}

impl<'de> Deserialize<'de> for RuleName {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        Name::deserialize(reader).map(|Name(rule)| RuleName(rule))
    }
}

impl Ord for RuleName {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.id.cmp(other.0.id)
    }
}

impl PartialOrd for RuleName {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for RuleName {
    fn eq(&self, other: &Self) -> bool {
        self.0.id == other.0.id
    }
}

impl Eq for RuleName {}

impl JsonSchema for Levels {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "levels".into()
    }

    /// Each rule by its name, so that an editor can offer them.
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let of = |rule: &&RuleInfo| {
            let mut level = Name::<Level>::json_schema(generator);
            level.insert("description".to_owned(), rule.catches.into());
            (rule.id.to_owned(), level.to_value())
        };
        let rules: serde_json::Map<_, _> = rules::ALL.iter().map(of).collect();
        json_schema!({ "type": "object", "properties": rules, "additionalProperties": false })
    }
}
