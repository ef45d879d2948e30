//! The pages.

mod basis;
mod data;
mod export;
mod import;
mod import_backup;
mod import_paste;
mod import_rulebook;
mod log;
mod log_files;
mod month;
mod months;
mod numbers;
mod numbers_effect;

pub use basis::basis;
pub use data::data;
pub use export::export;
pub use import::{import, picker};
pub use log::log;
pub use log_files::report_print;
pub use month::month;
pub use months::months;
