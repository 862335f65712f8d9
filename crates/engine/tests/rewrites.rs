//! Rewrites: what a person would send, and what must hold for every one of them.

mod disguise;
mod scars;

use std::path::Path;

use disguise::DISGUISES;
use phi_lint::lexicon::Tier;
use phi_lint::lexicon::fold::fold_term;
use phi_lint::{Linter, Organisation, Policy, Rewrite, Strategy, Verdict};
use scars::scar;

fn linter() -> Linter {
    Linter::new(Policy::default())
}

fn best(linter: &Linter, text: &str) -> Option<Rewrite> {
    linter.rewrite(text).into_iter().next()
}

#[test]
fn what_a_person_would_send() {
    let linter = linter();
    for (message, rewrite) in [
        // The messages of the demo.
        ("Reminder: Your diabetes checkup is tomorrow at 2 PM", "Reminder: You have an appointment tomorrow at 2 PM."),
        ("Your metformin 500mg prescription is ready", "Your prescription is ready for pickup."),
        ("Your cholesterol is 220 mg/dL", "Your results are available. Log in to your patient portal to view them."),
        (
            "Dr. Smith wants to discuss your MRI results via video",
            "Your telehealth appointment is ready. Log in to your patient portal to join.",
        ),
        ("Please complete your psychiatric evaluation form", "Please complete your intake form before your visit."),
        (
            "Your oncologist recommends starting chemotherapy",
            "Your provider has left a message for you in the patient portal.",
        ),
        // Greetings, places, times and ways to answer stay.
        (
            "Hi Noor Haddad, your thyroid scan is on Wed 6/11 at 8:40 AM at Harbor Street Clinic, 2nd floor. Reply Y to confirm.",
            "Hi Noor, reminder: You have an appointment on Wed 6/11 at 8:40 AM at Harbor Street Clinic, 2nd floor.\n\nReply Y to confirm.",
        ),
        (
            "Hello {{first_name}}, your {{procedure}} is on {{date}} at {{time}}.",
            "Hello {{first_name}}, reminder: You have an appointment on {{date}} at {{time}}.",
        ),
        (
            "Harbor Street Clinic: your eczema visit is Friday at 3 PM, please bring your insurance card",
            "Harbor Street Clinic: You have an appointment Friday at 3 PM. Please bring your insurance card.",
        ),
        (
            "Buenos días Rosa, le esperamos para su colonoscopía el martes 9 a las 7:15. Responda SI para confirmar.",
            "Buenos días Rosa, recordatorio: Tiene una cita el martes 9 a las 7:15.\n\nResponda SI para confirmar.",
        ),
        // One phrase goes where the sentence says more than a wording can.
        (
            "Your MRI appointment was moved from Monday to Friday at 9.",
            "Your appointment was moved from Monday to Friday at 9.",
        ),
        // Sentences in which nothing was found are enough.
        ("See you Tuesday at 9:30! The doctor thinks it is gout.", "See you Tuesday at 9:30!"),
        // A mended message keeps its words.
        ("See you on Monday at 9 🤰", "See you on Monday at 9"),
        ("Hello Terrence Oyelaran, we open at 8 tomorrow.", "Hello Terrence, we open at 8 tomorrow."),
    ] {
        assert_eq!(best(&linter, message).map(|best| best.text).as_deref(), Some(rewrite), "{message}");
    }
}

#[test]
fn the_organisation_fills_what_the_message_lacks() {
    let linter = linter().with_organisation(Organisation {
        name: Some("Harbor Street Clinic".to_owned()),
        phone: Some("555-0100".to_owned()),
        portal_url: Some("https://portal.harbor.example".to_owned()),
        ..Organisation::default()
    });
    for (message, rewrite) in [
        (
            "Your birth control refill is due Friday",
            "It may be time to refill a prescription. Request it in your patient portal: https://portal.harbor.example",
        ),
        (
            "He says it is only IBS",
            "Harbor Street Clinic has a message for you. Log in to your patient portal or call 555-0100.",
        ),
        (
            "You missed your dermatology visit on 4/2",
            "We missed you at your appointment on 4/2. Please call 555-0100 to reschedule.",
        ),
        (
            "Your biopsy is ready: http://results.example/7",
            "Your results are available. Log in to your patient portal to view them: https://portal.harbor.example",
        ),
    ] {
        assert_eq!(best(&linter, message).map(|best| best.text).as_deref(), Some(rewrite), "{message}");
    }
}

#[test]
fn what_text_alone_cannot_do_is_said() {
    let linter = linter();
    for (message, safety, strategy) in [
        ("Fast 12 hours before your lipid panel tomorrow at 8", Some("instruction-moved"), Strategy::Template),
        ("Your dose of warfarin changes to 2.5mg tonight", Some("instruction-moved"), Strategy::Template),
        ("Abnormal biopsy. Dr. Wu wants you to call 555-0142 today.", Some("urgent-clinical"), Strategy::Template),
        ("The domestic violence shelter has a bed for you, call 555-0142", Some("do-not-text"), Strategy::Fallback),
        ("Your metformin is ready", None, Strategy::Template),
    ] {
        let best = best(&linter, message).unwrap();
        let named = best.safety.map(phi_lint::Safety::name);
        assert_eq!(
            (named, best.strategy, best.requires_staff_action),
            (safety, strategy, safety.is_some()),
            "{message}"
        );
    }
}

#[test]
fn places_are_told_in_their_own_text() {
    let message = "Hi Ana, your MRI is on Tue 5/4 at 7:15 AM at Main Street Clinic. Call 555-0142.";
    let best = best(&linter(), message).unwrap();
    let kept: Vec<_> = best.kept.iter().map(|kept| (kept.kind, &best.text[kept.start..kept.end])).collect();
    assert!(kept.contains(&("when", "Tue 5/4 at 7:15 AM")), "{kept:?}");
    assert!(kept.contains(&("place", "at Main Street Clinic")), "{kept:?}");
    let moved: Vec<_> = best.moved_to_portal.iter().map(|moved| &message[moved.start..moved.end]).collect();
    assert!(moved.contains(&"MRI"), "{moved:?}");
}

#[test]
fn a_clean_or_endless_text_has_none_or_the_general_notice() {
    let linter = linter();
    assert_eq!(linter.rewrite("See you at 9."), []);
    let endless = "Your diabetes visit is at 9. ".repeat(20_000);
    let best = best(&linter, &endless).unwrap();
    assert_eq!(best.strategy, Strategy::Fallback);
    for text in ["", "💊🤰", "{{", "diabetes", "\u{feff}\r\nHIV\r\n", "Dr. Dr. Dr.", "¿¡MRI!?"] {
        for rewrite in linter.rewrite(text) {
            assert_eq!(linter.check(&rewrite.text).verdict, Verdict::Pass, "{text:?}");
        }
    }
}

fn read(file: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(file);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The texts of the labelled corpus.
fn corpus() -> Vec<String> {
    let lines = read("tests/corpus/visible.jsonl") + &read("tests/corpus/blind.jsonl");
    let text =
        |line: &str| serde_json::from_str::<serde_json::Value>(line).unwrap()["text"].as_str().unwrap().to_owned();
    lines.lines().map(text).collect()
}

/// A term of the dictionaries in every carrier sentence of its turn, as many as are asked for.
fn generated(count: usize) -> Vec<String> {
    let mut terms = Vec::new();
    for entry in std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../dictionaries")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|end| end == "tsv") {
            let rows = std::fs::read_to_string(path).unwrap();
            let telling = |row: &&str| row.split('\t').nth(2).is_some_and(|tier| matches!(tier, "1" | "2" | "3"));
            terms.extend(
                rows.lines()
                    .filter(|row| !row.starts_with('#'))
                    .filter(telling)
                    .map(|row| row.split('\t').next().unwrap_or_default().to_owned()),
            );
        }
    }
    terms.sort();
    let carriers = read("tests/rewrites/carriers.txt");
    let carriers: Vec<&str> = carriers.lines().filter(|line| line.contains("{}") && !line.starts_with('#')).collect();
    // A stride that shares no factor with the number of terms visits all of them.
    let stride = 7919;
    (0..count)
        .map(|index| {
            let term = &terms[index * stride % terms.len()];
            carriers[index % carriers.len()].replace("{}", term).replace("\\n", "\n")
        })
        .collect()
}

/// What must hold for every rewrite of every message; the complaints, a line each.
fn complaints(linter: &Linter, messages: &[String]) -> Vec<String> {
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let share = messages.len().div_ceil(threads).max(1);
    std::thread::scope(|scope| {
        let parts: Vec<_> = messages
            .chunks(share)
            .map(|part| {
                scope.spawn(move || part.iter().filter_map(|message| complaint(linter, message)).collect::<Vec<_>>())
            })
            .collect();
        parts.into_iter().flat_map(|part| part.join().unwrap()).collect()
    })
}

fn complaint(linter: &Linter, message: &str) -> Option<String> {
    let report = linter.check(message);
    let rewrites = linter.rewrite(message);
    let say = |what: &str, text: &str| Some(format!("{what}: {message:?} -> {text:?}"));
    if report.verdict == Verdict::Pass {
        return if rewrites.is_empty() { None } else { say("a clean message was rewritten", &rewrites[0].text) };
    }
    if rewrites.is_empty() {
        return say("there is none", "");
    }
    for rewrite in &rewrites {
        let text = &rewrite.text;
        if linter.check(text).verdict != Verdict::Pass {
            return say("it does not pass", text);
        }
        if !linter.rewrite(text).is_empty() {
            return say("it is rewritten again", text);
        }
        if text.contains("{portal") || text.contains("{phone") || text.contains("{when") {
            return say("a slot is left", text);
        }
        let folded = format!(" {} ", fold_term(text));
        let telling = report.findings.iter().filter(|finding| finding.tier >= Some(Tier::T1.number()));
        for term in telling.filter_map(|finding| finding.term.as_deref()) {
            if folded.contains(&format!(" {term} ")) {
                return say(&format!("`{term}` survived"), text);
            }
        }
        if let Some(scar) = scar(message, text) {
            return say(scar, text);
        }
    }
    None
}

/// Facts are copied byte for byte, but for a day that begins a sentence and is no name.
#[test]
fn facts_are_copied_byte_for_byte() {
    let (linter, mut facts, mut changed) = (linter(), 0, Vec::new());
    for message in corpus().iter().chain(&generated(8_000)) {
        for rewrite in linter.rewrite(message) {
            for kept in rewrite.kept.iter().filter(|kept| kept.kind != "sentence") {
                let copied = &rewrite.text[kept.start..kept.end];
                facts += 1;
                if !message.contains(copied) {
                    changed.push(format!("{}: {copied:?} in {message:?}", kept.kind));
                }
            }
        }
    }
    assert!(facts > 5_000 && changed.len() * 50 < facts, "{} of {facts}:\n{}", changed.len(), changed.join("\n"));
}

/// Pieces of messages, the odd ones among them.
const PIECES: &[&str] = &[
    "Hi",
    "Hola",
    " ",
    ", ",
    ". ",
    "! ",
    "? ",
    "\n",
    "\r\n",
    ": ",
    "; ",
    "(",
    ")",
    "'",
    "\u{2019}s",
    "\u{200b}",
    "\u{301}",
    "🤰",
    "💊",
    "📅",
    "é",
    "ñ",
    "{{name}}",
    "{{",
    "}}",
    "{{1}}",
    "<<x>>",
    "%d",
    "https://a.example/dx?name=1",
    "http://b.example",
    "www.c.example",
    "metformin",
    "MRI",
    "diabetes",
    "HIV",
    "Dr. Lee",
    "your",
    "su",
    "a",
    "an",
    "on",
    "at",
    "for",
    "with",
    "de",
    "Monday",
    "lunes",
    "5/4",
    "2 PM",
    "9",
    "a.m.",
    "noon",
    "in 30 minutes",
    "the 3rd",
    "Reply",
    "Y",
    "YES",
    "to confirm",
    "CANCEL to change",
    "555-0142",
    "(555) 010-4477",
    "$40",
    "was",
    "negative",
    "appointment",
    "cita",
    "is ready",
    "refill",
    "Main Street Clinic",
    "2nd floor",
    "Room 4",
    "fasting",
    "call us",
    "today",
    "domestic violence",
    "𝐌",
    "ﬁ",
    "⑿",
];

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(5_000))]

    /// Whatever the text: no panic, and what is offered passes and lies where it says.
    #[test]
    fn any_text_gets_rewrites_that_pass(picks in proptest::collection::vec(0..PIECES.len(), 0..40), noise in ".{0,12}") {
        let text: String = picks.iter().map(|&pick| PIECES[pick]).chain([noise.as_str()]).collect();
        let linter = linter();
        for rewrite in linter.rewrite(&text) {
            proptest::prop_assert_eq!(linter.check(&rewrite.text).verdict, Verdict::Pass);
            for kept in &rewrite.kept {
                proptest::prop_assert!(rewrite.text.get(kept.start..kept.end).is_some_and(|kept| !kept.is_empty()));
            }
            for moved in &rewrite.moved_to_portal {
                proptest::prop_assert!(text.get(moved.start..moved.end).is_some());
            }
        }
    }
}

#[test]
fn every_rewrite_of_the_corpus_is_safe_and_sound() {
    let messages = corpus();
    let complaints = complaints(&linter(), &messages);
    assert!(complaints.is_empty(), "{} of {}:\n{}", complaints.len(), messages.len(), complaints.join("\n"));
}

#[test]
fn every_rewrite_of_a_disguised_corpus_is_safe() {
    let corpus = corpus();
    let messages: Vec<String> =
        corpus.iter().flat_map(|text| DISGUISES.iter().map(move |(_, disguise)| disguise(text))).collect();
    let complaints = complaints(&linter(), &messages);
    assert!(complaints.is_empty(), "{} of {}:\n{}", complaints.len(), messages.len(), complaints.join("\n"));
}

#[test]
fn every_rewrite_of_a_hundred_thousand_messages_is_safe_and_sound() {
    let messages = generated(100_000);
    let complaints = complaints(&linter(), &messages);
    assert!(
        complaints.is_empty(),
        "{} of {}:\n{}",
        complaints.len(),
        messages.len(),
        complaints.iter().take(50).cloned().collect::<Vec<_>>().join("\n")
    );
}
