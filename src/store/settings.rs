//! What the page remembers besides months: in `localStorage`, so that it's
//! there before anything else is.

use serde_json::Value;

use super::{Backend, BackendFault, Draft};
use crate::calendar::Minute;
use crate::id::{Fingerprint, Id};
use crate::json::{
    Decode, Described, Encode, Malformed, Schemas, Shape, Writer, decode_text, json_object,
    json_words,
};
use crate::number::Unit;

/// Under which key they lie.
pub const SETTINGS: &str = "kaohe:settings";
/// The version of what is stored.
const SCHEMA: u32 = 1;

json_object! {
    /// How this browser likes the page. `theme` and `lang` are read by the page's
    /// boot script too.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    pub struct Settings {
        /// The version of what is stored.
        pub schema: Schema,
        /// Light or dark.
        pub theme: Theme,
        /// The chosen language, `zh` or `en`; none while nobody chose.
        #[or(default)]
        pub lang: Option<String>,
        /// Whose months are on the page.
        pub agent: String,
        /// The local minimum wage, as it was typed; may be empty.
        #[or(default)]
        pub minimum: String,
        /// In what new months are scored.
        #[or(default)]
        pub unit: Unit,
        /// The brought document that is filled in; none while it's a bundled rulebook.
        #[or(default)]
        pub book: Option<Id>,
        /// Whose the consultation log is; none while it has no entry.
        #[or(default)]
        pub log_agent: Option<String>,
        /// Who changes months here, as typed; may be empty.
        #[or(default)]
        pub editor: String,
        /// Columns that the team's table does without, apart by blanks; may be empty.
        #[or(default)]
        pub team_hidden: String,
        /// What was typed and says nothing yet.
        #[or(default)]
        pub drafts: Vec<Draft>,
        /// The last backup that this browser was given.
        #[or(default)]
        pub backup: Option<BackupMark>,
        /// Whether the browser was asked to keep what is stored.
        #[or(default)]
        pub asked: bool,
    }
}

json_object! {
    /// What a backup held, so far that what changed since can be told.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct BackupMark {
        /// When it was made.
        pub at: Minute,
        /// The months with the acts on them.
        pub months: Fingerprint,
        /// The rules.
        pub rules: Fingerprint,
        /// How many entries of the log.
        pub entries: u32,
        /// Documents of version 2 and their months; none where there are none.
        #[or(default)]
        pub documents: Option<Fingerprint>,
    }
}

json_words! {
    /// Light or dark.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub enum Theme {
        /// As the system has it.
        #[default]
        System = "system",
        /// Light.
        Light = "light",
        /// Dark.
        Dark = "dark",
    }
}

/// The version of what is stored: always [`SCHEMA`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Schema;

impl Decode for Schema {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        match u32::decode(value)? {
            SCHEMA => Ok(Self),
            _ => Err(Malformed::here(Shape::Value)),
        }
    }
}

impl Described for Schema {
    fn schema(_: &mut Schemas) -> Value {
        serde_json::json!({"const": SCHEMA})
    }
}

impl Encode for Schema {
    fn encode(&self, out: &mut Writer) {
        SCHEMA.encode(out);
    }
}

/// The settings, and what is stored of them.
#[derive(Debug)]
pub struct SettingsStore<B> {
    backend: B,
    settings: Settings,
    /// Whether what lies there may be overwritten: it can't be read, and isn't
    /// copied elsewhere, or a newer program wrote it.
    locked: bool,
}

impl<B: Backend> SettingsStore<B> {
    /// Reads them. What can't be read is copied to where
    /// `found` takes it over from.
    pub fn open(backend: B) -> Self {
        let mut store = Self {
            backend,
            settings: Settings::default(),
            locked: false,
        };
        let Ok(Some(text)) = store.backend.get(SETTINGS) else {
            return store;
        };
        match decode_text(&text) {
            Some(settings) => store.settings = settings,
            None => store.locked = is_newer(&text) || !store.copied(&text),
        }
        store
    }

    /// The settings in their latest state, stored or not.
    pub const fn settings(&self) -> &Settings {
        &self.settings
    }

    /// What they are stored in.
    pub const fn backend(&self) -> &B {
        &self.backend
    }

    /// Keeps the settings. The last tab wins: there is nothing to lose.
    ///
    /// # Errors
    /// When they aren't in storage; they are in memory anyway.
    pub fn save(&mut self, settings: Settings) -> Result<(), BackendFault> {
        let text = settings.to_json();
        self.settings = settings;
        if self.locked {
            return Err(BackendFault::Blocked);
        }
        match self.backend.get(SETTINGS)? {
            Some(stored) if stored == text => Ok(()),
            _ => self.backend.set(SETTINGS, &text),
        }
    }

    /// Takes them as another tab left them; whether they're others.
    pub fn changed(&mut self) -> bool {
        let stored = self.backend.get(SETTINGS).ok().flatten();
        let Some(settings) = stored.and_then(|text| decode_text::<Settings>(&text)) else {
            return false;
        };
        let other = self.settings != settings;
        self.settings = settings;
        other
    }

    fn copied(&self, text: &str) -> bool {
        let aside = super::Aside {
            key: SETTINGS.into(),
            raw: text.into(),
        };
        let free = (1..64).map(|number| format!("kaohe:aside:{number}"));
        let free = free
            .into_iter()
            .find(|key| self.backend.get(key) == Ok(None));
        let copy = aside.edit(1).text.unwrap_or_default();
        free.is_some_and(|key| self.backend.set(&key, &copy).is_ok())
    }
}

fn is_newer(text: &str) -> bool {
    let tree = serde_json::from_str::<Value>(text).ok();
    let schema = tree.and_then(|tree| tree.get("schema")?.as_u64());
    schema.is_some_and(|schema| schema > u64::from(SCHEMA))
}
