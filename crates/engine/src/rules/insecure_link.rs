//! `insecure-link`: links that are not encrypted, hide their target or look like another host.

use crate::holes::Kind;
use crate::links;

use super::{Category, DEFAULT, Document, Levels, RuleInfo, Sink, Text, Trigger};
use crate::words::Words;

pub(super) static RULE: RuleInfo = RuleInfo {
    id: "insecure-link",
    category: Category::Template,
    catches: "A link without https, to a bare IP address, with a password in it, to a look-alike host, or a script or data link. A link shortener is a warning.",
    message: Text { en: "This link is not safe for patients", es: "Este enlace no es seguro para los pacientes" },
    why: Text {
        en: "An unencrypted or disguised link exposes what the patient opens, and teaches patients to trust links that look like fraud.",
        es: "Un enlace sin cifrar o disfrazado expone lo que abre el paciente y lo acostumbra a confiar en enlaces que parecen fraude.",
    },
    citations: &["45 CFR 164.312(e)(1)"],
    levels: Levels::row(b"E E E E E E"),
    bad: &[
        "Your forms: [[http://forms.harbor.example/new]]",
        "Log in at [[https://198.51.100.7/login]]",
        "Open [[https://desk:pw1@harbor.example]]",
        "Su formulario: [[https://bit.ly/2AbCdE]]",
    ],
    good: &[
        "Your forms: https://forms.harbor.example/new",
        "Directions are on www.harbor.example",
        "Nos vemos: https://harbor.example/mapa",
        "Call (555) 010-4477.",
    ],
    shows_words: false,
    scan: Some((Trigger::Holes, scan)),
    ..DEFAULT
};

/// Hosts that hide where a link leads.
const SHORTENERS: &Words = words![
    "bit.ly" "tinyurl.com" "t.co" "goo.gl" "ow.ly" "is.gd" "buff.ly" "rb.gy" "cutt.ly" "t.ly" "shorturl.at"
    "rebrand.ly" "tiny.cc" "lnkd.in" "s.id" "v.gd" "bl.ink" "wa.link" "short.io" "t2m.io" "qr.ae" "soo.gd"
    "clck.ru"
];

fn scan(document: &Document<'_>, sink: &mut Sink<'_>) {
    for hole in document.holes.iter().filter(|hole| hole.kind == Kind::Link) {
        let link = document.plain.get(hole.inside.clone()).unwrap_or_default();
        let scheme = link.split_once("://").map_or("", |(scheme, _)| scheme);
        let user = links::authority_of(link).rsplit_once('@').map_or("", |(user, _)| user);
        let host = links::host_of(link);
        let local = matches!(host, "localhost" | "127.0.0.1");
        let look_alike = host.split('.').any(|label| label.starts_with("xn--"))
            || !links::authority_of(document.typed(hole.inside.clone())).is_ascii();
        if !local && (!matches!(scheme, "" | "https") || !user.is_empty() || is_address(host) || look_alike) {
            sink.report(hole.range.clone());
        } else if SHORTENERS.has(host) {
            sink.report_at(hole.range.clone(), -1);
        }
    }
    // Such schemes have no host, so they are no holes.
    let lower = |scheme: &str| {
        document.plain.as_bytes().windows(scheme.len()).position(|at| at.eq_ignore_ascii_case(scheme.as_bytes()))
    };
    for scheme in ["javascript:", "data:text/html"] {
        if let Some(at) = lower(scheme) {
            sink.report(at..at + scheme.len());
        }
    }
}

/// Four numbers, as an address that no certificate speaks for.
fn is_address(host: &str) -> bool {
    let numbers = host.split('.').filter(|part| part.parse::<u8>().is_ok()).count();
    numbers == 4 && host.split('.').count() == 4 || host.starts_with('[')
}
