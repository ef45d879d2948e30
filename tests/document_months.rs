//! The file of a month by a document of version 2: what it says comes back from the fields of
//! the page, and scores there what it scores by itself.

#![cfg(not(target_family = "wasm"))]

use std::path::Path;
use std::rc::Rc;

use kaohe::calendar::{Date, Month};
use kaohe::exchange::{BookFile, BookMonth, read_book, write_book_month};
use kaohe::id::Id;
use kaohe::json::Encode;
use kaohe::language::{
    Also, Between, Cases, Document, Event, EventAmount, Excuse, Facts, Given, Heard, PERCENT,
    Source, Value,
};
use kaohe::number::{Decimal, Range};
use kaohe::plan::{Filled, Filling, Plan, Under, Volume, choice, kinds, list_asks, takes_amount};
use litemap::LiteMap;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, TestRunner};

use crate::documents::documents;

const MONTH: &str = "2026-04";

fn month() -> Month {
    MONTH.parse().unwrap()
}

fn day() -> impl Strategy<Value = Date> {
    (1_u32..=30).prop_map(|day| format!("{MONTH}-{day:02}").parse().unwrap())
}

/// A number that a value takes.
fn number(value: &Value) -> BoxedStrategy<Decimal> {
    let low = value.least.span().low;
    let high = value.most.as_ref().map(|most| most.span().high);
    let one = Decimal::ONE.raw();
    let high = high.unwrap_or(low + Decimal::whole(100_000));
    let step = if value.whole { one } else { one / 1_000 };
    let steps = (high.raw() - low.raw()) / step;
    let number = (0..=steps).prop_map(move |nth| Decimal::from_raw(low.raw() + nth * step));
    number.boxed()
}

fn heard(document: &Document, value: &Value) -> BoxedStrategy<Heard> {
    let nothing = Filling::default();
    let asks = list_asks(document, &Under(document, &nothing), value.id);
    let norms: Vec<Id> = asks.norms.iter().map(|norm| norm.id).collect();
    let norm = match norms.is_empty() {
        true => Just(None).boxed(),
        false => option::of(select(norms)).boxed(),
    };
    let excuse = match asks.excuse {
        true => select(Excuse::ALL.to_vec()).boxed(),
        false => Just(Excuse::No).boxed(),
    };
    let parts = (
        option::of(number(value)),
        option::of(1_u32..9),
        option::of(day()),
        norm,
        excuse,
    );
    let heard = parts.prop_map(|(value, times, date, norm, excuse)| Heard {
        value,
        times,
        date,
        norm,
        excuse,
    });
    heard.boxed()
}

fn cases() -> impl Strategy<Value = Cases> {
    let counts = (0_u32..40, 0_u32..40, 0_u32..9, 0_u32..9, 0_u32..9, 0_u32..9);
    counts.prop_map(|(of, more, unclear, open, may_leave, may_join)| Cases {
        of,
        over: of + unclear + more,
        unclear,
        open,
        may_leave,
        may_join,
    })
}

/// What may be said of a value.
fn given(document: &Document, value: &Value) -> BoxedStrategy<Given> {
    if let Source::Each | Source::Short { .. } = value.from {
        return vec(heard(document, value), 0..5)
            .prop_map(Given::List)
            .boxed();
    }
    let mut any = vec![
        number(value).prop_map(Given::One).boxed(),
        (number(value), number(value), any::<bool>(), any::<bool>())
            .prop_map(|(one, other, from, to)| {
                let (low, high) = (one.min(other), one.max(other));
                Given::Between(Between {
                    from: from.then_some(low),
                    to: to.then_some(high),
                    since: None,
                })
            })
            .boxed(),
    ];
    if value.unit == PERCENT {
        any.push(cases().prop_map(Given::Cases).boxed());
    }
    if value.lapses {
        any.push(Just(Given::Nothing).boxed());
    }
    if let Source::Late { .. } = value.from {
        any.push(day().prop_map(Given::Day).boxed());
    }
    proptest::strategy::Union::new(any).boxed()
}

/// One event of these kinds.
fn event(kinds: &[(Id, EventAmount)]) -> BoxedStrategy<Event> {
    let all: Vec<Id> = kinds.iter().map(|(kind, _)| *kind).collect();
    let also = (select(all), any::<bool>(), any::<bool>());
    let also = vec(also, 0..3);
    let parts = (
        select(kinds.to_vec()),
        option::of(day()),
        option::of(1_u32..6),
        any::<bool>(),
        option::of(0_i64..=4),
        also,
    );
    let event = parts.prop_map(|((kind, amount), date, times, pending, chosen, also)| {
        let Range { low, high } = choice(&amount);
        let (low, high) = (low.raw() / 1_000_000, high.raw() / 1_000_000);
        let (low, high) = (low.max(-100), high.min(100));
        let amount = chosen.filter(|_| takes_amount(&amount) && low <= high);
        let amount =
            amount.map(|nth| Decimal::from_raw((low + (high - low) * nth / 4) * 1_000_000));
        let mut also: Vec<Also> = also
            .into_iter()
            .filter(|(other, ..)| *other != kind)
            .map(|(kind, pending, one)| Also {
                kind,
                pending,
                times: one.then_some(1),
            })
            .collect();
        also.dedup_by_key(|also| also.kind);
        Event {
            kind,
            date,
            times,
            // What was chosen holds for one line.
            also: if amount.is_some() { Vec::new() } else { also },
            amount,
            pending,
        }
    });
    event.boxed()
}

/// A month that a document asks for, with answers to its questions.
fn generated(document: &Document) -> BoxedStrategy<(Facts, LiteMap<Id, Id>)> {
    let nothing = Filling::default();
    let under = Under(document, &nothing);
    let mut values: Vec<BoxedStrategy<Option<(Id, Given)>>> = Vec::new();
    for value in &document.values {
        let is_there = document.value(value.id, &under) == Some(value);
        if is_there && !matches!(value.from, Source::Fixed(_) | Source::Total(_)) {
            let id = value.id;
            let given = given(document, value).prop_map(move |given| (id, given));
            values.push(option::weighted(0.8, given).boxed());
        }
    }
    let known: Vec<(Id, EventAmount)> = kinds(document, &under)
        .into_iter()
        .map(|(kind, amount)| (kind, amount.clone()))
        .collect();
    let events = match known.is_empty() {
        true => Just(Vec::new()).boxed(),
        false => vec(event(&known), 0..6).boxed(),
    };
    let ids: Vec<Id> = document.audiences.iter().map(|one| one.id).collect();
    let audiences = vec(option::of(any::<bool>()), ids.len());
    let asked: Vec<BoxedStrategy<Option<(Id, Id)>>> = document
        .readings
        .iter()
        .map(|reading| {
            let options: Vec<Id> = reading.options.iter().map(|option| option.id).collect();
            let id = reading.id;
            let answer = select(options).prop_map(move |answer| (id, answer));
            option::weighted(0.3, answer).boxed()
        })
        .collect();
    let parts = (values, events, audiences, asked);
    let month = parts.prop_map(move |(values, events, audiences, asked)| {
        let audiences = ids.iter().zip(audiences);
        let facts = Facts {
            month: None,
            values: values.into_iter().flatten().collect(),
            events,
            audiences: audiences
                .filter_map(|(id, applies)| Some((*id, applies?)))
                .collect(),
        };
        (facts, asked.into_iter().flatten().collect())
    });
    month.boxed()
}

fn runner(cases: u32) -> TestRunner {
    TestRunner::new(Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    })
}

fn volume(document: Document) -> Rc<Volume> {
    Rc::new(Volume::of(document).unwrap())
}

/// Through the file, the fields and out again, whatever it says.
#[test]
fn a_month_of_every_document_goes_round_and_scores_alike() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let schema = std::fs::read_to_string(root.join("schema/document-month.schema.json")).unwrap();
    let schema = serde_json::from_str(&schema).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    for (name, document, _) in documents() {
        let volume = volume(document);
        let document = &volume.document;
        let scored = std::cell::Cell::new(0);
        let law = runner(60).run(&generated(document), |(facts, readings)| {
            let file = BookMonth {
                format: BookMonth::FORMAT.into(),
                version: BookMonth::VERSION,
                document: document.id,
                agent: "0417".into(),
                month: month(),
                readings: readings.clone(),
                facts: facts.clone(),
                totals: LiteMap::new(),
                edition: None,
                code: None,
                program: None,
            };
            let text = write_book_month(&file);
            let tree = serde_json::from_str(&text).unwrap();
            let wrong: Vec<_> = schema.iter_errors(&tree).map(|e| e.to_string()).collect();
            prop_assert!(wrong.is_empty(), "{:?}", wrong);
            let Ok(BookFile::Month(read)) = read_book(&text) else {
                panic!("{name}: {text}");
            };
            prop_assert_eq!(&*read, &file);
            let filling = Filling::of(&read.facts, read.readings.clone());
            prop_assert_eq!(&filling.facts(Some(document)), &facts);
            // As it's kept.
            let kept: Filling = decoded(&filling.to_json());
            prop_assert_eq!(&kept, &filling);
            let dated = Facts {
                month: Some(month()),
                ..facts
            };
            let answers = filling.answers(document);
            let Ok(plan) = Plan::read_so(document, &answers) else {
                return Ok(());
            };
            let Ok(sheet) = plan.sheet(&dated) else {
                return Ok(());
            };
            scored.set(scored.get() + 1);
            let filled = Filled::of(&volume, &Rc::new(filling), month());
            prop_assert_eq!(&filled.wrong, &[]);
            prop_assert_eq!(&filled.sheet.unwrap().totals, &sheet.totals);
            Ok(())
        });
        law.unwrap_or_else(|fault| panic!("{name}: {fault}"));
        assert!(scored.get() > 15, "{name}: {}", scored.get());
    }
}

fn decoded<T: kaohe::json::Decode>(text: &str) -> T {
    T::decode(&serde_json::from_str(text).unwrap()).unwrap()
}

fn id() -> impl Strategy<Value = Id> {
    "[a-z0-9_-]{1,16}".prop_map(|id| id.parse().unwrap())
}

fn decimal() -> impl Strategy<Value = Decimal> {
    let limit = Decimal::LIMIT.raw();
    (-limit..=limit).prop_map(Decimal::from_raw)
}

fn any_day() -> impl Strategy<Value = Date> {
    (2000_i32..3000, 1_u32..=12, 1_u32..=28)
        .prop_map(|(year, month, day)| format!("{year}-{month:02}-{day:02}").parse().unwrap())
}

fn any_heard() -> impl Strategy<Value = Heard> {
    let parts = (
        option::of(decimal()),
        option::of(any::<u32>()),
        option::of(any_day()),
        option::of(id()),
        select(Excuse::ALL.to_vec()),
    );
    parts.prop_map(|(value, times, date, norm, excuse)| Heard {
        value,
        times,
        date,
        norm,
        excuse,
    })
}

fn any_given() -> BoxedStrategy<Given> {
    let counts = proptest::array::uniform6(any::<u32>());
    prop_oneof![
        decimal().prop_map(Given::One),
        any_day().prop_map(Given::Day),
        vec(any_heard(), 0..4).prop_map(Given::List),
        Just(Given::Nothing),
        counts.prop_map(|[of, over, unclear, open, may_leave, may_join]| {
            Given::Cases(Cases {
                of,
                over,
                unclear,
                open,
                may_leave,
                may_join,
            })
        }),
        (
            option::of(decimal()),
            option::of(decimal()),
            option::of(any_day())
        )
            .prop_map(|(from, to, since)| Given::Between(Between { from, to, since })),
    ]
    .boxed()
}

fn any_event() -> impl Strategy<Value = Event> {
    let also = (id(), any::<bool>(), option::of(any::<u32>()));
    let also = also.prop_map(|(kind, pending, times)| Also {
        kind,
        pending,
        times,
    });
    let parts = (
        id(),
        option::of(any_day()),
        option::of(any::<u32>()),
        option::of(decimal()),
        any::<bool>(),
        vec(also, 0..3),
    );
    parts.prop_map(|(kind, date, times, amount, pending, also)| Event {
        kind,
        date,
        times,
        amount,
        pending,
        also,
    })
}

/// A file may say what no document asks for: that is kept, too, and no month is refused
/// for it.
#[test]
fn nothing_that_a_file_says_is_lost() {
    let documents = documents();
    let volume = volume(documents.into_iter().next().unwrap().1);
    let facts = (
        vec((id(), any_given()), 0..6),
        vec(any_event(), 0..4),
        vec((id(), any::<bool>()), 0..3),
    );
    let facts = facts.prop_map(|(values, events, audiences)| Facts {
        month: None,
        values: values.into_iter().collect(),
        events,
        audiences: audiences.into_iter().collect(),
    });
    let law = runner(400).run(&facts, |facts| {
        let filling = Filling::of(&facts, LiteMap::new());
        prop_assert_eq!(&filling.facts(Some(&volume.document)), &facts);
        let filled = Filled::of(&volume, &Rc::new(filling), month());
        prop_assert!(filled.sheet.is_ok());
        Ok(())
    });
    law.unwrap();
}
