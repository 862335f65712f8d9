//! `phi-lint explain` and `phi-lint rules`: what the rules are, for people and for programs.

use std::io::Write;

use phi_lint::{Policy, RuleInfo, rules};
use serde::Serialize;

use crate::args::{Rules, RulesFormat};
use crate::config::Config;
use crate::{Error, Outcome};

/// Explains one rule.
pub(crate) fn rule(id: &str) -> Result<Outcome, Error> {
    let Some(rule) = rules::named(id) else { return Err(Error::Usage(unknown_rule(id))) };
    let mut out = anstream::stdout().lock();
    let bold = anstyle::Style::new().bold();
    writeln!(out, "{bold}{}{bold:#} ({})\n", rule.id, rule.category.name())?;
    writeln!(out, "Catches: {}\n", rule.catches)?;
    writeln!(out, "Why: {}", rule.why.en)?;
    writeln!(out, "Law: {}\n", rule.citations.join(", "))?;
    writeln!(out, "Severity:")?;
    for policy in Policy::all() {
        writeln!(out, "  {:<16} {}", policy.name(), rule.levels.under(policy).name())?;
    }
    writeln!(out, "\nNot allowed:")?;
    for example in rule.bad {
        writeln!(
            out,
            "  {}",
            example.replace("[[", &bold.render().to_string()).replace("]]", &bold.render_reset().to_string())
        )?;
    }
    writeln!(out, "\nAllowed:")?;
    for example in rule.good {
        writeln!(out, "  {example}")?;
    }
    Ok(Outcome::Clean)
}

fn unknown_rule(id: &str) -> String {
    let nearest = rules::ALL.iter().map(|rule| (strsim::damerau_levenshtein(rule.id, id), rule.id)).min();
    match nearest {
        Some((distance, near)) if distance * 3 <= id.len().max(3) || id.len() > 3 && near.contains(id) => {
            format!("unknown rule `{id}`; did you mean `{near}`?")
        }
        _ => format!("unknown rule `{id}`; `phi-lint rules` lists them all"),
    }
}

#[derive(Serialize)]
struct RuleOut {
    id: &'static str,
    category: &'static str,
    severity: &'static str,
    catches: &'static str,
    why: &'static str,
    citations: &'static [&'static str],
}

/// Lists every rule with its severity under a policy.
pub(crate) fn list(options: &Rules) -> Result<Outcome, Error> {
    let config = Config::load(&options.settings)?;
    if options.effective {
        return crate::effective::list(options, &config);
    }
    let policy = config.linter().policy();
    let severity = |rule: &RuleInfo| rule.levels.under(policy).name();
    let mut out = anstream::stdout().lock();
    match options.format {
        RulesFormat::Text => {
            for rule in rules::ALL {
                writeln!(
                    out,
                    "{:<22} {:<10} {:<10} {}",
                    rule.id,
                    severity(rule),
                    rule.category.name(),
                    rule.message.en
                )?;
            }
        }
        RulesFormat::Md => {
            writeln!(
                out,
                "| rule | severity under {} | category | catches |\n| --- | --- | --- | --- |",
                policy.name()
            )?;
            for rule in rules::ALL {
                writeln!(out, "| `{}` | {} | {} | {} |", rule.id, severity(rule), rule.category.name(), rule.catches)?;
            }
        }
        RulesFormat::Json => {
            let rules: Vec<_> = rules::ALL
                .iter()
                .map(|rule| RuleOut {
                    id: rule.id,
                    category: rule.category.name(),
                    severity: severity(rule),
                    catches: rule.catches,
                    why: rule.why.en,
                    citations: rule.citations,
                })
                .collect();
            serde_json::to_writer_pretty(&mut out, &rules).map_err(std::io::Error::from)?;
            writeln!(out)?;
        }
    }
    Ok(Outcome::Clean)
}
