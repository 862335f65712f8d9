//! `secret-in-message`: passwords, PINs and keys in a message, and asking for them.

use std::ops::Range;

use phi_lint_lexicon::{Cues, Hit};

use super::{Category, Cue, DEFAULT, Document, Levels, RuleInfo, Sink, Text, Trigger, asked};
use crate::words::Words;

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "secret-in-message",
    category: Category::Template,
    catches: "A password, a lasting PIN, an API key or token in a message, or a request for a password. One-time codes are allowed.",
    message: Text {
        en: "This contains or asks for a password, PIN or key",
        es: "Esto contiene o pide una contraseña, un PIN o una clave",
    },
    why: Text {
        en: "Whoever reads a password in a message can open the patient's records; it stays readable for ever.",
        es: "Quien lea una contraseña en un mensaje puede abrir el expediente; queda legible para siempre.",
    },
    citations: &["45 CFR 164.308(a)(5)(ii)(D)", "45 CFR 164.312(d)"],
    levels: Levels::row(b"E E E E E E"),
    bad: &[
        "Use the password [[Heron-4Lake]] to get in.",
        "Your new PIN is [[73915]], keep it for every visit.",
        "Text me your portal [[password]] and I will look.",
        "Deploy with api_key=[[sk_live_51Hq8rT20xLmPz9]] tonight.",
        "Su contraseña temporal: [[Nube#7720]]",
    ],
    good: &[
        "Your one-time code is 730114.",
        "Reset your password from the portal.",
        "We will never ask for your PIN or password.",
        "The garage gate PIN is 8842.",
        "Cambie su contraseña en el portal.",
    ],
    shows_words: false,
    scan: Some((Trigger::Cues(Cues::of(&[Cue::Secret, Cue::Mixed, Cue::Number])), scan)),
    ..DEFAULT
};

/// How keys of well-known services begin.
const PREFIXES: &Words = words![
    "sk_live_" "sk_test_" "pk_live_" "rk_live_" "mf_live_" "mf_test_" "tok_live_" "sk-" "AKIA" "ASIA" "ghp_"
    "gho_" "ghs_" "github_pat_" "glpat-" "xoxb-" "xoxp-" "xapp-" "AIza" "whsec_" "SG." "key-" "npm_" "eyJ"
    "shpat_" "dop_v1_" "EAAC"
];
/// No key is shorter.
const SHORTEST_KEY: usize = 16;
const PINS: &Words = words!["pin" "nip"];
const KEYS: &Words = words!["api" "apikey" "key" "token" "secret" "bearer"];
/// Words for who logs in: only a string that is plainly a password counts beside them.
const USERS: &Words = words![
    "login" "username" "user" "userid" "usuario" "credential" "credentials" "admin" "credenciales" "datos"
    "recovery"
];
/// What opens doors, networks and calls for every visitor.
const PUBLIC: &Words = words![
    "wifi" "wi-fi" "wi" "door" "gate" "garage" "parking" "locker" "restroom" "bathroom" "elevator" "lobby"
    "network" "zoom" "meeting" "webinar" "meet" "teams" "webex" "conference" "building" "entrance" "keypad"
    "puerta" "estacionamiento" "bano" "reunion" "elevador" "red" "invitados" "lot" "lockbox"
];
/// One-time codes.
const ONCE: &Words = words![
    "one-time" "onetime" "once" "otp" "verification" "verificacion" "unico" "unica" "solo" "single"
    "confirmacion" "confirmation" "one"
];
const MINUTES: &Words = words!["minutes" "minute" "min" "mins" "minutos"];
const JOINTS: &Words = words![
    "is" "was" "now" "will" "be" "to" "set" "reset" "changed" "for" "the" "portal" "your" "account" "new"
    "temporary" "temp" "login" "as" "here" "app" "kiosk" "de" "del" "su" "para" "el" "la" "es" "ahora"
    "temporal" "nueva" "sera" "quedo" "number" "code" "a" "has" "been" "today" "mychart" "patient" "use"
    "starts" "on" "tu" "acceso" "and" "with" "cambio" "still" "pin" "password" "default"
];
/// What stands where a password would and is none.
const NO_SECRET: &Words = words![
    "changeme" "required" "optional" "hidden" "expired" "password" "correct" "incorrect" "wrong" "protected"
    "default" "invalid" "updated" "sensitive" "needed" "requerida" "vencida" "incorrecta" "olvidada"
    "personal" "private" "safe" "secure" "forgot" "click" "reset" "please" "minimum" "letters"
];

fn scan(document: &Document<'_>, sink: &mut Sink<'_>) {
    keys(document, sink);
    if !document.cues.has(Cue::Secret) {
        return;
    }
    for hit in &document.terms {
        if document.lexicon.cues(hit.entry).has(Cue::Secret) {
            labelled(document, hit, sink);
        }
    }
    if let Some(start) = document.text.find("-----BEGIN") {
        let end = document.text[start..].find('\n').map_or(document.text.len(), |length| start + length);
        sink.report(start..end);
    }
}

/// Keys that tell by their first letters what they are.
fn keys(document: &Document<'_>, sink: &mut Sink<'_>) {
    let mut done = 0;
    for &token in &document.coded {
        let start = document.tokens[token].start as usize;
        if start < done || document.word(token).len() < 8 {
            continue;
        }
        let chunk = chunk_around(&document.text, start);
        done = chunk.end;
        let text = &document.text[chunk.clone()];
        let text = text.rsplit(['=', ':', '"', '\'']).find(|part| part.len() >= SHORTEST_KEY).unwrap_or_default();
        if text.len() >= SHORTEST_KEY
            && PREFIXES.iter().any(|prefix| text.starts_with(prefix))
            && has(text, u8::is_ascii_digit)
        {
            sink.report(chunk);
        }
    }
}

fn labelled(document: &Document<'_>, hit: &Hit, sink: &mut Sink<'_>) {
    let (first, end) = (hit.first as usize, hit.end as usize);
    let is = |words: &Words| document.any_of(first..end, words);
    let near = |words: &Words, before: usize, after: usize| {
        let until = (end + after).min(document.sentence(first).end.max(end));
        document.any_of(first.saturating_sub(before)..until, words)
    };
    if near(PUBLIC, 8, 4) || first > 0 && document.is_one_of(first - 1, words!["my" "mi"]) {
        return;
    }
    let user = is(USERS);
    let found = if user { password_near(document, end) } else { value(document, hit, is(PINS), is(KEYS)) };
    if let Some(range) = found {
        let code = document.text[range.clone()].bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        let once = near(ONCE, 4, 3) || near(MINUTES, 0, 14);
        if !(code && once) {
            sink.report(range);
        }
        return;
    }
    let once = near(ONCE, 3, 1);
    // Spanish `clave` is any key: the reader's own is asked for.
    let own = !is(words!["clave"]) || document.is_one_of(first.wrapping_sub(1), words!["su" "tu" "la"]);
    if !user && own && !once && asked::is_asked_for(document, first, end)
        || is(words!["contrasena"]) && user && asked::is_asked_for(document, first, end)
    {
        sink.report(document.span(first, end));
    }
}

/// The secret behind its label.
fn value(document: &Document<'_>, hit: &Hit, pin: bool, key: bool) -> Option<Range<usize>> {
    let (first, end) = (hit.first as usize, hit.end as usize);
    let text: &str = &document.text;
    let mut strayed = false;
    for token in end..(end + 7).min(document.tokens.len()) {
        let gap = document.gap(token - 1);
        if gap.contains(['!', '?', ';']) || gap.contains('\n') && !gap.contains(':') || gap.starts_with(". ") {
            return None;
        }
        let start = document.tokens[token].start as usize;
        let chunk = chunk_around(text, start);
        // "api_key=…" and "password:…" hold the label as well.
        let label = document.tokens[token - 1].end as usize;
        let chunk = chunk.start.max(label + usize::from(chunk.start < label))..chunk.end;
        let chunk = trimmed(text, chunk.start.min(start)..chunk.end.max(start));
        let secret = text.get(chunk.clone()).unwrap_or_default();
        let word = document.word(token);
        let plain = secret.len() <= word.len() + 1 && !has(word, u8::is_ascii_digit);
        let labelled =
            gap.contains([':', '=', '"', '\'']) || token > end && document.is_one_of(token - 1, words!["is" "es"]);
        // "PIN for the refill line: 60318"
        if plain && !labelled && !document.is_one_of(token, JOINTS) {
            strayed = true;
            continue;
        }
        if strayed && !labelled {
            if is_strong(secret) {
                return Some(chunk);
            }
            continue;
        }
        if !document.is_one_of(token, JOINTS) || secret.len() > document.word(token).len() + 1 {
            let separated = gap.contains([':', '=']);
            // "Password: sunflower", alone on its line.
            let alone = separated
                && token == end
                && text.get(chunk.end..).is_none_or(|rest| rest.trim_start_matches([' ', '.', '"']).is_empty());
            let quoted = gap.ends_with(['"', '\'']) && !pin;
            let good = if pin {
                is_pin(document, token, secret)
            } else if key {
                secret.len() >= 12 && has(secret, u8::is_ascii_digit) && !is_placeholder(secret)
            } else {
                is_password(document, token, secret, token == end || is_told(document, end, token))
                    || (alone || quoted)
                        && secret.len() >= 6
                        && !secret.contains(' ')
                        && !is_placeholder(secret)
                        && !document.is_one_of(token, NO_SECRET)
            };
            return (good && !(pin && document.is_one_of(first.wrapping_sub(1), words!["to" "please"])))
                .then_some(chunk);
        }
    }
    None
}

/// Whether a word between says that the value follows: is, colon.
fn is_told(document: &Document<'_>, end: usize, token: usize) -> bool {
    document.gap(token - 1).contains([':', '=', '"'])
        || (end..token).any(|between| {
            document.is_one_of(
                between,
                words!["is" "es" "to" "was" "now" "as" "a" "sera" "be" "quedo" "starts" "here" "use"],
            )
        })
}

fn is_pin(document: &Document<'_>, token: usize, secret: &str) -> bool {
    let digits = secret.bytes().filter(u8::is_ascii_digit).count();
    let counted = document.is_one_of(token + 1, words!["digits" "digit" "numbers" "digitos" "characters"]);
    (3..=8).contains(&digits)
        && digits * 2 >= secret.len()
        && !secret.contains(['/', ':', '$'])
        && !counted
        && secret.len() <= 12
}

/// Letters and digits, or marks, as no word has them; a row of digits only where it is said to be the password.
fn is_password(document: &Document<'_>, token: usize, secret: &str, told: bool) -> bool {
    let (digit, letter) = (has(secret, u8::is_ascii_digit), has(secret, u8::is_ascii_alphabetic));
    if is_placeholder(secret) || secret.contains("www.") || is_time(secret) || is_email(secret) {
        return false;
    }
    let counted = document
        .is_one_of(token + 1, words!["characters" "digits" "letters" "hours" "days" "caracteres" "digitos" "horas"]);
    let marked = secret.trim_end_matches(['!', '*']).bytes().any(is_mark);
    told && !counted
        && (letter && digit && secret.len() >= 5
            || digit && !letter && secret.len() >= 4 && !secret.contains(['/', ':', '(', '$', '%']))
        || letter && marked && secret.len() >= 6 && told
        || is_strong(secret)
}

/// Three classes of characters, eight characters or more.
fn is_strong(secret: &str) -> bool {
    let classes = [
        has(secret, u8::is_ascii_lowercase),
        has(secret, u8::is_ascii_uppercase),
        has(secret, u8::is_ascii_digit),
        secret.bytes().any(is_mark),
    ];
    let several = classes.into_iter().filter(|&class| class).count() >= 3;
    secret.len() >= 8
        && several
        && !is_placeholder(secret)
        && !is_email(secret)
        && !is_time(secret)
        && !secret.contains(['/', '(', '{'])
}

/// "Username: r.lopez / Blue72!x": a strong string within a dozen words of the name of who logs in.
fn password_near(document: &Document<'_>, end: usize) -> Option<Range<usize>> {
    (end..(end + 12).min(document.tokens.len())).find_map(|token| {
        let chunk = chunk_around(&document.text, document.tokens[token].start as usize);
        let chunk = trimmed(&document.text, chunk);
        is_strong(document.text.get(chunk.clone())?).then_some(chunk)
    })
}

fn is_mark(byte: u8) -> bool {
    b"!#$%^&*?@~+=_".contains(&byte)
}

fn is_email(text: &str) -> bool {
    text.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
}

/// 9:30am-5pm, 24-hour, 3rd.
fn is_time(text: &str) -> bool {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = text.get(digits..).unwrap_or_default().trim_start_matches(['-', ':']);
    let lower = rest.to_ascii_lowercase();
    let unit = ["am", "pm", "a.m", "p.m", "hour", "hr", "day", "min", "th", "st", "nd", "rd"]
        .iter()
        .any(|unit| lower.starts_with(unit) && lower.len() <= unit.len() + 8);
    digits > 0 && digits <= 2 && (unit || text.contains(':'))
}

/// `YOUR_API_TOKEN`, `xxxx`, `****`.
fn is_placeholder(text: &str) -> bool {
    let mut bytes = text.bytes();
    let first = bytes.next();
    let same = bytes.all(|byte| Some(byte) == first);
    let upper = text.to_ascii_uppercase();
    same || upper.starts_with("YOUR")
        || upper.starts_with("XXX")
        || upper == "CHANGEME"
        || text.starts_with(['<', '{', '*', '['])
}

fn has(text: &str, class: fn(&u8) -> bool) -> bool {
    text.as_bytes().iter().any(class)
}

/// No secret is longer; it bounds the search in text without spaces.
const LONGEST_CHUNK: usize = 200;

/// The bytes between spaces around this place.
fn chunk_around(text: &str, at: usize) -> Range<usize> {
    let bytes = text.as_bytes();
    let start = at - bytes[..at].iter().rev().take(LONGEST_CHUNK).take_while(|byte| byte.is_ascii_graphic()).count();
    let end = at + bytes[at..].iter().take(LONGEST_CHUNK).take_while(|byte| byte.is_ascii_graphic()).count();
    start..end
}

/// The same without the punctuation around it.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let Some(chunk) = text.get(range.clone()) else { return range };
    let front = chunk.len() - chunk.trim_start_matches(['"', '\'', '(', '=', ':', '`', '>']).len();
    let back = chunk.trim_end_matches(['"', '\'', ')', '.', ',', ';', ':', '?', '`', '<']).len();
    range.start + front..range.start + back.max(front)
}
