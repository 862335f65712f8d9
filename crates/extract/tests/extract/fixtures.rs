//! Files of every format, each with its messages and their places: `crates/extract/tests/fixtures`.
//!
//! Beside `x.po` lies `x.po.expected` with a line for each message: its first byte, the byte after its last one, its text.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use phi_lint_extract::{Format, Message, messages};

pub(crate) fn fixtures() -> Vec<(String, String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let (mut folders, mut found) = (vec![root.clone()], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let expected = PathBuf::from(format!("{}.expected", path.display()));
            if path.is_dir() {
                folders.push(path);
            } else if expected.exists() {
                let name = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
                let read = |path| std::fs::read_to_string(path).unwrap();
                found.push((name, read(&path), read(&expected)));
            }
        }
    }
    found.sort();
    found
}

fn shown(found: &[Message]) -> String {
    let mut text = String::new();
    for message in found {
        let escaped = message.text.replace('\\', "\\\\").replace('\n', "\\n").replace('\r', "\\r");
        writeln!(text, "{} {} {escaped}", message.start(), message.end()).unwrap();
    }
    text
}

#[test]
fn every_message_once_with_its_place() {
    let (mut files, mut count, mut wrong) = (0, 0, String::new());
    for (name, source, expected) in fixtures() {
        let found =
            messages(Format::of_path(&name).unwrap(), &source).unwrap_or_else(|error| panic!("{name}: {error}"));
        files += 1;
        count += found.len();
        let found = shown(&found);
        for line in found.lines().filter(|line| !expected.lines().any(|other| other == *line)) {
            writeln!(wrong, "{name}: not expected: {line}").unwrap();
        }
        for line in expected.lines().filter(|line| !found.lines().any(|other| other == *line)) {
            writeln!(wrong, "{name}: missing: {line}").unwrap();
        }
        if found.lines().count() != expected.lines().count() {
            writeln!(wrong, "{name}: {} messages, expected {}", found.lines().count(), expected.lines().count())
                .unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(files >= 40 && count >= 600, "{files} files, {count} messages");
}
