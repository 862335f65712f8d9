//! One line of a message log: the fields that matter, without building the rest.

use std::borrow::Cow;

use serde::Deserialize;
use serde::de::{DeserializeSeed, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

/// What matters of a line.
pub(crate) struct LogLine<'a> {
    pub(crate) text: Cow<'a, str>,
    /// As it was written, a string or a number.
    pub(crate) id: Option<&'a RawValue>,
    pub(crate) policy: Option<Cow<'a, str>>,
    pub(crate) channel: Option<Cow<'a, str>>,
    pub(crate) role: Option<Cow<'a, str>>,
}

/// The fields of a line that matter.
#[derive(Default)]
pub(crate) struct Found<'a> {
    text: Option<Cow<'a, str>>,
    id: Option<&'a RawValue>,
    policy: Option<Cow<'a, str>>,
    channel: Option<Cow<'a, str>>,
    role: Option<Cow<'a, str>>,
}

/// Reads the fields whose names the options give, without building the rest of the line.
pub(crate) struct Fields<'n> {
    pub(crate) text: &'n str,
    pub(crate) id: &'n str,
}

impl Fields<'_> {
    /// Reads one line; an error says what is wrong with it, never what it says.
    pub(crate) fn read<'l>(&self, line: &'l [u8]) -> Result<LogLine<'l>, String> {
        let text = std::str::from_utf8(line)
            .map_err(|error| format!("not valid UTF-8 at byte {}; save the log as UTF-8", error.valid_up_to() + 1))?;
        let mut reader = serde_json::Deserializer::from_str(text.trim_start_matches('\u{feff}'));
        let found = self.deserialize(&mut reader).and_then(|found| reader.end().map(|()| found));
        let found = found.map_err(|error| self.explain(&error))?;
        let Some(text) = found.text else {
            return Err(format!("there is no field `{}`; name it with --text-field", self.text));
        };
        Ok(LogLine { text, id: found.id, policy: found.policy, channel: found.channel, role: found.role })
    }

    /// The library's own words quote the value of a field, which may be a message.
    fn explain(&self, error: &serde_json::Error) -> String {
        if error.is_data() {
            return format!("not a JSON object whose `{}`, `policy`, `channel` and `role` are strings", self.text);
        }
        let reason = error.to_string();
        let reason = reason.rsplit_once(" at line ").map_or(reason.as_str(), |(reason, _)| reason);
        format!("not valid JSON: {reason} at column {}", error.column())
    }
}

#[derive(Deserialize)]
struct Word<'a>(#[serde(borrow)] Cow<'a, str>);

impl<'de> DeserializeSeed<'de> for &Fields<'_> {
    type Value = Found<'de>;

    fn deserialize<D: serde::Deserializer<'de>>(self, reader: D) -> Result<Self::Value, D::Error> {
        reader.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for &Fields<'_> {
    type Value = Found<'de>;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a JSON object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut found = Found::default();
        while let Some(Word(key)) = map.next_key()? {
            if key == self.text {
                found.text = map.next_value::<Option<Word<'de>>>()?.map(|word| word.0);
            } else if key == self.id {
                found.id = Some(map.next_value()?);
            } else if key == "policy" {
                found.policy = map.next_value::<Option<Word<'de>>>()?.map(|word| word.0);
            } else if key == "channel" {
                found.channel = map.next_value::<Option<Word<'de>>>()?.map(|word| word.0);
            } else if key == "role" {
                found.role = map.next_value::<Option<Word<'de>>>()?.map(|word| word.0);
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(found)
    }
}
