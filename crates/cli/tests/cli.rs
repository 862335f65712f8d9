//! What people and programs see of `phi-lint`: every case of `tests/cmd` is a command, its output and its exit code.
//!
//! `NAME.trycmd` holds commands as typed in a terminal and runs them in the folder `NAME.in`; `NAME.toml` holds one command
//! that reads standard input. `...` and `[..]` stand for output that changes with the dictionaries, and a backslash in the
//! output is shown as a slash. After a wanted change `TRYCMD=overwrite cargo test -p phi-lint-cli` writes the cases anew:
//! read the difference before you commit it, and put the `...` back. What needs a pipe, a full disk or a huge file is in
//! `process.rs`.

#[test]
fn commands() {
    trycmd::TestCases::new()
        // The program sees nothing of the terminal or the CI that the tests run in.
        .env("CI", "")
        .env("GITHUB_ACTIONS", "")
        .env("CLICOLOR_FORCE", "")
        .env("COLUMNS", "100")
        .case("tests/cmd/*.trycmd")
        .case("tests/cmd/*.toml");
}
