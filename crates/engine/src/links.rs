//! Where links lead, and whether the organisation lets them.

use std::ops::Range;

use crate::document::Document;
use crate::holes::Kind;
use crate::rules::{self, Found};

/// A link of a message.
pub(crate) struct Link<'a> {
    /// The host as it is written.
    pub(crate) host: &'a str,
    /// Bytes of the plain text.
    pub(crate) range: Range<usize>,
}

/// The links of a message whose host is known: one that a variable fills is not.
pub(crate) fn all<'a>(document: &'a Document<'_>) -> impl Iterator<Item = Link<'a>> {
    document.holes.iter().filter(|hole| hole.kind == Kind::Link).filter_map(|hole| {
        let host = host_of(document.plain.get(hole.inside.clone())?);
        let known = host.contains('.') && !host.contains(['{', '$', '%', '<', '[']);
        known.then(|| Link { host, range: hole.range.clone() })
    })
}

/// Where a link leads: user, host and port as they are written.
pub(crate) fn authority_of(link: &str) -> &str {
    let rest = link.split_once("://").map_or(link, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or_default()
}

/// The host of a link, without user and port.
pub(crate) fn host_of(link: &str) -> &str {
    let authority = authority_of(link);
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    host.split(':').next().unwrap_or_default()
}

/// Whether a host is this one or lies below it; case does not count.
pub(crate) fn is_below(host: &str, above: &str) -> bool {
    let above = above.trim().trim_start_matches("*.");
    let Some(at) = host.len().checked_sub(above.len()).filter(|_| !above.is_empty()) else { return false };
    let Some((before, tail)) = host.split_at_checked(at) else { return false };
    tail.eq_ignore_ascii_case(above) && (before.is_empty() || before.ends_with('.'))
}

/// Holds the links against the hosts that the organisation lets them lead to.
pub(crate) fn judge(hosts: &[&str], document: &Document<'_>, found: &mut Vec<Found>) {
    let Some(rule) = rules::index_of("insecure-link") else { return };
    for link in all(document) {
        let told = |one: &Found| one.rule == rule && one.span == link.range;
        if hosts.iter().any(|host| is_below(link.host, host)) {
            // A shortener of the organisation's own hides nothing from it; what is a fault of the link itself stays one.
            found.retain(|one| !told(one) || one.steps >= 0);
        } else if !found.iter().any(told) {
            found.push(Found::of(rule, link.range, None, -1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{host_of, is_below};

    #[test]
    fn hosts() {
        for (link, host) in [
            ("https://Portal.example/a?b", "Portal.example"),
            ("https://u:p@portal.example:8443#x", "portal.example"),
            ("www.portal.example", "www.portal.example"),
            ("", ""),
        ] {
            assert_eq!(host_of(link), host);
        }
        assert!(is_below("WWW.portal.example", "portal.example") && is_below("portal.example", "*.portal.example"));
        assert!(!is_below("notportal.example", "portal.example") && !is_below("portal.example", ""));
    }
}
