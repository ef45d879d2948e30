//! The texts that are stored: written in one way only, read with suspicion.

use std::collections::{BTreeMap, BTreeSet};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::key::{Key, MonthKey};
use super::{SaveFault, Settings, Theme};
use crate::calendar::Month;
use crate::record::{Facts, Record};

/// The version of what is stored. A stored value with a higher one makes the
/// store read-only.
pub const SCHEMA: u32 = 1;

/// What a stored text turned out to be.
#[derive(Debug)]
pub(super) enum Reading<T> {
    Good(T),
    /// Written by a newer program.
    Newer,
    Unreadable,
}

impl<T> Reading<T> {
    fn and_then<U>(self, read: impl FnOnce(T) -> Option<U>) -> Reading<U> {
        match self {
            Self::Good(value) => read(value).map_or(Reading::Unreadable, Reading::Good),
            Self::Newer => Reading::Newer,
            Self::Unreadable => Reading::Unreadable,
        }
    }
}

/// A month as it lies under its key, and beside it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MonthText {
    schema: u32,
    #[serde(default)]
    replaces: Option<String>,
    record: Facts,
}

/// A month that was written beside its key.
#[derive(Debug)]
pub(super) struct Beside {
    pub record: Record,
    /// The mark of the text that it was to replace.
    pub replaces: Option<String>,
}

/// The text for a month's key, and the one to write beside it.
pub(super) fn month_texts(
    record: &Record,
    replaces: Option<&str>,
) -> Result<(String, String), SaveFault> {
    let facts = written(record.facts())?;
    let replaces = replaces.map_or_else(|| "null".into(), |old| format!("\"{}\"", mark(old)));
    Ok((
        format!(r#"{{"schema":{SCHEMA},"record":{facts}}}"#),
        format!(r#"{{"schema":{SCHEMA},"replaces":{replaces},"record":{facts}}}"#),
    ))
}

/// Reads what lies under a month's key.
pub(super) fn month(key: &MonthKey, text: &str) -> Reading<Record> {
    beside(key, text).and_then(|read| read.replaces.is_none().then_some(read.record))
}

/// Reads what lies beside a month's key.
pub(super) fn beside(key: &MonthKey, text: &str) -> Reading<Beside> {
    let read: Reading<MonthText> = reading(text, |read: &MonthText| read.schema);
    read.and_then(
        |MonthText {
             replaces, record, ..
         }| {
            let record = Record::new(record).ok()?;
            (MonthKey::of(&record) == *key).then_some(Beside { record, replaces })
        },
    )
}

/// Which months there are.
pub(super) type Months = BTreeMap<String, BTreeSet<Month>>;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct IndexText {
    schema: u32,
    agents: Months,
}

pub(super) fn index_text(agents: Months) -> Result<String, SaveFault> {
    let schema = SCHEMA;
    written(&IndexText { schema, agents })
}

pub(super) fn index(text: &str) -> Reading<Months> {
    reading(text, |read: &IndexText| read.schema).and_then(|read| Some(read.agents))
}

// `theme` and `lang` are read by the page's boot script too.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SettingsText {
    schema: u32,
    theme: Theme,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    lang: Option<String>,
    agent: String,
}

pub(super) fn settings_text(settings: &Settings) -> Result<String, SaveFault> {
    let Settings { theme, lang, agent } = settings.clone();
    let schema = SCHEMA;
    written(&SettingsText {
        schema,
        theme,
        lang,
        agent,
    })
}

pub(super) fn settings(text: &str) -> Reading<Settings> {
    reading(text, |read: &SettingsText| read.schema).and_then(|read| {
        let SettingsText {
            theme, lang, agent, ..
        } = read;
        Some(Settings { theme, lang, agent })
    })
}

/// Something that couldn't be read, with the key that it had.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AsideText {
    schema: u32,
    pub key: String,
    pub raw: String,
}

impl AsideText {
    pub fn is(&self, key: &str, raw: &str) -> bool {
        self.key == key && self.raw == raw
    }
}

pub(super) fn aside_text(key: &str, raw: &str) -> Result<String, SaveFault> {
    let (schema, key, raw) = (SCHEMA, key.into(), raw.into());
    written(&AsideText { schema, key, raw })
}

pub(super) fn aside(text: &str) -> Reading<AsideText> {
    reading(text, |read: &AsideText| read.schema)
}

/// Whether one of our keys holds something that a newer program wrote.
pub(super) fn is_newer(key: &Key, text: &str) -> bool {
    *key != Key::Unknown && schema(text).is_some_and(|found| found > u64::from(SCHEMA))
}

/// A short mark of a text (FNV-1a): tells which text a beside text was to
/// replace. Wrong only for texts made to collide, and then nothing is lost.
pub(super) fn mark(text: &str) -> String {
    let mix = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    format!("{:016x}", text.bytes().fold(0xcbf2_9ce4_8422_2325, mix))
}

fn reading<T: DeserializeOwned>(text: &str, version: impl Fn(&T) -> u32) -> Reading<T> {
    match serde_json::from_str::<T>(text) {
        Ok(read) if version(&read) == SCHEMA => Reading::Good(read),
        _ if schema(text).is_some_and(|found| found > u64::from(SCHEMA)) => Reading::Newer,
        _ => Reading::Unreadable,
    }
}

/// The schema that any text claims to have.
fn schema(text: &str) -> Option<u64> {
    // So begins all that this program writes; spares the rest of the text.
    if text.starts_with(r#"{"schema":1,"#) {
        return Some(1);
    }
    #[derive(Deserialize)]
    struct Claim {
        schema: u64,
    }
    serde_json::from_str(text)
        .ok()
        .map(|Claim { schema }| schema)
}

fn written<T: Serialize>(value: &T) -> Result<String, SaveFault> {
    serde_json::to_string(value).map_err(|error| SaveFault::Other(error.to_string()))
}
