//! Every check and test, in the order in which they are cheapest to fail.

use std::time::Instant;

use anyhow::{Context, Result};

use crate::bindgen::WEB;
use crate::process::{cargo, run as execute};
use crate::{dist, install, npm, paths};

/// The target of the pure tests that run on WebAssembly without a browser.
const WASI: &str = "wasm32-wasip1";
/// The integration tests that run there beside the library's own.
const WASI_TESTS: [&str; 3] = ["numbers::", "clauses::", "laws::"];

/// Runs all the steps, and stops at the first that fails.
pub fn run(browser: bool) -> Result<()> {
    let start = Instant::now();
    // What is missing should be known before the first long step.
    let mut needs = vec![&install::NODE, &install::NPM];
    if browser {
        needs.extend([&install::CHROMIUM, &install::FONTS]);
    }
    step("tools", || install::ensure(&needs))?;
    step("format", || {
        execute(cargo().args(["fmt", "--all", "--check"]))
    })?;
    step("lints", || {
        execute(
            cargo()
                .args(["clippy", "--workspace", "--all-targets"])
                .args(["--", "-D", "warnings"]),
        )
    })?;
    step("lints of the page", || {
        install::target(WEB)?;
        // In one part, as `serve` builds it, and split in two, as `dist` does.
        for features in [&[][..], &["--features", "split"]] {
            execute(
                cargo()
                    .args(["clippy", "--package", "kaohe", "--lib", "--bins"])
                    .args(["--target", WEB])
                    .args(features)
                    .args(["--", "-D", "warnings"]),
            )?;
        }
        Ok(())
    })?;
    step("native tests", || {
        execute(cargo().args(["test", "--workspace", "--exclude", "kaohe-browser"]))
    })?;
    step("tests on WebAssembly", || {
        install::target(WASI)?;
        let mut tests = cargo();
        tests.args(["test", "--package", "kaohe", "--target", WASI]);
        execute(tests.args(["--test", "all", "--"]).args(WASI_TESTS))
    })?;
    step("page and budget", dist::run)?;
    if browser {
        step("browser tests", || {
            execute(
                cargo()
                    .args(["test", "--package", "kaohe-browser"])
                    .args(["--", "--test-threads=1"])
                    .env("KAOHE_SITE", paths::dist())
                    .env("KAOHE_AXE", npm::AXE.get()?),
            )
        })?;
    }
    println!("\nfinished in {:.0} s", start.elapsed().as_secs_f32());
    println!(
        "{}",
        if browser {
            "all steps passed"
        } else {
            "all other steps passed; the browser tests were NOT run"
        }
    );
    Ok(())
}

fn step(name: &str, work: impl FnOnce() -> Result<()>) -> Result<()> {
    println!("\n== {name}");
    let start = Instant::now();
    work().with_context(|| format!("step `{name}` failed"))?;
    println!("== {name}: {:.1} s", start.elapsed().as_secs_f32());
    Ok(())
}
