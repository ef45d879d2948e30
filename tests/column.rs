//! A column out of a spreadsheet, for the days of a month.

use kaohe::calendar::Month;
use kaohe::record::{ColumnFault, ColumnLine, FieldFault, MAX_COLUMN, read_column};
use proptest::prelude::*;

/// June 2026 begins on a Monday.
fn june() -> Month {
    "2026-06".parse().unwrap()
}

const WEEK: &[u8] = &[1, 2, 3, 4, 5, 8];

fn read(text: &str) -> Vec<ColumnLine> {
    read_column(text, june(), WEEK)
}

/// What is taken, as day and calls.
fn taken(text: &str) -> Vec<(u8, u32)> {
    read(text)
        .into_iter()
        .filter_map(|line| line.found.ok())
        .collect()
}

fn faults(text: &str) -> Vec<(usize, ColumnFault)> {
    let faulty = |line: ColumnLine| Some((line.line, line.found.err()?));
    read(text).into_iter().filter_map(faulty).collect()
}

#[test]
fn a_number_on_each_line_goes_to_the_days_in_turn() {
    assert_eq!(taken("120\n98\n0"), [(1, 120), (2, 98), (3, 0)]);
    assert_eq!(taken("120\r\n98\r\n"), [(1, 120), (2, 98)]);
    assert_eq!(taken("１２０\n1,024"), [(1, 120), (2, 1024)]);
}

#[test]
fn a_blank_line_or_a_dash_leaves_its_day_out() {
    assert_eq!(taken("120\n\n98\n-\n—\n7"), [(1, 120), (3, 98), (8, 7)]);
    assert_eq!(taken("\n5"), [(2, 5)]);
    assert_eq!(taken("-\n5"), [(2, 5)]);
    assert!(read("").is_empty());
    assert!(read("\n \n").is_empty());
}

#[test]
fn a_heading_is_passed_over() {
    assert_eq!(taken("通话量\n120\n98"), [(1, 120), (2, 98)]);
    assert_eq!(taken("日期\t通话量\n6/3\t120"), [(3, 120)]);
    // Only on top.
    assert_eq!(
        faults("120\n通话量"),
        [(2, ColumnFault::Calls(FieldFault::NotWhole))]
    );
}

#[test]
fn a_cell_before_the_number_may_name_the_day() {
    for name in [
        "9",
        "2026-06-09",
        "2026/6/9",
        "6/9",
        "6月9日",
        "9日",
        "２０２６-０６-０９",
    ] {
        assert_eq!(taken(&format!("{name}\t88")), [(9, 88)], "{name}");
    }
    assert_eq!(taken("张三\t2026-06-09\t88"), [(9, 88)]);
    // What has no name follows the one that has.
    assert_eq!(taken("3\t88\n90\n91"), [(3, 88), (4, 90), (5, 91)]);
    assert_eq!(taken("6\t88\n90"), [(6, 88), (8, 90)]);
    // A weekday names none.
    assert_eq!(taken("周一\t88\n周二\t90"), [(1, 88), (2, 90)]);
}

#[test]
fn what_does_not_fit_is_said_and_the_rest_is_taken() {
    use ColumnFault::{Beyond, Calls, Elsewhere, Twice};
    assert_eq!(
        faults("abc\n12.5\n-3\n10000\n120"),
        [
            // The first line is a heading.
            (2, Calls(FieldFault::NotWhole)),
            (3, Calls(FieldFault::NotWhole)),
            (4, Calls(FieldFault::Above(9_999))),
        ]
    );
    assert_eq!(taken("12.5\n9999\n120"), [(2, 9_999), (3, 120)]);
    assert_eq!(
        faults("7/9\t88\n31\t88\n2025-06-09\t88"),
        [(1, Elsewhere), (2, Elsewhere), (3, Elsewhere)]
    );
    assert_eq!(faults("1\n2\n3\n4\n5\n6\n7"), [(7, Beyond)]);
    assert_eq!(faults("3\t1\n3\t2"), [(2, Twice(3))]);
}

#[test]
fn an_endless_column_is_read_to_its_limit() {
    let text = "1\n".repeat(10_000);
    assert!(read(&text).len() <= MAX_COLUMN);
}

proptest! {
    #[test]
    fn any_text_is_read(text in "[0-9０-９,./\\-\t\n月日年 a张]{0,80}") {
        let mut days: Vec<u8> = taken(&text).into_iter().map(|(day, _)| day).collect();
        prop_assert!(days.iter().all(|day| june().day(u32::from(*day)).is_some()));
        let all = days.len();
        days.sort_unstable();
        days.dedup();
        prop_assert_eq!(days.len(), all, "no day twice");
    }

    #[test]
    fn what_a_spreadsheet_copies_comes_back(calls in prop::collection::vec(prop::option::of(0..9_999_u32), 0..6)) {
        let cells: Vec<String> = calls.iter().map(|c| c.map(|c| c.to_string()).unwrap_or_default()).collect();
        let expected: Vec<(u8, u32)> = WEEK.iter().zip(&calls).filter_map(|(day, calls)| Some((*day, (*calls)?))).collect();
        prop_assert_eq!(taken(&cells.join("\r\n")), expected);
    }
}
