//! phi-lint for JavaScript: a few functions over numbers and strings.
//!
//! A linter is a number, so that there is nothing to free: linters live as long as the module. A message that has no finding
//! costs no string and no object on the way back. Offsets are UTF-16 code units, as in every JavaScript string; a lone surrogate
//! arrives as U+FFFD, which is one unit as well.
#![deny(missing_docs)]

#[cfg(feature = "files")]
mod files;
mod options;
#[cfg(feature = "files")]
mod run;
mod utf16;
mod wire;

use std::cell::RefCell;

use phi_lint::Linter;
use wasm_bindgen::prelude::*;

thread_local! {
    static LINTERS: RefCell<Vec<Linter>> = const { RefCell::new(Vec::new()) };
    /// Where messages are written to: one place for all of them, so that a message costs no allocation.
    static INPUT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static OUTPUT: RefCell<(Vec<u32>, String)> = const { RefCell::new((Vec::new(), String::new())) };
}

/// Makes a linter of options; its number is what the other functions ask for.
///
/// # Errors
///
/// When an option, a policy, a channel, a rule or a level is not known; the error names the known ones.
#[wasm_bindgen]
pub fn create(options: JsValue) -> Result<u32, JsError> {
    let options = serde_wasm_bindgen::from_value(options).map_err(|error| JsError::new(&error.to_string()))?;
    let linter = options::linter(options).map_err(|problem| JsError::new(&problem))?;
    Ok(LINTERS.with_borrow_mut(|linters| {
        linters.push(linter);
        linters.len() as u32 - 1
    }))
}

/// Makes room for messages of so many bytes of UTF-8; they are written to the address given back, which holds until the next call.
#[wasm_bindgen]
pub fn room(bytes: usize) -> *const u8 {
    INPUT.with_borrow_mut(|input| {
        *input = vec![0; bytes];
        input.as_ptr()
    })
}

/// Checks the message of so many bytes that lies in the [`room`]: the address of the numbers of its report, null when nothing was
/// found. Numbers and [`words`] hold until the next call.
#[wasm_bindgen]
pub fn check(linter: u32, bytes: usize) -> *const u32 {
    INPUT.with_borrow(|input| {
        let text = String::from_utf8_lossy(input.get(..bytes).unwrap_or_default());
        with(linter, |linter| {
            let report = linter.check(&text);
            if report.findings.is_empty() {
                return std::ptr::null();
            }
            OUTPUT.with_borrow_mut(|(numbers, words)| {
                wire::report(&text, &report, numbers, words);
                numbers.as_ptr()
            })
        })
    })
}

/// The words of the report that [`check`] gave last; only what is not part of the message itself.
#[wasm_bindgen]
pub fn words() -> String {
    OUTPUT.with_borrow(|(_, words)| words.clone())
}

/// The rewrites of a message, best first.
///
/// # Errors
///
/// None that is known: plain data can be written.
#[wasm_bindgen]
pub fn rewrite(linter: u32, text: &str) -> Result<JsValue, JsError> {
    with(linter, |linter| value(&wire::rewrites(text, &linter.rewrite(text))))
}

/// The format of the file with this path; none where no message is looked for in it.
#[cfg(feature = "files")]
#[wasm_bindgen]
pub fn format(path: &str) -> Option<String> {
    phi_lint_extract::Format::of_path(path).map(|format| format.name().to_owned())
}

/// Checks every message of a file.
///
/// # Errors
///
/// None that is known: plain data can be written.
#[cfg(feature = "files")]
#[wasm_bindgen(js_name = checkFile)]
pub fn check_file(linter: u32, path: &str, source: &str) -> Result<JsValue, JsError> {
    with(linter, |linter| value(&files::checked(linter, path, source)))
}

/// Whether a file that was changed gives this text back as its message with this number, of as many as before.
#[cfg(feature = "files")]
#[wasm_bindgen(js_name = givesBack)]
pub fn gives_back(path: &str, changed: &str, number: usize, count: usize, text: &str) -> bool {
    files::gives_back(path, changed, number, count, text)
}

/// Every rule as this linter judges it.
///
/// # Errors
///
/// None that is known: plain data can be written.
#[wasm_bindgen]
pub fn rules(linter: u32) -> Result<JsValue, JsError> {
    with(linter, |linter| value(&wire::rules(linter)))
}

/// The version of engine and dictionaries.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// Plain data as plain objects.
fn value(data: &impl serde::Serialize) -> Result<JsValue, JsError> {
    let serializer = serde_wasm_bindgen::Serializer::new().serialize_missing_as_null(true);
    data.serialize(&serializer).map_err(|error| JsError::new(&error.to_string()))
}

fn with<T>(linter: u32, then: impl FnOnce(&Linter) -> T) -> T {
    LINTERS.with_borrow(|linters| match linters.get(linter as usize) {
        Some(linter) => then(linter),
        // Only a number that `create` did not give leads here.
        None => then(&Linter::new(phi_lint::Policy::default())),
    })
}
