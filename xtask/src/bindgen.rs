//! From Rust sources to a `.wasm` file and the JavaScript that starts it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::Value;
use wasm_bindgen_cli_support::Bindgen;

use crate::{install, process};

/// The target the page is compiled for.
pub const WEB: &str = "wasm32-unknown-unknown";

/// How the page is compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Fast to build, with names and panics' places.
    Dev,
    /// As small as it gets: the cargo profile `page`.
    Page,
}

/// Compiles the page and writes `kaohe.js` and `kaohe_bg.wasm` into `folder`.
pub fn build(profile: Profile, folder: &Path) -> Result<()> {
    install::target(WEB)?;
    let wasm = compile(profile)?;
    if folder.exists() {
        fs::remove_dir_all(folder)
            .with_context(|| format!("could not clean {}", folder.display()))?;
    }
    let page = profile == Profile::Page;
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(wasm)
        .web(true)?
        .typescript(false)
        .out_name("kaohe")
        // boot.js names the file, because its published name holds a hash.
        .omit_default_module_path(true)
        .keep_debug(!page)
        .remove_name_section(page)
        .remove_producers_section(page);
    bindgen
        .generate(folder)
        .context("wasm-bindgen could not process the page")
}

fn compile(profile: Profile) -> Result<PathBuf> {
    let mut cargo = process::cargo();
    cargo.args(["build", "--package", "kaohe", "--bin", "kaohe"]);
    cargo.args(["--target", WEB, "--message-format"]);
    cargo.arg("json-render-diagnostics");
    if profile == Profile::Page {
        cargo.args(["--profile", "page"]);
    }
    // Cargo's own word on where the file went holds for any target folder.
    for line in process::output(&mut cargo)?.lines() {
        let Ok(message) = serde_json::from_str::<Value>(line) else {
            continue;
        };
        if message["reason"] == "compiler-artifact" && message["target"]["name"] == "kaohe" {
            let files = message["filenames"].as_array().into_iter().flatten();
            let mut files = files.filter_map(Value::as_str).map(PathBuf::from);
            if let Some(wasm) = files.find(|file| file.extension().is_some_and(|e| e == "wasm")) {
                return Ok(wasm);
            }
        }
    }
    bail!("cargo built no .wasm file of the name kaohe")
}
