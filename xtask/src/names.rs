//! Short names between the program and its glue: the long ones, with their
//! hashes, are a kilobyte in each of the two files.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use walrus::ModuleConfig;

/// Renames what the program takes from its glue.
pub fn shorten(wasm: &Path, glue: &Path) -> Result<()> {
    let bytes = fs::read(wasm).context("could not read the program")?;
    let mut script = fs::read_to_string(glue).context("could not read the glue")?;
    let mut config = ModuleConfig::new();
    config.generate_producers_section(false);
    let mut module = config
        .parse(&bytes)
        .context("the program can't be parsed")?;
    let mut long: Vec<_> = module
        .imports
        .iter()
        .filter(|import| import.name.starts_with("__wb"))
        .map(|import| (import.name.clone(), import.id()))
        .collect();
    // No name may be replaced inside a longer one.
    long.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    for (number, (name, id)) in long.iter().enumerate() {
        let short = format!("$_{number}");
        script = script.replace(name.as_str(), &short);
        module.imports.get_mut(*id).name = short;
    }
    fs::write(wasm, module.emit_wasm()).context("could not write the program")?;
    fs::write(glue, script).context("could not write the glue")
}
