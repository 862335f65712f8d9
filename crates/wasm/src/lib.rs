//! phi-lint for JavaScript: four functions over numbers and strings.
//!
//! A linter is a number, so that there is nothing to free: linters live as long as the module. A message that has no finding
//! costs no string and no object on the way back. Offsets are UTF-16 code units, as in every JavaScript string; a lone surrogate
//! arrives as U+FFFD, which is one unit as well.
#![deny(missing_docs)]

mod options;
mod utf16;
mod wire;

use std::cell::RefCell;

use phi_lint::Linter;
use wasm_bindgen::prelude::*;

thread_local! {
    static LINTERS: RefCell<Vec<Linter>> = const { RefCell::new(Vec::new()) };
}

/// Makes a linter of options written as JSON; its number is what the other functions ask for.
///
/// # Errors
///
/// When an option, a policy, a channel, a rule or a level is not known; the error names the known ones.
#[wasm_bindgen]
pub fn create(options: &str) -> Result<u32, JsError> {
    let linter = options::linter(options).map_err(|problem| JsError::new(&problem))?;
    Ok(LINTERS.with_borrow_mut(|linters| {
        linters.push(linter);
        linters.len() as u32 - 1
    }))
}

/// Checks a message: nothing when nothing was found, otherwise the report as [`wire::report`] writes it.
#[wasm_bindgen]
pub fn check(linter: u32, text: &str) -> Option<String> {
    with(linter, |linter| {
        let report = linter.check(text);
        (!report.findings.is_empty()).then(|| wire::report(text, &report))
    })
}

/// The rewrites of a message, best first, as JSON.
#[wasm_bindgen]
pub fn rewrite(linter: u32, text: &str) -> String {
    with(linter, |linter| wire::rewrites(text, &linter.rewrite(text)))
}

/// Every rule as this linter judges it, as JSON.
#[wasm_bindgen]
pub fn rules(linter: u32) -> String {
    with(linter, wire::rules)
}

/// The version of engine and dictionaries.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

fn with<T>(linter: u32, then: impl FnOnce(&Linter) -> T) -> T {
    LINTERS.with_borrow(|linters| match linters.get(linter as usize) {
        Some(linter) => then(linter),
        // Only a number that `create` did not give leads here.
        None => then(&Linter::new(phi_lint::Policy::default())),
    })
}
