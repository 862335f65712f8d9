//! Sources that would take minutes if any step were quadratic, and that would overflow the stack if any were recursive.

use std::time::{Duration, Instant};

use phi_lint_extract::{Format, Lines, messages};

/// Far more than needed even without optimisation, far less than quadratic work takes.
const LIMIT: Duration = Duration::from_secs(20);

#[test]
fn large_files() {
    let row = r#"{"id":"a1","reminder":"Your visit is \u00e9 tomorrow","text":"Hola\nHola"},"#;
    let json = format!("[{}1]", row.repeat(5_000_000 / row.len()));
    let begin = Instant::now();
    let found = messages(Format::Json, &json).unwrap();
    let lines = Lines::new(&json);
    assert!(found.iter().all(|message| lines.place(message.start()) == (1, message.start() + 1)));
    assert_eq!(found.len(), 2 * (5_000_000 / row.len()));
    let markdown = "Your **visit** is\ntomorrow\n\n```json\n{\"text\":\"Hi\"}\n```\n\n".repeat(30_000);
    assert_eq!(messages(Format::Markdown, &markdown).unwrap().len(), 60_000);
    assert!(begin.elapsed() < LIMIT, "{:?}", begin.elapsed());
}

#[test]
fn hostile_files() {
    let hostile = [
        "[",
        "{\"text\":",
        "[{\"text\":[",
        "> ",
        "- ",
        "*a ",
        "**a_",
        "<b",
        "<a '\">",
        "<script></script>",
        "&",
        "`",
        "``a`",
        "\\",
        "![",
        "[a](",
        "| a ",
        "\n",
        "\"",
        "'",
        "'\\'",
        "'\"",
        "=/[",
        "`${",
        "${`",
        "a\n",
        "<<a\n",
        "-d '",
        "-d \"\\",
        "$'",
        "<!--",
        "\0",
        "'a'\n\n\n",
        "x = \n",
        "{",
        "}",
        "\r",
        "\u{feff}",
        "é",
        "a: ",
        "- ",
        "a: |\n ",
        "&a ",
        "? ",
        "msgid \"a\"\n",
        "a\\\n",
        "<string>",
        "<![CDATA[",
        "<a b=\"",
        "\"\"",
        "{{",
        "{%",
        "{#",
        "<%",
        "<#",
        "@if\n",
        "\"\"\"",
        "<<<A\n",
        "'a' . ",
        "'a' + b + ",
        "f(",
        "[1/1/26, 1:00] A: ",
        "{a, plural, other {",
        "{{a \"",
        "{%a\"",
        "<@a ",
        "#if(a) ",
        "@else ",
        "a\u{c}",
        "return [",
    ];
    for piece in hostile {
        for start in ["", "```js\n", "```sh\n", "```json\n", "<div>\n", "\"", "---\na: b\n"] {
            let source = format!("{start}{}", piece.repeat(50_000 / piece.len()));
            let begin = Instant::now();
            for format in Format::all() {
                drop(messages(format, &source));
            }
            assert!(begin.elapsed() < LIMIT, "{start:?} {piece:?}: {:?}", begin.elapsed());
        }
    }
}
