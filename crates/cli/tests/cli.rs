//! What people and programs see of `phi-lint`: every case of `tests/cmd` is a command, its output and its exit code.
//!
//! `NAME.trycmd` holds commands as typed in a terminal and runs them in the folder `NAME.in`; `NAME.toml` holds one command
//! that reads standard input. `...` and `[..]` stand for output that changes with the dictionaries. After a wanted change
//! `TRYCMD=overwrite cargo test -p phi-lint-cli` writes the cases anew: read the difference before committing it, and put
//! the `...` back. What needs a pipe, a full disk or broken bytes is in `process.rs`.

#[test]
fn commands() {
    trycmd::TestCases::new()
        // Whatever terminal or CI the tests run in, the program sees none of it.
        .env("CI", "")
        .env("GITHUB_ACTIONS", "")
        .env("CLICOLOR_FORCE", "")
        .env("COLUMNS", "100")
        .case("tests/cmd/*.trycmd")
        .case("tests/cmd/*.toml");
}
