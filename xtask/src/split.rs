//! Takes what is loaded later out of the program, into files of its own.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use wasm_split_cli_support::{Options, transform};

/// The script that loads them.
pub const LINK: &str = "later.js";

/// Splits a program into what a first visit needs, whose path comes first, and
/// the rest, by name in `folder`.
pub fn split(wasm: &Path, folder: &Path) -> Result<(PathBuf, Vec<String>)> {
    let bytes = fs::read(wasm).with_context(|| format!("could not read {}", wasm.display()))?;
    fs::create_dir_all(folder).with_context(|| format!("could not create {}", folder.display()))?;
    let main = folder.join("main.wasm");
    let link = format!("./{LINK}");
    let mut options = Options::new(&bytes);
    options.output_dir = folder;
    options.main_out_path = &main;
    options.link_name = &link;
    options.main_module = "./kaohe.js";
    let split = transform(options).map_err(|error| anyhow::anyhow!("{error:#}"))?;
    let mut later = Vec::new();
    for path in &split.split_modules {
        match path.file_name().and_then(|name| name.to_str()) {
            Some(name) => later.push(name.to_owned()),
            None => bail!("a part without a name: {}", path.display()),
        }
    }
    adapt(&folder.join(LINK))?;
    Ok((main, later))
}

/// Lets the loader take a part from a server that doesn't name its type right, and
/// say nothing of one that fails because the page is being left, for as long as that
/// may take: some browsers fail what is under way long before the next page is there.
fn adapt(link: &Path) -> Result<()> {
    const STREAMED: &str = "(WebAssembly.instantiateStreaming(src, imports))";
    const WHOLE: &str = "((async () => {
        const part = await src;
        if (!part.ok) throw new Error(`${part.status} ${part.url}`);
        return WebAssembly.instantiate(await part.arrayBuffer(), imports);
    })())";
    const SAID: &str = "console.error(e);";
    const SAID_IF_IT_STAYS: &str = "if (leaving) await new Promise((go) => setTimeout(go, 1e4));
            console.error(e);";
    const LEAVING: &str = "
let leaving;
addEventListener(\"beforeunload\", () => leaving = 1);
";
    let text = fs::read_to_string(link).context("the parts have no loader")?;
    for known in [STREAMED, SAID] {
        if !text.contains(known) {
            bail!("the loader of the parts isn't what it was; see `adapt` about {known}");
        }
    }
    let text = text.replace(STREAMED, WHOLE);
    let text = text.replace(SAID, SAID_IF_IT_STAYS) + LEAVING;
    fs::write(link, text).context("could not write the loader")
}
