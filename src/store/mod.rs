//! Floor 3: the browser's storage, so that tomorrow it's all still there.
//!
//! Lives here: [`Store`], which keeps every agent's months and the settings
//! through a [`Backend`] of four calls, any of which may fail at any time.
//! `local.rs` is the only file of the project that may name `gloo-storage`.
//! What outgrows `localStorage` is in [`log`], which takes its time.
//! May not live here: words for people (a fault is a value, `locale` words
//! it), a clock, the page, files.
//!
//! # What lies where
//!
//! | key | value |
//! |---|---|
//! | `kaohe:month:<agent>:<YYYY-MM>` | `{"schema":1,"record":{…}}`, the truth |
//! | `kaohe:next:<agent>:<YYYY-MM>` | the same with `replaces`, only while a month is being switched |
//! | `kaohe:index` | which months there are; found again from the keys, shows a month that got lost |
//! | `kaohe:settings` | theme, language, agent |
//! | `kaohe:rules` | what the branch decided about the rules; absent while they are as bundled |
//! | `kaohe:aside:<n>` | a text that couldn't be read, with the key that it had |
//!
//! A value is a function of what it holds: no time, no counter. The same
//! records make the same bytes, whatever came before.
//!
//! # What it promises
//!
//! - A save is [`Saved`] only after the month was read back. It goes beside
//!   first, is read back there, and then switched; whatever step is the last
//!   one, the old month or the new one can be read (see `switch.rs`).
//! - What a save would overwrite must be exactly what this store last saw
//!   there. If another tab wrote in between, nothing is written and both
//!   states are at hand ([`SaveFault::Conflict`]).
//! - Nothing unreadable is overwritten: it's copied to an aside key first, and
//!   where that fails its key is locked ([`SaveFault::Locked`]).
//! - A single value of a newer schema makes the whole store read-only: a newer
//!   program has been here, and what it means by the other keys can't be known.
//! - What couldn't be saved stays in memory, in [`Store::records`] and
//!   [`Store::unsaved`]; with no storage at all that's all there is
//!   ([`Access::Memory`]).
//! - Keys without the prefix `kaohe:` belong to others on the same origin:
//!   they're counted for [`Usage`] and never touched.

mod aside;
mod backend;
mod drafts;
mod fault;
mod index;
mod key;
pub mod log;
mod log_format;
mod open;
mod remove;
mod rename;
mod rules;
mod save;
mod settings;
mod switch;
mod tabs;
mod value;
mod vault;

#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
mod local;

use litemap::LiteMap;

pub use aside::{Aside, AsideState};
pub use backend::{Backend, BackendFault, Memory};
pub use drafts::{Draft, MAX_DRAFT, MAX_DRAFT_MONTHS, MAX_DRAFTS};
pub use fault::{RenameFault, SaveFault, Saved};
pub use key::{MonthKey, PREFIX};
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
pub use local::LocalStorage;
pub use log_format::LogFormat;
pub use open::Opened;
pub use remove::Sweep;
pub use settings::{Settings, Theme};
pub use tabs::{Change, Keep};
pub use value::SCHEMA;
pub use vault::{Access, QUOTA, Usage};

use crate::calendar::Month;
use crate::record::Record;
use vault::Vault;

/// All months and settings that this browser keeps.
#[derive(Debug)]
pub struct Store<B> {
    vault: Vault<B>,
    slots: LiteMap<MonthKey, Slot>,
    settings: Settings,
    settings_seen: Option<String>,
    /// What the key of the rules held when last looked at.
    rules_seen: Option<String>,
    asides: Vec<Aside>,
    next_id: u32,
    next_number: u32,
}

/// A month as the page knows it, and as storage had it when last looked at.
#[derive(Debug)]
struct Slot {
    record: Record,
    /// The text under the month's key; none where there is none.
    seen: Option<String>,
    /// The text of a save that failed: it may have got there all the same.
    tried: Option<String>,
    /// Whether `seen` may be what a save of ours garbled.
    hurt: bool,
    /// Why `record` isn't what is stored.
    fault: Option<SaveFault>,
    /// In a conflict, the text that another tab left; none if it removed it.
    theirs: Option<String>,
}

impl<B: Backend> Store<B> {
    /// Whether it can be written to.
    pub const fn access(&self) -> Access {
        self.vault.access
    }

    /// All months, sorted by agent and month, in their latest state: what
    /// couldn't be saved is among them.
    pub fn records(&self) -> impl Iterator<Item = &Record> {
        self.slots.values().map(|slot| &slot.record)
    }

    /// One month in its latest state.
    pub fn record(&self, agent: &str, month: Month) -> Option<&Record> {
        let slot = self.slots.get(&MonthKey::new(agent, month));
        slot.map(|slot| &slot.record)
    }

    /// The months that are only in memory, each with the reason.
    pub fn unsaved(&self) -> impl Iterator<Item = (&Record, &SaveFault)> {
        let slots = self.slots.values();
        slots.filter_map(|slot| slot.fault.as_ref().map(|fault| (&slot.record, fault)))
    }

    /// The settings in their latest state, saved or not.
    pub const fn settings(&self) -> &Settings {
        &self.settings
    }

    /// How full the storage is. Reads all of it: for when someone asks.
    ///
    /// # Errors
    /// When the storage can't be read.
    pub fn usage(&self) -> Result<Usage, BackendFault> {
        self.vault.usage()
    }
}
