//! The pass over a message: one table of cases, and what must hold for any text.

use phi_lint_lexicon::{Class, Lexicon, Rows, Source, compile};
use proptest::prelude::*;

const TERMS: &str = "term\tclass\ttier\tdomain\tneeds\tunless\tcues
diabetes\tcondition\t2
type 2 diabetes\tcondition\t2
diabetes education\tprogram\t2
biopsy\tlab\t2
rash\tsymptom\t2
statin\tdrug\t2
x-ray\timaging\t2
check-up\tcue\t0\t\t\t\tvisit
crohn disease\tcondition\t2
biopsy result\tlab\t2
hiv\tcondition\t3\thiv-sti
rash cream\tdrug\t2
rashes clinic\tprogram\t2
CT\timaging\t2
ct scan\timaging\t2
PrEP\tdrug\t3\thiv-sti
your\tcue\t0\t\t\t\tpossess
losartán\tdrug\t2
st john wort\tdrug\t2
stroke\tcondition\t2
stroke of luck\tidiom\t0
tests\tlab\t2
test\tcue\t0\t\t\t\tresult
";

fn lexicon(terms: &str) -> Lexicon {
    let mut rows = Rows::new(Source::Organisation);
    rows.read("terms.tsv", terms);
    Lexicon::from_bytes(compile(rows.finish().unwrap()).unwrap()).unwrap()
}

/// The terms of a text, as written, cue rows left out.
fn terms(lexicon: &Lexicon, text: &str) -> Vec<String> {
    let (mut tokens, mut hits) = (Vec::new(), Vec::new());
    lexicon.scan(text, &mut tokens, &mut hits);
    hits.iter()
        .filter(|hit| hit.entry.class() != Class::Cue)
        .map(|hit| {
            text[tokens[hit.first as usize].start as usize..tokens[hit.end as usize - 1].end as usize].to_owned()
        })
        .collect()
}

#[test]
fn longest_match_on_word_boundaries() {
    let lexicon = lexicon(TERMS);
    let cases: &[(&str, &[&str])] = &[
        ("Your diabetes visit", &["diabetes"]),
        ("Your Type 2 Diabetes visit", &["Type 2 Diabetes"]),
        ("type 2 visit", &[]),
        ("diabetes education class", &["diabetes education"]),
        ("prediabetes and diabetesxyz", &[]),
        ("biopsies, rashes and statins", &["biopsies", "rashes", "statins"]),
        ("the statin's price", &["statin's"]),
        ("X-Ray, x ray, xray, X_ray", &["X-Ray", "x ray", "xray", "X_ray"]),
        ("CT at 3", &["CT"]),
        ("Ct. at 3", &[]),
        ("a Ct scan", &["Ct scan"]),
        ("PrEP and prep and Prep and PREP", &["PrEP", "PREP"]),
        ("a stroke of luck, a stroke", &["stroke of luck", "stroke"]),
        ("type 2. Diabetes", &["Diabetes"]),
        ("type 2, diabetes", &["diabetes"]),
        ("St. John wort", &["St. John wort"]),
        ("'diabetes' \"rash\"", &["diabetes", "rash"]),
        ("diabetes", &["diabetes"]),
        ("tests and test", &["tests"]),
        ("Your H.I.V. test", &["H.I.V"]),
        ("h.i.v. and H.I.V", &["h.i.v", "H.I.V"]),
        ("at 9 a.m. in the U.S.A. or B.H.I.V. ", &[]),
        ("crohn\n disease", &["crohn\n disease"]),
        ("Crohn's disease", &["Crohn's disease"]),
        ("rashes clinic, rashes creams", &["rashes clinic", "rashes creams"]),
        ("biopsies results, rashes creams", &["biopsies results", "rashes creams"]),
        ("", &[]),
    ];
    for (text, expected) in cases {
        assert_eq!(terms(&lexicon, text), *expected, "{text}");
    }
}

#[test]
fn rows_of_plurals() {
    let lexicon = lexicon(TERMS);
    for (typed, row) in [
        ("Statins", "statin"),
        ("biopsies", "biopsy"),
        ("Crohn's disease", "crohn disease"),
        ("rashes creams", "rash cream"),
        ("x-rays", "x ray"),
    ] {
        assert_eq!(lexicon.lookup(typed).map(|(found, _)| found).as_deref(), Some(row), "{typed}");
    }
    assert!(lexicon.lookup("unknown").is_none() && lexicon.lookup("").is_none() && lexicon.lookup("''").is_none());
}

#[test]
fn cues_lie_on_their_words() {
    let lexicon = lexicon(TERMS);
    let (mut tokens, mut hits) = (Vec::new(), Vec::new());
    lexicon.scan("Your check-up now", &mut tokens, &mut hits);
    let cues: Vec<Vec<_>> =
        tokens.iter().map(|token| token.cues.iter().map(phi_lint_lexicon::Cue::name).collect()).collect();
    assert_eq!(cues, [vec!["possess"], vec!["visit"], vec!["visit"], vec![]]);
}

#[test]
fn the_embedded_lexicon_is_sound() {
    let embedded = Lexicon::embedded();
    assert!(embedded.len() > 10_000);
    // Every term finds itself: the filter and the table of common words hide nothing.
    let mut lost = Vec::new();
    embedded.for_each(|term, entry| {
        // A row for endings needs a word before its ending.
        let term = &term.replacen('*', "zxqv", 1);
        let typed = if entry.is_cased() { term.to_uppercase() } else { term.to_owned() };
        if embedded.lookup(&typed).is_none_or(|(_, found)| found != entry) || terms_of(&embedded, &typed) != [entry] {
            lost.push(term.to_owned());
        }
    });
    assert_eq!(lost, [""; 0]);
}

#[test]
fn slips_and_disguises() {
    let embedded = Lexicon::embedded();
    for (typed, row) in [
        // One slip: a letter left out, doubled, swapped, wrong.
        ("diabtes", "diabetes"),
        ("metforrmin", "metformin"),
        ("metfromin", "metformin"),
        ("colonoscopt", "colonoscopy"),
        ("metfromins", "metformin"),
        // Two, in a long word.
        ("hydroclorothiazid", "hydrochlorothiazide"),
        ("gastroentereitus", "gastroenteritis"),
        ("d i a b e t e s", "diabetes"),
        ("d.i.a.b.e.t.e.s", "diabetes"),
        ("H.I.V.", "hiv"),
        ("H I V", "hiv"),
        ("HlV", "hiv"),
        ("H1V", "hiv"),
        ("d1ab3tes", "diabetes"),
        ("c@ncer", "cancer"),
        ("di@betic", "diabetic"),
        ("dia*bet*es", "diabetes"),
        ("mam-mogram", "mammogram"),
        ("canceeer", "cancer"),
        ("DIABETESSS", "diabetes"),
    ] {
        assert_eq!(embedded.lookup(typed).map(|(found, _)| found).as_deref(), Some(row), "{typed}");
        let (mut tokens, mut hits) = (Vec::new(), Vec::new());
        embedded.scan(&format!("now {typed}, ok"), &mut tokens, &mut hits);
        let found = hits.iter().find(|hit| !hit.entry.is_silent()).expect(typed);
        assert_eq!(found.form, phi_lint_lexicon::Form::Disguised, "{typed}");
        let span = tokens[found.first as usize].start as usize..tokens[found.end as usize - 1].end as usize;
        assert_eq!(&format!("now {typed}, ok")[span], typed.trim_end_matches('.'), "{typed}");
    }
}

#[test]
fn ordinary_words_are_no_slips() {
    let embedded = Lexicon::embedded();
    for text in [
        "the station and the ability to create a concert of lyrics",
        "call Adair at the front desk in April, from Tacoma",
        "we will inform you, Calvin, that all is well",
        "a b c d e, 1 2 3, 10-12, A1-B2, see_you, re-open",
        "order 3000 of them to 0123 Elm",
        "sooo goood, noooo wayyyy",
    ] {
        let (mut tokens, mut hits) = (Vec::new(), Vec::new());
        embedded.scan(text, &mut tokens, &mut hits);
        assert!(hits.iter().all(|hit| hit.form != phi_lint_lexicon::Form::Disguised), "{text}: {hits:?}");
    }
}

#[test]
fn an_ending_tells_an_unread_word() {
    let lexicon = lexicon("term\tclass\ttier\n*itis\tcondition\t2\n");
    assert_eq!(terms(&lexicon, "your xenitis and gravit and itis"), ["xenitis"]);
    for (row, reason) in
        [("*is\tcondition\t2", "3 letters"), ("*itis\tcondition\t2\t\tvisit", "unread"), ("*itis\tidiom\t0", "reveals")]
    {
        let error = refusal(&format!("term\tclass\ttier\tdomain\tneeds\n{row}\n")).expect(row);
        assert!(error.contains(reason), "{error}");
    }
}

fn terms_of(lexicon: &Lexicon, text: &str) -> Vec<phi_lint_lexicon::Entry> {
    let (mut tokens, mut hits) = (Vec::new(), Vec::new());
    lexicon.scan(text, &mut tokens, &mut hits);
    hits.iter().map(|hit| hit.entry).collect()
}

#[test]
fn damaged_bytes_are_refused() {
    let mut rows = Rows::new(Source::Organisation);
    rows.read("terms.tsv", TERMS);
    let bytes = compile(rows.finish().unwrap()).unwrap();
    assert!(Lexicon::from_bytes(Vec::new()).is_err());
    assert!(Lexicon::from_bytes(bytes[..bytes.len() - 1].to_vec()).is_err());
    for at in (0..bytes.len()).step_by(997) {
        let mut damaged = bytes.clone();
        damaged[at] ^= 0x55;
        assert!(Lexicon::from_bytes(damaged).is_err(), "byte {at} was changed");
    }
}

#[test]
fn bad_rows_say_where_and_why() {
    for (row, reason) in [
        ("metformin\tmedicine\t2", "unknown class `medicine`"),
        ("metformin\tdrug\t7", "unknown tier `7`"),
        ("metformin\tdrug\t0", "do not go together"),
        ("metformin\tdrug\t2\tbrain", "unknown domain `brain`"),
        ("metformin\tdrug\t2\t\tnear:vist", "unknown cue `vist`"),
        ("’\tdrug\t2", "empty"),
        ("рак\tcondition\t2\tx", "unknown domain"),
        ("中文\tcondition\t2", "cannot be folded"),
        ("visit\tcue\t0", "must name the cues"),
        ("a\tb\tc\td\te\tf\tg\th\ti", "9 columns"),
        ("dup\tdrug\t2\nDUP\tdrug\t2", "stands already in terms.tsv on line 2"),
    ] {
        let text = format!("term\tclass\ttier\tdomain\tneeds\tunless\tcues\tsource\n{row}\n");
        let error = refusal(&text).expect(row);
        assert!(error.starts_with("terms.tsv:") && error.contains(reason), "{row}: {error}");
    }
    assert!(refusal("metformin\tdrug\t2\n").expect("no header").contains("header"));
    assert!(refusal("").expect("an empty file").contains("empty"));
}

/// What is said of a file's first refused row.
fn refusal(text: &str) -> Option<String> {
    let mut rows = Rows::new(Source::Organisation);
    rows.read("terms.tsv", text);
    rows.finish().err().map(|errors| errors.0[0].to_string())
}

proptest! {
    #[test]
    fn any_text_is_scanned(text in "\\PC{0,200}|[a-z '.,-]{0,200}|(type|2|diabetes|x-ray|CT|s|'|\u{2019}|\n| ){0,40}") {
        let lexicon = lexicon(TERMS);
        let (mut tokens, mut hits) = (Vec::new(), Vec::new());
        let plain = phi_lint_lexicon::fold::Plain::of(&text);
        lexicon.scan(plain.text(), &mut tokens, &mut hits);
        let mut end = 0;
        for token in &tokens {
            prop_assert!(end <= token.start && token.start < token.end);
            prop_assert!(plain.text().get(token.range()).is_some());
            prop_assert!(text.get(plain.original(token.range())).is_some());
            end = token.end;
        }
        prop_assert!(hits.iter().all(|hit| hit.first < hit.end && hit.end as usize <= tokens.len()));
        prop_assert!(hits.windows(2).all(|pair| pair[0].end <= pair[1].first));
    }

    #[test]
    fn the_filter_and_the_frequent_words_change_nothing(text in "(your|type|2|diabetes|check|up|tests|test|stroke|of|luck|statins|ct|scan| |, |-){0,30}") {
        // A second lexicon whose common words are all conditions is looked up by walks alone.
        let walked = lexicon(&TERMS.replace("\tcue\t0\t\t\t\tvisit", "\tcondition\t2").replace("\tcue\t0\t\t\t\tpossess", "\tcondition\t2").replace("\tcue\t0\t\t\t\tresult", "\tcondition\t2"));
        let places = |lexicon: &Lexicon| {
            let (mut tokens, mut hits) = (Vec::new(), Vec::new());
            lexicon.scan(&text, &mut tokens, &mut hits);
            hits.iter().map(|hit| (hit.first, hit.end)).collect::<Vec<_>>()
        };
        prop_assert_eq!(places(&lexicon(TERMS)), places(&walked));
    }
}
