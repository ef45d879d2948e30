//! The consultation log: entries, what looks private in them, what they come
//! to, how they're found again, their file and their table.

mod entry;
pub mod file;
mod file_words;
pub mod generate;
mod pieces;
mod private;
mod ratios;
mod report;
mod search;
mod steps;
mod taking;
mod twins;
mod words;
