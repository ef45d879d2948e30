//! What a visit costs.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result, bail};
use brotli::CompressorWriter;

/// The most that a first visit may load, in bytes (not KiB) after brotli.
pub const BUDGET: usize = 123_000;
/// The most that a month's details may load, after that.
pub const DETAILS_BUDGET: usize = 350_000;
/// The most that the other pages may load, after that.
pub const PAGES_BUDGET: usize = 282_000;
/// The most that documents of others and the team's month may load, after that, with what tables,
/// the writing of rules and the process share with them: nobody else fetches it.
pub const BOOKS_BUDGET: usize = 408_000;
/// The most that the office's tables may load, after that: nobody without a table fetches it.
/// Half of it writes workbooks.
pub const TABLES_BUDGET: usize = 262_000;

/// The most that writing rules may load, after that: nobody else fetches it.
pub const DRAFTS_BUDGET: usize = 141_000;

/// The most that the process around a score may load, after that: nobody else fetches it.
pub const REVIEW_BUDGET: usize = 127_000;

/// How the files begin that have a month's details.
pub const DETAILS: &str = "later-details";
/// How the file begins that has the other pages.
pub const PAGES: &str = "later-pages";
/// How the file begins that has the documents of others.
pub const BOOKS: &str = "later-books";
/// How the file begins that has the office's tables.
pub const TABLES: &str = "later-tables";

/// How the file begins that has the writing of rules.
pub const DRAFTS: &str = "later-drafts";

/// How the file begins that has the process around a score.
pub const REVIEW: &str = "later-review";

/// Prints the sizes of the files in `folder`, and fails if those of a first
/// visit, or those that come later, are over their budgets; what keeps the page
/// counts to none. What was measured stays beside each file, for servers that
/// don't pack anything themselves.
pub fn check(folder: &Path, first: &[String], later: &[String], kept: &[String]) -> Result<()> {
    println!("{:<34} {:>10} {:>10}", "file", "bytes", "brotli");
    let (mut raw, mut small, mut details, mut pages) = (0, 0, 0, 0);
    let (mut books, mut tables, mut drafts, mut review) = (0, 0, 0, 0);
    for name in kept.iter().chain(later).chain(first) {
        let bytes =
            fs::read(folder.join(name)).with_context(|| format!("could not read {name}"))?;
        let packed = brotli(&bytes)?;
        fs::write(folder.join(format!("{name}.br")), &packed)
            .with_context(|| format!("could not write {name}.br"))?;
        let packed = packed.len();
        println!("{name:<34} {:>10} {packed:>10}", bytes.len());
        if first.contains(name) {
            raw += bytes.len();
            small += packed;
        } else if name.starts_with(DETAILS) {
            details += packed;
        } else if name.starts_with(PAGES) {
            pages += packed;
        } else if name.starts_with(BOOKS) {
            books += packed;
        } else if name.starts_with(TABLES) {
            tables += packed;
        } else if name.starts_with(DRAFTS) {
            drafts += packed;
        } else if name.starts_with(REVIEW) {
            review += packed;
        }
    }
    println!("{:<34} {raw:>10} {small:>10}", "first visit");
    verdict("a first visit", small, BUDGET)?;
    verdict("a month's details", details, DETAILS_BUDGET)?;
    verdict("the other pages", pages, PAGES_BUDGET)?;
    verdict("documents of others", books, BOOKS_BUDGET)?;
    verdict("the office's tables", tables, TABLES_BUDGET)?;
    verdict("the writing of rules", drafts, DRAFTS_BUDGET)?;
    verdict("the process around a score", review, REVIEW_BUDGET)
}

fn verdict(what: &str, total: usize, budget: usize) -> Result<()> {
    if total > budget {
        bail!("{what}: {total} bytes (brotli), over the budget of {budget}");
    }
    println!(
        "{what}: {total} bytes (brotli) of {budget}, {} to spare",
        budget - total
    );
    Ok(())
}

fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut packed = Vec::new();
    CompressorWriter::new(&mut packed, 1 << 16, 11, 24).write_all(bytes)?;
    Ok(packed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_budget_is_the_last_size_that_passes() {
        let later = [
            DETAILS_BUDGET,
            PAGES_BUDGET,
            BOOKS_BUDGET,
            TABLES_BUDGET,
            DRAFTS_BUDGET,
            REVIEW_BUDGET,
        ];
        for budget in [BUDGET].into_iter().chain(later) {
            assert!(verdict("this", budget, budget).is_ok());
            assert!(verdict("this", budget + 1, budget).is_err());
        }
    }

    #[test]
    fn brotli_packs() {
        assert!(brotli(&[b'a'; 10_000]).unwrap().len() < 50);
    }
}
