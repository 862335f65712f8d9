//! Whole-process measurements: the built program on a large log, on one message and on a tree of small files.
//!
//! Benchmarks of functions are under `cargo bench`. What is printed here are the best of several runs in wall time; instructions are counted
//! where valgrind is installed, and `typos` runs beside phi-lint on the same tree where it is installed.

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

const RUNS: usize = 5;
const LINES: usize = 200_000;
const FILES: usize = 2_000;

/// Builds, prepares the input under `target/bench` and prints a table.
pub(crate) fn run(root: &Path) -> Result<()> {
    crate::command(
        root,
        "cargo",
        &[
            "build",
            "--quiet",
            "--release",
            "--package",
            "phi-lint-cli",
            "--package",
            "phi-lint",
            "--examples",
            "--bins",
        ],
    )?;
    let folder = root.join("target/bench");
    let texts = texts(root)?;
    prepare(&folder, &texts)?;
    let program = root.join("target/release/phi-lint").display().to_string();
    let path = |name: &str| folder.join(name).display().to_string();

    let log =
        [&program, "check", "--messages", "jsonl", "--format", "json", "-j", "1", "--no-rewrite", &path("log.jsonl")];
    let time = best(&log)?;
    let rate = LINES as u128 * 1_000 / time.as_millis().max(1);
    println!("{LINES} messages through the command line, one thread: {} ms, {rate} a second", time.as_millis());
    let time = best(&[&program, "check", &path("one.txt")])?;
    println!("one message, from start to end of the process: {:.1} ms", time.as_secs_f64() * 1e3);
    let time = best(&[&program, "check", &path("tree")])?;
    println!("{FILES} small files: {:.0} ms", time.as_secs_f64() * 1e3);
    match best(&["typos", "--no-check-filenames", &path("tree")]) {
        Ok(time) => println!("the same files through typos: {:.0} ms", time.as_secs_f64() * 1e3),
        Err(_) => println!("typos is not installed (pip install typos): no comparison"),
    }
    match instructions(root, &folder) {
        Ok(count) => println!("instructions per byte on the clean half of the corpus: {count}"),
        Err(error) => println!("instructions not counted: {error:#}"),
    }
    Ok(())
}

/// The corpus: each message and whether it is clean.
fn texts(root: &Path) -> Result<Vec<(String, bool)>> {
    let lines = std::fs::read_to_string(root.join("tests/corpus/visible.jsonl"))?;
    lines
        .lines()
        .map(|line| {
            let message: serde_json::Value = serde_json::from_str(line)?;
            let text = message["text"].as_str().context("a message has a text")?;
            Ok((text.to_owned(), message["verdict"] == "pass"))
        })
        .collect()
}

fn prepare(folder: &Path, texts: &[(String, bool)]) -> Result<()> {
    std::fs::create_dir_all(folder.join("tree"))?;
    let mut log = String::new();
    for (id, (text, _)) in texts.iter().cycle().take(LINES).enumerate() {
        let _ = writeln!(log, "{}", serde_json::json!({ "id": id, "text": text }));
    }
    std::fs::write(folder.join("log.jsonl"), log)?;
    std::fs::write(folder.join("one.txt"), "See you tomorrow.\n")?;
    let clean: Vec<_> =
        texts.iter().filter(|(_, clean)| *clean).map(|(text, _)| text.replace(['\n', '\r'], " ")).collect();
    std::fs::write(folder.join("clean.txt"), clean.join("\n"))?;
    for (index, (text, _)) in texts.iter().cycle().take(FILES).enumerate() {
        let (name, content) = match index % 3 {
            0 => ("txt", text.clone()),
            1 => ("md", format!("# Notice\n\n{text}\n")),
            _ => ("json", serde_json::json!({ "body": text }).to_string()),
        };
        let part = folder.join("tree").join(format!("{:02}", index / 100));
        std::fs::create_dir_all(&part)?;
        std::fs::write(part.join(format!("{index}.{name}")), content)?;
    }
    Ok(())
}

/// The shortest of several runs.
fn best(command: &[&str]) -> Result<Duration> {
    let mut best = Duration::MAX;
    for _ in 0..RUNS {
        let start = Instant::now();
        Command::new(command[0]).args(&command[1..]).stdout(Stdio::null()).stderr(Stdio::null()).status()?;
        best = best.min(start.elapsed());
    }
    Ok(best)
}

/// Instructions per byte, without those of starting up: three rounds less one.
fn instructions(root: &Path, folder: &Path) -> Result<u64> {
    let count = |rounds: &str| -> Result<u64> {
        let input = std::fs::File::open(folder.join("clean.txt"))?;
        let output = Command::new("valgrind")
            .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
            .arg(root.join("target/release/examples/check_lines"))
            .arg(rounds)
            .stdin(input)
            .output()
            .context("valgrind is not installed")?;
        ensure!(output.status.success(), "valgrind failed");
        let report = String::from_utf8_lossy(&output.stderr).into_owned();
        let total = report.lines().find_map(|line| line.split_once("refs:")).context("valgrind prints its total")?.1;
        Ok(total.trim().replace(',', "").parse()?)
    };
    let bytes = std::fs::metadata(folder.join("clean.txt"))?.len();
    Ok((count("3")? - count("1")?) / 2 / bytes)
}
