//! Short names between the program and its glue: the long ones, with their
//! hashes, are a kilobyte in each of the two files.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use walrus::ModuleConfig;

/// Renames what the program takes from its glue, and the closures that it gives.
pub fn shorten(wasm: &Path, glue: &Path) -> Result<()> {
    let bytes = fs::read(wasm).context("could not read the program")?;
    let mut script = fs::read_to_string(glue).context("could not read the glue")?;
    let mut config = ModuleConfig::new();
    config.generate_producers_section(false);
    let mut module = config
        .parse(&bytes)
        .context("the program can't be parsed")?;
    // In the glue's order: names that count up pack better in both files.
    let mut taken: Vec<_> = module
        .imports
        .iter()
        .filter(|import| import.name.starts_with("__wb"))
        .map(|import| (import.name.clone(), import.module.clone(), import.id()))
        .collect();
    taken.sort_by_key(|(name, ..)| script.find(&format!("{name}:")));
    let mut long = Vec::new();
    for (number, (name, from, id)) in taken.into_iter().enumerate() {
        let kind = module.imports.get(id).kind.clone();
        module.imports.delete(id);
        let short = format!("$_{number}");
        module.imports.add(&from, &short, kind);
        long.push((name, short));
    }
    let given = |name: &str| name.starts_with("wasm_bindgen_");
    for (number, export) in (module.exports.iter_mut())
        .filter(|export| given(&export.name))
        .enumerate()
    {
        let short = format!("$$_{number}");
        long.push((std::mem::replace(&mut export.name, short.clone()), short));
    }
    // No name may be replaced inside a longer one.
    long.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    for (name, short) in &long {
        script = script.replace(name.as_str(), short);
    }
    fs::write(wasm, module.emit_wasm()).context("could not write the program")?;
    fs::write(glue, script).context("could not write the glue")
}
