//! Scores records without a browser: see `--help`. The same library as the
//! page's; here are only the options, the streams and the form of the output.

#[path = "score/against.rs"]
mod against;
#[path = "score/batch.rs"]
mod batch;
#[path = "score/input.rs"]
mod input;
#[path = "score/options.rs"]
mod options;
#[path = "score/order.rs"]
mod order;
#[path = "score/scored.rs"]
mod scored;
#[path = "score/team.rs"]
mod team;
#[path = "score/work.rs"]
mod work;

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use against::{Against, Sums};
use batch::Batch;
use kaohe::exchange::RulebookRef;
use options::Options;
use team::Team;
use work::Work;

fn main() -> ExitCode {
    let options = match Options::read(std::env::args_os().skip(1)) {
        Ok(Some(options)) => options,
        Ok(None) => {
            let _ = io::stdout().write_all(options::HELP.as_bytes());
            return ExitCode::SUCCESS;
        }
        Err(reason) => {
            complain(&reason);
            return ExitCode::from(2);
        }
    };
    let work = Work {
        rulebooks: &options.rulebooks,
        references: options.rulebooks.iter().map(RulebookRef::of).collect(),
        today: options.today,
        keep_going: options.keep_going,
        are_several: options.files.len() > 1,
        as_team: options.team,
        against: options.against.as_ref().map(|rulebook| Against {
            rulebook,
            reference: RulebookRef::of(rulebook),
        }),
    };
    let mut batch = Batch {
        work: &work,
        layout: options.layout,
        threads: options.threads,
        team: Team::default(),
        sums: Sums::default(),
        out: BufWriter::new(io::stdout().lock()),
        all_well: true,
    };
    let written = options.files.iter().try_for_each(|file| batch.file(file));
    match written
        .and_then(|()| batch.end())
        .and_then(|()| batch.out.flush())
    {
        Ok(()) if batch.all_well => ExitCode::SUCCESS,
        Ok(()) => ExitCode::FAILURE,
        // Whoever reads has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
            // What is still buffered must not be tried again.
            let _ = batch.out.into_parts();
            ExitCode::from(u8::from(!batch.all_well))
        }
        Err(error) => {
            complain(&format!("standard output: {error}"));
            ExitCode::FAILURE
        }
    }
}

/// One line, whatever foreign text is in it. A closed standard error is no
/// reason to stop.
fn complain(text: &str) {
    let mut line = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_control() {
            line.extend(c.escape_default());
        } else {
            line.push(c);
        }
    }
    let _ = writeln!(io::stderr(), "{line}");
}
