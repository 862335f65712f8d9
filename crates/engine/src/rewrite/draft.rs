//! The message laid out for rewriting: its opening, its sentences, what was found in them, and the facts that may go on.

use std::ops::Range;

use phi_lint_lexicon::Tier;
use phi_lint_lexicon::fold::fold_term;

use super::facts::{self, Fact, Kind};
use super::opening::{self, Opening};
use super::overlap;
use super::pieces;
use super::repair::{self, Edit};
use super::signs::{self, Sign, Signs};
use super::when;
use crate::context;
use crate::document::Document;
use crate::language::Language;
use crate::organisation::Organisation;
use crate::report::{Category, Finding, Report, Severity};
use crate::words::Words;

/// A sentence of the message.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    /// Bytes of the plain text.
    pub(super) range: Range<usize>,
    /// Its words.
    pub(super) tokens: Range<usize>,
    pub(super) fate: Fate,
    pub(super) signs: Signs,
    /// The bytes of its clause that only supposes something: "if you cannot come on Friday".
    pub(super) supposed: Range<usize>,
    /// Whether it is the end of a sentence whose beginning goes.
    pub(super) clause: bool,
}

/// What becomes of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// Something was found in it.
    Goes,
    /// It stays as it is.
    Stays,
    /// It stays unless its fact finds a place in the wording: "Call 555-0142."
    Bare,
    /// Nothing was found in it, but it says nothing without what goes.
    Hollow,
}

/// A message about to be rewritten.
#[derive(Clone)]
pub(super) struct Draft<'a> {
    pub(super) document: &'a Document<'a>,
    pub(super) organisation: &'a Organisation,
    pub(super) language: Language,
    /// What was found and cannot be mended where it stands.
    pub(super) findings: Vec<&'a Finding>,
    /// What can.
    pub(super) repairs: Vec<Edit>,
    pub(super) opening: Opening,
    pub(super) pieces: Vec<Piece>,
    /// Facts that no finding touches, in order.
    pub(super) facts: Vec<Fact>,
    /// A link that was found to tell.
    pub(super) lost_link: bool,
    /// What the organisation vouches for, in bytes of the plain text.
    pub(super) vouched: Vec<Range<usize>>,
}

impl<'a> Draft<'a> {
    pub(super) fn new(
        document: &'a Document<'a>,
        report: &'a Report,
        organisation: &'a Organisation,
        vouched: Vec<Range<usize>>,
    ) -> Self {
        let mut draft = Draft {
            document,
            organisation,
            language: Language::of_words(document),
            findings: Vec::new(),
            repairs: Vec::new(),
            opening: Opening::default(),
            pieces: Vec::new(),
            facts: Vec::new(),
            lost_link: false,
            vouched,
        };
        let excused = |finding: &Finding| {
            let place = finding.start..finding.end;
            let vouched = |range: &Range<usize>| overlap(&document.typed_range(range.clone()), &place);
            finding.severity == Severity::Info && draft.vouched.iter().any(vouched)
        };
        let told: Vec<_> = report.findings.iter().filter(|finding| matters(finding) && !excused(finding)).collect();
        for finding in told {
            match repair::of(&draft, finding) {
                Some(edit) => draft.repairs.push(edit),
                None => draft.findings.push(finding),
            }
        }
        draft.opening = opening::of(document, &|range| draft.is_clean(&range));
        let body = draft.opening.end;
        let text = document.text.get(body..).unwrap_or_default();
        let ranges: Vec<_> =
            pieces::split(text).into_iter().map(|range| range.start + body..range.end + body).collect();
        let all = facts::all(document);
        draft.lost_link = all.iter().any(|fact| fact.kind == Kind::Link && !draft.is_clean(&fact.core));
        draft.facts = all.into_iter().filter(|fact| fact.core.start >= body && draft.is_clean(&fact.whole())).collect();
        draft.pieces = ranges.into_iter().flat_map(|range| draft.split(range)).collect();
        draft
    }

    /// A sentence, and apart from it the practical clause at its end in which nothing was found: "..., please park in lot B".
    fn split(&self, range: Range<usize>) -> Vec<Piece> {
        const CLAUSES: &Words = words![
            "park" "bring" "use" "enter" "check" "ask" "text" "call" "reply" "take" "scan" "traiga" "estacione" "use" "entre" "llame" "pase"
            "responda" "pregunte" "allow" "parking" "free" "wear" "come" "open" "hours" "download" "visit" "see" "plan" "masks"
        ];
        let whole = self.piece(range);
        if whole.fate != Fate::Goes {
            return vec![whole];
        }
        let document = self.document;
        let begins = |at: usize| {
            let polite = if document.is_one_of(at, words!["please" "pls" "and"]) {
                1
            } else {
                2 * usize::from(document.is_one_of(at, words!["por"]))
            };
            matches!(document.gap(at - 1), ", " | "; " | " - " | " & ") && document.is_one_of(at + polite, CLAUSES)
        };
        let clause = (whole.tokens.start + 1..whole.tokens.end).find_map(|at| {
            let start = document.tokens[at].start as usize;
            let clean = begins(at) && self.is_clean(&(start..whole.range.end));
            let rest = clean.then(|| self.piece(start..whole.range.end))?;
            (matches!(rest.fate, Fate::Stays | Fate::Bare)).then_some((at, rest))
        });
        match clause {
            Some((at, rest)) => {
                let end = document.tokens[at - 1].end as usize;
                vec![self.piece(whole.range.start..end), Piece { clause: true, ..rest }]
            }
            None => vec![whole],
        }
    }

    fn piece(&self, range: Range<usize>) -> Piece {
        let document = self.document;
        let place = |at: usize| document.tokens.partition_point(|token| (token.start as usize) < at);
        let tokens = place(range.start)..place(range.end);
        // "Reply 1 to confirm, 2 to cancel" tells how to answer, not what the message is for.
        let answer = self.facts_in(&range).find(|fact| fact.kind == Kind::Keyword).map(|fact| place(fact.core.start));
        let supposed = supposed(document, &tokens);
        let mut signs = Signs::of_words(document, tokens.start, answer.unwrap_or(tokens.end).min(supposed.start));
        signs = signs.with(Signs::of_words(document, supposed.end, answer.unwrap_or(tokens.end)));
        let known = |at: usize| !self.is_clean(&document.tokens[at].range());
        if signs::denies(document, &tokens, &supposed, &known) {
            signs.add(Sign::Negated);
        }
        let supposed =
            if supposed.is_empty() { range.end..range.end } else { document.span(supposed.start, supposed.end) };
        for finding in self.findings_in(&range) {
            signs = signs.with(Signs::of_finding(finding));
            if finding.rule.id == "phi-placeholder" {
                signs = signs
                    .with(Signs::of_variable(document.original.get(finding.start..finding.end).unwrap_or_default()));
            }
        }
        if document.text[range.clone()].trim_end().ends_with('?') {
            signs.add(Sign::Proposed);
        }
        for fact in self.facts_in(&range).filter(|fact| !overlap(&supposed, &fact.core)) {
            match fact.kind {
                Kind::When(when::Kind::At | when::Kind::New | when::Kind::Window | when::Kind::Arrival)
                    if !self.is_past(fact) =>
                {
                    signs.add(Sign::When);
                }
                Kind::When(when::Kind::Until) => signs.add(Sign::Until),
                _ => {}
            }
        }
        if let Some(half) = facts::half(document, self.facts_in(&range)) {
            signs.add(half);
        }
        let fate = if !self.is_clean(&range) || self.names_a_fact(&tokens) {
            Fate::Goes
        } else if self.is_bare(&range, &tokens) {
            Fate::Bare
        } else if self.is_hollow(&range, &tokens) {
            Fate::Hollow
        } else {
            Fate::Stays
        };
        Piece { range, tokens, fate, signs, supposed, clause: false }
    }

    /// Whether no finding lies in these bytes of the plain text.
    pub(super) fn is_clean(&self, range: &Range<usize>) -> bool {
        self.findings_in(range).next().is_none()
    }

    /// The findings in these bytes of the plain text.
    pub(super) fn findings_in(&self, range: &Range<usize>) -> impl Iterator<Item = &'a Finding> {
        let typed = self.document.typed_range(range.clone());
        self.findings.iter().copied().filter(move |finding| overlap(&typed, &(finding.start..finding.end)))
    }

    /// The facts in these bytes of the plain text.
    pub(super) fn facts_in(&self, range: &Range<usize>) -> impl Iterator<Item = &Fact> {
        let range = range.clone();
        self.facts.iter().filter(move |fact| overlap(&range, &fact.core))
    }

    /// The first word of the sentence that holds this word.
    pub(super) fn sentence_start(&self, token: usize) -> usize {
        self.pieces.iter().find(|piece| piece.tokens.contains(&token)).map_or(token, |piece| piece.tokens.start)
    }

    /// Whether the text still says a word that was found.
    pub(super) fn tells(&self, text: &str) -> bool {
        let telling = self.findings.iter().filter(|finding| finding.tier.is_some_and(|tier| tier >= 1));
        // Folding costs more than a look for the first letters of each term.
        let near = |term: &&str| {
            let word = term.split(' ').next().unwrap_or_default();
            let start = &word.as_bytes()[..word.len().min(4)];
            !text.is_ascii() || text.as_bytes().windows(start.len().max(1)).any(|part| part.eq_ignore_ascii_case(start))
        };
        let mut terms = telling.filter_map(|finding| finding.term.as_deref()).filter(near).peekable();
        if terms.peek().is_none() {
            return false;
        }
        let folded = fold_term(text);
        let bounded = |at: usize, length: usize| {
            let space = |byte: Option<&u8>| byte.is_none_or(|&byte| byte == b' ');
            space(at.checked_sub(1).and_then(|at| folded.as_bytes().get(at)))
                && space(folded.as_bytes().get(at + length))
        };
        terms.any(|term| folded.match_indices(term).any(|(at, _)| bounded(at, term.len())))
    }

    /// Whether the day lies in the past.
    pub(super) fn is_past(&self, fact: &Fact) -> bool {
        let text = self.document.text.get(fact.core.clone()).unwrap_or_default().to_ascii_lowercase();
        let before = self.document.text.get(..fact.lead.start).unwrap_or_default().trim_end();
        let word = before.rsplit(char::is_whitespace).next().unwrap_or_default().to_ascii_lowercase();
        let days = text.split(|char: char| !char.is_alphabetic());
        let over = days.clone().any(|day| matches!(day, "yesterday" | "ayer" | "anoche"));
        over || matches!(word.as_str(), "last" | "was" | "were" | "fue" | "pasado" | "pasada")
    }

    /// The words of a finding.
    pub(super) fn tokens_of(&self, finding: &Finding) -> Option<(usize, usize)> {
        let typed = |at: usize| self.document.typed_range(self.document.span(at, at + 1));
        let count = self.document.tokens.len();
        let first = (0..count).find(|&at| typed(at).end > finding.start)?;
        let end = (first..count).find(|&at| typed(at).start >= finding.end).unwrap_or(count);
        (first < end).then_some((first, end))
    }

    /// These bytes of the message with the edits that lie in them.
    pub(super) fn copied(&self, range: Range<usize>, edits: &[Edit]) -> String {
        let original = self.document.original;
        let mut edits: Vec<_> = edits
            .iter()
            .chain(&self.repairs)
            .filter(|edit| overlap(&range, &edit.range) || edit.range.start == range.start)
            .collect();
        edits.sort_by_key(|edit| (edit.range.start, edit.range.end));
        let (mut text, mut done) = (String::with_capacity(range.len()), range.start);
        for edit in edits {
            if edit.range.start < done || edit.range.end > range.end {
                continue;
            }
            text.push_str(original.get(done..edit.range.start).unwrap_or_default());
            text.push_str(&edit.with);
            done = edit.range.end;
        }
        text.push_str(original.get(done..range.end).unwrap_or_default());
        text
    }

    /// These bytes of the plain text as they were typed, repaired.
    pub(super) fn typed(&self, range: &Range<usize>) -> String {
        self.copied(self.document.typed_range(range.clone()), &[])
    }

    /// Whether a word of the dictionaries tells something here that the policy lets pass.
    fn names_a_fact(&self, tokens: &Range<usize>) -> bool {
        let terms = self.document.terms.iter().filter(|hit| tokens.contains(&(hit.first as usize)));
        terms.filter(|hit| !hit.entry.is_silent() && hit.entry.tier() >= Tier::T1).any(|hit| {
            let span = self.document.span(hit.first as usize, hit.end as usize);
            !self.vouched.iter().any(|vouched| overlap(vouched, &span)) && context::counts(self.document, hit)
        })
    }

    /// Whether the sentence holds a fact and next to nothing else: "Call 555-0142.", "Link: https://..."
    fn is_bare(&self, range: &Range<usize>, tokens: &Range<usize>) -> bool {
        const BARE: &Words = words![
            "call" "us" "at" "please" "now" "asap" "to" "reply" "text" "link" "here" "join" "book" "pay" "survey" "our" "office" "llame" "al"
            "llamenos" "responda" "aqui" "or" "with" "questions" "rate" "ok" "view" "it" "click" "tap" "enlace" "a" "la" "oficina" "encuesta"
            "back" "today" "hoy" "on" "schedule" "confirm" "and" "go" "visit" "the" "before" "reschedule" "para" "reprogramar" "if" "you" "have" "any"
        ];
        let facts: Vec<_> = self.facts_in(range).map(Fact::whole).collect();
        let outside = |at: &usize| !facts.iter().any(|fact| overlap(fact, &self.document.tokens[*at].range()));
        let rest: Vec<_> = tokens.clone().filter(outside).collect();
        !facts.is_empty()
            && rest.len() <= 4
            && rest.iter().all(|&at| self.document.is_one_of(at, BARE))
            && !rest.iter().any(|&at| self.document.is_one_of(at, words!["confirm"]))
    }

    /// Whether the sentence says nothing once what it speaks of is gone, or how good the news was.
    fn is_hollow(&self, range: &Range<usize>, tokens: &Range<usize>) -> bool {
        const VALENCE: &Words = words![
            "good" "great" "bad" "sorry" "unfortunately" "congrats" "congratulations" "worry" "worried" "happy" "glad" "keep" "hope" "hopefully"
            "felicidades" "preocupe" "buenas" "malas" "lamentamos" "excelente" "worse" "better" "feel" "feeling" "nothing"
        ];
        const POINTING: &Words = words![
            "it" "it's" "its" "they" "this" "that" "these" "those" "he" "she" "both" "eso" "esto" "ella" "ellos" "same" "his" "her"
        ];
        if tokens.is_empty() {
            // Only an emoji, or only a link or a placeholder.
            return self.facts_in(range).next().is_none()
                && self.document.text[range.clone()]
                    .chars()
                    .all(|char| !char.is_ascii() || char.is_ascii_punctuation());
        }
        let has_facts =
            self.facts_in(range).next().is_some() || self.document.holes.iter().any(|hole| overlap(range, &hole.range));
        let opens = self.document.word(tokens.start);
        let points = POINTING.has(opens);
        let valence = tokens.len() <= 6 && self.document.any_of(tokens.clone(), VALENCE);
        let agrees = tokens.len() <= 4 && self.document.text[range.clone()].trim_end().ends_with('?');
        let asks = self.document.is_one_of(tokens.start, words!["reply" "respond" "responda"])
            && self.document.is_one_of(tokens.start + 1, words!["with" "con"]);
        let letters = tokens.clone().all(|at| self.document.word(at).len() < 2);
        let polite = usize::from(self.document.is_one_of(tokens.start, words!["please" "pls"]));
        let invites = tokens.len() <= 4
            && self
                .document
                .is_one_of(tokens.start + polite, words!["let" "avise" "avisenos" "conteste" "reply" "tell" "text"]);
        !has_facts && (asks || invites || points || valence || agrees || letters || tokens.len() < 2)
    }
}

/// The words of a clause that only supposes something, up to its comma: "If you missed your visit, ..."
fn supposed(document: &Document<'_>, tokens: &Range<usize>) -> Range<usize> {
    let opens = |&at: &usize| {
        // "Responda SI para confirmar": yes, not if.
        let condition = document.is_one_of(at, words!["si"])
            && document.gap(at) == " "
            && !document.is_one_of(at + 1, words!["para" "o"])
            && !(at > tokens.start
                && document.is_one_of(at - 1, words!["responda" "conteste" "con" "diga" "o" "y" "responder"]));
        condition
            || document.is_one_of(at, words!["if" "unless" "whether"])
            || document.is_one_of(at, words!["in" "en"]) && document.is_one_of(at + 1, words!["case" "caso"])
    };
    let Some(start) = tokens.clone().find(opens) else { return tokens.end..tokens.end };
    let ends = |&at: &usize| document.gap(at).starts_with([',', ';', ':']);
    let end = (start..tokens.end).find(ends).map_or(tokens.end, |at| at + 1);
    start..end
}

/// Whether a finding has to leave the message: what is wrong, and what tells something although the policy lets it pass.
fn matters(finding: &Finding) -> bool {
    finding.severity > Severity::Info
        || finding.rule.id == "health-emoji"
        || finding.rule.category != Category::Hygiene && finding.tier.is_some_and(|tier| tier >= 1)
}
