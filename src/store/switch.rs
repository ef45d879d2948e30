//! The order in which one text takes the place of another.
//!
//! 1. The new month is written **beside** its key, with the mark of the text
//!    that it will replace, and read back. Whatever happens up to here, the
//!    old month lies untouched under its key.
//! 2. It's written under its key and read back. Whatever happens here, the
//!    beside text can be read, and [`open`](super::Store::open) finishes what
//!    was begun: it puts the beside text in place if the key holds the marked
//!    text, something unreadable, or nothing.
//! 3. The beside text is removed. If that doesn't happen, the next opening
//!    finds it equal to the month and removes it, and the next save writes
//!    over it.
//!
//! Where the key holds nothing good and the beside text is whole (an earlier
//! save failed in step 2), the beside text is the only good one: it stays as
//! it is, and only step 2 and 3 are done.
//!
//! Where there isn't room for both, the new text is written **directly**: the
//! beside text is removed first (left there, it might be put in place later,
//! over something newer). A `set` that fails leaves the old text, and the old
//! text is in memory: if the read-back differs, it's put back, and there is
//! room for it, as it was there before. What remains uncovered is a storage
//! that is full *and* garbles what it takes *and* loses the page before the
//! old text is back.

use super::key::MonthKey;
use super::value::{self, Reading};
use super::vault::{PutFault, Vault, units};
use super::{Backend, SaveFault};
use crate::record::Record;

/// Why a text isn't in place.
#[derive(Debug)]
pub(super) enum Miss {
    Fault(SaveFault),
    /// The storage gave back something else.
    Damaged {
        /// Whether old or new can be read by the next opening.
        kept: bool,
        /// What lies under the key now.
        now: Option<String>,
    },
    /// Another tab was faster.
    Conflict {
        theirs: Option<Box<Record>>,
        text: Option<String>,
    },
}

impl From<SaveFault> for Miss {
    fn from(fault: SaveFault) -> Self {
        Self::Fault(fault)
    }
}

impl Miss {
    /// The fault, and what lies under the key now if `before` was there.
    pub fn parts(self, before: Option<String>) -> (SaveFault, Option<String>) {
        match self {
            Self::Fault(fault) => (fault, before),
            Self::Damaged { kept, now } => (SaveFault::ReadBackDiffers { kept }, now),
            Self::Conflict { theirs, .. } => (SaveFault::Conflict(theirs), before),
        }
    }
}

impl<B: Backend> Vault<B> {
    /// Puts `new` in the place of `old`, by way of `beside`. `sound` tells
    /// whether `old` is a month.
    pub fn switch(
        &self,
        key: &MonthKey,
        (old, sound): (Option<&str>, bool),
        new: &str,
        beside: &str,
    ) -> Result<(), Miss> {
        let next = key.next();
        if !sound
            && let Some(text) = self.get(&next)?
            && let Reading::Good(_) = value::beside(key, &text)
        {
            self.replace(key, (old, false), new, true)?;
            // It's another text than `new`, and must not come back.
            return Ok(self.take(&next)?);
        }
        match self.put(&next, beside) {
            Ok(()) => {}
            Err(PutFault::Refused(SaveFault::QuotaFull { .. })) => {
                return self.direct(key, (old, sound), new);
            }
            Err(PutFault::Refused(fault)) => return Err(fault.into()),
            Err(PutFault::Differs(_)) => {
                // Should it stay, the next opening sets it aside.
                self.sweep(&next);
                let kept = sound || old.is_none();
                let now = old.map(Into::into);
                return Err(Miss::Damaged { kept, now });
            }
        }
        match self.replace(key, (old, sound), new, true) {
            Err(Miss::Fault(SaveFault::QuotaFull { .. })) => self.direct(key, (old, sound), new),
            outcome => outcome,
        }
    }

    /// Puts `new` in the place of `old` where there's no room for both.
    fn direct(&self, key: &MonthKey, old: (Option<&str>, bool), new: &str) -> Result<(), Miss> {
        self.take(&key.next())?;
        self.replace(key, old, new, false)
    }

    /// The second and third step. `beside` tells whether there was a first.
    fn replace(
        &self,
        key: &MonthKey,
        (old, sound): (Option<&str>, bool),
        new: &str,
        beside: bool,
    ) -> Result<(), Miss> {
        let outcome = self.overwrite(&key.real(), old, new, |now| faster(key, now));
        match outcome {
            Ok(()) | Err(Miss::Conflict { .. }) if beside => {
                // Should it stay, it's equal to the month, or set aside.
                self.sweep(&key.next());
                outcome
            }
            Err(Miss::Damaged { kept, now }) => {
                // What was put back is worth something only if it was.
                let kept = beside || kept && (sound || old.is_none());
                Err(Miss::Damaged { kept, now })
            }
            outcome => outcome,
        }
    }

    /// Puts `new` in the place of `old`, and `old` back if that goes wrong;
    /// unless `faster` knows what lies there.
    pub fn overwrite(
        &self,
        key: &str,
        old: Option<&str>,
        new: &str,
        faster: impl Fn(Option<&str>) -> Option<Miss>,
    ) -> Result<(), Miss> {
        match self.put(key, new) {
            Ok(()) => Ok(()),
            Err(PutFault::Refused(SaveFault::QuotaFull { .. })) => {
                let was = old.map_or(0, |old| units(key) + units(old));
                let needed = (units(key) + units(new)).saturating_sub(was);
                Err(SaveFault::QuotaFull { needed }.into())
            }
            Err(PutFault::Refused(fault)) => Err(fault.into()),
            Err(PutFault::Differs(now)) if now.as_deref() == old => {
                Err(Miss::Damaged { kept: true, now })
            }
            Err(PutFault::Differs(now)) => match faster(now.as_deref()) {
                Some(miss) => Err(miss),
                None => Err(self.mended(key, old, now)),
            },
        }
    }

    /// Puts `old` back where `now` lies instead.
    fn mended(&self, key: &str, old: Option<&str>, now: Option<String>) -> Miss {
        let kept = match old {
            Some(old) => self.put(key, old).is_ok(),
            None => self.take(key).is_ok(),
        };
        let now = self.get(key).unwrap_or(now);
        Miss::Damaged { kept, now }
    }
}

/// What to say if another tab put a whole month there after the last look.
fn faster(key: &MonthKey, now: Option<&str>) -> Option<Miss> {
    match value::month(key, now?) {
        Reading::Good(theirs) => Some(Miss::Conflict {
            theirs: Some(Box::new(theirs)),
            text: now.map(Into::into),
        }),
        Reading::Newer => Some(SaveFault::ReadOnly.into()),
        Reading::Unreadable => None,
    }
}
