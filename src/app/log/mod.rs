//! The consultation log on the page: what is open of it, and what is done with
//! it. All of it is behind the later door.

mod act;
mod desk;
mod job;
mod keep;
mod msg;
mod open;

pub use desk::{LogDesk, Opening};
pub use job::Job;
pub use msg::LogMsg;
