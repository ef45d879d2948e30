//! The log's words in both languages, and its table.

use kaohe::exchange::{FileFault, LogEntryFault, LogEntryFaultKind, Shape};
use kaohe::locale::{Lang, log as words};
use kaohe::log::{Case, FollowUp, LogFacts, LogFault, LogFigures, LogRatio, Outcome, PrivateKind};
use kaohe::rulebook::bundled;

use super::generate::{asked, entry, id};

#[track_caller]
pub fn in_both(said: impl Fn(Lang) -> String) {
    let (zh, en) = (said(Lang::Zh), said(Lang::En));
    let chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    assert!(zh.contains(chinese), "{zh}");
    assert!(!zh.contains([',', ';', ':', '(', '?', '!']), "{zh}");
    assert!(!en.is_empty() && en.is_ascii(), "{en}");
}

#[test]
fn everything_has_words() {
    let mut said = std::collections::BTreeSet::new();
    for outcome in Outcome::ALL {
        in_both(|lang| words::outcome(lang, outcome).into());
        said.insert(words::outcome(Lang::Zh, outcome));
    }
    for follow_up in FollowUp::ALL {
        in_both(|lang| words::follow_up(lang, follow_up).into());
        said.insert(words::follow_up(Lang::Zh, follow_up));
    }
    use PrivateKind::*;
    for kind in [Mobile, Landline, Identity, BankCard, Email] {
        in_both(|lang| words::private_kind(lang, kind).into());
        in_both(|lang| words::private_hint(lang, kind));
        said.insert(words::private_kind(Lang::Zh, kind));
    }
    for ratio in LogRatio::ALL {
        in_both(|lang| words::ratio_rule(lang, ratio).into());
        said.insert(words::ratio_rule(Lang::Zh, ratio));
    }
    assert_eq!(said.len(), 4 + 4 + 5 + 3, "no two are called alike");
    for fault in [LogFault::Blank, LogFault::TooLong(500)] {
        in_both(|lang| words::log_fault(lang, fault));
    }
    let detail = String::new();
    for kind in [
        LogEntryFaultKind::Malformed {
            shape: Shape::Missing,
            detail,
        },
        LogEntryFaultKind::Entry(LogFault::Blank),
        LogEntryFaultKind::TooLarge { limit: 65_536 },
        LogEntryFaultKind::Twin { first: 0 },
    ] {
        let path = String::new();
        let fault = LogEntryFault { path, kind };
        in_both(|lang| words::log_entry_fault(lang, &fault));
    }
    for fault in [
        FileFault::Format { found: None },
        FileFault::TooManyRecords { limit: 50_000 },
        FileFault::NoVersion,
    ] {
        in_both(|lang| words::log_file_fault(lang, &fault));
    }
}

#[test]
fn places_count_from_one_and_figures_are_said() {
    let fault = LogEntryFault {
        path: String::new(),
        kind: LogEntryFaultKind::Twin { first: 2 },
    };
    assert_eq!(
        words::log_entry_fault(Lang::En, &fault),
        "same key as entry 3, but different"
    );
    let key = |n| kaohe::log::EntryId::new(n).unwrap();
    let mut figures = LogFigures {
        counted: vec![key(1), key(2)],
        others: vec![key(3)],
        ..LogFigures::default()
    };
    assert_eq!(words::ratio_figures(Lang::Zh, &figures), "3 条中 2 条");
    figures.open.push(key(4));
    let said = words::ratio_figures(Lang::Zh, &figures);
    assert_eq!(said, "3 条中 2 条，另有 1 条待定");
}

#[test]
fn the_table_has_names_and_runs_no_formula() {
    let log = [
        entry(LogFacts {
            answer: "=1+1".into(),
            result: Outcome::SolvedOnline,
            case: Some(Case {
                title: "慢, \"很慢\"".into(),
                answer: "一\n二".into(),
            }),
            ..asked(1, "网速慢")
        }),
        entry(LogFacts {
            channel: id("pigeon"),
            ..asked(2, "@某人")
        }),
    ];
    let rulebook = bundled();
    let rules = rulebook.log.as_ref();
    assert_eq!(
        words::log_csv_head(Lang::Zh),
        "\u{FEFF}日期,渠道,类别,客户问题,答复,处理结果,回访结果,案例标题,标准答复\r\n"
    );
    assert_eq!(
        words::log_csv_rows(Lang::Zh, rules, &log),
        concat!(
            "2026-03-09,电话,网速慢、掉线,网速慢,'=1+1,在线解决,未回访,\"慢, \"\"很慢\"\"\",\"一\n二\"\r\n",
            "2026-03-09,pigeon,网速慢、掉线,'@某人,,尚无结果,未回访,,\r\n",
        )
    );
    assert_eq!(
        words::log_csv_rows(Lang::En, None, &log[1..]),
        "2026-03-09,pigeon,slow,'@某人,,Not known yet,Not followed up yet,,\r\n"
    );
    assert!(words::log_csv_head(Lang::En).starts_with("\u{FEFF}Date,Channel,"));
}
