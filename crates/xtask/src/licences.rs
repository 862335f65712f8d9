//! Checks that every dependency comes under a licence that fits this project's.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};

/// Licences that may be combined with MIT OR Apache-2.0; `deny.toml` names the same.
const ALLOWED: &[&str] = &[
    "MIT",
    "MIT-0",
    "Apache-2.0",
    "Unlicense",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Zlib",
    "Unicode-3.0",
    "CC0-1.0",
    "0BSD",
    "BSL-1.0",
];

/// Fails when a package has no licence or one that is not allowed.
pub(crate) fn check(root: &Path) -> Result<()> {
    let output =
        Command::new("cargo").args(["metadata", "--format-version", "1", "--locked"]).current_dir(root).output()?;
    ensure!(output.status.success(), "cargo metadata: {}", String::from_utf8_lossy(&output.stderr));
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout)?;
    let packages = metadata["packages"].as_array().context("cargo metadata lists packages")?;
    let refused: Vec<String> = packages
        .iter()
        .filter(|package| !package["license"].as_str().is_some_and(is_allowed))
        .map(|package| format!("{} {}: {}", package["name"], package["version"], package["license"]))
        .collect();
    ensure!(refused.is_empty(), "licences to look at:\n{}", refused.join("\n"));
    println!("{} packages, every licence allowed", packages.len());
    Ok(())
}

/// Whether a licence expression can be met: one alternative of `OR` with every part of its `AND` allowed.
fn is_allowed(expression: &str) -> bool {
    let expression = expression.replace(['(', ')'], " ").replace('/', " OR ");
    // No dependency nests AND inside OR the other way round; where one does, it is refused and looked at.
    expression.split(" AND ").all(|part| {
        part.split(" OR ").any(|licence| ALLOWED.contains(&licence.split(" WITH ").next().unwrap_or_default().trim()))
    })
}

#[cfg(test)]
mod tests {
    use super::is_allowed;

    #[test]
    fn expressions() {
        assert!(is_allowed("MIT OR Apache-2.0") && is_allowed("Unlicense/MIT") && is_allowed("GPL-3.0 OR MIT"));
        assert!(is_allowed("(MIT OR Apache-2.0) AND Unicode-3.0"));
        assert!(!is_allowed("GPL-3.0") && !is_allowed("MIT AND GPL-3.0") && !is_allowed(""));
    }
}
