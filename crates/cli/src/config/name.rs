//! Names in the configuration: policies, channels, rules and the like, each with a list of what there is.

use std::borrow::Cow;
use std::fmt::Write;

use phi_lint::{Channel, Level, Policy, Role, RuleInfo, Severity, rules};
use phi_lint_extract::Format;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer};

use crate::args::Lang;

/// Something that the configuration calls by a name of a list.
pub(crate) trait Named: Sized {
    /// What it is.
    const WHAT: &'static str;
    /// Every one with its name.
    fn all() -> Vec<(&'static str, Self)>;
}

/// What stands in the file is its name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Name<T>(pub(crate) T);

impl<'de, T: Named> Deserialize<'de> for Name<T> {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        let name = String::deserialize(reader)?;
        find(&name).map(Name).map_err(serde::de::Error::custom)
    }
}

impl<T: Named> JsonSchema for Name<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        T::WHAT.into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "enum": T::all().into_iter().map(|(name, _)| name).collect::<Vec<_>>() })
    }
}

/// What this name stands for, or what is wrong with it.
pub(super) fn find<T: Named>(name: &str) -> Result<T, String> {
    let known = T::all();
    let names: Vec<_> = known.iter().map(|(name, _)| *name).collect();
    let found = known.into_iter().find(|(known, _)| *known == name);
    found.map(|(_, one)| one).ok_or_else(|| unknown(T::WHAT, name, &names))
}

/// What is said of a name that nothing has: the nearest one, or all of them when they are few.
pub(crate) fn unknown(what: &str, name: &str, known: &[&str]) -> String {
    let mut said = format!("unknown {what} `{name}`; ");
    let _ = match nearest(name, known) {
        Some(near) => write!(said, "did you mean `{near}`?"),
        None if known.len() > 20 => write!(said, "`phi-lint {what}s` lists them all"),
        None => write!(said, "use one of {}", known.join(", ")),
    };
    said
}

/// The name that was probably meant.
fn nearest<'a>(name: &str, known: &[&'a str]) -> Option<&'a str> {
    let distances = known.iter().map(|known| (strsim::damerau_levenshtein(known, name), *known));
    let (distance, near) = distances.min()?;
    (distance * 3 <= name.len().max(3) || name.len() > 3 && near.contains(name)).then_some(near)
}

impl Named for Policy {
    const WHAT: &'static str = "policy";
    fn all() -> Vec<(&'static str, Self)> {
        Policy::all().map(|one| (one.name(), one)).collect()
    }
}

impl Named for Channel {
    const WHAT: &'static str = "channel";
    fn all() -> Vec<(&'static str, Self)> {
        Channel::all().map(|one| (one.name(), one)).collect()
    }
}

impl Named for Role {
    const WHAT: &'static str = "role";
    fn all() -> Vec<(&'static str, Self)> {
        Role::all().map(|one| (one.name(), one)).collect()
    }
}

impl Named for Lang {
    const WHAT: &'static str = "language";
    fn all() -> Vec<(&'static str, Self)> {
        Lang::ALL.map(|one| (one.name(), one)).to_vec()
    }
}

impl Named for Level {
    const WHAT: &'static str = "level";
    fn all() -> Vec<(&'static str, Self)> {
        let levels = [Severity::Error, Severity::Warning, Severity::Info].map(Level::Fixed);
        levels.into_iter().chain([Level::Off]).map(|level| (level.name(), level)).collect()
    }
}

impl Named for &'static RuleInfo {
    const WHAT: &'static str = "rule";
    fn all() -> Vec<(&'static str, Self)> {
        rules::ALL.iter().map(|rule| (rule.id, *rule)).collect()
    }
}

impl Named for Format {
    const WHAT: &'static str = "format";
    fn all() -> Vec<(&'static str, Self)> {
        Format::all().map(|one| (one.name(), one)).collect()
    }
}
