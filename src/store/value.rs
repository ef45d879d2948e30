//! The texts that are stored: written in one way only, read with suspicion.

use litemap::LiteMap;
use serde::Serialize;
use serde_json::Value;

use super::key::{Key, MonthKey};
use super::{SaveFault, Settings, Theme};
use crate::calendar::Month;
use crate::json::{Decode, Malformed, Object, Writer, word};
use crate::number::Unit;
use crate::record::{Facts, Record};
use crate::rulebook::Rules;

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
    let facts = record.facts().to_json();
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
    reading(text).and_then(|MonthText { replaces, record }| {
        let record = Record::new(record).ok()?;
        (MonthKey::of(&record) == *key).then_some(Beside { record, replaces })
    })
}

/// Which months there are of each agent, in order.
pub(super) type Months = LiteMap<String, LiteMap<Month, ()>>;

pub(super) fn index_text(agents: &Months) -> Result<String, SaveFault> {
    let mut text = format!(r#"{{"schema":{SCHEMA},"agents":{{"#);
    for (index, (agent, months)) in agents.iter().enumerate() {
        let comma = if index == 0 { "" } else { "," };
        let months = months.keys().map(|month| format!("\"{month}\""));
        let months = months.collect::<Vec<_>>().join(",");
        text += &format!("{comma}{}:[{months}]", written(agent)?);
    }
    Ok(text + "}}")
}

pub(super) fn index(text: &str) -> Reading<Months> {
    struct IndexText(LiteMap<String, Vec<Month>>);
    impl Decode for IndexText {
        fn decode(value: &Value) -> Result<Self, Malformed> {
            let fields = Object::of(value, &["schema", "agents"])?;
            fields.need("agents").map(Self)
        }
    }
    reading(text).and_then(|IndexText(agents)| {
        let mut all = Months::new();
        for (agent, months) in agents {
            let of_agent = all.entry(agent).or_default();
            for month in months {
                of_agent.insert(month, ());
            }
        }
        Some(all)
    })
}

// `theme` and `lang` are read by the page's boot script too.
pub(super) fn settings_text(settings: &Settings) -> Result<String, SaveFault> {
    let Settings {
        theme,
        lang,
        agent,
        minimum,
        unit,
        log_agent,
        drafts,
    } = settings;
    let theme = THEMES[*theme as usize];
    let lang = match lang {
        Some(lang) => format!(r#""lang":{},"#, written(lang)?),
        None => String::new(),
    };
    let minimum = match minimum.as_str() {
        "" => String::new(),
        minimum => format!(r#","minimum":{}"#, written(minimum)?),
    };
    let unit = match unit {
        Unit::Points => "",
        Unit::Money => r#","unit":"money""#,
    };
    let log_agent = match log_agent {
        Some(agent) => format!(r#","log_agent":{}"#, written(agent)?),
        None => String::new(),
    };
    let agent = written(agent)?;
    let mut typed = Writer::default();
    typed.list(drafts, |out, draft| draft.write(out));
    let drafts = match drafts.is_empty() {
        true => String::new(),
        false => format!(r#","drafts":{}"#, typed.finish()),
    };
    Ok(format!(
        r#"{{"schema":{SCHEMA},"theme":"{theme}",{lang}"agent":{agent}{minimum}{unit}{log_agent}{drafts}}}"#
    ))
}

pub(super) fn settings(text: &str) -> Reading<Settings> {
    reading(text)
}

/// In the order of [`Theme`].
const THEMES: [&str; 3] = ["system", "light", "dark"];

impl Decode for Theme {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        Ok([Self::System, Self::Light, Self::Dark][word(value, &THEMES)?])
    }
}

impl Decode for Settings {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        let known = &[
            "schema",
            "theme",
            "lang",
            "agent",
            "minimum",
            "unit",
            "log_agent",
            "drafts",
        ];
        let fields = Object::of(value, known)?;
        Ok(Self {
            theme: fields.need("theme")?,
            lang: fields.or_default("lang")?,
            agent: fields.need("agent")?,
            minimum: fields.or_default("minimum")?,
            unit: fields.or_default("unit")?,
            log_agent: fields.or_default("log_agent")?,
            drafts: fields.or_default("drafts")?,
        })
    }
}

/// Something that couldn't be read, with the key that it had.
pub(super) struct AsideText {
    pub key: String,
    pub raw: String,
}

impl AsideText {
    pub fn is(&self, key: &str, raw: &str) -> bool {
        self.key == key && self.raw == raw
    }
}

impl Decode for AsideText {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        let fields = Object::of(value, &["schema", "key", "raw"])?;
        Ok(Self {
            key: fields.need("key")?,
            raw: fields.need("raw")?,
        })
    }
}

pub(super) fn aside_text(key: &str, raw: &str) -> Result<String, SaveFault> {
    let (key, raw) = (written(key)?, written(raw)?);
    Ok(format!(r#"{{"schema":{SCHEMA},"key":{key},"raw":{raw}}}"#))
}

pub(super) fn aside(text: &str) -> Reading<AsideText> {
    reading(text)
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

fn reading<T: Decode>(text: &str) -> Reading<T> {
    let Ok(tree) = serde_json::from_str::<Value>(text) else {
        return Reading::Unreadable;
    };
    match claim(&tree) {
        Some(schema) if schema > u64::from(SCHEMA) => Reading::Newer,
        Some(schema) if schema == u64::from(SCHEMA) => {
            T::decode(&tree).map_or(Reading::Unreadable, Reading::Good)
        }
        _ => Reading::Unreadable,
    }
}

pub(super) fn rules_text(rules: &Rules) -> Result<String, SaveFault> {
    let rules = written(rules)?;
    Ok(format!(r#"{{"schema":{SCHEMA},"rules":{rules}}}"#))
}

pub(super) fn rules(text: &str) -> Reading<Rules> {
    struct RulesText(Rules);
    impl Decode for RulesText {
        fn decode(value: &Value) -> Result<Self, Malformed> {
            let fields = Object::of(value, &["schema", "rules"])?;
            fields.need("rules").map(Self)
        }
    }
    reading(text).and_then(|RulesText(rules)| Some(rules))
}

/// Whether a text claims to be of this program, without reading the rest.
pub(super) fn claimed(text: &str) -> Reading<()> {
    match schema(text) {
        Some(schema) if schema > u64::from(SCHEMA) => Reading::Newer,
        Some(schema) if schema == u64::from(SCHEMA) => Reading::Good(()),
        _ => Reading::Unreadable,
    }
}

/// The schema that any text claims to have.
fn schema(text: &str) -> Option<u64> {
    // So begins all that this program writes; spares the rest of the text.
    if text.starts_with(r#"{"schema":1,"#) {
        return Some(1);
    }
    claim(&serde_json::from_str(text).ok()?)
}

fn claim(tree: &Value) -> Option<u64> {
    tree.get("schema")?.as_u64()
}

fn written<T: Serialize + ?Sized>(value: &T) -> Result<String, SaveFault> {
    // Texts, whole numbers and keys that are texts: nothing in it can fail.
    serde_json::to_string(value).map_err(|_| SaveFault::Other(String::new()))
}
