//! The page as one file, for opening it from disk.

use std::io::Write as _;
use std::path::Path;

use anyhow::{Result, bail};
use data_encoding::BASE64;
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::dist::{read, write};
use crate::page::{self, Parts};
use crate::{npm, paths, process};

/// The name of the file.
const FILE: &str = "kaohe.html";
/// The program's name in the file, and in the folder where it was built.
const PROGRAM: &str = "kaohe_bg.wasm";

/// Writes the file into `dist`: the page of `parts`, whose last script is the
/// loader, with the program that was built in `built` and what it loads later.
pub fn write_file(
    dist: &Path,
    html: &str,
    mut parts: Parts,
    built: &Path,
    later: &[String],
) -> Result<()> {
    let fetch = crate::dist::minified(&paths::root().join("xtask/assets/single.js"), false)?;
    parts
        .scripts
        .splice(0..0, [fetch, as_script(&built.join("kaohe.js"))?]);
    parts.before.clear();
    parts.told = format!(" data-wasm=\"{PROGRAM}\"");
    let icon = read(&paths::root().join("xtask/assets/icons/icon.svg"))?;
    parts.icon = format!("data:image/svg+xml;base64,{}", BASE64.encode(&icon));
    let page = page::finish(html, &parts)?;
    let mut blocks = String::new();
    for name in [PROGRAM]
        .into_iter()
        .chain(later.iter().map(String::as_str))
    {
        let packed = packed(&read(&built.join(name))?)?;
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

fn packed(bytes: &[u8]) -> Result<String> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::best());
    packer.write_all(bytes)?;
    Ok(BASE64.encode(&packer.finish()?))
}
