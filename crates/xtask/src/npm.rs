//! The npm package: engine to WebAssembly, glue, TypeScript, and what the result may weigh.

use std::path::Path;

use anyhow::{Context, Result, anyhow, ensure};
use wasm_bindgen_cli_support::Bindgen;

use crate::{command, wasm};

const PACKAGE: &str = "npm/phi-lint";
const VSCODE: &str = "vscode-extension";
const EXTENSION: &str = "npm/browser-extension";
const MODULE: &str = "target/wasm/wasm32-unknown-unknown/wasm/phi_lint_wasm.wasm";

/// Builds the package into its `dist` folder.
pub(crate) fn build(root: &Path) -> Result<()> {
    let package = root.join(PACKAGE);
    glue(root, &package.join("dist"), "phi-lint", &[])?;
    install(&package)?;
    command(&package, "npm", &["run", "--silent", "build"])?;
    glue(root, &package.join("engine"), "phi-lint-files", &["--features", "files"])?;
    command(&package, "npm", &["run", "--silent", "cli"])?;
    bundled(&package)?;
    playground(&package)?;
    for licence in ["LICENSE-MIT", "LICENSE-APACHE"] {
        std::fs::copy(root.join(licence), package.join(licence)).with_context(|| format!("copying {licence}"))?;
    }
    std::fs::copy(root.join("dictionaries/SOURCES.md"), package.join("DICTIONARIES.md"))
        .context("copying the dictionary notices")?;
    Ok(())
}

/// The licences of what is bundled into the command.
fn bundled(package: &Path) -> Result<()> {
    let mut notices = String::from("dist/cli.js contains the following packages.\n");
    for (name, licence) in [("ignore", "LICENSE-MIT"), ("smol-toml", "LICENSE")] {
        let file = package.join("node_modules").join(name).join(licence);
        let text = std::fs::read_to_string(&file).with_context(|| format!("reading {}", file.display()))?;
        notices.extend(["\n## ", name, "\n\n", text.trim(), "\n"]);
    }
    std::fs::write(package.join("dist/cli.licenses.md"), notices).context("writing the licences of the command")
}

/// Lays playground and demo console out: their pages, and the package beside them.
fn playground(package: &Path) -> Result<()> {
    let site = package.join("site");
    std::fs::create_dir_all(&site).with_context(|| format!("making {}", site.display()))?;
    let page = ["index.html", "playground.css", "playground.js"].map(|name| ("playground", name));
    let engine = ["browser.js", "linter.js", "report.js", "portal-safe.js", "phi-lint.js", "phi-lint.wasm"]
        .map(|name| ("dist", name));
    let console = ["console.html", "console.css"].map(|name| ("console", name));
    for (folder, name) in page.into_iter().chain(engine).chain(console) {
        std::fs::copy(package.join(folder).join(name), site.join(name)).with_context(|| format!("copying {name}"))?;
    }
    command(package, "npm", &["run", "--silent", "console"])
}

/// Builds and tests the package, in Node and in Chromium.
pub(crate) fn test(root: &Path) -> Result<()> {
    build(root)?;
    // The native program says what every surface has to say.
    command(root, "cargo", &["build", "--quiet", "--release", "-p", "phi-lint-cli"])?;
    chromium(root);
    command(&root.join(PACKAGE), "npm", &["test", "--silent"])
}

/// Builds the browser extension for Chrome and Firefox, with a zip for each store.
pub(crate) fn build_extension(root: &Path) -> Result<()> {
    build(root)?;
    let extension = root.join(EXTENSION);
    install(&extension)?;
    command(&extension, "npm", &["run", "--silent", "build"])
}

/// Builds the browser extension and tests it in Chromium and in Firefox.
pub(crate) fn test_extension(root: &Path) -> Result<()> {
    build_extension(root)?;
    chromium(root);
    browser(root, "FIREFOX", "firefox-esr");
    command(&root.join(EXTENSION), "npm", &["test", "--silent"])
}

/// Builds the extension for VS Code, with the engine that reads files.
pub(crate) fn build_vscode(root: &Path) -> Result<()> {
    let extension = root.join(VSCODE);
    glue(root, &extension.join("engine"), "phi-lint-files", &["--features", "files"])?;
    install(&extension)?;
    for licence in ["LICENSE-MIT", "LICENSE-APACHE"] {
        std::fs::copy(root.join(licence), extension.join(licence)).with_context(|| format!("copying {licence}"))?;
    }
    command(&extension, "npm", &["run", "--silent", "build"])
}

/// Builds the extension for VS Code and tests what does not need the editor.
pub(crate) fn test_vscode_parts(root: &Path) -> Result<()> {
    build_vscode(root)?;
    command(root, "cargo", &["build", "--quiet", "--release", "-p", "phi-lint-cli"])?;
    command(&root.join(VSCODE), "npm", &["test", "--silent"])
}

/// Installs Chromium where Debian's can be had; the test itself says what to do where there is none.
pub(crate) fn chromium(root: &Path) {
    browser(root, "CHROMIUM", "chromium");
}

/// Installs a browser of Debian's, unless a variable names another one.
fn browser(root: &Path, variable: &str, package: &str) {
    if std::env::var_os(variable).is_none() && !Path::new("/usr/bin").join(package).exists() {
        println!("installing Debian's {package}");
        let install = ["install", "-y", "--no-install-recommends", package];
        let done = command(root, "apt-get", &["update"]).and_then(|()| command(root, "apt-get", &install));
        if let Err(error) = done {
            println!("{error}");
        }
    }
}

/// The module and its JavaScript glue; `features` are those of the crate.
fn glue(root: &Path, out: &Path, name: &str, features: &[&str]) -> Result<()> {
    let build = ["build", "--quiet", "--profile", "wasm", "-p", "phi-lint-wasm"];
    wasm::cargo(root, &[&build[..], features].concat())?;
    std::fs::create_dir_all(out).with_context(|| format!("making {}", out.display()))?;
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(root.join(MODULE))
        .web(true)
        .and_then(|bindgen| {
            bindgen
                .out_name(name)
                .typescript(true)
                .remove_name_section(true)
                .remove_producers_section(true)
                .omit_default_module_path(true)
                .generate(out)
        })
        .map_err(|error| anyhow!("making the glue: {error}"))?;
    std::fs::rename(out.join(format!("{name}_bg.wasm")), out.join(format!("{name}.wasm")))
        .context("naming the module")?;
    Ok(())
}

/// Installs the locked packages, once for each lock file.
fn install(package: &Path) -> Result<()> {
    let lock = std::fs::read(package.join("package-lock.json")).context("reading package-lock.json")?;
    let stamp = package.join("node_modules/.phi-lint-lock");
    if std::fs::read(&stamp).is_ok_and(|done| done == lock) {
        return Ok(());
    }
    command(package, "npm", &["ci", "--silent", "--no-audit", "--no-fund"])
        .context("Node.js 20 or later with npm is needed: https://nodejs.org")?;
    std::fs::write(&stamp, &lock).with_context(|| format!("writing {}", stamp.display()))?;
    ensure!(package.join("node_modules").exists(), "npm ci left no node_modules");
    Ok(())
}
