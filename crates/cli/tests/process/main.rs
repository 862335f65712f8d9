//! What a snapshot cannot show: broken bytes, closed pipes, full disks, huge lines, folders made on the spot.
//!
//! Every message is invented.

mod fix;
#[cfg(target_os = "linux")]
mod progress;
mod settings;

use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

const MEDICINE: &str = "Hi Testina, your metformin is ready.";
const CLEAN: &str = "Hi Testina, your appointment is tomorrow.";

/// The largest line and the largest file, as `phi-lint` says them.
const LARGEST: usize = 64 << 20;

fn phi_lint(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_phi-lint"));
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    // The program sees nothing of the terminal or the CI that the tests run in.
    for name in ["CI", "GITHUB_ACTIONS", "CLICOLOR_FORCE"] {
        command.env_remove(name);
    }
    command
}

/// What a command said.
struct Said {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Said {
    fn answers(&self) -> Vec<Value> {
        self.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    fn everything(&self) -> String {
        format!("{}{}", self.out, self.err)
    }
}

fn said(command: &mut Command) -> Said {
    let output = command.output().unwrap();
    Said {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// Runs a command in a folder.
fn run_in(folder: &Path, arguments: &[&str]) -> Said {
    said(phi_lint(arguments).current_dir(folder))
}

/// Runs a command with this standard input, which must fit into a pipe.
fn run_on(input: &[u8], arguments: &[&str]) -> Said {
    let mut child = phi_lint(arguments).stdin(Stdio::piped()).spawn().unwrap();
    // A command that fails before it reads closes the pipe.
    let _ = child.stdin.take().unwrap().write_all(input);
    let output = child.wait_with_output().unwrap();
    Said {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// A new, empty folder for one test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn write(folder: &Path, name: &str, content: impl AsRef<[u8]>) {
    let path = folder.join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, content).unwrap();
}

const LOG: &[&str] = &["check", "--messages", "jsonl", "--format", "json"];

#[test]
fn broken_bytes_on_standard_input() {
    let said = run_on(b"Hi Testina,\nyour metf\xffrmin is ready", &["check", "-"]);
    assert_eq!(said.code, Some(2));
    assert!(said.err.starts_with("phi-lint: -:2: not valid UTF-8"), "{}", said.err);
    assert!(!said.everything().contains("metf"), "{}", said.everything());

    let said = run_on(b"{\"text\": \"metf\xffrmin\"}\n{\"id\": 2, \"text\": \"Hi\"}\n", LOG);
    assert_eq!(said.code, Some(2));
    assert_eq!(said.answers()[0]["line"], 1);
    assert_eq!(said.answers()[1]["id"], 2);
    assert!(!said.everything().contains("metf"), "{}", said.everything());
}

#[test]
fn ci_masks_message_logs_but_not_templates() {
    let line = format!("{{\"id\": 1, \"text\": \"{MEDICINE}\"}}\n");
    for format in ["full", "concise", "json"] {
        let arguments = ["check", "--messages", "jsonl", "--format", format];
        for (ci, masked) in [("true", true), ("false", false), ("", false)] {
            let folder = folder(&format!("ci-{format}-{ci}"));
            write(&folder, "sent.jsonl", &line);
            let log = phi_lint(&arguments).arg("sent.jsonl").env("CI", ci).current_dir(&folder).output().unwrap();
            let log = String::from_utf8(log.stdout).unwrap();
            assert!(log.contains("medication-name"), "{format} {ci}: {log}");
            assert_eq!(!log.contains("metformin"), masked, "{format} {ci}: {log}");
        }
    }
    let folder = folder("ci-templates");
    write(&folder, "pickup.txt", MEDICINE);
    let said = said(phi_lint(&["check", "pickup.txt"]).env("CI", "true").current_dir(&folder));
    assert!(said.out.contains("metformin"), "{}", said.out);
}

/// A value of a line may be a message in the wrong place; standard error goes into logs that many people read.
#[test]
fn errors_about_a_line_do_not_quote_it() {
    let log = concat!(
        "\"Hi Testina, your metformin is ready\"\n",
        "{\"id\": 2, \"text\": 987654321}\n",
        "{\"id\": 3, \"text\": [\"Your metformin is ready\"]}\n",
        "{\"id\": 4, \"text\": \"Hi\", \"channel\": 987654321}\n",
        "Clinic: your metformin is ready\n",
        "{\"id\": 6, \"text\": \"Your metformin\" \"is ready\"}\n",
        "{\"id\": 7, \"text\": \"Hi\"} your metformin is ready\n",
    );
    for format in ["json", "concise", "full"] {
        let said = run_on(log.as_bytes(), &["check", "--messages", "jsonl", "--redact", "--format", format]);
        assert_eq!(said.code, Some(2));
        assert_eq!(said.err.lines().count(), 7, "{}", said.err);
        for word in ["metformin", "987654321", "Testina"] {
            assert!(!said.everything().contains(word), "{format}: {word} in\n{}", said.everything());
        }
    }
}

/// The parser sees one line only and calls each of them line 1.
#[test]
fn errors_about_a_line_name_that_line_only() {
    let said = run_on(b"{\"text\": \"Hi\"}\n{\"text\": \"Hi\"}\n{\"text\": }\n", LOG);
    assert_eq!(said.code, Some(2));
    assert_eq!(said.answers()[2]["line"], 3);
    assert!(said.err.starts_with("phi-lint: -:3: "), "{}", said.err);
    assert!(!said.everything().contains("line 1 "), "{}", said.everything());
}

/// `path:line:column` is what editors jump to; in a log that is a place in the line of JSON.
#[test]
fn a_column_of_a_log_is_a_column_of_its_line() {
    let line = "{\"id\": 1, \"text\": \"Señora Ficticia: \\u00abmetformina\\u00bb\"}";
    let column = line[..line.find("metformina").unwrap()].chars().count() + 1;
    let said = run_on(line.as_bytes(), &["check", "--messages", "jsonl", "--format", "concise", "--quiet"]);
    let place = said.out.split(' ').next().unwrap();
    assert!(place == "-:1:" || place == format!("-:1:{column}:"), "{place} instead of -:1:{column}:");
}

fn log_with_a_line_of(length: usize, name: &str) -> PathBuf {
    let mut log = b"{\"id\": 1, \"text\": \"".to_vec();
    log.resize(length - 2, b'a');
    log.extend_from_slice(b"\"}\n");
    log.extend_from_slice(format!("{{\"id\": 2, \"text\": \"{MEDICINE}\"}}\n{{\"id\": 3}}\n").as_bytes());
    let folder = folder(name);
    write(&folder, "sent.jsonl", log);
    folder
}

#[test]
fn a_huge_line_is_refused_and_the_next_one_answered() {
    let folder = log_with_a_line_of(70 << 20, "huge-line");
    let said = run_in(&folder, &[LOG, &["sent.jsonl"]].concat());
    std::fs::remove_dir_all(folder).unwrap();
    assert_eq!(said.code, Some(2));
    let answers = said.answers();
    assert_eq!(answers.len(), 3);
    assert_eq!(answers[0]["line"], 1);
    assert!(answers[0]["error"].as_str().unwrap().contains("64 MiB"), "{}", answers[0]);
    assert_eq!(answers[1]["id"], 2);
    assert_eq!(answers[1]["verdict"], "block");
    assert_eq!(answers[2]["line"], 3);
}

/// The line end is the byte at which reading stops; it must not count as more of the line.
#[test]
fn the_largest_line_does_not_swallow_the_next_one() {
    let folder = log_with_a_line_of(LARGEST, "largest-line");
    // What is said of the line itself does not matter here.
    let said = run_in(&folder, &[LOG, &["--no-rewrite", "sent.jsonl"]].concat());
    std::fs::remove_dir_all(folder).unwrap();
    let answers = said.answers();
    assert_eq!(answers.len(), 3, "{}", said.err);
    assert_eq!(answers[1]["id"], 2);
    assert_eq!(answers[1]["verdict"], "block");
    assert_eq!(answers[2]["line"], 3);
}

#[test]
fn a_huge_file_is_refused_and_the_next_one_checked() {
    let folder = folder("huge-file");
    std::fs::File::create(folder.join("huge.txt")).unwrap().set_len(LARGEST as u64 + 1).unwrap();
    write(&folder, "pickup.txt", MEDICINE);
    let said = run_in(&folder, &["check", "huge.txt", "pickup.txt"]);
    std::fs::remove_dir_all(folder).unwrap();
    assert_eq!(said.code, Some(2));
    assert!(said.err.starts_with("phi-lint: huge.txt: larger than 64 MiB"), "{}", said.err);
    assert!(said.out.contains("pickup.txt:1:18: error[medication-name]"), "{}", said.out);
}

/// `head` reads what it wants and goes away.
#[test]
fn a_closed_pipe_is_no_error() {
    let folder = folder("closed-pipe");
    write(&folder, "sent.jsonl", format!("{{\"text\": \"{MEDICINE}\"}}\n").repeat(20_000));
    for arguments in [&[LOG, &["sent.jsonl"]].concat()[..], &["check", "--messages", "jsonl", "sent.jsonl"]] {
        let mut child = phi_lint(arguments).current_dir(&folder).spawn().unwrap();
        let mut line = String::new();
        BufReader::with_capacity(64, child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        assert!(line.contains("medication-name"), "{line}");
        let mut err = String::new();
        child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
        assert_eq!(err, "");
        // No panic, no signal; whether findings that nobody reads count is a matter of taste.
        assert!(matches!(child.wait().unwrap().code(), Some(0 | 1)));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let folder = folder("full-disk");
    write(&folder, "pickup.txt", MEDICINE);
    write(&folder, "sent.jsonl", format!("{{\"text\": \"{CLEAN}\"}}\n"));
    for arguments in [
        &["check", "pickup.txt"][..],
        &["check", "--format", "json", "pickup.txt"],
        &["check", "--messages", "jsonl", "--format", "json", "sent.jsonl"],
        &["rules"],
        &["rules", "--format", "json"],
        &["explain", "ssn"],
        &["dict", "stats"],
        &["dict", "lookup", "metformin"],
    ] {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let said = said(phi_lint(arguments).stdout(full).current_dir(&folder));
        assert_eq!(said.code, Some(2), "{arguments:?}");
        assert!(said.err.starts_with("phi-lint: the output could not be written: "), "{arguments:?}: {}", said.err);
    }
}

/// `phi-lint check <(render template)` names a pipe, which is neither a regular file nor a folder.
#[cfg(unix)]
#[test]
fn a_named_pipe_is_read() {
    let said = run_on(MEDICINE.as_bytes(), &["check", "/dev/stdin"]);
    assert!(said.out.starts_with("/dev/stdin:1:18: error[medication-name]"), "{}", said.everything());
    assert_eq!(said.code, Some(1));
}

/// "No health-specific content found" as the last line of a run that read nothing would be believed.
#[test]
fn what_was_not_read_is_not_called_clean() {
    let folder = folder("not-read");
    write(&folder, "broken.json", "{");
    write(&folder, "broken.jsonl", "{\n");
    for arguments in [
        &["check", "gone.txt"][..],
        &["check", "broken.json"],
        &["check", "--messages", "jsonl", "gone.jsonl"],
        &["check", "--messages", "jsonl", "broken.jsonl"],
    ] {
        let said = run_in(&folder, arguments);
        assert_eq!(said.code, Some(2), "{arguments:?}");
        assert!(!said.out.contains("No health-specific content found"), "{arguments:?}: {}", said.out);
    }
}

/// The ignored file would not be committed if this were a fixture.
#[test]
fn a_walk_respects_gitignore() {
    let folder = folder("gitignore");
    // Only in a repository are these files obeyed.
    std::fs::create_dir(folder.join(".git")).unwrap();
    write(&folder, ".gitignore", "/drafts\n*.md\n!keep.md\n");
    for name in ["drafts/a.txt", "templates/b.md", "templates/keep.md", "templates/drafts/c.txt", "d.txt"] {
        write(&folder, name, MEDICINE);
    }
    let said = run_in(&folder, &["check", "--quiet", "--no-rewrite"]);
    let found: Vec<_> = said.out.lines().map(|line| line.split(':').next().unwrap()).collect();
    assert_eq!(found, ["d.txt", "templates/drafts/c.txt", "templates/keep.md"]);
    // Whoever names an ignored file wants it checked.
    assert_eq!(run_in(&folder, &["check", "drafts/a.txt"]).code, Some(1));
}

/// Only there may a file name be any bytes.
#[cfg(target_os = "linux")]
#[test]
fn a_walked_file_name_that_is_not_utf8() {
    use std::os::unix::ffi::OsStrExt;
    let folder = folder("names");
    std::fs::write(folder.join(std::ffi::OsStr::from_bytes(b"caf\xe9.txt")), MEDICINE).unwrap();
    let said = run_in(&folder, &["check"]);
    assert!(said.out.starts_with("caf\u{fffd}.txt:1:18: error[medication-name]"), "{}", said.everything());
    assert_eq!(said.code, Some(1));
}

#[test]
fn a_refused_dictionary_leaves_the_old_one() {
    let folder = folder("refused-dictionary");
    write(&folder, "terms.tsv", "term\tclass\ttier\nglow tonic\tdrugs\t2\n");
    let build = ["dict", "build", "terms.tsv", "-o", "terms.fst"];
    assert_eq!(run_in(&folder, &build).code, Some(2));
    assert!(!folder.join("terms.fst").exists());
    write(&folder, "terms.fst", "the old one");
    assert_eq!(run_in(&folder, &build).code, Some(2));
    assert_eq!(std::fs::read(folder.join("terms.fst")).unwrap(), b"the old one");
}

/// Spans of the text and of the file both cut out the words that were found.
#[test]
fn spans_of_the_document() {
    let source = "{\r\n  \"body\": \"Hola \\u00d1andu \\ud83d\\udc8b:\\nsu cita de \\\"diabetes\\\"\",\r\n  \"title\": \"¿Metformina?\"\r\n}";
    let folder = folder("spans");
    write(&folder, "visit.json", source);
    let said = run_in(&folder, &["check", "--format", "json", "visit.json"]);
    let document: Value = serde_json::from_str(&said.out).unwrap();
    let cut = |text: &str, of: &Value, names: [&str; 2]| {
        let [start, end] = names.map(|name| usize::try_from(of[name].as_u64().unwrap()).unwrap());
        text[start..end].to_owned()
    };
    let messages = document["files"][0]["messages"].as_array().unwrap();
    assert_eq!(messages[0]["text"], "Hola Ñandu 💋:\nsu cita de \"diabetes\"");
    assert_eq!(cut(source, &messages[1], ["start", "end"]), "¿Metformina?");
    for (message, word, line) in [(&messages[0], "diabetes", 2), (&messages[1], "Metformina", 3)] {
        let finding = &message["findings"][0];
        assert_eq!(cut(message["text"].as_str().unwrap(), finding, ["start", "end"]), word);
        assert_eq!(cut(source, finding, ["file_start", "file_end"]), word);
        let before = &source[..source.find(word).unwrap()];
        let column = before[before.rfind('\n').unwrap() + 1..].chars().count() + 1;
        assert_eq!((&finding["line"], &finding["column"]), (&Value::from(line), &Value::from(column)));
    }
}

#[test]
fn threads_change_nothing() {
    let folder = folder("threads");
    let line = |number: usize| match number % 3 {
        0 => format!("{{\"id\": {number}, \"text\": \"{MEDICINE}\"}}\n"),
        1 => format!("{{\"id\": {number}, \"text\": \"{CLEAN}\"}}\n"),
        _ => "{\n".to_owned(),
    };
    write(&folder, "sent.jsonl", (0..3000).map(line).collect::<String>());
    for number in 0..60 {
        let text = if number % 2 == 0 { MEDICINE } else { CLEAN };
        write(&folder, &format!("templates/{number:02}.txt"), text);
    }
    for arguments in [&[LOG, &["sent.jsonl"]].concat()[..], &["check", "templates"]] {
        let said = ["1", "2", "7"].map(|jobs| {
            let said = run_in(&folder, &[arguments, &["-j", jobs]].concat());
            (said.code, said.out, said.err)
        });
        assert!(said[0] == said[1] && said[1] == said[2], "{arguments:?}");
        assert!(said[0].1.lines().count() > 30);
    }
}
