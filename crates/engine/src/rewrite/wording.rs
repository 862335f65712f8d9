//! Wordings: a sentence of the catalogue with its slots filled.

use std::ops::Range;

use super::Kept;

/// Where slots get their text from.
pub(super) trait Slots {
    /// The text of a slot; nothing when the message lacks it.
    fn slot(&mut self, name: &str) -> Option<Filling>;
}

/// What fills a slot.
#[derive(Debug, Default)]
pub(super) struct Filling {
    /// The words that lead to it in this sentence.
    pub(super) lead: String,
    pub(super) text: String,
    /// What it is kept as, where it comes from the message.
    pub(super) kind: Option<&'static str>,
}

impl Filling {
    /// Something of the message that needs no leading words.
    pub(super) fn of(kind: &'static str, text: String) -> Self {
        Filling { lead: String::new(), text, kind: Some(kind) }
    }

    /// Something of the message behind its leading words, if there are any.
    pub(super) fn led(kind: &'static str, lead: &str, text: String) -> Self {
        let lead = if lead.is_empty() { String::new() } else { format!("{lead} ") };
        Filling { lead, text, kind: Some(kind) }
    }

    /// A setting of the organisation.
    pub(super) fn setting(text: &str) -> Self {
        Filling { lead: String::new(), text: text.to_owned(), kind: None }
    }
}

/// Text under assembly, with the places of what was copied into it.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub(super) text: String,
    pub(super) kept: Vec<Kept>,
}

impl Sheet {
    /// Adds something copied from the message.
    pub(super) fn copy(&mut self, kind: &'static str, text: &str) {
        let start = self.text.len();
        self.text.push_str(text);
        match self.kept.last_mut() {
            Some(last) if last.kind == kind && last.end == start => last.end = self.text.len(),
            _ if text.is_empty() => {}
            _ => self.kept.push(Kept { kind, start, end: self.text.len() }),
        }
    }

    fn append(&mut self, other: Sheet) {
        let start = self.text.len();
        self.text.push_str(&other.text);
        self.kept.extend(other.kept.into_iter().map(|fact| Kept {
            start: fact.start + start,
            end: fact.end + start,
            ..fact
        }));
    }
}

/// The wording with its slots filled; nothing when a slot outside brackets stays empty.
pub(super) fn fill(wording: &str, slots: &mut dyn Slots) -> Option<Sheet> {
    let mut sheet = Sheet::default();
    let mut rest = wording;
    while let Some(at) = rest.find(['[', '{']) {
        sheet.text.push_str(&rest[..at]);
        let (close, optional) = if rest[at..].starts_with('[') { (']', true) } else { ('}', false) };
        let end = at + rest[at..].find(close)?;
        let inside: Range<usize> = at + 1..end;
        if optional {
            if let Some(part) = rest[inside].split('|').find_map(|part| fill(part, slots)) {
                sheet.append(part);
            }
        } else {
            let filling = slots.slot(&rest[inside])?;
            sheet.text.push_str(&filling.lead);
            match filling.kind {
                Some(kind) => sheet.copy(kind, &filling.text),
                None => sheet.text.push_str(&filling.text),
            }
        }
        rest = &rest[end + 1..];
    }
    sheet.text.push_str(rest);
    // A number or a time that ends in a full stop ends the sentence as well.
    while let Some(at) = sheet.text.find("..") {
        sheet.text.remove(at);
        sheet.kept.iter_mut().for_each(|fact| {
            fact.start -= usize::from(fact.start > at);
            fact.end -= usize::from(fact.end > at + 1);
        });
    }
    Some(sheet)
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Known(&'static [(&'static str, &'static str)]);

    impl Slots for Known {
        fn slot(&mut self, name: &str) -> Option<Filling> {
            let known = self.0.iter().find(|(known, _)| *known == name);
            known.map(|(_, text)| Filling::of("fact", (*text).to_owned()))
        }
    }

    #[test]
    fn slots_and_choices() {
        let known = &[("when", "at 5 p.m."), ("phone", "555-0142")];
        for (wording, text) in [
            ("See you[ {when}].", Some("See you at 5 p.m.")),
            ("Call[ {link}| {phone}| us].", Some("Call 555-0142.")),
            ("Go[ {link}| home].", Some("Go home.")),
            ("Go[ {link}].", Some("Go.")),
            ("Go {link}.", None),
        ] {
            assert_eq!(fill(wording, &mut Known(known)).map(|sheet| sheet.text).as_deref(), text, "{wording}");
        }
        let sheet = fill("A[ {when}]. B {phone}.", &mut Known(known)).unwrap();
        let kept: Vec<_> = sheet.kept.iter().map(|fact| &sheet.text[fact.start..fact.end]).collect();
        assert_eq!(kept, ["at 5 p.m.", "555-0142"]);
    }
}
