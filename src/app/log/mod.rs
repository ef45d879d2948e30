//! The consultation log on the page: what is open of it, and what is done with
//! it. All of it is behind the later door.

mod act;
mod desk;
mod follow;
mod job;
mod keep;
mod lists;
mod msg;
mod open;

pub use desk::{LogDesk, Opening};
pub use follow::{Behind, FeedView, Follow, Place};
pub use job::Job;
pub use lists::{ListsEdit, list_id};
pub use msg::LogMsg;
