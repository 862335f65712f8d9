//! What an organisation says of where the messages stand in its files: keys and calls.

/// Keys and calls whose strings are the messages; nothing else in the file is one.
///
/// `*` stands for any letters. A dot joins a key with the key below it, a call with what it is called on: `reminders.*.body`,
/// `client.messages.create`. What stands below a key is a message too.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    keys: Vec<Pattern>,
    calls: Vec<Pattern>,
}

/// The names of a pattern, from the outermost.
type Pattern = Vec<String>;

impl Wanted {
    /// What these patterns ask for.
    pub fn new(keys: &[String], calls: &[String]) -> Self {
        let pattern = |text: &String| text.split('.').map(str::to_owned).collect();
        Wanted { keys: keys.iter().map(pattern).collect(), calls: calls.iter().map(pattern).collect() }
    }

    /// Whether the key at the end of this path is one of the keys.
    pub(crate) fn names(&self, path: &[impl AsRef<str>]) -> bool {
        self.keys.iter().any(|pattern| ends_with(path, pattern))
    }

    /// Whether one of these keys, from the outermost, is wanted.
    pub(crate) fn holds<'a>(&self, path: impl Iterator<Item = &'a str>) -> bool {
        let path: Vec<&str> = path.collect();
        (1..=path.len()).any(|end| self.names(&path[..end]))
    }

    /// Whether the text before a bracket ends with one of the calls.
    pub(crate) fn calls(&self, before: &str) -> bool {
        if self.calls.is_empty() {
            return false;
        }
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$' | '.' | ':' | '-' | '>' | '?' | '!');
        let start =
            before.char_indices().rev().take_while(|(_, c)| is_part(*c)).last().map_or(before.len(), |(at, _)| at);
        let chain = before[start..].replace("->", ".").replace("::", ".").replace("?.", ".");
        let path: Vec<&str> = chain.split('.').map(|name| name.trim_matches(['$', '-', '>', ':', '?'])).collect();
        self.calls.iter().any(|pattern| ends_with(&path, pattern))
    }
}

fn ends_with(path: &[impl AsRef<str>], pattern: &[String]) -> bool {
    let Some(start) = path.len().checked_sub(pattern.len()) else { return false };
    path[start..].iter().zip(pattern).all(|(name, pattern)| fits(name.as_ref(), pattern))
}

/// Whether a name fits a pattern in which `*` stands for any letters.
fn fits(name: &str, pattern: &str) -> bool {
    let mut parts = pattern.split('*');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = name.strip_prefix(first) else { return false };
    let Some(last) = parts.next_back() else { return rest.is_empty() };
    for part in parts {
        let Some((_, behind)) = rest.split_once(part) else { return false };
        rest = behind;
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::Wanted;

    fn wanted(pattern: &str) -> Wanted {
        let pattern = [pattern.to_owned()];
        Wanted::new(&pattern, &pattern)
    }

    #[test]
    fn keys() {
        for (pattern, path, names) in [
            ("body", &["sms", "body"][..], true),
            ("body", &["body", "id"], false),
            ("sms.body", &["en", "sms", "body"], true),
            ("sms.body", &["sms", "x", "body"], false),
            ("sms.*.body", &["sms", "x", "body"], true),
            ("*_sms", &["reminder_sms"], true),
            ("*_sms", &["sms"], false),
            ("a*b*c", &["axxbxxc"], true),
            ("a*b*c", &["abxc_"], false),
            ("a*a", &["a"], false),
            ("*", &["é"], true),
            ("a.b.c", &["c"], false),
        ] {
            assert_eq!(wanted(pattern).names(path), names, "{pattern} {path:?}");
        }
    }

    #[test]
    fn calls() {
        for (pattern, before, calls) in [
            ("sendSms", "await sendSms", true),
            ("sendSms", "x.sendSms", true),
            ("messages.create", "client.messages.create", true),
            ("messages.create", "$this->client->messages->create", true),
            ("Sms.deliver", "x = Clinic::Sms.deliver", true),
            ("messages.create", "client.calls.create", false),
            ("send*", "api?.sendText", true),
            ("send", "", false),
            ("send", "éé.send", true),
        ] {
            assert_eq!(wanted(pattern).calls(before), calls, "{pattern} {before}");
        }
    }
}
