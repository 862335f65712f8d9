//! What people do to words so that a filter does not know them.

/// Each word of five letters or more, changed.
fn long_words(text: &str, change: impl Fn(&str) -> String) -> String {
    let words = text.split(' ').map(|word| {
        let long = word.len() >= 5 && word.bytes().all(|byte| byte.is_ascii_alphabetic());
        if long { change(word) } else { word.to_owned() }
    });
    words.collect::<Vec<_>>().join(" ")
}

/// Each letter but the last of a word, with something behind it.
fn between(word: &str, mark: &str) -> String {
    word.chars().map(String::from).collect::<Vec<_>>().join(mark)
}

fn letters(text: &str, change: impl Fn(char) -> char) -> String {
    text.chars().map(change).collect()
}

/// A name and what it does to a message.
pub(crate) type Disguise = (&'static str, fn(&str) -> String);

/// Every disguise.
pub(crate) const DISGUISES: &[Disguise] = &[
    ("upper case", |text| text.to_uppercase()),
    ("lower case", |text| text.to_lowercase()),
    ("zero-width spaces", |text| long_words(text, |word| between(word, "\u{200b}"))),
    ("soft hyphens", |text| long_words(text, |word| between(word, "\u{ad}"))),
    ("no-break spaces", |text| text.replace(' ', "\u{a0}")),
    ("Cyrillic letters", |text| {
        letters(text, |char| match char {
            'a' => 'а',
            'e' => 'е',
            'o' => 'о',
            'c' => 'с',
            'p' => 'р',
            other => other,
        })
    }),
    ("full-width letters", |text| {
        letters(text, |char| match char {
            '!'..='~' => char::from_u32(char as u32 + 0xfee0).unwrap_or(char),
            other => other,
        })
    }),
    ("accents", |text| text.replace('e', "é").replace('i', "ï")),
    ("combining marks", |text| text.replace('o', "o\u{308}")),
    ("spaced letters", |text| long_words(text, |word| between(word, " "))),
    ("dotted letters", |text| long_words(text, |word| between(word, "."))),
    ("bold marks inside words", |text| {
        long_words(text, |word| format!("{}*{}*{}", &word[..2], &word[2..4], &word[4..]))
    }),
    ("underscores inside words", |text| long_words(text, |word| format!("{}_{}", &word[..3], &word[3..]))),
    ("bold words", |text| long_words(text, |word| format!("*{word}*"))),
    ("digits for letters", |text| long_words(text, |word| word.replace('o', "0").replace('e', "3").replace('i', "1"))),
    ("signs for letters", |text| long_words(text, |word| word.replace('a', "@").replace('s', "$"))),
    ("letters in threes", |text| long_words(text, |word| word.replace('e', "eee").replace('o', "ooo"))),
    ("one letter left out", |text| long_words(text, |word| format!("{}{}", &word[..3], &word[4..]))),
    ("two letters swapped", |text| {
        long_words(text, |word| format!("{}{}{}{}", &word[..2], &word[3..4], &word[2..3], &word[4..]))
    }),
];
