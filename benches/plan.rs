//! How fast a month is scored by a document of version 2: `cargo bench --bench plan`.

use std::rc::Rc;

use divan::{Bencher, black_box, black_box_drop};
use kaohe::calendar::Month;
use kaohe::json::decode_text;
use kaohe::language::{Document, Facts, migrate};
use kaohe::plan::{Filled, Filling, Plan, Volume};
use kaohe::record::Record;
use kaohe::rulebook::{bundled, worked_month};
use kaohe::scoring::is_working_day;

fn main() {
    divan::main();
}

fn document(text: &str) -> Document {
    decode_text(text).expect("the document can be read")
}

fn broadband() -> Document {
    document(include_str!("../tests/migrated/broadband.json"))
}

/// The bundled rulebook as it stands in version 2, and its worked month.
fn worked() -> (Plan, Facts) {
    let plan = Plan::new(&broadband()).expect("the document is sound");
    let facts = worked_month().expect("the worked month can be read");
    let record = Record::new(facts).expect("the worked month is sound");
    let at = migrate::At {
        today: "2026-04-07".parse().expect("a day"),
        works: is_working_day,
    };
    (plan, migrate::facts(&bundled(), &record, at))
}

/// A month of the shop's document D2, all of it known.
fn shop() -> (Plan, Facts) {
    let document = document(include_str!("../tests/documents/D2.json"));
    let facts = r#"{"values": {"sales": "45000", "planned": "50000", "buyers": "180", "enquirers": "400", "received": "400", "replied": "392", "response": "35", "late": "0"}}"#;
    let plan = Plan::new(&document).expect("the document is sound");
    (plan, decode_text(facts).expect("the month can be read"))
}

/// The totals of the worked month, each with its range.
#[divan::bench(sample_count = 200, sample_size = 1_000)]
fn totals_of_worked_month(bencher: Bencher<'_, '_>) {
    let (plan, facts) = worked();
    bencher.bench(|| black_box_drop(black_box(&plan).totals(black_box(&facts))));
}

/// The whole sheet: every line, pool and grade with its range.
#[divan::bench(sample_count = 200, sample_size = 1_000)]
fn sheet_of_worked_month(bencher: Bencher<'_, '_>) {
    let (plan, facts) = worked();
    bencher.bench(|| black_box_drop(black_box(&plan).sheet(black_box(&facts))));
}

/// With every step that led there.
#[divan::bench(sample_count = 200, sample_size = 100)]
fn derivation_of_worked_month(bencher: Bencher<'_, '_>) {
    let (plan, facts) = worked();
    bencher.bench(|| black_box_drop(black_box(&plan).derivation(black_box(&facts))));
}

/// The totals where nothing is known.
#[divan::bench(sample_count = 200, sample_size = 1_000)]
fn totals_of_unknown_month(bencher: Bencher<'_, '_>) {
    let (plan, _) = worked();
    let facts = Facts::default();
    bencher.bench(|| black_box_drop(black_box(&plan).totals(black_box(&facts))));
}

/// The totals of a small document, where all is known.
#[divan::bench(sample_count = 200, sample_size = 1_000)]
fn totals_of_a_shops_month(bencher: Bencher<'_, '_>) {
    let (plan, facts) = shop();
    bencher.bench(|| black_box_drop(black_box(&plan).totals(black_box(&facts))));
}

/// From names to numbers.
#[divan::bench(sample_count = 100, sample_size = 10)]
fn compile(bencher: Bencher<'_, '_>) {
    let document = broadband();
    bencher.bench(|| black_box_drop(Plan::new(black_box(&document))));
}

/// What a render of the page takes: typed texts read, scored, derived, and what is open.
#[divan::bench(sample_count = 50, sample_size = 1)]
fn open_list_of_unknown_month(bencher: Bencher<'_, '_>) {
    let volume = Rc::new(Volume::of(broadband()).expect("the document is sound"));
    let month: Month = "2026-04".parse().expect("a month");
    let filling = Rc::new(Filling::default());
    bencher.bench_local(|| {
        let filled = Filled::of(black_box(&volume), black_box(&filling), month);
        black_box_drop(filled.open());
    });
}
