//! `secret-in-message`: passwords, PINs and keys, and asking for a password.

use std::ops::Range;

use phi_lint_lexicon::Cues;

use super::{Category, Cue, DEFAULT, Document, Levels, RuleInfo, Sink, Text, Trigger};

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "secret-in-message",
    category: Category::Template,
    catches: "A password, PIN, API key or token in a message or template, or asking for a password. One-time codes and placeholders such as YOUR_API_TOKEN are allowed.",
    message: Text { en: "This gives or asks for a secret", es: "Esto indica o pide un dato secreto" },
    why: Text {
        en: "Whoever reads the message can open the account; a portal lets patients choose and reset their own password.",
        es: "Quien lea el mensaje puede abrir la cuenta; el portal permite elegir y restablecer la contraseña.",
    },
    citations: &["45 CFR 164.308(a)(5)(ii)(D)", "45 CFR 164.312(d)"],
    levels: Levels::row(b"E E E E E E"),
    bad: &[
        "Your new password is [[Maple77!]]",
        "PIN: [[8841]], keep it.",
        "Authorization: Bearer [[hk_live_0a1b2c3d4e5f6071]]",
        "Responda con su [[contraseña]].",
    ],
    good: &[
        "Your code is 884123. Do not share it.",
        "Reset your password in the portal.",
        "-H \"Authorization: Bearer YOUR_API_TOKEN\"",
        "Nunca le pediremos su contraseña.",
    ],
    shows_words: false,
    scan: Some((Trigger::Cues(Cues::of(&[Cue::Secret, Cue::Mixed, Cue::Number])), scan)),
    ..DEFAULT
};

/// How the keys of well-known services begin.
const PREFIXES: &[&str] = &[
    "sk_live_",
    "pk_live_",
    "rk_live_",
    "tok_live_",
    "key_live_",
    "ghp_",
    "gho_",
    "xoxb-",
    "xoxp-",
    "AKIA",
    "AIza",
    "SG.",
    "glpat-",
];
/// Letters and digits of such a key at least.
const LONG: usize = 16;
/// Words that may stand between a secret's name and its value.
const LINKS: &[&str] = &[
    "is",
    "es",
    "for",
    "the",
    "portal",
    "now",
    "your",
    "su",
    "to",
    "login",
    "in",
    "new",
    "temporary",
    "temporal",
    "number",
    "de",
    "del",
    "acceso",
    "wifi",
];
/// A login beside which a strong string is its password.
const LOGINS: &[&str] = &["login", "user", "username", "admin", "usuario", "log-in"];

fn scan(document: &Document<'_>, sink: &mut Sink<'_>) {
    // A key has signs in it; a password beside a login mixes letters and digits.
    if document.cues.has(Cue::Mixed) || document.plain.contains('_') {
        keys(document, sink);
    }
    for hit in document.terms.iter().filter(|hit| document.lexicon.cues(hit.entry).has(Cue::Secret)) {
        let (first, end) = (hit.first as usize, hit.end as usize);
        let cues = document.cues_around(first, end);
        let pin = document.is_one_of(first, &["pin", "nip", "clave"]) && end == first + 1;
        if let Some(value) = value_after(document, end, pin) {
            sink.report(value);
        } else if cues.has(Cue::Ask)
            && !cues.has_any(Cues::of(&[Cue::Refuse, Cue::Portal]))
            && (!pin || is_possessed(document, first))
        {
            sink.report(document.span(first, end));
        }
    }
}

/// "your PIN", not "pin our number to the top".
fn is_possessed(document: &Document<'_>, first: usize) -> bool {
    let from = first.saturating_sub(2).max(document.sentence(first).first);
    document.cues_of(from, first).has(Cue::Possess)
}

/// The value that a secret's name leads to: behind `:`, `=` or `is`.
fn value_after(document: &Document<'_>, from: usize, pin: bool) -> Option<Range<usize>> {
    let mut at = from;
    let mut led = false;
    for _ in 0..4 {
        let gap = document.gap(at.checked_sub(1)?);
        led |= gap.contains([':', '=']);
        if at >= document.tokens.len() || gap.contains(['\n', '!', '?', ';']) || gap.contains('.') && !led {
            return None;
        }
        let chunk = chunk(document, at);
        let text = document.plain.get(chunk.clone())?;
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        if is_secret(text) && (led || at > from) || pin && digits == text.len() && (4..=8).contains(&digits) {
            return Some(chunk);
        }
        led |= document.is_one_of(at, &["is", "es"]);
        if !document.is_one_of(at, LINKS) {
            return None;
        }
        at += 1;
    }
    None
}

/// What stands between white space around this token, without the punctuation of the sentence.
fn chunk(document: &Document<'_>, token: usize) -> Range<usize> {
    let (start, end) = document.tokens.get(token).map_or((0, 0), |token| (token.start as usize, token.end as usize));
    let behind = document.plain.get(end..).unwrap_or_default();
    let length = behind
        .find(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | ',' | ')' | '<' | '`'))
        .unwrap_or(behind.len());
    let tail = behind[..length].trim_end_matches(['.', ':', ';', '?']);
    start..end + tail.len()
}

/// Whether a string is no word: letters with digits or signs, and no placeholder.
fn is_secret(text: &str) -> bool {
    let upper = text.to_ascii_uppercase();
    let placeholder = ["YOUR", "XXXX", "****", "....", "CHANGEME", "EXAMPLE_", "{", "<", "$", "%"]
        .iter()
        .any(|mark| upper.starts_with(mark));
    let digit = text.bytes().any(|byte| byte.is_ascii_digit());
    let letter = text.bytes().any(|byte| byte.is_ascii_alphabetic());
    let sign = text
        .trim_end_matches('!')
        .bytes()
        .any(|byte| byte.is_ascii_punctuation() && !matches!(byte, b'\'' | b'-' | b'/' | b'.' | b'_'));
    let time = text.bytes().next().is_some_and(|byte| byte.is_ascii_digit()) && (text.contains(':') || text.len() < 5);
    !placeholder && !time && text.len() >= 6 && letter && (digit || sign)
}

/// Keys that are recognised by their shape alone, and a strong string beside a login.
fn keys(document: &Document<'_>, sink: &mut Sink<'_>) {
    let mut start = 0;
    let login = || (0..document.tokens.len()).any(|token| document.is_one_of(token, LOGINS));
    let mut login_known = None;
    for piece in document.plain.split(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '=' | '`' | ',')) {
        let at = start;
        start += piece.len() + document.plain[start + piece.len()..].chars().next().map_or(0, char::len_utf8);
        if piece.len() < 8 {
            continue;
        }
        let letters = piece.bytes().filter(u8::is_ascii_alphanumeric).count();
        let prefixed =
            letters >= LONG && (PREFIXES.iter().any(|prefix| piece.starts_with(prefix)) || piece.contains("_live_"));
        let strong = || {
            let has = |test: fn(&u8) -> bool| usize::from(piece.as_bytes().iter().any(test));
            let classes = has(u8::is_ascii_lowercase)
                + has(u8::is_ascii_uppercase)
                + has(u8::is_ascii_digit)
                + usize::from(piece.trim_end_matches(['.', '!', '?', ':']).bytes().any(|b| b.is_ascii_punctuation()));
            classes >= 3 && is_secret(piece) && !piece.contains("://") && !piece.contains(['@', '{', '('])
        };
        let bearer = || {
            document.plain.get(..at).is_some_and(|before| before.trim_end().ends_with("Bearer"))
                && letters >= LONG
                && is_secret(piece)
        };
        if prefixed || bearer() || strong() && *login_known.get_or_insert_with(login) {
            sink.report(at..at + piece.len());
        }
    }
}
