//! `unknown-placeholder`: template variables whose name does not say what will fill them.

use crate::holes::Kind;

use super::variable::Value;
use super::{Category, DEFAULT, Document, Levels, RuleInfo, Sink, Text, Trigger};

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "unknown-placeholder",
    category: Category::Template,
    catches: "A positional variable such as {{1}} or %s, or one whose name is in no list: nobody can tell what will be sent.",
    message: Text {
        en: "The name of this variable does not say what will fill it",
        es: "El nombre de esta variable no dice qué contendrá",
    },
    why: Text {
        en: "What cannot be told from the template can be anything once it is sent; give the variable a telling name or check its sample value.",
        es: "Lo que no se ve en la plantilla puede ser cualquier cosa al enviarse; use un nombre claro o revise su valor de ejemplo.",
    },
    levels: Levels::row(b"I W I I I I"),
    bad: &[
        "See you on [[{{1}}]].",
        "Hi [[%s]], see you soon.",
        "Your visit: [[{{field_3}}]].",
        "Nos vemos el [[{0}]].",
    ],
    good: &[
        "Hi {{first_name}}, see you at {{time}}.",
        "Your code is {{otp}}.",
        "Join here: ${telehealthUrl}",
        "{% if late %}Please call {{clinic_phone}}.{% endif %}",
    ],
    scan: Some((Trigger::Holes, scan)),
    ..DEFAULT
};

fn scan(document: &Document<'_>, sink: &mut Sink<'_>) {
    let variables = document.variables().filter(|(hole, _)| hole.kind == Kind::Placeholder);
    for (hole, _) in variables.filter(|(_, value)| *value == Value::Unknown) {
        sink.report(hole.range.clone());
    }
}
