//! A year of telesales: months summed, gaps named, tables in yuan, and words
//! that speak of money alone. Every figure is worked out by hand from the
//! fixture: a missed day costs 20 yuan, a lateness 10, a private call 5, a false
//! record 50.

use crate::support::money::sentences;
use kaohe::calendar::{Date, Month};
use kaohe::exchange::read;
use kaohe::locale::{Lang, month_csv, net, unit, year, year_csv};
use kaohe::number::{Points, Range, Unit};
use kaohe::record::{Act, Record};
use kaohe::rulebook::{ParameterRef, Pin, Rulebook, Trial, bundled_in};
use kaohe::scoring::{CallsBasis, YearSheet, close, score};
use proptest::prelude::*;

fn today() -> Date {
    Date::new(2026, 7, 1).unwrap()
}

fn rulebook() -> Rulebook {
    bundled_in(Unit::Money)
}

/// January to June 2026: May lacks three days and the sales.
fn records() -> Vec<Record> {
    let text = include_str!("fixtures/telesales-year-2026.json");
    let import = read(text).unwrap();
    assert!(import.refused.is_empty());
    let accepted = import.accepted.into_iter();
    accepted.map(|incoming| incoming.item.record).collect()
}

fn sheet(records: &[Record], rulebook: &Rulebook) -> YearSheet {
    let pairs: Vec<_> = records.iter().map(|record| (record, rulebook)).collect();
    YearSheet::of(2026, &pairs, today())
}

fn of(text: &str) -> Points {
    text.parse().unwrap()
}

#[test]
fn fines_refunds_and_days_are_summed_over_the_months_that_count() {
    let year = sheet(&records(), &rulebook());
    let months: Vec<[String; 3]> = (year.months.iter().flatten())
        .map(|m| [-m.deductions, m.refunded, -m.score].map(|amount| amount.to_string()))
        .collect();
    assert_eq!(
        months,
        [
            ["0", "0", "0"],
            // Two days and a lateness, the target not met.
            ["50", "0", "50"],
            // The same with the target met: calls aren't charged, the rest comes back.
            ["10", "10", "0"],
            // Three days: nothing comes back.
            ["85", "0", "85"],
            ["20", "0", "20"],
            ["110", "0", "110"],
        ]
    );
    let settled = year.settled.unwrap();
    assert_eq!(settled.months, 5, "May isn't known yet");
    assert_eq!(
        [settled.charged, settled.refunded, settled.net],
        [of("255"), of("10"), of("245")]
    );
    assert_eq!((settled.calls.met, settled.calls.missed), (96, 10));
    assert_eq!(settled.calls.unknown, 0);
    let missing: Vec<u8> = year.missing().map(Month::number).collect();
    assert_eq!(missing, [5, 7, 8, 9, 10, 11, 12]);
    // Reading R8 is about scores.
    assert_eq!((year.rule, year.joined), (None, None));
    assert!(year.measures.is_empty());
    assert!(year.months.iter().flatten().all(|m| m.pay.is_none()));
}

#[test]
fn items_add_up_to_what_is_charged() {
    let year = sheet(&records(), &rulebook());
    let totals: Vec<String> = (year.parts.iter())
        .map(|total| format!("{} {}", total.part, total.amount))
        .collect();
    assert_eq!(
        totals,
        [
            "calls -160",
            "late -40",
            "conduct 0",
            "private -5",
            "false_record -50"
        ]
    );
}

#[test]
fn a_closed_month_is_summed_as_it_was_closed() {
    let records = records();
    let (rulebook, mut closed) = (rulebook(), records.clone());
    closed[3] = close(&rulebook, &records[3], today()).unwrap();
    let dearer = dearer(&rulebook);
    let open = sheet(&records, &dearer);
    let kept = sheet(&closed, &dearer);
    // 50 instead of 20 for each of three days.
    assert_eq!(open.months[3].unwrap().score, of("-175"));
    let april = kept.months[3].unwrap();
    assert!(april.closed);
    assert_eq!(
        [april.deductions, april.refunded, april.score],
        [of("-85"), of("0"), of("-85")]
    );
    let sums = |year: &YearSheet| year.settled.unwrap().net;
    assert_eq!(sums(&open) - sums(&kept), of("90"));
    let lines: Points = kept.parts.iter().map(|total| total.amount).sum();
    assert_eq!(lines, -kept.settled.unwrap().charged);

    // Closed with something to give back.
    let mut march = records[2].clone();
    march = close(&rulebook, &march, today()).unwrap();
    assert!(matches!(march.history.as_slice(), [Act::Closed(_)]));
    let year = sheet(&[march], &dearer);
    let settled = year.settled.unwrap();
    assert_eq!(
        [settled.charged, settled.refunded, settled.net],
        [of("10"), of("10"), of("0")]
    );
}

/// A missed day costs 50 yuan.
fn dearer(rulebook: &Rulebook) -> Rulebook {
    let mut trial = Trial::new(rulebook);
    let part = "calls".parse().unwrap();
    trial.pin(ParameterRef::MissedDay(part), Pin::High);
    trial.rulebook().clone()
}

#[test]
fn a_year_without_a_month_that_counts_settles_nothing() {
    let records = records();
    let year = sheet(&records[4..5], &rulebook());
    assert_eq!(year.unit, Unit::Money);
    assert_eq!(year.settled, None);
    assert_eq!(year.parts, []);
    assert_eq!(sheet(&[], &rulebook()).settled, None);
}

#[test]
fn a_month_leaves_as_a_table_of_lines_days_and_sums() {
    let records = records();
    let table = |lang, month: usize| {
        let text = month_csv(lang, &rulebook(), &records[month - 1], today(), true);
        let rows = text.trim_start_matches('\u{feff}').lines();
        let mut rows = rows.map(str::to_owned).collect::<Vec<_>>();
        let code = rows.pop().unwrap();
        assert!(
            code.starts_with([",校验码 ", ",Check code "][lang as usize]),
            "{code}"
        );
        rows
    };
    let april = table(Lang::Zh, 4);
    assert_eq!(
        april[..5],
        [
            "条款,事项,次数,每次罚款,罚款（元）,最低,最高,出处",
            "B1,日电话量未完成,3,20,60,0,1100,暂定",
            "B2,迟到、早退,2,10,20,10,40,暂定",
            "B4,接打私人电话,1,5,5,5,10,暂定",
            "日期,规定,有效通话,状态,,,,",
        ]
    );
    assert_eq!(april[5], "2026-04-01,120,127,完成,,,,");
    assert_eq!(april[6], "2026-04-02,120,119,缺 1,,,,");
    assert_eq!(april.len(), 5 + 22 + 3);
    assert_eq!(
        april[27..],
        [
            ",罚款合计（元）,,,85,,,",
            ",退还（元）,,,0,,,",
            ",应缴净额（元）,,,85,0,1150,含暂定",
        ]
    );
    let june = table(Lang::En, 6);
    let sick = june.iter().find(|row| row.starts_with("2026-06-15"));
    assert_eq!(sick.unwrap(), "2026-06-15,120,,sick,,,,");
    let march = table(Lang::En, 3);
    assert_eq!(
        march[1],
        "B1,Daily calls missed (sales target met: not fined),2,20,0,0,1100,assumed"
    );
    assert_eq!(march[march.len() - 2], ",Refunded (yuan),,,10,,,");
    // What isn't known is empty, not 0.
    let may = table(Lang::Zh, 5);
    assert!(may.iter().any(|row| row == "2026-05-27,120,,未填,,,,"));
}

#[test]
fn every_table_of_a_month_adds_up() {
    for record in records() {
        let text = month_csv(Lang::Zh, &rulebook(), &record, today(), false);
        let rows: Vec<Vec<&str>> = text.lines().map(|row| row.split(',').collect()).collect();
        let amount = |row: &[&str]| row[4].parse::<Points>().unwrap();
        let lines = rows.iter().filter(|row| row[0].starts_with('B'));
        let charged: Points = lines.map(|row| amount(row)).sum();
        let [.., fines, refunded, net, _code] = rows.as_slice() else {
            panic!("no sums");
        };
        assert_eq!(amount(fines), charged, "{text}");
        assert_eq!(amount(net), charged - amount(refunded), "{text}");
    }
}

#[test]
fn a_year_leaves_as_a_table_too() {
    let year = sheet(&records(), &rulebook());
    let rows = |lang| {
        let text = year_csv(lang, &year, &[], today(), true);
        let rows = text.trim_start_matches('\u{feff}').lines();
        rows.map(str::to_owned).collect::<Vec<_>>()
    };
    let zh = rows(Lang::Zh);
    assert_eq!(
        zh[0],
        "月份,罚款合计,退还,应缴净额,最低,最高,状态,完成天数,未完成天数"
    );
    assert_eq!(zh[3], "2026 年 3 月,10,10,0,0,1120,含暂定,20,2");
    assert_eq!(zh[5], "2026 年 5 月,20,0,20,0,1050,未填齐,17,1");
    assert_eq!(zh[7], "2026 年 7 月,,,,,,无记录,,");
    assert_eq!(
        zh[13],
        "全年合计,255,10,245,30,5490,未计入：五月、七月、八月、九月、十月、十一月、十二月,96,10"
    );
    let en = rows(Lang::En);
    assert!(en[13].starts_with("Sum of the year,255,10,245,30,5490,\"missing: May, July"));
    assert!(!en.iter().any(|row| row.contains("pay (yuan)")));
}

#[test]
fn what_comes_out_is_said_as_what_is_to_pay() {
    let records = records();
    let april = score(&rulebook(), &records[3], today());
    assert_eq!(
        net::announced(Lang::Zh, &april, "含暂定"),
        "罚款 85.00 元，退还 0.00 元，应缴净额 85.00 元，可能 0–1,150 元，含暂定"
    );
    assert_eq!(
        net::announced(Lang::En, &april, "assumptions"),
        "Fines 85.00 yuan, refunded 0.00 yuan, net to pay 85.00 yuan, may be 0–1,150 yuan, assumptions"
    );
    // Closed by other rules: the fines of today don't lead to it.
    let mut kept = april.clone();
    kept.score = of("-70");
    assert_eq!(
        net::announced(Lang::Zh, &kept, "已归档"),
        "应缴净额 70.00 元，可能 0–1,150 元，已归档"
    );
    let result = |unit, score| net::result(Lang::Zh, unit, april.holds, score);
    assert_eq!(result(Unit::Money, april.score), "85.00");
    assert_eq!(result(Unit::Points, of("97")), "97.0");
    let range = Range {
        low: of("-90"),
        high: of("-50"),
    };
    assert_eq!(
        net::result_span_said(Lang::Zh, Unit::Money, april.holds, range),
        "50–90 元"
    );
    // More to pay is a lower score.
    let by = |lang, by| net::difference(lang, Unit::Money, of("-85"), of(by));
    assert_eq!(by(Lang::Zh, "-20"), "多缴 20 元");
    assert_eq!(by(Lang::En, "12.5"), "12.50 yuan less to pay");
    let year = sheet(&records, &rulebook());
    assert_eq!(
        year::settled(Lang::Zh, &year).unwrap(),
        (
            "245.00 元".to_owned(),
            "应缴净额，可能 30–5,490 元，5 个月合计".to_owned()
        )
    );
}

#[test]
fn a_month_of_fines_never_speaks_of_points() {
    for record in records() {
        for text in sentences(Lang::Zh, &rulebook(), &record, today()) {
            for word in ["得分", "加分", "扣分", "计分", "分值", "基础分", "多少分"]
            {
                assert!(!text.contains(word), "{text}");
            }
        }
        for text in sentences(Lang::En, &rulebook(), &record, today()) {
            let text = text.to_lowercase();
            for word in ["score", "points", "reward", "deduction"] {
                assert!(!text.contains(word), "{text}");
            }
            let chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
            assert!(!text.contains(chinese), "{text}");
        }
    }
}

#[test]
fn facts_about_fines_are_facts_with_a_source() {
    for lang in [Lang::Zh, Lang::En] {
        for (fact, source) in unit::fine_facts(lang) {
            assert!(!fact.is_empty() && !source.is_empty());
            assert!(!fact.contains("合法") && !fact.to_lowercase().contains("lawful"));
        }
    }
}

proptest! {
    /// However the months are chosen, the year is their sum, what is given back
    /// is never more than what is charged, and the net lies in its range.
    #[test]
    fn a_year_is_the_sum_of_its_months(chosen in proptest::collection::vec(any::<bool>(), 6)) {
        let records: Vec<Record> = (records().into_iter().zip(chosen))
            .filter_map(|(record, chosen)| chosen.then_some(record))
            .collect();
        let year = sheet(&records, &rulebook());
        let counted = year.months.iter().flatten().filter(|m| m.is_scored());
        let charged: Points = counted.clone().map(|m| -m.deductions).sum();
        let missed: u32 = counted.clone().map(|m| m.calls.unwrap_or(CallsBasis::default()).missed).sum();
        match year.settled {
            None => prop_assert_eq!(counted.count(), 0),
            Some(settled) => {
                prop_assert_eq!(settled.charged, charged);
                prop_assert_eq!(settled.calls.missed, missed);
                prop_assert_eq!(settled.net, settled.charged - settled.refunded);
                prop_assert!(settled.refunded <= settled.charged);
                prop_assert!(settled.range.contains(settled.net));
                let items: Points = year.parts.iter().map(|total| total.amount).sum();
                prop_assert_eq!(-items, settled.charged);
            }
        }
    }
}
