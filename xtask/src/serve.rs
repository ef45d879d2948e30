//! The page while it is being written: built, served, and built again on change.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Error, Result};
use kaohe_site::{Options, Site};

use crate::bindgen::{self, Profile};
use crate::page::{self, Parts, Program, Styles};
use crate::watch::Watch;
use crate::{paths, styles};

/// Serves until the program is stopped.
pub fn run(release: bool, port: u16) -> Result<()> {
    let profile = if release { Profile::Page } else { Profile::Dev };
    let folder = paths::target().join("kaohe-serve");
    let site = folder.join("site");
    fs::create_dir_all(&site).with_context(|| format!("could not create {}", site.display()))?;
    // Before the first build, so that a taken port is known at once
    // and a change during the build is not missed.
    let server = Site::start(Options {
        port,
        ..Options::new(&site)
    })
    .map_err(|error| Error::msg(format!("{error}; try another --port, or 0 for a free one")))?;
    let watch = Watch::start()?;
    loop {
        let start = Instant::now();
        match build(profile, &folder, &site) {
            Ok(()) => println!(
                "built in {:.1} s: {}",
                start.elapsed().as_secs_f32(),
                server.url()
            ),
            Err(error) => eprintln!("not built, the last page stays: {error:#}"),
        }
        watch.wait()?;
    }
}

fn build(profile: Profile, folder: &Path, site: &Path) -> Result<()> {
    let html = fs::read_to_string(source("index.html")).context("could not read index.html")?;
    let [shell, styles] = styles::listed(&html)?;
    let next = folder.join("next");
    bindgen::build(profile, &next)?;
    for href in &styles {
        copy(href, &next.join(href))?;
    }
    copy("xtask/assets/icons/icon.svg", &next.join("icon.svg"))?;
    let program = Program {
        glue: "kaohe.js",
        wasm: "kaohe_bg.wasm",
        // What changes all the time is not kept.
        offline: None,
    };
    let boot = fs::read_to_string(source("xtask/assets/boot.js")).context("no boot.js")?;
    let parts = Parts {
        before: program.preloads(),
        scripts: vec![boot],
        told: program.told(),
        shell: styles::joined(&shell)?,
        styles: Styles::Linked(styles),
        icon: "icon.svg".to_owned(),
    };
    fs::write(next.join("index.html"), page::finish(&html, &parts)?)
        .context("could not write the page")?;
    // Only a whole page takes the old one's place.
    fs::remove_dir_all(site).context("could not remove the old page")?;
    fs::rename(&next, site).context("could not put the new page in place")
}

fn source(path: &str) -> PathBuf {
    paths::root().join(path)
}

fn copy(from: &str, to: &Path) -> Result<()> {
    let copied = to
        .parent()
        .map_or(Ok(()), fs::create_dir_all)
        .and_then(|()| fs::copy(source(from), to));
    copied.with_context(|| format!("could not copy {from}"))?;
    Ok(())
}
