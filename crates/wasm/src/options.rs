//! The options of a linter: the keys of `phi-lint.toml` in camelCase.

use std::collections::BTreeMap;

use phi_lint::lexicon::Lexicon;
use phi_lint::{Allowed, Channel, Language, Level, Linter, Location, Organisation, Policy, Role};
use serde::Deserialize;
use serde_bytes::ByteBuf;

/// What a caller may say.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Options {
    policy: Option<String>,
    channel: Option<String>,
    role: Option<String>,
    lang: Option<String>,
    rules: BTreeMap<String, String>,
    org: Org,
    allow: Allow,
    links: Links,
    placeholders: Placeholders,
    roles: Roles,
    /// What `phi-lint dict build` wrote.
    lexicons: Vec<ByteBuf>,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
struct Links {
    allowed_hosts: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Placeholders {
    safe: Vec<String>,
}

/// Who may send what is held is the guard's to know.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Roles {
    enforce: bool,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Place {
    address: Option<String>,
    phone: Option<String>,
    host: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Allow {
    terms: Vec<String>,
    facilities: Vec<String>,
    provider_names: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
struct Org {
    name: Option<String>,
    safe_name: Option<String>,
    portal_url: Option<String>,
    phone: Option<String>,
    sender_names: Vec<String>,
    sensitive_locations: Vec<Place>,
}

/// The linter that these options ask for.
pub(crate) fn linter(options: Options) -> Result<Linter, String> {
    let told = |error: phi_lint::UnknownName| error.to_string();
    let mut linter = Linter::new(match options.policy {
        Some(name) => Policy::named(&name).map_err(told)?,
        None => Policy::default(),
    });
    if let Some(name) = options.channel {
        linter = linter.with_channel(Channel::named(&name).map_err(told)?);
    }
    if let Some(name) = options.role {
        linter = linter.with_role(Role::named(&name).map_err(told)?, false);
    }
    linter = linter.enforcing_roles(options.roles.enforce);
    let lexicons = options.lexicons.into_iter().enumerate().map(|(index, bytes)| {
        Lexicon::from_bytes(bytes.into_vec()).map_err(|error| format!("lexicons[{index}]: {error}"))
    });
    let lexicons = lexicons.collect::<Result<Vec<_>, _>>()?;
    if !lexicons.is_empty() {
        linter = linter.with_lexicons(lexicons);
    }
    match options.lang.as_deref() {
        None | Some("auto") => {}
        Some(code) => {
            let language = Language::from_code(code)
                .ok_or_else(|| format!("unknown language `{code}`; use one of auto, en, es"))?;
            linter = linter.with_language(language);
        }
    }
    for (rule, level) in &options.rules {
        linter = linter.with_level(rule, Level::named(level).map_err(told)?).map_err(told)?;
    }
    let Org { name, safe_name, portal_url, phone, sender_names, sensitive_locations } = options.org;
    let Allow { terms, facilities, provider_names } = options.allow;
    if let Some(portal) = portal_url.as_deref().filter(|portal| !portal.starts_with("https://")) {
        return Err(format!("org.portalUrl must begin with https://, not `{portal}`"));
    }
    let linter = linter.with_allowed(Allowed {
        terms,
        facilities,
        provider_names,
        hosts: options.links.allowed_hosts,
        placeholders: options.placeholders.safe,
    });
    Ok(linter.with_organisation(Organisation {
        name,
        safe_name,
        sender_names,
        portal_url,
        phone,
        sensitive_locations: sensitive_locations
            .into_iter()
            .map(|Place { address, phone, host }| Location { address, phone, host })
            .collect(),
    }))
}

#[cfg(test)]
mod tests {
    use phi_lint::Verdict;
    use phi_lint::lexicon::{Rows, Source, compile};

    /// Every key of the file that has to do with messages.
    #[test]
    fn each_option_counts() {
        let verdict = |options: &str, text: &str| {
            super::linter(serde_json::from_str(options).unwrap()).unwrap().check(text).verdict
        };
        for (options, text, without, with) in [
            (r#"{"role":"doctor"}"#, "See you at 9.", Verdict::Pass, Verdict::Review),
            (
                r#"{"role":"doctor","roles":{"enforce":true,"override":["nurse"]}}"#,
                "See you at 9.",
                Verdict::Pass,
                Verdict::Block,
            ),
            (r#"{"links":{"allowedHosts":["a.example"]}}"#, "See https://b.example/x", Verdict::Pass, Verdict::Review),
            (
                r#"{"placeholders":{"safe":["diagnosis_code_7"]}}"#,
                "See you, {{diagnosis_code_7}}",
                Verdict::Block,
                Verdict::Pass,
            ),
            (
                r#"{"org":{"sensitiveLocations":[{"address":"12 Harbor Street"}]}}"#,
                "Come to 12 Harbor St.",
                Verdict::Pass,
                Verdict::Block,
            ),
        ] {
            assert_eq!((verdict("{}", text), verdict(options, text)), (without, with), "{options}");
        }
    }

    #[test]
    fn own_dictionaries() {
        let text = "term\tclass\ttier\tdomain\tneeds\tunless\tcues\nglow tonic\tdrug\t2\n";
        let mut rows = Rows::new(Source::Organisation);
        rows.read("own.tsv", text);
        let bytes = compile(rows.finish().unwrap()).unwrap();
        let options = |bytes: Vec<u8>| {
            let lexicons = vec![serde_bytes::ByteBuf::from(bytes)];
            super::linter(super::Options { lexicons, ..super::Options::default() })
        };
        assert_eq!(options(bytes).unwrap().check("Your glow tonic is ready").verdict, Verdict::Block);
        assert!(options(b"none".to_vec()).unwrap_err().starts_with("lexicons[0]: "));
    }
}
