//! Generated documentation: the rules and the wordings of rewrites, from the same tables that the engine runs.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use phi_lint::intents::{INTENTS, Sign, Wording};
use phi_lint::{Policy, RuleInfo, rules};

const FOLDER: &str = "docs/rules";
const REWRITES: &str = "docs/rewrites.md";

/// Writes the rule reference.
pub(crate) fn write(root: &Path) -> Result<()> {
    let folder = root.join(FOLDER);
    if folder.exists() {
        std::fs::remove_dir_all(&folder).with_context(|| format!("emptying {FOLDER}"))?;
    }
    std::fs::create_dir_all(&folder).with_context(|| format!("making {FOLDER}"))?;
    for (name, page) in pages() {
        std::fs::write(folder.join(&name), page).with_context(|| format!("writing {FOLDER}/{name}"))?;
    }
    std::fs::write(root.join(REWRITES), rewrites()).with_context(|| format!("writing {REWRITES}"))?;
    println!("{FOLDER}: {} rules, {REWRITES}: {} intents", rules::ALL.len(), INTENTS.len());
    Ok(())
}

/// Fails when the committed reference is not what the registry says.
pub(crate) fn check(root: &Path) -> Result<()> {
    let mut committed = BTreeMap::new();
    for entry in std::fs::read_dir(root.join(FOLDER)).with_context(|| format!("reading {FOLDER}"))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        committed.insert(name, std::fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?);
    }
    ensure!(committed == pages(), "{FOLDER} is stale: run `cargo xtask docs` and commit it");
    let committed = std::fs::read_to_string(root.join(REWRITES)).with_context(|| format!("reading {REWRITES}"))?;
    ensure!(committed == rewrites(), "{REWRITES} is stale: run `cargo xtask docs` and commit it");
    println!("{FOLDER} and {REWRITES} are up to date");
    Ok(())
}

/// Every page by its file name.
fn pages() -> BTreeMap<String, String> {
    let mut pages: BTreeMap<_, _> = rules::ALL.iter().map(|rule| (format!("{}.md", rule.id), page(rule))).collect();
    pages.insert("README.md".to_owned(), index());
    pages
}

/// Says who made a page.
pub(crate) const MADE: &str = "<!-- Made by `cargo xtask docs` from what the engine runs. Do not edit. -->\n";

fn index() -> String {
    let mut page = format!(
        "{MADE}# Rules\n\n\
         Severities are those of the policy `hipaa-messaging`; `phi-lint rules --policy NAME` lists the others, and\n\
         `phi-lint explain RULE` prints one rule. In a cluster of findings the rule that stands first here speaks.\n\
         The severity is that of the rule's main case. \"By tier\" means: low-sensitivity fields of care (dental, eye, skin, blood work) are a\n\
         warning, everything else an error. Under a fixed severity such a field, and every other milder case that a rule names, lies one step below.\n\n\
         | rule | severity | category | catches |\n| --- | --- | --- | --- |\n",
    );
    for rule in rules::ALL {
        let severity = rule.levels.under(Policy::default()).name();
        let _ =
            writeln!(page, "| [`{0}`]({0}.md) | {severity} | {1} | {2} |", rule.id, rule.category.name(), rule.catches);
    }
    page
}

fn page(rule: &RuleInfo) -> String {
    let mut page = format!(
        "{MADE}# {}\n\n{}\n\n**A finding says:** {}.\n\n**Why:** {}\n\n**Law:** {}\n\n**Category:** {}\n",
        rule.id,
        rule.catches,
        rule.message.en,
        rule.why.en,
        rule.citations.join(", "),
        rule.category.name(),
    );
    if let Some(channel) = rule.channel {
        let _ = writeln!(page, "\n**Channel:** {} only", channel.name());
    }
    let _ = write!(page, "\n| policy | severity |\n| --- | --- |\n");
    for policy in Policy::all() {
        let _ = writeln!(page, "| {} | {} |", policy.name(), rule.levels.under(policy).name());
    }
    let _ = writeln!(page, "\n## Not allowed\n");
    for example in rule.bad {
        let _ = writeln!(page, "- {}", literal(&example.replace("[[", "«").replace("]]", "»")));
    }
    let _ = writeln!(page, "\n## Allowed\n");
    for example in rule.good {
        let _ = writeln!(page, "- {}", literal(example));
    }
    let _ = writeln!(page, "\n## En español\n\n{}. {}\n\n[All rules](README.md)", rule.message.es, rule.why.es);
    page
}

/// The example as code, so that Markdown leaves its characters alone.
fn literal(example: &str) -> String {
    let fence = if example.contains('`') { "``" } else { "`" };
    format!("{fence}{}{fence}", example.replace('\n', "\\n"))
}

/// The wordings of every intent and the phrases that tell it.
fn rewrites() -> String {
    let mut page = format!(
        "{MADE}# Rewrites\n\n\
         What may be sent in place of a message, as a compliance officer can review it. The first intent below whose signs a message has\n\
         is its intent; the first wording whose signs and slots it has is used. `{{slot}}` is copied from the message or from the\n\
         organisation's settings; `[a|b]` is the first of its parts that can be filled, or nothing. Sentences in which nothing was found\n\
         stay around the wording as they were typed. Every rewrite is checked again and offered only if it passes.\n"
    );
    let names = |signs: &[Sign]| signs.iter().map(|sign| format!("{sign:?}")).collect::<Vec<_>>().join(" + ");
    for intent in INTENTS {
        let _ = writeln!(page, "\n## {}\n", intent.id);
        let signs: Vec<_> = intent.signs.iter().map(|all| names(all)).collect();
        let told = signs.join("; ");
        let _ = writeln!(
            page,
            "{}",
            if told.is_empty() {
                "Every message that no other intent fits.".to_owned()
            } else {
                format!("Signs: {told}.")
            }
        );
        if !intent.never.is_empty() {
            let never: Vec<_> = intent.never.iter().map(|sign| format!("{sign:?}")).collect();
            let _ = writeln!(page, "Never with: {}.", never.join(", "));
        }
        for (language, wordings) in [("English", intent.en), ("Spanish", intent.es)] {
            let _ = writeln!(page, "\n{language}:\n");
            for Wording(needs, text) in wordings {
                let needs = if needs.is_empty() { String::new() } else { format!("*{}:* ", names(needs)) };
                let _ = writeln!(page, "- {needs}{}", literal(text));
            }
        }
    }
    let _ = writeln!(
        page,
        "\n## Signs\n\nA sign without phrases comes from findings and facts.\n\n| sign | phrases |\n| --- | --- |"
    );
    for (sign, phrases) in Sign::ALL {
        let _ = writeln!(page, "| {sign:?} | {} |", phrases.join(", ").replace('*', "\\*"));
    }
    page
}
