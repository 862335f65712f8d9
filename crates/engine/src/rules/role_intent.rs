//! `role-intent`: a message that is not the sender's to send. The linter knows the role, so it finds this one by itself.

use super::{Category, DEFAULT, Levels, RuleInfo, Text};

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "role-intent",
    category: Category::Ops,
    catches: "A message whose purpose is outside the sender's role: a receptionist who writes of bills, a doctor who writes at all. Runs only where a role is set; an error with `roles.enforce`.",
    message: Text {
        en: "This role does not send messages of this kind",
        es: "Este rol no envía mensajes de este tipo",
    },
    why: Text {
        en: "Each role sees and sends only what its work needs; clinical communication of doctors happens in the health record.",
        es: "Cada rol ve y envía solo lo que su trabajo necesita; la comunicación clínica de los médicos ocurre en el expediente.",
    },
    citations: &["45 CFR 164.514(d)(2)", "45 CFR 164.308(a)(4)"],
    levels: Levels::row(b"W E W W W W"),
    bad: &[
        "receptionist | [[Your]] balance is due; call our billing office at (555) 010-4477.",
        "doctor | [[You]] have an appointment tomorrow at 2 PM.",
        "nurse | [[Our]] billing office will call you at (555) 010-4477 about your account.",
        "billing | [[Reminder]]: You have an appointment tomorrow at 2 PM.",
    ],
    good: &[
        "receptionist | Reminder: You have an appointment tomorrow at 2 PM.",
        "nurse | Please review the instructions for your visit in your patient portal.",
        "billing | Our billing office will call you at (555) 010-4477 about your account.",
        "administrator | Our office will be closed on Monday.",
    ],
    shows_words: false,
    ..DEFAULT
};
