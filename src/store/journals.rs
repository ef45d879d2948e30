//! Journals of pages that were closed before storage took what was done on
//! them: texts in `localStorage`, each page's under a key of its own.

use super::{Backend, BackendFault};

/// What the keys begin with.
pub const JOURNAL: &str = "kaohe:journal:";

/// The journals of other pages, each moved to a key of this one first, so that
/// no third page takes it too.
///
/// # Errors
/// When the storage can't be read; what couldn't be moved is left where it is.
pub fn claim_journals(storage: &impl Backend, own: &str) -> Result<Vec<String>, BackendFault> {
    let mut keys = storage.keys()?;
    keys.retain(|key| key.starts_with(JOURNAL) && !is_of(key, own));
    keys.sort_unstable();
    let mut claimed = Vec::new();
    for (number, key) in keys.iter().enumerate() {
        let Some(text) = storage.get(key)? else {
            continue;
        };
        storage.remove(key)?;
        // Where there's no room, it's where it was.
        let moved = storage.set(&format!("{own}/{number}"), &text);
        if moved.is_err() {
            storage.set(key, &text)?;
        }
        claimed.push(text);
    }
    Ok(claimed)
}

/// Removes this page's journal and those that it claimed: all of it is stored.
///
/// # Errors
/// When it can't be.
pub fn drop_journals(storage: &impl Backend, own: &str) -> Result<(), BackendFault> {
    let keys = storage.keys()?;
    let mut own = keys.iter().filter(|key| is_of(key, own));
    own.try_for_each(|key| storage.remove(key))
}

fn is_of(key: &str, own: &str) -> bool {
    let rest = key.strip_prefix(own);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
