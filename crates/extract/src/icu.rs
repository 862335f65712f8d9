//! Plurals and choices of ICU messages: `{n, plural, one {…} other {…}}` is read branch by branch.

use std::ops::Range;

use crate::draft::Draft;
use crate::message::Message;

/// Choices may lie so deep in each other.
const DEEPEST: usize = 8;
/// More branches than this are read as the last of them.
const MOST: usize = 12;

/// A message, or one for each branch of its choices: the first has the first branch of each, and so on.
pub(crate) fn branches(message: Message) -> Vec<Message> {
    if ![", plural,", ",plural,", ", select", ",select", ",choice,", ", choice,"]
        .iter()
        .any(|mark| message.text.contains(mark))
    {
        return vec![message];
    }
    let mut found: Vec<Message> = Vec::new();
    for nth in 0..MOST {
        let mut reading = Reading { text: &message.text, nth, branches: 0, kept: Vec::new() };
        reading.read(0..message.text.len(), 0);
        let Reading { branches, kept, .. } = reading;
        if branches == 0 {
            return vec![message];
        }
        let mut draft = Draft::default();
        for range in kept {
            draft.copy(&message.text, range);
        }
        found.extend(draft.finish().map(|branch| branch.within(&message)));
        if nth + 1 >= branches {
            break;
        }
    }
    found
}

/// One way to read a text with choices.
struct Reading<'a> {
    text: &'a str,
    /// Which branch is taken.
    nth: usize,
    /// The most branches that a choice has.
    branches: usize,
    kept: Vec<Range<usize>>,
}

impl Reading<'_> {
    fn read(&mut self, range: Range<usize>, depth: usize) {
        let (mut at, mut from) = (range.start, range.start);
        while let Some(open) = self.text[at..range.end].find('{') {
            at += open;
            let Some((branches, end)) = (depth < DEEPEST).then(|| choice(self.text, at, range.end)).flatten() else {
                at += 1;
                continue;
            };
            self.kept.push(from..at);
            self.branches = self.branches.max(branches.len());
            if let Some(branch) = branches.get(self.nth.min(branches.len() - 1)) {
                self.read(branch.clone(), depth + 1);
            }
            (at, from) = (end, end);
        }
        self.kept.push(from..range.end);
    }
}

/// The branches of the choice that begins here, and the byte behind it.
fn choice(text: &str, open: usize, limit: usize) -> Option<(Vec<Range<usize>>, usize)> {
    let head = text[open + 1..limit].split(['{', '}']).next()?;
    let mut parts = head.splitn(3, ',').map(str::trim);
    let (name, kind, _) = (parts.next()?, parts.next()?, parts.next()?);
    if name.is_empty() {
        return None;
    }
    if kind == "choice" {
        return alternatives(text, open + 1 + head.find("choice")? + "choice".len(), limit);
    }
    if !["plural", "select", "selectordinal"].contains(&kind) {
        return None;
    }
    let (mut branches, mut at) = (Vec::new(), open + 1 + head.rfind(',')? + 1);
    loop {
        let rest = &text[at..limit];
        let next = rest.find(['{', '}'])?;
        if rest[next..].starts_with('}') {
            return (!branches.is_empty()).then_some((branches, at + next + 1));
        }
        let start = at + next + 1;
        let mut depth = 1_usize;
        let end = text[start..limit].bytes().position(|byte| {
            match byte {
                b'{' => depth += 1,
                b'}' => depth -= 1,
                _ => {}
            }
            depth == 0
        })?;
        branches.push(start..start + end);
        at = start + end + 1;
    }
}

/// The branches of Java's `{0,choice,0#none|1#one|1<{0} of them}`, which begin behind this byte, and the byte behind it all.
fn alternatives(text: &str, from: usize, limit: usize) -> Option<(Vec<Range<usize>>, usize)> {
    let (mut branches, mut depth, mut start) = (Vec::new(), 0_usize, None);
    for (at, byte) in text.bytes().enumerate().take(limit).skip(from) {
        match byte {
            b'}' if depth == 0 => {
                branches.extend(start.map(|start| start..at));
                return (!branches.is_empty()).then_some((branches, at + 1));
            }
            b'|' if depth == 0 => branches.extend(start.take().map(|start| start..at)),
            b'#' | b'<' if depth == 0 && start.is_none() => start = Some(at + 1),
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_branch() {
        for (text, expected) in [
            ("Hi {name}", &["Hi {name}"][..]),
            (
                "You have {n, plural, =0 {no visit} one {# visit} other {# visits}} today",
                &["You have no visit today", "You have # visit today", "You have # visits today"],
            ),
            ("{g, select, male {He} other {{n, plural, one {One} other {Many}}}} here", &["He here", "Many here"]),
            (
                "There {0,choice,0#are none|1#is one|1<are {0}} due",
                &["There are none due", "There is one due", "There are {0} due"],
            ),
            ("{n, plural, one {a", &["{n, plural, one {a"]),
            ("a, plural, b", &["a, plural, b"]),
        ] {
            let message = Draft::of(text, 0..text.len()).unwrap();
            let found = branches(message);
            assert_eq!(found.iter().map(|branch| branch.text.as_str()).collect::<Vec<_>>(), expected, "{text}");
            for branch in found {
                assert_eq!(&text[branch.file_span(0..1)], &branch.text[..1]);
            }
        }
    }
}
