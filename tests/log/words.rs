//! The log's words in both languages, and its table.

use kaohe::exchange::{FileFault, LogEntryFault, LogEntryFaultKind, Shape};
use kaohe::locale::log_page::waits_for;
use kaohe::locale::{Lang, cases, log as words, log_feed};
use kaohe::log::{Case, FollowUp, LogFacts, LogFault, LogRatio, Mark, Outcome, PrivateKind, Side};
use kaohe::record::{CaseCounts, LoggedCases};
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
    let mut rules = std::collections::BTreeSet::new();
    for ratio in LogRatio::ALL {
        for dispatched in [false, true] {
            in_both(|lang| cases::ratio_rule(lang, ratio, dispatched).into());
            rules.insert(cases::ratio_rule(Lang::Zh, ratio, dispatched));
            for side in Side::ALL {
                in_both(|lang| cases::side(lang, ratio, side, dispatched, 3));
            }
        }
        in_both(|lang| waits_for(lang, ratio).into());
    }
    assert_eq!(rules.len(), 4, "reading R16 is about one of them");
    for mark in Mark::ALL {
        in_both(|lang| log_feed::mark(lang, mark).into());
        said.insert(log_feed::mark(Lang::Zh, mark));
    }
    in_both(|lang| cases::definition_is_ours(lang).into());
    assert_eq!(said.len(), 4 + 5 + 5 + 4, "no two are called alike");
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
    let some = |open, may_leave| {
        LoggedCases::new(CaseCounts {
            numerator: 2,
            denominator: if may_leave > 0 { 2 } else { 3 },
            open,
            may_leave,
            ..CaseCounts::default()
        })
    };
    let said = |lang, found: Option<LoggedCases>| {
        let found = found.unwrap();
        let shares = found.shares(false);
        [cases::logged(lang, found, false), cases::share(shares, &[])]
    };
    assert_eq!(said(Lang::Zh, some(0, 0)), ["2 / 3", "66.667%"]);
    let open = ["2 / 4–3 / 4，1 条待定", "50%–75%"];
    assert_eq!(said(Lang::Zh, some(1, 0)), open);
    let en = ["2 / 3–3 / 3, 1 open", "66.667%–100%"];
    assert_eq!(said(Lang::En, some(0, 1)), en);
    let due = LoggedCases::new(CaseCounts {
        may_leave: 2,
        ..CaseCounts::default()
    });
    let en = ["0 / 2–2 / 2, or nothing to measure, 2 open", "0%–100%"];
    assert_eq!(said(Lang::En, due), en);
    assert_eq!(cases::open(Lang::Zh, 5), "台账有 5 条待定");
    assert_eq!(cases::open(Lang::En, 5), "5 open entries of the log");
    assert_eq!(cases::open(Lang::En, 1), "1 open entry of the log");
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
            "2026-03-09,电话,网速慢、掉线,网速慢,'=1+1,在线解决,不回访,\"慢, \"\"很慢\"\"\",\"一\n二\"\r\n",
            "2026-03-09,pigeon,网速慢、掉线,'@某人,,尚无结果,不回访,,\r\n",
        )
    );
    assert_eq!(
        words::log_csv_rows(Lang::En, None, &log[1..]),
        "2026-03-09,pigeon,slow,'@某人,,Not known yet,None planned,,\r\n"
    );
    assert!(words::log_csv_head(Lang::En).starts_with("\u{FEFF}Date,Channel,"));
}
