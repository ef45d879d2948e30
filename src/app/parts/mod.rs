//! What the pages are made of.

mod clause_row;
mod complaints;
mod controls;
mod details;
mod entries;
mod errors;
mod exam;
mod header;
mod measures;
mod notices;
mod print_sheet;
mod questions;
mod report;
mod score;
mod sheet;

pub use clause_row::{ClauseRow, Fact};
pub use complaints::{complaint_list, complaints};
pub use controls::{FieldId, button, origin, radios, sentence};
pub use details::{case_worth, details};
pub use errors::errors;
pub use exam::exam;
pub use header::header;
pub use measures::measures;
pub use notices::{notice, notices};
pub use print_sheet::print_sheet;
pub use questions::questions;
pub use report::report;
pub use score::{score, score_bar};
pub use sheet::{lines, sheet};
