//! Several parts of a program become one.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use walrus::ModuleConfig;
use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{ExportKind, ExportSection, ImportSection, Module};
use wasmparser::{Parser, Payload, TypeRef};

use crate::{npm, process};

/// What all parts take their memory, table and globals from.
const PROGRAM: &str = "__wasm_split";
/// What stands for it while they are merged, so that each of these is taken once.
const STAND_IN: &str = "program";

/// Merges parts of `folder` into one of them, which others may be merged into as well.
pub fn merge(folder: &Path, parts: &[String], into: &str) -> Result<()> {
    let program = folder.join("program.wasm");
    let read = |name: &str| fs::read(folder.join(name)).with_context(|| format!("no {name}"));
    let parts_of: Vec<_> = parts.iter().map(|name| read(name)).collect::<Result<_>>()?;
    fs::write(&program, stand_in(&parts_of)?).context("could not write what parts share")?;
    let whole = folder.join("whole.wasm");
    let mut merging = process::program("node");
    merging.arg(npm::WASM_MERGE.get()?);
    merging.args(crate::dist::FEATURES);
    merging.arg(&program).arg(PROGRAM);
    for name in parts {
        merging.arg(folder.join(name)).arg(name);
    }
    process::run(merging.arg("-o").arg(&whole))?;
    let bytes = fs::read(&whole).context("the parts weren't merged")?;
    fs::write(folder.join(into), from_the_program(&bytes)?).context("could not write a part")
}

/// A program that hands on all that parts take.
fn stand_in(parts: &[Vec<u8>]) -> Result<Vec<u8>> {
    let (mut imports, mut exports) = (ImportSection::new(), ExportSection::new());
    let (mut names, mut counts) = (Vec::new(), [0_u32; 3]);
    for part in parts {
        for payload in Parser::new(0).parse_all(part) {
            let Payload::ImportSection(section) = payload.context("a part can't be parsed")? else {
                continue;
            };
            for import in section.into_imports() {
                let import = import.context("an import can't be parsed")?;
                if import.module != PROGRAM || names.contains(&import.name.to_owned()) {
                    continue;
                }
                let (kind, count) = match import.ty {
                    TypeRef::Memory(_) => (ExportKind::Memory, &mut counts[0]),
                    TypeRef::Table(_) => (ExportKind::Table, &mut counts[1]),
                    TypeRef::Global(_) => (ExportKind::Global, &mut counts[2]),
                    _ => bail!("a part takes the function {}", import.name),
                };
                imports.import(
                    STAND_IN,
                    import.name,
                    RoundtripReencoder.entity_type(import.ty)?,
                );
                exports.export(import.name, kind, *count);
                *count += 1;
                names.push(import.name.to_owned());
            }
        }
    }
    let mut module = Module::new();
    module.section(&imports).section(&exports);
    Ok(module.finish())
}

/// What was merged takes from the program what it took from what stood for it, and gives
/// nothing.
fn from_the_program(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut config = ModuleConfig::new();
    config.generate_producers_section(false);
    let mut module = config.parse(bytes).context("a part can't be parsed")?;
    let given: Vec<_> = module.exports.iter().map(|export| export.id()).collect();
    for export in given {
        module.exports.delete(export);
    }
    for import in module.imports.iter_mut() {
        if import.module == STAND_IN {
            PROGRAM.clone_into(&mut import.module);
        }
    }
    Ok(module.emit_wasm())
}
