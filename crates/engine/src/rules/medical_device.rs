//! `medical-device`: devices and supplies.

use super::{Class, DEFAULT, Levels, RuleInfo, Text};

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "medical-device",
    catches: "A medical device or supply. Glasses, contact lenses and aligners are a warning; wheelchair access is allowed.",
    message: Text { en: "This names a medical device or supply", es: "Esto nombra un dispositivo o insumo médico" },
    why: Text {
        en: "A device tells the condition it is for; the number identifies the patient.",
        es: "Un dispositivo revela la condición para la que sirve; el número identifica al paciente.",
    },
    levels: Levels::row(b"T E I T T T"),
    bad: &[
        "Your [[CPAP]] supplies were mailed.",
        "Your [[insulin pump]] was mailed.",
        "The [[pacemaker]] check is by phone for you.",
        "Sus [[audífonos]] ya llegaron.",
    ],
    good: &[
        "Your order is ready for pickup.",
        "The gas pumps by our lot are open.",
        "Wheelchair access is through the east door.",
        "Su pedido ya llegó.",
    ],
    classes: &[Class::Device],
    ..DEFAULT
};
