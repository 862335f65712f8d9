//! A Rust compiler for WebAssembly, also where the target cannot be downloaded.
//!
//! First choice is the installed target, second `rustup target add`. Where neither is to be had, Debian's compiler and its
//! sources of the standard library serve: the library is built once, into `target/wasm-toolchain`.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail, ensure};

const TARGET: &str = "wasm32-unknown-unknown";
/// Changes whenever the way the library is built changes.
const RECIPE: &str = "1";

/// Runs cargo for WebAssembly with whatever compiler there is.
pub(crate) fn cargo(root: &Path, arguments: &[&str]) -> Result<()> {
    let compiler = compiler(root)?;
    let mut cargo = Command::new("cargo");
    // Build products of two compilers must not meet in one folder.
    cargo.args(arguments).args(["--target", TARGET, "--target-dir", "target/wasm"]).current_dir(root);
    if let Some(compiler) = compiler {
        cargo.env("RUSTC", compiler);
    }
    let status = cargo.status().context("running cargo")?;
    ensure!(status.success(), "cargo {} for {TARGET}: {status}", arguments.join(" "));
    Ok(())
}

/// The compiler to use; none means the ordinary one.
fn compiler(root: &Path) -> Result<Option<PathBuf>> {
    if std::env::var_os("PHI_LINT_WASM_FALLBACK").is_none() {
        if has_target(Path::new("rustc")) {
            return Ok(None);
        }
        println!("adding the target {TARGET}");
        let added = Command::new("rustup").args(["target", "add", TARGET]).stderr(Stdio::null()).status();
        if added.is_ok_and(|status| status.success()) && has_target(Path::new("rustc")) {
            return Ok(None);
        }
    }
    fallback(root).map(Some)
}

/// Whether this compiler has the standard library of the target.
fn has_target(compiler: &Path) -> bool {
    let output = Command::new(compiler).args(["--print", "target-libdir", "--target", TARGET]).output();
    output.is_ok_and(|output| {
        let folder = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        std::fs::read_dir(folder)
            .is_ok_and(|files| files.flatten().any(|file| file.file_name().to_string_lossy().starts_with("libstd-")))
    })
}

/// Debian's compiler with a standard library built from Debian's sources.
fn fallback(root: &Path) -> Result<PathBuf> {
    let debian = Path::new("/usr/bin/rustc");
    let library = Path::new("/usr/lib/rustlib/src/rust/library");
    if !debian.exists() || !library.exists() {
        println!("installing Debian's rustc-web and rust-web-src");
        let packages = ["install", "-y", "--no-install-recommends", "rustc-web", "rust-web-src"];
        let installed =
            run(Command::new("apt-get").arg("update")).and_then(|()| run(Command::new("apt-get").args(packages)));
        if let Err(error) = installed {
            bail!(
                "there is no compiler for {TARGET}: run `rustup target add {TARGET}`, or on Debian `apt-get install rustc-web rust-web-src` ({error})"
            );
        }
    }
    let folder = root.join("target/wasm-toolchain");
    let compiler = folder.join("bin/rustc");
    let version = output(Command::new(debian).arg("-V"))?;
    let stamp = format!("{version} recipe {RECIPE}");
    if std::fs::read_to_string(folder.join("stamp")).unwrap_or_default() != stamp {
        println!("building the standard library for {TARGET} with {version} (once, some two minutes)");
        build(root, &folder, debian)?;
        std::fs::write(folder.join("stamp"), stamp)?;
    }
    ensure!(has_target(&compiler), "{} is broken: delete the folder and try again", folder.display());
    Ok(compiler)
}

/// Lays out a private sysroot: the host's library by link, the target's library built.
fn build(root: &Path, folder: &Path, debian: &Path) -> Result<()> {
    for stale in [folder, &root.join("target/wasm")] {
        if stale.exists() {
            std::fs::remove_dir_all(stale)?;
        }
    }
    let sysroot = PathBuf::from(output(Command::new(debian).args(["--print", "sysroot"]))?);
    let verbose = output(Command::new(debian).arg("-vV"))?;
    let host = verbose.lines().find_map(|line| line.strip_prefix("host: ")).context("rustc -vV names its host")?;
    let libraries = folder.join("lib/rustlib");
    for new in [
        folder.join("bin"),
        libraries.join(host).join("bin"),
        libraries.join(TARGET).join("lib"),
        folder.join("build/src"),
    ] {
        std::fs::create_dir_all(new)?;
    }
    link(&sysroot.join("lib/rustlib").join(host).join("lib"), &libraries.join(host).join("lib"))?;
    link(&linker(host)?, &libraries.join(host).join("bin/rust-lld"))?;

    let wrapper = folder.join("bin/rustc");
    std::fs::write(&wrapper, format!("#!/bin/sh\nexec {} --sysroot {} \"$@\"\n", debian.display(), folder.display()))?;
    run(Command::new("chmod").arg("+x").arg(&wrapper))?;

    // An empty crate whose only dependency is the standard library, built from source.
    let manifest = "[package]\nname = \"empty\"\nversion = \"0.0.0\"\nedition = \"2021\"\n[workspace]\n[profile.release]\ncodegen-units = 1\n";
    std::fs::write(folder.join("build/Cargo.toml"), manifest)?;
    std::fs::write(folder.join("build/src/lib.rs"), "#![no_std]\n")?;
    let mut cargo = Command::new("cargo");
    cargo.args(["build", "--quiet", "--release", "--target", TARGET, "-Z", "build-std=std,panic_abort,test"]);
    // Link-time optimisation of the final module needs bitcode in the library.
    cargo.env("RUSTFLAGS", "-C embed-bitcode=yes").env("RUSTC", debian).env("RUSTC_BOOTSTRAP", "1");
    cargo.env("CARGO_TARGET_DIR", folder.join("build/target")).env_remove("CARGO_ENCODED_RUSTFLAGS");
    run(cargo.current_dir(folder.join("build")))?;
    for file in std::fs::read_dir(folder.join("build/target").join(TARGET).join("release/deps"))? {
        let file = file?;
        let name = file.file_name().to_string_lossy().into_owned();
        if name.starts_with("lib")
            && file.path().extension().is_some_and(|end| end == "rlib")
            && !name.starts_with("libempty-")
        {
            std::fs::copy(file.path(), libraries.join(TARGET).join("lib").join(name))?;
        }
    }
    std::fs::remove_dir_all(folder.join("build"))?;
    Ok(())
}

/// A linker that speaks WebAssembly: the toolchain's own, or LLVM's.
fn linker(host: &str) -> Result<PathBuf> {
    let toolchain = output(Command::new("rustc").args(["--print", "sysroot"])).unwrap_or_default();
    let own = Path::new(&toolchain).join("lib/rustlib").join(host).join("bin/rust-lld");
    let found = [own, PathBuf::from("/usr/bin/wasm-ld")].into_iter().find(|path| path.exists());
    found.context("there is no linker for WebAssembly: on Debian `apt-get install lld`")
}

#[cfg(unix)]
fn link(from: &Path, to: &Path) -> Result<()> {
    std::os::unix::fs::symlink(from, to).with_context(|| format!("linking {}", to.display()))
}

#[cfg(not(unix))]
fn link(_: &Path, _: &Path) -> Result<()> {
    bail!("there is no compiler for {TARGET}: run `rustup target add {TARGET}`")
}

fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("running {command:?}"))?;
    ensure!(status.success(), "{command:?}: {status}");
    Ok(())
}

fn output(command: &mut Command) -> Result<String> {
    let output = command.output().with_context(|| format!("running {command:?}"))?;
    ensure!(output.status.success(), "{command:?}: {}", output.status);
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}
