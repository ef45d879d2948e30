//! The desk: what a person does, and what the page is to do about it.

mod acts;
mod ask;
mod awaits;
mod bench;
pub mod books;
mod books_given;
mod books_versions;
mod chunk;
pub mod data;
mod example;
mod files;
mod forms;
mod import_of_many;
mod journal;
mod keeping;
mod laws;
mod lines;
mod list_texts;
mod log;
mod log_forms;
mod log_keeping;
mod log_page;
mod log_work;
mod rules;
mod slices;
mod undone;
mod visits;
