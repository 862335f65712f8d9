//! `care-program`: programs, units and service lines.

use super::{Class, DEFAULT, Levels, RuleInfo, Text};

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "care-program",
    catches: "A care program, unit or service line such as dialysis, cardiac rehab, wound care or hospice.",
    message: Text { en: "This names a care program", es: "Esto nombra un programa de atención" },
    why: Text {
        en: "Taking part in a program tells the condition behind it; the number identifies the patient.",
        es: "Participar en un programa revela la condición que lo motiva; el número identifica al paciente.",
    },
    levels: Levels::row(b"T E I T T T"),
    bad: &[
        "Your [[dialysis]] chair is ready at 6 AM.",
        "[[Cardiac rehab]] starts on Monday for you.",
        "Your [[sleep study]] kit was mailed.",
        "The [[wound care]] visit is at 1 PM.",
    ],
    good: &[
        "Our rewards program has ended.",
        "Your appointment is at 6 AM.",
        "We are rehabbing the lobby this week.",
        "Try our online check-in program.",
    ],
    classes: &[Class::Program],
    ..DEFAULT
};
