//! Signs: what the words and the findings of a message speak of, so that its intent can be told.
//!
//! The lists are data: a phrase is written without accents, `*` stands for any ending.

use std::ops::Range;
use std::sync::LazyLock;

use crate::document::Document;
use crate::report::Finding;
use crate::words::Words;

/// Declares [`Sign`] with its phrases in English and Spanish.
macro_rules! signs {
    ($($(#[$doc:meta])* $sign:ident: $phrases:expr,)+) => {
        /// One thing a message can speak of.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Sign { $($(#[$doc])* $sign,)+ }

        impl Sign {
            /// Every sign with its phrases.
            pub const ALL: &'static [(Sign, &'static [&'static str])] = &[$((Sign::$sign, $phrases),)+];
        }
    };
}

signs! {
    /// An appointment.
    Visit: &["appointment*", "appt*", "visit", "visits", "checkup*", "check-up*", "check up", "consult", "consultation*",
        "session*", "scheduled", "booked", "see you", "slot", "seeing you", "expecting you", "come in", "come by", "come back", "shot", "injection", "inyeccion", "arrive*",
        "cita", "citas", "consulta", "turno", "control", "chequeo", "programad*", "agendad*", "le esperamos", "la esperamos", "lo esperamos", "quedo para", "quedo agendad*", "revision",
        "reserved for", "exam", "examen", "evaluation", "evaluacion", "follow-up", "follow up"],
    /// It is moved or called off.
    Change: &["cancel*", "reschedul*", "moved", "move your", "move the", "new time", "delay*", "postpone*", "time change",
        "has changed", "is out", "out sick", "out today", "out tomorrow", "no viene", "another day", "otro dia", "running late", "running behind", "pushed back", "se cambio", "se movio", "cita cambio", "cambio de", "cambiar su",
        "reprogram*", "se pospuso", "aplazad*", "se paso", "cambiamos", "movimos", "pasamos", "se adelanto", "atrasad*"],
    /// It starts late.
    Late: &["running late", "running behind", "running about", "min late", "mins late", "minutes late", "behind schedule", "delayed", "atrasad*", "con retraso"],
    /// The office opens.
    Opens: &["opens", "we open", "reopens", "abre", "abrimos", "reabre"],
    /// The reader is asked to send something.
    Send: &["send", "snap", "me pasa", "text us", "text me", "mande*", "mandar*", "envie*", "enviar*", "upload", "suba", "subir"],
    /// It is called off.
    Cancelled: &["cancelled", "canceled", "cancelada*", "cancelado*", "se cancelo", "out sick", "have to cancel", "need to cancel"],
    /// The reader did not come.
    Missed: &["missed your", "you missed", "missed you", "no-show*", "no show*", "did not make it", "didn't make it", "no vino",
        "falto a", "no asistio", "perdio su", "no pudimos verle", "no llego a"],
    /// Somebody is driven.
    Ride: &["shuttle", "ride", "picks up", "transporte", "taxi", "van"],
    /// Something is on its way.
    Ships: &["ships", "shipped", "ship", "delivery", "delivered", "tracking", "on its way", "en camino", "envio", "llega el", "enviado"],
    /// Something waits to be picked up.
    Ready: &["ready", "pick up", "pickup", "picked up", "pick it up", "waiting for you", "waiting at", "has arrived", "arrived", "is here", "came in", "is in",
        "are in", "esta lista", "esta listo", "estan listas", "estan listos", "ya lista", "lista para", "listo para", "listas para", "lista en", "lista ya", "recoger*", "recoja*", "ya llego", "llego su", "filled", "at the counter", "en mostrador", "pasar por", "pase por", "in stock"],
    /// Medicine as a category.
    Prescription: &["prescription*", "rx", "refill*", "medication*", "med", "meds", "medicine*", "receta*", "medicamento*",
        "medicina*", "pharmacy", "farmacia", "pill", "pills", "pastilla*", "resurtid*"],
    /// It runs out.
    Refill: &["refill*", "renew*", "running out", "running low", "run out", "runs out", "almost out", "resurtir", "resurtid*", "renovar*",
        "se le acaba", "se esta acabando", "se le termina"],
    /// A request was refused.
    Denied: &["denied", "not approve", "not approved", "no aprobo", "rejected", "rechaz*", "denegad*", "negad*", "nego"],
    /// A medicine is to be taken.
    Take: &["take", "taking", "took", "time for your", "time to take", "dose", "tome", "tomar", "tomo", "toma", "tomado", "es hora de", "hora de su",
        "inject", "inyect*", "apply", "aplique*"],
    /// A change of medicine.
    Adjust: &["changes to", "changed to", "increase*", "decrease*", "lower*", "raise*", "switch*", "stop taking", "stop the", "stop your", "stopping", "start",
        "starting", "go up", "go down", "double", "half", "skip", "hold", "cambiarle", "cambiar", "suspend*", "deje de", "aument*", "reduz*",
        "baje", "suba", "empiece", "inicie", "no tome"],
    /// Results.
    Results: &["result*", "report is", "findings", "came back", "labs are back", "is back", "are back", "resultado*", "salio",
        "salieron", "levels", "reading"],
    /// A reading that says how it went.
    Outcome: &["abnormal", "normal", "negative", "positive", "elevated", "too high", "too low", "negativ*", "positiv*", "anormal", "came back", "salio", "salieron"],
    /// It cannot wait.
    Urgent: &["asap", "right away", "immediately", "today", "urgent*", "as soon as possible", "hoy", "de inmediato", "ahora mismo", "lo antes posible", "cuanto antes"],
    /// The reader should call.
    Call: &["call", "llame", "llamar", "llamenos", "llamarnos", "llama"],
    /// A video visit.
    Video: &["video", "virtual", "telehealth", "televisit", "telemedicine", "zoom", "join", "teleconsulta", "videollamada",
        "videoconsulta", "telesalud", "televisita", "tele-visit", "videovisita", "en linea"],
    /// A form.
    Form: &["form", "forms", "questionnaire*", "intake", "paperwork", "screener", "formulario*", "cuestionario*", "planilla", "fill out", "fill in", "llene"],
    /// The form is there already.
    Done: &["is complete", "came through", "came thru", "received", "good to go", "all set", "at the front desk", "missing", "incomplete", "en recepcion", "recibimos", "ya esta", "completo"],
    /// Money.
    Pay: &["owe*", "balance", "bill", "invoice", "statement", "past due", "collections", "copay*", "deductible", "payment", "pay", "pagar", "pague",
        "saldo", "factura", "adeud*", "debe", "cobro", "cargo", "coinsurance", "deducible", "copago"],
    /// Insurance.
    Insurance: &["insurance", "insurer", "coverage", "medicaid", "medicare", "your plan", "member id", "seguro", "cobertura", "aseguradora", "su plan", "plan de", "poliza"],
    /// It no longer holds.
    Lapsed: &["update", "expired", "expire*", "inactive", "cancelled", "canceled", "terminated", "lapsed", "not active", "ended", "vencio",
        "vencid*", "inactiv*", "actualic*", "vence", "termino", "cancelad*", "ran out", "no longer"],
    /// A claim.
    Claim: &["claim*", "denied", "eob", "prior auth*", "preauth*", "reclamo*", "reclamacion*", "autorizacion"],
    /// An opinion is asked for.
    Survey: &["rate us", "rate your", "how was", "how were", "how did we do", "feedback", "review us", "survey", "leave us a review", "encuesta", "como le fue", "como estuvo", "califique*", "su opinion", "tell us about your visit", "google review"],
    /// It asks how the care works.
    Helped: &["did the", "is the", "are the", "has the", "helping", "help with", "any side effects", "still taking", "sirvio", "le ayudo", "le ha ayudado"],
    /// A referral.
    Referral: &["referral*", "referred", "refer you", "referencia", "remision", "derivacion", "interconsulta", "referido"],
    /// Somebody else calls.
    TheyCall: &["they will call", "they'll call", "will call you", "calls you", "will contact you", "will reach out", "le llamaran", "lo llamaran", "la llamaran", "se comunicaran"],
    /// Due.
    Due: &["due", "overdue", "behind on", "time for", "time to", "schedule your", "book your", "le toca", "ya toca", "le corresponde", "atrasad*", "pendiente*", "vencida"],
    /// A gap in care.
    Gap: &["haven't had", "have not had", "haven't been", "you need a yearly", "yearly", "annual", "screening*", "records show", "last one was", "haga su", "hagase", "hombres de", "mujeres de", "anual", "no se ha hecho", "no ha venido", "desde su ultim*", "since your last", "it's been"],
    /// A free time.
    Opening: &["opening", "openings", "slot opened", "spot opened", "opened", "opened up", "earlier appointment", "earlier time", "earlier slot", "waitlist", "wait list", "cancellation list", "hay cupo", "cupo", "se abrio", "lista de espera", "se libero", "espacio disponible"],
    /// The office is closed.
    Closed: &["closed", "closing", "closure", "closes early", "snow", "weather", "power outage", "cerrad*", "cerramos", "cerraremos", "nieve", "huracan", "phones are down", "sin luz"],
    /// The weather.
    Weather: &["snow", "weather", "storm", "hurricane", "nieve", "tormenta", "huracan", "ice"],
    /// Somebody may be in danger.
    Crisis: &["suicid*", "911", "988", "emergency", "hurt yourself", "harm yourself", "overdose*", "emergencia", "chest pain", "crisis"],
    /// A welcome.
    Welcome: &["welcome", "thanks for joining", "thank you for joining", "now subscribed", "you're enrolled", "you are enrolled", "signed up", "bienvenid*", "gracias por unirse", "le damos la bienvenida"],
    /// A welcome by thanks.
    Joined: &["thanks for joining", "thank you for joining", "gracias por unirse"],
    /// An order of things that are no medicine.
    Order: &["order", "pedido", "glasses", "contacts", "supplies", "lentes"],
    /// A child of the reader.
    Child: &["your child*", "your son*", "your daughter*", "your kid*", "su hij*", "school", "escuela"],
    /// A morning.
    Morning: &["morning", "manana", "breakfast", "desayuno"],
    /// An evening.
    Evening: &["evening", "tonight", "bedtime", "night", "noche", "dinner", "cena"],
    /// Something is asked for a yes.
    Agree: &["ok?", "okay", "ok", "work for you", "does that work", "let us know", "le parece", "esta bien", "de acuerdo"],
    /// A referral was granted or sent.
    Granted: &["ready", "esta lista", "ya lista", "approved", "authorized", "sent", "submitted", "placed", "processed", "aprobad*", "autorizad*", "enviamos", "enviad*", "mandamos"],
    /// It says that something is not so.
    Negated: &[],
    /// A medicine is named.
    Medicine: &[],
    /// A dose or a way to take it is named.
    Dose: &[],
    /// A test is named.
    Test: &[],
    /// A value or an outcome is told.
    Value: &[],
    /// An outcome is told.
    Disclosed: &[],
    /// Care that happens at a visit is named.
    Care: &[],
    /// A clinician is named.
    Clinician: &[],
    /// A preparation is told.
    Prep: &[],
    /// A preparation is told in a sentence of its own, beside a visit.
    PrepApart: &[],
    /// Advice is given.
    Advice: &[],
    /// A clinical question is asked.
    Question: &[],
    /// A vaccine is named.
    Vaccine: &[],
    /// A supply is named.
    Device: &[],
    /// An amount is told.
    Amount: &[],
    /// An insurer or a member number is told.
    Insurer: &[],
    /// Abuse is told.
    Abuse: &[],
    /// A document hangs on the message.
    Attached: &[],
    /// A specially protected fact is told.
    Sensitive: &[],
    /// What must go is a question.
    Proposed: &[],
    /// A day or a time stands in what must go.
    When: &[],
    /// A day or a time until which something holds stands there.
    Until: &[],
    /// The reader is told how to answer in a sentence that stays.
    Reply: &[],
}

/// A set of signs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Signs(u128);

impl Signs {
    pub(super) fn add(&mut self, sign: Sign) {
        self.0 |= 1 << sign as u8;
    }

    pub(super) fn with(self, other: Signs) -> Signs {
        Signs(self.0 | other.0)
    }

    pub(super) fn without(self, signs: &[Sign]) -> Signs {
        Signs(signs.iter().fold(self.0, |bits, &sign| bits & !(1 << sign as u8)))
    }

    pub(super) fn has(self, sign: Sign) -> bool {
        self.0 >> sign as u8 & 1 != 0
    }

    pub(super) fn has_all(self, signs: &[Sign]) -> bool {
        signs.iter().all(|&sign| self.has(sign))
    }

    pub(super) fn has_any(self, signs: &[Sign]) -> bool {
        signs.iter().any(|&sign| self.has(sign))
    }

    /// The signs of the words from `first` to before `end`.
    pub(super) fn of_words(document: &Document<'_>, first: usize, end: usize) -> Signs {
        let mut signs = Signs::default();
        for token in first..end.min(document.tokens.len()) {
            for phrase in &PHRASES[initials(document.word(token))] {
                if !signs.has(phrase.sign) && phrase.is_at(document, token, end) {
                    signs.add(phrase.sign);
                }
            }
        }
        signs
    }

    /// Which of the words from `first` to before `end` belong to the phrase of a sign.
    pub(super) fn words_of(document: &Document<'_>, first: usize, end: usize) -> Vec<bool> {
        let mut told = vec![false; end - first];
        for token in first..end {
            for phrase in &PHRASES[initials(document.word(token))] {
                if phrase.is_at(document, token, end) {
                    told[token - first..token - first + phrase.words.len()].fill(true);
                }
            }
        }
        told
    }

    /// What a placeholder's name speaks of.
    pub(super) fn of_variable(name: &str) -> Signs {
        let name = name.to_ascii_lowercase();
        let says = |words: &[&str]| words.iter().any(|word| name.contains(word));
        let mut signs = Signs::default();
        if says(&["med", "drug", "rx", "dos", "pill"]) {
            signs.add(Sign::Medicine);
        } else if says(&["lab", "test", "result", "examen"]) {
            signs.add(Sign::Test);
        } else if says(&["amount", "balance", "saldo", "monto"]) {
            signs.add(Sign::Amount);
        }
        signs
    }

    /// The signs of a finding.
    pub(super) fn of_finding(finding: &Finding) -> Signs {
        let mut signs = Signs::default();
        if finding.sensitive {
            signs.add(Sign::Sensitive);
        }
        for rule in finding.also.iter().copied().chain([finding.rule.id]) {
            for &sign in of_rule(rule) {
                signs.add(sign);
            }
        }
        signs
    }
}

/// Whether these words say that something is not so, outside of what was found and of phrases that tell a sign by a "no".
pub(super) fn denies(
    document: &Document<'_>,
    tokens: &Range<usize>,
    supposed: &Range<usize>,
    is_found: &dyn Fn(usize) -> bool,
) -> bool {
    /// Words that say it.
    const DENIALS: &Words = words![
        "not" "never" "no" "without" "unable" "cannot" "nobody" "none" "neither" "nor" "isn't" "aren't" "wasn't" "weren't" "don't" "doesn't" "didn't" "won't"
        "wouldn't" "can't" "couldn't" "shouldn't" "hasn't" "haven't" "hadn't" "isnt" "arent" "wasnt" "werent" "dont" "doesnt" "didnt" "wont"
        "cant" "couldnt" "shouldnt" "hasnt" "havent" "nunca" "jamas" "tampoco" "sin" "stopped" "avoid" "evite"
    ];
    /// What follows where nothing is denied: don't forget, no later than, no dude en llamar.
    const HARMLESS: &Words = words![
        "forget" "miss" "hesitate" "reply" "respond" "worry" "wait" "later" "cost" "charge" "fee" "matter" "worries" "problem" "only"
        "olvide" "olvides" "falte" "faltes" "dude" "duden" "deje" "responda" "conteste" "pierda" "preocupe" "costo" "cargo" "problema" "show"
    ];
    let mut denials = tokens.clone().filter(|&at| {
        document.is_one_of(at, DENIALS)
            && !document.is_one_of(at + 1, HARMLESS)
            && !supposed.contains(&at)
            && !is_found(at)
    });
    let Some(first) = denials.next() else { return false };
    let told = Signs::words_of(document, tokens.start, tokens.end);
    std::iter::once(first).chain(denials).any(|at| !told[at - tokens.start])
}

/// What a finding of this rule speaks of.
fn of_rule(rule: &str) -> &'static [Sign] {
    match rule {
        "medication-name" => &[Sign::Medicine],
        "dosage" => &[Sign::Dose],
        "lab-test" | "imaging" => &[Sign::Test, Sign::Care],
        "lab-value" => &[Sign::Value],
        "result-disclosure" => &[Sign::Outcome, Sign::Disclosed],
        "provider-name" => &[Sign::Clinician],
        "prep-instruction" => &[Sign::Prep],
        "treatment-plan" => &[Sign::Advice],
        "clinical-question" => &[Sign::Question],
        "vaccine" => &[Sign::Vaccine, Sign::Care],
        "referral-target" => &[Sign::Referral],
        "medical-device" => &[Sign::Device],
        "billing-amount" => &[Sign::Amount],
        "insurance-claim" => &[Sign::Claim],
        "insurer-name" | "member-id" => &[Sign::Insurer],
        "abuse-violence" => &[Sign::Abuse],
        "attachment" => &[Sign::Attached],
        "minor-patient" => &[Sign::Child, Sign::Care],
        "procedure"
        | "specialty"
        | "visit-reason"
        | "care-program"
        | "facility-reveals-care"
        | "condition-name"
        | "mental-health"
        | "substance-use"
        | "hiv-sti"
        | "reproductive"
        | "pregnancy"
        | "genetic"
        | "gender-sexual-health"
        | "care-event"
        | "symptom"
        | "diagnosis-code"
        | "phi-placeholder" => &[Sign::Care],
        _ => &[],
    }
}

/// A phrase cut into its words, the last one perhaps only a beginning.
struct Phrase {
    sign: Sign,
    words: Vec<&'static str>,
    open: bool,
}

/// The phrases by the first two letters of their first word.
static PHRASES: LazyLock<Vec<Vec<Phrase>>> = LazyLock::new(|| {
    let mut table: Vec<Vec<Phrase>> = (0..1 << 10).map(|_| Vec::new()).collect();
    for &(sign, phrases) in Sign::ALL {
        for phrase in phrases {
            let words: Vec<_> = phrase.trim_end_matches(['*', '?']).split([' ', '-']).collect();
            table[initials(words[0])].push(Phrase { sign, words, open: phrase.ends_with('*') });
        }
    }
    table
});

/// Where phrases stand that begin with the first two letters of this word.
fn initials(word: &str) -> usize {
    let letter = |at: usize| usize::from(word.as_bytes().get(at).copied().unwrap_or_default() & 31);
    letter(0) << 5 | letter(1)
}

impl Phrase {
    /// Whether it begins at this token.
    fn is_at(&self, document: &Document<'_>, token: usize, end: usize) -> bool {
        let last = self.words.len() - 1;
        token + last < end
            && self.words.iter().enumerate().all(|(at, word)| {
                let written = document.word(token + at);
                let written =
                    if self.open && at == last { written.get(..word.len()).unwrap_or_default() } else { written };
                written.eq_ignore_ascii_case(word)
            })
    }
}

const _: () = assert!(Sign::ALL.len() <= 128, "a set of signs is one u128");
