//! Generated documentation: the rule reference, from the same registry that the engine runs.

use std::fmt::Write;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use phi_lint::{Policy, RuleInfo, rules};

const RULES: &str = "docs/rules.md";

/// Writes the rule reference.
pub(crate) fn write(root: &Path) -> Result<()> {
    std::fs::write(root.join(RULES), reference()).with_context(|| format!("writing {RULES}"))?;
    println!("{RULES}: {} rules", rules::ALL.len());
    Ok(())
}

/// Fails when the committed reference is not what the registry says.
pub(crate) fn check(root: &Path) -> Result<()> {
    let committed = std::fs::read_to_string(root.join(RULES)).unwrap_or_default();
    ensure!(committed == reference(), "{RULES} is stale: run `cargo xtask docs` and commit it");
    println!("{RULES} is up to date");
    Ok(())
}

fn reference() -> String {
    let mut page = String::from(
        "<!-- Made by `cargo xtask docs` from the rules themselves. Do not edit. -->\n# Rules\n\n\
         Severities are those of the policy `hipaa-messaging`; `phi-lint rules --policy NAME` lists the others, and\n\
         `phi-lint explain RULE` prints one rule. In a cluster of findings the rule that stands first here speaks.\n\
         The severity is that of the rule's main case. \"By tier\" means: low-sensitivity fields of care (dental, eye, skin, blood work) are a\n\
         warning, everything else an error. Under a fixed severity such a field, and every other milder case that a rule names, lies one step below.\n\n\
         | rule | severity | category | catches |\n| --- | --- | --- | --- |\n",
    );
    for rule in rules::ALL {
        let severity = rule.levels.under(Policy::default()).name();
        let _ =
            writeln!(page, "| [`{0}`](#{0}) | {severity} | {1} | {2} |", rule.id, rule.category.name(), rule.catches);
    }
    for rule in rules::ALL {
        section(&mut page, rule);
    }
    page
}

fn section(page: &mut String, rule: &RuleInfo) {
    let _ = write!(
        page,
        "\n## {}\n\n{}\n\n**Why:** {} ({})\n\n| policy | severity |\n| --- | --- |\n",
        rule.id,
        rule.catches,
        rule.why.en,
        rule.citations.join(", ")
    );
    for policy in Policy::all() {
        let _ = writeln!(page, "| {} | {} |", policy.name(), rule.levels.under(policy).name());
    }
    let _ = writeln!(page, "\nNot allowed:\n");
    for example in rule.bad {
        let _ = writeln!(page, "- {}", literal(&example.replace("[[", "«").replace("]]", "»")));
    }
    let _ = writeln!(page, "\nAllowed:\n");
    for example in rule.good {
        let _ = writeln!(page, "- {}", literal(example));
    }
}

/// The example as code, so that Markdown leaves its characters alone.
fn literal(example: &str) -> String {
    format!("`{example}`")
}
