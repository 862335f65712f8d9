//! The committed schema of `phi-lint.toml` and the program agree on what is right and what is wrong.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

/// What no schema can tell: whether a file is there, and how a glob is written.
const BEYOND: [&str; 2] = ["glob.toml", "lexicon.toml"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn schema() -> jsonschema::Validator {
    let text = std::fs::read_to_string(root().join("docs/phi-lint.schema.json")).unwrap();
    let schema: Value = serde_json::from_str(&text).unwrap();
    jsonschema::options().should_validate_formats(true).build(&schema).unwrap()
}

/// A configuration as the editor's checker sees it; days are texts there.
fn value(toml: &str) -> Option<Value> {
    fn plain(value: toml::Value) -> Value {
        match value {
            toml::Value::Table(table) => table.into_iter().map(|(key, value)| (key, plain(value))).collect(),
            toml::Value::Array(list) => list.into_iter().map(plain).collect(),
            toml::Value::Datetime(day) => day.to_string().into(),
            other => serde_json::to_value(other).unwrap(),
        }
    }
    toml::from_str::<toml::Table>(toml).ok().map(|table| plain(toml::Value::Table(table)))
}

fn shown(path: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_phi-lint")).args(["config", "--show", "--config"]).arg(path).output().unwrap()
}

#[test]
fn wrong_files_are_wrong_for_both() {
    let schema = schema();
    let mut seen = 0;
    for entry in std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cmd/config.in/wrong")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        let said = shown(&path);
        assert_eq!(said.status.code(), Some(2), "{name}");
        let value = value(&std::fs::read_to_string(&path).unwrap());
        let valid = value.is_some_and(|value| schema.is_valid(&value));
        assert_eq!(valid, BEYOND.contains(&name), "{name}");
        seen += 1;
    }
    assert!(seen > 15, "{seen}");
}

/// Every sample of a configuration in the documentation, and the one that sets everything.
#[test]
fn right_files_are_right_for_both() {
    let schema = schema();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("schema");
    std::fs::create_dir_all(&folder).unwrap();
    let mut files = vec![
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cmd/config.in/phi-lint.toml"))
            .unwrap(),
        String::new(),
    ];
    let pages = std::fs::read_dir(root().join("docs")).unwrap().map(|entry| entry.unwrap().path());
    for page in pages.chain([root().join("README.md")]).filter(|path| path.extension().is_some_and(|end| end == "md")) {
        let text = std::fs::read_to_string(&page).unwrap();
        let samples = text.split("```toml\n").skip(1).filter_map(|rest| rest.split("```").next());
        files.extend(samples.filter(|sample| !sample.contains("[dependencies]")).map(str::to_owned));
    }
    assert!(files.len() > 3, "{}", files.len());
    for (index, text) in files.iter().enumerate() {
        let value = value(text).unwrap();
        let wrong: Vec<_> = schema.iter_errors(&value).map(|error| error.to_string()).collect();
        assert!(wrong.is_empty(), "{wrong:?} in\n{text}");
        let path = folder.join(format!("{index}.toml"));
        std::fs::write(&path, text).unwrap();
        let said = shown(&path);
        assert_eq!(said.status.code(), Some(0), "{}\n{text}", String::from_utf8_lossy(&said.stderr));

        // What is shown can be read again and means the same.
        let again = folder.join(format!("{index}-shown.toml"));
        std::fs::write(&again, &said.stdout).unwrap();
        let said_again = shown(&again);
        assert_eq!(said_again.status.code(), Some(0), "{}", String::from_utf8_lossy(&said_again.stderr));
        let values = |said: &Output| self::value(&String::from_utf8(said.stdout.clone()).unwrap()).unwrap();
        assert_eq!(values(&said), values(&said_again));
        let set = values(&said);
        for (key, here) in value.as_object().unwrap() {
            if let (Some(here), Some(there)) = (here.as_object(), set[key].as_object()) {
                assert!(here.iter().all(|(key, here)| there.get(key) == Some(here)), "{key}: {here:?} {there:?}");
            } else {
                assert_eq!(here, &set[key], "{key}");
            }
        }
    }
}
