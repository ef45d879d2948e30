//! The pages.

mod export;
mod import;
mod month;
mod months;

pub use export::export;
pub use import::import;
pub use month::month;
pub use months::months;
