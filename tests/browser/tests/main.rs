//! All browser tests in one binary: one list of what failed, and a file more is
//! no program more.

mod access;
mod all_numbers;
mod books;
mod books_team;
#[path = "../../support/bundled_words.rs"]
mod bundled_words;
mod concluding;
mod desk;
mod disk;
mod drawn;
mod engines;
mod entry_habits;
mod example;
mod files;
mod foreign;
mod foreign_forms;
mod hands;
mod harness;
mod kept;
mod large;
mod lead;
mod lines;
mod log;
mod log_days;
mod log_feeds;
mod log_files;
mod log_many;
mod log_report;
mod log_storage;
mod measures;
mod month;
mod paper;
mod play;
mod questions;
mod rules;
mod sending;
mod smoke;
mod storage;
mod team;
mod team_months;
mod telesales;
mod telesales_year;
mod visits;
mod wrong_input;
mod year;
