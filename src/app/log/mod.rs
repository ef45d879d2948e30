//! The consultation log on the page: what is open of it, and what is done with
//! it. All of it is behind the later door.

mod act;
mod desk;
mod export;
mod files;
mod import;
mod job;
mod keep;
mod msg;
mod open;
mod read;
mod twins;

pub use desk::{LogDesk, Opening};
pub use job::Job;
pub use msg::LogMsg;

pub use export::{Export, Scope, Table};
pub use files::{FilesMsg, Panel};
pub use import::{Import, Taken};
pub use twins::Twins;
