//! The README shows what the program really prints.

use std::path::Path;
use std::process::Command;

#[test]
fn console_samples() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let readme = std::fs::read_to_string(root.join("README.md")).expect("the README is there");
    let samples: Vec<&str> = readme.split("```console\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    assert!(!samples.is_empty(), "the README shows the program at work");
    for sample in samples {
        let (command, expected) = sample.split_once('\n').expect("a sample is a command and its output");
        let words: Vec<&str> =
            command.strip_prefix("$ phi-lint ").expect("a sample runs phi-lint").split(' ').collect();
        let output =
            Command::new(env!("CARGO_BIN_EXE_phi-lint")).args(words).current_dir(&root).output().expect("it runs");
        assert_eq!(String::from_utf8_lossy(&output.stdout), expected, "{command}");
    }
}
