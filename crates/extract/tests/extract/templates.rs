//! Templates and payloads in the shapes that vendors document.

use crate::{place, texts};

#[test]
fn meta_template() {
    let source = r#"{
  "name": "diabetes_checkup_reminder_v2",
  "language": "en_US",
  "category": "UTILITY",
  "components": [
    { "type": "HEADER", "format": "TEXT", "text": "Visit {{1}}", "example": { "header_text": ["tomorrow"] } },
    {
      "type": "BODY",
      "text": "Hi {{1}},\n\nyour lipid panel is on {{2}}.",
      "example": { "body_text": [["Sarah", "May 5"]] }
    },
    { "type": "FOOTER", "text": "Reply STOP" },
    {
      "type": "BUTTONS",
      "buttons": [
        { "type": "QUICK_REPLY", "text": "Confirm" },
        { "type": "URL", "text": "Open portal", "url": "https://a.org/{{1}}", "example": ["https://a.org/42"] },
        { "type": "COPY_CODE", "example": "VISIT 20" }
      ]
    },
    {
      "type": "BODY",
      "text": "Hi {{first_name}}",
      "example": { "body_text_named_params": [{ "param_name": "first_name", "example": "Pablo" }] }
    }
  ]
}"#;
    let expected = [
        "Visit {{1}}",
        "tomorrow",
        "Hi {{1}},\n\nyour lipid panel is on {{2}}.",
        "Sarah",
        "May 5",
        "Reply STOP",
        "Confirm",
        "Open portal",
        "VISIT 20",
        "Hi {{first_name}}",
        "Pablo",
    ];
    assert_eq!(texts("a.json", source), expected);
    assert_eq!(place("a.json", source, "lipid"), "lipid");
}

#[test]
fn meta_answer_and_carousel() {
    let source = r#"{"data":[{"name":"a_b","status":"APPROVED","id":"123","components":[{"type":"body","text":"Hi"},
        {"type":"carousel","cards":[{"components":[{"type":"body","text":"Card one"},
        {"type":"buttons","buttons":[{"type":"quick_reply","text":"Yes"}]}]}]}]}],"paging":{"cursors":{"before":"MAZDZD"}}}"#;
    assert_eq!(texts("a.json", source), ["Hi", "Card one", "Yes"]);
}

#[test]
fn whatsapp_cloud_payload() {
    let source = r#"{"messaging_product":"whatsapp","recipient_type":"individual","to":"15550100","type":"template",
        "template":{"name":"visit_reminder","language":{"policy":"deterministic","code":"en_US"},
        "components":[{"type":"body","parameters":[{"type":"text","text":"Sarah"}]}]},
        "interactive":{"type":"list","header":{"type":"text","text":"Menu"},"body":{"text":"Choose"},"footer":{"text":"Clinic"},
        "action":{"button":"Options","sections":[{"title":"Visits","rows":[{"id":"r1","title":"New","description":"Book one"}]}]}}}"#;
    assert_eq!(texts("a.json", source), ["Sarah", "Menu", "Choose", "Clinic", "Options", "Visits", "New", "Book one"]);
}

#[test]
fn twilio_content() {
    let source = r#"{
  "friendly_name": "visit_reminder",
  "language": "en",
  "variables": { "1": "Sarah", "2": "oncology", "3": "10:30", "name": "Dr. Patel" },
  "types": {
    "twilio/quick-reply": {
      "body": "Hi {{1}}, see you at {{2}}",
      "actions": [{ "title": "Confirm", "id": "confirm_1" }]
    },
    "twilio/card": {
      "title": "Visit", "subtitle": "Clinic", "media": ["https://a.org/x.png"],
      "actions": [{ "type": "URL", "title": "Portal", "url": "https://a.org" }]
    },
    "twilio/text": { "body": "Caf\u00e9 \ud83d\udc8a lipid" }
  }
}"#;
    let expected = [
        "Sarah",
        "oncology",
        "10:30",
        "Dr. Patel",
        "Hi {{1}}, see you at {{2}}",
        "Confirm",
        "Visit",
        "Clinic",
        "Portal",
        "Café 💊 lipid",
    ];
    assert_eq!(texts("a.json", source), expected);
    assert_eq!(place("a.json", source, "Café 💊"), "Caf\\u00e9 \\ud83d\\udc8a");
    assert_eq!(place("a.json", source, "lipid"), "lipid");
}

#[test]
fn i18n() {
    for (source, expected) in [
        (
            r#"{"reminder":{"visit":"Tiene una cita mañana","visit_plural":"Tiene {{count}} citas mañana","ok":"OK"}}"#,
            &["Tiene una cita mañana", "Tiene {{count}} citas mañana"][..],
        ),
        (
            r#"{"app.sms.body":"Hi","app.sms.title":{"one":"{n} visit","other":"{n} visits"}}"#,
            &["Hi", "{n} visit", "{n} visits"],
        ),
        (
            r#"{"visit":{"message":"Hi $NAME$","description":"For staff","placeholders":{"name":{"content":"$1","example":"Sarah"}}}}"#,
            &["Hi $NAME$"],
        ),
        (r#"{"k":{"defaultMessage":"Hi","id":"x"}}"#, &["Hi"]),
        (
            r#"{"@@locale":"en","n":"{count, plural, one {# visit} other {# visits}}","@n":{"description":"x"}}"#,
            &["# visit", "# visits"],
        ),
    ] {
        assert_eq!(texts("en.json", source), expected, "{source}");
    }
}

#[test]
fn files_without_messages() {
    for source in [
        r#"{"name":"my clinic app","version":"1.0.0","license":"MIT OR Apache-2.0 OR other","scripts":{"build":"tsc -p . && node x.js",
            "test":"vitest"},"dependencies":{"a":"^1.0.0 || ^2.0.0 || next"},"files":["dist/a/b"],"homepage":"https://a.org"}"#,
        r#"{"$schema":"a b c d","compilerOptions":{"target":"es2022","paths":{"@/*":["./src/*"]},"lib":["dom","es2022"]}}"#,
        r#"{"date":"Mon, 02 Jan 2006 15:04:05 GMT","pattern":"^[a-z]+ one two three$","when":"EEEE, MMMM d, yyyy"}"#,
    ] {
        assert_eq!(texts("a.json", source), [""; 0], "{source}");
    }
}
