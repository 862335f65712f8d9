//! Requests: whether a message asks its reader to send back what a term names.

use phi_lint_lexicon::Cue;

use crate::document::Document;
use crate::holes::Kind;
use crate::words::Words;

/// How many words a request may stand before its object, and behind it.
const BEFORE: usize = 14;
const BEHIND: usize = 16;

/// Verbs that tell the reader to send something here.
const SEND: &Words = words![
    "send" "text" "txt" "message" "msg" "give" "tell" "share" "provide" "type" "dm" "whatsapp" "snap" "submit"
    "email" "confirm" "verify" "envie" "envia" "envienos" "envieme" "envianos" "enviame" "enviar" "enviarnos"
    "enviarme" "mande" "manda" "mandenos" "mandeme" "mandanos" "mandame" "mandar" "mandarnos" "mandarme"
    "pase" "pasenos" "paseme" "pasame" "pasanos" "pasar" "pasarme" "pasarnos" "diganos" "digame" "dime"
    "dinos" "decirme" "decirnos" "deme" "denos" "dame" "danos" "darme" "darnos" "comparta" "comparte"
    "compartir" "escriba" "escribanos" "escribame" "escribe" "confirme" "confirmar" "confirma" "proporcione"
    "indique" "indiquenos" "indicar" "facilite" "anote" "necesito" "necesitamos" "ocupo" "ocupamos"
    "requerimos" "verifique" "verifica" "teclee" "adjunte" "regaleme" "regalenos" "dar" "brindar" "resend"
];
/// Answers: they ask for what follows `with`.
const REPLY: &Words = words![
    "reply" "respond" "answer" "responda" "responde" "conteste" "contesta" "responder" "contestar"
];
/// Words between a verb and its object that begin another thought.
const BREAKS: &Words = words![
    "if" "when" "whenever" "once" "bring" "have" "has" "had" "show" "shows" "update" "add" "keep" "save"
    "call" "calling" "pay" "paid" "before" "after" "because" "since" "so" "unless" "until" "forgot" "forget"
    "lost" "lose" "reset" "resetting" "change" "changed" "create" "choose" "set" "setup" "remember" "using"
    "use" "need" "about" "that" "without" "stop" "cancel" "si" "cuando" "traiga" "trae" "traer" "tenga"
    "muestre" "actualice" "actualizar" "llame" "llamar" "llamenos" "porque" "olvido" "perdio" "cambie"
    "cambiar" "guarde" "antes" "despues" "sobre" "usar" "will" "pick" "regarding" "where" "how" "we'll" "from"
    "we" "they" "sending" "verificar" "download" "log" "sign" "descargar" "descargue" "descargarlos" "descargarlas"
    "descargarlo" "consultar" "consultarlos" "verlos" "verlo" "entrar" "entre" "ingresar" "ingrese" "acceder"
];
const SUBJECTS: &Words = words![
    "we" "we'll" "i" "i'll" "they" "they'll" "he" "she" "will" "would" "who" "it" "system" "didn't" "did" "by"
    "a" "an" "this" "the" "our" "that" "via" "each" "every" "next" "any" "no" "se" "le" "les" "un" "este"
    "nos" "we've" "staff" "team" "your" "voice"
];
const NEVER: &Words = words![
    "never" "nunca" "jamas" "don't" "dont" "won't" "wont" "not" "no" "nor" "nobody" "doesn't" "ningun" "ni"
];
/// What a thing that was named is called when it is asked for behind its name.
const OBJECTS: &Words = words![
    "it" "them" "those" "both" "here" "over" "that" "these" "pic" "photo" "picture" "lo" "la"
];
const HANDED: &Words = words![
    "mandelo" "mandela" "mandelos" "mandelas" "mandemelo" "mandemela" "envielo" "enviela" "envielos"
    "envielas" "paselo" "pasemelo" "pasemela" "escribalo" "escribala" "digamelo" "digamela" "mandamelo"
    "pasamelo" "pasamela"
];
/// Safer places than this conversation, behind a preposition.
const PLACES: &Words = words![
    "desk" "counter" "window" "kiosk" "reception" "lobby" "website" "site" "app" "page" "phone" "person"
    "portal" "check" "checkin" "visit" "appointment" "arrival" "office" "clinic" "front" "mychart" "terminal"
    "mostrador" "ventanilla" "recepcion" "caja" "sitio" "pagina" "telefono" "persona" "cita" "clinica"
    "oficina" "consultorio" "registrarse" "llegar" "kiosco" "login" "screen" "keypad" "pharmacy" "farmacia"
];
const PREPOSITIONS: &Words = words![
    "in" "on" "at" "over" "by" "through" "via" "into" "inside" "using" "within" "from" "en" "por" "mediante"
    "desde" "al" "during" "to"
];

/// Whether the message asks for what the words from `first` to before `end` name.
pub(super) fn is_asked_for(document: &Document<'_>, first: usize, end: usize) -> bool {
    // "what is my PIN", "do I need a password": nothing of the reader's.
    let from = first.saturating_sub(6).max(document.sentence(first).first);
    let own = document.any_of(from..first, words!["my" "mi"])
        || first > 0 && document.is_one_of(first - 1, words!["our" "nuestro" "nuestra"])
        || first > 0 && document.word(first - 1).ends_with("'s") && !document.is_one_of(first - 1, words!["what's"])
        || document.word(end.saturating_sub(1)).ends_with("'s")
        || document.is_one_of(end + 1, words!["my"]);
    !own && (is_asked_before(document, first) || is_asked_behind(document, first, end))
        && !is_refused(document, first)
        && !goes_elsewhere(document, first, end)
}

/// "We will never ask for", "please don't text".
pub(super) fn is_refused(document: &Document<'_>, first: usize) -> bool {
    let sentence = document.sentence(first);
    let from = first.saturating_sub(BEFORE + 6).max(sentence.first);
    document.cues_of(from, first).has(Cue::Refuse)
        || (from..first).any(|token| {
            // "No, send me your card number": the answer before a comma refuses nothing.
            document.is_one_of(token, NEVER)
                && document.gap(token) == " "
                && !document.is_one_of(token + 1, words!["problem" "worries"])
        })
}

fn is_asked_before(document: &Document<'_>, first: usize) -> bool {
    let sentence = document.sentence(first);
    let from = first.saturating_sub(BEFORE).max(sentence.first);
    let mut with = false;
    for token in (from..first).rev() {
        if document.gap(token).contains(['.', '(']) && token + 1 < first && document.gap(token).len() > 1 {
            return false;
        }
        let next = |words: &Words| document.is_one_of(token + 1, words);
        let before = |words: &Words| token > sentence.first && document.is_one_of(token - 1, words);
        let before_two =
            |words: &Words| before(words) || token > sentence.first + 1 && document.is_one_of(token - 2, words);
        if document.is_one_of(token, SEND) {
            let checks = document.is_one_of(token, words!["confirm" "verify" "confirmar"]);
            let statement = before(SUBJECTS) || checks && before(words!["to" "para" "y" "and" "or"]);
            // "text from us", "text STOP"
            let noun = next(words!["from" "stop" "help" "yes" "message" "messages" "reminder" "reminders"]);
            return !statement && !noun;
        }
        if document.is_one_of(token, REPLY) {
            return with || document.gap(token).contains(':');
        }
        if document.is_one_of(token, words!["with" "con"]) {
            with = true;
            continue;
        }
        // "we still need your", "can I get your", "let me have your"
        if document.is_one_of(token, words!["need" "needs"]) {
            let any = document.is_one_of(first - 1, words!["a" "an" "any" "un" "una"]);
            // "Just need your CVV"
            let just = token == sentence.first || before(words!["just" "only" "still" "also"]);
            return (just
                || (1..=3).any(|back| {
                    token >= sentence.first + back
                        && document.is_one_of(token - back, words!["i" "we" "i'll" "we'll" "i'd" "u" "system"])
                }))
                && !any
                && !before(words!["you" "you'll"])
                && !next(words!["to"]);
        }
        if document.is_one_of(token, words!["have" "get" "grab" "take"]) && before_two(words!["i" "we" "me" "us"]) {
            let asks = (1..=4).any(|back| {
                token >= sentence.first + back && document.is_one_of(token - back, words!["can" "may" "could" "let"])
            });
            return asks;
        }
        if document.is_one_of(token, words!["what's" "whats" "what" "which" "cual" "cuales"]) {
            let is = document.is_one_of(token, words!["what's" "whats"])
                || next(words!["is" "are" "was" "es" "son" "s" "would"]);
            let article = document.is_one_of(token + 2, words!["a" "an" "una" "un"]) || next(words!["a" "an"]);
            return is && !article && first - token <= 8;
        }
        if document.is_one_of(token, words!["to" "a" "para"]) {
            let here = words![
                "this" "us" "me" "our" "the" "that" "here" "este" "esta" "nosotros" "mi" "la" "el" "nuestro"
            ];
            // English "a photo", Spanish "a llenar".
            let verb = !document.is_one_of(token, words!["a"]) || document.word(token + 1).ends_with('r');
            if verb && !next(here) && token + 1 < first {
                return false;
            }
        } else if document.is_one_of(token, BREAKS) {
            return false;
        }
    }
    false
}

/// "your licence number, just text it here".
fn is_asked_behind(document: &Document<'_>, first: usize, end: usize) -> bool {
    let until = (end + BEHIND).min(document.tokens.len());
    let possessed = document.cues_of(first.saturating_sub(6), first + 1).has(Cue::Possess)
        || document.any_of(first.saturating_sub(5)..first, words!["the" "el" "la" "what" "which"]);
    // "Card number please!"
    if document.is_one_of(end, words!["please" "pls" "plz"]) && document.sentence(first).first + 1 >= first {
        return true;
    }
    possessed
        && (end..until).any(|token| {
            let refused = document.any_of(token.saturating_sub(2)..token, NEVER);
            let ours = token > 0 && document.is_one_of(token - 1, SUBJECTS);
            let sent = document.is_one_of(
                token,
                words!["send" "text" "txt" "reply" "message" "msg" "type" "share" "drop" "dm" "whatsapp"],
            ) && (document.is_one_of(token + 1, OBJECTS)
                || document.is_one_of(token + 1, words!["with" "back"]) && document.is_one_of(token + 2, OBJECTS));
            !refused && !ours && (sent || document.is_one_of(token, HANDED))
        })
}

/// Whether the answer belongs to the portal, the desk or the phone, and nowhere else.
fn goes_elsewhere(document: &Document<'_>, first: usize, end: usize) -> bool {
    let sentence = document.sentence(first);
    let until = (end + BEHIND).min(sentence.end);
    let from = first.saturating_sub(BEFORE).max(sentence.first);
    let or = |token: usize| document.any_of(token.saturating_sub(4).max(from)..token, words!["or" "o"]);
    let place = |token: usize| {
        let portal = document.tokens[token].cues.has(Cue::Portal);
        if !portal && !document.is_one_of(token, PLACES) {
            return false;
        }
        if document.is_one_of(token, words!["securely" "secure"]) {
            return true;
        }
        let Some(preposition) =
            (token.saturating_sub(4).max(from)..token).rev().find(|&before| document.is_one_of(before, PREPOSITIONS))
        else {
            return false;
        };
        // "the password you use on the portal", "the card in your phone", "to check in"
        let used = preposition > from
            && document.is_one_of(preposition - 1, words!["use" "used" "uses" "usa" "have" "got" "is" "card"]);
        let purpose = document.is_one_of(preposition, words!["to" "from"]);
        !used && !purpose
    };
    let called =
        |token: usize| document.is_one_of(token, words!["call" "calling" "llame" "llamenos" "llamar" "llama" "marque"]);
    let link = document.holes.iter().any(|hole| {
        let behind =
            document.tokens.get(end.wrapping_sub(1)).is_some_and(|token| hole.range.start >= token.end as usize);
        let inside = document.tokens.get(sentence.end).is_none_or(|token| hole.range.start < token.start as usize);
        hole.kind == Kind::Link && behind && inside
    });
    (from..until)
        .any(|token| !or(token) && (place(token) && !(first..end).contains(&token) || called(token) && token >= end))
        || link && !(end..until).any(|token| document.is_one_of(token, words!["or" "o"]))
}
