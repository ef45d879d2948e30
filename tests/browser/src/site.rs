//! The page under test, served on a port of its own.

use std::path::Path;
use std::process::Command;

use crate::paths;

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
pub struct Site(kaohe_site::Site);

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
        let options = kaohe_site::Options {
            base: options.base,
            wasm_type: options.wasm_type,
            packed: options.packed,
            ..kaohe_site::Options::new(root)
        };
        match kaohe_site::Site::start(options) {
            Ok(site) => Self(site),
            Err(error) => panic!("the page could not be served: {error}"),
        }
    }

    /// Serves a copy of the page in `folder`, which a test may change.
    pub fn start_copy(folder: &Path) -> Self {
        let copied = Command::new("cp")
            .arg("-r")
            .arg(paths::site().join("."))
            .arg(folder)
            .status();
        assert!(
            copied.is_ok_and(|status| status.success()),
            "no copy of the page"
        );
        match kaohe_site::Site::start(kaohe_site::Options::new(folder)) {
            Ok(site) => Self(site),
            Err(error) => panic!("the page could not be served: {error}"),
        }
    }

    /// The address of the page.
    pub fn url(&self) -> String {
        self.0.url()
    }

    /// Scheme, host and port, without a path.
    pub fn origin(&self) -> String {
        self.0.origin()
    }
}
