//! `.properties` files in ISO-8859-1, the encoding that Java gave them: read as they are, with places in the bytes of the file.

use phi_lint::Linter;
use phi_lint_extract::{Format, Reader};

use crate::{CheckedFile, Problem, file_as};

/// Whether a file of this format and with these bytes is read in that way.
pub(crate) fn is_latin(format: Format, bytes: &[u8]) -> bool {
    format == Format::Properties && std::str::from_utf8(bytes).is_err()
}

/// Checks such a file. It is not changed by `--fix`, which writes UTF-8.
pub(crate) fn file(
    reader: Reader<'_>,
    linter: &Linter,
    path: &str,
    named: bool,
    bytes: &[u8],
) -> (Option<CheckedFile>, Option<Problem>) {
    let text: String = bytes.iter().map(|&byte| char::from(byte)).collect();
    // Every character that is one byte in the file and two in the text.
    let wide: Vec<usize> = text.char_indices().filter(|(_, char)| !char.is_ascii()).map(|(at, _)| at).collect();
    let place = |at: &mut usize| *at -= wide.partition_point(|&wide| wide < *at);
    let (mut file, problem) = file_as(reader, linter, path, named, text.into_bytes());
    if let Some(file) = &mut file {
        for message in &mut file.messages {
            place(&mut message.start);
            place(&mut message.end);
            for found in &mut message.places {
                place(&mut found.start);
                place(&mut found.end);
            }
        }
        // What is shown of the file must be as long as the file.
        file.source = bytes.iter().map(|&byte| if byte.is_ascii() { char::from(byte) } else { '?' }).collect();
    }
    let hint = "read as ISO-8859-1; `--fix` changes it once it is saved as UTF-8";
    (file, problem.or_else(|| Some(Problem::warning(format!("{path}: {hint}")))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_those_of_the_file() {
        let linter = Linter::new(phi_lint::Policy::named("hipaa-messaging").unwrap());
        let bytes = b"# caf\xe9\nsms.body = \xbfSu metformina est\xe1 lista?\n";
        assert!(is_latin(Format::Properties, bytes) && !is_latin(Format::Text, bytes));
        let (file, problem) = file(Reader::of_path("a.properties"), &linter, "a.properties", true, bytes);
        let (file, problem) = (file.unwrap(), problem.unwrap());
        assert!(!problem.fatal && problem.text.contains("ISO-8859-1"), "{problem:?}");
        let message = &file.messages[0];
        assert_eq!(message.text, "¿Su metformina está lista?");
        assert_eq!(&bytes[message.start..message.end], b"\xbfSu metformina est\xe1 lista?");
        let found = &message.places[0];
        assert_eq!(&bytes[found.start..found.end], b"metformina");
        assert_eq!(file.source.len(), bytes.len());
    }
}
