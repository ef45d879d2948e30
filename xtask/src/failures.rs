//! Which tests failed, by what they print.

use std::io::{Read, Write};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// What runs of libtest printed.
#[derive(Debug, Default)]
struct Told {
    /// The tests that failed.
    failed: Vec<String>,
    /// Those of the binary that is being read, if it fails.
    listed: Vec<String>,
    /// Whether what is read is a list of failures.
    listing: bool,
    /// Whether a binary runs, and what it began to print last.
    running: bool,
    /// A line that isn't whole yet.
    line: Vec<u8>,
}

impl Told {
    fn read(&mut self, bytes: &[u8]) {
        for byte in bytes {
            if *byte == b'\n' {
                let line = std::mem::take(&mut self.line);
                self.read_line(String::from_utf8_lossy(&line).trim_end_matches('\r'));
            } else {
                self.line.push(*byte);
            }
        }
    }

    /// A failing binary lists its failures twice: with what they printed, and
    /// by their names alone, right before its result.
    fn read_line(&mut self, line: &str) {
        if line.starts_with("running ") && (line.ends_with(" tests") || line.ends_with(" test")) {
            self.crashed();
            self.running = true;
        } else if line == "failures:" {
            self.listed.clear();
            self.listing = true;
        } else if line.starts_with("test result: ") {
            self.failed.append(&mut self.listed);
            (self.running, self.listing) = (false, false);
        } else if let (true, Some(name)) = (self.listing, line.strip_prefix("    ")) {
            self.listed.push(name.to_owned());
        }
    }

    /// A binary that stops before its result fails with the test it began, if
    /// it ran them one by one.
    fn crashed(&mut self) {
        if std::mem::take(&mut self.running) {
            let line = String::from_utf8_lossy(&std::mem::take(&mut self.line)).into_owned();
            let begun = line
                .strip_prefix("test ")
                .and_then(|name| name.strip_suffix(" ... "));
            let name = begun.unwrap_or("a test binary");
            self.failed.push(format!("{name} (it crashed, see above)"));
        }
    }
}

/// Runs tests to their end, writing to `out` what they print, and returns the names of
/// those that failed.
///
/// # Errors
/// When no test failed, and not all could be run: what they are made of doesn't
/// compile.
pub fn of(tests: &mut Command, out: &mut impl Write) -> Result<Vec<String>> {
    let mut child = tests
        .stdout(Stdio::piped())
        .spawn()
        .context("could not start the tests")?;
    let mut told = Told::default();
    if let Some(mut printed) = child.stdout.take() {
        let mut buffer = [0; 4096];
        loop {
            let bytes = match printed.read(&mut buffer)? {
                0 => break,
                length => buffer.get(..length).unwrap_or_default(),
            };
            out.write_all(bytes)?;
            out.flush()?;
            told.read(bytes);
        }
    }
    told.crashed();
    let status = child.wait()?;
    if told.failed.is_empty() && !status.success() {
        bail!("the tests could not all be run ({status}), see above");
    }
    Ok(told.failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    const OUTPUT: &str = "
running 3 tests
test clauses::late ... ok
test clauses::early ... FAILED
test numbers::pi ... FAILED

failures:

---- clauses::early stdout ----
thread 'clauses::early' panicked at tests/clauses.rs:1:1:
the page shows:
failures:
    what the page shows
stack backtrace:
    0: nothing

---- numbers::pi stdout ----
thread 'numbers::pi' panicked

failures:
    clauses::early
    numbers::pi

test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s

running 1 test
test other ... ok
    an indented line that it printed

test result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s

running 1 test
test src/lib.rs - number (line 3) ... FAILED

failures:

---- src/lib.rs - number (line 3) stdout ----
error: no

failures:
    src/lib.rs - number (line 3)

test result: FAILED. 0 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.10s
";

    fn failed(output: &str) -> Vec<String> {
        let mut told = Told::default();
        // However it comes.
        for bytes in output.as_bytes().chunks(7) {
            told.read(bytes);
        }
        told.crashed();
        told.failed
    }

    #[test]
    fn each_that_failed_is_named_once() {
        let names = [
            "clauses::early",
            "numbers::pi",
            "src/lib.rs - number (line 3)",
        ];
        assert_eq!(failed(OUTPUT), names);
    }

    #[test]
    fn a_crash_is_a_failure_too() {
        let first = "\nrunning 2 tests\ntest a ... ok\ntest b ... ";
        assert_eq!(failed(first), ["b (it crashed, see above)"]);
        let then = format!(
            "{first}\nrunning 1 test{}",
            "\ntest c ... ok\n\ntest result: ok.\n"
        );
        assert_eq!(failed(&then), ["a test binary (it crashed, see above)"]);
    }
}
