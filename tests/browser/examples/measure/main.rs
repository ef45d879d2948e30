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

/// What is measured, by what name, and how often.
const PARTS: [(&str, usize, Part); 6] = [
    ("visit", 5, start::on_a_slow_net),
    ("click", 3, start::measure),
    ("months", 3, months::in_and_open),
    ("team", 3, team::of_thousands),
    ("log", 3, log::with_many),
    ("log-files", 3, log::in_and_out),
];

/// Measures what is named, or all.
fn main() -> ExitCode {
    println!("On this machine as busy as it is:\n");
    let named: Vec<String> = std::env::args().skip(1).collect();
    let is_named = |name: &str| named.is_empty() || named.iter().any(|named| named == name);
    let mut table = Table::default();
    for (_, rounds, part) in PARTS.iter().filter(|(name, ..)| is_named(name)) {
        for _ in 0..*rounds {
            part(&mut table);
        }
        // Each as soon as it's known: all of them take minutes.
        table.print();
    }
    ExitCode::SUCCESS
}
