//! How fast a month is scored: `cargo bench --bench score`.

use divan::{Bencher, black_box, black_box_drop};
use kaohe::record::{Facts, Record};
use kaohe::rulebook::{Rulebook, bundled, worked_month};
use kaohe::scoring::{case_worths, next_events, open_list, pools, price_readings, score};

fn main() {
    divan::main();
}

/// The bundled rulebook, its worked month and the day on which that is scored.
fn worked() -> (Rulebook, Record, kaohe::calendar::Date) {
    let rulebook = bundled();
    let facts = worked_month().expect("the worked month can be read");
    let record = Record::new(facts).expect("the worked month is sound");
    let today = "2026-04-07".parse().expect("a day");
    (rulebook, record, today)
}

/// The whole sheet: every line with its range, the total and the pay.
#[divan::bench(sample_count = 200, sample_size = 1_000)]
fn score_worked_month(bencher: Bencher<'_, '_>) {
    let (rulebook, record, today) = worked();
    bencher.bench(|| black_box_drop(score(black_box(&rulebook), black_box(&record), today)));
}

/// A month of which nothing is known: the widest ranges.
#[divan::bench(sample_count = 200, sample_size = 1_000)]
fn score_unknown_month(bencher: Bencher<'_, '_>) {
    let (rulebook, record, today) = worked();
    let facts = Facts::empty(String::new(), record.month);
    let record = Record::new(facts).expect("an empty month is sound");
    bencher.bench(|| black_box_drop(score(black_box(&rulebook), black_box(&record), today)));
}

/// To compare with: reading the same record from JSON.
#[divan::bench(sample_count = 200, sample_size = 1_000)]
fn parse_worked_month(bencher: Bencher<'_, '_>) {
    let (_, record, _) = worked();
    let json = serde_json::to_string(record.facts()).expect("facts can be written");
    bencher.bench(|| black_box_drop(serde_json::from_str::<Facts>(black_box(&json))));
}

/// To compare with: the same JSON without giving it a meaning.
#[divan::bench(sample_count = 200, sample_size = 1_000)]
fn parse_worked_month_as_value(bencher: Bencher<'_, '_>) {
    let (_, record, _) = worked();
    let json = serde_json::to_string(record.facts()).expect("facts can be written");
    bencher.bench(|| black_box_drop(serde_json::from_str::<serde_json::Value>(black_box(&json))));
}

/// What is still open, each item settled once by itself.
#[divan::bench(sample_count = 50, sample_size = 20)]
fn open_list_of_worked_month(bencher: Bencher<'_, '_>) {
    let (rulebook, record, today) = worked();
    bencher.bench(|| black_box_drop(open_list(black_box(&rulebook), black_box(&record), today)));
}

/// The same where nothing is known.
#[divan::bench(sample_count = 50, sample_size = 20)]
fn open_list_of_unknown_month(bencher: Bencher<'_, '_>) {
    let (rulebook, record, today) = worked();
    let record = Record::blank("", record.month, record.unit);
    bencher.bench(|| black_box_drop(open_list(black_box(&rulebook), black_box(&record), today)));
}

/// The month under every answer to every reading.
#[divan::bench(sample_count = 50, sample_size = 20)]
fn price_readings_of_worked_month(bencher: Bencher<'_, '_>) {
    let (rulebook, record, today) = worked();
    bencher.bench(|| {
        black_box_drop(price_readings(
            black_box(&rulebook),
            black_box(&record),
            today,
        ))
    });
}

/// What a case, an event and a pool are worth.
#[divan::bench(sample_count = 50, sample_size = 20)]
fn worths_of_worked_month(bencher: Bencher<'_, '_>) {
    let (rulebook, record, today) = worked();
    bencher.bench(|| {
        let (rulebook, record) = (black_box(&rulebook), black_box(&record));
        black_box_drop(case_worths(rulebook, record, today));
        black_box_drop(next_events(rulebook, record, today));
        black_box_drop(pools(rulebook, record, today));
    });
}
