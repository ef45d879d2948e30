//! The office's own tables: the preview of one that comes in, and workbooks that go out.
//!
//! Lives here: [`TableForm`], what a person sees and answers of a table, and what comes of
//! it, in the program's fifth chunk. May not live here: what a column means
//! (`table`), and words.

mod form;
mod msg;
mod take;
mod work;
mod written;

pub use form::{TableForm, TableRead};
pub use msg::{BookTable, Keep, TableContent, TableFile, TableMsg, TeamTable};
pub use work::TABLES;
