//! Builds, serves and tests the page: `cargo xtask help`.

mod beside;
mod bindgen;
mod dist;
mod failures;
mod hosting;
mod install;
mod joined;
mod measure;
mod merged;
mod mutants;
mod names;
mod npm;
mod offline;
mod order;
mod page;
mod paths;
mod process;
mod serve;
mod single;
mod sizes;
mod spark;
mod split;
mod styles;
mod test;
mod watch;

use std::process::ExitCode;

use anyhow::{Result, bail};
use lexopt::prelude::*;

const USAGE: &str = "\
Usage: cargo xtask <task>

  serve [--release] [--port N]   build the page, serve it on 127.0.0.1 and rebuild
                                 it whenever a source changes (default port 8080;
                                 0 picks a free one)
  dist [--single]                build the page for publishing into dist/, show its
                                 sizes and fail when it is over the budget; with
                                 --single also as one file, dist/kaohe.html, that
                                 opens from disk
  test [--no-browser]            run every check and test, from formatting to the
                                 browser
       [--engines all]           browsers: all on Chromium, a few that stand for
                                 them on Firefox and WebKit unless told `all`
  test --mutants [file|name]...  put faults into record, store, desk and exchange, or
                                 only into these files, folders or names (regular
                                 expressions); fail if the native tests miss one
  measure                        build the page for publishing, and print what must
                                 be true of time beside its goals; fails nothing
  spark                          score lines under Apache Spark with two workers,
                                 and compare all of them with the direct run
  help                           print this text";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let mut args = lexopt::Parser::from_env();
    let task = match args.next()? {
        None | Some(Short('h') | Long("help")) => "help".to_owned(),
        Some(Value(task)) => task.string()?,
        Some(other) => return Err(other.unexpected().into()),
    };
    if task != "help" {
        paths::check()?;
    }
    match task.as_str() {
        "serve" => {
            let (mut release, mut port) = (false, 8080);
            while let Some(arg) = args.next()? {
                match arg {
                    Long("release") => release = true,
                    Long("port") => port = args.value()?.parse()?,
                    other => return Err(other.unexpected().into()),
                }
            }
            serve::run(release, port)
        }
        "dist" => {
            let mut single = false;
            while let Some(arg) = args.next()? {
                match arg {
                    Long("single") => single = true,
                    other => return Err(other.unexpected().into()),
                }
            }
            dist::run(single)
        }
        "measure" => {
            nothing_more(args)?;
            measure::run()
        }
        "spark" => {
            nothing_more(args)?;
            spark::run()
        }
        "test" => {
            let (mut browser, mut all) = (true, false);
            let (mut mutate, mut named) = (false, Vec::new());
            while let Some(arg) = args.next()? {
                match arg {
                    Long("no-browser") => browser = false,
                    Long("engines") => match args.value()?.string()?.as_str() {
                        "all" => all = true,
                        other => bail!("--engines is told `all` or left out, not `{other}`"),
                    },
                    Long("mutants") => mutate = true,
                    Value(name) if mutate => named.push(name.string()?),
                    other => return Err(other.unexpected().into()),
                }
            }
            match mutate {
                true => mutants::run(&named),
                false => test::run(browser, all),
            }
        }
        "help" => {
            println!("{USAGE}");
            Ok(())
        }
        other => bail!("there is no task `{other}`\n\n{USAGE}"),
    }
}

fn nothing_more(mut args: lexopt::Parser) -> Result<()> {
    match args.next()? {
        None => Ok(()),
        Some(other) => Err(other.unexpected().into()),
    }
}
