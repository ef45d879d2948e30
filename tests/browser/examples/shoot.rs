//! Takes a screenshot of any page.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use kaohe_browser::{Browser, Options};
use lexopt::prelude::*;

const USAGE: &str = "\
Usage: cargo run -p kaohe-browser --example shoot -- URL OUT.png [options]
  --width N, --height N   the window's size (1280 x 800)
  --mobile                a phone: touch, two device pixels for each CSS pixel
  --dark                  the system prefers dark colours
  --lang L                the browser's language (zh-CN)
  --full                  the whole page, not only the window
  --print                 as it would be printed
  --pdf                   write a PDF instead
  --eval JS               run this first, and print its value; may be repeated
  --wait MS               wait before the picture (600)";

struct Shot {
    url: String,
    out: PathBuf,
    options: Options,
    full: bool,
    print: bool,
    pdf: bool,
    scripts: Vec<String>,
    wait: Duration,
}

fn main() -> ExitCode {
    match parse() {
        Ok(Some(shot)) => {
            take(shot);
            ExitCode::SUCCESS
        }
        Ok(None) => {
            println!("{USAGE}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error}\n\n{USAGE}");
            ExitCode::FAILURE
        }
    }
}

fn take(shot: Shot) {
    let browser = Browser::launch_at(&shot.url, shot.options);
    let page = browser.open();
    std::thread::sleep(shot.wait);
    for script in &shot.scripts {
        println!("{}", page.eval_json(script));
        std::thread::sleep(shot.wait);
    }
    if shot.print {
        page.emulate_print(true);
    }
    if shot.pdf {
        page.print_pdf(&shot.out);
    } else {
        page.screenshot(&shot.out, shot.full);
    }
    for error in page.console_errors() {
        eprintln!("console: {error}");
    }
}

fn parse() -> Result<Option<Shot>, lexopt::Error> {
    let mut args = lexopt::Parser::from_env();
    let mut names = Vec::new();
    let mut options = Options::default();
    let (mut full, mut print, mut pdf) = (false, false, false);
    let mut scripts = Vec::new();
    let mut wait = 600;
    while let Some(arg) = args.next()? {
        match arg {
            Long("width") => options.width = args.value()?.parse()?,
            Long("height") => options.height = args.value()?.parse()?,
            Long("mobile") => options.mobile = true,
            Long("dark") => options.dark = true,
            Long("lang") => options.lang = args.value()?.string()?,
            Long("full") => full = true,
            Long("print") => print = true,
            Long("pdf") => pdf = true,
            Long("eval") => scripts.push(args.value()?.string()?),
            Long("wait") => wait = args.value()?.parse()?,
            Short('h') | Long("help") => return Ok(None),
            Value(name) => names.push(name.string()?),
            other => return Err(other.unexpected()),
        }
    }
    let [url, out] = names.as_slice() else {
        return Err("name a URL and a file to write".into());
    };
    Ok(Some(Shot {
        url: url.clone(),
        out: std::path::absolute(out).map_err(|error| error.to_string())?,
        options,
        full,
        print,
        pdf,
        scripts,
        wait: Duration::from_millis(wait),
    }))
}
