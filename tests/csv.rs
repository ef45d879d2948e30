//! Tables for office spreadsheets: how cells are written, and what a month's
//! and a year's table say.

use crate::support::any::*;
use crate::support::{changed, day, month, pointer, points, read as reading, rulebook, with};
use kaohe::calendar::Month;
use kaohe::exchange::{Cell, month_csv_name, read, write_csv, year_csv_name};
use kaohe::locale::{Lang, month_csv};
use kaohe::number::{Money, Percent, Points, Unit};
use kaohe::record::{Record, Report};
use kaohe::rulebook::Rulebook;
use kaohe::scoring::{YearSheet, score};
use proptest::prelude::*;
use serde_json::json;

const WORKED: &str = include_str!("fixtures/worked-month.json");
const YEAR: &str = include_str!("fixtures/year-2026.json");

fn worked() -> Record {
    let mut import = read(WORKED).unwrap();
    import.accepted.remove(0).item.record
}

/// The lines of a file, which has a byte order mark and CRLF throughout.
fn lines(csv: &str) -> Vec<&str> {
    let rest = csv.strip_prefix('\u{FEFF}').expect("a byte order mark");
    let lines: Vec<&str> = rest.split_terminator("\r\n").collect();
    assert!(rest.ends_with("\r\n"));
    assert!(!lines.concat().contains(['\r', '\n']), "{rest:?}");
    lines
}

/// A CSV reader as RFC 4180 has it.
fn parsed(csv: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut quoted = false;
    let mut chars = csv.strip_prefix('\u{FEFF}').unwrap().chars().peekable();
    while let Some(c) = chars.next() {
        let row = rows.last_mut().unwrap();
        let cell = row.last_mut().unwrap();
        match c {
            '"' if quoted && chars.next_if_eq(&'"').is_some() => cell.push('"'),
            '"' if quoted => quoted = false,
            '"' => {
                assert!(cell.is_empty(), "a quote within {cell:?}");
                quoted = true;
            }
            ',' if !quoted => row.push(String::new()),
            '\r' if !quoted => {
                assert_eq!(chars.next(), Some('\n'));
                rows.push(vec![String::new()]);
            }
            c => cell.push(c),
        }
    }
    assert!(!quoted);
    assert_eq!(rows.pop().unwrap(), [""], "the last line ends");
    rows
}

#[test]
fn cells_are_quoted_and_formulas_made_harmless() {
    for (text, written) in [
        ("", ""),
        ("迟到、早退", "迟到、早退"),
        ("a,b", "\"a,b\""),
        ("a;b", "\"a;b\""),
        ("say \"so\"", "\"say \"\"so\"\"\""),
        ("two\nlines", "\"two\nlines\""),
        ("two\r\nlines", "\"two\r\nlines\""),
        (" padded", "\" padded\""),
        ("padded ", "\"padded \""),
        ("a=b", "a=b"),
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "\"'\t=1\""),
        ("\tplain", "\"'\tplain\""),
        ("\r=1", "\"'\r=1\""),
        ("\nplain", "\"'\nplain\""),
        ("  =1", "\"'  =1\""),
        (
            "=HYPERLINK(\"x\",\"y\")",
            "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"",
        ),
        ("＝1", "'＝1"),
        ("＋1", "'＋1"),
        ("－1", "'－1"),
        ("＠x", "'＠x"),
        // A minus sign that isn't one to a spreadsheet.
        ("\u{2212}1", "\u{2212}1"),
        ("'=1", "'=1"),
        // Numbers of clauses that would turn into dates, times or other numbers.
        ("27", "27"),
        ("0", "0"),
        ("9a", "9a"),
        ("3-1", "'3-1"),
        ("1/2", "'1/2"),
        ("3－1", "'3－1"),
        ("3月1日", "'3月1日"),
        ("12:30", "'12:30"),
        ("3.10", "'3.10"),
        ("1,5", "\"'1,5\""),
        ("1 1/2", "'1 1/2"),
        ("007", "'007"),
        ("1e5", "'1e5"),
        ("1234567890123456", "'1234567890123456"),
        ("三（一）1", "三（一）1"),
        ("第十二条", "第十二条"),
        ("四.1", "四.1"),
        ("2026 年 3 月", "2026 年 3 月"),
    ] {
        let csv = write_csv(&[vec![Cell::text(text), Cell::Empty]]);
        assert_eq!(csv, format!("\u{FEFF}{written},\r\n"), "{text:?}");
    }
}

#[test]
fn numbers_are_exact_and_never_marked() {
    let row = vec![
        Cell::number(points("-0.5")),
        Cell::number(points("1164")),
        Cell::number(points("-12345.678")),
        Cell::number(Percent::from_raw(96_226)),
        Cell::number("3200".parse::<Money>().unwrap()),
        Cell::number("-1234567.8".parse::<Money>().unwrap()),
        Cell::number(999),
        Cell::Empty,
        Cell::number(Points::ZERO),
    ];
    assert_eq!(
        lines(&write_csv(&[row])),
        ["-0.5,1164,-12345.678,96.226,3200.00,-1234567.80,999,,0"]
    );
    assert_eq!(write_csv(&[]), "\u{FEFF}");
}

#[test]
fn the_worked_month_in_chinese() {
    let csv = month_csv(Lang::Zh, rulebook(), &worked(), today(), false);
    let expected = "\
        条款,事项,次数,每次计分,计分,最低,最高,出处\n\
        ,基础分,,,100,100,100,\n\
        1,业务考试前两名,1,0.5,0.5,0.2,0.8,暂定\n\
        2,过滤率、满意度双达标,1,1,1,1,1,载明\n\
        3,送锦旗或来电表扬,1,1,1,1,1,载明\n\
        7,迟到、早退、代打卡,2,-0.5,-1,-1.6,-0.4,暂定\n\
        15,无故推诿客户,1,-1,-1,-1,-1,载明\n\
        16,三声内未接听,1,-0.5,-0.5,-0.8,-0.2,暂定\n\
        22,统计报表迟报,1,-1,-1,-1,-1,载明\n\
        27,障碍预处理成功率,1,-0.5,-0.5,-12.8,0,暂定\n\
        27,工单处理及时率,0,-0.5,0,-1.6,0,暂定\n\
        27,障碍处理及时率,3,-0.5,-1.5,-4.8,0,暂定\n\
        ,得分（含暂定）,,,97,78.6,100.2,\n\
        ,校验码 ENG9 PTVK CPHR,,,,,,\n";
    assert_eq!(lines(&csv).join("\n") + "\n", expected);
    // With the wage the same, and two rows more.
    let with = month_csv(Lang::Zh, rulebook(), &worked(), today(), true);
    let (more, csv) = (lines(&with), lines(&csv));
    assert_eq!(more[..csv.len()], csv);
    let pay = [
        ",岗位工资（元）,,,3200.00,,,",
        ",绩效工资（元）,,,3104.00,2515.20,3206.40,",
    ];
    assert_eq!(more[csv.len()..], pay);
}

#[test]
fn the_worked_month_in_english() {
    let csv = month_csv(Lang::En, rulebook(), &worked(), today(), true);
    let expected = "\
        Clause,Item,Count,Each,Points,Low,High,Origin\n\
        ,Base,,,100,100,100,\n\
        1,Top two in the exam,1,0.5,0.5,0.2,0.8,assumed\n\
        2,Filter rate and satisfaction met,1,1,1,1,1,stated\n\
        3,Banner or call of praise,1,1,1,1,1,stated\n\
        7,\"Late, left early, clocked in for another\",2,-0.5,-1,-1.6,-0.4,assumed\n\
        15,Enquiry shirked without reason,1,-1,-1,-1,-1,stated\n\
        16,Not answered within three rings,1,-0.5,-0.5,-0.8,-0.2,assumed\n\
        22,Monthly report late,1,-1,-1,-1,-1,stated\n\
        27,Faults solved online,1,-0.5,-0.5,-12.8,0,assumed\n\
        27,Work orders on time,0,-0.5,0,-1.6,0,assumed\n\
        27,Faults repaired on time,3,-0.5,-1.5,-4.8,0,assumed\n\
        ,Score (includes assumptions),,,97,78.6,100.2,\n\
        ,Check code ENG9 PTVK CPHR,,,,,,\n\
        ,Post wage (yuan),,,3200.00,,,\n\
        ,Performance pay (yuan),,,3104.00,2515.20,3206.40,\n";
    assert_eq!(lines(&csv).join("\n") + "\n", expected);
}

/// What isn't known has no count; what caps change has a row; what the
/// rulebook can't count is named; a number that the branch set says so.
#[test]
fn rows_that_not_every_month_has() {
    let rulebook = reading("R6 capped_at_base");
    let record = month(
        r#"{"exam": "unknown", "entries": [{"parts": ["3"], "count": 2}, {"parts": ["99z"], "count": 1}]}"#,
    );
    let csv = month_csv(Lang::Zh, &rulebook, &record, today(), true);
    let expected = "\
        条款,事项,次数,每次计分,计分,最低,最高,出处\n\
        ,基础分,,,100,100,100,\n\
        1,业务考试前两名,,,0,0,0.8,暂定\n\
        3,送锦旗或来电表扬,2,1,2,2,2,载明\n\
        19,业务考试末两名,,,0,-0.8,0,暂定\n\
        ,以基础分封顶,,,-2,,,\n\
        ,得分（定稿）,,,100,100,100,\n\
        ,现行办法里没有这些项目，未计入：99z,,,,,,\n\
        ,校验码 QKEF M8TA AXTK,,,,,,\n";
    // No wage is entered, so none is written.
    assert_eq!(lines(&csv).join("\n") + "\n", expected);

    let set = with(&[(
        &format!("{}/amount", pointer("7")),
        json!({"value": "0.3", "origin": {"set": {"source": "x"}}}),
    )]);
    let late = month(r#"{"entries": [{"parts": ["7"], "count": 3}]}"#);
    for (lang, row) in [
        (
            Lang::Zh,
            "7,迟到、早退、代打卡,3,-0.3,-0.9,-0.9,-0.9,本单位",
        ),
        (
            Lang::En,
            "7,\"Late, left early, clocked in for another\",3,-0.3,-0.9,-0.9,-0.9,branch",
        ),
    ] {
        assert_eq!(lines(&month_csv(lang, &set, &late, today(), false))[2], row);
    }
}

/// Pro rata, a count is a part of percentage points.
#[test]
fn a_pro_rata_count() {
    let record = month(r#"{"measures": {"faults_online": {"percent": "68.4"}}}"#);
    let rulebook = reading("R5 pro_rata");
    let csv = month_csv(Lang::En, &rulebook, &record, today(), false);
    assert!(lines(&csv).contains(&"27,Faults solved online,1.6,-0.5,-0.8,-13.28,0,assumed"));
}

#[test]
fn a_title_from_a_foreign_rulebook_is_no_formula() {
    let rulebook = changed(|document| {
        let part = &mut document.sections.to_mut()[1].clauses.to_mut()[0]
            .parts
            .to_mut()[0];
        part.title.zh = "=HYPERLINK(\"http://x\",\"y\")".into();
    });
    let record = month(r#"{"entries": [{"parts": ["6"], "count": 1}]}"#);
    let csv = month_csv(Lang::Zh, &rulebook, &record, today(), false);
    assert!(csv.contains(",\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",1,-2,"));
}

/// The year's table, of records without plans.
fn year_csv(lang: Lang, year: &YearSheet, wage: bool) -> String {
    kaohe::locale::year_csv(lang, year, &[], day("2027-01-10"), wage)
}

fn year(rulebook: &Rulebook) -> YearSheet {
    let items = read(YEAR).unwrap().accepted;
    let records: Vec<Record> = items.into_iter().map(|i| i.item.record).collect();
    let pairs: Vec<_> = records.iter().map(|record| (record, rulebook)).collect();
    YearSheet::of(2026, &pairs, day("2027-01-10"))
}

#[test]
fn the_year_in_chinese() {
    let csv = year_csv(Lang::Zh, &year(rulebook()), false);
    let expected = "\
        月份,得分,最低,最高,状态,加分,扣分\n\
        2026 年 1 月,101,88.2,101,含暂定,1,0\n\
        2026 年 2 月,99.5,78.4,99.8,含暂定,0,-0.5\n\
        2026 年 3 月,97,78.6,100.2,含暂定,2.5,-5.5\n\
        2026 年 4 月,100,93,101,含暂定,1,-1\n\
        2026 年 5 月,,,,无记录,,\n\
        2026 年 6 月,97.5,97.2,97.8,含暂定,0,-2.5\n\
        2026 年 7 月,101.5,100.4,101.8,含暂定,1.5,0\n\
        2026 年 8 月,96,95,97,含暂定,0,-4\n\
        2026 年 9 月,99,97.6,100.4,未填齐,0,-1\n\
        2026 年 10 月,97.5,95.6,98,含暂定,0,-2.5\n\
        2026 年 11 月,97.5,94.8,97.8,含暂定,0,-2.5\n\
        2026 年 12 月,102,102,102,定稿,2,0\n\
        全年平均,98.95,92.32,99.64,未计入：五月、九月,,\n";
    assert_eq!(lines(&csv).join("\n") + "\n", expected);
}

#[test]
fn the_year_in_english() {
    let csv = year_csv(Lang::En, &year(rulebook()), true);
    let lines = lines(&csv);
    let header = "Month,Score,Low,High,State,Rewards,Deductions,Performance pay (yuan)";
    assert_eq!(lines[0], header);
    let march = "March 2026,97,78.6,100.2,Includes assumptions,2.5,-5.5,3104.00";
    assert_eq!(lines[3], march);
    assert_eq!(lines[5], "May 2026,,,,empty,,,");
    assert_eq!(lines[12], "December 2026,102,102,102,Final,2,0,3468.00");
    let mean = "Mean of the year,98.95,92.32,99.64,\"missing: May, September\",,,";
    assert_eq!(lines[13], mean);
}

#[test]
fn the_years_row_says_how_months_are_joined() {
    for (option, zh, en) in [
        ("mean", "全年平均,", "Mean of the year,"),
        ("sum", "全年合计,", "Sum of the year,"),
        ("weighted", "全年加权平均,", "Weighted mean of the year,"),
        (
            "missing_as_zero",
            "全年平均（缺月记 0）,",
            "\"Mean of the year, missing months as 0\",",
        ),
    ] {
        let year = year(&reading(&format!("R8 {option}")));
        for (lang, name) in [(Lang::Zh, zh), (Lang::En, en)] {
            let csv = year_csv(lang, &year, false);
            let last = lines(&csv)[13];
            let score = year.joined.as_ref().unwrap().score;
            assert!(last.starts_with(&format!("{name}{score},")), "{last}");
        }
    }
    let none = YearSheet::of(2026, &[], today());
    let csv = year_csv(Lang::Zh, &none, false);
    let all = "一月、二月、三月、四月、五月、六月、七月、八月、九月、十月、十一月、十二月";
    assert_eq!(lines(&csv)[13], format!("全年,,,,未计入：{all},,"));
    let calm = |number: u8| {
        let mut facts = month("{}").facts().clone();
        facts.month = Month::new(2026, number).unwrap();
        facts.report = Report::HandedIn(facts.month.plus(1).first_day());
        check(facts)
    };
    let records: Vec<Record> = (1..=12).map(calm).collect();
    let pairs: Vec<_> = records.iter().map(|record| (record, rulebook())).collect();
    let whole = YearSheet::of(2026, &pairs, today());
    let csv = year_csv(Lang::Zh, &whole, false);
    assert_eq!(lines(&csv)[13], "全年平均,100,100,100,定稿,,");
}

/// Neither the wage nor the pay, from which it could be worked out.
#[test]
fn the_wage_leaves_only_when_asked_for() {
    for lang in [Lang::Zh, Lang::En] {
        let words = lang.words();
        let month = |wage| month_csv(lang, rulebook(), &worked(), today(), wage);
        let year = |wage| year_csv(lang, &year(rulebook()), wage);
        for (with, without) in [(month(true), month(false)), (year(true), year(false))] {
            for private in ["3200", "3104", "2515.2", words.wage, words.pay] {
                assert!(!without.contains(private), "{private}");
            }
            assert!(with.contains("3104.00") && with.contains(words.pay));
        }
    }
}

#[test]
fn tables_are_named_by_agent_and_time() {
    let march = Month::new(2026, 3).unwrap();
    assert_eq!(
        month_csv_name("0417", march, Unit::Points),
        "kaohe-0417-2026-03.csv"
    );
    assert_eq!(
        month_csv_name(" ", march, Unit::Money),
        "kaohe-2026-03-yuan.csv"
    );
    assert_eq!(
        year_csv_name("李/雪", 2026, Unit::Points),
        "kaohe-李_雪-2026.csv"
    );
    assert_eq!(year_csv_name("", 2026, Unit::Money), "kaohe-2026-yuan.csv");
}

proptest! {
    #![proptest_config(config())]

    /// The parts sum to the total, and every row has as many cells.
    #[test]
    fn a_month_s_rows_sum_to_its_score(facts in facts(), choices in choices(), en in any::<bool>()) {
        let rulebook = rulebook().with_choices(choices);
        let record = check(facts);
        let lang = if en { Lang::En } else { Lang::Zh };
        let mut rows = parsed(&month_csv(lang, &rulebook, &record, today(), false));
        prop_assert!(rows.iter().all(|row| row.len() == 8));
        // The last one is the check code.
        rows.pop();
        let amount = |row: &Vec<String>| row[4].parse::<Points>().unwrap();
        let mut shown = rows.iter().skip(1).map(amount);
        let sheet = score(&rulebook, &record, today());
        let total: Points = shown.clone().take(rows.len() - 2).sum();
        prop_assert_eq!(total, sheet.score);
        prop_assert_eq!(shown.next_back(), Some(sheet.score));
        // Count times each is the amount, wherever no pool has run out.
        for row in &rows[2..rows.len() - 1] {
            let (Ok(count), Ok(each)) = (row[2].parse::<Points>(), row[3].parse::<Points>()) else {
                continue;
            };
            let thousandths = i128::from(count.raw()) * i128::from(each.raw());
            let product = (thousandths.abs() * 2 + 1_000) / 2_000;
            prop_assert!(i128::from(amount(row).raw().abs()) <= product, "{row:?}");
        }
    }
}
