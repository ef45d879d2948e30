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
    take_any_type(&folder.join(LINK))?;
    Ok((main, later))
}

/// Lets the loader take a part from a server that doesn't name its type right.
fn take_any_type(link: &Path) -> Result<()> {
    const STREAMED: &str = "(WebAssembly.instantiateStreaming(src, imports))";
    const WHOLE: &str = "((async () => {
        const part = await src;
        if (!part.ok) throw new Error(`${part.status} ${part.url}`);
        return WebAssembly.instantiate(await part.arrayBuffer(), imports);
    })())";
    let text = fs::read_to_string(link).context("the parts have no loader")?;
    if !text.contains(STREAMED) {
        bail!("the loader of the parts isn't what it was; see take_any_type");
    }
    fs::write(link, text.replace(STREAMED, WHOLE)).context("could not write the loader")
}
