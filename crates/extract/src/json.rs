//! Messages in JSON: Meta and Twilio templates, payloads, i18n files.

use jsonc_parser::ast::{Object, ObjectProp, ObjectPropName, StringLit, Value};
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

use crate::catalogue::{Catalogue, Reads};
use crate::draft::Draft;
use crate::error::SyntaxError;
use crate::format::byte_order_mark;
use crate::message::Message;
use crate::role::{Above, Role};
use crate::wanted::Wanted;
use crate::{escape, keys};

/// JSON and nothing beyond it.
const STRICT: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

/// The messages of a JSON file.
pub(crate) fn messages(source: &str, wanted: Option<&Wanted>) -> Result<Vec<Message>, SyntaxError> {
    parse(source, true, wanted)
}

/// The messages of JSON in documentation, where strings often run over several lines.
pub(crate) fn messages_of_sample(source: &str) -> Result<Vec<Message>, SyntaxError> {
    parse(source, false, None)
}

fn parse(source: &str, strict: bool, wanted: Option<&Wanted>) -> Result<Vec<Message>, SyntaxError> {
    let shift = byte_order_mark(source);
    let parsed = parse_to_ast(&source[shift..], &CollectOptions::default(), &STRICT)
        .map_err(|error| SyntaxError::json(&error, source, shift))?;
    let value = parsed.value.ok_or_else(|| SyntaxError::empty(shift))?;
    let mut walk = Walk { source, shift, strict, wanted, path: Vec::new(), found: Catalogue::default() };
    if let (Some(catalogue), None) = (value.as_object(), wanted) {
        walk.untranslated(catalogue)?;
    }
    let role = if wanted.is_some() { Role::Never } else { Role::Unknown };
    walk.value(&value, role, Above::Other)?;
    let is_machinery = wanted.is_none()
        && value.as_object().is_some_and(|root| {
            keys::are_of_machinery(|key| root.properties.iter().any(|one| one.name.as_str() == key))
        });
    let mut found = if is_machinery { Vec::new() } else { walk.found.messages() };
    found.sort_by_key(Message::start);
    Ok(found)
}

struct Walk<'a> {
    source: &'a str,
    shift: usize,
    strict: bool,
    wanted: Option<&'a Wanted>,
    /// The keys above, where some are wanted.
    path: Vec<String>,
    found: Catalogue,
}

impl Walk<'_> {
    /// The parser has refused deep nesting, so this recursion is shallow.
    fn value(&mut self, value: &Value, role: Role, above: Above) -> Result<(), SyntaxError> {
        match value {
            Value::StringLit(literal) => self.string(literal, role),
            Value::Array(array) => array.elements.iter().try_for_each(|element| self.value(element, role, above)),
            Value::Object(object) => {
                // What a message is for, said to its translators, is no message.
                let told = object.properties.iter().any(|one| keys::has_description(one.name.as_str()));
                let has = |is: fn(&str) -> bool| object.properties.iter().any(|one| is(one.name.as_str()));
                let named = has(keys::names_described) && !has(keys::names_row);
                let described = |one: &&ObjectProp| {
                    told && keys::describes(one.name.as_str()) || named && one.name.as_str() == "description"
                };
                let all = self.wanted.is_some();
                let rest = object.properties.iter().filter(|one| all || !described(one));
                rest.into_iter().try_for_each(|property| self.property(property, above))
            }
            Value::NumberLit(_) | Value::BooleanLit(_) | Value::NullKeyword(_) => Ok(()),
        }
    }

    /// Apple's string catalogues: a key is the text of the source language where nothing else is.
    fn untranslated(&mut self, catalogue: &Object) -> Result<(), SyntaxError> {
        let (Some(language), Some(strings)) = (catalogue.get_string("sourceLanguage"), catalogue.get_object("strings"))
        else {
            return Ok(());
        };
        for one in &strings.properties {
            let localized = one.value.as_object().and_then(|one| one.get_object("localizations"));
            let has_own = localized.is_some_and(|localized| localized.get_object(&language.value).is_some());
            if let (false, ObjectPropName::String(name)) = (has_own, &one.name) {
                self.string(name, Role::Unknown)?;
            }
        }
        Ok(())
    }

    fn property(&mut self, property: &ObjectProp, above: Above) -> Result<(), SyntaxError> {
        if let ObjectPropName::String(name) = &property.name {
            self.check(name)?;
        }
        let key = property.name.as_str();
        let role = above.role(key, matches!(property.value, Value::Array(_)));
        // Where there is no translation yet, the key is what is shown.
        let untranslated = property.value.as_string_lit().is_some_and(|value| value.value.is_empty());
        let Some(wanted) = self.wanted else {
            return match &property.name {
                ObjectPropName::String(name) if untranslated => self.string(name, Role::Unknown),
                _ => self.value(&property.value, role, above.below(key)),
            };
        };
        // Once a key is wanted, so is all that stands below it.
        self.path.push(key.to_owned());
        let named = above == Above::Message || wanted.names(&self.path);
        let (role, above) = if named { (Role::Message, Above::Message) } else { (Role::Never, Above::Other) };
        let done = match &property.name {
            ObjectPropName::String(name) if untranslated && named => self.string(name, Role::Unknown),
            _ => self.value(&property.value, role, above),
        };
        self.path.pop();
        done
    }

    fn string(&mut self, literal: &StringLit, role: Role) -> Result<(), SyntaxError> {
        self.check(literal)?;
        let reads = role.reads(&literal.value);
        if reads != Reads::No {
            let mut draft = Draft::default();
            escape::decode(&mut draft, self.source, self.contents(literal));
            self.found.add(reads, draft.finish());
        }
        Ok(())
    }

    /// The parser takes control characters inside strings; JSON does not.
    fn check(&self, literal: &StringLit) -> Result<(), SyntaxError> {
        if !self.strict {
            return Ok(());
        }
        let contents = self.contents(literal);
        match self.source.as_bytes()[contents.clone()].iter().position(|byte| *byte < b' ') {
            Some(at) => Err(SyntaxError::raw_control_character(contents.start + at)),
            None => Ok(()),
        }
    }

    /// The bytes between the quotes.
    fn contents(&self, literal: &StringLit) -> std::ops::Range<usize> {
        literal.range.start + self.shift + 1..literal.range.end + self.shift - 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(source: &str) -> Vec<String> {
        messages(source, None).unwrap().into_iter().map(|message| message.text).collect()
    }

    #[test]
    fn which_strings_are_messages() {
        for (source, expected) in [
            (r#"{"text":"Hi","to":"+15550100"}"#, &["Hi"][..]),
            (r#"{"smsBody":"Hi","push_title":"Yo","context":"Hi"}"#, &["Hi", "Yo"]),
            (r#"{"body":["One","Two"],"messages":["Three"]}"#, &["One", "Two", "Three"]),
            (r#"{"body":{"en":"Hi","es":"Hola","id":"wamid"}}"#, &["Hi", "Hola"]),
            (r#"{"body":{"lines":["Diabetes","chk_1"],"type":["x"]}}"#, &["Diabetes"]),
            (r#"{"reminder":"Your diabetes visit"}"#, &["Your diabetes visit"]),
            (r#"{"name":"Your diabetes visit","x-note":"One two three"}"#, &[]),
            (r#"{"x-phi-lint-disable":"lab-test -- approved by legal"}"#, &[]),
            (r#"["Your diabetes visit","two words"]"#, &["Your diabetes visit"]),
            (r#""Your diabetes visit""#, &["Your diabetes visit"]),
            (r#"{"text":"","body":" \n\t","title":"\u00a0"}"#, &[]),
            (r#"{"text":null,"body":1,"title":true,"a":{"b":[]}}"#, &[]),
            ("{}", &[]),
        ] {
            assert_eq!(texts(source), expected, "{source}");
        }
    }

    #[test]
    fn a_place_in_each_escape() {
        for (source, word, place) in [
            (r#"{"text":"Your lipid panel"}"#, "lipid", "lipid"),
            (r#"{"text":"Hi\n\nYour lipid panel"}"#, "lipid", "lipid"),
            (r#"{"text":"\"Caf\u00e9\" lipid"}"#, "Café", r"Caf\u00e9"),
            (r#"{"text":"\ud83d\udc8a lipid"}"#, "💊", r"\ud83d\udc8a"),
            (r#"{"text":"\ud83d\udc8a lipid"}"#, "lipid", "lipid"),
            (r#"{"text":"é💊 a\/b"}"#, "a/b", r"a\/b"),
            ("\u{feff}{\"text\":\"\\tlipid\"}", "lipid", "lipid"),
        ] {
            let found = messages(source, None).unwrap();
            let at = found[0].text.find(word).unwrap();
            assert_eq!(&source[found[0].file_span(at..at + word.len())], place, "{source}");
            assert_eq!(&source[found[0].start() - 1..found[0].start()], "\"");
            assert_eq!(&source[found[0].end()..=found[0].end()], "\"");
        }
    }

    #[test]
    fn errors_say_where_and_how() {
        for (source, offset, word) in [
            ("", 0, "no JSON value"),
            ("{\"a\":1,}", 6, "comma"),
            ("[1, // x\n2]", 4, "comment"),
            ("{\"a\" 1}", 5, "colon"),
            ("{\"a\":1 \"b\":2}", 6, "comma between"),
            ("{a:1}", 1, "double quotes"),
            ("{'a':1}", 1, "double quotes"),
            ("{\"a\":", 5, "value"),
            ("[1", 0, "`]`"),
            ("{\"a\":\"é", 5, "never closed"),
            ("\u{feff}{\"a\":\"\\q\"}", 9, "escape"),
            ("\"\\ud83d\"", 1, "emoji"),
            ("{\"text\":\"a\nb\"}", 10, "control character"),
            ("{\"a\nb\":1}", 3, "control character"),
            ("{} {}", 3, "jsonl"),
            ("0x12", 0, "number"),
            ("nope", 0, "word"),
        ] {
            let error = messages(source, None).unwrap_err();
            assert!(error.to_string().contains(word), "{source}: {error}");
            assert_eq!(error.offset(), offset, "{source}: {error}");
        }
    }

    #[test]
    fn deep_nesting_is_refused() {
        for bracket in ["[", "{\"a\":", "[{\"text\":"] {
            let error = messages(&bracket.repeat(100_000), None).unwrap_err();
            assert!(error.to_string().contains("nested"), "{error}");
        }
        assert_eq!(texts(&format!("{}\"Your diabetes visit\"{}", "[".repeat(200), "]".repeat(200))).len(), 1);
    }
}
