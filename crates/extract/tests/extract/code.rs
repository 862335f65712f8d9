//! Strings of programs, by language.

use phi_lint_extract::{Format, Language, messages};

#[test]
fn literals() {
    for (language, source, expected) in [
        (Language::Python, "send_sms(to, f\"Hi {name}\", body='Yo')  # Your own comment\n", &["Hi {name}", "Yo"][..]),
        (
            Language::Python,
            "def f():\n    \"\"\"Sends your visit reminder.\"\"\"\n    text = ('Your visit '\n            'is today')\n",
            &["Your visit is today"],
        ),
        (Language::Python, "logger.info('Your visit was sent')\nraise ValueError(\"No visit was found\")\n", &[]),
        (
            Language::Python,
            "x = {'body': 'Hi', 'id': 'a b c'}\nMSG = 'Your ' + drug + ' is ready'\n",
            &["Hi", "Your {drug} is ready"],
        ),
        (
            Language::Php,
            "<?php\nreturn [\n  'reminder' => 'Your visit isn\\'t today', // no\n  'sms' => ['a' => 'Hi :name', 'b' => \"Yo\"],\n];",
            &["Your visit isn't today", "Hi :name", "Yo"],
        ),
        (
            Language::Php,
            "$body = 'Hi ' . $user->name . ', your visit is due';\n$x = <<<SMS\nYour visit is here\nSMS;\n",
            &["Hi {user->name}, your visit is due", "Your visit is here"],
        ),
        (
            Language::Ruby,
            "client.messages.create(body: \"Hi #{name}\", to: '+1')\nputs 'Your visit was sent'\n",
            &["Hi #{name}"],
        ),
        (
            Language::Java,
            "String message = \"Your visit \" +\n  \"is today\";\nlog.info(\"Your visit was sent\");\nthrow new IllegalStateException(\"No visit was found\");",
            &["Your visit is today"],
        ),
        (
            Language::Ruby,
            "send_sms(x, <<~T, y)\n  Hi #{name},\n  bye\nT\nlog 'Monday or Tuesday then'\n",
            &["Hi #{name},\nbye"],
        ),
        (
            Language::Java,
            "sb.append(\"Dear \").append(name).append(\", your visit is due\"); x(\"one two three\");",
            &["Dear {name}, your visit is due"],
        ),
        (Language::CSharp, "var body = $\"Hi {name}\"; var p = @\"c:\\one two three\";", &["Hi {name}"]),
        (
            Language::Go,
            "msg := fmt.Sprintf(\"Your visit is %s\", day)\nx := `Your lab is ready`\nreturn fmt.Errorf(\"no visit was found\")",
            &["Your visit is %s", "Your lab is ready"],
        ),
        (Language::Php, "$db->query('SELECT name FROM visits WHERE id = 1');", &[]),
        (Language::Python, "'", &[]),
        (Language::Php, "<<<", &[]),
    ] {
        let found = messages(Format::Code(language), source).unwrap();
        let texts: Vec<_> = found.iter().map(|message| message.text.as_str()).collect();
        assert_eq!(texts, expected, "{source}");
    }
}

#[test]
fn a_place_in_joined_strings() {
    let source = "body = 'It\\'s ' + drug + ' and\\n lipid'";
    let found = messages(Format::Code(Language::Python), source).unwrap();
    assert_eq!(found[0].text, "It's {drug} and\n lipid");
    for (word, place) in [("It's", "It\\'s"), ("{drug}", "drug"), ("lipid", "lipid")] {
        let at = found[0].text.find(word).unwrap();
        assert_eq!(&source[found[0].file_span(at..at + word.len())], place);
    }
}
