//! What a field takes, a file takes, and the other way round: each field's
//! border cases go both ways and must come to the same facts.

use kaohe::exchange::read;
use kaohe::id::Id;
use kaohe::record::{Facts, Field, PlanText, Record, put};
use kaohe::rulebook::bundled;
use kaohe::scoring::{bounds, refused};
use serde_json::{Value, json};

const MEASURE: &str = "satisfaction";

fn id(text: &str) -> Id {
    text.parse().unwrap()
}

/// A month in which every field has its place.
fn base() -> Value {
    json!({
        "agent": "0417",
        "month": "2026-03",
        "entries": [{"parts": ["7"], "count": 1}],
        "complaints": [{"finding": "pending"}],
        "plan": [{"about": {"measure": MEASURE}}],
    })
}

/// One field of each kind. A new kind doesn't compile without its cases.
fn fields() -> [Field; 22] {
    let measure = id(MEASURE);
    [
        Field::Agent,
        Field::Count(id("6")),
        Field::EntryDate(0),
        Field::EntryNote(0),
        Field::Numerator(measure),
        Field::Denominator(measure),
        Field::Percent(measure),
        Field::Rank,
        Field::Heads,
        Field::Tied,
        Field::ReportDate,
        Field::ComplaintDate(0),
        Field::ComplaintNote(0),
        Field::PlanDate(0),
        Field::PlanText(0, PlanText::Action),
        Field::PlanText(0, PlanText::Owner),
        Field::PlanText(0, PlanText::Result),
        Field::Calls(31),
        Field::Joined,
        Field::SalesTarget,
        Field::Sold,
        Field::Wage,
    ]
}

/// Values around the borders of a field, and which of them are taken.
fn cases(field: Field) -> (Vec<String>, Vec<String>) {
    let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    let long = |n: usize| "长".repeat(n);
    let day = (
        texts(&["", "2026-03-01", "2026-03-31"]),
        texts(&["2026-02-28", "2026-04-01", "2026-03-32", "x", "03-01"]),
    );
    let note = (vec![String::new(), long(500)], vec![long(501)]);
    match field {
        Field::Agent => (vec![String::new(), long(40)], vec![long(41)]),
        Field::Count(_) => (
            texts(&["0", "1", "999"]),
            texts(&["1000", "-1", "1.5", "x"]),
        ),
        Field::EntryDate(_) | Field::ComplaintDate(_) => day,
        Field::EntryNote(_)
        | Field::ComplaintNote(_)
        | Field::PlanText(_, PlanText::Action | PlanText::Result) => note,
        Field::PlanText(_, PlanText::Owner) => (vec![String::new(), long(40)], vec![long(41)]),
        Field::Numerator(_) => (
            texts(&["0", "53"]),
            texts(&["54", "9999999", "10000000", "-1", "1.5"]),
        ),
        Field::Denominator(_) => (
            texts(&["0", "1", "9999999"]),
            texts(&["10000000", "-1", "1.5"]),
        ),
        Field::Percent(_) => (
            texts(&["", "0", "0.000", "2.5", "99.999", "100", "100.000"]),
            texts(&["100.001", "-0.001", "101", "1000000000", "x", "1.2.3"]),
        ),
        Field::Rank => (
            texts(&["1", "11"]),
            texts(&["0", "12", "99999", "100000", "-1"]),
        ),
        Field::Heads => (texts(&["2", "99999"]), texts(&["0", "1", "100000"])),
        Field::Tied => (texts(&["1", "2"]), texts(&["0", "3", "100000"])),
        Field::ReportDate => (
            texts(&["", "2026-03-01", "2026-04-04", "2026-12-31"]),
            texts(&["2026-02-28", "2026-02-01", "2026-01-31", "x"]),
        ),
        Field::PlanDate(_) => (
            texts(&["", "2026-02-28", "2026-04-01", "2027-01-01"]),
            texts(&["2026-02-30", "x"]),
        ),
        Field::Calls(_) => (texts(&["", "0", "9999"]), texts(&["10000", "-1", "1.5"])),
        Field::Joined => (
            texts(&["", "2026-03-31", "2025-01-01"]),
            texts(&["2026-04-01", "2026-13-01"]),
        ),
        Field::SalesTarget => (
            texts(&["", "0.01", "100000000"]),
            texts(&["0", "-1", "1.234", "100000000.01"]),
        ),
        Field::Sold => (
            texts(&["", "0", "100000000"]),
            texts(&["-0.01", "1.234", "100000000.01"]),
        ),
        Field::Wage => (
            texts(&["", "0", "3200.55", "1000000"]),
            texts(&["-0.01", "1000000.01", "1.234", "x"]),
        ),
    }
}

/// What stands in the other fields of the group.
fn other(field: Field, of: Field) -> &'static str {
    match (field, of) {
        (Field::Denominator(_), Field::Numerator(_)) => "0",
        (Field::Numerator(_), Field::Denominator(_)) => "53",
        (Field::Tied, Field::Rank) => "10",
        (_, Field::Rank) => "2",
        (_, Field::Heads) => "11",
        (_, Field::Tied) => "1",
        _ => unreachable!("{field:?} has no group with {of:?}"),
    }
}

/// The same in a file.
fn in_file(field: Field, text: &str) -> Value {
    let mut facts = base();
    // Digits as a number, all else as it is.
    let number = || serde_json::from_str(text).unwrap_or_else(|_| json!(text));
    let counts = |n: Value, d: Value| json!({"ratio": {"numerator": n, "denominator": d}});
    let places = |rank: Value, heads: Value, tied: Value| json!({"placed": {"rank": rank, "heads": heads, "tied": tied}});
    let fixed = |of: Field| -> Value { serde_json::from_str(other(field, of)).unwrap() };
    if text.is_empty() {
        if field == Field::Agent {
            facts["agent"] = json!("");
        }
        return facts;
    }
    match field {
        Field::Agent => facts["agent"] = json!(text),
        Field::Count(_) if text == "0" => {}
        Field::Count(part) => {
            let entry = json!({"parts": [part.to_string()], "count": number()});
            facts["entries"].as_array_mut().unwrap().push(entry);
        }
        Field::EntryDate(i) => facts["entries"][i]["date"] = json!(text),
        Field::EntryNote(i) => facts["entries"][i]["note"] = json!(text),
        Field::Numerator(id) => {
            let d = fixed(Field::Denominator(id));
            facts["measures"] = json!({id.to_string(): counts(number(), d)});
        }
        Field::Denominator(id) => {
            let n = fixed(Field::Numerator(id));
            facts["measures"] = json!({id.to_string(): counts(n, number())});
        }
        Field::Percent(id) => {
            facts["measures"] = json!({id.to_string(): {"percent": text}});
        }
        Field::Rank => {
            facts["exam"] = places(number(), fixed(Field::Heads), fixed(Field::Tied));
        }
        Field::Heads => {
            facts["exam"] = places(fixed(Field::Rank), number(), fixed(Field::Tied));
        }
        Field::Tied => {
            facts["exam"] = places(fixed(Field::Rank), fixed(Field::Heads), number());
        }
        Field::ReportDate => facts["report"] = json!({"handed_in": text}),
        Field::ComplaintDate(i) => facts["complaints"][i]["date"] = json!(text),
        Field::ComplaintNote(i) => facts["complaints"][i]["note"] = json!(text),
        Field::PlanDate(i) => facts["plan"][i]["by"] = json!(text),
        Field::PlanText(i, PlanText::Action) => facts["plan"][i]["action"] = json!(text),
        Field::PlanText(i, PlanText::Owner) => facts["plan"][i]["owner"] = json!(text),
        Field::PlanText(i, PlanText::Result) => facts["plan"][i]["result"] = json!(text),
        Field::Calls(day) => facts["days"] = json!([{"day": day, "calls": number()}]),
        Field::Joined => facts["joined"] = json!(text),
        Field::SalesTarget => facts["sales"] = json!({"target": text}),
        Field::Sold => facts["sales"] = json!({"sold": text}),
        Field::Wage => facts["wage"] = json!(text),
    }
    facts
}

/// What the field makes of a text.
fn typed(field: Field, text: &str) -> Option<Record> {
    let mut facts: Facts = crate::support::decoded(base()).unwrap();
    let bounds = bounds(&bundled(), facts.month);
    let texts = |of: Field| match of == field {
        true => text.to_owned(),
        false => other(field, of).to_owned(),
    };
    put(&mut facts, field, texts, &bounds).ok()?;
    Record::new(facts).ok()
}

/// What a file with the same makes of it, by the bundled rulebook.
fn filed(field: Field, text: &str) -> Option<Record> {
    let facts = in_file(field, text);
    let item = json!({
        "rulebook": {"id": "broadband", "effective": "2026-01"},
        "record": facts,
    });
    let file = json!({"format": "kaohe-records", "version": 1, "records": [item]});
    let mut import = read(&file.to_string()).unwrap();
    let record = import.accepted.pop()?.item.record;
    refused(&bundled(), &record).is_none().then_some(record)
}

#[test]
fn a_file_takes_what_the_field_takes_and_no_more() {
    for field in fields() {
        let (taken, not) = cases(field);
        for text in taken {
            let record = typed(field, &text);
            assert!(record.is_some(), "{field:?} takes {text:?}");
            assert_eq!(record, filed(field, &text), "{field:?} {text:?}");
        }
        for text in not {
            assert_eq!(typed(field, &text), None, "{field:?} refuses {text:?}");
            assert_eq!(filed(field, &text), None, "a file's {field:?} {text:?}");
        }
    }
}

#[test]
fn what_one_reading_refuses_another_takes() {
    let record = filed(Field::Agent, "0417").unwrap();
    let early = record
        .edited(|facts| {
            facts.report = kaohe::record::Report::HandedIn("2026-02-28".parse().unwrap());
        })
        .unwrap();
    assert!(refused(&bundled(), &early).is_some(), "due in April");
    let mut document = (*bundled()).clone();
    let chosen = document.readings.iter_mut().find(|r| r.id.name() == "R11");
    chosen.unwrap().chosen = id("same");
    let same = kaohe::rulebook::Rulebook::new(document).unwrap();
    assert_eq!(refused(&same, &early), None, "due in March");
}
