//! How fast a month is scored: `cargo bench --bench score`.

use divan::{Bencher, black_box, black_box_drop};
use kaohe::json::{Encode, decode_text};
use kaohe::record::{Entry, Facts, Record, Standing};
use kaohe::rulebook::{DoubleEntry, Rulebook, bundled, worked_month};
use kaohe::scoring::{case_worth, next_event, open_list, pools, price_line, price_readings, score};

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

/// A month with 20 entries, every fourth of them pending.
fn busy() -> Record {
    let mut facts = worked_month().expect("the worked month can be read");
    let parts = ["7", "15", "16", "24", "3"].map(|part| part.parse().expect("a part"));
    facts.entries = (0..20)
        .map(|nth| {
            let mut entry = Entry::plain(parts[nth % parts.len()], 1 + nth as u32 % 3);
            if nth % 4 == 3 {
                entry.standing = Standing::Pending;
            }
            entry
        })
        .collect();
    Record::new(facts).expect("the busy month is sound")
}

/// The whole sheet of a month with 20 entries.
#[divan::bench(sample_count = 200, sample_size = 1_000)]
fn score_twenty_entries(bencher: Bencher<'_, '_>) {
    let (rulebook, _, today) = worked();
    let record = busy();
    bencher.bench(|| black_box_drop(score(black_box(&rulebook), black_box(&record), today)));
}

/// The same where every fourth names two clauses of which the heavier counts,
/// and whether an answer behind the floor can move it is looked into.
#[divan::bench(sample_count = 200, sample_size = 100)]
fn score_twenty_entries_behind_the_floor(bencher: Bencher<'_, '_>) {
    let (rulebook, _, today) = worked();
    let mut choices = *rulebook.choices();
    choices.double_entry = DoubleEntry::Heavier;
    let rulebook = rulebook.with_choices(choices);
    let mut facts = busy().facts().clone();
    let other = "17".parse().expect("a part");
    for entry in facts.entries.iter_mut().step_by(4) {
        entry.parts.push(other);
    }
    facts
        .entries
        .push(Entry::plain("6".parse().expect("a part"), 60));
    let record = Record::new(facts).expect("the busy month is sound");
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
    let json = record.facts().to_json();
    bencher.bench(|| black_box_drop(decode_text::<Facts>(black_box(&json))));
}

/// To compare with: the same JSON without giving it a meaning.
#[divan::bench(sample_count = 200, sample_size = 1_000)]
fn parse_worked_month_as_value(bencher: Bencher<'_, '_>) {
    let (_, record, _) = worked();
    let json = record.facts().to_json();
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
    let sheet = score(&rulebook, &record, today);
    bencher.bench(|| {
        let (rulebook, record) = (black_box(&rulebook), black_box(&record));
        for measure in &rulebook.measures {
            black_box_drop(case_worth(rulebook, record, today, measure));
        }
        for line in &sheet.lines {
            black_box_drop(next_event(rulebook, record, today, line.part, line.sub));
            black_box_drop(price_line(rulebook, record, today, line));
        }
        black_box_drop(pools(rulebook, record, today));
    });
}
