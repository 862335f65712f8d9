//! `--fix` in every format: the message changes, every other byte stays.

/// Files that say `TEXT` in every format, and some where another text cannot take its place without more.
#[test]
fn every_format_is_put_right_and_keeps_its_other_bytes() {
    const FILES: [(&str, &str); 25] = [
        ("a.json", "{\n  \"id\": \"x\", \"text\": \"TEXT\" }\n"),
        ("plain.yml", "# ours\nen:\n  sms:\n    body: TEXT # sent\n"),
        ("quoted.yml", "text: 'TEXT'\nn: 1\n"),
        ("block.yml", "text: |\n  TEXT\nn: 1\n"),
        ("folded.yml", "text: >-\n  TEXT\nn: 1\n"),
        ("es.po", "msgid \"x y\"\nmsgstr \"TEXT\"\n"),
        ("a.properties", "# ours\nsms.body = TEXT\nn = 1\n"),
        ("a.strings", "/* ours */\n\"sms_body\" = \"TEXT\";\n"),
        ("values/strings.xml", "<resources>\n  <string name=\"sms\">TEXT</string>\n</resources>\n"),
        ("a.xlf", "<xliff><trans-unit id=\"1\"><source>x y z</source><target>TEXT</target></trans-unit></xliff>\n"),
        ("a.resx", "<root><data name=\"a\"><value>TEXT</value><comment>x</comment></data></root>\n"),
        ("a.csv", "id,body\n1,\"TEXT\"\n2,Hi\n"),
        ("a.html", "<html><body><p class=\"x\">TEXT</p></body></html>\n"),
        ("a.hbs", "{{#if late}}\nTEXT\n{{else}}\nSee you soon.\n{{/if}}\n"),
        ("a.txt.erb", "<% if @late %>\n  TEXT\n<% end %>\n"),
        ("sms.blade.php", "@if ($late)\n    TEXT\n@endif\n"),
        ("lang/en/sms.php", "<?php\nreturn [\n  'a' => 'TEXT', // ours\n];\n"),
        ("a.py", "send_sms(to, body=\"TEXT\")  # ours\n"),
        ("a.rb", "client.create(body: 'TEXT', to: to)\n"),
        ("A.java", "String message = \"TEXT\"; // ours\n"),
        ("a.go", "body := \"TEXT\" // ours\n"),
        ("a.ts", "send({ id: 1, text: `TEXT` }) // ours\n"),
        ("a.toml", "[sms]\nother = \"TEXT\" # ours\n"),
        ("templates/a.md", "# Hello\n\n- TEXT\n"),
        ("docs.md", "Our `x`:\n\n```json\n{\"text\": \"TEXT\"}\n```\n"),
    ];
    const LEFT: [(&str, &str); 4] = [
        ("b.hbs", "{{#if late}}Hi Testina, your metformin{{else}}Hi, your metformin{{/if}} is ready.\n"),
        ("b.xml", "<resources><string name=\"a\"><b>Hi Testina</b>, your metformin is ready.</string></resources>\n"),
        ("b.js", "text = 'Hi Testina, your ' + drug + ' metformin is ready.'\n"),
        (
            "b.yml",
            "body: \"Hi Testina, {n, plural, one {your metformin is ready.} other {your metformins are ready.}}\"\n",
        ),
    ];
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("fix-formats");
    drop(std::fs::remove_dir_all(&folder));
    for (name, text) in FILES.iter().chain(&LEFT) {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text.replace("TEXT", "Hi Testina, your metformin is ready.")).unwrap();
    }
    let said = std::process::Command::new(env!("CARGO_BIN_EXE_phi-lint"))
        .args(["check", "--fix", "."])
        .current_dir(&folder)
        .output()
        .unwrap();
    assert_eq!(said.status.code(), Some(1), "what is left is still told");
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    for (name, text) in FILES {
        assert_eq!(read(name), text.replace("TEXT", "Hi Testina, your prescription is ready for pickup."), "{name}");
    }
    for (name, text) in LEFT {
        assert_eq!(read(name), text, "{name}");
    }
}
