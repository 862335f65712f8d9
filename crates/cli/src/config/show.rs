//! `phi-lint config`: the effective configuration, and the schema of the file.

use std::io::Write;

use schemars::generate::SchemaSettings;
use serde_json::Value;

use super::file::File;
use super::written::Written;
use super::{Config, Options};
use crate::args::Config as Asked;
use crate::{Error, Outcome};

/// Runs the command.
pub(crate) fn run(asked: &Asked) -> Result<Outcome, Error> {
    let mut out = anstream::stdout().lock();
    if asked.schema {
        serde_json::to_writer_pretty(&mut out, &schema()).map_err(std::io::Error::from)?;
        writeln!(out)?;
    } else {
        let config = Config::load(&asked.settings)?;
        show(&config, &mut out)?;
    }
    Ok(Outcome::Clean)
}

/// The JSON Schema of the file.
pub(super) fn schema() -> Value {
    let mut schema = SchemaSettings::draft07().into_generator().into_root_schema_for::<File>().to_value();
    without_null(&mut schema);
    schema["title"] = super::NAME.into();
    schema
}

/// TOML has no null: a key that is not set is not there.
fn without_null(schema: &mut Value) {
    match schema {
        Value::Object(object) => {
            if let Some(Value::Array(kinds)) = object.get_mut("type") {
                kinds.retain(|kind| kind != "null");
                if let [only] = &kinds[..] {
                    let only = only.clone();
                    object.insert("type".to_owned(), only);
                }
            }
            if let Some(Value::Array(values)) = object.get_mut("enum") {
                values.retain(|value| !value.is_null());
            }
            if object.get("default").is_some_and(Value::is_null) {
                object.remove("default");
            }
            object.values_mut().for_each(without_null);
        }
        Value::Array(list) => list.iter_mut().for_each(without_null),
        _ => {}
    }
}

/// Prints every key with its value, and where it comes from behind it; the result can be read as a file again.
fn show(config: &Config, out: &mut impl Write) -> std::io::Result<()> {
    let (path, written) = match &config.source {
        Some((path, written)) => (path.display().to_string(), &written[..]),
        None => (String::new(), &[][..]),
    };
    match &config.source {
        Some(_) => writeln!(out, "# The effective configuration, from {path} and the options.")?,
        None => writeln!(out, "# The effective configuration; there is no {}.", super::NAME)?,
    }
    let schema = schema();
    let keys = Keys { path: &path, written, options: &config.options };
    keys.table("", &schema, out)?;
    for (name, below) in properties(&schema) {
        if below["type"] == "object" {
            writeln!(out, "\n[{name}]")?;
            keys.table(name, below, out)?;
        }
    }
    for (name, below) in properties(&schema) {
        let number = |one: &Written| one.key.strip_prefix(name)?.strip_prefix('.')?.split('.').next()?.parse().ok();
        let entries: usize = written.iter().filter_map(number).max().map_or(0, |last: usize| last + 1);
        for index in 0..if below["items"]["type"] == "object" { entries } else { 0 } {
            writeln!(out, "\n[[{name}]]")?;
            keys.written_below(&format!("{name}.{index}"), out)?;
        }
    }
    Ok(())
}

fn properties(schema: &Value) -> impl Iterator<Item = (&String, &Value)> {
    schema["properties"].as_object().into_iter().flatten()
}

struct Keys<'a> {
    path: &'a str,
    written: &'a [Written],
    options: &'a Options,
}

impl Keys<'_> {
    /// The keys of one table that are no tables themselves.
    fn table(&self, above: &str, schema: &Value, out: &mut impl Write) -> std::io::Result<()> {
        if above == "rules" {
            writeln!(out, "# The other rules are as the policy has them: `phi-lint rules --effective`.")?;
            return self.written_below(above, out);
        }
        for (name, of) in properties(schema) {
            let key = if above.is_empty() { name.clone() } else { format!("{above}.{name}") };
            let is_list_of_tables = of["items"]["type"] == "object";
            if of["type"] == "object" || above.is_empty() && is_list_of_tables {
                continue;
            }
            if let Some(value) = self.options.named(&key) {
                line(out, name, &format!("\"{value}\""), &format!("--{key}"))?;
            } else if let Some(one) = self.written.iter().find(|one| one.key == key) {
                line(out, name, &one.text, &self.place(one))?;
            } else if self.written.iter().any(|one| one.key.starts_with(&format!("{key}."))) {
                self.inline_tables(name, &key, out)?;
            } else if let Some(default) = of.get("default") {
                line(out, name, &default.to_string(), "default")?;
            } else if of["type"] == "array" {
                line(out, name, "[]", "default")?;
            } else {
                writeln!(out, "# {name} is not set")?;
            }
        }
        Ok(())
    }

    /// What stands in the file below a key.
    fn written_below(&self, above: &str, out: &mut impl Write) -> std::io::Result<()> {
        for one in self.written {
            let Some(name) = one.key.strip_prefix(above).and_then(|rest| rest.strip_prefix('.')) else { continue };
            line(out, name, &one.text, &self.place(one))?;
        }
        Ok(())
    }

    /// A list of tables inside a table, on one line an entry.
    fn inline_tables(&self, name: &str, key: &str, out: &mut impl Write) -> std::io::Result<()> {
        writeln!(out, "{name} = [")?;
        for index in 0.. {
            let above = format!("{key}.{index}.");
            let inside: Vec<_> = self.written.iter().filter(|one| one.key.starts_with(&above)).collect();
            let Some(first) = inside.first() else { break };
            let pairs: Vec<_> =
                inside.iter().map(|one| format!("{} = {}", &one.key[above.len()..], one.text)).collect();
            writeln!(out, "  {{ {} }}, # {}", pairs.join(", "), self.place(first))?;
        }
        writeln!(out, "]")
    }

    fn place(&self, one: &Written) -> String {
        format!("{}:{}", self.path, one.line)
    }
}

/// One key; a value of several lines has its place before it.
fn line(out: &mut impl Write, name: &str, value: &str, place: &str) -> std::io::Result<()> {
    if value.contains('\n') {
        return writeln!(out, "# {place}\n{name} = {value}");
    }
    writeln!(out, "{:<40} # {place}", format!("{name} = {value}"))
}
