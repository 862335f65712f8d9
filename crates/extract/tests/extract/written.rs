//! Real messages written into files of every format, and read back: each once, each word at its place, nothing else.

use crate::found;

/// Messages in a file.
const COUNT: usize = 40;

/// How one format writes messages: the path, the head, one message with its number, the foot.
struct Writer {
    path: &'static str,
    head: &'static str,
    one: fn(usize, &str) -> String,
    foot: &'static str,
    /// Whether white space runs together.
    flows: bool,
}

/// A string with backslash escapes, as most languages write it.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n")
}

fn entities(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn indented(text: &str) -> String {
    text.replace('\n', "\n      ")
}

const WRITERS: [Writer; 22] = [
    Writer {
        path: "a.json",
        head: "{\"id\":\"Not a message here\",\"items\":[",
        one: |n, text| {
            format!("{}{{\"name\":\"m {n} of all\",\"body\":\"{}\"}}", if n > 0 { "," } else { "" }, escaped(text))
        },
        foot: "]}",
        flows: false,
    },
    Writer {
        path: "app_en.arb",
        head: "{\"@@locale\":\"en\"",
        one: |n, text| {
            format!(",\"text{n}\":\"{}\",\"@text{n}\":{{\"description\":\"What this is for\"}}", escaped(text))
        },
        foot: "}",
        flows: false,
    },
    Writer {
        path: "config/locales/en.yml",
        head: "# The texts of our clinic\nen:\n  sms:\n",
        one: |n, text| format!("    body_{n}: \"{}\" # as sent", escaped(text)),
        foot: "",
        flows: false,
    },
    Writer {
        path: "single.yaml",
        head: "",
        one: |n, text| format!("- id: m {n} of all\n  text: '{}'", text.replace('\'', "''").replace('\n', "\n\n    ")),
        foot: "",
        flows: false,
    },
    Writer {
        path: "literal.yml",
        head: "messages:\n",
        one: |_, text| format!("  - text: |-\n      {}", indented(text)),
        foot: "",
        flows: false,
    },
    Writer {
        path: "folded.yml",
        head: "messages:\n",
        one: |_, text| format!("  - text: >-\n      {}", text.replace(' ', "\n      ")),
        foot: "",
        flows: true,
    },
    Writer {
        path: "es.po",
        head: "msgid \"\"\nmsgstr \"Content-Type: one two three\\n\"\n\n",
        one: |n, text| {
            format!(
                "#. For the front desk only\nmsgctxt \"m{n}\"\nmsgid \"The key of a message\"\nmsgstr \"\"\n\"{}\"\n",
                escaped(text)
            )
        },
        foot: "#~ msgid \"An old one here\"\n",
        flows: false,
    },
    Writer {
        path: "t.pot",
        head: "",
        one: |n, text| format!("msgctxt \"m{n}\"\nmsgid \"{}\"\nmsgstr \"\"\n", escaped(text)),
        foot: "",
        flows: false,
    },
    Writer {
        path: "messages_es.properties",
        head: "# The texts of our clinic\nform.id=not a message here\n",
        one: |n, text| format!("sms.{n}.body = {}", escaped(text)),
        foot: "",
        flows: false,
    },
    Writer {
        path: "Localizable.strings",
        head: "/* The texts of our clinic */\n",
        one: |n, text| format!("\"message_{n}_text\" = \"{}\";", escaped(text)),
        foot: "",
        flows: false,
    },
    Writer {
        path: "values/strings.xml",
        head: "<resources><!-- The texts of our clinic -->\n",
        one: |n, text| {
            format!(
                "<string name=\"m{n}_text\">{}</string>",
                entities(text).replace('\\', "\\\\").replace('\'', "\\'").replace('\n', "\\n")
            )
        },
        foot: "</resources>",
        flows: false,
    },
    Writer {
        path: "a.xliff",
        head: "<xliff><file><body>",
        one: |n, text| {
            format!(
                "<trans-unit id=\"{n}\"><source>The key of a message</source><target>{}</target><note>For the front desk</note></trans-unit>",
                entities(text)
            )
        },
        foot: "</body></file></xliff>",
        flows: true,
    },
    Writer {
        path: "log.csv",
        head: "id,to,body\n",
        one: |n, text| format!("{n},+1555,\"{}\"", text.replace('"', "\"\"")),
        foot: "",
        flows: false,
    },
    Writer {
        path: "log.tsv",
        head: "Direction\tBody\tNote\n",
        one: |_, text| {
            format!(
                "inbound\tMy own question here\t\noutbound-api\t\"{}\"\tno message here either",
                text.replace('"', "\"\"")
            )
        },
        foot: "",
        flows: false,
    },
    Writer {
        path: "mail.html",
        head: "<html><head><style>p { a: b }</style></head><body><!-- The texts of our clinic -->",
        one: |_, text| format!("<p class=\"one two three\">{}</p>", entities(text)),
        foot: "</body></html>",
        flows: true,
    },
    Writer {
        path: "mail.liquid",
        head: "{% comment %}The texts of our clinic{% endcomment %}<div>",
        one: |_, text| format!("{{% if visit %}}<p>{}</p>{{% endif %}}", entities(text)),
        foot: "</div>",
        flows: true,
    },
    Writer {
        path: "lang/en/sms.php",
        head: "<?php\n// The texts of our clinic\nreturn [\n",
        one: |n, text| {
            format!(
                "  'm{n}' => ['id' => 'not a message here', 'text' => '{}'],",
                text.replace('\\', "\\\\").replace('\'', "\\'")
            )
        },
        foot: "];\n",
        flows: false,
    },
    Writer {
        path: "sms.py",
        head: "\"\"\"The texts of our clinic.\"\"\"\n\ndef send(to):\n    \"\"\"Sends what it is told.\"\"\"\n",
        one: |_, text| format!("    log.info(\"A message was sent\")\n    send_sms(to, body=\"{}\")", escaped(text)),
        foot: "",
        flows: false,
    },
    Writer {
        path: "sms.rb",
        head: "# The texts of our clinic\n",
        one: |_, text| format!("client.messages.create(body: \"{}\", to: to)", escaped(text)),
        foot: "",
        flows: false,
    },
    Writer {
        path: "Sms.java",
        head: "/** The texts of our clinic. */\nclass Sms {\n",
        one: |n, text| format!("  String message{n} = \"{}\"; // as it is sent", escaped(text)),
        foot: "}\n",
        flows: false,
    },
    Writer {
        path: "sms.go",
        head: "// The texts of our clinic\npackage sms\n",
        one: |n, text| {
            format!("var text{n} = \"{}\"\nvar err{n} = fmt.Errorf(\"it could not be sent\")", escaped(text))
        },
        foot: "",
        flows: false,
    },
    Writer {
        path: "sms.ts",
        head: "// The texts of our clinic\nexport const templates = [\n",
        one: |n, text| format!("  {{ id: 'm {n} of all', body: \"{}\" }},", escaped(text)),
        foot: "];\n",
        flows: false,
    },
];

/// The texts of the corpus that say something, trimmed.
fn corpus() -> Vec<String> {
    let lines = include_str!("../../../../tests/corpus/visible.jsonl");
    let text = |line: &str| {
        let found = found("line.json", line);
        found.into_iter().map(|message| message.text.trim().to_owned()).next()
    };
    lines.lines().filter_map(text).filter(|text| text.split_whitespace().count() > 3 && text.is_ascii()).collect()
}

#[test]
fn messages_come_back_from_every_format() {
    let corpus = corpus();
    let mut files = corpus.chunks_exact(COUNT).cycle();
    let mut read = 0;
    for writer in WRITERS.iter().chain(&WRITERS) {
        let flows = |text: &str| {
            if writer.flows { text.split_whitespace().collect::<Vec<_>>().join(" ") } else { text.to_owned() }
        };
        let mut seen = std::collections::BTreeSet::new();
        let texts: Vec<String> =
            files.next().unwrap().iter().map(|text| flows(text)).filter(|text| seen.insert(text.clone())).collect();
        let mut source = writer.head.to_owned();
        for (nth, text) in texts.iter().enumerate() {
            source.push_str(&(writer.one)(nth, text));
            source.push('\n');
        }
        source.push_str(writer.foot);
        let found = found(writer.path, &source);
        for (nth, text) in texts.iter().enumerate() {
            assert_eq!(found.get(nth).map(|message| message.text.as_str()), Some(text.as_str()), "{}", writer.path);
            for word in text.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| word.len() > 3) {
                let at = text.find(word).unwrap();
                assert_eq!(&source[found[nth].file_span(at..at + word.len())], word, "{}: {text}", writer.path);
            }
            read += 1;
        }
        assert_eq!(found.len(), texts.len(), "{}: {:?}", writer.path, found.last());
    }
    assert!(read > 1_500, "{read}");
}
