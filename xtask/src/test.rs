//! Every check and test, in the order in which they are cheapest to fail.

use std::env::consts::EXE_SUFFIX;
use std::io::{self, Write};
use std::process::Command;
use std::thread;
use std::time::Instant;

use anyhow::{Context, Result, anyhow, bail};

use crate::beside::Beside;
use crate::bindgen::WEB;
use crate::process::{cargo, run as execute};
use crate::{failures, install, npm, paths};

#[path = "../../tests/browser/engines.rs"]
mod engines;

/// The target of the pure tests that run on WebAssembly without a browser.
const WASI: &str = "wasm32-wasip1";

/// The packages that are compiled together: with others beside it a package's dependencies
/// have other features, and are compiled anew.
const NATIVE: [&str; 3] = ["--workspace", "--exclude", "kaohe-browser"];
/// By themselves: what speaks to WebDriver would change how JSON's fields are ordered.
const BROWSER: [&str; 4] = ["--package", "kaohe-browser", "--test", "browser"];

/// So many browsers at once: more of them only wait for each other.
const MOST_BROWSERS: usize = 4;

/// The tests that failed, each with its step.
type Failed = Vec<(&'static str, String)>;

/// Runs all the steps. A test that fails keeps no other from running, and is
/// named at the end; a step that fails otherwise is the last.
pub fn run(browser: bool, all: bool) -> Result<()> {
    let start = Instant::now();
    let mut failed = Failed::new();
    let ended = steps(browser, all, &mut failed);
    println!("\nfinished in {:.0} s", start.elapsed().as_secs_f32());
    match (ended, named(&failed)) {
        (Ok(()), None) if browser => println!("all steps passed"),
        (Ok(()), None) => {
            println!("all other steps passed; the browser tests were NOT run");
        }
        (Err(error), None) => return Err(error),
        (Ok(()), Some(tests)) => bail!(tests),
        (Err(error), Some(tests)) => bail!("{error:#}\nand before that {tests}"),
    }
    Ok(())
}

/// The tests that failed, a line for each.
fn named(failed: &Failed) -> Option<String> {
    let count = match failed.len() {
        0 => return None,
        1 => "1 test".to_owned(),
        more => format!("{more} tests"),
    };
    let lines = failed
        .iter()
        .map(|(step, test)| format!("\n  {step}: {test}"));
    Some(format!("{count} failed:{}", lines.collect::<String>()))
}

fn steps(browser: bool, all: bool, failed: &mut Failed) -> Result<()> {
    // What is missing should be known before the first long step.
    let mut needs = vec![&install::NODE, &install::NPM, &install::OFFICE];
    if browser {
        needs.extend([&install::CHROMIUM, &install::FIREFOX]);
        needs.extend([&install::WEBKIT, &install::FONTS]);
    }
    step("tools", || {
        install::ensure(&needs)?;
        // Before anything runs beside anything: rustup changes its folder for one at a time.
        install::component("rust-src")?;
        install::target(WEB)?;
        install::target(WASI)
    })?;
    step("format", || {
        execute(cargo().args(["fmt", "--all", "--check"]))
    })?;
    // It hardly ever has work for more than one core, and neither have the steps before
    // the browser's.
    let page = Beside::start("dist", &["dist", "--single"])?;
    step("lints", || {
        execute(
            cargo()
                .args(["clippy", "--workspace", "--all-targets"])
                .args(["--", "-D", "warnings"]),
        )
    })?;
    step("lints of the page", || {
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
    tests("native tests", failed, || {
        execute(
            cargo()
                .arg("build")
                .args(NATIVE)
                .args(["--example", "score"]),
        )?;
        let score = paths::target().join(format!("debug/examples/score{EXE_SUFFIX}"));
        let mut tests = cargo();
        tests.arg("test").args(NATIVE).args(["--lib", "--bins"]);
        tests.args(["--test", "all", "--test", "serving"]);
        // Whoever runs the tests by themselves may lack it.
        tests.env("KAOHE_OFFICE", "there");
        tests.env("KAOHE_SCORE", score);
        Ok(tests)
    })?;
    tests("examples in the documentation", failed, || {
        let mut tests = cargo();
        tests.arg("test").args(NATIVE).arg("--doc");
        Ok(tests)
    })?;
    tests("tests on WebAssembly", failed, || {
        let mut tests = cargo();
        tests.args(["test", "--package", "kaohe", "--target", WASI]);
        tests.args(["--test", "wasm"]);
        Ok(tests)
    })?;
    if browser {
        // As long as the page isn't there, they can be compiled at least.
        step("what drives the browsers", || {
            execute(cargo().arg("test").args(BROWSER).arg("--no-run"))
        })?;
    }
    step("page and budget", || page.end())?;
    if browser {
        step("browser tests", || {
            let found = in_engine("chromium", true, &mut io::stdout())?;
            failed.extend(found.into_iter().map(|test| ("browser tests", test)));
            Ok(())
        })?;
        step("browser tests on Firefox and WebKit", || {
            in_the_others(all, failed)
        })?;
    }
    Ok(())
}

/// The browser tests on Firefox and on WebKit, one by one in each: Firefox is slow when
/// it shares a core with itself, and WebKit's windows share a display, where only one
/// of them has the focus. Both at once need no more than two cores.
fn in_the_others(all: bool, failed: &mut Failed) -> Result<()> {
    thread::scope(|scope| {
        let webkit = scope.spawn(|| {
            let mut said = Vec::new();
            (in_engine("webkit", all, &mut said), said)
        });
        let found = in_engine("firefox", all, &mut io::stdout());
        let (then_found, said) = webkit
            .join()
            .map_err(|_| anyhow!("the tests on WebKit were lost"))?;
        println!("\non WebKit:");
        io::stdout().write_all(&said)?;
        let mut ended = Ok(());
        for (name, found) in [("on Firefox", found), ("on WebKit", then_found)] {
            match found {
                Ok(found) => failed.extend(found.into_iter().map(|test| (name, test))),
                Err(error) => ended = ended.and(Err(error.context(name))),
            }
        }
        ended
    })
}

/// The browser tests on one engine: all that it can do, or those that stand for them.
fn in_engine(engine: &str, all: bool, out: &mut impl Write) -> Result<Vec<String>> {
    let threads = match engine {
        "chromium" => thread::available_parallelism().map_or(1, usize::from),
        _ => 1,
    };
    let threads = format!("--test-threads={}", threads.min(MOST_BROWSERS));
    let mut tests = cargo();
    tests
        .arg("test")
        .args(BROWSER)
        .args(["--no-fail-fast", "--"]);
    tests.args([threads.as_str(), "--exact"]);
    let beyond = engines::CANNOT.iter().filter(|(of, ..)| *of == engine);
    let beyond: Vec<_> = beyond.flat_map(|(_, _, tests)| *tests).collect();
    if all {
        tests.args(beyond.into_iter().flat_map(|test| ["--skip", *test]));
    } else {
        tests.args(engines::SMOKE.iter().filter(|test| !beyond.contains(test)));
    }
    tests.env("KAOHE_ENGINE", engine);
    tests.env("KAOHE_SITE", paths::dist());
    tests.env("KAOHE_AXE", npm::AXE.get()?);
    failures::of(&mut tests, out)
}

/// A step of tests.
fn tests(
    name: &'static str,
    failed: &mut Failed,
    command: impl FnOnce() -> Result<Command>,
) -> Result<()> {
    step(name, || {
        let mut command = command()?;
        command.arg("--no-fail-fast");
        let found = failures::of(&mut command, &mut io::stdout())?;
        failed.extend(found.into_iter().map(|test| (name, test)));
        Ok(())
    })
}

fn step(name: &str, work: impl FnOnce() -> Result<()>) -> Result<()> {
    println!("\n== {name}");
    let start = Instant::now();
    work().with_context(|| format!("step `{name}` failed"))?;
    println!("== {name}: {:.1} s", start.elapsed().as_secs_f32());
    Ok(())
}
