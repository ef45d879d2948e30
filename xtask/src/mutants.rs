//! Faults put into the code one by one, to see whether a test notices.

use std::fs::read_to_string;

use anyhow::{Result, bail};

use crate::process::program;
use crate::{install, paths};

/// Of cargo-mutants.
const VERSION: &str = "27.1.0";
/// How it says that a mutant was missed.
const MISSED: i32 = 2;
/// How it says that tests of a mutant ran too long, and none was missed.
const TIMEOUT: i32 = 3;
/// Tests that would build the examples for each mutant, and long ones that ask
/// about scoring.
const LEFT_OUT: [&str; 3] = ["batch::", "every_outcome::", "heavier_ends::"];
/// The rooms that keep what was entered.
const ROOMS: [&str; 4] = ["record", "store", "desk", "exchange"];

/// Tries the mutants of the rooms, or those alone that lie in the files and
/// folders named, or whose names match one of the other expressions.
pub fn run(named: &[String]) -> Result<()> {
    let folder = paths::target().join("mutants");
    let mut mutants = program(install::crates_io("cargo-mutants", VERSION)?);
    mutants
        .args(["mutants", "--package", "kaohe", "--profile", "mutants"])
        .args(["--no-shuffle", "--output"])
        .arg(&folder)
        // A copy is mutated; what it's built from stays between two runs.
        .env("CARGO_TARGET_DIR", folder.join("build"))
        // How little is enough to fail needn't be found out.
        .env("PROPTEST_MAX_SHRINK_ITERS", "0");
    let (files, names): (Vec<_>, Vec<_>) = named
        .iter()
        .partition(|name| paths::root().join(name).exists());
    for name in names {
        mutants.args(["--re", name]);
    }
    if files.is_empty() {
        mutants.args(ROOMS.map(|room| format!("--file=src/{room}/**")));
    }
    for file in files {
        let all = if paths::root().join(file).is_dir() {
            "/**"
        } else {
            ""
        };
        mutants.arg(format!("--file={}{all}", file.trim_end_matches('/')));
    }
    mutants.args(["--", "--test", "all", "--"]);
    mutants.args(LEFT_OUT.iter().flat_map(|test| ["--skip", test]));
    let status = mutants.status()?;
    let list = |name| read_to_string(folder.join("mutants.out").join(name)).unwrap_or_default();
    match status.code() {
        Some(0) => Ok(()),
        Some(MISSED | TIMEOUT) => bail!(
            "no test noticed these:\n{}and these ran too long:\n{}",
            list("missed.txt"),
            list("timeout.txt")
        ),
        _ => bail!("cargo-mutants failed ({status})"),
    }
}
