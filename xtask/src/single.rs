//! The page as one file, for opening it from disk.

use std::io::Write as _;
use std::path::Path;

use anyhow::{Result, bail};
use data_encoding::BASE64;
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::dist::{read, write};
use crate::offline::hash;
use crate::page::{self, Parts};
use crate::{npm, paths, process};

/// The name of the file.
const FILE: &str = "kaohe.html";
/// The program's name in the file, and in the folder where it was built.
const PROGRAM: &str = "kaohe_bg.wasm";

/// What goes into it.
pub struct Single<'a> {
    /// Where the program was built.
    pub built: &'a Path,
    /// What it loads later, by name there.
    pub later: &'a [String],
    /// The loader.
    pub boot: &'a str,
    /// The style sheet.
    pub sheet: &'a str,
}

/// Writes the file into `dist`.
pub fn write_file(dist: &Path, html: &str, single: &Single) -> Result<()> {
    let parts = crate::dist::minified(&paths::root().join("xtask/assets/single.js"), false)?;
    let glue = as_script(&single.built.join("kaohe.js"))?;
    let scripts = [parts.trim_end(), glue.trim_end(), single.boot.trim_end()];
    let sheet = single.sheet.trim_end();
    if scripts.iter().any(|script| script.contains("</script")) || sheet.contains("</style") {
        bail!("a script or the style sheet would end before its end in {FILE}");
    }
    let icon = read(&paths::root().join("xtask/assets/icons/icon.svg"))?;
    let [parts, glue, boot] = scripts;
    let page = page::finish(
        html,
        &Parts {
            program: format!(
                "<script>{parts}</script>\n<script>{glue}</script>\n\
                 <script data-wasm=\"{PROGRAM}\">{boot}</script>"
            ),
            styles: format!("<style>{sheet}</style>"),
            icon: format!("data:image/svg+xml;base64,{}", BASE64.encode(&icon)),
        },
    )?;
    let page = with_policy(&page, &scripts, sheet)?;
    let mut blocks = String::new();
    for name in [PROGRAM]
        .into_iter()
        .chain(single.later.iter().map(String::as_str))
    {
        let packed = packed(&read(&single.built.join(name))?)?;
        blocks += &format!("<script type=\"application/gzip\" id=\"{name}\">{packed}</script>\n");
    }
    let Some((before, after)) = page.rsplit_once("</body>") else {
        bail!("index.html has no end of its body");
    };
    let page = format!("{before}{blocks}</body>{after}");
    write(dist, FILE, page.as_bytes())?;
    println!("{FILE:<34} {:>10}", page.len());
    Ok(())
}

/// wasm-bindgen's module as a script whose exports are `kaohe`: a module can't be
/// loaded from disk, and one in a page can't be imported.
fn as_script(glue: &Path) -> Result<String> {
    process::output(
        process::program("node")
            .arg(npm::ESBUILD.get()?)
            .arg(glue)
            .args([
                "--bundle",
                "--minify",
                "--charset=utf8",
                "--log-level=warning",
                "--target=chrome89,firefox89,safari15",
                "--format=iife",
                "--global-name=kaohe",
                "--define:import.meta.url=document.baseURI",
            ]),
    )
}

/// The page's policy for a page that loads nothing: only what stands in it runs.
fn with_policy(page: &str, scripts: &[&str], sheet: &str) -> Result<String> {
    let hashes: Vec<_> = scripts
        .iter()
        .map(|script| format!("'{}'", hash(script.as_bytes())))
        .collect();
    let mut page = page.to_owned();
    for (from, to) in [
        (
            "script-src 'self'",
            format!("script-src {}", hashes.join(" ")),
        ),
        (
            "style-src 'self'",
            format!("style-src '{}'", hash(sheet.as_bytes())),
        ),
        ("img-src 'self' data:", "img-src data:".to_owned()),
        ("connect-src 'self'; manifest-src 'self'; ", String::new()),
    ] {
        if page.matches(from).count() != 1 {
            bail!("the policy in index.html isn't what it was: {from}");
        }
        page = page.replacen(from, &to, 1);
    }
    Ok(page)
}

fn packed(bytes: &[u8]) -> Result<String> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::best());
    packer.write_all(bytes)?;
    Ok(BASE64.encode(&packer.finish()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_stands_in_the_page_may_run() {
        let html = "script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
                    img-src 'self' data: blob:; connect-src 'self'; manifest-src 'self'; base-uri";
        let page = with_policy(html, &["", ""], "").unwrap();
        let empty = hash(b"");
        assert_eq!(
            page,
            format!(
                "script-src '{empty}' '{empty}' 'wasm-unsafe-eval'; style-src '{empty}'; \
                 img-src data: blob:; base-uri"
            )
        );
        assert!(with_policy("script-src *", &[""], "").is_err());
    }
}
