//! Where the tests find things and leave things.

use std::path::PathBuf;

use crate::Engine;

/// Where screenshots of relative names go, those of each engine apart.
pub fn screenshots() -> PathBuf {
    target().join("screenshots").join(Engine::current().name())
}

/// The page under test: `KAOHE_SITE`, or what `cargo xtask dist` left.
pub fn site() -> PathBuf {
    named_or("KAOHE_SITE", root().join("dist"))
}

/// axe-core's script: `KAOHE_AXE`, or what `cargo xtask test` installed.
pub(crate) fn axe() -> PathBuf {
    named_or(
        "KAOHE_AXE",
        target().join("npm/node_modules/axe-core/axe.min.js"),
    )
}

/// The checkout that is tested: the one that cargo runs the tests of, or the one
/// that they were started in; not the one that they were compiled in.
pub fn root() -> PathBuf {
    let package = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let starts = [package, std::env::current_dir().ok()];
    let mut folders = starts.iter().flatten().flat_map(|start| start.ancestors());
    let root = folders.find(|folder| folder.join("tests/browser/Cargo.toml").is_file());
    match root {
        Some(root) => root.to_path_buf(),
        None => panic!("this isn't a checkout of Kaohe: run the tests in its folder"),
    }
}

fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => root().join(folder),
        None => root().join("target"),
    }
}

fn named_or(variable: &str, default: PathBuf) -> PathBuf {
    std::env::var_os(variable).map_or(default, PathBuf::from)
}
