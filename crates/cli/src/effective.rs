//! `phi-lint rules --effective`: what holds in a repository, with everything that softens it, its reason and its end.

use std::io::Write;

use phi_lint::rules;
use phi_lint_extract::{Lines, suppressions};
use serde::Serialize;

use crate::args::{Rules, RulesFormat};
use crate::baseline::Baseline;
use crate::config::Config;
use crate::files::read_text;
use crate::walk::{self, Source};
use crate::{Error, Outcome, problem};

/// All that is told.
#[derive(Serialize)]
struct Effective {
    policy: &'static str,
    rules: Vec<Rule>,
    overrides: Vec<Override>,
    allow: Vec<Allowed>,
    suppressions: Vec<Suppressed>,
    baseline: Vec<Known>,
}

#[derive(Serialize)]
struct Rule {
    id: &'static str,
    severity: &'static str,
    /// The policy, or the place in the configuration.
    source: String,
}

#[derive(Serialize)]
struct Override {
    glob: String,
    settings: String,
    source: String,
}

#[derive(Serialize)]
struct Allowed {
    list: &'static str,
    value: String,
    reason: Option<String>,
    expires: Option<String>,
    /// Whether its day has passed, so that it counts no more.
    expired: bool,
}

#[derive(Serialize)]
struct Suppressed {
    path: String,
    line: usize,
    rules: Vec<String>,
    reason: Option<String>,
}

#[derive(Serialize)]
struct Known {
    path: String,
    rule: String,
    count: usize,
}

/// Prints it.
pub(crate) fn list(options: &Rules, config: &Config) -> Result<Outcome, Error> {
    let (suppressions, failed) = suppressed(options, config);
    let effective = Effective {
        policy: config.linter().policy().name(),
        rules: rules(config),
        overrides: config.overrides().map(|(glob, settings, source)| Override { glob, settings, source }).collect(),
        allow: config
            .entries()
            .map(|(list, entry)| Allowed {
                list,
                value: entry.value().to_owned(),
                reason: entry.reason().map(str::to_owned),
                expires: entry.expires().map(ToString::to_string),
                expired: entry.is_over_today(),
            })
            .collect(),
        suppressions,
        baseline: match &options.baseline {
            Some(path) => {
                Baseline::read(path)?.counts().map(|(path, rule, count)| Known { path, rule, count }).collect()
            }
            None => Vec::new(),
        },
    };
    let mut out = anstream::stdout().lock();
    match options.format {
        RulesFormat::Json => {
            serde_json::to_writer_pretty(&mut out, &effective).map_err(std::io::Error::from)?;
            writeln!(out)?;
        }
        RulesFormat::Text => print(&effective, &Text, &mut out)?,
        RulesFormat::Md => print(&effective, &Markdown, &mut out)?,
    }
    Ok(if failed { Outcome::Failed } else { Outcome::Clean })
}

fn rules(config: &Config) -> Vec<Rule> {
    let rule = |rule: &&'static phi_lint::RuleInfo| Rule {
        id: rule.id,
        severity: config.linter().level(rule).name(),
        source: config.place_of(&format!("rules.{}", rule.id)).unwrap_or_else(|| "policy".to_owned()),
    };
    rules::ALL.iter().map(rule).collect()
}

/// The suppressions in the files; the flag says whether one could not be read.
fn suppressed(options: &Rules, config: &Config) -> (Vec<Suppressed>, bool) {
    let mut problems = Vec::new();
    let here = [String::new()];
    let paths = if options.paths.is_empty() { &here[..] } else { &options.paths[..] };
    let mut found = Vec::new();
    for target in walk::targets(paths, config, &mut problems) {
        let path = target.shown;
        let Source::File(_) = target.source else { continue };
        let text = match read_text(&path) {
            Ok(text) => text,
            Err(reason) => {
                problems.push(problem::Problem { text: reason, fatal: target.named });
                continue;
            }
        };
        let lines = Lines::new(&text);
        let mut here = suppressions(&text);
        here.sort_by_key(|one| one.place.start);
        found.extend(here.into_iter().map(|one| Suppressed {
            path: path.clone(),
            line: lines.place(one.place.start).0,
            rules: one.rules,
            reason: one.reason,
        }));
    }
    (found, problem::tell(&problems))
}

/// How a list with a heading is written.
trait Form {
    fn begin(&self, out: &mut dyn Write, heading: &str, columns: &[&str]) -> std::io::Result<()>;
    fn row(&self, out: &mut dyn Write, cells: &[&str]) -> std::io::Result<()>;
}

struct Text;

impl Form for Text {
    fn begin(&self, out: &mut dyn Write, heading: &str, _: &[&str]) -> std::io::Result<()> {
        writeln!(out, "{heading}")
    }

    fn row(&self, out: &mut dyn Write, cells: &[&str]) -> std::io::Result<()> {
        let row = cells.iter().map(|cell| format!("  {cell:<22}")).collect::<Vec<_>>().concat();
        writeln!(out, "{}", row.trim_end())
    }
}

struct Markdown;

impl Form for Markdown {
    fn begin(&self, out: &mut dyn Write, heading: &str, columns: &[&str]) -> std::io::Result<()> {
        let lines = vec!["---"; columns.len()].join(" | ");
        writeln!(out, "## {heading}\n\n| {} |\n| {lines} |", columns.join(" | "))
    }

    fn row(&self, out: &mut dyn Write, cells: &[&str]) -> std::io::Result<()> {
        let cells: Vec<_> = cells.iter().map(|cell| cell.replace('|', "\\|")).collect();
        writeln!(out, "| {} |", cells.join(" | "))
    }
}

fn print(effective: &Effective, form: &dyn Form, out: &mut dyn Write) -> std::io::Result<()> {
    form.begin(out, &format!("Rules under the policy {}", effective.policy), &["rule", "severity", "from"])?;
    for Rule { id, severity, source } in &effective.rules {
        form.row(out, &[id, severity, source])?;
    }
    // What does not exist is said, so that nobody thinks it was left out.
    writeln!(out)?;
    form.begin(out, &titled("Overrides", effective.overrides.len()), &["files", "settings", "from"])?;
    for Override { glob, settings, source } in &effective.overrides {
        form.row(out, &[glob, settings, source])?;
    }
    writeln!(out)?;
    form.begin(out, &titled("Allowed words", effective.allow.len()), &["list", "word", "until", "reason"])?;
    for Allowed { list, value, reason, expires, expired } in &effective.allow {
        let until = match expires {
            Some(day) if *expired => format!("expired {day}"),
            Some(day) => format!("until {day}"),
            None => "for ever".to_owned(),
        };
        form.row(out, &[list, value, &until, reason.as_deref().unwrap_or("no reason given")])?;
    }
    writeln!(out)?;
    form.begin(out, &titled("Suppressions", effective.suppressions.len()), &["place", "rules", "reason"])?;
    for Suppressed { path, line, rules, reason } in &effective.suppressions {
        let place = format!("{path}:{line}");
        form.row(out, &[&place, &rules.join(", "), reason.as_deref().unwrap_or("no reason: it hides nothing")])?;
    }
    writeln!(out)?;
    form.begin(out, &titled("Baseline", effective.baseline.len()), &["file", "rule", "findings"])?;
    for Known { path, rule, count } in &effective.baseline {
        form.row(out, &[path, rule, &count.to_string()])?;
    }
    Ok(())
}

fn titled(name: &str, count: usize) -> String {
    if count == 0 { format!("{name}: none") } else { name.to_owned() }
}
