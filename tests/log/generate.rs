//! Any entries, and many.

use kaohe::id::Id;
use kaohe::log::{Case, EntryId, FollowUp, LogEntry, LogFacts, Outcome};
use proptest::prelude::*;
use proptest::sample::select;

/// An entry of which only key and question matter.
pub fn asked(key: u64, question: &str) -> LogFacts {
    LogFacts {
        id: EntryId::new(key).unwrap(),
        date: "2026-03-09".parse().unwrap(),
        channel: id("phone"),
        category: id("slow"),
        question: question.into(),
        answer: String::new(),
        result: Outcome::Unknown,
        follow_up: FollowUp::NonePlanned,
        case: None,
    }
}

pub fn entry(facts: LogFacts) -> LogEntry {
    LogEntry::new(facts).unwrap()
}

pub fn id(name: &str) -> Id {
    name.parse().unwrap()
}

/// Words as a help desk uses them, and what may stand between.
const WORDS: [&str; 28] = [
    "上网",
    "网速",
    "慢",
    "很",
    "掉线",
    "宽带",
    "光猫",
    "路由器",
    "密码",
    "691",
    "WiFi",
    "5G",
    "IPTV",
    "ｗｉｆｉ",
    "报修",
    "重启",
    "装机",
    "，",
    "。",
    " ",
    "\n",
    "客户",
    "账号",
    "678",
    "K",
    "猫",
    "\u{1F600}",
    "é",
];

pub fn text(most: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(select(WORDS.to_vec()), 1..most).prop_map(|words| words.concat())
}

/// Any text that may stand in an entry, odd characters too.
fn wild() -> impl Strategy<Value = String> {
    prop_oneof![text(12), "[\\PC\u{0}\n\"\\\\\u{2028}=]{1,20}"]
}

pub fn facts() -> impl Strategy<Value = LogFacts> {
    let case = prop::option::of((wild(), wild()));
    let words = (wild(), prop_oneof![Just(String::new()), wild()], case);
    let key = prop_oneof![1_u64..40, 1..=EntryId::LAST.get()];
    let chosen = (
        select(Outcome::ALL.to_vec()),
        select(FollowUp::ALL.to_vec()),
    );
    (key, 1_u32..29, words, chosen).prop_map(|(key, day, words, (result, follow_up))| {
        let (question, answer, case) = words;
        let needed = |text: String| match text.trim() {
            "" => "问".to_owned(),
            _ => text,
        };
        LogFacts {
            date: kaohe::calendar::Date::new(2026, 3, day).unwrap(),
            question: needed(question),
            answer,
            result,
            follow_up,
            case: case.map(|(title, answer)| Case {
                title: needed(title),
                answer: needed(answer),
            }),
            ..asked(key, "")
        }
    })
}

/// So many entries as a busy desk would write them, always the same ones.
pub fn many(count: u64) -> Vec<LogEntry> {
    const WHEN: [&str; 8] = [
        "晚上 8 点以后",
        "今天早上",
        "从昨天开始",
        "换了路由器以后",
        "下雨之后",
        "搬家以后",
        "升级 500M 后",
        "每到周末",
    ];
    const WHAT: [&str; 12] = [
        "网速很慢",
        "经常掉线",
        "上不了网",
        "拨号报错 691",
        "看 IPTV 卡顿",
        "WiFi 信号弱",
        "光猫 LOS 灯闪红",
        "密码忘了",
        "测速达不到签约速率",
        "玩游戏延迟高",
        "网页打不开",
        "电视提示 1302",
    ];
    const HOW: [&str; 8] = [
        "请客户重启光猫后恢复",
        "已派单给装维",
        "指导客户更换网线",
        "建议改用 5G 频段",
        "核对账号后重新拨号成功",
        "远程下发配置后恢复正常",
        "请客户查看指示灯，判断为外线故障",
        "解释资费并办理提速",
    ];
    let mut seed = 1_u64;
    let mut pick = |most: usize| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(99);
        (seed >> 33) as usize % most
    };
    let one = |key: u64| {
        let mut say = |parts: usize, from: &[&str], and: &[&str]| {
            let said = (0..parts).map(|_| {
                let tail = char::from_u32(0x4E00 + pick(3_000) as u32).unwrap();
                let (a, b) = (from[pick(from.len())], and[pick(and.len())]);
                format!("{a}{b}，{tail}楼{}号。", pick(400))
            });
            said.collect::<String>()
        };
        let (question, answer) = (say(3, &WHEN, &WHAT), say(4, &WHEN, &HOW));
        let case = key.is_multiple_of(50).then(|| Case {
            title: say(1, &WHEN, &WHAT),
            answer: say(4, &WHAT, &HOW),
        });
        entry(LogFacts {
            answer,
            case,
            result: Outcome::ALL[pick(4)],
            follow_up: FollowUp::ALL[pick(4)],
            ..asked(key * 7, &question)
        })
    };
    (1..=count).map(one).collect()
}
