//! Names of people as a message writes them: capitalised words that no row and no list knows better.

use phi_lint_lexicon::{Cue, Cues, Tier};

use super::Document;
use crate::words::Words;

/// How much the place of a name already says.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Trust {
    /// Behind a greeting, a title or a label: almost any capitalised word is a name.
    Greeted,
    /// Anywhere else.
    Other,
}

/// The most words a name has.
const LONGEST: usize = 5;
/// Small words inside a name.
const JOINTS: &Words = words![
    "de" "del" "la" "las" "los" "van" "von" "der" "da" "dos" "di" "bin" "al" "el" "st"
];
/// Cues of words that stand in the names of places and of things to do, not of people.
const PLACES: Cues = Cues::of(&[
    Cue::Facility,
    Cue::Room,
    Cue::Visit,
    Cue::Care,
    Cue::Rx,
    Cue::Result,
    Cue::Insure,
    Cue::Portal,
    Cue::Broadcast,
]);

/// The end of the full name that starts here: first and last name at least.
pub(super) fn name_at(document: &Document<'_>, first: usize, trust: Trust) -> Option<usize> {
    if !(is_name_word(document, first, trust) || is_initial(document, first)) {
        return None;
    }
    let sentence = document.sentence(first);
    let (mut end, mut words) = (first + 1, usize::from(!is_initial(document, first)));
    while end < sentence.end && end < first + LONGEST && is_joined(document, end - 1) {
        let joint = document.is_one_of(end, JOINTS)
            && (is_name_word(document, end + 1, trust) || document.is_one_of(end + 1, JOINTS));
        if is_name_word(document, end, trust) {
            words += 1;
        } else if !is_initial(document, end) && !joint {
            break;
        }
        end += 1;
    }
    // A trailing initial, or a sentence that begins behind it, is no last name.
    while end > first + 1 && !is_name_word(document, end - 1, trust) {
        end -= 1;
    }
    let named =
        words >= 2 && !is_double(document, first, end) || words == 1 && is_initial(document, first) && end > first + 1;
    let last = document.word(end - 1);
    let owned = last.ends_with("'s");
    // "Johnson Avenue Clinic", "Cedar Falls Dental": the capitals go on.
    let goes_on = !owned
        && end < sentence.end
        && matches!(document.gap(end - 1), " " | " & " | "-")
        && document.is_capitalised(end)
        && !document.is_one_of(end, words!["I" "Your" "You" "We" "Please" "Jr" "Sr" "Reply" "It's" "This" "Su"]);
    let clinician = document.cues_of(end, end + 1).has(Cue::Credential);
    // "This is for Maria Lopez at the desk" is staff, "Hi, Maria Lopez here".
    let staff = document.is_one_of(
        end,
        words!["here" "aqui" "team" "family" "residents" "clinic" "office" "pharmacy" "desk" "staff" "clinica" "oficina"],
    );
    (named && end > first + 1 && !goes_on && !clinician && !staff).then_some(end)
}

/// "Mary Ann", "Juan Carlos": two first names and no last one.
fn is_double(document: &Document<'_>, first: usize, end: usize) -> bool {
    end == first + 2 && document.is_one_of(end - 1, SECOND_NAMES)
        || end > first + 2
            && document.is_one_of(end - 1, words!["carmen" "jesus" "angeles" "pilar" "rosario" "luz"])
            && document.is_one_of(end - 2, JOINTS)
}

/// First names that stand second.
const SECOND_NAMES: &Words = words![
    "ann" "anne" "beth" "lou" "jo" "ellen" "kate" "jane" "mae" "sue" "lynn" "marie" "bob" "joe" "claire"
    "rose" "grace" "elizabeth" "katherine" "louise" "alice" "carlos" "luis" "antonio" "manuel" "jose" "maria"
    "pablo" "alberto" "eduardo" "fernando" "miguel" "javier" "elena" "isabel" "luisa" "fernanda" "guadalupe"
    "carmen" "teresa" "alejandro" "andres" "enrique" "ignacio" "jesus" "ricardo" "roberto" "rafael" "victoria"
    "sofia" "lucia" "cristina" "paola" "laura" "beatriz" "alejandra" "gabriela" "eugenia" "patricia" "angel"
    "angeles" "camila" "daniela" "valentina" "sebastian" "gabriel" "emilio" "arturo" "julio" "cesar" "adriana"
    "alicia" "margarita" "josefina" "raul" "jorge"
];

fn is_joined(document: &Document<'_>, token: usize) -> bool {
    match document.gap(token) {
        " " | "-" => true,
        ". " => is_initial(document, token) || document.is_one_of(token, words!["st"]),
        _ => false,
    }
}

fn is_initial(document: &Document<'_>, token: usize) -> bool {
    let word = document.word(token);
    let gap = document.gap(token);
    // "I" and "A" are words too, unless a full stop shortens them.
    word.len() == 1
        && document.is_capitalised(token)
        && (gap.starts_with('.') || gap.starts_with(' ') && !matches!(word, "I" | "A"))
}

/// A capitalised word that may be a first or a last name.
pub(crate) fn is_name_word(document: &Document<'_>, token: usize, trust: Trust) -> bool {
    if !document.is_capitalised(token) {
        return false;
    }
    let word = document.word(token);
    let stem = word.strip_suffix("'s").unwrap_or(word);
    let spelt = stem.len() > 1
        && stem.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'\'')
        && (stem.bytes().any(|byte| byte.is_ascii_lowercase()) || trust == Trust::Greeted && stem.len() > 2);
    // Behind a first name a word of places is a surname: Hi Amy Park.
    let known = |list: &Words| list.has(stem);
    let behind = token > 0 && document.is_capitalised(token - 1) && document.gap(token - 1) == " ";
    if spelt && (known(NAMES) || behind && trust == Trust::Greeted && known(SURNAMES)) {
        return true;
    }
    if !spelt || is_other(stem) {
        return false;
    }
    let Some(hit) = document.term_at(token) else { return true };
    let cues = document.tokens[token].cues;
    if cues.has_any(PLACES) {
        return false;
    }
    if trust == Trust::Other && cues.has(Cue::Place) {
        return false;
    }
    // Hi Rose Burns: a word that needs a cue may be a name, a disease is none.
    hit.entry.tier() == Tier::T0 || document.lexicon.is_conditional(hit.entry)
}

/// Surnames that a row knows as words of places.
const NAMES: &Words = words!["torres" "salas" "flores" "campos" "rojas" "castillo" "reyes" "bill" "ward"];
/// Words of places and time that are surnames behind a first name.
const SURNAMES: &Words = words![
    "west" "north" "east" "park" "parks" "church" "hill" "hills" "hall" "lane" "street" "green" "blue" "day"
    "best" "early" "bank" "banks" "lake" "rivers" "river" "field" "fields" "bridges" "bridge" "chambers"
    "price" "page" "case" "long" "levels" "bell" "march" "may" "summer" "summers" "winter" "winters" "friend"
    "love" "gates" "wood" "woods" "lodge" "house" "christmas" "noon" "doctor" "parent" "nurse" "marks" "bush"
    "cook" "court" "post" "care" "farmer" "law" "mills" "beach" "valley" "springs" "market" "school" "college"
    "bond" "cash"
];

/// Words that begin with a capital in messages and name nobody.
fn is_other(word: &str) -> bool {
    // We're, I'll: the word before the apostrophe decides.
    let word = word.split('\'').next().unwrap_or(word);
    OTHERS.has(word)
}

const OTHERS: &Words = words![
    // Sentence words.
    "a" "about" "after" "again" "all" "also" "an" "and" "any" "are" "as" "ask" "at" "be" "before" "but" "by"
    "can" "come" "did" "do" "does" "don't" "each" "for" "from" "get" "go" "has" "have" "he" "her" "here" "his"
    "how" "i" "if" "in" "is" "it" "its" "just" "let" "like" "look" "make" "me" "more" "most" "must" "my"
    "need" "new" "no" "not" "now" "of" "on" "once" "only" "or" "our" "out" "over" "per" "please" "she"
    "should" "since" "so" "some" "still" "thank" "thanks" "that" "the" "their" "them" "then" "there" "these"
    "they" "this" "those" "to" "too" "under" "until" "up" "us" "use" "was" "we" "were" "what" "when" "where"
    "which" "while" "who" "why" "with" "would" "yes" "you" "your" "yours" "pls" "plz"
    // Greetings and addressees.
    "afternoon" "birthday" "client" "clients" "customer" "customers" "dear" "doctor" "dr" "everybody"
    "everyone" "evening" "families" "family" "folks" "friend" "friends" "good" "greetings" "guardian"
    "guardians" "guest" "guests" "happy" "hello" "hey" "hi" "member" "members" "merry" "morning" "neighbor"
    "neighbors" "parent" "parents" "patient" "patients" "resident" "residents" "staff" "team" "sorry" "valued"
    "volunteers" "welcome" "nurse" "mom" "dad" "mr" "mrs" "ms" "miss" "sir" "madam" "colleague" "colleagues"
    "student" "students"
    // Days and seasons.
    "monday" "tuesday" "wednesday" "thursday" "friday" "saturday" "sunday" "mon" "tue" "tues" "wed" "thu"
    "thur" "thurs" "fri" "sat" "sun" "january" "february" "march" "july" "september" "october" "november"
    "december" "jan" "feb" "mar" "apr" "jun" "jul" "aug" "sep" "sept" "oct" "nov" "dec" "day" "days" "today"
    "tomorrow" "tonight" "noon" "week" "weekend" "month" "year" "spring" "summer" "winter" "fall" "holiday"
    "holidays" "labor" "memorial" "thanksgiving" "christmas" "easter" "independence" "break" "night"
    "veterans"
    // Things of an office.
    "account" "alert" "app" "billing" "bill" "building" "bus" "call" "card" "check" "code" "confirmation"
    "confirmed" "desk" "door" "entrance" "floor" "form" "forms" "front" "garage" "gate" "hour" "hours" "info"
    "information" "invoice" "kiosk" "level" "link" "location" "lot" "message" "network" "news" "note" "notice"
    "number" "office" "online" "order" "orders" "parking" "pay" "payment" "phone" "pickup" "policy" "portal"
    "question" "questions" "ready" "registration" "reminder" "reply" "request" "ride" "room" "schedule"
    "service" "services" "shuttle" "sign" "suite" "support" "survey" "system" "text" "ticket" "time" "update"
    "updates" "valet" "video" "virtual" "visitor" "visitors" "access" "records" "results" "name" "id" "intake"
    "holder" "voucher" "winner" "subscriber" "cardholder" "shopper" "applicant" "user" "mornings" "afternoons"
    "evenings" "barbershop" "salon" "spa" "shop" "store" "cafe" "restaurant" "gym" "studio" "bakery" "market"
    "bank" "church" "school" "library" "college" "university" "academy" "hotel" "theater" "museum" "stadium"
    "park" "beach" "springs" "heights" "hills" "valley" "station" "airport" "bridge" "tower" "square" "farm"
    "farms" "cup" "bowl" "fair" "festival" "parade" "marathon" "wellness" "community" "urgent" "important"
    "final" "first" "last" "next" "second" "early" "late" "free" "open" "closed" "special" "quick" "friendly"
    "best" "big" "great" "regards" "sincerely" "warmly" "cheers" "am" "pm" "est" "pst" "cst" "ok" "faq" "wifi"
    "email" "sms" "covid" "flu" "usa"
    // Places and firms.
    "north" "south" "east" "west" "northern" "southern" "eastern" "western" "main" "downtown" "street"
    "avenue" "ave" "road" "blvd" "lane" "highway" "county" "city" "state" "town" "village" "plaza" "mall"
    "center" "clinic" "hospital" "medical" "health" "care" "pharmacy" "dental" "group" "associates" "partners"
    "llc" "inc" "google" "apple" "android" "zoom" "facetime" "whatsapp" "paypal" "venmo" "zelle" "uber" "lyft"
    "amazon" "walmart" "costco" "walgreens" "cvs" "fedex" "ups" "usps" "microsoft" "adobe" "mychart"
    "facebook" "instagram" "american" "national" "united" "international" "english" "spanish" "medicare"
    "medicaid" "blue" "red" "green" "saint" "mount" "lake" "river"
    // Spanish.
    "el" "la" "los" "las" "un" "una" "su" "sus" "tu" "tus" "nuestro" "nuestra" "nuestros" "nuestras" "para"
    "por" "con" "sin" "de" "del" "en" "le" "les" "se" "si" "que" "como" "favor" "gracias" "hola" "buenos"
    "buenas" "buen" "dias" "tardes" "noches" "dia" "estimado" "estimada" "estimados" "querido" "querida"
    "paciente" "pacientes" "cliente" "clientes" "familia" "familias" "amigo" "amiga" "amigos" "todos" "todas"
    "cita" "recordatorio" "aviso" "mensaje" "consulta" "receta" "feliz" "cumpleanos" "navidad" "ano" "lunes"
    "martes" "miercoles" "jueves" "viernes" "sabado" "domingo" "enero" "febrero" "marzo" "abril" "mayo"
    "junio" "julio" "agosto" "septiembre" "octubre" "noviembre" "diciembre" "hoy" "manana" "usted" "ustedes"
    "calle" "avenida" "colonia" "clinica" "farmacia" "centro" "edificio" "sala" "piso" "puerta" "responda"
    "conteste" "llame" "lleve" "traiga" "puede" "tiene" "ya" "esta" "este" "es" "son" "somos" "bienvenido"
    "bienvenida" "semana" "santa" "reciba" "saludos" "atentamente" "senor" "senora" "senorita" "doctora"
    "vecinos"
];
