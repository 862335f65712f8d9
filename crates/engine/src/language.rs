//! The languages of a message and of what is said about it.

use crate::document::Document;
use crate::words::Words;
use phi_lint_lexicon::Source;

/// A language that phi-lint reads and speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Spanish.
    Spanish,
}

impl Language {
    /// The language of a code, `en` or `es`.
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "en" => Some(Language::English),
            "es" => Some(Language::Spanish),
            _ => None,
        }
    }

    /// The language of a message: the one more of its dictionary words belong to.
    pub(crate) fn of(document: &Document<'_>) -> Self {
        let lead = document.terms.iter().fold(0_i32, |lead, hit| match hit.entry.source() {
            Source::HandSpanish => lead + 1,
            Source::HandEnglish => lead - 1,
            _ => lead,
        });
        if lead > 0 { Language::Spanish } else { Language::English }
    }

    /// The language of a message by its smallest words, which tell more than its nouns; costs a look at every word.
    pub(crate) fn of_words(document: &Document<'_>) -> Self {
        const ENGLISH: &Words = words![
            "the" "your" "you" "is" "are" "at" "to" "of" "for" "and" "on" "with" "we" "our" "please" "will" "has" "be" "it" "this"
        ];
        const SPANISH: &Words = words![
            "el" "la" "los" "las" "de" "del" "su" "sus" "para" "por" "con" "en" "le" "una" "al" "que" "esta" "es" "se" "un" "favor" "si" "sin" "lo" "ya" "hola" "llame" "responda" "hoy" "manana" "cita"
        ];
        let lead = (0..document.tokens.len()).fold(0_i32, |lead, token| {
            lead + i32::from(document.is_one_of(token, SPANISH)) - i32::from(document.is_one_of(token, ENGLISH))
        });
        match lead {
            0 => Self::of(document),
            1.. => Language::Spanish,
            _ => Language::English,
        }
    }
}

/// A sentence in every language phi-lint speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text {
    /// English.
    pub en: &'static str,
    /// Spanish.
    pub es: &'static str,
}

impl Text {
    /// The sentence in this language.
    pub const fn in_language(self, language: Language) -> &'static str {
        match language {
            Language::English => self.en,
            Language::Spanish => self.es,
        }
    }
}
