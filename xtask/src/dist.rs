//! The page as it is published.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::bindgen::{self, Profile};
use crate::page::{self, Parts, Program, Styles};
use crate::{hosting, joined, names, npm, offline, order, paths, process, single, sizes, styles};

/// What rustc's WebAssembly target uses by now; wasm-opt refuses it unless told.
pub const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// How wasm-opt makes it small. Rust's stack grows down to address 0, so that
/// nothing lives in the first kilobyte; hints of alignment change nothing but
/// the bytes.
const SMALL: [&str; 9] = [
    "--low-memory-unused",
    "--flatten",
    "--rereloop",
    "-Oz",
    "--merge-similar-functions",
    "--code-folding",
    "-Oz",
    "--dealign",
    // Runs of zeros cost less packed than the heads of the segments between them.
    "--skip-pass=memory-packing",
];

/// How it puts functions into the order of their names.
const ORDERED: [&str; 4] = [
    "--optimize-level=2",
    "--shrink-level=2",
    "--reorder-functions-by-name",
    "--reorder-locals",
];

/// Builds `dist/`, as one file too if asked for, and holds it against the budget.
pub fn run(as_one: bool) -> Result<()> {
    let built = paths::target().join("kaohe-dist");
    let later = bindgen::build(Profile::Page, &built)?;
    if built.join("snippets").exists() {
        bail!("a dependency brought JavaScript snippets, which dist cannot rename");
    }
    let (wasm, glue) = (built.join("kaohe_bg.wasm"), built.join("kaohe.js"));
    names::shorten(&wasm, &glue)?;
    optimise(&wasm)?;

    let dist = paths::dist();
    if dist.exists() {
        fs::remove_dir_all(&dist).context("could not clean dist/")?;
    }
    fs::create_dir_all(&dist).context("could not create dist/")?;

    let html = read(&paths::root().join("index.html"))?;
    let html = String::from_utf8(html).context("index.html is not UTF-8")?;
    let wasm = publish(&dist, "kaohe", "wasm", &read(&wasm)?)?;
    let later = joined::join(&built, later)?;
    for name in &later {
        optimise(&built.join(name))?;
    }
    let mut script = minified(&built.join("kaohe.js"), true)?;
    let mut published = Vec::new();
    for name in &later {
        let stem = match name.as_str() {
            name if name.contains("pages") => sizes::PAGES,
            name if name.contains("books") => sizes::BOOKS,
            name if name.contains("tables") => sizes::TABLES,
            name if name.contains("drafts") => sizes::DRAFTS,
            name if name.contains("review") => sizes::REVIEW,
            // With what all of them need.
            _ => sizes::DETAILS,
        };
        let new = publish(&dist, stem, "wasm", &read(&built.join(name))?)?;
        script = script.replace(name, &new);
        published.push(new);
    }
    let glue = publish(&dist, "kaohe", "js", script.as_bytes())?;
    let boot = minified(&paths::root().join("xtask/assets/boot.js"), false)?;
    let [shell, sheet] = styles::listed(&html)?;
    let as_one_sheet = |hrefs: &[String]| {
        let file = built.join("style.css");
        fs::write(&file, styles::joined(hrefs)?).context("could not write the styles")?;
        minified(&file, false)
    };
    let (shell, sheet) = (as_one_sheet(&shell)?, as_one_sheet(&sheet)?);
    let style = publish(&dist, "style", "css", sheet.as_bytes())?;
    let icons = offline::icons(&dist)?;
    let mut hashed = vec![style, glue, wasm];
    hashed.extend(published.iter().chain(&icons.names).cloned());
    let keeper = offline::page(&dist, &icons, [&html, &shell, &boot], &hashed)?;
    let program = Program {
        glue: &hashed[1],
        wasm: &hashed[2],
        offline: Some(&keeper),
    };
    let parts = Parts {
        before: program.preloads(),
        scripts: vec![boot],
        told: program.told(),
        shell,
        styles: Styles::Linked(vec![hashed[0].clone()]),
        icon: icons.icon.clone(),
    };
    write(&dist, "index.html", page::finish(&html, &parts)?.as_bytes())?;
    let first: Vec<_> = ["index.html".to_owned()]
        .into_iter()
        .chain(hashed[..3].iter().cloned())
        .collect();
    hashed.push(keeper.clone());
    let worker = offline::worker(&dist, &keeper, &hashed)?;
    hosting::write(&dist, &hashed)?;
    if as_one {
        let styles = Styles::Inside(sheet);
        single::write_file(&dist, &html, Parts { styles, ..parts }, &built, &later)?;
    }
    let mut kept = icons.names;
    kept.extend([keeper, worker]);
    sizes::check(&dist, &first, &published, &kept)
}

/// A script or a style sheet without what only people read; a module with all
/// that it imports.
pub fn minified(file: &Path, module: bool) -> Result<String> {
    let mut esbuild = process::program("node");
    esbuild.arg(npm::ESBUILD.get()?).arg(file).args([
        "--minify",
        "--charset=utf8",
        "--log-level=warning",
        "--target=chrome89,firefox89,safari15",
    ]);
    if module {
        esbuild.args(["--bundle", "--format=esm"]);
    }
    process::output(&mut esbuild)
}

fn optimise(wasm: &Path) -> Result<()> {
    let tool = npm::WASM_OPT.get()?;
    let before = read(wasm)?.len();
    let run = |flags: &[&str]| {
        let mut optimise = process::program("node");
        optimise.arg(&tool).args(flags).args(FEATURES);
        process::run(optimise.arg(wasm).arg("-o").arg(wasm))
    };
    run(&SMALL)?;
    fs::write(wasm, order::named(&read(wasm)?)?).context("could not write the program")?;
    run(&ORDERED)?;
    println!("wasm-opt: {before} bytes became {}", read(wasm)?.len());
    Ok(())
}

/// Writes a file under a name that changes with its content, and returns the name.
pub fn publish(dist: &Path, stem: &str, end: &str, bytes: &[u8]) -> Result<String> {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    let name = format!("{stem}-{:016x}.{end}", hasher.finish());
    write(dist, &name, bytes)?;
    Ok(name)
}

pub fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("could not read {}", path.display()))
}

pub fn write(dist: &Path, name: &str, bytes: &[u8]) -> Result<()> {
    fs::write(dist.join(name), bytes).with_context(|| format!("could not write dist/{name}"))
}
