//! The page under test, served on a port of its own.

use std::path::{Path, PathBuf};
use std::process::Command;

use data_encoding::BASE64;
use sha2::{Digest, Sha256};

use crate::process::fresh_profile;
use crate::{Engine, paths};

/// How the page is served.
#[derive(Debug, Clone)]
pub struct SiteOptions {
    /// The path it appears under; begins and ends with `/`.
    pub base: String,
    /// What `.wasm` files are announced as.
    pub wasm_type: String,
    /// Whether it's packed with brotli, as hosts send it.
    pub packed: bool,
}

impl Default for SiteOptions {
    fn default() -> Self {
        Self {
            base: "/".into(),
            wasm_type: "application/wasm".into(),
            packed: false,
        }
    }
}

/// A running server of the page; dropping it stops it.
#[derive(Debug)]
pub struct Site {
    served: kaohe_site::Site,
    /// Where a script before the page's own is written, for an engine that takes none.
    pub(crate) init: Option<PathBuf>,
}

impl Site {
    /// Serves the page at `/`.
    pub fn start() -> Self {
        Self::start_with(SiteOptions::default())
    }

    /// Serves the page as told.
    pub fn start_with(options: SiteOptions) -> Self {
        let root = paths::site();
        assert!(
            root.join("index.html").is_file(),
            "there is no page in {}: run `cargo xtask dist` first, or name its folder in KAOHE_SITE",
            root.display()
        );
        let (root, init) = match Engine::current() {
            Engine::WebKit => {
                let folder = fresh_profile().unwrap_or_else(|error| panic!("{error}"));
                copy(&folder);
                let init = with_script(&folder);
                (folder, Some(init))
            }
            _ => (root, None),
        };
        let options = kaohe_site::Options {
            base: options.base,
            wasm_type: options.wasm_type,
            packed: options.packed,
            ..kaohe_site::Options::new(root)
        };
        match kaohe_site::Site::start(options) {
            Ok(served) => Self { served, init },
            Err(error) => panic!("the page could not be served: {error}"),
        }
    }

    /// Serves a copy of the page in `folder`, which a test may change.
    pub fn start_copy(folder: &Path) -> Self {
        copy(folder);
        let init = (Engine::current() == Engine::WebKit).then(|| with_script(folder));
        match kaohe_site::Site::start(kaohe_site::Options::new(folder)) {
            Ok(served) => Self { served, init },
            Err(error) => panic!("the page could not be served: {error}"),
        }
    }

    /// The address of the page.
    pub fn url(&self) -> String {
        self.served.url()
    }

    /// Scheme, host and port, without a path.
    pub fn origin(&self) -> String {
        self.served.origin()
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        if let Some(folder) = self.init.as_deref().and_then(Path::parent)
            && folder.starts_with(std::env::temp_dir())
        {
            // The next run has a folder of its own.
            let _ = std::fs::remove_dir_all(folder);
        }
    }
}

fn copy(folder: &Path) {
    let copied = Command::new("cp")
        .arg("-r")
        .arg(paths::site().join("."))
        .arg(folder)
        .status();
    assert!(
        copied.is_ok_and(|status| status.success()),
        "no copy of the page"
    );
}

/// Lets the page run a script before its own; returns where that is.
fn with_script(folder: &Path) -> PathBuf {
    let init = folder.join("init.js");
    let page = edit(&folder.join("index.html"), |html| {
        html.replacen("<title>", "<script src=\"init.js\"></script><title>", 1)
    });
    // The worker takes only the very bytes that it lists.
    edit(&folder.join("worker.js"), |text| {
        let start = "\"./\":\"sha256-";
        let Some((before, (_, after))) = text
            .split_once(start)
            .and_then(|(before, after)| Some((before, after.split_once('"')?)))
        else {
            return text;
        };
        let hash = BASE64.encode(&Sha256::digest(page));
        format!("{before}{start}{hash}\"{after}")
    });
    edit(&init, |_| String::new());
    init
}

/// Writes a file anew, and returns what is in it now.
fn edit(path: &Path, change: impl FnOnce(String) -> String) -> String {
    let text = change(std::fs::read_to_string(path).unwrap_or_default());
    if let Err(error) = std::fs::write(path, &text) {
        panic!("{}: {error}", path.display());
    }
    // What was compressed ahead is of the other bytes; not all builds have it.
    let _ = std::fs::remove_file(format!("{}.br", path.display()));
    text
}
