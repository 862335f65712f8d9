//! `sarif`: SARIF 2.1.0, for code scanning.

use std::io::Write;

use phi_lint::{Linter, Severity, lexicon};
use serde_json::{Value, json};

use super::Style;
use super::finds::{self, Find};
use super::{CheckedFile, count};

/// Prints one run.
pub(super) fn document(
    out: &mut dyn Write,
    files: &[CheckedFile],
    linter: &Linter,
    style: Style,
) -> std::io::Result<()> {
    let finds = finds::all(files, style);
    let mut ids: Vec<&'static str> = finds.iter().map(|find| find.rule).collect();
    ids.sort_unstable();
    ids.dedup();
    let rules: Vec<Value> = ids.iter().map(|id| rule(id, &finds)).collect();
    let results: Vec<Value> = finds.iter().map(|find| result(find, &ids, files)).collect();
    let document = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "phi-lint",
                "version": env!("CARGO_PKG_VERSION"),
                "informationUri": env!("CARGO_PKG_REPOSITORY"),
                "rules": rules,
            }},
            "columnKind": "unicodeCodePoints",
            "automationDetails": { "id": format!("phi-lint/{}/", linter.policy().name()) },
            "properties": { "policy": linter.policy().name(), "dictionary": lexicon::Lexicon::embedded().version() },
            "results": results,
        }],
    });
    serde_json::to_writer_pretty(&mut *out, &document).map_err(std::io::Error::from)?;
    writeln!(out)
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn rule(id: &'static str, finds: &[Find<'_>]) -> Value {
    let Some(info) = finds.iter().find(|find| find.rule == id).and_then(|find| find.info) else {
        return json!({ "id": id, "shortDescription": { "text": "A suppression that does nothing" } });
    };
    json!({
        "id": id,
        "shortDescription": { "text": info.message.en },
        "fullDescription": { "text": info.catches },
        "help": { "text": format!("{} {}. Law: {}.", info.why.en, "Send the safe version instead", info.citations.join(", ")) },
        "helpUri": format!("{}/blob/main/docs/rules/{id}.md", env!("CARGO_PKG_REPOSITORY")),
        "properties": { "category": info.category.name(), "tags": ["privacy", info.category.name()] },
    })
}

fn result(find: &Find<'_>, ids: &[&str], files: &[CheckedFile]) -> Value {
    let place = find.place;
    let mut result = json!({
        "ruleId": find.rule,
        "ruleIndex": ids.iter().position(|id| *id == find.rule),
        "level": level(find.severity),
        "message": { "text": format!("{} {}", find.message, find.why) },
        "locations": [{ "physicalLocation": {
            "artifactLocation": { "uri": uri(find.path) },
            "region": {
                "startLine": place.line,
                "startColumn": place.column,
                "byteOffset": place.start,
                "byteLength": place.end - place.start,
            },
        }}],
        "partialFingerprints": { "phiLint/v1": find.fingerprint },
    });
    let source = files.iter().find(|file| file.path == find.path);
    if let (Some((rewrite, range)), Some(file)) = (&find.rewrite, source)
        && let Some(format) = phi_lint_extract::Format::of_path(find.path)
    {
        let moved = match rewrite.moved_to_portal.len() {
            0 => String::new(),
            moved => format!(" ({} left for the portal)", count(moved, "fact")),
        };
        result["fixes"] = json!([{
            "description": { "text": format!("Use the safe version{moved}") },
            "artifactChanges": [{
                "artifactLocation": { "uri": uri(find.path) },
                "replacements": [{
                    "deletedRegion": { "byteOffset": range.start, "byteLength": range.end - range.start },
                    "insertedContent": { "text": phi_lint_extract::written(format, &file.source, range.start, &rewrite.text) },
                }],
            }],
        }]);
    }
    result
}

/// A path as a relative reference.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.trim_start_matches("./").bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/:".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            uri.extend(['%', digit(byte >> 4), digit(byte & 15)]);
        }
    }
    uri
}

fn digit(value: u8) -> char {
    char::from_digit(value.into(), 16).map_or('0', |digit| digit.to_ascii_uppercase())
}
