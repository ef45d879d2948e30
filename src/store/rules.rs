//! What the branch decided about the rules.

use super::key::RULES;
use super::value::{self, Reading};
use super::{Access, Backend, SaveFault, Saved, Store};
use crate::rulebook::Rules;

impl<B: Backend> Store<B> {
    /// Whether rules other than the bundled ones are stored.
    pub const fn has_rules(&self) -> bool {
        self.rules_seen.is_some()
    }

    /// The rules as they are stored; the bundled ones if none are. What can't
    /// be read, or no longer fits the bundled rulebook, is set aside; should
    /// there be no room for that, the key is locked.
    pub fn rules(&mut self) -> Rules {
        let Some(text) = self.rules_seen.clone() else {
            return Rules::bundled();
        };
        match value::rules(&text) {
            Reading::Good(rules) => rules,
            Reading::Newer => {
                self.vault.access = Access::ReadOnly;
                Rules::bundled()
            }
            Reading::Unreadable => {
                if let Ok(left) = self.set_aside(RULES, &text) {
                    self.rules_seen = left;
                }
                Rules::bundled()
            }
        }
    }

    /// Keeps the rules. The bundled ones need no room.
    ///
    /// # Errors
    /// When they aren't in storage; nothing that was there is lost then. A
    /// conflict, if another tab wrote since this store last looked.
    pub fn save_rules(&mut self, rules: &Rules) -> Result<Saved, SaveFault> {
        self.vault.writable()?;
        self.unlock(RULES)?;
        let stored = self.vault.get(RULES)?;
        if stored != self.rules_seen {
            return Err(SaveFault::Conflict(None));
        }
        if rules.is_bundled() {
            self.vault.take(RULES)?;
            self.rules_seen = None;
            return Ok(Saved(()));
        }
        let text = value::rules_text(rules)?;
        if stored.as_ref() != Some(&text) {
            let old = stored.as_deref();
            if let Err(miss) = self.vault.overwrite(RULES, old, &text, |_| None) {
                let (fault, now) = miss.parts(stored);
                self.rules_seen = now;
                return Err(fault);
            }
        }
        self.rules_seen = Some(text);
        Ok(Saved(()))
    }

    /// Looks whether another tab stored other rules.
    pub fn rules_changed(&mut self) -> bool {
        let Ok(stored) = self.vault.get(RULES) else {
            return false;
        };
        let other = stored != self.rules_seen;
        self.rules_seen = stored;
        other
    }
}
