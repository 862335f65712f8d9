//! The options of a linter: the keys of `phi-lint.toml` in camelCase.

use std::collections::BTreeMap;

use phi_lint::{Allowed, Channel, Language, Level, Linter, Organisation, Policy};
use serde::Deserialize;

/// What a caller may say.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Options {
    policy: Option<String>,
    channel: Option<String>,
    lang: Option<String>,
    rules: BTreeMap<String, String>,
    org: Org,
    allow: Allow,
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
    let Org { name, safe_name, portal_url, phone, sender_names } = options.org;
    let Allow { terms, facilities, provider_names } = options.allow;
    if let Some(portal) = portal_url.as_deref().filter(|portal| !portal.starts_with("https://")) {
        return Err(format!("org.portalUrl must begin with https://, not `{portal}`"));
    }
    let linter = linter.with_allowed(Allowed { terms, facilities, provider_names, ..Allowed::default() });
    Ok(linter.with_organisation(Organisation {
        name,
        safe_name,
        sender_names,
        portal_url,
        phone,
        ..Organisation::default()
    }))
}
