//! A backend whose answers aren't believed: what was written is read back.

use super::key::{Key, PREFIX};
use super::{Backend, BackendFault, SaveFault};

/// What browsers allow an origin, in UTF-16 units of all keys and values.
pub const QUOTA: usize = 5_242_880;

/// What can be done with the storage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Access {
    /// Read and written.
    #[default]
    Full,
    /// A newer program's data lie there: read only.
    ReadOnly,
    /// It couldn't be read when the store was opened. Everything is in memory
    /// and gone with the page; nothing is ever written.
    Memory,
}

/// How full the storage is, in UTF-16 units of keys and values.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// Months, index and settings.
    pub months: usize,
    /// What was set aside, and what else has our prefix.
    pub asides: usize,
    /// What other pages of the same origin keep.
    pub others: usize,
}

/// Why a text isn't there for sure.
#[derive(Debug)]
pub(super) enum PutFault {
    /// It wasn't taken; the old text is there.
    Refused(SaveFault),
    /// It was taken, but this is there now.
    Differs(Option<String>),
}

#[derive(Debug)]
pub(super) struct Vault<B> {
    backend: B,
    pub access: Access,
}

impl<B: Backend> Vault<B> {
    pub fn new(backend: B) -> Self {
        let access = Access::Full;
        Self { backend, access }
    }

    /// Whether writing makes sense.
    pub fn writable(&self) -> Result<(), SaveFault> {
        match self.access {
            Access::Full => Ok(()),
            Access::ReadOnly => Err(SaveFault::ReadOnly),
            Access::Memory => Err(SaveFault::Blocked),
        }
    }

    pub fn get(&self, key: &str) -> Result<Option<String>, SaveFault> {
        Ok(self.backend.get(key)?)
    }

    /// Writes and reads back.
    pub fn put(&self, key: &str, text: &str) -> Result<(), PutFault> {
        self.writable().map_err(PutFault::Refused)?;
        let refused = |fault: BackendFault| PutFault::Refused(fault.into());
        self.backend.set(key, text).map_err(refused)?;
        match self.backend.get(key).map_err(refused)? {
            Some(found) if found == text => Ok(()),
            found => Err(PutFault::Differs(found)),
        }
    }

    /// Removes what may as well stay.
    pub fn sweep(&self, key: &str) {
        if self.writable().is_ok() {
            let _ = self.backend.remove(key);
        }
    }

    /// Removes a key and looks whether it's gone. Costs one look if it was.
    pub fn take(&self, key: &str) -> Result<(), SaveFault> {
        if self.backend.get(key)?.is_none() {
            return Ok(());
        }
        self.writable()?;
        self.backend.remove(key)?;
        match self.backend.get(key)? {
            None => Ok(()),
            Some(_) => Err(SaveFault::ReadBackDiffers { kept: true }),
        }
    }

    /// Our keys, sorted.
    pub fn keys(&self) -> Result<Vec<String>, BackendFault> {
        let mut keys = self.backend.keys()?;
        keys.retain(|key| key.starts_with(PREFIX));
        keys.sort_unstable();
        keys.dedup();
        Ok(keys)
    }

    /// Everything of ours.
    pub fn all(&self) -> Result<Vec<(String, String)>, BackendFault> {
        let keys = self.keys()?.into_iter();
        keys.filter_map(|key| {
            self.backend
                .get(&key)
                .transpose()
                .map(|text| Ok((key, text?)))
        })
        .collect()
    }

    pub fn usage(&self) -> Result<Usage, BackendFault> {
        let mut usage = Usage::default();
        for key in self.backend.keys()? {
            let text = self.backend.get(&key)?.unwrap_or_default();
            let of = match Key::read(&key) {
                None => &mut usage.others,
                Some(Key::Aside(_) | Key::Unknown) => &mut usage.asides,
                Some(_) => &mut usage.months,
            };
            *of += units(&key) + units(&text);
        }
        Ok(usage)
    }
}

/// How much of the quota a text takes.
pub(super) fn units(text: &str) -> usize {
    text.encode_utf16().count()
}
