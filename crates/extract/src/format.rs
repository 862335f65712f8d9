//! The kinds of file that messages are found in.

use crate::draft::Draft;
use crate::error::SyntaxError;
use crate::language::Language;
use crate::message::Message;
use crate::wanted::Wanted;
use crate::{chat, code, csv, html, icu, json, markdown, po, properties, script, shell, template, xml, yaml};

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// The whole file is one message, or it is the export of a chat.
    Text,
    /// Every paragraph, heading, list item and table cell is a message, and so is what stands in fenced code.
    Markdown,
    /// A page of documentation: only what stands in fenced code is a message, unless its front matter says `phi-lint: messages`.
    Documentation,
    /// Strings under a key such as `body`, and strings anywhere that read as a sentence.
    Json,
    /// The same in YAML.
    Yaml,
    /// Gettext catalogues.
    Po,
    /// Java properties.
    Properties,
    /// Apple's `.strings`.
    Strings,
    /// Android resources, XLIFF and other XML.
    Xml,
    /// Tables with a header.
    Csv,
    /// Files of a template engine, HTML among them.
    Template,
    /// JavaScript and TypeScript.
    Script,
    /// Shell scripts: the bodies that `curl` sends.
    Shell,
    /// Source code in another language.
    Code(Language),
}

/// Folders whose Markdown pages are messages.
const TEMPLATE_FOLDERS: [&str; 22] = [
    "templates",
    "template",
    "messages",
    "sms",
    "whatsapp",
    "notifications",
    "emails",
    "email",
    "mail",
    "mails",
    "mailers",
    "reminders",
    "campaigns",
    "broadcasts",
    "letters",
    "texts",
    "plantillas",
    "mensajes",
    "recordatorios",
    "correos",
    "avisos",
    "message-templates",
];

impl Format {
    /// The format of the file with this path: by its extension, and for Markdown by its folders.
    pub fn of_path(path: &str) -> Option<Self> {
        let mut parts = path.rsplit(['/', '\\']);
        let file = parts.next()?.to_ascii_lowercase();
        let (name, extension) = file.rsplit_once('.')?;
        Some(match extension {
            "txt" | "text" => Format::Text,
            "md" | "markdown" | "mdx" => {
                let is_template =
                    parts.any(|part| TEMPLATE_FOLDERS.iter().any(|known| part.eq_ignore_ascii_case(known)));
                if is_template { Format::Markdown } else { Format::Documentation }
            }
            "json" | "arb" | "xcstrings" => Format::Json,
            "yaml" | "yml" => Format::Yaml,
            "po" | "pot" => Format::Po,
            "properties" => Format::Properties,
            "strings" => Format::Strings,
            "xml" | "stringsdict" | "xlf" | "xliff" | "resx" | "resw" | "twiml" => Format::Xml,
            "csv" | "tsv" => Format::Csv,
            "html" | "htm" | "xhtml" | "mjml" | "hbs" | "handlebars" | "mustache" | "liquid" | "j2" | "jinja"
            | "jinja2" | "twig" | "njk" | "nunjucks" | "erb" | "rhtml" | "ejs" | "eex" | "heex" | "leex" | "tmpl"
            | "gotmpl" | "gohtml" | "ftl" | "ftlh" | "vm" | "vtl" | "tpl" | "phtml" | "latte" | "cshtml" | "razor"
            | "jsp" => Format::Template,
            "php" if name.rsplit('.').next() == Some("blade") && name != "blade" => Format::Template,
            "json5" | "jsonc" | "js" | "mjs" | "cjs" | "jsx" | "ts" | "mts" | "cts" | "tsx" => Format::Script,
            "sh" | "bash" | "zsh" => Format::Shell,
            _ => Format::Code(Language::of_extension(extension)?),
        })
    }

    /// Every format.
    pub fn all() -> impl Iterator<Item = Self> {
        const PLAIN: [Format; 13] = [
            Format::Text,
            Format::Markdown,
            Format::Documentation,
            Format::Json,
            Format::Yaml,
            Format::Po,
            Format::Properties,
            Format::Strings,
            Format::Xml,
            Format::Csv,
            Format::Template,
            Format::Script,
            Format::Shell,
        ];
        PLAIN.into_iter().chain(Language::ALL.map(Format::Code))
    }

    /// Whether its messages stand under keys or in calls, so that [`Wanted`] means something in it.
    pub fn has_keys(self) -> bool {
        matches!(
            self,
            Format::Json
                | Format::Yaml
                | Format::Properties
                | Format::Strings
                | Format::Xml
                | Format::Csv
                | Format::Script
                | Format::Code(_)
        )
    }

    /// The format's name: `text`, `markdown`, `json` ...
    pub fn name(self) -> &'static str {
        match self {
            Format::Text => "text",
            Format::Markdown => "markdown",
            Format::Documentation => "documentation",
            Format::Json => "json",
            Format::Yaml => "yaml",
            Format::Po => "po",
            Format::Properties => "properties",
            Format::Strings => "strings",
            Format::Xml => "xml",
            Format::Csv => "csv",
            Format::Template => "template",
            Format::Script => "script",
            Format::Shell => "shell",
            Format::Code(language) => language.name(),
        }
    }
}

/// The messages of a file, in the order in which they begin there; empty and blank ones are left out.
///
/// A byte order mark at the start of the source belongs to no message, but it counts in offsets.
///
/// # Errors
///
/// When the source breaks the rules of JSON or YAML. Every other format is read as far as it goes.
pub fn messages(format: Format, source: &str) -> Result<Vec<Message>, SyntaxError> {
    messages_wanted(format, source, None)
}

/// The messages of a file where somebody said under which keys and in which calls they stand.
pub(crate) fn messages_wanted(
    format: Format,
    source: &str,
    wanted: Option<&Wanted>,
) -> Result<Vec<Message>, SyntaxError> {
    let parts = |found: Vec<Message>| found.into_iter().flat_map(html::parts).collect::<Vec<_>>();
    let branches = |found: Vec<Message>| {
        let mut found = parts(found.into_iter().flat_map(icu::branches).collect());
        found.sort_by_key(Message::start);
        found
    };
    Ok(match format {
        Format::Json => branches(json::messages(source, wanted)?),
        Format::Yaml => branches(yaml::messages(source, wanted)?),
        Format::Text if chat::is_export(source) => chat::messages(source),
        Format::Text if template::is_template(source) => template::messages(source),
        Format::Text => Draft::of(source, byte_order_mark(source)..source.len()).into_iter().collect(),
        Format::Markdown => markdown::messages(source, true),
        Format::Documentation => markdown::messages(source, false),
        Format::Po => branches(po::messages(source)),
        Format::Properties => branches(properties::messages(source, wanted)),
        Format::Strings => properties::messages_of_strings(source, wanted),
        Format::Xml => xml::messages(source, wanted),
        Format::Csv => csv::messages(source, wanted),
        Format::Template => template::messages(source),
        // Qt's translations have the extension of TypeScript.
        Format::Script if source.trim_start().starts_with("<?xml") || source.starts_with("<!DOCTYPE TS") => {
            xml::messages(source, wanted)
        }
        Format::Script => parts(script::messages(source, wanted)),
        Format::Shell => shell::messages(source),
        Format::Code(language) => parts(code::messages(language, source, wanted)),
    })
}

/// The bytes of the byte order mark at the start of a source.
pub(crate) fn byte_order_mark(source: &str) -> usize {
    if source.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths() {
        for (path, format) in [
            ("a.txt", Some(Format::Text)),
            ("a.TEXT", Some(Format::Text)),
            ("docs/x.y.md", Some(Format::Documentation)),
            ("a/Templates/b/x.markdown", Some(Format::Markdown)),
            ("lang/en/sms.php", Some(Format::Code(Language::Php))),
            ("views/sms.blade.php", Some(Format::Template)),
            ("config/locales/es.yml", Some(Format::Yaml)),
            ("C:\\templates\\visit.Json", Some(Format::Json)),
            ("a.jsonl", None),
            ("templates.json/visit", None),
            ("json", None),
            ("", None),
        ] {
            assert_eq!(Format::of_path(path), format, "{path}");
        }
    }

    #[test]
    fn text_is_one_message() {
        for (source, text) in [
            ("Your visit\r\nis tomorrow\n", Some("Your visit\r\nis tomorrow\n")),
            ("\u{feff}Su cita", Some("Su cita")),
            (" \n\t", None),
            ("\u{feff}", None),
            ("", None),
        ] {
            let found = messages(Format::Text, source).unwrap();
            assert_eq!(found.first().map(|message| message.text.as_str()), text, "{source:?}");
            for message in found {
                assert_eq!(&source[message.file_span(0..message.text.len())], message.text);
            }
        }
    }
}
