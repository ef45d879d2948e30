//! Months that an earlier version of the program kept in `localStorage`: found
//! there, taken over into rows, and removed once those are read back.
//!
//! | key | value |
//! |---|---|
//! | `kaohe:month:<agent>:<YYYY-MM>` | `{"schema":1,"record":{…}}` |
//! | `kaohe:next:<agent>:<YYYY-MM>` | the same with `replaces`, of a save that was cut off |
//! | `kaohe:rules` | `{"schema":1,"rules":[…]}` |
//! | `kaohe:aside:<n>` | a text that couldn't be read, with the key that it had |
//! | `kaohe:index` | [`MOVED`] from now on: the earlier version, still open in another tab, takes it for a newer program's and writes nothing more |

use serde_json::Value;

use super::rows::{Edit, Format, Only, RowBackend, RowStore, Stopped};
use super::settings::SETTINGS;
use super::{
    Aside, AsideFormat, Backend, BackendFault, JOURNAL, MonthFormat, MonthKey, RulesFormat,
};
use crate::id::Fingerprint;
use crate::json::{Decode, Encode, Malformed, Object, decode_text};
use crate::record::{Facts, Record};
use crate::rulebook::Rules;

/// Every key of ours begins so. All others belong to other pages.
pub const PREFIX: &str = "kaohe:";
/// What the index holds once everything is taken over.
pub const MOVED: &str = r#"{"schema":2}"#;

const INDEX: &str = "kaohe:index";
const RULES: &str = "kaohe:rules";
const MONTH: &str = "kaohe:month:";
const NEXT: &str = "kaohe:next:";
const ASIDE: &str = "kaohe:aside:";

/// What lies in `localStorage` besides the settings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The months, those of saves that were cut off in their latest state.
    pub months: Vec<Record>,
    /// The rules, if any but the bundled ones were in use.
    pub rules: Option<Rules>,
    /// What nobody can read.
    pub asides: Vec<Aside>,
    /// Every key and text that this was read from.
    texts: Vec<(String, String)>,
}

/// What became of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TakenOver {
    /// So many months are rows now.
    pub months: usize,
    /// Why it isn't done; it's all where it was, and tried again next time.
    pub fault: Option<BackendFault>,
}

/// Where rows are put.
pub struct Shelves<'a, B> {
    /// The months.
    pub months: &'a RowStore<B, MonthFormat>,
    /// The rules.
    pub rules: &'a RowStore<B, RulesFormat>,
    /// What couldn't be read.
    pub asides: &'a RowStore<B, AsideFormat>,
}

impl Found {
    /// Looks through all of it.
    ///
    /// # Errors
    /// When the storage can't be read.
    pub fn read(storage: &impl Backend) -> Result<Self, BackendFault> {
        let mut keys = storage.keys()?;
        keys.retain(|key| key.starts_with(PREFIX) && !key.starts_with(JOURNAL) && key != SETTINGS);
        // A month before what was to take its place.
        keys.sort_unstable();
        let mut found = Self::default();
        let mut months = Vec::<(String, String, Record)>::new();
        for key in keys {
            let Some(text) = storage.get(&key)? else {
                continue;
            };
            if key == INDEX {
                continue;
            }
            let in_place = key.strip_prefix(MONTH);
            let beside = key.strip_prefix(NEXT);
            let month = (in_place.or(beside)).and_then(|of| read_month(of, &text));
            match month {
                Some((record, _)) if in_place.is_some() => {
                    let of = in_place.unwrap_or_default().to_owned();
                    months.push((of, text.clone(), record));
                }
                Some((record, replaces)) => {
                    let of = beside.unwrap_or_default();
                    let old = months.iter_mut().find(|(known, ..)| known == of);
                    match old {
                        None => months.push((of.into(), text.clone(), record)),
                        // What it was to replace is still there.
                        Some(old) if replaces == Some(mark(&old.1)) => old.2 = record,
                        Some(old) if old.2 == record => {}
                        Some(_) => found.aside(&key, &text),
                    }
                }
                None if key == RULES => match decode_text::<RulesText>(&text) {
                    Some(RulesText(rules)) => found.rules = Some(rules),
                    None => found.aside(&key, &text),
                },
                None if key.starts_with(ASIDE) => match decode_text::<Aside>(&text) {
                    Some(aside) => found.asides.push(aside),
                    None => found.aside(&key, &text),
                },
                None => found.aside(&key, &text),
            }
            found.texts.push((key, text));
        }
        found.months = months.into_iter().map(|(_, _, record)| record).collect();
        Ok(found)
    }

    fn aside(&mut self, key: &str, text: &str) {
        self.asides.push(Aside {
            key: key.into(),
            raw: text.into(),
        });
    }

    /// Makes rows of it, and removes it once they're stored. A month that is a
    /// row already, with other facts, stays as it is: the found one is set
    /// aside.
    pub async fn take_over<B: RowBackend>(
        mut self,
        storage: &impl Backend,
        to: Shelves<'_, B>,
    ) -> TakenOver {
        if self.texts.is_empty() {
            return TakenOver::default();
        }
        let mut months = Vec::new();
        for record in std::mem::take(&mut self.months) {
            match to.months.entry(&MonthKey::of(&record)) {
                None => months.push(Edit::month(&record.into())),
                Some(known) if *known.record == record => {}
                Some(_) => {
                    let key = format!("{} {}", record.agent, record.month);
                    self.aside(&key, &record.facts().to_json());
                }
            }
        }
        let rules = self
            .rules
            .take()
            .filter(|_| to.rules.entry(&Only).is_none());
        let rules: Vec<_> = rules.iter().map(Edit::rules).collect();
        let known: Vec<_> = to.asides.entries();
        let first = known.last().map_or(1, |(id, _)| id + 1);
        let fresh = self.asides.iter();
        let fresh = fresh.filter(|aside| !known.iter().any(|(_, known)| **known == **aside));
        let asides: Vec<_> = (first..)
            .zip(fresh)
            .map(|(id, aside)| aside.edit(id))
            .collect();
        let count = months.len();
        let outcome = match save(to.months, months).await {
            Ok(()) => match save(to.rules, rules).await {
                Ok(()) => save(to.asides, asides).await,
                fault => fault,
            },
            fault => fault,
        };
        match outcome {
            Ok(()) => {
                self.remove(storage);
                TakenOver {
                    months: count,
                    fault: None,
                }
            }
            Err(fault) => TakenOver {
                months: 0,
                fault: Some(fault),
            },
        }
    }

    /// Removes what is still as it was read.
    fn remove(&self, storage: &impl Backend) {
        // First, so that the earlier version writes none of it anew. What
        // stays is found again, equal to the rows.
        let _ = storage.set(INDEX, MOVED);
        for (key, text) in &self.texts {
            if storage.get(key).ok().flatten().as_ref() == Some(text) {
                let _ = storage.remove(key);
            }
        }
    }
}

async fn save<B: RowBackend, F: Format>(
    store: &RowStore<B, F>,
    edits: Vec<Edit<F::Key>>,
) -> Result<(), BackendFault> {
    let outcome = store.save_many(edits, |_| {}).await;
    outcome.map(drop).map_err(|stopped| match stopped {
        Stopped::Unfit(_) => BackendFault::Other("a row that no key fits".into()),
        Stopped::Partly { unsaved, .. } => {
            let fault = unsaved.into_iter().find_map(|row| row.fault.storage());
            fault.unwrap_or(BackendFault::Blocked)
        }
    })
}

/// A month as it lies under its key, or beside it with the mark of what it was
/// to replace.
fn read_month(of: &str, text: &str) -> Option<(Record, Option<String>)> {
    let MonthText { replaces, record } = decode_text(text)?;
    let (agent, month) = of.rsplit_once(':')?;
    let agent = agent.replace("%3A", ":").replace("%25", "%");
    let is_own = record.agent == agent && record.month.to_string() == month;
    Some((Record::new(record).ok().filter(|_| is_own)?, replaces))
}

struct MonthText {
    replaces: Option<String>,
    record: Facts,
}

impl Decode for MonthText {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        let fields = Object::of(value, &["schema", "replaces", "record"])?;
        Ok(Self {
            replaces: fields.or_default("replaces")?,
            record: fields.need("record")?,
        })
    }
}

struct RulesText(Rules);

impl Decode for RulesText {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        let fields = Object::of(value, &["schema", "rules"])?;
        fields.need("rules").map(Self)
    }
}

/// A short mark of a text: tells which text another was to replace.
fn mark(text: &str) -> String {
    Fingerprint::of_bytes(text.bytes()).to_string()
}
