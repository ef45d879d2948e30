//! What several test binaries share: the bundled rulebook under any readings,
//! a calm month to start from, and an audit that every sheet must pass.

// Each test binary uses its own part of this.
#![allow(dead_code)]

pub mod any;
pub mod audit;
pub mod bundled_words;
mod dice;
pub mod money;

pub use dice::Dice;

use std::sync::LazyLock;

use kaohe::calendar::Date;
use kaohe::id::Id;
use kaohe::json::{Decode, Encode, Malformed};
use kaohe::number::{Points, Range};
use kaohe::record::{Facts, Record};
use kaohe::rulebook::{Choices, Document, Mechanism, ReadingId, Rulebook, bundled};
use kaohe::scoring::{CaseWorth, Change, Line, Sheet, Sub, case_worth, next_event, score};
use serde_json::{Value, json};

/// A day on which every report of the tables is long due.
pub const LATER: &str = "2029-01-01";

static BUNDLED: LazyLock<Rulebook> = LazyLock::new(bundled);

/// The bundled rulebook with its defaults.
pub fn rulebook() -> &'static Rulebook {
    &BUNDLED
}

/// The bundled rulebook under other readings, such as `R5 pro_rata, R4 month`.
pub fn read(readings: &str) -> Rulebook {
    read_by(rulebook(), readings)
}

/// Any rulebook under other readings.
pub fn read_by(rulebook: &Rulebook, readings: &str) -> Rulebook {
    let mut choices: Choices = *rulebook.choices();
    for reading in readings.split(',').map(str::trim).filter(|r| !r.is_empty()) {
        let (id, option) = reading.split_once(' ').unwrap();
        let asked = ReadingId::ALL.iter().find(|known| known.name() == id);
        assert!(choices.choose(*asked.unwrap(), option), "{reading}");
    }
    rulebook.with_choices(choices)
}

/// The bundled rulebook after a change of its document.
pub fn changed(change: impl FnOnce(&mut Document)) -> Rulebook {
    let mut document: Document = (**rulebook()).clone();
    change(&mut document);
    Rulebook::new(document).unwrap()
}

/// The bundled rulebook with another value at a path of its JSON.
pub fn with(changes: &[(&str, Value)]) -> Rulebook {
    let mut json: Value = serde_json::from_str(&rulebook().to_json()).unwrap();
    for (pointer, value) in changes {
        *json
            .pointer_mut(pointer)
            .unwrap_or_else(|| panic!("{pointer}")) = value.clone();
    }
    Rulebook::new(crate::support::decoded(json).unwrap()).unwrap()
}

/// A thing out of its JSON.
pub fn decoded<T: Decode>(json: Value) -> Result<T, Malformed> {
    T::decode(&json)
}

/// Where a part's mechanism stands in the JSON of the bundled rulebook.
pub fn pointer(part: &str) -> String {
    for (s, section) in rulebook().sections.iter().enumerate() {
        for (c, clause) in section.clauses.iter().enumerate() {
            for (p, known) in clause.parts.iter().enumerate() {
                if known.id.as_str() == part {
                    let name = known.mechanism.name();
                    return format!("/sections/{s}/clauses/{c}/parts/{p}/mechanism/{name}");
                }
            }
        }
    }
    panic!("no part {part}")
}

/// A number that the document has.
pub fn stated(value: &str) -> Value {
    json!({"value": value, "origin": "stated"})
}

/// A number between plausible ends.
pub fn assumed(low: &str, value: &str, high: &str) -> Value {
    json!({"value": value, "origin": {"assumed": {"low": low, "high": high}}})
}

/// March 2026, in which everything is known and nothing gives or takes,
/// whatever is assumed: satisfaction misses clause 2's 100 %.
pub fn calm() -> Value {
    json!({
        "month": "2026-03",
        "measures": {
            "complaint_filter": {"percent": "100"},
            "satisfaction": {"percent": "99"},
            "faults_online": {"percent": "100"},
            "orders_on_time": {"percent": "100"},
            "repairs_on_time": {"percent": "100"},
        },
        "exam": "none",
        "report": {"handed_in": "2026-04-02"},
    })
}

/// The calm month with other facts; null takes one away.
pub fn month(patch: &str) -> Record {
    let patch = serde_json::from_str(patch).unwrap_or_else(|e| panic!("{patch}: {e}"));
    let mut facts = calm();
    merge(&mut facts, patch);
    let facts: Facts = crate::support::decoded(facts).unwrap_or_else(|e| panic!("{e}"));
    Record::new(facts).unwrap_or_else(|problems| panic!("{problems:?}"))
}

/// Puts `patch` into the facts: measures one by one, where null makes one not
/// known yet; everything else as a whole.
fn merge(facts: &mut Value, patch: Value) {
    let Value::Object(patch) = patch else {
        panic!("a patch is an object");
    };
    for (name, value) in patch {
        match value {
            Value::Object(measures) if name == "measures" => {
                for (id, measured) in measures {
                    facts["measures"][id] = measured;
                }
            }
            value => facts[name] = value,
        }
    }
    if let Value::Object(measures) = &mut facts["measures"] {
        measures.retain(|_, measured| !measured.is_null());
    }
}

/// Scores the patched calm month and audits the sheet.
pub fn scored(rulebook: &Rulebook, patch: &str) -> Sheet {
    scored_on(rulebook, patch, LATER)
}

/// The same on a certain day.
pub fn scored_on(rulebook: &Rulebook, patch: &str, today: &str) -> Sheet {
    let record = month(patch);
    let sheet = score(rulebook, &record, day(today));
    audit::audit(rulebook, &record, &sheet);
    sheet
}

/// A day.
pub fn day(text: &str) -> Date {
    text.parse().unwrap_or_else(|e| panic!("{text}: {e}"))
}

/// Points.
pub fn points(text: &str) -> Points {
    text.parse().unwrap_or_else(|e| panic!("{text}: {e}"))
}

/// The only line of a part.
pub fn line<'a>(sheet: &'a Sheet, part: &str) -> &'a Line {
    line_of(sheet, part, Sub::Whole)
}

/// A line of a part.
pub fn line_of<'a>(sheet: &'a Sheet, part: &str, sub: Sub) -> &'a Line {
    let line = sheet.line(part.parse().unwrap(), sub);
    line.unwrap_or_else(|| panic!("no line {part} {sub:?}"))
}

/// Amount, low and high of a line, as a table has them.
pub fn figures(line: &Line) -> [String; 3] {
    [line.amount, line.range.low, line.range.high].map(|p| p.to_string())
}

/// Score, low and high of a sheet.
pub fn totals(sheet: &Sheet) -> [String; 3] {
    let Range { low, high } = sheet.range;
    [sheet.score, low, high].map(|p| p.to_string())
}

/// What one case is worth in every measure that is given in cases.
pub fn case_worths(rulebook: &Rulebook, record: &Record, today: Date) -> Vec<CaseWorth> {
    let measures = rulebook.measures.iter();
    let worths = measures.filter_map(|measure| case_worth(rulebook, record, today, measure));
    worths.collect()
}

/// What one more event would make of a month, in the document's order, of every
/// part and level that can have one.
pub fn next_events(rulebook: &Rulebook, record: &Record, today: Date) -> Vec<(Id, Sub, Change)> {
    let all = rulebook.parts().flat_map(|(_, _, part)| {
        let levels = match &part.mechanism {
            Mechanism::Severity { levels } => &levels[..],
            _ => &[],
        };
        let levels = levels.iter().map(|level| Sub::Level(level.id));
        let subs = [Sub::Whole].into_iter().chain(levels);
        subs.map(|sub| (part.id, sub))
    });
    let next = all.filter_map(|(part, sub)| {
        let change = next_event(rulebook, record, today, part, sub)?;
        Some((part, sub, change))
    });
    next.collect()
}
