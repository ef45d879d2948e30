//! Entries found again: against a search that looks at every text.

use std::collections::BTreeMap;

use kaohe::log::{
    Case, EntryId, Hit, LogEntry, LogFacts, LogIndex, MAX_QUERY, NEARLY_EQUAL, SIMILAR, spots,
};
use proptest::prelude::*;
use proptest::sample::select;

use super::generate::{asked, entry, facts};

fn index<'a>(entries: impl IntoIterator<Item = &'a LogEntry>) -> LogIndex {
    let mut index = LogIndex::new();
    for entry in entries {
        index.put(entry);
    }
    index
}

fn hits(index: &LogIndex, query: &str) -> Vec<u64> {
    let found = index.search(query, 100);
    assert_eq!(found.total, found.hits.len());
    found.hits.iter().map(|hit| hit.id.get()).collect()
}

fn log(questions: &[&str]) -> LogIndex {
    let asked = |(key, question): (usize, &&str)| entry(asked(key as u64 + 1, question));
    index(&questions.iter().enumerate().map(asked).collect::<Vec<_>>())
}

fn case(key: u64, question: &str, title: &str, answer: &str) -> LogEntry {
    let case = Case {
        title: title.into(),
        answer: answer.into(),
    };
    entry(LogFacts {
        case: Some(case),
        ..asked(key, question)
    })
}

#[test]
fn what_is_found_by_what() {
    let index = log(&[
        "上网很慢，晚上更慢",
        "网速慢",
        "ＷｉＦｉ 信号弱",
        "拨号报错 691",
        "重启光猫后恢复",
        "wi-fi6 慢",
    ]);
    for (query, expected) in [
        ("慢", vec![6, 2, 1]),
        ("网", vec![2, 1]),
        ("弱", vec![3]),
        ("网速", vec![2]),
        ("很慢", vec![1]),
        ("上网慢", vec![]),
        ("上网 慢", vec![1]),
        ("上网很", vec![1]),
        ("网很慢", vec![1]),
        ("慢晚", vec![]),
        ("wifi", vec![3]),
        ("WIFI", vec![3]),
        ("ｗi", vec![6, 3]),
        ("fi", vec![6]),
        ("691", vec![4]),
        ("69", vec![4]),
        ("91", vec![]),
        ("报错691", vec![4]),
        ("慢 wi", vec![6]),
        // 重 is typed zhong or chong.
        ("cqgm", vec![5]),
        ("zqgm", vec![5]),
        ("gm", vec![5, 1]),
        ("ws", vec![2, 1]),
        ("WSM", vec![2]),
        ("swhm", vec![1]),
        ("swm", vec![]),
        ("g", vec![]),
        ("", vec![]),
        ("，。 ", vec![]),
    ] {
        assert_eq!(hits(&index, query), expected, "{query}");
    }
}

#[test]
fn pairs_that_stand_apart_are_no_word() {
    let index = log(&["能上网，但网慢", "上网慢"]);
    for (query, expected) in [("上网慢", [2]), ("swm", [2]), ("能上网", [1]), ("dwm", [1])] {
        assert_eq!(hits(&index, query), expected, "{query}");
    }
    assert_eq!(hits(&index, "上网 网慢"), [2, 1]);
}

#[test]
fn each_text_of_an_entry_is_searched_by_itself() {
    let mut both = case(1, "问题甲", "标题乙", "标准丙").facts().clone();
    both.answer = "答复丁".into();
    let index = index([&entry(both)]);
    for query in ["题甲", "题乙", "准丙", "复丁", "甲 乙 丙 丁"] {
        assert_eq!(hits(&index, query), [1], "{query}");
    }
    // Never across two texts.
    for query in ["甲标", "乙标", "丙答", "jb"] {
        assert_eq!(hits(&index, query), [0; 0], "{query}");
    }
}

#[test]
fn the_best_come_first() {
    let answered = LogFacts {
        answer: "网速慢".into(),
        ..asked(9, "别的")
    };
    let log = [
        entry(asked(1, "网速慢")),
        entry(asked(2, "网速慢")),
        case(3, "网速慢", "标题", "答复"),
        case(4, "别的", "标题", "网速慢"),
        entry(answered),
    ];
    let index = index(&log);
    assert_eq!(hits(&index, "网速慢"), [3, 2, 1, 4, 9]);
    let found = index.search("网速慢", 2);
    assert_eq!(found.total, 5);
    let hit = |key, is_case, score| Hit {
        id: EntryId::new(key).unwrap(),
        is_case,
        score,
    };
    assert_eq!(found.hits, [hit(3, true, 2), hit(2, false, 2)]);
    assert_eq!(index.search("网速慢", 0).total, 5);
}

#[test]
fn a_long_search_is_cut() {
    let index = log(&["网速慢"]);
    let long = format!("{}{}", "网速慢 ".repeat(MAX_QUERY / 4), "没有");
    assert_eq!(hits(&index, &long), [1]);
    assert_eq!(hits(&index, &long["网".len()..]), [0; 0]);
}

#[test]
fn what_is_found_can_be_shown() {
    for (query, text, expected) in [
        ("网速", "网速慢，网速", vec!["网速", "网速"]),
        ("wifi", "ＷｉＦｉ5 wifi wi", vec!["ＷｉＦｉ", "wifi"]),
        ("网 速慢", "网速慢", vec!["网速慢"]),
        ("wsm", "说网速慢。", vec!["网速慢"]),
        ("别的", "网速慢", vec![]),
        ("慢", "\u{1F600}ÀＡ慢", vec!["慢"]),
    ] {
        let shown = |ranges: Vec<std::ops::Range<usize>>| {
            let shown = ranges.into_iter().map(|range| &text[range]);
            shown.collect::<Vec<_>>()
        };
        assert_eq!(shown(spots(query, text)), expected, "{query}");
        assert_eq!(shown(LogIndex::new().spots(query, text)), expected);
    }
}

#[test]
fn an_entry_put_again_is_there_once() {
    let mut index = log(&["网速慢", "掉线"]);
    index.put(&entry(asked(1, "光猫不亮 691")));
    assert_eq!((index.len(), hits(&index, "网速慢")), (2, vec![]));
    assert_eq!(hits(&index, "光猫"), [1]);
    let first = EntryId::new(1).unwrap();
    assert!(index.remove(first) && !index.remove(first));
    assert_eq!(hits(&index, "光猫"), [0; 0]);
    assert_eq!(hits(&index, "691"), [0; 0]);
    assert!(index.remove(EntryId::new(2).unwrap()) && index.is_empty());
}

#[test]
fn similar_questions_come_with_their_answers() {
    let answered = |key, question: &str| {
        entry(LogFacts {
            answer: "答复".into(),
            ..asked(key, question)
        })
    };
    let log = [
        case(1, "晚上网速很慢", "标题", "答复"),
        answered(2, "晚上网速很慢！"),
        answered(3, "白天网速还行，晚上就不行了"),
        answered(4, "光猫不亮"),
        entry(asked(5, "晚上网速很慢")),
        answered(6, "晚上网速很慢"),
    ];
    let index = index(&log);
    let similar = index.similar("晚上，网速很慢", None, 10);
    let keys: Vec<_> = similar.iter().map(|one| one.id.get()).collect();
    // The case first, then the newer; 3 shares too little, 5 has no answer.
    assert_eq!(keys, [1, 6, 2]);
    // 晚上 网速 速很 很慢 are there; 上网 isn't asked for.
    assert!(similar.iter().all(|one| one.share == 800));
    let except = index.similar("晚上网速很慢", EntryId::new(1), 1);
    assert_eq!((except[0].id.get(), except[0].share), (6, 1_000));
    assert_eq!(index.similar("？", None, 10), []);
    assert!(similar.iter().all(|one| one.share >= SIMILAR));
}

#[test]
fn cases_that_say_the_same_are_found() {
    let long = "请客户用网线直连光猫测速，再看无线";
    let log = [
        case(1, "网速慢怎么办", "网速慢的处理", long),
        case(2, "完全不同的提问", "网速慢的处理", &format!("{long}！")),
        case(3, "网速慢，怎么办？", "另一个标题", "另一种答复"),
        case(4, "光猫不亮", "光猫不亮的处理", "检查电源"),
        // No case.
        entry(asked(5, "网速慢怎么办")),
        case(6, "光猫不亮", "查电源", "插头"),
    ];
    let index = index(&log);
    let twins = |key| {
        let found = index.duplicates_of(EntryId::new(key).unwrap());
        found.iter().map(|id| id.get()).collect::<Vec<_>>()
    };
    assert_eq!(twins(1), [2, 3]);
    assert_eq!(twins(2), [1]);
    assert_eq!(twins(6), [4]);
    assert_eq!(twins(5), [0; 0]);
    assert_eq!(twins(99), [0; 0]);
    let groups: Vec<Vec<u64>> = index
        .duplicates()
        .iter()
        .map(|group| group.iter().map(|id| id.get()).collect())
        .collect();
    assert_eq!(groups, [vec![1, 2, 3], vec![4, 6]]);
    const { assert!(NEARLY_EQUAL > SIMILAR) };
}

/// Terms of one kind of character each.
fn terms() -> impl Strategy<Value = Vec<&'static str>> {
    let terms = [
        "网",
        "慢",
        "上网",
        "网速",
        "掉线",
        "上网慢",
        "宽带光猫",
        "路由器",
        "客户账号",
        "6",
        "69",
        "691",
        "wi",
        "WIFI",
        "k",
        "sw",
        "gm",
        "lyq",
        "khzh",
        "é",
        "猫",
        "仟",
    ];
    prop::collection::vec(select(terms.to_vec()), 1..4)
}

fn texts(entry: &LogEntry) -> [&str; 4] {
    let case = entry.case.as_ref();
    [
        &entry.question,
        case.map_or("", |case| &case.title),
        case.map_or("", |case| &case.answer),
        &entry.answer,
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_index_finds_what_looking_finds(
        put in prop::collection::vec((facts(), any::<bool>()), 1..40),
        terms in terms(),
    ) {
        let mut index = LogIndex::new();
        let mut kept = BTreeMap::new();
        for (facts, gone) in put {
            let entry = entry(facts);
            let id = entry.id;
            index.put(&entry);
            kept.insert(id, entry);
            if gone {
                prop_assert!(index.remove(id));
                kept.remove(&id);
            }
        }
        prop_assert_eq!(index.len(), kept.len());
        let mut expected = Vec::new();
        for entry in kept.values() {
            let has = |text: &str, term: &str| !spots(term, text).is_empty();
            let [question, title, ..] = texts(entry);
            let all = terms.iter().all(|term| texts(entry).iter().any(|t| has(t, term)));
            if all {
                let head = terms.iter().filter(|term| has(question, term) || has(title, term));
                let score = (terms.len() + head.count()) as u32;
                expected.push((score, entry.case.is_some(), entry.id));
            }
        }
        expected.sort_unstable_by(|a, b| b.cmp(a));
        let found = index.search(&terms.join(" "), 1_000);
        let found: Vec<_> = found.hits.iter().map(|h| (h.score, h.is_case, h.id)).collect();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn any_search_has_an_answer(query in "\\PC{0,80}", text in "\\PC{0,80}", all in prop::collection::vec(facts(), 0..10)) {
        let log: Vec<_> = all.into_iter().map(entry).collect();
        let index = index(&log);
        let found = index.search(&query, 5);
        prop_assert!(found.hits.len() <= 5 && found.hits.len() <= found.total);
        for spot in spots(&query, &text) {
            prop_assert!(text.get(spot).is_some_and(|part| !part.is_empty()));
        }
        for similar in index.similar(&text, None, 3) {
            prop_assert!((SIMILAR..=1_000).contains(&similar.share));
        }
    }
}

#[test]
fn a_short_list_is_chosen_from_by_a_letter_a_word_or_initials() {
    let index = LogIndex::new();
    let fits = |query: &str, text: &str| index.fits(query, text);
    assert!(fits("", "网速慢、掉线"), "nothing typed leaves all");
    for query in ["w", "ws", "WSM", "网速", "掉线", "dx", "ｗｓ"] {
        assert!(fits(query, "网速慢、掉线"), "{query}");
    }
    assert!(fits("slow", "Slow or dropping line"));
    assert!(fits("dro li", "Slow or dropping line"));
    for query in ["s", "sw", "账单", "ws 账单", "zd"] {
        assert!(!fits(query, "网速慢、掉线"), "{query}");
    }
}
