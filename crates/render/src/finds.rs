//! What every format for machines is made of: findings and notes with their places, one after the other.

use phi_lint::{Rewrite, RuleInfo, Severity};

use super::Style;
use super::{CheckedFile, Place, message};

/// A finding, or a note on a suppression, as a format for machines needs it.
pub(super) struct Find<'a> {
    pub(super) path: &'a str,
    pub(super) place: Place,
    pub(super) severity: Severity,
    /// The rule's name.
    pub(super) rule: &'static str,
    /// None for a note.
    pub(super) info: Option<&'static RuleInfo>,
    pub(super) message: String,
    pub(super) why: &'static str,
    /// What may be sent instead of the message it stands in, with the message's bytes in the file.
    pub(super) rewrite: Option<(&'a Rewrite, std::ops::Range<usize>)>,
    /// A mark that stays when lines move: it depends on the path, the rule and how often it was found before, not on any text.
    pub(super) fingerprint: String,
}

/// Everything that people would see, in the order of the files.
pub(super) fn all(files: &[CheckedFile], style: Style) -> Vec<Find<'_>> {
    files.iter().flat_map(|file| of_file(file, style)).collect()
}

/// Everything that people would see of one file.
pub(super) fn of_file(file: &CheckedFile, style: Style) -> Vec<Find<'_>> {
    let mut finds = Vec::new();
    for one in &file.messages {
        let rewrite = one.rewrite.as_ref().filter(|_| !style.no_rewrite);
        for (finding, &place) in one.report.findings.iter().zip(&one.places).filter(|(one, _)| style.shows(one)) {
            finds.push(Find {
                path: &file.path,
                place,
                severity: finding.severity,
                rule: finding.rule.id,
                info: Some(finding.rule),
                message: message(finding, style),
                why: finding.why(),
                rewrite: rewrite.map(|rewrite| (rewrite, one.start..one.end)),
                fingerprint: String::new(),
            });
        }
    }
    for note in &file.notes {
        finds.push(Find {
            path: &file.path,
            place: note.place,
            severity: Severity::Warning,
            rule: "suppression",
            info: None,
            message: note.text.clone(),
            why: "A suppression that nobody understands hides what it was not meant to hide.",
            rewrite: None,
            fingerprint: String::new(),
        });
    }
    finds.sort_by_key(|find| find.place.start);
    let mut seen = std::collections::BTreeMap::new();
    for find in &mut finds {
        let nth = seen.entry(find.rule).and_modify(|nth| *nth += 1).or_insert(0_usize);
        find.fingerprint = fingerprint(&format!("{}\0{}\0{nth}", file.path, find.rule));
    }
    finds
}

/// FNV-1a as hexadecimal digits.
fn fingerprint(text: &str) -> String {
    let hash = text
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    format!("{hash:016x}")
}

/// Text inside an XML attribute.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("&#10;"),
            char if char.is_control() => out.push('\u{fffd}'),
            char => out.push(char),
        }
    }
    out
}
