//! Rulebooks and months of version 1 score alike in the language.

use std::fs;
use std::path::Path;

use kaohe::calendar::Date;
use kaohe::exchange::{read, read_rulebook};
use kaohe::json::{Decode, Encode, decode_text};
use kaohe::language::{Document, migrate};
use kaohe::locale::migrated::titles;
use kaohe::number::{Decimal, Money, Range, Unit};
use kaohe::plan::{LineSheet, Plan, Sheet};
use kaohe::record::{Day, Entry, Facts, Record, Sales, Sick, Standing};
use kaohe::rulebook::{self, Mechanism, ReadingId, Rulebook, bundled_json, telesales_json};
use kaohe::scoring::{self, Line, Sub};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use crate::support::any;

/// A rulebook of version 1 and what became of it.
struct Migrated {
    book: Rulebook,
    document: Document,
    plan: Plan,
}

impl Migrated {
    fn of(book: &Rulebook) -> Self {
        let document = migrate::rulebook(book, &titles());
        let plan = Plan::new(&document).unwrap_or_else(|faults| panic!("{faults:?}"));
        Self {
            book: book.clone(),
            document,
            plan,
        }
    }

    fn sheet(&self, record: &Record, today: Date) -> Sheet {
        let works = scoring::is_working_day;
        let facts = migrate::facts(&self.book, record, migrate::At { today, works });
        let again: serde_json::Value = serde_json::from_str(&facts.to_json()).unwrap();
        assert_eq!(kaohe::language::Facts::decode(&again).unwrap(), facts);
        let sheet = self.plan.sheet(&facts);
        let sheet = sheet.unwrap_or_else(|faults| panic!("{faults:?} in {facts:?}"));
        assert_eq!(self.plan.totals(&facts).unwrap(), sheet.totals);
        sheet
    }

    /// In what the two differ.
    fn differences(&self, record: &Record, today: Date) -> Vec<String> {
        let old = scoring::score(&self.book, record, today);
        let new = self.sheet(record, today);
        let mut found = Vec::new();
        let mut compare = |what: &str, old: [String; 3], new: [String; 3]| {
            if old != new {
                found.push(format!("{what}: {} now {}", old.join(" "), new.join(" ")));
            }
        };
        let total = new.totals[0];
        compare(
            "score",
            three(old.score, old.range),
            of_decimals(total.headline, total.range),
        );
        if let Some(pay) = old.pay {
            let total = new.totals[1];
            compare(
                "pay",
                three(pay.amount, pay.range),
                of_decimals(total.headline, total.range),
            );
        }
        for line in &old.lines {
            let at = self.line(&new, line);
            let amounts = of_decimals(at.headline, at.range);
            compare(
                &format!("line {} {:?}", line.part, line.sub),
                three(line.amount, line.range),
                amounts,
            );
        }
        found
    }

    /// What became of a line.
    fn line<'a>(&self, sheet: &'a Sheet, line: &Line) -> &'a LineSheet {
        let (_, _, part) = self.book.part(line.part).unwrap();
        let of = match line.sub {
            Sub::Measure(id) | Sub::Level(id) => Some(id),
            Sub::Investigated | Sub::Whole => None,
        };
        let id = migrate::line_of(&self.book, line.part, of);
        let listed = match part.mechanism {
            Mechanism::Deadline { .. } | Mechanism::CallQuota { .. } => &sheet.pools,
            _ => &sheet.lines,
        };
        let found = listed.iter().find(|line| line.id == id);
        found.unwrap_or_else(|| panic!("{id}"))
    }
}

fn plain(text: String) -> String {
    match text.split_once('.') {
        Some((whole, rest)) => {
            let rest = rest.trim_end_matches('0');
            if rest.is_empty() {
                whole.to_owned()
            } else {
                format!("{whole}.{rest}")
            }
        }
        None => text,
    }
}

fn three<T: std::fmt::Display>(at: T, Range { low, high }: Range<T>) -> [String; 3] {
    [at, low, high].map(|number| plain(number.to_string()))
}

fn of_decimals(at: Decimal, range: Range<Decimal>) -> [String; 3] {
    three(at, range)
}

/// So many months out of a generator, always the same.
fn drawn<T>(strategy: impl Strategy<Value = T>, count: usize) -> Vec<T> {
    let mut runner = TestRunner::deterministic();
    let mut draw = || strategy.new_tree(&mut runner).unwrap().current();
    (0..count).map(|_| draw()).collect()
}

/// No month differs; otherwise each kind of difference with a month that has it.
#[track_caller]
fn assert_none(differences: &[(String, Vec<String>)]) {
    let all = differences.len();
    assert!(all == 0, "{all} months: {}", report(differences));
}

fn report(differences: &[(String, Vec<String>)]) -> String {
    let mut kinds = std::collections::BTreeMap::<String, (usize, String)>::new();
    for (case, found) in differences {
        for one in found {
            let kind = one.split(':').next().unwrap().to_owned();
            let entry = kinds.entry(kind).or_insert((0, format!("{one} | {case}")));
            entry.0 += 1;
        }
    }
    kinds
        .iter()
        .map(|(kind, (count, first))| format!("{kind} ×{count}, such as {first:.600}\n"))
        .collect()
}

#[test]
fn the_worked_month_scores_as_before() {
    let book = kaohe::rulebook::bundled();
    let record = Record::new(kaohe::rulebook::worked_month().unwrap()).unwrap();
    let record = record
        .edited(|facts| facts.wage = "3200".parse::<Money>().ok())
        .unwrap();
    let today = crate::support::day("2026-04-07");
    let migrated = Migrated::of(&book);
    assert_eq!(migrated.differences(&record, today), Vec::<String>::new());
    let sheet = migrated.sheet(&record, today);
    let found = sheet
        .totals
        .iter()
        .map(|total| plain(total.headline.to_string()));
    assert_eq!(found.collect::<Vec<_>>(), ["97", "3104"]);
    assert_eq!(
        of_decimals(sheet.totals[0].headline, sheet.totals[0].range),
        ["97", "78.6", "100.2"]
    );
}

#[test]
fn a_thousand_months_in_points_score_as_before() {
    let book = Migrated::of(&kaohe::rulebook::bundled());
    let mut differences = Vec::new();
    for facts in drawn(any::facts(), 1_000) {
        let mut facts = facts;
        facts.wage = "3200".parse::<Money>().ok();
        let record = any::check(facts);
        let found = book.differences(&record, any::today());
        if !found.is_empty() {
            differences.push((format!("{:?}", record.facts()), found));
        }
    }
    assert_none(&differences);
}

#[test]
fn under_any_readings_months_score_as_before() {
    let mut differences = Vec::new();
    for (facts, choices) in drawn((any::facts(), any::choices()), 1_000) {
        let book = Migrated::of(&kaohe::rulebook::bundled().with_choices(choices));
        let mut facts = facts;
        facts.wage = "3200".parse::<Money>().ok();
        let record = any::check(facts);
        let found = book.differences(&record, any::today());
        if !found.is_empty() {
            differences.push((format!("{:?} {choices:?}", record.facts()), found));
        }
    }
    assert_none(&differences);
}

prop_compose! {
    /// A month of calls: sick days, days off, days that aren't known, new staff, entries that
    /// wait, and the target met or not or not known.
    fn month_of_calls()(
        days in prop::collection::vec((prop::option::weighted(0.9, 60..170_u32), 0..40_usize), 30),
        known in 0..4_u8,
        joined in prop::option::weighted(0.3, 1..30_u32),
        entries in prop::collection::vec((0..4_usize, 1..4_u32, any::<bool>()), 0..4),
        met in prop::option::of(any::<bool>()),
    ) -> Facts {
        let month: kaohe::calendar::Month = "2026-06".parse().unwrap();
        let mut facts = Facts::empty(String::new(), month);
        facts.unit = Unit::Money;
        for (nth, (calls, kind)) in days.into_iter().enumerate() {
            let sick = [Sick::Approved, Sick::Pending, Sick::Late, Sick::Refused].get(kind);
            let day = Day {
                day: nth as u8 + 1,
                work: [Some(false), Some(true)].get(kind.wrapping_sub(4)).copied().flatten(),
                // Most months have few misses.
                calls: match known {
                    0 => calls,
                    _ => Some(calls.unwrap_or(60).max(if kind < 9 { 60 } else { 120 })),
                },
                sick: sick.copied().unwrap_or_default(),
            };
            if day.work.is_some() || month.day(u32::from(day.day)).unwrap().weekday() < 5 {
                facts.days.push(day);
            }
        }
        facts.joined = joined.and_then(|day| month.day(day));
        for (part, count, pending) in entries {
            let part = ["late", "conduct", "private", "false_record"][part];
            let mut entry = Entry::plain(part.parse().unwrap(), count);
            if pending { entry.standing = Standing::Pending; }
            facts.entries.push(entry);
        }
        facts.sales = Sales {
            target: "10".parse().ok(),
            sold: met.map(|met| (if met { "10" } else { "9" }).parse().unwrap()),
        };
        facts
    }
}

#[test]
fn a_thousand_months_in_money_score_as_before() {
    let rules = prop::collection::vec(0..2_usize, 5);
    let mut differences = Vec::new();
    let mut books = std::collections::BTreeMap::<Vec<usize>, Migrated>::new();
    // The months are of all kinds.
    let (mut refunded, mut open) = (0, 0);
    let mut nets = std::collections::BTreeSet::new();
    for (nth, (facts, picks)) in drawn((month_of_calls(), rules), 2_000)
        .into_iter()
        .enumerate()
    {
        // Half of them as the rulebook reads itself.
        let picks = if nth % 2 == 0 { vec![0; 5] } else { picks };
        let book = books.entry(picks.clone()).or_insert_with(|| {
            let book = kaohe::rulebook::bundled_in(Unit::Money);
            let mut choices = *book.choices();
            for (id, pick) in ReadingId::of_unit(Unit::Money).zip(&picks) {
                assert!(choices.choose(id, id.known()[*pick]));
            }
            Migrated::of(&book.with_choices(choices))
        });
        let record = any::check(facts);
        let today = crate::support::day("2026-07-01");
        let sheet = scoring::score(&book.book, &record, today);
        refunded += usize::from(!sheet.adjustments.refund.is_zero());
        open += usize::from(!sheet.facts_range.is_settled());
        nets.insert(sheet.score.raw());
        let found = book.differences(&record, today);
        if !found.is_empty() {
            differences.push((format!("{:?} {picks:?}", record.facts()), found));
        }
    }
    assert!(
        differences.is_empty(),
        "{} of 2000: {}",
        differences.len(),
        report(&differences)
    );
    assert!(
        refunded > 100 && open > 500 && nets.len() > 100,
        "{refunded} {open} {}",
        nets.len()
    );
}

/// Every rulebook of version 1 among the fixtures, and the bundled ones.
fn books() -> Vec<(String, Rulebook)> {
    let mut books = Vec::new();
    for unit in Unit::ALL {
        books.push((
            format!("bundled {unit:?}"),
            kaohe::rulebook::bundled_in(unit),
        ));
    }
    for (name, text) in files() {
        if let Ok(book) = read_rulebook(&text) {
            books.push((name, book));
        }
    }
    books
}

/// Every month among the fixtures.
fn records() -> Vec<(String, Record)> {
    let mut records = Vec::new();
    for (name, text) in files() {
        if let Ok(import) = read(&text) {
            let accepted = import.accepted.into_iter();
            records.extend(accepted.map(|one| (name.clone(), one.item.record)));
        } else if let Some(facts) = decode_text::<Facts>(&text)
            && let Ok(record) = Record::new(facts)
        {
            records.push((name, record));
        }
    }
    for (name, book) in books() {
        for example in &book.examples {
            records.push((name.clone(), Record::new(example.facts.clone()).unwrap()));
        }
    }
    records
}

fn files() -> Vec<(String, String)> {
    fn walk(folder: &Path, found: &mut Vec<(String, String)>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if let Ok(text) = fs::read_to_string(&path) {
                found.push((path.display().to_string(), text));
            }
        }
    }
    let mut found = Vec::new();
    walk(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures"),
        &mut found,
    );
    found.sort();
    found
}

#[test]
fn every_month_of_the_fixtures_scores_as_before_by_every_rulebook() {
    let (books, records) = (books(), records());
    let mut differences = Vec::new();
    let mut compared = 0;
    for (name, book) in &books {
        let migrated = Migrated::of(book);
        for (file, record) in records
            .iter()
            .filter(|(_, record)| record.unit == book.unit)
        {
            for today in ["2026-04-05", "2029-01-01"] {
                let mut record = record.clone();
                if book.unit == Unit::Points {
                    let wage = |facts: &mut Facts| facts.wage = facts.wage.or("3200".parse().ok());
                    record = record.edited(wage).unwrap();
                }
                let found = migrated.differences(&record, crate::support::day(today));
                compared += 1;
                if !found.is_empty() {
                    differences.push((format!("{name} {file} {today}"), found));
                }
            }
        }
    }
    assert!(
        differences.is_empty(),
        "{} of {compared}: {}",
        differences.len(),
        report(&differences)
    );
    assert!(
        books.len() >= 13 && compared > 500,
        "{} {compared}",
        books.len()
    );
}

/// Rules that the bundled ones aren't: thresholds that are assumed, a measure that should
/// be low, another base, a cap that bites, pay by bands, a clause with a worth that rewards.
fn other_rules() -> Rulebook {
    crate::support::changed(|document| {
        let assumed = crate::support::assumed;
        for part in document
            .sections
            .iter_mut()
            .flat_map(|section| &mut section.clauses)
        {
            match &mut part.parts[0].mechanism {
                Mechanism::Threshold { conditions, .. } => {
                    for condition in conditions {
                        condition.threshold =
                            crate::support::decoded(assumed("85", "90", "98")).unwrap();
                    }
                }
                Mechanism::PerOccurrence { worth, amount, .. } if part.number == "4" => {
                    *worth = Some(crate::support::decoded(assumed("1", "2", "3")).unwrap());
                    *amount = crate::support::decoded(assumed("0.7", "0.8", "0.9")).unwrap();
                }
                _ => {}
            }
        }
        document.measures[3].direction = kaohe::rulebook::Direction::Lower;
        document.measures[3].target = crate::support::decoded(assumed("60", "90", "97")).unwrap();
        document.base = "20".parse().unwrap();
        document.reward_cap = crate::support::decoded(assumed("0.5", "1", "3")).unwrap();
        let band = |from, factor| serde_json::json!({"from": from, "factor": factor});
        document.pay_bands =
            crate::support::decoded::<Vec<kaohe::rulebook::PayBand>>(serde_json::json!([
                band("0", serde_json::json!("50")),
                band("15", assumed("60", "70", "90")),
                band("20", serde_json::json!("110")),
            ]))
            .unwrap()
            .into();
        let pay = document
            .readings
            .iter_mut()
            .find(|reading| reading.id == ReadingId::R7)
            .unwrap();
        let title = pay.options[0].title.clone();
        pay.options.to_mut().push(kaohe::rulebook::ReadingOption {
            id: "bands".parse().unwrap(),
            title,
        });
        pay.chosen = "bands".parse().unwrap();
    })
}

#[test]
fn months_by_other_rules_score_as_before() {
    let other = other_rules();
    let mut differences = Vec::new();
    for (nth, (facts, choices)) in drawn((any::facts(), any::choices()), 1_000)
        .into_iter()
        .enumerate()
    {
        let choices = kaohe::rulebook::Choices {
            pay_base: if nth % 2 == 0 {
                other.choices().pay_base
            } else {
                choices.pay_base
            },
            ..choices
        };
        let book = Migrated::of(&other.with_choices(choices));
        let mut facts = facts;
        facts.wage = "3333.33".parse::<Money>().ok();
        let record = any::check(facts);
        let found = book.differences(&record, any::today());
        if !found.is_empty() {
            differences.push((format!("{:?} {choices:?}", record.facts()), found));
        }
    }
    assert_none(&differences);
}

/// A question answered otherwise in the language is the question answered otherwise before.
#[test]
fn every_answer_to_every_question_is_carried() {
    let mut answers = 0;
    for (book, months, today) in [
        (
            kaohe::rulebook::bundled(),
            drawn(any::facts(), 8),
            any::today(),
        ),
        (other_rules(), drawn(any::facts(), 8), any::today()),
        (
            kaohe::rulebook::bundled_in(Unit::Money),
            drawn(month_of_calls(), 8),
            crate::support::day("2026-07-01"),
        ),
    ] {
        let document = Migrated::of(&book).document;
        for reading in &book.readings {
            let question: kaohe::id::Id = reading.id.name().to_lowercase().parse().unwrap();
            for option in &reading.options {
                let mut choices = *book.choices();
                assert!(choices.choose(reading.id, option.id.as_str()));
                let plan = Plan::read_so(&document, &[(question, option.id)]).unwrap();
                let migrated = Migrated {
                    plan,
                    ..Migrated::of(&book.with_choices(choices))
                };
                for facts in &months {
                    let record = any::check(facts.clone());
                    assert_eq!(migrated.differences(&record, today), Vec::<String>::new());
                }
                answers += 1;
            }
        }
    }
    assert!(answers > 70, "{answers}");
}

/// The bundled rulebooks as data of version 2; `KAOHE_WRITE=1 cargo test migration::` writes
/// them anew.
#[test]
fn the_bundled_rulebooks_stand_in_the_language() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (name, unit) in [("broadband", Unit::Points), ("telesales", Unit::Money)] {
        let book = with_examples(unit);
        let mut migrated = Migrated::of(&book);
        let works = scoring::is_working_day;
        migrated.document.examples = migrate::examples(&book, &migrated.document, works);
        assert_eq!(migrated.document.examples.len(), book.examples.len());
        let text = spread(&migrated.document.to_json());
        let path = root.join(format!("tests/migrated/{name}.json"));
        if std::env::var_os("KAOHE_WRITE").is_some() {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, &text).unwrap();
        }
        let known = fs::read_to_string(&path).unwrap_or_default();
        assert!(known == text, "KAOHE_WRITE=1 writes {}", path.display());
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert!(
            Document::decode(&value).unwrap() == migrated.document,
            "{name}"
        );
        #[cfg(not(target_family = "wasm"))]
        {
            let schema = fs::read_to_string(root.join("schema/rulebook-2.schema.json")).unwrap();
            let schema = serde_json::from_str(&schema).unwrap();
            let schema = jsonschema::validator_for(&schema).unwrap();
            let wrong: Vec<_> = schema.iter_errors(&value).map(|e| e.to_string()).collect();
            assert!(wrong.is_empty(), "{name}: {wrong:?}");
        }
    }
}

/// The bundled rulebook of a unit, with its worked examples.
fn with_examples(unit: Unit) -> Rulebook {
    let json = match unit {
        Unit::Points => bundled_json(),
        Unit::Money => telesales_json(),
    };
    let document: rulebook::Document = decode_text(json).unwrap();
    Rulebook::new(document).unwrap()
}

/// A value, line, pool or question on each line.
fn spread(compact: &str) -> String {
    let mut out = String::new();
    let mut depth = 0_usize;
    let mut in_text = false;
    let mut escaped = false;
    for (at, mark) in compact.char_indices() {
        let rest = &compact[at..];
        if !in_text {
            let begins = ["{\"line\":", "{\"pool\":"]
                .iter()
                .any(|start| rest.starts_with(start));
            let listed = depth == 2 && mark == '{';
            if begins
                || listed
                || (depth == 1 && mark == '"' && out.ends_with([',', '{']))
                || depth == 1 && mark == '}'
            {
                out.push('\n');
                out.extend(std::iter::repeat_n(
                    ' ',
                    if mark == '}' { 0 } else { depth },
                ));
            }
            match mark {
                '{' | '[' => depth += 1,
                '}' | ']' => depth -= 1,
                _ => {}
            }
        }
        if mark == '"' && !escaped {
            in_text = !in_text;
        }
        escaped = in_text && mark == '\\' && !escaped;
        out.push(mark);
    }
    out.push('\n');
    out
}
