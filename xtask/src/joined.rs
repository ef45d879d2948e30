//! Parts that are always loaded together become one program: what is alike in them packs
//! better, and it's one request.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::merged::merge;
use crate::split::LINK;

/// The parts that others need pieces of, in the order in which they are loaded: a month's
/// details, the other pages, and documents of others with the team, which tables, the writing of
/// rules and the process around a score come after.
const SHARING: [&str; 3] = ["details", "pages", "books"];
/// How a file begins that several later parts need.
const SHARED: &str = "chunk_";
/// How the loader names what loads a part for the page.
const LOAD: &str = "__wasm_split_load_";

/// Puts what several later parts need into the first of them that is loaded, in
/// `folder`; the names that are left.
pub fn join(folder: &Path, later: Vec<String>) -> Result<Vec<String>> {
    let link = folder.join(LINK);
    let text = fs::read_to_string(&link).context("the parts have no loader")?;
    let (shared, left): (Vec<_>, Vec<_>) =
        later.into_iter().partition(|name| name.starts_with(SHARED));
    for part in SHARING {
        let own = format!("split_{part}.wasm");
        if !left.contains(&own) {
            bail!("the later parts aren't what they were: {left:?}");
        }
        let mut pieces = vec![own.clone()];
        for name in &shared {
            if part == first_of(&needed_by(&text, name)?) {
                pieces.push(name.clone());
            }
        }
        merge(folder, &pieces, &own)?;
    }
    fs::write(link, loader(&text, &shared)?).context("could not write the loader")?;
    Ok(left)
}

/// The parts that need a shared one, as the loader says it.
fn needed_by(text: &str, name: &str) -> Result<String> {
    let at = text.find(&begin(name));
    let before = at.and_then(|at| text.get(..at));
    let said = before.and_then(|before| before.trim_end().strip_suffix("*/"));
    let said = said.and_then(|said| said.rsplit_once("/*"));
    match said {
        Some((_, parts)) => Ok(parts.trim().to_owned()),
        None => bail!("the loader doesn't say who needs {name}"),
    }
}

/// The part that is loaded before all others of these.
fn first_of(parts: &str) -> &'static str {
    let needed = |part: &&&str| parts.split(", ").any(|with| with == **part);
    SHARING.iter().find(needed).unwrap_or(&"books")
}

/// How the loader begins what loads a shared one.
fn begin(name: &str) -> String {
    format!("const __{} =", name.trim_end_matches(".wasm"))
}

/// The loader without the shared ones: who needs one waits for the part that has it.
fn loader(text: &str, shared: &[String]) -> Result<String> {
    let mut text = text.to_owned();
    let mut homes = Vec::new();
    for name in shared {
        let home = first_of(&needed_by(&text, name)?);
        homes.push((begin(name).replace("const ", "").replace(" =", ""), home));
    }
    for name in shared {
        let from = text.find(&begin(name)).unwrap_or(text.len());
        let rest = text.get(from..).unwrap_or_default();
        let Some(length) = rest.find(END) else {
            bail!("the loader doesn't say where {name} ends");
        };
        text.replace_range(from..from + length + END.len(), "");
    }
    let export = format!("export const {LOAD}");
    let mut parts = text.split(&export);
    let mut joined = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let taken = part.split_once(" = wrapAsyncCb(").and_then(|(name, rest)| {
            let (load, rest) = rest.split_once("]));")?;
            let (load, needs) = load.rsplit_once('[')?;
            Some((name, load, needs, rest))
        });
        let Some((name, load, needs, rest)) = taken else {
            bail!("the loader doesn't load its parts as it did");
        };
        let needed = SHARING.iter().filter(|part| {
            **part != name
                && needs.split(", ").any(|need| {
                    let home = homes.iter().find(|(shared, _)| shared == need);
                    home.is_some_and(|(_, home)| home == *part)
                })
        });
        // They may stand further down.
        let needed: Vec<_> = needed.map(|part| format!("() => __{part}()")).collect();
        joined += &format!(
            "const __{name} = {load}[{}]);\n{export}{name} = wrapAsyncCb(__{name});{rest}",
            needed.join(", ")
        );
    }
    Ok(joined)
}

/// How what loads a shared one ends.
const END: &str = ", []);\n";

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "function makeLoad() {}\n\
        /* details, pages */\n\
        const __chunk_3 = makeLoad(() => {\n    fetch(\"./chunk_3.wasm\");\n}\n, []);\n\
        /* pages, books */\n\
        const __chunk_6 = makeLoad(() => {\n    fetch(\"./chunk_6.wasm\");\n}\n, []);\n\
        /* drafts, tables */\n\
        const __chunk_7 = makeLoad(() => {\n    fetch(\"./chunk_7.wasm\");\n}\n, []);\n\
        export const __wasm_split_load_pages = wrapAsyncCb(makeLoad(() => {\n    b\n}\n, [__chunk_3, __chunk_6]));\n\
        export const __wasm_split_load_drafts = wrapAsyncCb(makeLoad(() => {\n    c\n}\n, [__chunk_7]));\n\
        export const __wasm_split_load_details = wrapAsyncCb(makeLoad(() => {\n    a\n}\n, [__chunk_3]));\n";

    fn shared() -> Vec<String> {
        [3, 6, 7].map(|n| format!("chunk_{n}.wasm")).to_vec()
    }

    #[test]
    fn what_is_shared_goes_with_the_first_that_needs_it() {
        let first = |name| first_of(&needed_by(TEXT, name).unwrap());
        assert_eq!(first("chunk_3.wasm"), "details");
        assert_eq!(first("chunk_6.wasm"), "pages");
        assert_eq!(first("chunk_7.wasm"), "books");
        assert!(needed_by(TEXT, "chunk_9.wasm").is_err());
    }

    #[test]
    fn a_part_waits_for_those_that_have_what_it_needs() {
        let joined = loader(TEXT, &shared()).unwrap();
        assert!(!joined.contains("chunk_"), "{joined}");
        for (part, needs) in [
            ("details", "a\n}\n, []);"),
            ("pages", "b\n}\n, [() => __details()]);"),
            ("drafts", "c\n}\n, [() => __books()]);"),
        ] {
            assert!(joined.contains(needs), "{part}: {joined}");
            assert!(joined.contains(&format!("const __{part} = makeLoad(() => {{")));
            assert!(joined.contains(&format!(
                "export const __wasm_split_load_{part} = wrapAsyncCb(__{part});"
            )));
        }
        assert!(loader(&joined, &shared()).is_err());
    }
}
