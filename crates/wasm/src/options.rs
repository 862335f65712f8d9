//! The options of a linter: the keys of `phi-lint.toml` in camelCase.

use std::collections::BTreeMap;

use phi_lint::{Channel, Language, Level, Linter, Organisation, Policy};
use serde::Deserialize;

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Options {
    policy: Option<String>,
    channel: Option<String>,
    lang: Option<String>,
    rules: BTreeMap<String, String>,
    org: Org,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
struct Org {
    name: Option<String>,
    safe_name: Option<String>,
    portal_url: Option<String>,
    phone: Option<String>,
}

/// The linter that these options, written as JSON, ask for.
pub(crate) fn linter(json: &str) -> Result<Linter, String> {
    let options: Options = serde_json::from_str(json).map_err(|error| {
        // The place in the JSON tells a caller in JavaScript nothing.
        let reason = error.to_string();
        reason.split(" at line ").next().unwrap_or_default().to_owned()
    })?;
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
    let Org { name, safe_name, portal_url, phone } = options.org;
    if let Some(portal) = portal_url.as_deref().filter(|portal| !portal.starts_with("https://")) {
        return Err(format!("org.portalUrl must begin with https://, not `{portal}`"));
    }
    Ok(linter.with_organisation(Organisation { name, safe_name, portal_url, phone }))
}

#[cfg(test)]
mod tests {
    use super::linter;

    #[test]
    fn what_is_wrong_is_named() {
        assert!(linter("{}").is_ok());
        assert!(
            linter(
                r#"{"policy":"strict","channel":"sms","lang":"es","rules":{"dosage":"off"},"org":{"safeName":"A"}}"#
            )
            .is_ok()
        );
        for (json, complaint) in [
            (r#"{"polcy":"strict"}"#, "unknown field `polcy`, expected one of `policy`"),
            (r#"{"policy":"strikt"}"#, "unknown policy `strikt`"),
            (r#"{"channel":"fax"}"#, "unknown channel `fax`"),
            (r#"{"lang":"fr"}"#, "unknown language `fr`"),
            (r#"{"rules":{"dossage":"off"}}"#, "unknown rule `dossage`"),
            (r#"{"rules":{"dosage":"loud"}}"#, "unknown level `loud`"),
            (r#"{"org":{"portalUrl":"http://x"}}"#, "must begin with https://"),
            (r#"{"org":{"portal_url":"https://x"}}"#, "unknown field `portal_url`"),
        ] {
            let error = linter(json).err().unwrap_or_default();
            assert!(error.contains(complaint), "{json}: {error}");
        }
    }
}
