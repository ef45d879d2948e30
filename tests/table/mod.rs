//! The office's own tables: what is read, matched and taken of them, and what goes
//! back to the office.

mod facts;
mod matched;
mod mutated;
pub mod office;
mod packed;
mod read;
mod separated;
mod written;
mod written_by_document;
