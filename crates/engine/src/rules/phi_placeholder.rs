//! `phi-placeholder`: template variables whose name says that health information will fill them.

use crate::holes::Kind;

use super::variable::Value;
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

fn scan(document: &Document<'_>, sink: &mut Sink<'_>) {
    for (hole, value) in document.variables() {
        match value {
            Value::Never => sink.report(hole.range.clone()),
            Value::Provider => sink.report_as("provider-name", hole.range.clone()),
            Value::Identifier if hole.kind == Kind::Placeholder => sink.report_at(hole.range.clone(), -1),
            _ => {}
        }
    }
}
