//! Real rule documents as rulebooks of version 2, with months worked by hand.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use kaohe::id::Id;
use kaohe::json::{Decode, Encode};
use kaohe::language::{Document, Facts, Fault, Problem};
use kaohe::number::{Decimal, Range};
use kaohe::plan::{Plan, Sheet};
use serde_json::Value;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents")
}

/// The rulebooks, each with its months.
pub fn documents() -> Vec<(String, Document, Vec<Month>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let Some(stem) = name.strip_suffix(".months.json") else {
            continue;
        };
        let months = read(&path);
        let months = months.as_array().unwrap().iter().map(Month::of).collect();
        let rulebook = read(&folder().join(format!("{stem}.json")));
        let rulebook =
            Document::decode(&rulebook).unwrap_or_else(|fault| panic!("{stem}: {fault}"));
        found.push((stem.to_owned(), rulebook, months));
    }
    found.sort_by(|a, b| a.0.cmp(&b.0));
    found
}

fn read(path: &Path) -> Value {
    let text = fs::read_to_string(path).unwrap();
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A month that somebody worked out by hand.
#[derive(Debug)]
pub struct Month {
    case: String,
    /// What must come out: of a total, a line or a pool.
    is: Decimal,
    of: (&'static str, Id),
    /// The ends of its range, where it isn't settled.
    ends: [Option<Decimal>; 2],
    grade: Option<Id>,
    readings: Vec<(Id, Id)>,
    pub facts: Facts,
}

impl Month {
    fn of(value: &Value) -> Self {
        let text = |name: &str| value[name].as_str().map(str::to_owned);
        let case = text("case").unwrap();
        let mut of = ["total", "line", "pool"].into_iter();
        let of = of.find_map(|kind| Some((kind, text(kind)?.parse().unwrap())));
        let facts = Facts::decode(&value["facts"]);
        let readings = value["readings"].as_object().into_iter().flatten();
        let known = [
            "case", "is", "total", "line", "pool", "low", "high", "grade", "readings", "facts",
        ];
        for name in value.as_object().unwrap().keys() {
            assert!(known.contains(&name.as_str()), "{case}: {name}");
        }
        Self {
            is: text("is").unwrap().parse().unwrap(),
            of: of.unwrap_or_else(|| panic!("{case}")),
            ends: ["low", "high"].map(|end| text(end).map(|end| end.parse().unwrap())),
            grade: text("grade").map(|grade| grade.parse().unwrap()),
            readings: readings
                .map(|(id, is)| (id.parse().unwrap(), is.as_str().unwrap().parse().unwrap()))
                .collect(),
            facts: facts.unwrap_or_else(|fault| panic!("{case}: {fault}")),
            case,
        }
    }

    pub fn sheet(&self, document: &Document) -> Sheet {
        let plan = Plan::read_so(document, &self.readings)
            .unwrap_or_else(|faults| panic!("{}: {faults:#?}", self.case));
        plan.sheet(&self.facts)
            .unwrap_or_else(|faults| panic!("{}: {faults:#?}", self.case))
    }

    /// The headline and the range of what it's about.
    fn found(&self, document: &Document, sheet: &Sheet) -> (Decimal, Range<Decimal>) {
        let (kind, id) = self.of;
        if kind == "total" {
            let at = document.totals.iter().position(|total| total.id == id);
            let total = sheet.totals[at.unwrap_or_else(|| panic!("{}", self.case))];
            return (total.headline, total.range);
        }
        let listed = if kind == "line" {
            &sheet.lines
        } else {
            &sheet.pools
        };
        let found = listed.iter().find(|line| line.id == id);
        let found = found.unwrap_or_else(|| panic!("{}", self.case));
        (found.headline, found.range)
    }
}

#[test]
fn every_month_comes_out_as_worked_by_hand() {
    let mut wrong = Vec::new();
    for (name, document, months) in documents() {
        for month in months {
            let sheet = month.sheet(&document);
            let (headline, range) = month.found(&document, &sheet);
            let [low, high] = month.ends.map(|end| end.unwrap_or(month.is));
            let expected = Range { low, high };
            if headline != month.is || range != expected {
                wrong.push(format!(
                    "{name} {}: {headline} [{}, {}] for {}",
                    month.case, range.low, range.high, month.is
                ));
            }
            if let Some(grade) = month.grade {
                let found = sheet.grades.first().map(|grades| grades.grade);
                if found != Some(grade) {
                    wrong.push(format!("{}: {found:?} for {grade}", month.case));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every figure of the documents' worked months is under test.
#[test]
fn no_figure_is_left_out() {
    let expected = fs::read_to_string(folder().join("expected.tsv")).unwrap();
    let mut figures: BTreeMap<&str, Decimal> = BTreeMap::new();
    for line in expected.lines() {
        let (case, figure) = line.split_once('\t').unwrap();
        figures.insert(case, figure.parse().unwrap());
    }
    assert_eq!(figures.len(), 87);
    let documents = documents();
    let months = documents.iter().flat_map(|(_, _, months)| months);
    let mut wrong = Vec::new();
    for month in months {
        if let Some(figure) = figures.remove(month.case.as_str())
            && ![Some(month.is), month.ends[0], month.ends[1]].contains(&Some(figure))
        {
            wrong.push(format!("{}: {figure}", month.case));
        }
    }
    wrong.extend(figures.keys().map(|case| format!("{case} is missing")));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The schema that people write by has them all.
#[cfg(not(target_family = "wasm"))]
#[test]
fn every_rulebook_is_as_its_schema_says() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let schema = read(&root.join("schema/rulebook-2.schema.json"));
    let schema = jsonschema::validator_for(&schema).unwrap();
    for (name, document, _) in documents() {
        let as_written = read(&folder().join(format!("{name}.json")));
        let as_we_write: Value = serde_json::from_str(&document.to_json()).unwrap();
        for rulebook in [as_written, as_we_write] {
            let wrong: Vec<_> = schema
                .iter_errors(&rulebook)
                .map(|e| e.to_string())
                .collect();
            assert!(wrong.is_empty(), "{name}: {wrong:?}");
        }
        let mut other = read(&folder().join(format!("{name}.json")));
        other["totals"][0]["pool"]["more"] = Value::Bool(true);
        assert!(!schema.is_valid(&other), "{name}");
    }
}

/// What is written is read again, the same.
#[test]
fn a_rulebook_and_its_months_go_round() {
    for (name, document, months) in documents() {
        let again: Value = serde_json::from_str(&document.to_json()).unwrap();
        assert_eq!(Document::decode(&again).unwrap(), document, "{name}");
        for month in months {
            let again: Value = serde_json::from_str(&month.facts.to_json()).unwrap();
            assert_eq!(
                Facts::decode(&again).unwrap(),
                month.facts,
                "{}",
                month.case
            );
        }
    }
}

/// Amounts outside what the rules let somebody choose, and facts that no rule asks for.
#[test]
fn what_cannot_be_is_refused_with_its_place() {
    let (_, document, _) = documents()
        .into_iter()
        .find(|(name, ..)| name == "D12")
        .unwrap();
    let plan = Plan::new(&document).unwrap();
    for (facts, path, problem) in [
        (
            r#"{"events": [{"kind": "eat", "amount": "-9"}]}"#,
            "events.eat",
            Problem::Chosen,
        ),
        (
            r#"{"events": [{"kind": "eat", "amount": "-51"}]}"#,
            "events.eat",
            Problem::Chosen,
        ),
        (
            r#"{"events": [{"kind": "litter", "amount": "-5"}]}"#,
            "events.five",
            Problem::Chosen,
        ),
        (
            r#"{"events": [{"kind": "nothing"}]}"#,
            "events[0]",
            Problem::Unasked,
        ),
        (
            r#"{"events": [{"kind": "eat", "times": 10000}]}"#,
            "events[0]",
            Problem::TooMany,
        ),
        (
            r#"{"values": {"sales": "1"}}"#,
            "values.sales",
            Problem::Unasked,
        ),
        (
            r#"{"audiences": {"trial": true}}"#,
            "audiences.trial",
            Problem::Unasked,
        ),
    ] {
        let facts = Facts::decode(&serde_json::from_str(facts).unwrap()).unwrap();
        let faults = plan.totals(&facts).unwrap_err();
        assert_eq!(faults, [Fault::at(path, problem)]);
    }
    let facts =
        r#"{"events": [{"kind": "eat", "amount": "-10"}, {"kind": "eat", "amount": "-50"}]}"#;
    let facts = Facts::decode(&serde_json::from_str(facts).unwrap()).unwrap();
    assert_eq!(
        plan.totals(&facts).unwrap()[0].headline,
        Decimal::whole(-60)
    );
}

/// What the totals are without lines is what they are with them.
#[test]
fn totals_and_sheet_agree() {
    for (name, document, months) in documents() {
        for month in months {
            let sheet = month.sheet(&document);
            let plan = Plan::read_so(&document, &month.readings).unwrap();
            assert_eq!(plan.totals(&month.facts).unwrap(), sheet.totals, "{name}");
        }
    }
}

/// Whatever becomes known later lies in the range of what was open: each value, event
/// amount and audience of the worked months in turn isn't known yet.
#[test]
fn what_becomes_known_lies_in_the_range_before() {
    let mut tried = 0;
    for (name, document, months) in documents() {
        for month in months {
            let sheet = month.sheet(&document);
            let plan = Plan::read_so(&document, &month.readings).unwrap();
            let mut open = Vec::new();
            for id in month.facts.values.keys() {
                let mut facts = month.facts.clone();
                facts.values.remove(id);
                open.push(facts);
            }
            for id in month.facts.audiences.keys() {
                let mut facts = month.facts.clone();
                facts.audiences.remove(id);
                open.push(facts);
            }
            for at in 0..month.facts.events.len() {
                let mut facts = month.facts.clone();
                let event = &mut facts.events[at];
                if event.amount.take().is_some() | event.date.take().is_some() {
                    open.push(facts);
                }
            }
            for facts in open {
                let before = plan.sheet(&facts).unwrap();
                for (total, before) in sheet.totals.iter().zip(&before.totals) {
                    let [low, high] = [total.range.low, total.range.high];
                    assert!(
                        before.range.contains(low) && before.range.contains(high),
                        "{name} {}: {low} to {high} isn't in {before:?}",
                        month.case
                    );
                    assert!(
                        before.range.contains(before.headline),
                        "{name} {}",
                        month.case
                    );
                }
                tried += 1;
            }
        }
    }
    assert!(tried > 300, "{tried}");
}
