//! Floor 3: the browser's storage, so that tomorrow it's all still there.
//!
//! Lives here: [`rows`], which keeps months, rules, log entries and what
//! couldn't be read as rows in `IndexedDB`, through a [`rows::RowBackend`] any
//! of whose calls may fail at any time; [`SettingsStore`], which keeps the
//! settings through a [`Backend`]; and [`Found`], which takes over what an
//! earlier version kept elsewhere. `local.rs` is the only file of the project
//! that may name `gloo-storage`, `rows/indexed.rs` the only one that may name
//! `idb`. May not live here: words for people (a fault is a value, `locale`
//! words it), a clock, the page, files.
//!
//! # What lies where
//!
//! | where | what |
//! |---|---|
//! | `IndexedDB`, database `kaohe`, object store `months` | a month's facts and the acts on it as JSON, under `<agent>/<YYYY-MM>` ([`MonthKey`]) |
//! | … `rules` | the rules in use, one row; none while they are as bundled |
//! | … `log` | the entries of the consultation log, under their numbers |
//! | … `asides` | texts that were found elsewhere and couldn't be read |
//! | … `books` | documents of version 2 that a person brought, under `document/<id>` (a further version under `document/<id>/<month>`), and the months that are filled in by them, under `month/<agent>/<YYYY-MM>/<id>`; what is known of a team: `team/roster`, `team/exam/<YYYY-MM>`, `team/claim/<agent>/<YYYY-MM>`, `team/heads/<hash>`, `team/receipt/<agent>/<YYYY-MM>`, `team/read/<agent>/<YYYY-MM>`, `team/slip/<agent>/<YYYY-MM>`, `team/approvals/<YYYY-MM>/<unit>`, `team/process` ([`BookKey`]) |
//! | … `meta` | by which schema each of them was written |
//! | `localStorage`, `kaohe:settings` | theme, language, agent: needed before anything else is there |
//!
//! | …, `kaohe:journal:<n>` | what was done on a page before storage could take it; gone once it has |
//!
//! Keys of `localStorage` without the prefix [`PREFIX`] belong to others on the
//! same origin and are never touched.

mod aside_format;
mod backend;
mod book_format;
mod drafts;
mod found;
mod journals;
mod key;
mod log_format;
mod month_format;
pub mod rows;
mod rules_format;
mod settings;

#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
mod local;

pub use aside_format::{Aside, AsideFormat};
pub use backend::{Access, Backend, BackendFault, Keep, Memory, Saved};
pub use book_format::{BookFormat, BookKey, TeamKey};
pub use drafts::{Draft, MAX_DRAFT, MAX_DRAFT_MONTHS, MAX_DRAFTS};
pub use found::{Found, MOVED, PREFIX, Shelves, TakenOver};
pub use journals::{JOURNAL, claim_journals, drop_journals};
pub use key::MonthKey;
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
pub use local::LocalStorage;
pub use log_format::LogFormat;
pub use month_format::{MonthFormat, MonthRow};
pub use rules_format::RulesFormat;
pub use settings::{BackupMark, SETTINGS, Settings, SettingsStore, Theme};
