//! Drives the built page in a real Chromium, for the browser tests.
//!
//! Everything here is synchronous and panics with a message that tells what was
//! expected and what the page showed instead: it is for tests and screenshots only.
//!
//! Wherever a method takes a selector, `css :: text` means the first element that
//! matches `css` and contains `text`.

mod axe;
mod browser;
mod chromium;
mod connection;
mod emulation;
mod input;
mod keys;
mod log;
mod navigation;
mod output;
mod page;
mod paths;
mod site;

pub use axe::Violation;
pub use browser::{Browser, Options};
pub use page::Page;
pub use paths::{root, screenshots, site as site_folder};
pub use site::{Site, SiteOptions};
