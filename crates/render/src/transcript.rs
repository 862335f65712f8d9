//! Transcripts: what a bot or a person of the clinic said in a conversation, turn by turn.

use std::io::Write;

use phi_lint::Linter;

use crate::file::best;
use crate::{Format, Style, Tally, json, log_message};

/// Who speaks for the clinic, and who does not.
const OUTBOUND: &[&str] = &["bot", "agent", "clinic", "assistant", "staff", "clinica", "agente", "asistente"];
const INBOUND: &[&str] = &["patient", "user", "client", "caller", "paciente", "usuario", "cliente"];

/// One turn: who speaks, from which line on, and the words.
struct Turn {
    outbound: bool,
    line: usize,
    text: String,
}

/// Prints what is found in a transcript.
pub fn check(path: &str, text: &str, linter: &Linter, style: Style, out: &mut dyn Write) -> std::io::Result<Tally> {
    let mut tally = Tally::default();
    let turns = turns(text);
    for (index, turn) in turns.iter().enumerate().filter(|(_, turn)| turn.outbound) {
        let report = linter.check_reply(&before(&turns[..index]), &turn.text);
        tally.add(&report);
        let rewrite = if style.no_rewrite { None } else { best(linter, &turn.text, &report) };
        if style.format == Format::Json {
            let answer = json::answer(None, Some(turn.line), linter, (&report, rewrite.as_ref()), style);
            serde_json::to_writer(&mut *out, &answer).map_err(std::io::Error::from)?;
            writeln!(out)?;
        } else {
            log_message(out, path, turn.line, &turn.text, (&report, rewrite.as_ref()), style)?;
        }
    }
    Ok(tally)
}

/// The clinic's last turn and what was answered: what the next turn replies to.
fn before(turns: &[Turn]) -> String {
    let question = turns.iter().rposition(|turn| turn.outbound).unwrap_or(0);
    turns[question..].iter().map(|turn| turn.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// The turns of a transcript. A line without a speaker goes on with the turn before; what stands before the first speaker is
/// the clinic's.
fn turns(text: &str) -> Vec<Turn> {
    let mut turns: Vec<Turn> = Vec::new();
    for (index, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        let spoken = line.split_once(':').and_then(|(name, words)| {
            let name = name.trim().trim_matches(['*', '[', ']', '>', '-', ' ']);
            let is = |names: &[&str]| names.iter().any(|known| name.eq_ignore_ascii_case(known));
            (is(OUTBOUND) || is(INBOUND)).then(|| (is(OUTBOUND), words.trim()))
        });
        match (spoken, turns.last_mut()) {
            (Some((outbound, words)), _) => turns.push(Turn { outbound, line: index + 1, text: words.to_owned() }),
            (None, Some(turn)) => {
                turn.text.push('\n');
                turn.text.push_str(line);
            }
            (None, None) if line.trim().is_empty() => {}
            (None, None) => turns.push(Turn { outbound: true, line: index + 1, text: line.to_owned() }),
        }
    }
    for turn in &mut turns {
        turn.text.truncate(turn.text.trim_end().len());
    }
    turns
}

#[cfg(test)]
mod tests {
    use super::turns;

    #[test]
    fn speakers_and_lines() {
        let read = turns("Hello\nBot: Hi\nthere\n\npatient: Sarah: me\n**Clinic**: Thanks\n");
        let read: Vec<_> = read.iter().map(|turn| (turn.outbound, turn.line, turn.text.as_str())).collect();
        assert_eq!(read, [(true, 1, "Hello"), (true, 2, "Hi\nthere"), (false, 5, "Sarah: me"), (true, 6, "Thanks")]);
    }
}
