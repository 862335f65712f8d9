//! Configurations in folders made on the spot; what a snapshot can show is in `tests/cmd/config.trycmd`.

use std::fmt::Write;

use super::{CLEAN, LOG, MEDICINE, folder, run_in, run_on, write};

#[test]
fn the_organisation_is_read_from_the_nearest_configuration() {
    let folder = folder("config");
    write(
        &folder,
        "phi-lint.toml",
        "policy = \"strict\"\n[org]\nname = \"Harbor Street Clinic\"\nphone = \"555-0100\"\nportal_url = \"https://portal.example\"\n",
    );
    std::fs::create_dir(folder.join("below")).unwrap();
    let said = run_in(&folder.join("below"), &["rewrite", "He says it is only IBS"]);
    // Under this policy not even the clinic is named.
    assert_eq!(said.out, "You have a message in your patient portal. Please log in to view it.\n");
    let said = run_in(&folder, &["rewrite", "--policy", "hipaa-messaging", "He says it is only IBS"]);
    assert_eq!(
        said.out,
        "Harbor Street Clinic has a message for you. Log in to your patient portal or call 555-0100.\n"
    );
}

#[test]
fn what_is_allowed_is_advice_until_its_day_is_over() {
    let folder = folder("allow");
    write(
        &folder,
        "phi-lint.toml",
        "[allow]\nterms = [\"metformin\", { value = \"MRI\", reason = \"a name\", expires = \"2020-01-01\" }]\n",
    );
    write(&folder, "a.txt", "Your metformin is ready.");
    write(&folder, "b.txt", "Your MRI is on Friday.");
    assert_eq!(run_in(&folder, &["check", "a.txt"]).code, Some(0));
    let said = run_in(&folder, &["check", "b.txt"]);
    assert_eq!(said.code, Some(1));
    assert!(said.err.contains("`MRI` is allowed no more since 2020-01-01"), "{}", said.err);
}

/// Globs begin at the folder of a file that was found, wherever below it the command runs and however paths are written.
#[test]
fn globs_begin_at_the_folder_of_the_file() {
    let folder = folder("globs");
    write(
        &folder,
        "phi-lint.toml",
        "[files]\nexclude = [\"/a/skipped.txt\"]\n[[overrides]]\nglob = \"/a/b/*.txt\"\nrules = { medication-name = \"off\" }\n",
    );
    for name in ["a/skipped.txt", "a/b/quiet.txt", "a/b/c/loud.txt", "b/quiet.txt"] {
        write(&folder, name, MEDICINE);
    }
    let below = folder.join("a/b");
    for (place, path, found) in [
        (&folder, ".", &["./a/b/c/loud.txt:", "./b/quiet.txt:"][..]),
        (&folder.join("a"), "", &["b/c/loud.txt:"]),
        (&below, "../..", &["../../a/b/c/loud.txt:", "../../b/quiet.txt:"]),
        (&below, "../b/./quiet.txt", &[]),
        (&below, folder.to_str().unwrap(), &["a/b/c/loud.txt:", "/b/quiet.txt:"]),
    ] {
        let arguments = ["check", "--quiet", "--no-rewrite", path];
        let said = run_in(place, &arguments[..if path.is_empty() { 3 } else { 4 }]);
        assert_eq!(said.out.lines().count(), found.len(), "{path}: {}", said.everything());
        for (line, name) in said.out.lines().zip(found) {
            assert!(line.contains(name), "{path}: {line}");
        }
    }
}

#[test]
fn own_dictionaries_are_looked_up_beside_the_file() {
    let folder = folder("own-dictionaries");
    write(&folder, "words/own.tsv", "term\tclass\ttier\tdomain\tneeds\tunless\tcues\nglow tonic\tdrug\t2\n");
    assert_eq!(run_in(&folder, &["dict", "build", "words/own.tsv", "-o", "words/own.fst"]).code, Some(0));
    write(&folder, "phi-lint.toml", "[lexicons]\nfiles = [\"words/own.fst\"]\n");
    write(&folder, "below/pickup.txt", "Your glow tonic is ready.");
    let said = run_in(&folder.join("below"), &["check"]);
    assert!(said.out.contains("error[medication-name] This names a medicine: glow tonic."), "{}", said.everything());
    write(&folder, "words/own.fst", "no dictionary");
    let said = run_in(&folder.join("below"), &["check"]);
    assert_eq!(said.code, Some(2));
    assert!(said.err.starts_with("phi-lint: ../phi-lint.toml:2: ../words/own.fst: "), "{}", said.err);
}

/// A line of a log says who sends it; `enforce` of the file makes that an error.
#[test]
fn a_line_brings_its_role() {
    let folder = folder("roles");
    let line = "{\"text\": \"Your statement is ready in the portal.\", \"role\": \"receptionist\"}\n{\"text\": \"Hi\", \"role\": \"porter\"}\n";
    write(&folder, "sent.jsonl", line);
    for (config, severity) in [("", "warning"), ("[roles]\nenforce = true\n", "error")] {
        write(&folder, "phi-lint.toml", config);
        let said = run_in(&folder, &[LOG, &["sent.jsonl"]].concat());
        let answer = &said.answers()[0];
        let finding = answer["findings"].as_array().unwrap().iter().find(|one| one["rule"] == "role-intent").unwrap();
        assert_eq!(finding["severity"], severity, "{answer}");
        assert!(said.err.contains("unknown role `porter`"), "{}", said.err);
    }
    assert_eq!(run_on(CLEAN.as_bytes(), &["check", "--role", "receptionist", "-"]).code, Some(0));
    assert_eq!(run_on(CLEAN.as_bytes(), &["check", "--role", "doctor", "--deny", "warnings", "-"]).code, Some(1));
}

/// What changed is looked at like what a walk meets.
#[test]
fn changed_files_are_left_out_too() {
    let folder = folder("changed");
    let git = |arguments: &[&str]| {
        let done = std::process::Command::new("git").args(arguments).current_dir(&folder).output().unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    };
    git(&["init", "-q"]);
    git(&["-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "-q", "--allow-empty", "-m", "start"]);
    write(&folder, "phi-lint.toml", "[files]\nexclude = [\"old/\"]\n[[extract]]\nglob = \"*.msg\"\n");
    for name in ["old/pickup.txt", "new/pickup.txt", "new/pickup.msg"] {
        write(&folder, name, MEDICINE);
    }
    let said = run_in(&folder, &["check", "--changed-since", "HEAD", "--no-rewrite", "--quiet"]);
    let found: Vec<_> = said.out.lines().filter_map(|line| line.split(':').next()).collect();
    assert_eq!(found, ["new/pickup.msg", "new/pickup.txt"], "{}", said.everything());
}

/// What is written fits what was found, is read again, and so is what it only proposes.
#[test]
fn a_fitting_file_is_written() {
    let folder = folder("init");
    let mut catalogue = String::from("{\"ui\": {");
    for at in 0..250 {
        let _ = write!(catalogue, "\"a{at}\": \"Choose your item number {at} here\", ");
    }
    catalogue
        .push_str("\"end\": \"Save all your changes\"}, \"patient_sms\": {\"ready\": \"Your metformin is ready\"}}");
    write(&folder, "locales/en.json", &catalogue);
    write(&folder, "templates/sms/pickup.txt", "Your {{custom_7}} is ready, see https://clinic.example/a");
    write(&folder, "templates/sms/visit.txt", CLEAN);
    write(&folder, "templates/email/visit.txt", CLEAN);
    write(&folder, "tests/samples.txt", MEDICINE);

    let arguments = ["init", "--name", "Main \"A\" Clinic", "--portal-url", "https://portal.example"];
    let said = run_in(&folder, &arguments);
    assert_eq!(said.code, Some(0), "{}", said.err);
    assert!(said.out.starts_with("Wrote phi-lint.toml, for 256 messages in 5 files; 1 error in them."), "{}", said.out);
    let text = std::fs::read_to_string(folder.join("phi-lint.toml")).unwrap();
    for line in [
        "channel = \"sms\" # or whatsapp, sms, web-chat, email",
        "name = \"Main \\\"A\\\" Clinic\"",
        "portal_url = \"https://portal.example\"",
        "# phone = \"555-0100\"",
        "# safe = [\"custom_7\"]",
        "# allowed_hosts = [\"clinic.example\"]",
        "exclude = [\"/tests/\"]",
        "# glob = \"locales/*.json\"",
        "# keys = [\"patient_sms\"]",
        "glob = \"/templates/email/\"\nchannel = \"email\"",
    ] {
        assert!(text.contains(line), "{line} in\n{text}");
    }
    assert_eq!(run_in(&folder, &["check"]).code, Some(1));

    let said = run_in(&folder, &arguments);
    assert_eq!(said.code, Some(2));
    assert!(said.err.contains("there is a phi-lint.toml already"), "{}", said.err);
    assert_eq!(std::fs::read_to_string(folder.join("phi-lint.toml")).unwrap(), text);

    let accepted = text.replace("# [", "[").replace("# safe", "safe").replace("# allowed", "allowed");
    let accepted = accepted.replace("# glob", "glob").replace("# keys", "keys").replace("# phone", "phone");
    write(&folder, "phi-lint.toml", accepted);
    assert_eq!(run_in(&folder, &["config", "--show"]).code, Some(0));
    let said = run_in(&folder, &["check", "--format", "json", "locales"]);
    assert!(said.out.contains("\"messages\": 1,"), "{}", said.out);
}

#[test]
fn a_portal_without_https_is_refused() {
    let folder = folder("init-portal");
    let said = run_in(&folder, &["init", "--portal-url", "http://portal.example"]);
    assert_eq!(said.code, Some(2));
    assert!(said.err.contains("must begin with https://"), "{}", said.err);
    assert!(!folder.join("phi-lint.toml").exists());
}

/// Every option and command that there is can be completed.
#[test]
fn shells_complete_the_command_line() {
    let folder = folder("completions");
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let said = run_in(&folder, &["completions", shell]);
        assert_eq!(said.code, Some(0), "{}", said.err);
        for word in ["check", "changed-since", "hipaa-messaging"].iter().take(if shell == "bash" { 2 } else { 3 }) {
            assert!(said.out.contains(word), "{shell}: {word}");
        }
    }
    // The shell itself reads it.
    let script = run_in(&folder, &["completions", "bash"]).out;
    write(
        &folder,
        "phi-lint.bash",
        script
            + "\nCOMP_WORDS=(phi-lint che); COMP_CWORD=1; _phi__lint phi-lint che phi-lint; echo \"got ${COMPREPLY[*]}\"\n",
    );
    let done = std::process::Command::new("bash").arg("phi-lint.bash").current_dir(&folder).output().unwrap();
    assert_eq!(String::from_utf8_lossy(&done.stdout), "got check\n", "{}", String::from_utf8_lossy(&done.stderr));
}
