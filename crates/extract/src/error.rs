//! Why a source could not be read, and how to mend it.

use std::fmt;

use jsonc_parser::ParseStringErrorKind;
use jsonc_parser::errors::{ParseError, ParseErrorKind};

/// A source that breaks the rules of its format.
///
/// It never quotes the source: a message may be in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    offset: usize,
    reason: &'static str,
}

impl SyntaxError {
    /// The byte of the source where reading failed, on a character boundary.
    pub fn offset(&self) -> usize {
        self.offset
    }

    pub(crate) fn empty(offset: usize) -> Self {
        SyntaxError { offset, reason: "there is no JSON value; write `{}` when the file has nothing to say yet" }
    }

    pub(crate) fn raw_control_character(offset: usize) -> Self {
        let reason =
            "a line break, a tab or another control character inside a string; write it as `\\n`, `\\t` or `\\u00XX`";
        SyntaxError { offset, reason }
    }

    /// The YAML parser's own words would name its tokens, which help nobody.
    pub(crate) fn yaml(offset: usize) -> Self {
        let reason = "this cannot stand here in YAML; look for a missing quote, a tab before a key, or text with `: ` that needs quotes, here or just before";
        SyntaxError { offset, reason }
    }

    pub(crate) fn nested(offset: usize) -> Self {
        SyntaxError { offset, reason: "mappings and lists nested hundreds of levels deep; make the file flatter" }
    }

    /// The error of the JSON parser, in the words of this crate; `shift` is what the parser did not see of the source.
    pub(crate) fn json(error: &ParseError, source: &str, shift: usize) -> Self {
        let mut offset = (error.range().start + shift).min(source.len());
        while !source.is_char_boundary(offset) {
            offset -= 1;
        }
        SyntaxError { offset, reason: reason(error.kind()) }
    }
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.reason)
    }
}

impl std::error::Error for SyntaxError {}

fn reason(kind: &ParseErrorKind) -> &'static str {
    use ParseErrorKind as Kind;
    match kind {
        Kind::CommentsNotAllowed | Kind::UnterminatedCommentBlock => "a comment, which JSON does not have; remove it",
        Kind::TrailingCommasNotAllowed => "a comma with nothing behind it; remove it",
        Kind::ExpectedComma => "two values without a comma between them; put a comma here",
        Kind::UnexpectedComma => "a comma without a value before it; remove the comma or put the value in",
        Kind::ExpectedColonAfterObjectKey => "a key without a colon; write it as `\"key\": value`",
        Kind::UnexpectedColon => "a colon without a key before it; write it as `\"key\": value` inside `{ }`",
        Kind::ExpectedObjectValue => "a key without a value; put a value behind the colon",
        Kind::ExpectedStringObjectProperty => "a key without quotes; put it in double quotes",
        Kind::SingleQuotedStringsNotAllowed => "a string in single quotes; put it in double quotes",
        Kind::MultipleRootJsonValues => {
            "more than one JSON value; put them in one array, or check the file as JSON lines (`--messages jsonl`)"
        }
        Kind::UnterminatedArray => "an array that is never closed; add the missing `]`",
        Kind::UnterminatedObject => "an object that is never closed; add the missing `}`",
        Kind::UnexpectedCloseBrace => "a `}` with nothing to close; remove it, or put the missing value before it",
        Kind::UnexpectedCloseBracket => "a `]` with nothing to close; remove it, or put the missing value before it",
        Kind::UnexpectedWord => "a word without quotes; put it in double quotes",
        Kind::NestingDepthExceeded => "brackets nested hundreds of levels deep; make the file flatter",
        Kind::BareDecimalPointNumbersNotAllowed
        | Kind::ExpectedDigit
        | Kind::ExpectedDigitFollowingNegativeSign
        | Kind::ExpectedPlusMinusOrDigitInNumberLiteral
        | Kind::HexadecimalNumbersNotAllowed
        | Kind::NonFiniteNumbersNotAllowed
        | Kind::UnaryPlusNumbersNotAllowed => "not a JSON number; write it like `12`, `-0.5` or `1e6`",
        Kind::String(ParseStringErrorKind::UnterminatedStringLiteral) => {
            "a string that is never closed; add the missing double quote"
        }
        Kind::String(
            ParseStringErrorKind::ExpectedFourHexDigits | ParseStringErrorKind::InvalidUnicodeEscapeSequence(_),
        ) => "not a character; write four hexadecimal digits behind `\\u`, and two such escapes for an emoji",
        Kind::String(_) => "an escape that JSON does not have; a backslash itself is written `\\\\`",
        _ => "this cannot stand here in JSON; look for a missing quote, comma or bracket just before it",
    }
}
