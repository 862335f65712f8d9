//! What `--fix` does to files.

use super::{MEDICINE, folder, run_in, write};

#[test]
fn what_needs_no_human_is_put_right_in_place() {
    let folder = folder("fix");
    let telling = r#"{"a": {"text": "Hi {{1}}, your metformin is \u00a1ready!"}, "b": {"text": "Your therapist can see you at 9."}, "n": 1}"#;
    write(&folder, "templates.json", telling);
    write(&folder, "note.txt", "Your diabetes checkup is tomorrow at 2 PM\r\nPlease park behind the building.\r\n");
    write(&folder, "table.md", "| say |\n| --- |\n| Your Lipitor is ready. Reply Y to confirm. |\n");
    let said = run_in(&folder, &["check", "--fix", "."]);
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    // What touches a specially protected fact is only printed.
    assert!(said.out.contains("Put right 2 messages."), "{}", said.out);
    assert!(said.out.contains("safe version: Reminder: You have an appointment at 9."), "{}", said.out);
    let fixed = r#"{"a": {"text": "Hi {{1}}, your prescription is ready for pickup."}, "b": {"text": "Your therapist can see you at 9."}, "n": 1}"#;
    assert_eq!(read("templates.json"), fixed);
    assert_eq!(
        read("note.txt"),
        "Reminder: You have an appointment tomorrow at 2 PM.\r\nPlease park behind the building.\r\n"
    );
    // A table cell cannot hold two paragraphs.
    assert!(read("table.md").contains("Lipitor"));
    assert_eq!(said.code, Some(1));
    // Nothing is put right twice.
    assert!(!run_in(&folder, &["check", "--fix", "."]).out.contains("Put right"));
}

#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_changed_is_named_and_stays() {
    use std::os::unix::fs::PermissionsExt;

    let folder = folder("fix-mode");
    write(&folder, "note.txt", MEDICINE);
    let path = folder.join("note.txt");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).unwrap();
    run_in(&folder, &["check", "--fix", "note.txt"]);
    assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
    assert!(!std::fs::read_to_string(&path).unwrap().contains("metformin"));
}
