//! What keeps the page for when there is no network, and lets it be installed.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::Result;
use data_encoding::BASE64;
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::dist::{minified, publish, read, write};
use crate::paths;

/// Asked for at one address forever: browsers look there for the next version.
const WORKER: &str = "worker.js";

/// The icons and the manifest that names them, as published.
pub struct Icons {
    /// All of them.
    pub names: Vec<String>,
    /// The page's own icon.
    pub icon: String,
    manifest: String,
    touch: String,
}

/// Publishes the icons and the manifest.
pub fn icons(dist: &Path) -> Result<Icons> {
    let published = |file: &str, end: &str| -> Result<String> {
        let bytes = read(&paths::root().join("xtask/assets/icons").join(file))?;
        publish(dist, "icon", end, &bytes)
    };
    let icon = published("icon.svg", "svg")?;
    let touch = published("icon-192.png", "png")?;
    let large = published("icon-512.png", "png")?;
    let mask = published("icon-maskable-512.png", "png")?;
    // Without an id the start is what tells it from others of its origin.
    let manifest = json!({
        "name": "绩效考核",
        "short_name": "考核",
        "lang": "zh-CN",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": "#ffffff",
        "icons": [
            { "src": icon, "sizes": "any", "type": "image/svg+xml" },
            { "src": touch, "sizes": "192x192", "type": "image/png" },
            { "src": large, "sizes": "512x512", "type": "image/png" },
            { "src": mask, "sizes": "512x512", "type": "image/png", "purpose": "maskable" },
        ],
    });
    let manifest = publish(dist, "manifest", "json", manifest.to_string().as_bytes())?;
    Ok(Icons {
        names: vec![icon.clone(), touch.clone(), large, mask, manifest.clone()],
        icon,
        manifest,
        touch,
    })
}

/// Publishes the page's part of it. The hash in its name stands for the whole
/// version: it changes with what is in the page, the worker and the name of any
/// other file.
pub fn page(dist: &Path, icons: &Icons, inside: [&str; 3], names: &[String]) -> Result<String> {
    let script = minified(&asset("offline.js"), false)?;
    let mut version = Sha256::new();
    inside.iter().for_each(|text| version.update(text));
    version.update(read(&asset(WORKER))?);
    for name in names {
        version.update(name);
    }
    let script = format!(
        "const MANIFEST={},ICON={};{script}//{}\n",
        json!(icons.manifest),
        json!(icons.touch),
        BASE64.encode(&version.finalize()),
    );
    publish(dist, "offline", "js", script.as_bytes())
}

/// Writes the worker, which keeps the page and the files of `names`, and returns
/// its name. `page` is what [`page`] published.
pub fn worker(dist: &Path, page: &str, names: &[String]) -> Result<String> {
    let mut files = BTreeMap::from([("./", hash(&read(&dist.join("index.html"))?))]);
    for name in names {
        files.insert(name, hash(&read(&dist.join(name))?));
    }
    let script = format!(
        "const VERSION={},FILES={};{}",
        json!(version_of(page)),
        json!(files),
        minified(&asset(WORKER), false)?,
    );
    write(dist, WORKER, script.as_bytes())?;
    Ok(WORKER.to_owned())
}

/// The hash in a published file's name.
fn version_of(name: &str) -> &str {
    let end = name.rfind('.').unwrap_or(name.len());
    name[..end].rsplit('-').next().unwrap_or_default()
}

/// What a page's policy and a request name bytes by.
pub fn hash(bytes: &[u8]) -> String {
    format!("sha256-{}", BASE64.encode(&Sha256::digest(bytes)))
}

fn asset(name: &str) -> PathBuf {
    paths::root().join("xtask/assets").join(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_named_as_browsers_do() {
        // `printf '' | openssl dgst -sha256 -binary | base64`
        assert_eq!(
            hash(b""),
            "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
        );
    }

    #[test]
    fn the_version_is_the_hash_in_the_name() {
        assert_eq!(
            version_of("offline-0123456789abcdef.js"),
            "0123456789abcdef"
        );
    }

    #[test]
    fn the_icons_are_of_the_sizes_that_the_manifest_says() {
        for (name, size) in [
            ("icon-192.png", 192_u32),
            ("icon-512.png", 512),
            ("icon-maskable-512.png", 512),
        ] {
            let bytes = read(&asset("icons").join(name)).unwrap();
            assert!(bytes.starts_with(b"\x89PNG"), "{name}");
            assert_eq!(bytes[16..20], size.to_be_bytes(), "{name}");
            assert_eq!(bytes[20..24], size.to_be_bytes(), "{name}");
        }
    }
}
