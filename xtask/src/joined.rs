//! Files that are always loaded together become one: what is alike in them packs better,
//! and it's one request.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::split::LINK;

/// What the details are, and what all other parts need as well.
const OWN: &str = "split_details.wasm";
/// What the other pages are, and what the parts after them need as well.
const PAGES: &str = "split_pages.wasm";
/// What the documents of others and the team are, and what tables, the writing of rules or the
/// process around a score need as well: these come after them.
const BOOKS: &str = "split_books.wasm";
/// How a file begins that several later parts need.
const SHARED: &str = "chunk_";

/// Gives a piece of a file, which is fetched once.
const PIECE: &str = "
const wholes = {};
async function piece(url, from, to) {
    const mine = wholes[url] ??= fetch(url).then((part) => {
        if (!part.ok) throw new Error(`${part.status} ${part.url}`);
        return part.arrayBuffer();
    });
    try {
        const bytes = (await mine).slice(from, to);
        return { ok: true, arrayBuffer: () => bytes };
    } catch (e) {
        if (wholes[url] === mine) delete wholes[url];
        throw e;
    }
}
";

/// Puts what several later parts need behind the first of them that is loaded, in
/// `folder`; the names that are left.
pub fn join(folder: &Path, later: Vec<String>) -> Result<Vec<String>> {
    let link = folder.join(LINK);
    let mut text = fs::read_to_string(&link).context("the parts have no loader")?;
    let (shared, left): (Vec<_>, Vec<_>) =
        later.into_iter().partition(|name| name.starts_with(SHARED));
    if shared.is_empty()
        || [OWN, PAGES, BOOKS]
            .iter()
            .any(|own| !left.iter().any(|name| name == own))
    {
        bail!("the later parts aren't what they were: {shared:?}, {left:?}");
    }
    let read = |name: &str| fs::read(folder.join(name)).with_context(|| format!("no {name}"));
    for own in [OWN, PAGES, BOOKS] {
        let mut pieces = vec![own];
        for name in &shared {
            let with = needed_by(&text, name)?;
            if own == first_of(&with) {
                pieces.push(name);
            }
        }
        if pieces.len() == 1 {
            continue;
        }
        let mut whole = Vec::new();
        let mut ranges = Vec::new();
        for name in pieces {
            let bytes = read(name)?;
            ranges.push((name, whole.len(), whole.len() + bytes.len()));
            whole.extend(bytes);
        }
        text = loader(&text, own, &ranges)?;
        fs::write(folder.join(own), whole).context("could not join the parts")?;
    }
    fs::write(link, text + PIECE).context("could not write the loader")?;
    Ok(left)
}

/// The parts that need a shared one, as the loader says it.
fn needed_by(text: &str, name: &str) -> Result<String> {
    let stem = name.trim_end_matches(".wasm");
    let at = text.find(&format!("const __{stem} ="));
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
    let needs = |name| parts.split(", ").any(|part| part == name);
    match (needs("details"), needs("pages")) {
        (true, _) => OWN,
        (false, true) => PAGES,
        (false, false) => BOOKS,
    }
}

/// The loader of the parts, once these are pieces of one file.
fn loader(text: &str, own: &str, pieces: &[(&str, usize, usize)]) -> Result<String> {
    let mut text = text.to_owned();
    for (name, from, to) in pieces {
        let fetched = format!("fetch(new URL(\"./{name}\", import.meta.url))");
        if text.matches(&fetched).count() != 1 {
            bail!("the loader of the parts doesn't fetch {name} once");
        }
        let piece = format!("piece(new URL(\"./{own}\", import.meta.url), {from}, {to})");
        text = text.replace(&fetched, &piece);
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "/* details, pages */\n\
        const __chunk_3 = fetch(new URL(\"./chunk_3.wasm\", import.meta.url));\n\
        /* pages, books */\n\
        const __chunk_6 = fetch(new URL(\"./chunk_6.wasm\", import.meta.url));\n\
        /* drafts, tables */\n\
        const __chunk_7 = fetch(new URL(\"./chunk_7.wasm\", import.meta.url));\n\
        b = fetch(new URL(\"./split_details.wasm\", import.meta.url));\n\
        c = fetch(new URL(\"./split_pages.wasm\", import.meta.url));\n";

    #[test]
    fn what_is_shared_goes_with_the_first_that_needs_it() {
        let first = |name| first_of(&needed_by(TEXT, name).unwrap());
        assert_eq!(first("chunk_3.wasm"), OWN);
        assert_eq!(first("chunk_6.wasm"), PAGES);
        assert_eq!(first("chunk_7.wasm"), BOOKS);
        assert!(needed_by(TEXT, "chunk_9.wasm").is_err());
    }

    #[test]
    fn each_part_is_its_piece_of_the_one_file() {
        let pieces = [("split_details.wasm", 0, 17), ("chunk_3.wasm", 17, 20)];
        let joined = loader(TEXT, OWN, &pieces).unwrap();
        let url = "new URL(\"./split_details.wasm\", import.meta.url)";
        assert!(joined.contains(&format!("const __chunk_3 = piece({url}, 17, 20);")));
        assert!(joined.contains(&format!("b = piece({url}, 0, 17);")));
        assert!(joined.contains("c = fetch(new URL(\"./split_pages.wasm\""));
        assert!(loader(&joined, OWN, &pieces).is_err());
    }
}
