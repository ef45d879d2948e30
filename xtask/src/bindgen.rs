//! From Rust sources to a `.wasm` file and the JavaScript that starts it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::Value;
use wasm_bindgen_cli_support::Bindgen;

use crate::{install, process, split};

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

/// Compiles the page and writes `kaohe.js` and `kaohe_bg.wasm` into `folder`;
/// of the published page also [`split::LINK`] and what it loads later, whose
/// names it returns.
pub fn build(profile: Profile, folder: &Path) -> Result<Vec<String>> {
    install::target(WEB)?;
    let page = profile == Profile::Page;
    if page {
        install::component("rust-src")?;
    }
    let mut wasm = compile(profile)?;
    if folder.exists() {
        fs::remove_dir_all(folder)
            .with_context(|| format!("could not clean {}", folder.display()))?;
    }
    let mut later = Vec::new();
    if page {
        (wasm, later) = split::split(&wasm, folder)?;
    }
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(&wasm)
        .web(true)?
        .typescript(false)
        .out_name("kaohe")
        // boot.js names the file, because its published name holds a hash.
        .omit_default_module_path(true)
        // What is loaded later shares memory and functions with the rest.
        .keep_lld_exports(page)
        .keep_debug(!page)
        .remove_name_section(page)
        .remove_producers_section(page);
    bindgen
        .generate(folder)
        .context("wasm-bindgen could not process the page")?;
    if page {
        fs::remove_file(wasm).context("could not tidy up")?;
    }
    Ok(later)
}

fn compile(profile: Profile) -> Result<PathBuf> {
    let mut cargo = process::cargo();
    cargo.args(["build", "--package", "kaohe", "--bin", "kaohe"]);
    cargo.args(["--target", WEB, "--message-format"]);
    cargo.arg("json-render-diagnostics");
    if profile == Profile::Page {
        cargo.args(["--profile", "page", "--features", "split"]);
        // The standard library is compiled along, for size, and without the
        // texts of panics: no input reaches one, and nobody could read them.
        // Stable cargo and rustc take these flags only when asked like this.
        cargo.args(["-Zbuild-std=std,panic_abort"]);
        cargo.args(["-Zbuild-std-features=optimize_for_size"]);
        cargo.env("RUSTC_BOOTSTRAP", "1").env(
            "RUSTFLAGS",
            "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none \
             -Zfmt-debug=none -Clink-arg=--emit-relocs",
        );
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
