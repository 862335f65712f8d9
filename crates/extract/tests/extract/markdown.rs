//! Markdown, construct by construct.

use crate::{place, texts};

#[test]
fn blocks() {
    for (source, expected) in [
        ("One\ntwo  \nthree\\\nfour\n\nFive", &["One two\nthree\nfour", "Five"][..]),
        ("# One #\n\nTwo\n===\n\n## Three {#id}", &["One", "Two", "Three {#id}"]),
        ("- One\n  two\n- [x] Three\n  1. Four\n\n     Five\n\nSix", &["One two", "Three", "Four", "Five", "Six"]),
        ("> One\n> two\n>\n> > Three", &["One two", "Three"]),
        ("> [!NOTE]\n> One", &["One"]),
        ("| A | B |\n|---|:-:|\n| \"One\" | t\\|wo |\n| three ||", &["A", "B", "\"One\"", "t|wo", "three"]),
        ("One ![two *three*](x.png \"no\") four", &["One  four", "two three"]),
        ("[![alt](a)](b)", &["alt"]),
        (
            "[One](https://no.org \"no\") two <https://a.org> [three][r]\n\n[r]: https://no.org",
            &["One two https://a.org three"],
        ),
        ("Take `metformin` **5**_0_~~0~~ mg", &["Take metformin 500 mg"]),
        ("Caf&eacute; &amp; \\*tea\\* {{1}} [NAME] ${x}", &["Café & *tea* {{1}} [NAME] ${x}"]),
        ("One[^1]\n\n[^1]: Two", &["One", "Two"]),
        ("<!-- no\n\nno -->\nOne <!-- no --> two<br>three", &["One  two\nthree"]),
        ("<div>\n<p>One <b>two</b></p>\n<p>Three</p>\n</div>\n\nFour", &["One two", "Three", "Four"]),
        ("> <p>One\n> two</p>", &["One two"]),
        ("Hi <name>, <first name>", &["Hi <name>, <first name>"]),
        ("One\n\n---\n\nTwo", &["One", "Two"]),
        ("", &[]),
        ("\u{feff}# One", &["One"]),
    ] {
        assert_eq!(texts("messages/a.md", source), expected, "{source}");
    }
}

#[test]
fn front_matter() {
    for (source, expected) in [
        ("---\ntitle: no\nnote: no no no\n---\nOne", &["One"][..]),
        ("\u{feff}---\r\ntitle: no\r\n---\r\nOne", &["One"]),
        ("+++\ntitle = 'no'\n+++\nOne", &["One"]),
        ("---\ntitle: no\n...\nOne", &["One"]),
        // What does not look like keys and values is a message.
        ("---\nOne two\n\n---\nThree", &["One two", "Three"]),
        ("---\ntitle: one", &["title: one"]),
        ("One\n\n---\nb: two\n\n---\n", &["One", "b: two"]),
    ] {
        assert_eq!(texts("messages/a.md", source), expected, "{source}");
    }
}

#[test]
fn code() {
    for (source, expected) in [
        ("```json\n{\"text\":\"Hi\",\"id\":\"x\"}\n```", &["Hi"][..]),
        ("```JSON {1}\n{\"text\":\"Hi\",}\n```", &["{\"text\":\"Hi\",}\n"]),
        ("```text\nHi\n\nthere\n```", &["Hi\n\nthere\n"]),
        ("```\nHi\n```\n\n~~~ none\nYo\n~~~", &["Hi\n", "Yo\n"]),
        ("One\n\n    Hi\n    there", &["One", "Hi\nthere"]),
        ("```bash\ncurl -d '{\"text\":\"Hi\"}' # your diabetes visit\n```", &["Hi"]),
        ("```console\n$ echo 'your diabetes visit'\n```", &[]),
        ("```js\nsend({ text: `Hi ${name}` }) // your diabetes visit\n```", &["Hi ${name}"]),
        ("```tsx\nconst a = 'Your diabetes visit'\n```", &["Your diabetes visit"]),
        ("```python\ntext = 'Your diabetes visit'\n```", &[]),
        ("> ```json\n> {\"text\":\n> \"Hi\"}\n> ```", &["Hi"]),
        ("- a\n  ```js\n  text: `Hi\n  there`\n  ```", &["a", "Hi\nthere"]),
        ("```json", &[]),
    ] {
        assert_eq!(texts("messages/a.md", source), expected, "{source}");
    }
}

#[test]
fn a_place_in_each_construct() {
    for (source, word, expected) in [
        ("Your lipid panel", "lipid", "lipid"),
        ("# Your lipid panel", "lipid", "lipid"),
        ("- é\n- Your lipid panel", "lipid", "lipid"),
        ("> Your\n> lipid panel", "lipid", "lipid"),
        ("> Your\r\n> lipid panel", "Your lipid", "Your\r\n> lipid"),
        ("| é | Your lipid |\n|--|--|\n| x | y |", "lipid", "lipid"),
        ("| a |\n|--|\n| `x\\|lipid` |", "lipid", "lipid"),
        ("Your **lip**_id_ panel", "lipid", "lip**_id"),
        ("Your **lipid** panel", "lipid", "lipid"),
        ("Your `lipid` panel", "lipid", "lipid"),
        ("Your ``a`\r\n lipid`` panel", "lipid", "lipid"),
        ("> Your `a\n> lipid` panel", "lipid", "lipid"),
        ("Your [lipid](x) panel", "lipid", "lipid"),
        ("Your ![a lipid](x) panel", "lipid", "lipid"),
        ("Caf&eacute; lipid", "é", "&eacute;"),
        ("Caf&eacute; lipid", "lipid", "lipid"),
        ("One  \r\nlipid", "lipid", "lipid"),
        ("One  \r\nlipid", "\nlipid", "  \r\nlipid"),
        ("\\*\\_lipid", "*_lipid", "*\\_lipid"),
        ("\u{feff}---\na: b\n---\n<p>é &amp; lipid</p>", "& lipid", "&amp; lipid"),
        ("é\n\n```\r\nYour\r\nlipid\r\n```", "lipid", "lipid"),
        ("- é\n  ```json\n  {\"text\": \"a\\nlipid \\u00e9\"}\n  ```", "lipid é", "lipid \\u00e9"),
        ("> ```sh\n> curl -d \"{\n>   \\\"text\\\": \\\"lipid\\\"}\"\n> ```", "lipid", "lipid"),
        ("> ```js\n> text: `a\n> lipid`\n> ```", "a\nlipid", "a\n> lipid"),
    ] {
        assert_eq!(place("messages/a.md", source, word), expected, "{source}");
    }
}
