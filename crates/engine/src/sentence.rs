//! Sentences: the reach of a cue.

use crate::words::Words;
use phi_lint_lexicon::{Cue, Cues, Token};

/// A run of tokens that one cue speaks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sentence {
    /// The first token.
    pub(crate) first: usize,
    /// The token after the last one.
    pub(crate) end: usize,
    /// Every cue of its tokens.
    pub(crate) cues: Cues,
}

impl Sentence {
    /// Whether it speaks to everybody, and so says nothing of this reader.
    pub(crate) fn is_notice(&self) -> bool {
        self.cues.has(Cue::Broadcast) && !self.cues.has(Cue::Targeted)
    }
}

/// Splits tokens into sentences and adds each one's cues.
pub(crate) fn split(text: &str, tokens: &[Token]) -> Vec<Sentence> {
    let bytes = text.as_bytes();
    let mut sentences = Vec::with_capacity(4);
    let (mut first, mut cues) = (0, Cues::NONE);
    for (index, token) in tokens.iter().enumerate() {
        cues = cues.with(token.cues);
        let Some(next) = tokens.get(index + 1) else { continue };
        // The usual gap is one space.
        if next.start == token.end + 1 && bytes[token.end as usize] == b' ' {
            continue;
        }
        if ends_sentence(&bytes[token.end as usize..next.start as usize], &bytes[token.range()]) {
            sentences.push(Sentence { first, end: index + 1, cues });
            (first, cues) = (index + 1, Cues::NONE);
        }
    }
    if first < tokens.len() {
        sentences.push(Sentence { first, end: tokens.len(), cues });
    }
    sentences
}

/// Whether the bytes between two words end a sentence.
fn ends_sentence(gap: &[u8], word: &[u8]) -> bool {
    // A line that ends in a colon labels the next one.
    let label = gap.first() == Some(&b':');
    gap.iter().enumerate().any(|(at, byte)| match byte {
        b'!' | b'?' | b';' => true,
        b'\n' => !label,
        // Decimals, hosts and initials have no space behind the full stop.
        b'.' => gap.len() > at + 1 && !is_abbreviation(word),
        _ => false,
    })
}

pub(crate) fn is_abbreviation(word: &[u8]) -> bool {
    const SHORT: &Words = words!["dr" "dra" "drs" "mr" "mrs" "ms" "sr" "sra" "st" "ave" "blvd" "rd" "no" "approx" "prof" "lic" "enf" "psic" "appt" "dept" "vs" "tel" "ext" "num" "av" "apt" "ste"];
    word.len() == 1 && word[0].is_ascii_alphabetic() || SHORT.has_bytes(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(text: &str) -> usize {
        let tokens: Vec<_> = text
            .split_inclusive(|c: char| !c.is_ascii_alphanumeric())
            .scan(0, |at, piece| {
                let start = *at;
                *at += piece.len() as u32;
                let word = piece.trim_end_matches(|c: char| !c.is_ascii_alphanumeric()).len() as u32;
                Some(Token { start, end: start + word, cues: Cues::NONE })
            })
            .filter(|token| token.start < token.end)
            .collect();
        split(text, &tokens).len()
    }

    #[test]
    fn boundaries() {
        for (text, count) in [
            ("One. Two! Three? Four", 4),
            ("See Dr. Smith at 2 p.m. at 12 Elm St. North", 1),
            ("Up 2.5 at portal.example.org now", 1),
            ("Line\nline", 2),
            ("Reason:\nvisit", 1),
            ("", 0),
        ] {
            assert_eq!(sentences(text), count, "{text}");
        }
    }
}
