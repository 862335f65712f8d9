//! `phi-placeholder`: template variables whose name says that health information will fill them.

use phi_lint_lexicon::{Class, Tier};

use crate::holes::{Hole, Kind};

use super::{Category, DEFAULT, Document, Levels, RuleInfo, Sink, Text, Trigger};

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "phi-placeholder",
    category: Category::Template,
    catches: "A template variable whose name says it will hold a diagnosis, a medicine, a result, a clinician, an amount or an identifier.",
    message: Text {
        en: "This variable will be filled with protected information",
        es: "Esta variable se llenará con información protegida",
    },
    why: Text {
        en: "A template sends the same kind of fact to every patient: it is a disclosure at scale.",
        es: "Una plantilla envía el mismo tipo de dato a cada paciente: es una divulgación a gran escala.",
    },
    levels: Levels::row(b"E E W E E E"),
    bad: &[
        "Your [[{{condition}}]] visit is on {{date}}.",
        "Hi ${firstName}, [[${rxName}]] is ready.",
        "See [[:doctor]] on :date.",
        "Su [[{tipo_de_examen}]] está listo.",
    ],
    good: &[
        "Hi {{first_name}}, see you on {{date}} at {{time}}.",
        "Join here: ${telehealthUrl}",
        "Your code is {{otp}}.",
        "Hola {nombre}, su cita es el {fecha}.",
    ],
    scan: Some((Trigger::Holes, scan)),
    ..DEFAULT
};

/// What a variable's name says of its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Value {
    /// Health information, money or an identifier.
    Never,
    /// The name or contact of the patient: the number says as much already.
    Identifier,
    /// Logistics.
    Safe,
    /// Nothing that is known.
    Unknown,
}

fn scan(document: &Document<'_>, sink: &mut Sink<'_>) {
    for hole in document.holes.iter().filter(|hole| hole.kind != Kind::Link) {
        match class_of(document, hole) {
            Value::Never => sink.report(hole.range.clone()),
            Value::Identifier if hole.kind == Kind::Placeholder => sink.report_at(hole.range.clone(), -1),
            _ => {}
        }
    }
}

/// Words that decide by themselves, whatever stands beside them.
const NEVER: &[&str] = &[
    "diagnosis", "diagnoses", "dx", "icd", "icd10", "condition", "conditions", "disease", "illness", "problem", "symptom", "symptoms",
    "complaint", "medication", "medications", "medicine", "med", "meds", "drug", "drugs", "rx", "prescription", "ndc", "dose", "dosage", "sig",
    "strength", "lab", "labs", "test", "result", "results", "finding", "findings", "procedure", "procedures", "surgery", "cpt", "imaging",
    "modality", "specialty", "speciality", "department", "dept", "treatment", "prep", "therapy", "vaccine", "immunization", "allergy",
    "allergies", "pregnancy", "balance", "amount", "copay", "coinsurance", "deductible", "claim", "eob", "denial", "ssn", "social",
    "memberid", "subscriber", "mrn", "chart", "encounter", "doctor", "physician", "dr", "therapist", "surgeon", "practitioner",
    "provider", "clinician", "specialist", "nurse", "dentist", "diagnostico", "enfermedad", "medicamento", "medicamentos", "receta", "dosis",
    "examen", "resultado", "resultados", "procedimiento", "cirugia", "especialidad", "departamento", "tratamiento", "vacuna", "saldo",
    "monto", "sintoma", "sintomas", "doctora", "medico", "medica", "doctores", "alergia", "afiliado", "expediente", "weight", "bmi", "vitals",
    "scan", "exam", "screening", "counselor", "psychiatrist", "oncologist", "cardiologist", "a1c", "glucose", "cholesterol", "rxname",
];
/// Words that need another one beside them.
const PAIRS: &[(&str, &str)] = &[
    ("member", "id"), ("member", "number"), ("member", "no"),
    ("visit", "type"), ("appointment", "type"), ("appt", "type"), ("service", "type"), ("service", "name"), ("care", "plan"),
    ("visit", "reason"), ("appt", "reason"), ("appointment", "reason"), ("policy", "no"), ("policy", "number"), ("group", "number"),
    ("refill", "name"), ("test", "name"), ("due", "amount"), ("total", "due"), ("study", "name"), ("study", "type"), ("exam", "type"),
    ("health", "plan"), ("tipo", "cita"), ("tipo", "consulta"), ("motivo", "consulta"), ("motivo", "cita"), ("type", "visit"),
    ("lab", "value"), ("report", "name"), ("insurance", "id"), ("payer", "name"), ("treatment", "name"), ("clinical", "notes"),
    ("visit", "notes"), ("appointment", "notes"),
];
/// Words that are telling when they are the whole name.
const ALONE: &[&str] = &[
    "type", "reason", "note", "notes", "value", "study", "service", "report", "total", "motivo", "tipo", "servicio", "estudio", "policy", "problem",
    "appointmenttype", "visittype", "visitreason",
];
const IDENTIFIER: &[&str] = &[
    "fullname", "lastname", "surname", "dob", "birthdate", "birthday", "birth", "apellido", "apellidos", "address", "direccion", "email", "correo",
    "nacimiento",
];
const IDENTIFIER_PAIRS: &[(&str, &str)] = &[("full", "name"), ("last", "name"), ("birth", "date"), ("patient", "phone"), ("nombre", "completo")];
/// What logistics is called, as the last word of an English name: `lab_hours`, `doctor_message_link`.
const SAFE: &[&str] = &[
    "link", "url", "date", "time", "day", "hours", "hour", "location", "phone", "code", "otp", "first", "firstname", "greeting", "portal",
    "clinic", "pharmacy", "count", "index", "token", "uuid", "status", "domain", "logo", "color", "window", "duration", "timezone", "slot",
    "confirmation", "parking", "office", "room", "floor", "city", "state", "zip", "weekday", "month", "year", "minutes", "keyword", "map",
];
/// The same as the first word of a Spanish name: `fecha_examen`.
const SAFE_FIRST: &[&str] = &[
    "fecha", "hora", "enlace", "telefono", "horario", "lugar", "sucursal", "farmacia", "clinica", "portal", "dia", "codigo", "liga",
];

fn class_of(document: &Document<'_>, hole: &Hole) -> Value {
    let inside = document.plain.get(hole.inside.clone()).unwrap_or_default();
    let words = words_of(inside);
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    let paired = |list: &[(&str, &str)]| {
        list.iter().any(|(a, b)| words.iter().any(|word| word == a) && words.iter().any(|word| word == b))
    };
    let alone = || {
        let last = words.last().is_some_and(|word| ALONE.contains(&word.as_str()));
        last && (words.len() == 1 || inside.contains('.'))
    };
    // What a name speaks of stands last in English (lab_hours) and first in Spanish (fecha_examen).
    let is = |word: Option<&String>, list: &[&str]| word.is_some_and(|word| list.contains(&word.as_str()));
    if is(words.last(), SAFE) || is(words.first(), SAFE_FIRST) {
        Value::Safe
    } else if has(NEVER) || paired(PAIRS) || alone() || names_a_term(document, &words) {
        Value::Never
    } else if has(IDENTIFIER) && !has(&["clinic", "office", "clinica"]) || paired(IDENTIFIER_PAIRS) {
        Value::Identifier
    } else {
        Value::Unknown
    }
}

/// Whether the name holds a health term of its own, as in `oncology_slot` or `hiv_flag`.
fn names_a_term(document: &Document<'_>, words: &[String]) -> bool {
    let (mut tokens, mut hits) = (Vec::new(), Vec::new());
    document.lexicon.scan(&words.join(" "), &mut tokens, &mut hits);
    hits.iter().any(|hit| {
        hit.entry.tier() >= Tier::T2 && !document.lexicon.is_conditional(hit.entry) && hit.entry.class() != Class::Outcome
    })
}

/// The words of a variable's name: `patientDiagnosis`, `DX_NAME` and `appt.reason | upper` alike.
fn words_of(inside: &str) -> Vec<String> {
    let name = inside.split(['|', ',', '?']).next().unwrap_or_default().trim();
    // Control tags print nothing.
    if name.starts_with(['#', '/', '^', '>', '!']) && !name.starts_with("!=") || is_control(name) {
        return Vec::new();
    }
    let mut words: Vec<String> = Vec::new();
    let mut previous = ' ';
    for char in name.chars().take(100) {
        let starts = char.is_ascii_uppercase() && previous.is_ascii_lowercase();
        if !char.is_ascii_alphanumeric() {
            previous = ' ';
            continue;
        }
        if previous == ' ' || starts {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut() {
            word.push(char.to_ascii_lowercase());
        }
        previous = char;
    }
    words
}

fn is_control(name: &str) -> bool {
    const TAGS: &[&str] = &["if", "else", "elsif", "elif", "unless", "for", "each", "end", "endif", "endfor", "case", "when", "assign", "set", "include"];
    TAGS.iter().any(|tag| name.split_whitespace().next() == Some(tag)) && name.split_whitespace().count() != 1 || name.starts_with("end")
}
