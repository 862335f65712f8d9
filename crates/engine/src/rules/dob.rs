//! `dob`: dates of birth, asking for one, and birthday greetings with an age.

use phi_lint_lexicon::Cues;

use super::{Category, Cue, DEFAULT, Document, Levels, RuleInfo, Sink, Text, Trigger, date};

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "dob",
    category: Category::Identifier,
    catches: "A date of birth. Asking for one is advice, and nothing at all for an intake bot; a birthday greeting with an age is a warning.",
    message: Text { en: "This gives or asks for a date of birth", es: "Esto indica o pide una fecha de nacimiento" },
    why: Text {
        en: "A date of birth identifies the person to everybody who asks for one on the phone.",
        es: "La fecha de nacimiento identifica a la persona ante cualquiera que la pida por teléfono.",
    },
    citations: &["45 CFR 164.514(b)(2)(i)(C)"],
    levels: Levels::row(b"E E W E E E"),
    bad: &[
        "We have your date of birth as [[02/11/1984]].",
        "Thanks, born [[February 11, 1984]].",
        "Please text your [[date of birth]].",
        "Fecha de nacimiento: [[11 de febrero de 1984]].",
    ],
    good: &[
        "Happy birthday from the whole team!",
        "Your appointment is on 02/11/2027.",
        "We have served this town since 1984.",
        "Su cita es el 11 de febrero de 2027.",
    ],
    shows_words: false,
    scan: Some((Trigger::Cues(Cues::of(&[Cue::Birth])), scan)),
    ..DEFAULT
};

/// How far from the word for birth its date may stand.
const REACH: usize = 8;
/// Words beside a birthday's number.
const TURNS: &[&str] = &["turn", "turns", "turning", "turned", "cumple", "cumplir"];

fn scan(document: &Document<'_>, sink: &mut Sink<'_>) {
    let mut dated = false;
    let mut done = 0;
    for first in 0..document.tokens.len() {
        let near = || {
            document.cues_near(first, first + 1, REACH).has(Cue::Birth) || document.tokens[first].cues.has(Cue::Birth)
        };
        if first >= done
            && let Some((end, year)) = date::at(document, first)
            && (1900..=2030).contains(&year)
            && near()
        {
            (dated, done) = (true, end);
            sink.report(document.span(first, end));
        }
    }
    for hit in &document.terms {
        let (first, end) = (hit.first as usize, hit.end as usize);
        if !document.lexicon.cues(hit.entry).has(Cue::Birth) {
            continue;
        }
        let words = &document.text[document.span(first, end)];
        let cues = document.cues_around(first, end);
        if words.eq_ignore_ascii_case("birthday") || words.eq_ignore_ascii_case("cumpleanos") {
            let age = first > 0 && document.tokens[first - 1].cues.has(Cue::Number);
            let turns = document.sentence(first);
            let turns = (turns.first..turns.end).any(|token| {
                document.is_one_of(token, TURNS) && document.cues_of(token + 1, token + 2).has(Cue::Number)
            });
            if age {
                sink.report_at(document.span(first - 1, end), -1);
            } else {
                sink.report_at(document.span(first, end), if turns { -1 } else { -2 });
            }
        } else if !dated && cues.has(Cue::Ask) && !cues.has(Cue::Refuse) && !document.policy.is_intake_bot() {
            sink.report_at(document.span(first, end), -2);
        }
    }
}
