//! Globs of the configuration: written as in `.gitignore`, relative to the folder of the file.

use std::borrow::Cow;
use std::path::Path;

use ignore::gitignore::{Gitignore, GitignoreBuilder};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer};

/// A pattern for paths: one with a slash is anchored, one without holds at any depth, and a folder means all that is in it.
#[derive(Clone, Debug)]
pub(crate) struct Glob(Gitignore);

impl Glob {
    /// Whether it takes a file, named relative to the configuration's folder.
    pub(crate) fn takes(&self, path: &Path) -> bool {
        path.is_relative() && self.0.matched_path_or_any_parents(path, false).is_ignore()
    }

    /// Whether it takes a folder with all that is in it.
    pub(crate) fn takes_folder(&self, path: &Path) -> bool {
        path.is_relative() && self.0.matched_path_or_any_parents(path, true).is_ignore()
    }
}

impl<'de> Deserialize<'de> for Glob {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        let text = String::deserialize(reader)?;
        let mut builder = GitignoreBuilder::new("");
        builder.allow_unclosed_class(false);
        let line = text.trim_start_matches("./");
        let built = builder.add_line(None, line).map(|_| ()).and_then(|()| builder.build());
        match built {
            Ok(glob) if glob.num_ignores() == 1 => Ok(Glob(glob)),
            Ok(_) => Err(serde::de::Error::custom(format!("`{text}` is no glob"))),
            Err(error) => Err(serde::de::Error::custom(format!("`{text}` is no glob: {error}"))),
        }
    }
}

impl JsonSchema for Glob {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "glob".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        String::json_schema(generator)
    }
}

#[cfg(test)]
mod tests {
    use super::Glob;

    #[test]
    fn paths() {
        let glob = |text: &str| toml::from_str::<std::collections::BTreeMap<String, Glob>>(&format!("a = '{text}'"));
        for (pattern, path, takes) in [
            ("*.json", "a/b/c.json", true),
            ("templates/", "templates/a/b.txt", true),
            ("/templates", "templates/b.txt", true),
            ("./templates/*.txt", "templates/b.txt", true),
            ("templates/*.txt", "x/templates/b.txt", false),
            ("templates/*.txt", "templates/a/b.txt", false),
            ("**/sms/*.yml", "config/sms/en.yml", true),
            ("templates", "other/c.txt", false),
            ("*.txt", "../c.txt", true),
            ("*.txt", "/c.txt", false),
        ] {
            assert_eq!(glob(pattern).unwrap()["a"].takes(path.as_ref()), takes, "{pattern} {path}");
        }
        for broken in ["", "!a", "# a", "a[", "{a"] {
            assert!(glob(broken).is_err(), "{broken}");
        }
    }
}
