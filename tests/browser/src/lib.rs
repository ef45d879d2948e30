//! Drives the built page in real browsers, for the browser tests.
//!
//! Everything here is synchronous and panics with a message that tells what was
//! expected and what the page showed instead: it is for tests and screenshots only.
//!
//! Wherever a method takes a selector, `css :: text` means the first element that
//! matches `css` and contains `text`.

mod actions;
mod axe;
mod browser;
mod chromium;
mod chromium_program;
mod chromium_tab;
mod connection;
mod display;
mod emulation;
mod engine;
mod firefox;
mod firefox_tab;
mod input;
mod keys;
mod log;
mod navigation;
mod output;
mod page;
mod paths;
mod process;
mod site;
mod webkit;
mod webkit_tab;

pub use axe::Violation;
pub use browser::{Browser, Options};
pub use engine::{Ability, Engine};
pub use page::Page;
pub use paths::{root, screenshots, site as site_folder};
pub use site::{Site, SiteOptions};
