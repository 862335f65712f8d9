//! A message as the rules see it: words, terms, sentences, and the holes that are not words.

use std::borrow::Cow;
use std::cell::OnceCell;

use phi_lint_lexicon::fold::Plain;
use phi_lint_lexicon::{Class, Cue, Cues, Hit, Lexicon, Tier, Token};

use crate::holes::{self, Hole, Kind};
use crate::policy::{Channel, Policy};
use crate::rules::advice::{self, Advice};
use crate::rules::variable::{self, Value};
use crate::sentence::{self, Sentence};
use crate::words::Words;

/// No cue speaks for words further away than this, even in a sentence without end: it keeps every message linear.
const REACH: usize = 48;

/// One message, read once.
pub(crate) struct Document<'a> {
    pub(crate) lexicon: &'a Lexicon,
    /// The message as it was given.
    pub(crate) original: &'a str,
    /// What it is judged by, for the few rules that look for other things under another policy.
    pub(crate) policy: Policy,
    /// Where it goes.
    pub(crate) channel: Channel,
    /// The way from the plain text back to the message.
    folded: &'a Plain<'a>,
    /// The plain text.
    pub(crate) plain: &'a str,
    /// The plain text with placeholders and links blanked out, byte for byte as long.
    pub(crate) text: Cow<'a, str>,
    /// Words.
    pub(crate) tokens: Vec<Token>,
    /// Dictionary terms, in order, not overlapping.
    pub(crate) terms: Vec<Hit>,
    /// The words with digits in them.
    pub(crate) coded: Vec<usize>,
    /// Sentences, in order; most clean messages never ask for them.
    sentences: OnceCell<Vec<Sentence>>,
    /// Placeholders and links, in order.
    pub(crate) holes: &'a [Hole],
    /// What the name of each placeholder says; nothing for a link.
    values: OnceCell<Vec<Option<Value>>>,
    /// What the message advises; two rules ask for it.
    advice: OnceCell<Vec<Advice>>,
    /// Every cue of the message.
    pub(crate) cues: Cues,
    /// A bit for the class of each term.
    classes: u32,
    /// Whether two words in a row begin with a capital letter.
    pub(crate) capitals: bool,
}

/// Whether terms of this class are facts about health, not about people, papers or the message itself.
pub(crate) fn is_health(class: Class) -> bool {
    !matches!(
        class,
        Class::Relation
            | Class::Minor
            | Class::Group
            | Class::Reason
            | Class::Attachment
            | Class::Assurance
            | Class::Offer
            | Class::Urgency
            | Class::Insurer
            | Class::Claim
            | Class::Debt
    )
}

/// What a message is read with.
#[derive(Clone, Copy)]
pub(crate) struct Setting<'a> {
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) policy: Policy,
    pub(crate) channel: Channel,
}

impl<'a> Document<'a> {
    /// Reads a message.
    pub(crate) fn read(setting: &Setting<'a>, original: &'a str, folded: &'a Plain<'a>, holes: &'a [Hole]) -> Self {
        let &Setting { lexicon, policy, channel } = setting;
        let text = holes::blank_out(folded, holes);
        let mut tokens = Vec::with_capacity(text.len() / 5 + 2);
        let mut terms = Vec::with_capacity(tokens.capacity() / 2 + 2);
        lexicon.scan(&text, &mut tokens, &mut terms);
        let (mut coded, mut cues) = (Vec::new(), Cues::NONE);
        let (mut capital, mut capitals) = (false, false);
        let bytes = text.as_bytes();
        for (index, token) in tokens.iter_mut().enumerate() {
            // Numbers and codes; most words are told apart by three bytes.
            let (start, last) = (token.start as usize, token.end as usize - 1);
            let before = std::mem::replace(&mut capital, bytes[start].is_ascii_uppercase());
            capitals |= capital && before;
            if bytes[start].is_ascii_digit() {
                token.cues = token.cues.with(Cues::of(&[Cue::Number]));
                coded.push(index);
            } else if bytes[last].is_ascii_digit()
                || bytes[last.min(start + 1)].is_ascii_digit()
                || bytes[last.min(start + 1)].is_ascii_uppercase() && bytes[start..last].iter().any(u8::is_ascii_digit)
            {
                token.cues = token.cues.with(Cues::of(&[Cue::Mixed]));
                coded.push(index);
            }
            cues = cues.with(token.cues);
        }
        let mut classes = 0;
        for hit in terms.iter().filter(|hit| !hit.entry.is_silent()) {
            classes |= 1 << hit.entry.class() as u32;
            if hit.entry.tier() >= Tier::T1 && !lexicon.is_conditional(hit.entry) {
                let mut own = Cues::NONE;
                if hit.entry.tier() >= Tier::T2 && is_health(hit.entry.class()) {
                    own = own.with(Cues::of(&[Cue::Health]));
                }
                // "Your MRI was fine": a test speaks of its result.
                if matches!(hit.entry.class(), Class::Lab | Class::Imaging) {
                    own = own.with(Cues::of(&[Cue::Result]));
                }
                cues = cues.with(own);
                for token in &mut tokens[hit.first as usize..hit.end as usize] {
                    token.cues = token.cues.with(own);
                }
            }
        }
        let sentences = OnceCell::new();
        let plain = folded.text();
        Document {
            lexicon,
            original,
            folded,
            policy,
            channel,
            plain,
            text,
            tokens,
            terms,
            coded,
            sentences,
            holes,
            values: OnceCell::new(),
            advice: OnceCell::new(),
            cues,
            classes,
            capitals,
        }
    }

    /// The same message with the terms of another lexicon. Words and what they say of each other stay.
    pub(crate) fn through(&'a self, lexicon: &'a Lexicon) -> Document<'a> {
        let (mut tokens, mut terms) = (Vec::with_capacity(self.tokens.len()), Vec::new());
        lexicon.scan(&self.text, &mut tokens, &mut terms);
        for (token, known) in tokens.iter_mut().zip(&self.tokens) {
            token.cues = token.cues.with(known.cues);
        }
        let cues = tokens.iter().fold(self.cues, |cues, token| cues.with(token.cues));
        Document {
            lexicon,
            text: Cow::Borrowed(&self.text),
            tokens,
            terms,
            coded: self.coded.clone(),
            sentences: OnceCell::new(),
            values: OnceCell::new(),
            advice: OnceCell::new(),
            cues,
            classes: 0,
            ..*self
        }
    }

    /// The placeholders, each with what its name says of its value.
    pub(crate) fn variables(&self) -> impl Iterator<Item = (&Hole, Value)> {
        let values = self.values.get_or_init(|| {
            let value = |hole: &Hole| (hole.kind != Kind::Link).then(|| variable::value_of(self, hole));
            self.holes.iter().map(value).collect()
        });
        self.holes.iter().zip(values).filter_map(|(hole, value)| Some((hole, (*value)?)))
    }

    /// Every piece of advice in the message.
    pub(crate) fn advice(&self) -> &[Advice] {
        self.advice.get_or_init(|| advice::all(self))
    }

    /// The word at this index; empty outside the message.
    pub(crate) fn word(&self, index: usize) -> &str {
        self.tokens.get(index).and_then(|token| self.text.get(token.range())).unwrap_or_default()
    }

    /// The words that start with a digit.
    pub(crate) fn numbers(&self) -> impl Iterator<Item = usize> + '_ {
        self.coded.iter().copied().filter(|&index| self.tokens[index].cues.has(Cue::Number))
    }

    /// Whether the word starts with a digit; no word outside the message does.
    pub(crate) fn is_number(&self, token: usize) -> bool {
        self.tokens.get(token).is_some_and(|token| token.cues.has(Cue::Number))
    }

    /// The bytes between the word at `index` and the next one.
    pub(crate) fn gap(&self, index: usize) -> &str {
        let end = self.tokens.get(index.wrapping_add(1)).map_or(self.text.len(), |token| token.start as usize);
        self.tokens.get(index).and_then(|token| self.text.get(token.end as usize..end)).unwrap_or_default()
    }

    /// The bytes from the first word to the one before `end`.
    pub(crate) fn span(&self, first: usize, end: usize) -> std::ops::Range<usize> {
        match (self.tokens.get(first), self.tokens.get(end.wrapping_sub(1))) {
            (Some(from), Some(to)) => from.start as usize..to.end as usize,
            _ => 0..0,
        }
    }

    /// The sentence of a word.
    pub(crate) fn sentence(&self, token: usize) -> Sentence {
        let sentences = self.sentences.get_or_init(|| sentence::split(&self.text, &self.tokens));
        let index = sentences.partition_point(|sentence| sentence.end <= token);
        sentences.get(index).copied().unwrap_or(Sentence { first: token, end: token, cues: Cues::NONE })
    }

    /// The cues of the words from `first` to before `end`, as far as they lie in the message.
    pub(crate) fn cues_of(&self, first: usize, end: usize) -> Cues {
        let end = end.min(self.tokens.len());
        self.tokens.get(first..end).unwrap_or_default().iter().fold(Cues::NONE, |all, token| all.with(token.cues))
    }

    /// The cues within `reach` words of the words from `first` to before `end`, in their sentence, without their own.
    pub(crate) fn cues_near(&self, first: usize, end: usize, reach: usize) -> Cues {
        let sentence = self.sentence(first);
        let before = self.cues_of(first.saturating_sub(reach).max(sentence.first), first);
        before.with(self.cues_of(end, (end + reach).min(sentence.end)))
    }

    /// The cues of the sentence around the words from `first` to before `end`, without their own.
    pub(crate) fn cues_around(&self, first: usize, end: usize) -> Cues {
        self.cues_near(first, end, REACH)
    }

    /// The terms of the sentence around this word.
    pub(crate) fn terms_around(&self, token: usize) -> &[Hit] {
        let sentence = self.sentence(token);
        let first = token.saturating_sub(REACH).max(sentence.first);
        let end = (token + REACH).min(sentence.end);
        let from = self.terms.partition_point(|hit| (hit.first as usize) < first);
        let length = self.terms[from..].partition_point(|hit| (hit.first as usize) < end);
        &self.terms[from..from + length]
    }

    /// Whether any term of the message reveals something.
    pub(crate) fn has_terms(&self) -> bool {
        self.classes != 0
    }

    /// The bytes of the message as they were typed.
    pub(crate) fn typed(&self, span: std::ops::Range<usize>) -> &str {
        self.original.get(self.folded.original(span)).unwrap_or_default()
    }

    /// The bytes of the message that a span of the plain text came from.
    pub(crate) fn typed_range(&self, span: std::ops::Range<usize>) -> std::ops::Range<usize> {
        self.folded.original(span)
    }

    /// Whether any term of the message is of this class.
    pub(crate) fn has_class(&self, class: Class) -> bool {
        self.classes >> class as u32 & 1 != 0
    }

    /// The term that covers this word.
    pub(crate) fn term_at(&self, token: usize) -> Option<&Hit> {
        let index = self.terms.partition_point(|hit| hit.end as usize <= token);
        self.terms.get(index).filter(|hit| hit.first as usize <= token)
    }

    /// Whether the word is one of these, in whatever case.
    pub(crate) fn is_one_of(&self, token: usize, words: &Words) -> bool {
        // Most words are refused by two bytes.
        let Some(&Token { start, end, .. }) = self.tokens.get(token) else { return false };
        let first = self.text.as_bytes().get(start as usize).copied().unwrap_or_default();
        words.may_have(first, (end - start) as usize) && words.has(self.word(token))
    }

    /// Whether any of these places holds one of the words, in whatever case.
    pub(crate) fn any_of(&self, places: impl IntoIterator<Item = usize>, words: &Words) -> bool {
        places.into_iter().any(|token| self.is_one_of(token, words))
    }

    /// Whether the word starts with a capital letter.
    pub(crate) fn is_capitalised(&self, token: usize) -> bool {
        let first = self.tokens.get(token).and_then(|token| self.text.as_bytes().get(token.start as usize));
        first.is_some_and(u8::is_ascii_uppercase)
    }
}
