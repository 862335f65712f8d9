//! Files whose owner said under which keys and in which calls their messages stand.

use phi_lint_extract::{Reader, Wanted};

fn texts(path: &str, source: &str, keys: &[&str], calls: &[&str]) -> Vec<String> {
    let owned = |patterns: &[&str]| patterns.iter().map(|&pattern| pattern.to_owned()).collect::<Vec<_>>();
    let wanted = Wanted::new(&owned(keys), &owned(calls));
    let found = Reader { wanted: Some(&wanted), ..Reader::of_path(path) }.messages(source).unwrap();
    for message in &found {
        assert_eq!(&source[message.start()..message.end()], message.text, "{path}");
    }
    found.into_iter().map(|message| message.text).collect()
}

#[test]
fn keys() {
    let json =
        r#"{"ui":{"save":"Save your changes now"},"sms":{"day":"See you","more":["At 9"],"n":1},"body":"Hello you"}"#;
    let yaml = "ui:\n  save: Save your changes now\nsms:\n  day: See you\n  more:\n    - At 9\nbody: Hello you\n";
    let properties = "ui.save=Save your changes now\nsms.day=See you\nsms.more.0=At 9\nbody=Hello you\n";
    let script = "export default { ui: { save: 'Save your changes now' }, sms: { day: 'See you', more: ['At 9'] }, body: 'Hello you' }";
    let python = "X = {'ui': {'save': 'Save your changes now'}, 'sms': {'day': 'See you', 'more': ['At 9']}, 'body': 'Hello you'}\n";
    let php = "<?php return ['ui' => ['save' => 'Save your changes now'], 'sms' => ['day' => 'See you', 'more' => ['At 9']], 'body' => 'Hello you'];";
    for (path, source) in [
        ("a.json", json),
        ("a.yml", yaml),
        ("a.properties", properties),
        ("a.ts", script),
        ("a.py", python),
        ("a.php", php),
    ] {
        for (keys, expected) in [
            (&["sms"][..], &["See you", "At 9"][..]),
            (&["sms.day"], &["See you"]),
            (&["s*.m*"], &["At 9"]),
            (&["day", "body"], &["See you", "Hello you"]),
            (&["ui.day"], &[]),
        ] {
            assert_eq!(texts(path, source, keys, &[]), expected, "{path} {keys:?}");
        }
    }
}

#[test]
fn columns_and_names() {
    let csv = "code,body,texto\na,Your own words,Hola\n";
    assert_eq!(texts("a.csv", csv, &["texto"], &[]), ["Hola"]);
    assert!(texts("a.csv", csv, &["none"], &[]).is_empty());
    let xml = "<resources><string name=\"ui_save\">Save it now please</string><string name=\"sms_day\">See you</string></resources>";
    assert_eq!(texts("strings.xml", xml, &["sms_*"], &[]), ["See you"]);
}

#[test]
fn calls() {
    let script = "log('Your visit was sent'); await gateway.dispatch({ to: '+15550100', words: 'See you' }, `At 9`);\nshow('Your visit is today');\nconst body = 'Your own words'";
    let python = "log('Your visit was sent')\ngateway.dispatch(to='+15550100', words=_('See you'))\ngateway.dispatch('At 9')\nshow('Your visit is today')\n";
    for (path, source) in [("a.js", script), ("a.py", python)] {
        for call in ["dispatch", "gateway.dispatch", "gate*.*"] {
            let found = texts(path, source, &[], &[call]);
            let found: Vec<_> = found.iter().map(String::as_str).filter(|text| *text != "+15550100").collect();
            assert_eq!(found, ["See you", "At 9"], "{path} {call}");
        }
        assert!(texts(path, source, &[], &["other.dispatch"]).is_empty());
    }
}

#[test]
fn what_is_wanted_is_a_message_whatever_else_the_file_looks_like() {
    let manifest = r#"{"name":"a","dependencies":{},"sms":{"title":"Hi","id":"x","description":"Yo","status":"Due","Your visit is due":""}}"#;
    assert_eq!(texts("a.json", manifest, &["sms"], &[]), ["Hi", "x", "Yo", "Due", "Your visit is due"]);
    let yaml = "name: a\ndependencies: []\nsms:\n  title: Hi\n  id: x\n  description: Yo\n  status: Due\n";
    assert_eq!(texts("a.yml", yaml, &["sms"], &[]), ["Hi", "x", "Yo", "Due"]);
    let script =
        "const words = { title: 'Hi', className: 'Due', description: 'Yo' }; throw fail({ words: 'Not found' })";
    assert_eq!(texts("a.ts", script, &["words"], &[]), ["Hi", "Due", "Yo", "Not found"]);
    let page = "<p>Your visit is today.</p>\n<?php $words = 'Hi you'; ?>\n<p>See you</p>";
    assert_eq!(texts("a.php", page, &["words"], &[]), ["Hi you"]);
}
