//! The schema of `phi-lint.toml` and its reference page, both from what the program itself reads.

use std::fmt::Write;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

const SCHEMA: &str = "docs/phi-lint.schema.json";
const PAGE: &str = "docs/configuration.md";

/// Writes both.
pub(crate) fn write(root: &Path) -> Result<()> {
    for (name, text) in made(root)? {
        std::fs::write(root.join(name), text).with_context(|| format!("writing {name}"))?;
    }
    println!("{SCHEMA} and {PAGE}");
    Ok(())
}

/// Fails when what is committed is not what the program reads.
pub(crate) fn check(root: &Path) -> Result<()> {
    for (name, text) in made(root)? {
        let committed = std::fs::read_to_string(root.join(name)).with_context(|| format!("reading {name}"))?;
        ensure!(committed == text, "{name} is stale: run `cargo xtask docs` and commit it");
    }
    println!("{SCHEMA} and {PAGE} are up to date");
    Ok(())
}

fn made(root: &Path) -> Result<[(&'static str, String); 2]> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["run", "--quiet", "--package", "phi-lint-cli", "--", "config", "--schema"])
        .current_dir(root)
        .output()
        .context("running phi-lint")?;
    ensure!(output.status.success(), "phi-lint config --schema: {}", String::from_utf8_lossy(&output.stderr));
    let schema = String::from_utf8(output.stdout)?;
    let page = page(&serde_json::from_str(&schema)?);
    Ok([(SCHEMA, schema), (PAGE, page)])
}

fn page(schema: &Value) -> String {
    let mut page = format!(
        "{}# Configuration\n\n\
         `phi-lint.toml` is looked for in the current folder and in those above it, up to the root of the repository; `--config` names\n\
         another. An unknown key or a wrong value is an error with its line. `phi-lint init` writes a fitting file, `phi-lint config --show`\n\
         prints what holds and where each value comes from. Options of the command line win over the file.\n\n\
         Editors complete and check the file with [its JSON Schema](phi-lint.schema.json): `#:schema PATH` in the first line, where the editor\n\
         reads that.\n\n\
         Globs are written as in `.gitignore`: without a slash they hold in every folder, with one they begin at the folder of the file (of a file\n\
         named by `--config`: where the command runs).\n\n\
         ## At the top\n",
        crate::docs::MADE
    );
    table(&mut page, schema);
    for (name, below) in properties(schema) {
        let item = &below["items"];
        if below["type"] == "object" {
            let _ = writeln!(page, "\n## [{name}]\n\n{}", text(below));
            if name == "rules" {
                let _ = writeln!(
                    page,
                    "\nThe keys are the [rules](rules/README.md); a value is one of {}.",
                    values(properties(below).next().map_or(&Value::Null, |(_, rule)| rule))
                );
            } else {
                table(&mut page, below);
            }
        } else if item["type"] == "object" {
            let _ = writeln!(page, "\n## [[{name}]]\n\n{}", text(below));
            table(&mut page, item);
        }
    }
    page.push_str(EXAMPLE);
    page
}

const EXAMPLE: &str = "
## An example

```toml
policy = \"hipaa-messaging\"
channel = \"whatsapp\"

[org]
name = \"Main Street Clinic\"
portal_url = \"https://portal.example\"
phone = \"555-0100\"

[rules]
message-length = \"off\"

[allow]
terms = [{ value = \"cast\", reason = \"our newsletter\", expires = \"2027-06-30\" }]

[files]
exclude = [\"tests/\"]

# Of a file full of words for the staff, only what stands under these keys is sent.
[[extract]]
glob = \"locales/*.json\"
keys = [\"patient_messages\"]

[[overrides]]
glob = \"templates/sms/\"
channel = \"sms\"
```
";

/// A table of the keys that hold values.
fn table(page: &mut String, schema: &Value) {
    let required = |name: &str| schema["required"].as_array().is_some_and(|all| all.iter().any(|one| one == name));
    let top = schema.get("$schema").is_some();
    page.push_str("\n| key | value | default | |\n| --- | --- | --- | --- |\n");
    for (name, of) in properties(schema) {
        if top && (of["type"] == "object" || of["items"]["type"] == "object") {
            continue;
        }
        let default = match of.get("default") {
            Some(default) => format!("`{default}`"),
            None if required(name) => "must be given".to_owned(),
            None if of["type"] == "array" => "`[]`".to_owned(),
            None => String::new(),
        };
        let _ = writeln!(page, "| `{name}` | {} | {default} | {} |", values(of), text(of));
    }
}

/// What a key may hold.
fn values(of: &Value) -> String {
    if let Some(names) = of["enum"].as_array() {
        let names: Vec<_> = names.iter().filter_map(Value::as_str).map(|name| format!("`{name}`")).collect();
        return names.join(", ");
    }
    match of["type"].as_str() {
        Some("array") => format!("a list: {}", values(&of["items"])),
        Some("object") if of["properties"].as_object().is_some_and(|all| all.len() > 20) => {
            "a table of rules, as in `[rules]`".to_owned()
        }
        Some("object") => {
            let names: Vec<_> = properties(of).map(|(name, _)| format!("`{name}`")).collect();
            format!("a table of {}", names.join(", "))
        }
        Some("string") if of["format"] == "date" => "a day, `YYYY-MM-DD`".to_owned(),
        Some("string") if of["format"] == "uri" => "an `https://` link".to_owned(),
        Some("string") => "text".to_owned(),
        Some("boolean") => "`true`, `false`".to_owned(),
        _ => {
            let any = of["anyOf"].as_array();
            any.map(|any| any.iter().map(values).collect::<Vec<_>>().join(", or ")).unwrap_or_default()
        }
    }
}

fn text(of: &Value) -> String {
    of["description"].as_str().unwrap_or_default().replace('\n', " ").replace('|', "\\|")
}

fn properties(schema: &Value) -> impl Iterator<Item = (&String, &Value)> {
    schema["properties"].as_object().into_iter().flatten()
}
