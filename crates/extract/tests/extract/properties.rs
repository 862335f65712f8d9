//! What holds for every source.

use std::fmt::Write;

use phi_lint_extract::{Format, Lines, messages};
use proptest::prelude::*;
use proptest::sample::select;

/// Pieces that formats give a meaning to; mixed at random they make sources that nobody would write.
const PIECES: &[&str] = &[
    "\"",
    "'",
    "`",
    "\\",
    "{",
    "}",
    "[",
    "]",
    "(",
    ")",
    "<",
    ">",
    "/",
    ":",
    ",",
    ";",
    "=",
    "+",
    "?",
    "#",
    "*",
    "_",
    "~",
    "|",
    "-",
    "&",
    "!",
    "$",
    "@",
    "^",
    ".",
    " ",
    "\t",
    "\n",
    "\r",
    "\r\n",
    "\n\n",
    "    ",
    "\0",
    "\u{feff}",
    "é",
    "💊",
    "漢",
    "\u{301}",
    "```",
    "```json\n",
    "```js\n",
    "```bash\n",
    "```\n",
    "~~~\n",
    "text: ",
    "text: |\n  ",
    "text: >-\n  ",
    "- ",
    "msgid \"\"\n",
    "msgstr \"Your visit is\"\n",
    "body = Your visit is\\\n",
    "<string name=\"a\">",
    "</string>",
    "<![CDATA[",
    "]]>",
    "&amp;",
    "body,to\n",
    "\"\"",
    "{% if x %}",
    "{{#if x}}",
    "{{name}}",
    "<%= x %>",
    "<% x %>",
    "@if (x)\n",
    "#if(x)\n",
    "\"\"\"",
    "<<<SMS\n",
    "<<~T\n",
    "\n  T\n",
    "\"\"\"\n   ",
    "return [",
    "{% else %}",
    "{{else}}\n",
    "<mj-text>",
    "<resheader>",
    "|-\n  ",
    "!",
    "\nSMS;\n",
    "$\"",
    "'body' => '",
    "send_sms(",
    " . $x . ",
    "[4/5/26, 9:00] A: ",
    "4/5/26, 9:00 - A: ",
    "{n, plural, one {Your visit is} other {Your # visits are}}",
    "> ",
    "- ",
    "1. ",
    "# ",
    "| a | b |\n|--|--|\n",
    "---\n",
    "+++\n",
    "<!--",
    "-->",
    "<b>",
    "</b>",
    "<br>",
    "<div>\n",
    "</div>",
    "<script>",
    "</script>",
    "<name>",
    "&amp;",
    "&#x41;",
    "&eacute;",
    "![",
    "](",
    "[^1]",
    "[^1]: ",
    "${",
    "//",
    "/*",
    "*/",
    "\\n",
    "\\u00e9",
    "\\ud83d",
    "\\udc8a",
    "\\u{1f48a}",
    "\\x41",
    "curl ",
    "-d ",
    "--data-urlencode ",
    "<<EOF\n",
    "EOF\n",
    "$'",
    "\"text\":",
    "text: ",
    "body=",
    "const message = ",
    "return ",
    "{\"text\": \"",
    "Your diabetes visit",
    "lipid",
    "a",
    "x: y\n",
    "true",
    "1e5",
];

fn source() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        prop::collection::vec(select(PIECES), 0..40).prop_map(|pieces| pieces.concat()),
        prop::collection::vec(select(PIECES), 0..20).prop_map(|pieces| format!("```js\n{}", pieces.concat())),
        prop::collection::vec(select(PIECES), 0..20)
            .prop_map(|pieces| format!("> ```sh\n> {}", pieces.concat().replace('\n', "\n> "))),
        prop::collection::vec(select(PIECES), 0..20).prop_map(|pieces| format!("<div>\n{}", pieces.concat())),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spans_lie_in_the_file(source in source()) {
        let lines = Lines::new(&source);
        for format in Format::all() {
            let found = match messages(format, &source) {
                Ok(found) => found,
                Err(error) => {
                    prop_assert!(source.is_char_boundary(error.offset()));
                    continue;
                }
            };
            prop_assert!(found.is_sorted_by_key(phi_lint_extract::Message::start));
            for message in found {
                prop_assert!(!message.text.trim().is_empty());
                prop_assert!(message.start() < message.end());
                let mut last = message.start();
                for (at, character) in message.text.char_indices() {
                    let span = message.file_span(at..at + character.len_utf8());
                    prop_assert!(source.get(span.clone()).is_some());
                    prop_assert!(last <= span.start && span.end <= message.end());
                    last = span.start;
                    prop_assert_eq!(message.file_span(at..at).len(), 0);
                    let head = message.file_span(0..at + character.len_utf8());
                    prop_assert_eq!(head, message.start()..span.end.max(message.start()));
                    prop_assert!(lines.place(span.start) <= lines.place(span.end));
                }
            }
        }
    }

    #[test]
    fn any_range_is_answered(source in source(), start in 0usize..80, end in 0usize..80) {
        for format in Format::all() {
            for message in messages(format, &source).unwrap_or_default() {
                prop_assert!(source.get(message.file_span(start..end)).is_some());
                prop_assert!(source.get(message.file_span(start..usize::MAX)).is_some());
            }
        }
    }

    #[test]
    fn json_strings_come_back(text in any::<String>(), escape in any::<u64>()) {
        // A blank string is no message.
        let text = format!("{text}.");
        let mut source = "{\"a\": [], \"text\": \"".to_owned();
        let mut places = Vec::new();
        for (nth, character) in text.chars().enumerate() {
            let start = source.len();
            if character < ' ' || character == '"' || character == '\\' || escape >> (nth % 64) & 1 == 1 {
                for unit in character.encode_utf16(&mut [0; 2]) {
                    write!(source, "\\u{unit:04x}").unwrap();
                }
            } else {
                source.push(character);
            }
            places.push(start..source.len());
        }
        source.push_str("\"}");
        let found = messages(Format::Json, &source).unwrap();
        prop_assert_eq!(&found[0].text, &text);
        for ((at, character), place) in text.char_indices().zip(places) {
            prop_assert_eq!(found[0].file_span(at..at + character.len_utf8()), place);
        }
    }

    #[test]
    fn lines_agree_with_counting(source in "[a\\n\\ré💊]{0,300}", offset in 0usize..600) {
        let offset = (0..=offset.min(source.len())).rev().find(|at| source.is_char_boundary(*at)).unwrap();
        let (mut line, mut column) = (1, 1);
        let mut characters = source.char_indices().peekable();
        while let Some((at, character)) = characters.next() {
            if at >= offset {
                break;
            }
            let ends = character == '\n' || character == '\r' && characters.peek().is_none_or(|(_, next)| *next != '\n');
            (line, column) = if ends { (line + 1, 1) } else { (line, column + 1) };
        }
        prop_assert_eq!(Lines::new(&source).place(offset), (line, column));
    }
}
