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
mod team;

use std::process::ExitCode;

use table::Table;

type Part = fn(&mut Table);

/// What is measured, and how often.
const PARTS: [(usize, Part); 6] = [
    (5, start::on_a_slow_net),
    (3, start::measure),
    (3, months::in_and_open),
    (3, team::of_thousands),
    (3, log::with_many),
    (3, log::in_and_out),
];

fn main() -> ExitCode {
    println!("On this machine as busy as it is:\n");
    let mut table = Table::default();
    for (rounds, part) in PARTS {
        for _ in 0..rounds {
            part(&mut table);
        }
        // Each as soon as it's known: all of them take minutes.
        table.print();
    }
    ExitCode::SUCCESS
}
