//! `member-id`: numbers that identify the member of a health plan, and asking for one.

use phi_lint_lexicon::Cues;

use super::{Category, Cue, DEFAULT, Document, Levels, RuleInfo, Sink, Text, Trigger, labelled};
use crate::words::Words;

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "member-id",
    category: Category::Identifier,
    catches: "A health plan's member, subscriber, group or policy number, a Medicare number, or a request to send it.",
    message: Text {
        en: "This contains or asks for a health plan member number",
        es: "Esto contiene o pide un número de afiliado al seguro",
    },
    why: Text {
        en: "A member number identifies the person to the health plan and makes any leak worse.",
        es: "Un número de afiliado identifica a la persona ante el seguro y agrava cualquier filtración.",
    },
    citations: &["45 CFR 164.514(b)(2)(i)(I)"],
    levels: Levels::row(b"E E W E E E"),
    bad: &[
        "Your member ID [[QRS445566778]] is on file.",
        "Medicare card [[2EG5-TE6-MK74]] was scanned.",
        "Group # [[0099812]] was updated.",
        "Please text us your [[subscriber ID]].",
    ],
    good: &[
        "Bring your member card to the desk.",
        "A team member will call you.",
        "Group 3 meets at 5 PM.",
        "Our late policy changed on 3/1.",
    ],
    shows_words: false,
    scan: Some((Trigger::Cues(Cues::of(&[Cue::Number, Cue::Mixed, Cue::Member])), scan)),
    ..DEFAULT
};

/// Words that name a plan's number only when a number mark or a long number follows.
const WEAK: &Words = words!["group" "policy" "subscriber" "member" "enrollee" "afiliado" "poliza" "grupo"];

fn scan(document: &Document<'_>, sink: &mut Sink<'_>) {
    for first in document.numbers().filter(|&first| is_medicare(document, first)) {
        sink.report(document.span(first, medicare_end(document, first)));
    }
    for number in document.coded.iter().copied().filter(|&token| is_long_number(document.word(token))) {
        // A code may begin with letters of its own: policy MX-7741920.
        let prefixed = number > 1 && document.gap(number - 1) == "-" && labelled::is_prefix(document.word(number - 1));
        let label = number - usize::from(prefixed);
        let weak = label > 0 && document.is_one_of(label - 1, WEAK);
        // "policy 20260101" is a date; a mark, letters in it or insurance beside it make it a number of the plan.
        let marked = weak
            && (prefixed
                || document.gap(number - 1).contains('#')
                || document.tokens[number].cues.has(Cue::Mixed)
                || document.cues_near(number - 1, number + 1, 6).has(Cue::Insure));
        if marked {
            sink.report(document.span(label, number + 1));
        }
    }
    if !document.cues.has(Cue::Member) {
        return;
    }
    for hit in &document.terms {
        let (first, end) = (hit.first as usize, hit.end as usize);
        if !document.lexicon.cues(hit.entry).has(Cue::Member) {
            continue;
        }
        let sentence = document.sentence(first);
        // "member ID is XYZ 123": the value stands within three words.
        let near = (end..(end + 3).min(sentence.end)).find(|&token| has_digits(document.word(token), 3));
        // "member ID on your card reads XYZ123"
        let value = near.or_else(|| {
            labelled::behind(document, end)
                .filter(|value| value.digits >= 5 && value.distance > 0)
                .map(|value| value.first)
        });
        if let Some(value) = value {
            let mut last = value + 1;
            while last < sentence.end
                && has_digits(document.word(last), 2)
                && matches!(document.gap(last - 1), " " | "-")
            {
                last += 1;
            }
            let lone = document.word(value).len() <= 4 && last == value + 1;
            sink.report_at(document.span(value, last), -i8::from(lone));
        } else if sentence.cues.has(Cue::Ask) && !document.cues_near(first, end, 5).has(Cue::Refuse) {
            sink.report(document.span(first, end));
        }
    }
}

fn has_digits(word: &str, at_least: usize) -> bool {
    word.bytes().filter(u8::is_ascii_digit).count() >= at_least
}

fn is_long_number(word: &str) -> bool {
    word.len() >= 5 && has_digits(word, 4) && !word.bytes().any(|byte| byte.is_ascii_lowercase())
}

/// A Medicare beneficiary identifier: eleven characters in a fixed pattern, hyphens optional.
fn is_medicare(document: &Document<'_>, first: usize) -> bool {
    // The first two characters decide most numbers: a digit, then a capital.
    if !matches!(document.word(first).as_bytes(), [b'1'..=b'9', b'A'..=b'Z', ..]) {
        return false;
    }
    let end = medicare_end(document, first);
    let letters = || (first..end).flat_map(|token| document.word(token).bytes());
    let letter = |byte: u8| byte.is_ascii_uppercase() && !b"SLOIBZ".contains(&byte);
    letters().count() == 11
        && letters().enumerate().all(|(at, byte)| match at {
            0 => matches!(byte, b'1'..=b'9'),
            1 | 4 | 7 | 8 => letter(byte),
            2 | 5 => letter(byte) || byte.is_ascii_digit(),
            _ => byte.is_ascii_digit(),
        })
}

fn medicare_end(document: &Document<'_>, first: usize) -> usize {
    let mut end = first + 1;
    while end < first + 3 && document.gap(end - 1) == "-" && document.word(end).len() <= 4 {
        end += 1;
    }
    end
}
