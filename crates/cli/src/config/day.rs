//! Days of the calendar, as the configuration writes them.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

/// A day as YYYY-MM-DD; texts of this form are in the order of the days.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Day(String);

impl Day {
    /// The day that a text names, if the calendar has it.
    fn of(text: &str) -> Option<Self> {
        let part = |from: usize, to: usize| text.get(from..to)?.parse::<u32>().ok();
        let digits = |(at, byte): (usize, u8)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() };
        if text.len() != 10 || !text.bytes().enumerate().all(digits) {
            return None;
        }
        let (year, month, day) = (part(0, 4)?, part(5, 7)?, part(8, 10)?);
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let last = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 => 28 + u32::from(leap),
            _ => return None,
        };
        (1..=last).contains(&day).then(|| Day(text.to_owned()))
    }

    /// Today in UTC.
    pub(crate) fn today() -> Self {
        let seconds = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default().as_secs();
        // Years that begin in March put the leap day at their end.
        let days = seconds / 86_400 + 719_468;
        let (era, day) = (days / 146_097, days % 146_097);
        let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
        let day = day - (365 * year + year / 4 - year / 100);
        let month = (5 * day + 2) / 153;
        let date = day - (153 * month + 2) / 5 + 1;
        let (year, month) = if month < 10 { (year, month + 3) } else { (year + 1, month - 9) };
        Day(format!("{:04}-{month:02}-{date:02}", year + era * 400))
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        /// A day stands in quotes, or bare as a date of TOML.
        struct Written;

        impl<'de> Visitor<'de> for Written {
            type Value = Day;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a day of the form YYYY-MM-DD")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Day, E> {
                Day::of(text)
                    .ok_or_else(|| E::custom(format!("`{text}` is no day of the calendar; write it as \"YYYY-MM-DD\"")))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Day, A::Error> {
                let date = toml::value::Datetime::deserialize(MapAccessDeserializer::new(map))?;
                self.visit_str(&date.to_string())
            }
        }

        reader.deserialize_any(Written)
    }
}

impl JsonSchema for Day {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "day".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "date", "pattern": "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$" })
    }
}

#[cfg(test)]
mod tests {
    use super::Day;

    #[test]
    fn days() {
        for (text, is_one) in [
            ("2026-11-25", true),
            ("2028-02-29", true),
            ("2000-02-29", true),
            ("2026-02-31", false),
            ("2026-02-29", false),
            ("1900-02-29", false),
            ("2026-04-31", false),
            ("2026-13-01", false),
            ("2026-00-10", false),
            ("2026-1-1", false),
            ("tomorrow!!", false),
            ("2026-11-2é", false),
        ] {
            assert_eq!(Day::of(text).is_some(), is_one, "{text}");
        }
        let today = Day::today();
        assert!(Day::of(&today.to_string()).is_some() && today > Day::of("2026-01-01").unwrap());
    }
}
