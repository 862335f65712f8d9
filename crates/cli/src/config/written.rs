//! What stands in the file, key by key, with the lines: for errors and for `phi-lint config --show`.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use crate::files::line_of;

/// One value of the file.
#[derive(Debug)]
pub(super) struct Written {
    /// Its place: `org.name`; entries of a list of tables are numbered from 0, `overrides.0.policy`.
    pub(super) key: String,
    pub(super) line: usize,
    /// As it was typed.
    pub(super) text: String,
    /// Bytes of the file, key and value.
    span: Range<usize>,
}

/// Every value of a file, in its order; none when it is no TOML.
pub(super) fn all(source: &str) -> Vec<Written> {
    let mut found = Vec::new();
    if let Ok(table) = DeTable::parse(source) {
        collect(source, "", table.get_ref(), &mut found);
    }
    found.sort_by_key(|one| one.span.start);
    found
}

fn collect(source: &str, above: &str, table: &DeTable<'_>, found: &mut Vec<Written>) {
    for (name, value) in table {
        let key = if above.is_empty() { name.get_ref().to_string() } else { format!("{above}.{}", name.get_ref()) };
        let span = name.span().start..value.span().end.max(name.span().end);
        match value.get_ref() {
            DeValue::Table(inner) => collect(source, &key, inner, found),
            DeValue::Array(list) if !list.is_empty() && list.iter().all(|one| one.get_ref().is_table()) => {
                for (index, one) in list.iter().enumerate() {
                    let DeValue::Table(inner) = one.get_ref() else { continue };
                    collect(source, &format!("{key}.{index}"), inner, found);
                }
            }
            _ => found.push(Written {
                key,
                line: line_of(source.as_bytes(), span.start),
                text: source.get(value.span()).unwrap_or_default().to_owned(),
                span,
            }),
        }
    }
}

/// The key whose value lies at these bytes.
pub(super) fn key_at(written: &[Written], at: Range<usize>) -> Option<&str> {
    let one = written.iter().find(|one| one.span.start <= at.start && at.end <= one.span.end);
    one.map(|one| one.key.as_str())
}

/// What the reader of TOML says, in words of people who do not program.
pub(super) fn plainly(message: &str) -> String {
    let words: Vec<&str> = message.split('`').collect();
    let names: Vec<&str> = words.iter().skip(1).step_by(2).copied().collect();
    if let (true, [name, known @ ..]) = (message.starts_with("unknown field `"), &names[..]) {
        return super::name::unknown("key", name, known);
    }
    if let (true, [name]) = (message.starts_with("missing field `"), &names[..]) {
        return format!("`{name}` is missing here; add it");
    }
    let mut said = message.lines().next().unwrap_or_default().to_owned();
    if let Some((before, _)) = said.split_once("expected struct ") {
        said = format!("{before}expected a table");
    }
    let said = said.strip_prefix("invalid type: ").map_or(said.clone(), |rest| format!("wrong value: {rest}"));
    said.replace("expected a sequence", "expected a list, such as [\"…\"]")
        .replace("expected a map", "expected a table")
}

#[cfg(test)]
mod tests {
    use super::{all, key_at, plainly};

    #[test]
    fn keys_and_lines() {
        let source = "policy = \"strict\"\n[org]\nname = 'A'\n[allow]\nterms = [\n  \"cast\",\n]\n[[overrides]]\nglob = \"a\"\n\
                      [[overrides]]\nrules.dosage = 'off'\n";
        let written = all(source);
        let found: Vec<_> = written.iter().map(|one| (one.key.as_str(), one.line, one.text.as_str())).collect();
        assert_eq!(
            found,
            [
                ("policy", 1, "\"strict\""),
                ("org.name", 3, "'A'"),
                ("allow.terms", 5, "[\n  \"cast\",\n]"),
                ("overrides.0.glob", 9, "\"a\""),
                ("overrides.1.rules.dosage", 11, "'off'"),
            ]
        );
        let cast = source.find("cast").unwrap();
        assert_eq!(key_at(&written, cast..cast + 4), Some("allow.terms"));
        assert!(all("a = ").is_empty());
    }

    #[test]
    fn plain_words() {
        for (message, said) in [
            (
                "unknown field `polcy`, expected one of `policy`, `channel`",
                "unknown key `polcy`; did you mean `policy`?",
            ),
            (
                "unknown field `colour`, expected `enforce` or `override`",
                "unknown key `colour`; use one of enforce, override",
            ),
            ("missing field `glob`", "`glob` is missing here; add it"),
            ("invalid type: integer `3`, expected a string", "wrong value: integer `3`, expected a string"),
            ("invalid type: string \"x\", expected struct Org", "wrong value: string \"x\", expected a table"),
        ] {
            assert_eq!(plainly(message), said);
        }
    }
}
