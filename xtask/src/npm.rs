//! Tools from the npm registry, kept below the target folder.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::{install, paths, process};

/// A package at one exact version.
pub struct Package {
    name: &'static str,
    version: &'static str,
    /// The file that is used, below the package's folder.
    file: &'static str,
}

/// Binaryen's optimiser.
pub const WASM_OPT: Package = Package {
    name: "binaryen",
    version: "132.0.0",
    file: "bin/wasm-opt",
};

/// Binaryen's, which makes one program of several.
pub const WASM_MERGE: Package = Package {
    file: "bin/wasm-merge",
    ..WASM_OPT
};

/// Shortens scripts and style sheets.
pub const ESBUILD: Package = Package {
    name: "esbuild",
    version: "0.28.2",
    file: "bin/esbuild",
};

/// The accessibility rules that the browser tests run.
pub const AXE: Package = Package {
    name: "axe-core",
    version: "4.14.1",
    file: "axe.min.js",
};

impl Package {
    /// Installs the package unless it is there, and returns the path of its file.
    pub fn get(&self) -> Result<PathBuf> {
        let prefix = paths::target().join("npm");
        let folder = prefix.join("node_modules").join(self.name);
        if self.installed_version(&folder).as_deref() != Some(self.version) {
            install::ensure(&[&install::NODE, &install::NPM])?;
            fs::create_dir_all(&prefix)
                .with_context(|| format!("could not create {}", prefix.display()))?;
            process::run(
                process::program("npm")
                    .args(["install", "--silent", "--no-audit", "--no-fund"])
                    .args(["--ignore-scripts", "--save-exact", "--prefix"])
                    .arg(&prefix)
                    .arg(format!("{}@{}", self.name, self.version)),
            )?;
        }
        let file = folder.join(self.file);
        if !file.is_file() {
            bail!("npm did not bring {}", file.display());
        }
        Ok(file)
    }

    fn installed_version(&self, folder: &Path) -> Option<String> {
        let text = fs::read_to_string(folder.join("package.json")).ok()?;
        let package: Value = serde_json::from_str(&text).ok()?;
        Some(package["version"].as_str()?.to_owned())
    }
}
