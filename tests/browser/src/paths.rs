//! Where the tests find things and leave things.

use std::path::{Path, PathBuf};

/// Where screenshots of relative names go.
pub fn screenshots() -> PathBuf {
    target().join("screenshots")
}

/// The page under test: `KAOHE_SITE`, or what `cargo xtask dist` left.
pub(crate) fn site() -> PathBuf {
    named_or("KAOHE_SITE", root().join("dist"))
}

/// axe-core's script: `KAOHE_AXE`, or what `cargo xtask test` installed.
pub(crate) fn axe() -> PathBuf {
    named_or(
        "KAOHE_AXE",
        target().join("npm/node_modules/axe-core/axe.min.js"),
    )
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
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
