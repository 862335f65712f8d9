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
    /// A clinician.
    Provider,
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
            Value::Provider => sink.report_as("provider-name", hole.range.clone()),
            Value::Identifier if hole.kind == Kind::Placeholder => sink.report_at(hole.range.clone(), -1),
            _ => {}
        }
    }
}

/// Words for a clinician: their names weigh as `provider-name` does.
const PROVIDER: &[&str] = &[
    "doctor",
    "physician",
    "dr",
    "therapist",
    "surgeon",
    "practitioner",
    "provider",
    "clinician",
    "specialist",
    "nurse",
    "dentist",
    "doctora",
    "medico",
    "medica",
    "doctores",
    "counselor",
    "psychiatrist",
    "oncologist",
    "cardiologist",
];
/// Words that decide by themselves, whatever stands beside them.
const NEVER: &[&str] = &[
    "diagnosis",
    "diagnoses",
    "dx",
    "icd",
    "icd10",
    "condition",
    "conditions",
    "disease",
    "illness",
    "problem",
    "symptom",
    "symptoms",
    "complaint",
    "medication",
    "medications",
    "medicine",
    "med",
    "meds",
    "drug",
    "drugs",
    "rx",
    "prescription",
    "ndc",
    "dose",
    "dosage",
    "sig",
    "strength",
    "lab",
    "labs",
    "test",
    "result",
    "results",
    "finding",
    "findings",
    "procedure",
    "procedures",
    "surgery",
    "cpt",
    "imaging",
    "modality",
    "specialty",
    "speciality",
    "department",
    "dept",
    "treatment",
    "prep",
    "therapy",
    "vaccine",
    "immunization",
    "allergy",
    "allergies",
    "pregnancy",
    "balance",
    "amount",
    "amt",
    "copay",
    "coinsurance",
    "deductible",
    "claim",
    "eob",
    "denial",
    "ssn",
    "social",
    "memberid",
    "subscriber",
    "mrn",
    "chart",
    "encounter",
    "diagnostico",
    "enfermedad",
    "medicamento",
    "medicamentos",
    "receta",
    "dosis",
    "examen",
    "resultado",
    "resultados",
    "procedimiento",
    "cirugia",
    "especialidad",
    "departamento",
    "tratamiento",
    "vacuna",
    "saldo",
    "monto",
    "sintoma",
    "sintomas",
    "alergia",
    "afiliado",
    "expediente",
    "weight",
    "bmi",
    "vitals",
    "scan",
    "exam",
    "screening",
    "a1c",
    "glucose",
    "cholesterol",
    "rxname",
];
/// Words that need another one beside them.
const PAIRS: &[(&str, &str)] = &[
    ("member", "id"),
    ("member", "number"),
    ("member", "no"),
    ("visit", "type"),
    ("appointment", "type"),
    ("appt", "type"),
    ("service", "type"),
    ("service", "name"),
    ("care", "plan"),
    ("visit", "reason"),
    ("appt", "reason"),
    ("appointment", "reason"),
    ("policy", "no"),
    ("policy", "number"),
    ("group", "number"),
    ("refill", "name"),
    ("test", "name"),
    ("due", "amount"),
    ("total", "due"),
    ("study", "name"),
    ("study", "type"),
    ("exam", "type"),
    ("health", "plan"),
    ("tipo", "cita"),
    ("tipo", "consulta"),
    ("motivo", "consulta"),
    ("motivo", "cita"),
    ("type", "visit"),
    ("report", "name"),
    ("insurance", "id"),
    ("payer", "name"),
    ("treatment", "name"),
    ("clinical", "notes"),
    ("visit", "notes"),
    ("appointment", "notes"),
];
/// Words that are telling when they are the whole name.
const ALONE: &[&str] = &[
    "type",
    "reason",
    "note",
    "notes",
    "value",
    "study",
    "service",
    "report",
    "total",
    "motivo",
    "tipo",
    "servicio",
    "estudio",
    "policy",
    "problem",
    "appointmenttype",
    "visittype",
    "visitreason",
];
const IDENTIFIER: &[&str] = &[
    "fullname",
    "lastname",
    "surname",
    "dob",
    "birthdate",
    "birthday",
    "birth",
    "apellido",
    "apellidos",
    "address",
    "direccion",
    "email",
    "correo",
    "nacimiento",
];
const IDENTIFIER_PAIRS: &[(&str, &str)] =
    &[("full", "name"), ("last", "name"), ("birth", "date"), ("patient", "phone"), ("nombre", "completo")];
/// What logistics is called, as the last word of an English name: `lab_hours`, `doctor_message_link`.
const SAFE: &[&str] = &[
    "link",
    "url",
    "date",
    "time",
    "day",
    "hours",
    "hour",
    "location",
    "phone",
    "otp",
    "first",
    "firstname",
    "greeting",
    "portal",
    "clinic",
    "pharmacy",
    "uuid",
    "domain",
    "logo",
    "color",
    "window",
    "duration",
    "timezone",
    "slot",
    "confirmation",
    "parking",
    "office",
    "room",
    "floor",
    "city",
    "state",
    "zip",
    "weekday",
    "month",
    "year",
    "minutes",
    "keyword",
    "map",
];
/// The same as the first word of a Spanish name: `fecha_examen`.
const SAFE_FIRST: &[&str] = &[
    "fecha", "hora", "enlace", "telefono", "horario", "lugar", "sucursal", "farmacia", "clinica", "portal", "dia",
    "codigo", "liga",
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
    if paired(IDENTIFIER_PAIRS) {
        Value::Identifier
    } else if is(words.last(), SAFE) || is(words.first(), SAFE_FIRST) {
        Value::Safe
    } else if has(PROVIDER) {
        Value::Provider
    } else if has(NEVER) || paired(PAIRS) || alone() || names_a_term(document, &words) {
        Value::Never
    } else if has(IDENTIFIER) && !has(&["clinic", "office", "clinica"]) {
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
        hit.entry.tier() >= Tier::T2
            && !document.lexicon.is_conditional(hit.entry)
            && hit.entry.class() != Class::Outcome
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
    for part in name.split(|char: char| !char.is_ascii_alphanumeric()).filter(|part| !part.is_empty()).take(20) {
        // A code such as a1c or icd10 is a word as it stands, too.
        let whole = part.to_ascii_lowercase();
        if NEVER.contains(&whole.as_str()) {
            words.push(whole);
            continue;
        }
        let bytes = part.as_bytes();
        let mut start = 0;
        for at in 1..=bytes.len() {
            let ends = at == bytes.len() || {
                let (before, here) = (bytes[at - 1], bytes[at]);
                // patientDx, DXName, medication1.
                before.is_ascii_lowercase() && here.is_ascii_uppercase()
                    || before.is_ascii_uppercase()
                        && here.is_ascii_uppercase()
                        && bytes.get(at + 1).is_some_and(u8::is_ascii_lowercase)
                    || before.is_ascii_digit() != here.is_ascii_digit()
            };
            if ends {
                words.push(part[start..at].to_ascii_lowercase());
                start = at;
            }
        }
    }
    words.retain(|word| !word.bytes().all(|byte| byte.is_ascii_digit()));
    words
}

fn is_control(name: &str) -> bool {
    const TAGS: &[&str] = &[
        "if", "else", "elsif", "elif", "unless", "for", "each", "end", "endif", "endfor", "case", "when", "assign",
        "set", "include",
    ];
    TAGS.iter().any(|tag| name.split_whitespace().next() == Some(tag)) && name.split_whitespace().count() != 1
        || name.starts_with("end")
}
