//! Values with separators between them.

use super::read::at;
use kaohe::exchange::{Cell, write_csv};
use kaohe::table::{Grid, MAX_COLUMNS, TableFault, Value, read_pasted, read_text};

fn grid(text: &str) -> Grid {
    read_text("表.csv", text).unwrap().sheets.remove(0)
}

fn rows(text: &str) -> Vec<Vec<String>> {
    let grid = grid(text);
    let rows = grid.rows();
    let words = |(_, cells): (u32, &[kaohe::table::Cell])| {
        cells.iter().map(|cell| cell.value.to_string()).collect()
    };
    rows.map(words).collect()
}

#[test]
fn commas_semicolons_and_tabs_are_told_apart() {
    let expected = [["工号", "受理"], ["0401", "53"]];
    for text in [
        "工号,受理\n0401,53",
        "\u{feff}工号,受理\r\n0401,53\r\n",
        "工号;受理\r0401;53\r",
        "工号\t受理\n0401\t53\n\n\n",
        "\"工号\",\"受理\"\n\"0401\",\"53\"\n",
        "工号,受理\n=\"0401\",53",
        "工号,受理\n'0401, 53 ",
    ] {
        assert_eq!(rows(text), expected, "{text:?}");
    }
    // A comma in quotes is none between cells.
    assert_eq!(
        rows("a;\"1,2,3,4\"\nb;\"say \"\"so\"\"\""),
        [["a", "1,2,3,4"], ["b", "say \"so\""]]
    );
    // A line's end in quotes ends no row.
    let grid = grid("a,\"one\ntwo\",c\n\n,,d");
    assert_eq!(grid.get(at("B1")), Some(&Value::Text("one\ntwo".into())));
    assert_eq!(grid.get(at("C3")), Some(&Value::Text("d".into())));
    assert_eq!(grid.cells.len(), 4);
}

#[test]
fn what_we_write_comes_back() {
    let rows_written = vec![
        vec![Cell::text("0401"), Cell::text("=1+1"), Cell::number(7_u32)],
        vec![Cell::Empty, Cell::text("a, \"b\"\nc"), Cell::text("3-1")],
    ];
    let back = rows(&write_csv(&rows_written));
    assert_eq!(
        back,
        [vec!["0401", "=1+1", "7"], vec!["a, \"b\"\nc", "3-1"]]
    );
}

#[test]
fn what_is_pasted_has_tabs_or_one_column() {
    let pasted = read_pasted("", "0401\t1,053\n0402\t9").unwrap();
    assert_eq!(
        pasted.sheets[0].get(at("B1")),
        Some(&Value::Text("1,053".into()))
    );
    assert_eq!(read_pasted("", " \n"), Err(TableFault::Empty));
}

#[test]
fn hazards_have_a_fault_each() {
    assert_eq!(read_text("", "\u{feff} \n\t\n"), Err(TableFault::Empty));
    assert_eq!(read_text("", ",,\n,,"), Err(TableFault::Nothing));
    assert_eq!(read_text("", "<html><table>"), Err(TableFault::WebPage));
    assert_eq!(
        read_text("", "\n<?xml version=\"1.0\"?>"),
        Err(TableFault::WebPage)
    );
    let sheet = || "表.csv".to_owned();
    let wide = ",".repeat(usize::from(MAX_COLUMNS)) + "x";
    assert_eq!(
        read_text("表.csv", &wide),
        Err(TableFault::TooWide { sheet: sheet() })
    );
    let long = "x\n".repeat(20_001);
    assert_eq!(
        read_text("表.csv", &long),
        Err(TableFault::TooManyRows { sheet: sheet() })
    );
    assert!(read_text("表.csv", &"x\n".repeat(20_000)).is_ok());
    let many = format!("{}\n", vec!["x"; 200].join(",")).repeat(2_001);
    assert_eq!(read_text("表.csv", &many), Err(TableFault::TooManyCells));
    // A quote that never ends, and a cell without an end.
    assert!(read_text("", "\"abc").is_ok());
    let cell = "好".repeat(5_000);
    assert_eq!(
        grid(&cell).cells[0].value.to_string().chars().count(),
        1_000
    );
}
