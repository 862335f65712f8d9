//! The verbs of advice and the words around them, for `advice.rs`.

use crate::words::Words;

/// Verbs that start, change or repeat care.
pub(super) const CHANGE: &Words = words![
    "start" "starting" "started" "begin" "beginning" "increase" "increasing" "increased" "decrease"
    "decreasing" "decreased" "reduce" "reducing" "reduced" "lower" "lowering" "lowered" "double" "doubling"
    "change" "changing" "changed" "adjust" "adjusting" "adjusted" "switch" "switching" "switched" "restart"
    "restarting" "resume" "resuming" "finish" "finishing" "complete" "completing" "repeat" "raise" "raising"
    "inicie" "iniciar" "iniciamos" "empiece" "empezar" "comience" "comenzar" "cambie" "cambiar" "cambiamos"
    "cambio" "cambiaron" "cambiaremos" "ajuste" "ajustar" "ajustamos" "ajusto" "aumente" "aumentar"
    "aumentamos" "reduzca" "reducir" "disminuya" "disminuir" "baje" "bajamos" "suba" "subimos" "retome"
    "retomar" "reinicie" "reanude" "termine" "terminar" "complete" "completar" "modificamos" "modificar"
    "duplique" "repita"
];

/// Verbs that stop or pause it.
pub(super) const STOP: &Words = words![
    "stop" "stopping" "stopped" "hold" "holding" "pause" "pausing" "paused" "skip" "skipping" "discontinue"
    "discontinuing" "discontinued" "quit" "quitting" "avoid" "avoiding" "taper" "tapering" "suspenda"
    "suspender" "suspendemos" "suspendio" "deje" "dejar" "interrumpa" "interrumpir" "pare" "parar" "evite"
    "evitar" "omita"
];

/// Verbs that go on with it.
pub(super) const KEEP: &Words = words![
    "continue" "continuing" "continued" "keep" "keeping" "do" "follow" "following" "continue" "continuar"
    "siga" "seguir" "mantenga" "mantener"
];

/// Verbs that recommend it.
pub(super) const RECOMMEND: &Words = words![
    "recommend" "recommends" "recommended" "recommending" "suggest" "suggests" "suggested" "advise" "advises"
    "advised" "recomienda" "recomendamos" "recomendo" "recomiendan" "sugiere" "sugerimos" "aconseja" "indica"
    "indico"
];

/// What is done with a treatment and hardly with its date.
pub(super) const STARTS: &Words = words![
    "start" "starting" "started" "begin" "beginning" "resume" "resuming" "restart" "inicie" "iniciar"
    "iniciamos" "empiece" "empezar" "comience" "comenzar" "retome" "retomar"
];

/// What may stand between the verb and the care.
pub(super) const FILLERS: &Words = words![
    "taking" "using" "doing" "the" "your" "ur" "all" "any" "both" "of" "a" "an" "new" "current" "evening"
    "morning" "daily" "nightly" "other" "on" "with" "to" "these" "those" "this" "that" "usual" "regular" "old"
    "same" "up" "out" "his" "her" "their" "you" "have" "get" "getting" "having" "be" "and" "tomar" "tomando"
    "usar" "usando" "su" "sus" "tu" "tus" "el" "la" "los" "las" "de" "con" "un" "una" "que" "nuevo" "nueva"
    "haciendo" "hacer" "todas" "todos" "esa" "ese" "le" "se" "another" "some" "full" "prescribed" "blood"
    "heart" "pain" "water" "sleeping" "at" "home"
];

/// Category words that a verb of advice turns into a fact.
pub(super) const CARE: &Words = words![
    "pills" "pill" "meds" "med" "medication" "medications" "medicine" "medicines" "tablets" "tablet"
    "capsules" "dose" "doses" "dosage" "drops" "treatment" "treatments" "therapy" "regimen" "pastillas"
    "pastilla" "medicina" "medicinas" "medicamento" "medicamentos" "medicacion" "tratamiento" "terapia"
    "dosis" "gotas" "tabletas" "care"
];

/// Behind them stands what is no care: a medication list, a refill.
pub(super) const THINGS: &Words = words![
    "list" "lists" "form" "forms" "refill" "refills" "history" "reminder" "reminders" "record" "records"
    "pickup" "delivery" "deliveries" "transfer" "request" "requests" "order" "orders" "cost" "costs"
    "pharmacy" "profile" "card" "questions" "question" "label" "labels" "bottle" "bottles" "review" "alert"
    "alerts" "message" "messages" "text" "texts" "notice" "notices" "notification" "notifications" "room"
    "rooms" "center" "area" "team" "log" "safety" "savings" "pick" "updates" "update" "info" "information"
    "status" "summary" "notes" "page" "portal" "options" "team's" "coordinator" "manager" "box" "cart"
    "window" "counter" "provider" "providers" "day" "package"
];
