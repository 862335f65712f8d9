//! Messages in gettext catalogues: `msgstr`, or `msgid` where it has no translation yet.

use std::ops::Range;

use crate::catalogue::Catalogue;
use crate::draft::Draft;
use crate::escape;
use crate::message::Message;
use crate::role::Role;

/// The messages of a PO or POT file.
///
/// A catalogue also holds labels of buttons; only what reads as a sentence is a message. The header entry, comments and obsolete
/// entries (`#~`) are none.
pub(crate) fn messages(source: &str) -> Vec<Message> {
    let mut found = Catalogue::default();
    let mut entry = Entry::default();
    let mut at = 0;
    for line in source.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let text = line.trim();
        if text.starts_with('#') {
            continue;
        }
        let Some((keyword, strings)) = split(line) else {
            if text.is_empty() {
                entry.finish(source, &mut found);
            }
            continue;
        };
        let strings = start + strings.start..start + strings.end;
        match keyword {
            "" => entry.go_on(strings),
            "msgctxt" | "msgid" if !entry.translations.is_empty() || keyword == "msgctxt" => {
                entry.finish(source, &mut found);
                entry.begin(keyword, strings);
            }
            _ => entry.begin(keyword, strings),
        }
    }
    entry.finish(source, &mut found);
    let mut found = found.messages();
    found.sort_by_key(Message::start);
    found
}

/// A line as its keyword and the bytes between its quotes.
fn split(line: &str) -> Option<(&str, Range<usize>)> {
    let open = line.find('"')?;
    let close = line.rfind('"').filter(|&close| close > open)?;
    Some((line[..open].trim(), open + 1..close))
}

/// The strings of one keyword, line by line.
type Strings = Vec<Range<usize>>;

/// One entry of the catalogue while it is read.
#[derive(Default)]
struct Entry {
    originals: Vec<Strings>,
    translations: Vec<Strings>,
    /// What a line of strings alone belongs to.
    last: Last,
}

#[derive(Default, Clone, Copy)]
enum Last {
    #[default]
    Nothing,
    Original,
    Translation,
}

impl Entry {
    fn begin(&mut self, keyword: &str, strings: Range<usize>) {
        self.last = if keyword == "msgid" || keyword == "msgid_plural" {
            self.originals.push(vec![strings]);
            Last::Original
        } else if keyword.starts_with("msgstr") {
            self.translations.push(vec![strings]);
            Last::Translation
        } else {
            Last::Nothing
        };
    }

    fn go_on(&mut self, strings: Range<usize>) {
        let last = match self.last {
            Last::Nothing => None,
            Last::Original => self.originals.last_mut(),
            Last::Translation => self.translations.last_mut(),
        };
        if let Some(last) = last {
            last.push(strings);
        }
    }

    fn finish(&mut self, source: &str, found: &mut Catalogue) {
        let Entry { originals, translations, .. } = std::mem::take(self);
        let is_header = originals.first().is_some_and(|lines| lines.iter().all(Range::is_empty));
        if is_header {
            return;
        }
        let is_empty = |strings: &Strings| strings.iter().all(Range::is_empty);
        let translated = translations.iter().any(|strings| !is_empty(strings));
        for strings in if translated { &translations } else { &originals } {
            let mut draft = Draft::default();
            for part in strings {
                escape::decode(&mut draft, source, part.clone());
            }
            found.add(Role::Unknown.reads(draft.text()), draft.finish());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries() {
        let source = "# Your own comment here\nmsgid \"\"\nmsgstr \"\"\n\"Language: one two three\\n\"\n\n\
            #: a.c:1\nmsgid \"Your visit is today\"\nmsgstr \"\"\n\n\
            msgctxt \"Not this one here\"\nmsgid \"\"\n\"Your lab \"\n\"is %(name)s\"\nmsgstr \"Su \\\"lab\\\" \"\n\"es %(name)s\"\n\
            msgid \"One visit is due\"\nmsgid_plural \"Some visits are due\"\nmsgstr[0] \"\"\nmsgstr[1] \"\"\n\n\
            #~ msgid \"An old one here\"\n#~ msgstr \"\"\n\nmsgid \"Save\"\nmsgstr \"\"";
        let found = messages(source);
        let texts: Vec<_> = found.iter().map(|message| message.text.as_str()).collect();
        assert_eq!(texts, ["Your visit is today", "Su \"lab\" es %(name)s", "One visit is due", "Some visits are due"]);
        assert_eq!(&source[found[1].file_span(3..8)], "\\\"lab\\\"");
    }
}
