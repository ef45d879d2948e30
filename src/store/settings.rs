//! What the page remembers besides months.

use super::key::SETTINGS;
use super::value::{self, Reading};
use super::{Access, Backend, Draft, SaveFault, Saved, Store};
use crate::number::Unit;

/// How this browser likes the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Light or dark.
    pub theme: Theme,
    /// The chosen language, `zh` or `en`; none while nobody chose.
    pub lang: Option<String>,
    /// Whose months are on the page.
    pub agent: String,
    /// The local minimum wage, as it was typed; may be empty.
    pub minimum: String,
    /// In what new months are scored.
    pub unit: Unit,
    /// Whose the consultation log is; none while it has no entry.
    pub log_agent: Option<String>,
    /// What was typed and says nothing yet.
    pub drafts: Vec<Draft>,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl<B: Backend> Store<B> {
    /// Keeps the settings. The last tab wins: there is nothing to lose.
    ///
    /// # Errors
    /// When they aren't in storage; they are in memory anyway.
    pub fn save_settings(&mut self, settings: Settings) -> Result<Saved, SaveFault> {
        let text = value::settings_text(&settings)?;
        self.settings = settings;
        self.vault.writable()?;
        self.unlock(SETTINGS)?;
        let mut stored = self.vault.get(SETTINGS)?;
        if let Some(found) = &stored
            && stored != self.settings_seen
        {
            match value::settings(found) {
                Reading::Good(_) => {}
                Reading::Newer => {
                    self.vault.access = Access::ReadOnly;
                    return Err(SaveFault::ReadOnly);
                }
                Reading::Unreadable => stored = self.set_aside(SETTINGS, found)?,
            }
        }
        if stored.as_ref() != Some(&text) {
            let old = stored.as_deref();
            if let Err(miss) = self.vault.overwrite(SETTINGS, old, &text, |_| None) {
                let (fault, now) = miss.parts(stored);
                self.settings_seen = now;
                return Err(fault);
            }
        }
        self.settings_seen = Some(text);
        Ok(Saved(()))
    }
}
