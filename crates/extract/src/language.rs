//! The languages of source code, as far as their strings and comments differ.

/// A language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    /// Python.
    Python,
    /// PHP.
    Php,
    /// Ruby.
    Ruby,
    /// Java, Kotlin, Scala, Dart, Swift: double quotes, three of them for a block.
    Java,
    /// C#.
    CSharp,
    /// Go.
    Go,
    /// TOML: not a language, but written like one.
    Toml,
}

impl Language {
    pub(crate) const ALL: [Self; 7] =
        [Self::Python, Self::Php, Self::Ruby, Self::Java, Self::CSharp, Self::Go, Self::Toml];

    /// The language of files with this extension, in lower case.
    pub(crate) fn of_extension(extension: &str) -> Option<Self> {
        Some(match extension {
            "py" => Language::Python,
            "php" => Language::Php,
            "rb" => Language::Ruby,
            "java" | "kt" | "kts" | "scala" | "swift" | "groovy" | "dart" => Language::Java,
            "cs" => Language::CSharp,
            "go" => Language::Go,
            "toml" => Language::Toml,
            _ => return None,
        })
    }

    /// The language's name.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Language::Python => "python",
            Language::Php => "php",
            Language::Ruby => "ruby",
            Language::Java => "java",
            Language::CSharp => "csharp",
            Language::Go => "go",
            Language::Toml => "toml",
        }
    }

    /// The bytes of the comment that `rest` begins with.
    pub(crate) fn comment(self, rest: &str, begins_line: bool) -> Option<usize> {
        let line = || Some(rest.find('\n').unwrap_or(rest.len()));
        let hash = matches!(self, Language::Python | Language::Php | Language::Ruby | Language::Toml);
        let slashes = !matches!(self, Language::Python | Language::Ruby | Language::Toml);
        if hash && rest.starts_with('#') && !rest.starts_with("#[") || slashes && rest.starts_with("//") {
            return line();
        }
        if slashes && rest.starts_with("/*") {
            return Some(rest.find("*/").map_or(rest.len(), |end| end + 2));
        }
        if self == Language::Ruby && begins_line && rest.starts_with("=begin") {
            return Some(rest.find("\n=end").map_or(rest.len(), |end| end + 5));
        }
        None
    }

    /// Operators that join strings.
    pub(crate) fn operators(self) -> &'static [&'static str] {
        match self {
            Language::Php => &["."],
            Language::Java => &["+", ").append("],
            Language::CSharp => &["+", ").Append("],
            _ => &["+"],
        }
    }

    /// Whether strings that stand beside each other are one.
    pub(crate) fn joins_neighbours(self) -> bool {
        self == Language::Python
    }

    /// Whether a string before a colon is a key.
    pub(crate) fn has_colon_keys(self) -> bool {
        matches!(self, Language::Python | Language::Ruby | Language::Go | Language::Java)
    }

    /// Whether a string that is a statement is documentation.
    pub(crate) fn documents(self) -> bool {
        self == Language::Python
    }
}
