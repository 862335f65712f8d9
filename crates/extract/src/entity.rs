//! Entities of HTML and XML: `&amp;`, `&eacute;`, `&#233;`.

/// Names of the characters from U+00A0 on.
const LATIN: [&str; 96] = [
    "nbsp", "iexcl", "cent", "pound", "curren", "yen", "brvbar", "sect", "uml", "copy", "ordf", "laquo", "not", "shy",
    "reg", "macr", "deg", "plusmn", "sup2", "sup3", "acute", "micro", "para", "middot", "cedil", "sup1", "ordm",
    "raquo", "frac14", "frac12", "frac34", "iquest", "Agrave", "Aacute", "Acirc", "Atilde", "Auml", "Aring", "AElig",
    "Ccedil", "Egrave", "Eacute", "Ecirc", "Euml", "Igrave", "Iacute", "Icirc", "Iuml", "ETH", "Ntilde", "Ograve",
    "Oacute", "Ocirc", "Otilde", "Ouml", "times", "Oslash", "Ugrave", "Uacute", "Ucirc", "Uuml", "Yacute", "THORN",
    "szlig", "agrave", "aacute", "acirc", "atilde", "auml", "aring", "aelig", "ccedil", "egrave", "eacute", "ecirc",
    "euml", "igrave", "iacute", "icirc", "iuml", "eth", "ntilde", "ograve", "oacute", "ocirc", "otilde", "ouml",
    "divide", "oslash", "ugrave", "uacute", "ucirc", "uuml", "yacute", "thorn", "yuml",
];

/// Others that stand in messages.
const OTHERS: [(&str, char); 25] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("ndash", '–'),
    ("mdash", '—'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bdquo", '„'),
    ("hellip", '…'),
    ("bull", '•'),
    ("euro", '€'),
    ("trade", '™'),
    ("zwnj", '\u{200c}'),
    ("zwj", '\u{200d}'),
    ("ensp", '\u{2002}'),
    ("emsp", '\u{2003}'),
    ("thinsp", '\u{2009}'),
    ("larr", '←'),
    ("rarr", '→'),
    ("check", '✓'),
];

/// The entity that `rest` begins with: its bytes and its character.
pub(crate) fn entity(rest: &str) -> Option<(usize, char)> {
    let end = rest.bytes().take(10).position(|byte| byte == b';')?;
    let name = &rest[1..end];
    let character = if let Some(digits) = name.strip_prefix('#') {
        let code = match digits.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16),
            None => digits.parse(),
        };
        char::from_u32(code.ok()?)?
    } else if let Some((_, character)) = OTHERS.iter().find(|(other, _)| *other == name) {
        *character
    } else {
        char::from_u32(0xa0 + u32::try_from(LATIN.iter().position(|other| *other == name)?).ok()?)?
    };
    Some((end + 1, character))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities() {
        for (source, expected) in [
            ("&amp;x", Some((5, '&'))),
            ("&nbsp;", Some((6, '\u{a0}'))),
            ("&eacute;", Some((8, 'é'))),
            ("&ntilde;", Some((8, 'ñ'))),
            ("&yuml;", Some((6, 'ÿ'))),
            ("&rsquo;", Some((7, '’'))),
            ("&#233;", Some((6, 'é'))),
            ("&#x1F48A;", Some((9, '💊'))),
            ("&nope;", None),
            ("&", None),
        ] {
            assert_eq!(entity(source), expected, "{source}");
        }
    }
}
