//! Two files that are always loaded together become one: what is alike in them
//! packs better, and it's one request.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::split::LINK;

/// What is loaded with what follows it in the same file.
const OWN: &str = "split_details.wasm";
/// How the file begins that both later parts need.
const SHARED: &str = "chunk_";

/// Gives either half of the file, fetched once.
const HALF: &str = "
let whole;
async function half(url, from, to) {
    const mine = whole ??= fetch(url).then((part) => {
        if (!part.ok) throw new Error(`${part.status} ${part.url}`);
        return part.arrayBuffer();
    });
    try {
        const bytes = (await mine).slice(from, to);
        return { ok: true, arrayBuffer: () => bytes };
    } catch (e) {
        if (whole === mine) whole = undefined;
        throw e;
    }
}
";

/// Puts what both later parts need behind the one that comes first, in `folder`;
/// the names that are left.
pub fn join(folder: &Path, mut later: Vec<String>) -> Result<Vec<String>> {
    let Some(at) = later.iter().position(|name| name.starts_with(SHARED)) else {
        bail!("the later parts share nothing");
    };
    let shared = later.remove(at);
    if !later.iter().any(|name| name == OWN) || later.iter().any(|name| name.starts_with(SHARED)) {
        bail!("the later parts aren't what they were: {later:?}");
    }
    let read = |name: &str| fs::read(folder.join(name)).with_context(|| format!("no {name}"));
    let (own, behind) = (read(OWN)?, read(&shared)?);
    fs::write(folder.join(OWN), [&*own, &*behind].concat()).context("could not join the parts")?;
    let link = folder.join(LINK);
    let text = fs::read_to_string(&link).context("the parts have no loader")?;
    fs::write(link, loader(&text, &shared, own.len())?).context("could not write the loader")?;
    Ok(later)
}

/// The loader of the parts, once one lies behind so many bytes of the other.
fn loader(text: &str, shared: &str, length: usize) -> Result<String> {
    let fetched = |name: &str| format!("fetch(new URL(\"./{name}\", import.meta.url))");
    let half = |range: &str| format!("half(new URL(\"./{OWN}\", import.meta.url), {range})");
    let mut text = text.to_owned();
    for (name, range) in [(OWN, format!("0, {length}")), (shared, format!("{length}"))] {
        if text.matches(&fetched(name)).count() != 1 {
            bail!("the loader of the parts doesn't fetch {name} once");
        }
        text = text.replace(&fetched(name), &half(&range));
    }
    Ok(text + HALF)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_part_is_its_half_of_the_one_file() {
        let text = "a = fetch(new URL(\"./chunk_3.wasm\", import.meta.url));\n\
                    b = fetch(new URL(\"./split_details.wasm\", import.meta.url));\n\
                    c = fetch(new URL(\"./split_pages.wasm\", import.meta.url));\n";
        let joined = loader(text, "chunk_3.wasm", 17).unwrap();
        let url = "new URL(\"./split_details.wasm\", import.meta.url)";
        assert!(joined.starts_with(&format!(
            "a = half({url}, 17);\nb = half({url}, 0, 17);\n\
             c = fetch(new URL(\"./split_pages.wasm\", import.meta.url));\n"
        )));
        assert!(loader(&joined, "chunk_3.wasm", 17).is_err());
    }
}
