//! What must be true of time: figures beside their goals. They hang on the
//! machine and on what else it does, so none of them fails anything.
//! `cargo xtask measure` builds the page and runs it.

#[path = "../../tests/desk/mod.rs"]
#[allow(dead_code, reason = "what the tests do and this doesn't")]
mod desk;
mod log;
mod months;
mod start;
mod table;
mod tasks;

use std::process::ExitCode;

use table::Table;

/// What is measured, each so often.
const ROUNDS: usize = 3;
const PARTS: [fn(&mut Table); 4] = [
    start::measure,
    months::in_and_open,
    log::with_many,
    log::in_and_out,
];

fn main() -> ExitCode {
    println!("{ROUNDS} rounds, on this machine as busy as it is:\n");
    let mut table = Table::default();
    for part in PARTS {
        for _ in 0..ROUNDS {
            part(&mut table);
        }
        // Each as soon as it's known: all of them take minutes.
        table.print();
    }
    ExitCode::SUCCESS
}
