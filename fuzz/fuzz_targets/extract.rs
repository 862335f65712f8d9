//! Any file gives messages whose every place maps back into the file.
#![no_main]

use libfuzzer_sys::fuzz_target;
use phi_lint_extract::{Format, messages};

fuzz_target!(|source: &str| {
    for format in [Format::Text, Format::Markdown, Format::Json] {
        for message in messages(format, source).unwrap_or_default() {
            let whole = message.file_span(0..message.text.len());
            assert!(source.get(whole).is_some());
        }
    }
});
