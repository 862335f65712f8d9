//! `phi-in-metadata`: health words in the fields that travel beside the text.

use std::ops::Range;

use super::{Category, DEFAULT, Document, Levels, RuleInfo, Sink, Text, Trigger};
use crate::context;
use crate::words::Words;

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "phi-in-metadata",
    category: Category::Template,
    catches: "A health word in a template's name, a tag, a campaign, a subject line, a button or a file name.",
    message: Text {
        en: "A name or label beside the text tells health information",
        es: "Un nombre o una etiqueta junto al texto revela información de salud",
    },
    why: Text {
        en: "Platforms and vendors keep names, tags and subjects long after the message, and show them to people who never see the text.",
        es: "Las plataformas guardan nombres, etiquetas y asuntos mucho después del mensaje y los muestran a quienes no ven el texto.",
    },
    levels: Levels::row(b"W E I W W W"),
    bad: &[
        "{\"name\":\"[[asthma_recall]]\",\"category\":\"UTILITY\"}",
        "Subject: [[Your cardiology visit]]",
        "tags: [[diabetes-outreach]], q2",
        "{\"type\":\"QUICK_REPLY\",\"text\":\"[[Refill Lipitor]]\"}",
    ],
    good: &[
        "{\"name\":\"visit_reminder\",\"category\":\"UTILITY\"}",
        "Subject: Your visit",
        "tags: reminder, q2",
        "{\"type\":\"QUICK_REPLY\",\"text\":\"Confirm\"}",
    ],
    scan: Some((Trigger::Terms, scan)),
    ..DEFAULT
};

/// Keys of JSON and attributes whose value is a name, a label or a button.
const KEYS: &Words = words![
    "\"name\"" "\"friendly_name\"" "\"template_name\"" "\"campaign\"" "\"tag\"" "\"tags\"" "\"list\""
    "\"segment\"" "\"audience\"" "\"subject\"" "\"preheader\"" "\"filename\"" "\"payload\"" "\"alt\""
    "filename"
];
/// Labels that begin a line.
const LABELS: &Words =
    words!["subject" "asunto" "tags" "tag" "campaign" "etiquetas" "list" "audience" "segment" "preheader"];

fn scan(document: &Document<'_>, sink: &mut Sink<'_>) {
    let text = document.plain;
    let mut fields: Vec<Range<usize>> = Vec::new();
    // Most messages quote nothing.
    let quotes = text.contains('"');
    for key in KEYS.iter().take_while(|_| quotes) {
        fields.extend(text.match_indices(key).filter_map(|(at, _)| quoted(text, at + key.len())));
    }
    // The text of a button is a label too.
    if quotes && (text.contains("\"QUICK_REPLY\"") || text.contains("\"URL\"") || text.contains("\"PHONE_NUMBER\"")) {
        fields.extend(text.match_indices("\"text\"").filter_map(|(at, key)| quoted(text, at + key.len())));
    }
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if let Some((label, value)) = line.split_once(':')
            && LABELS.has(label.trim())
        {
            let from = start + label.len() + 1 + (value.len() - value.trim_start().len());
            fields.push(from..from + value.trim().len());
        }
        start += line.len();
    }
    for field in fields {
        let tells = document.terms.iter().any(|hit| {
            let span = document.span(hit.first as usize, hit.end as usize);
            let inside = field.start <= span.start && span.end <= field.end;
            inside && !hit.entry.is_silent() && context::counts(document, hit)
        });
        if tells {
            sink.report(field);
        }
    }
}

/// The quoted value behind a key and its `:` or `=`.
fn quoted(text: &str, after: usize) -> Option<Range<usize>> {
    let rest = text.get(after..)?;
    let value = rest.trim_start().strip_prefix([':', '='])?.trim_start().strip_prefix('"')?;
    let from = text.len() - value.len();
    Some(from..from + value.find('"')?)
}
