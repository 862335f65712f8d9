//! The hook as its users have it: pre-commit from pip, installed into a repository of the examples.

use std::path::Path;
use std::process::{Command, Output};

use anyhow::{Context, Result, ensure};

use crate::command;

/// Commits telling templates, which the hook must stop, and then clean ones. Takes minutes: the hook builds itself.
pub(crate) fn test(root: &Path) -> Result<()> {
    let folder = root.join("target/pre-commit");
    let python = folder.join("python");
    if !python.join("bin/pre-commit").exists() {
        command(root, "python3", &["-m", "venv", &python.display().to_string()])?;
        command(&python, "bin/pip", &["install", "--quiet", "pre-commit"])?;
    }
    let repository = folder.join("repository");
    if repository.exists() {
        std::fs::remove_dir_all(&repository)?;
    }
    std::fs::create_dir_all(&repository)?;
    command(&repository, "git", &["init", "--quiet"])?;
    let head = run(root, Path::new("git"), &["rev-parse", "HEAD"])?;
    let head = String::from_utf8(head.stdout)?;
    let configuration =
        format!("repos:\n  - repo: {}\n    rev: {}\n    hooks:\n      - id: phi-lint\n", root.display(), head.trim());
    std::fs::write(repository.join(".pre-commit-config.yaml"), configuration)?;
    command(&repository, "cp", &["-r", &root.join("examples").display().to_string(), "templates"])?;
    command(&repository, "git", &["add", "."])?;
    let installed = run(&repository, &python.join("bin/pre-commit"), &["install"])?;
    ensure!(installed.status.success(), "pre-commit install: {}", said(&installed));

    let stopped = commit(&repository)?;
    let found = "refill.txt:1:15: error[medication-name] This names a medicine: atorvastatin.";
    ensure!(!stopped.status.success() && said(&stopped).contains(found), "not stopped: {}", said(&stopped));

    command(&repository, "git", &["rm", "--quiet", "-r", "--cached", "templates"])?;
    std::fs::write(repository.join("visit.txt"), "Hi Testina, your appointment is tomorrow at 9.\n")?;
    command(&repository, "git", &["add", "visit.txt"])?;
    let clean = commit(&repository)?;
    ensure!(clean.status.success() && said(&clean).contains("Passed"), "stopped: {}", said(&clean));
    println!("pre-commit stops what tells something and lets the rest pass");
    Ok(())
}

fn commit(repository: &Path) -> Result<Output> {
    run(
        repository,
        Path::new("git"),
        &["-c", "user.name=Testina", "-c", "user.email=testina@example.com", "commit", "-m", "Templates"],
    )
}

fn run(folder: &Path, program: &Path, arguments: &[&str]) -> Result<Output> {
    Command::new(program)
        .args(arguments)
        // Its clones stay out of the home folder.
        .env("PRE_COMMIT_HOME", folder.join("../home"))
        .current_dir(folder)
        .output()
        .with_context(|| format!("running {}", program.display()))
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}
