//! How fast 20,000 consultations are indexed and found: `cargo bench --bench log`.

#[allow(dead_code, reason = "the tests use the rest of it")]
#[path = "../tests/log/generate.rs"]
mod generate;

use divan::{Bencher, black_box, black_box_drop};
use generate::{asked, entry, many};
use kaohe::log::{AskedMost, LogEntry, LogIndex};

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

/// The most asked of as many different questions, whose words are few and
/// shared by many.
#[divan::bench(sample_count = 10)]
fn asked_most(bencher: Bencher<'_, '_>) {
    const WORDS: [&str; 40] = [
        "上网",
        "网速",
        "很慢",
        "掉线",
        "宽带",
        "光猫",
        "红灯",
        "路由器",
        "密码",
        "报修",
        "重启",
        "装机",
        "客户",
        "账号",
        "晚上",
        "早上",
        "搬家",
        "怎么",
        "办理",
        "套餐",
        "资费",
        "退订",
        "电视",
        "卡顿",
        "黑屏",
        "遥控器",
        "信号",
        "弱",
        "投诉",
        "催单",
        "上门",
        "时间",
        "发票",
        "余额",
        "欠费",
        "停机",
        "复机",
        "过户",
        "实名",
        "副卡",
    ];
    let question = |n: u64| {
        let mut seed = n.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
        let words = (0..6).map(|_| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            WORDS[(seed >> 40) as usize % WORDS.len()]
        });
        words.collect::<String>()
    };
    let log: Vec<LogEntry> = (1..=20_000)
        .map(|n| entry(asked(n, &question(n))))
        .collect();
    bencher.bench(|| {
        let mut most = AskedMost::default();
        black_box(&log).iter().for_each(|entry| most.count(entry));
        black_box(most.most(10))
    });
}
