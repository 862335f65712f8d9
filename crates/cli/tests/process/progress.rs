//! The progress bar, on a terminal that `script` makes.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use super::{CLEAN, folder, phi_lint, write};

/// Fills a pipe long after the program has begun to read it.
fn late(pipe: &Path) {
    // This waits for the reader.
    let mut pipe = std::fs::File::options().write(true).open(pipe).unwrap();
    std::thread::sleep(Duration::from_millis(700));
    pipe.write_all(CLEAN.as_bytes()).unwrap();
}

/// Runs a command that waits for a pipe for a while, and returns all that a terminal gets.
fn seen(name: &str, command: &str) -> String {
    let folder = folder(name);
    write(&folder, "a.txt", CLEAN);
    assert!(Command::new("mkfifo").arg(folder.join("late.txt")).status().unwrap().success());
    let line = format!("{} {command}", env!("CARGO_BIN_EXE_phi-lint"));
    // Standard input is no terminal, so that `script` does not wait for it.
    let child = Command::new("script")
        .args(["-qec", &line, "/dev/null"])
        .current_dir(&folder)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    late(&folder.join("late.txt"));
    String::from_utf8_lossy(&child.wait_with_output().unwrap().stdout).into_owned()
}

#[test]
fn a_long_run_shows_how_far_it_has_come() {
    let shown = seen("bar", "check a.txt late.txt --format concise");
    assert!(shown.contains("2 of 2 files"), "{shown:?}");
    // The bar is gone before anything is printed.
    let end = shown.rsplit("2 of 2 files").next().unwrap();
    assert!(end.contains("\u{1b}[2K") && end.contains("No health-specific content found"), "{shown:?}");
    for quiet in ["check a.txt late.txt --quiet", "check a.txt late.txt 2>/dev/null"] {
        let shown = seen("no-bar", quiet);
        assert!(!shown.contains(" of "), "{quiet}: {shown:?}");
    }
}

#[test]
fn nothing_is_shown_where_there_is_no_terminal() {
    let folder = folder("no-terminal");
    write(&folder, "a.txt", CLEAN);
    assert!(Command::new("mkfifo").arg(folder.join("late.txt")).status().unwrap().success());
    let child = phi_lint(&["check", "a.txt", "late.txt"]).current_dir(&folder).spawn().unwrap();
    late(&folder.join("late.txt"));
    assert_eq!(String::from_utf8_lossy(&child.wait_with_output().unwrap().stderr), "");
}
