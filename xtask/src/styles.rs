//! The style sheets of the page.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::{page, paths};

/// What includes the sheets that the program brings along itself.
const COMPILED_IN: &str = "src/page/chunk.rs";

/// The sheets that `index.html` lists in its head and in its body, after checking
/// that the lists and the folder agree.
pub fn listed(html: &str) -> Result<[Vec<String>; 2]> {
    let listed = page::styles(html)?;
    for href in listed.iter().flatten() {
        let text = fs::read_to_string(paths::root().join(href))
            .with_context(|| format!("index.html lists {href}, which cannot be read"))?;
        // One sheet is moved to another folder, so only what it carries itself keeps working.
        for (place, _) in text.match_indices("url(") {
            let address = text[place + 4..].trim_start_matches(['"', '\'']);
            if !address.starts_with("data:") && !address.starts_with('#') {
                bail!("{href}: only data: and # addresses may stand in url()");
            }
        }
    }
    let compiled = fs::read_to_string(paths::root().join(COMPILED_IN))
        .with_context(|| format!("could not read {COMPILED_IN}"))?;
    for entry in fs::read_dir(paths::root().join("styles")).context("could not list styles/")? {
        let name = entry?.file_name();
        let href = format!("styles/{}", name.to_string_lossy());
        if href.ends_with(".css")
            && !compiled.contains(&href)
            && !listed.iter().any(|list| list.contains(&href))
        {
            bail!("{href} is not listed in index.html");
        }
    }
    Ok(listed)
}

/// Sheets as one, in order.
pub fn joined(hrefs: &[String]) -> Result<String> {
    let mut all = String::new();
    for href in hrefs {
        all += &fs::read_to_string(paths::root().join(href))
            .with_context(|| format!("could not read {href}"))?;
        all.push('\n');
    }
    Ok(all)
}
