//! Messages in HTML: the text between tags, and what stands in for pictures.

use std::ops::Range;

use crate::draft::Draft;
use crate::entity::entity;
use crate::message::Message;
use crate::prose;

/// Quotes are heeded in tags up to this length, so that a stray one costs little.
const LONGEST_TAG: usize = 4096;

/// Stands between messages where a template engine has something else: a form feed, which is white space in tags.
pub(crate) const BETWEEN: &str = "\u{c}";

/// What a tag does to the text around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tag {
    /// A comment or a declaration: not there for a reader.
    Hidden,
    /// Emphasis, a link or the like: text runs on.
    Inline,
    /// A line break.
    Break,
    /// The edge of a paragraph, a cell, an item.
    Block,
    /// Not a tag of HTML but most likely a placeholder, `<first name>`: it is text.
    Placeholder,
}

/// Attributes that a reader sees or hears.
const READ: [&str; 5] = ["alt", "title", "placeholder", "aria-label", "preview"];

/// Whether a string is a piece of HTML with paragraphs, a table or the like, as mails are kept in JSON.
pub(crate) fn is_page(text: &str) -> bool {
    let text = text.trim_start();
    text.starts_with('<')
        && !text.starts_with("</")
        && text.contains("</")
        && markup(text).is_some_and(|length| tag(&text[..length]) == Tag::Block || text.starts_with("<!"))
}

/// A message, or what stands in it where it is a piece of HTML.
pub(crate) fn parts(message: Message) -> Vec<Message> {
    if !is_page(&message.text) {
        return vec![message];
    }
    let parts = messages_of_page(&message.text).into_iter().filter(|part| prose::has_words(&part.text));
    parts.map(|part| part.within(&message)).collect()
}

/// The messages of a page: its text, and its attributes that are read out.
pub(crate) fn messages_of_page(source: &str) -> Vec<Message> {
    let mut found = messages(source);
    let mut at = 0;
    while let Some(open) = source[at..].find('<') {
        at += open;
        let Some(length) = markup(&source[at..]) else { break };
        let tag = &source[at..at + length];
        for name in READ {
            let Some(start) = tag.find(&format!(" {name}=")).map(|found| found + name.len() + 2) else { continue };
            let Some(quote) = tag[start..].chars().next().filter(|quote| matches!(quote, '"' | '\'')) else { continue };
            let end = start + 1 + tag[start + 1..].find(quote).unwrap_or(0);
            let mut draft = Draft::default();
            text(&mut draft, source, at + start + 1..at + end);
            if prose::is_sentence(draft.text()) || prose::is_label(draft.text()) {
                found.extend(draft.finish());
            }
        }
        at += length;
    }
    found.sort_by_key(Message::start);
    found
}

/// Adds the text of an attribute, its entities resolved.
fn text(draft: &mut Draft, source: &str, range: Range<usize>) {
    let mut at = range.start;
    while let Some(plain) = source[at..range.end].find('&') {
        draft.copy(source, at..at + plain);
        at += plain;
        let (length, character) = entity(&source[at..range.end]).unwrap_or((1, '&'));
        draft.copy_or_replace(character.encode_utf8(&mut [0; 4]), source, at..at + length);
        at += length;
    }
    draft.copy(source, at..range.end);
}

/// The messages of a piece of HTML, one for each run of text between block tags.
pub(crate) fn messages(source: &str) -> Vec<Message> {
    let (mut found, mut draft) = (Vec::new(), Draft::default());
    let mut at = 0;
    // Where no tag is closed any more, `<` is a character like others.
    let mut tags = true;
    while let Some(first) = source[at..].chars().next() {
        let rest = &source[at..];
        let length = match first {
            '<' if tags && rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c)) => {
                let Some(length) = markup(rest) else {
                    tags = false;
                    continue;
                };
                match tag(&rest[..length]) {
                    Tag::Hidden | Tag::Inline => {}
                    Tag::Break => draft.replace("\n", at..at + length),
                    Tag::Block => found.extend(draft.take_trimmed()),
                    Tag::Placeholder => draft.copy(source, at..at + length),
                }
                length
            }
            '\u{c}' => {
                found.extend(draft.take_trimmed());
                1
            }
            '&' => {
                let (length, character) = entity(rest).unwrap_or((1, '&'));
                draft.copy_or_replace(character.encode_utf8(&mut [0; 4]), source, at..at + length);
                length
            }
            ' ' | '\n' | '\r' | '\t' => {
                let length = rest.len() - rest.trim_start_matches([' ', '\n', '\r', '\t']).len();
                match &rest[..length] {
                    _ if draft.text().is_empty() || draft.text().ends_with([' ', '\n']) => {}
                    " " => draft.copy(source, at..at + 1),
                    _ => draft.replace(" ", at..at + length),
                }
                length
            }
            _ => {
                let length =
                    rest.find(['<', '&', ' ', '\n', '\r', '\t', '\u{c}']).unwrap_or(rest.len()).max(first.len_utf8());
                draft.copy(source, at..at + length);
                length
            }
        };
        at += length;
    }
    found.extend(draft.take_trimmed());
    found
}

/// What this tag, from `<` to `>`, does to the text around it.
pub(crate) fn tag(markup: &str) -> Tag {
    const INLINE: &str = " a abbr b bdi bdo big cite code data del dfn em font i ins kbd label mark q rp rt ruby s samp small \
        span strike strong sub sup time tt u var wbr ";
    const BLOCK: &str = " address article aside audio blockquote body button canvas caption center col colgroup dd details \
        dialog div dl dt embed fieldset figcaption figure footer form frame h1 h2 h3 h4 h5 h6 head header hr html iframe img \
        input legend li link main map meta nav noscript object ol optgroup option p param picture pre progress script \
        section select source style summary svg table tbody td template textarea tfoot th thead title tr track ul video ";
    let name = markup.trim_start_matches(['<', '/']);
    let name =
        name.split(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | ':' | '.')).next().unwrap_or_default();
    let name = name.to_ascii_lowercase();
    let is_in = |list: &str| list.contains(&format!(" {name} "));
    if markup.starts_with("<!") || markup.starts_with("<?") {
        Tag::Hidden
    } else if name == "br" {
        Tag::Break
    } else if is_in(INLINE) {
        Tag::Inline
    } else if is_in(BLOCK)
        || name == "mjml"
        || name.starts_with("mj-")
        || name.starts_with("x-")
        || markup.starts_with("</")
        || markup.ends_with("/>")
        || markup.contains('=')
        || name.contains(':')
    {
        Tag::Block
    } else {
        Tag::Placeholder
    }
}

/// The bytes of the tag, comment, script or style sheet that `rest` begins with.
pub(crate) fn markup(rest: &str) -> Option<usize> {
    if let Some(comment) = rest.strip_prefix("<!--") {
        return Some(comment.find("-->").map_or(rest.len(), |end| end + "<!---->".len()));
    }
    let mut quote = None;
    let end = rest.bytes().take(LONGEST_TAG).position(|byte| {
        match quote {
            Some(open) if open == byte => quote = None,
            None if byte == b'"' || byte == b'\'' => quote = Some(byte),
            _ => {}
        }
        quote.is_none() && byte == b'>'
    });
    // A stray quote must not swallow the rest.
    let end = end.or_else(|| rest.find('>'))? + 1;
    for close in ["</script", "</style", "</mj-style"] {
        let starts_with = |text: &str, name: &str| text.get(..name.len()).is_some_and(|s| s.eq_ignore_ascii_case(name));
        if starts_with(&rest[1..], &close[2..]) {
            let close = rest.match_indices("</").find(|(at, _)| starts_with(&rest[*at..], close)).map(|(at, _)| at);
            let end = close.and_then(|close| rest[close..].find('>').map(|end| close + end + 1));
            return Some(end.unwrap_or(rest.len()));
        }
    }
    Some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_between_tags() {
        for (source, expected) in [
            ("<div>\n  Your <b>lipid</b>\n  panel<br/>is <i>ready</i></div>", &["Your lipid panel\nis ready"][..]),
            ("<table><tr><td>One</td><td title='a > b'>Two</td></tr></table>", &["One", "Two"]),
            ("<!-- lipid --> Hi <!DOCTYPE x>there<?php x ?>", &["Hi there"]),
            ("<SCRIPT>var a = '<b>lipid</b>';</Script><style>p{}</style>Hi", &["Hi"]),
            ("<script>lipid", &[]),
            ("<!-- lipid", &[]),
            (
                "Hi &amp; &#39;yo&#x27; &lt;b&gt; &nope; &#xffffffff; & &amp",
                &["Hi & 'yo' <b> &nope; &#xffffffff; & &amp"],
            ),
            ("Hi <first name>, 1 < 2 <3 <", &["Hi <first name>, 1 < 2 <3 <"]),
            ("a <b c <d", &["a <b c <d"]),
            ("<p title=\"it's>Hi</p>", &["Hi"]),
            ("<x:y>One</x:y><Note kind=\"tip\">Two</Note>", &["One", "Two"]),
        ] {
            let found: Vec<_> = messages(source).into_iter().map(|message| message.text).collect();
            assert_eq!(found, expected, "{source}");
        }
    }
}
