//! How fast 20,000 consultations are indexed and found: `cargo bench --bench log`.

#[allow(dead_code, reason = "the tests use the rest of it")]
#[path = "../tests/log/generate.rs"]
mod generate;

use divan::{Bencher, black_box, black_box_drop};
use generate::many;
use kaohe::log::{LogEntry, LogIndex};

fn main() {
    divan::main();
}

/// A busy desk's log, indexed.
fn indexed() -> (Vec<LogEntry>, LogIndex) {
    let log = many(20_000);
    let mut index = LogIndex::new();
    log.iter().for_each(|entry| index.put(entry));
    (log, index)
}

/// All of it into an empty index.
#[divan::bench(sample_count = 10)]
fn index_all(bencher: Bencher<'_, '_>) {
    let log = many(20_000);
    bencher.bench(|| {
        let mut index = LogIndex::new();
        black_box(&log).iter().for_each(|entry| index.put(entry));
        black_box_drop(index);
    });
}

/// All hits of a search, as the list shows them: one character, a pair, several
/// words, a number, Latin, initials, nothing found.
#[divan::bench(args = ["慢", "网速", "网速很慢", "晚上 光猫", "691", "wifi", "wsm", "gm", "处理 没有这个"], sample_count = 50)]
fn search(bencher: Bencher<'_, '_>, query: &str) {
    let (_, index) = indexed();
    bencher.bench(|| black_box_drop(index.search(black_box(query), usize::MAX)));
}

/// What a question resembles, as it's asked while one is typed.
#[divan::bench(sample_count = 50)]
fn similar(bencher: Bencher<'_, '_>) {
    let (log, index) = indexed();
    let question = &log[777].question;
    bencher.bench(|| black_box_drop(index.similar(black_box(question), None, 5)));
}

/// The groups of nearly equal cases.
#[divan::bench(sample_count = 10)]
fn duplicates(bencher: Bencher<'_, '_>) {
    let (_, index) = indexed();
    bencher.bench(|| black_box_drop(black_box(&index).duplicates()));
}
