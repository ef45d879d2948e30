//! Where things lie in the repository.

use std::env;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use anyhow::{Context, Result};

/// The checkout that is worked on, which needn't be the one that this program
/// was compiled in.
static ROOT: LazyLock<Option<PathBuf>> = LazyLock::new(|| {
    // Cargo says whose xtask it runs; a program started by itself knows only
    // where it was started.
    let package = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let starts = [package, env::current_dir().ok()];
    starts.iter().flatten().find_map(|start| checkout(start))
});

/// Fails outside of a checkout.
pub fn check() -> Result<()> {
    let hint = "this isn't a checkout of Kaohe: run it in its folder, or in one below";
    ROOT.as_ref().map(|_| ()).context(hint)
}

/// The repository's root; empty where [`check`] fails.
pub fn root() -> PathBuf {
    ROOT.clone().unwrap_or_default()
}

/// Cargo's target folder, where everything that can be made again goes.
pub fn target() -> PathBuf {
    match env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => root().join(folder),
        None => root().join("target"),
    }
}

/// The published page.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// The checkout that a folder lies in.
fn checkout(folder: &Path) -> Option<PathBuf> {
    let is_root = |folder: &&Path| {
        let has = |file: &str| folder.join(file).is_file();
        has("xtask/Cargo.toml") && has("index.html")
    };
    folder.ancestors().find(is_root).map(Path::to_path_buf)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_checkout_is_found_from_any_folder_in_it_and_from_no_other() {
        let other = env::temp_dir().join(format!("kaohe-checkout-{}", std::process::id()));
        let deep = other.join("xtask/src");
        fs::create_dir_all(&deep).unwrap();
        assert_eq!(checkout(&deep), None, "it has no files yet");
        for file in ["xtask/Cargo.toml", "index.html"] {
            fs::write(other.join(file), "").unwrap();
        }
        assert_eq!(checkout(&deep).as_ref(), Some(&other));
        assert_eq!(checkout(&other).as_ref(), Some(&other));
        assert_eq!(checkout(other.parent().unwrap()), None);
        fs::remove_dir_all(&other).unwrap();
    }
}
