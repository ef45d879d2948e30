//! The same table out of every kind of file.

use super::office::{self, HEADS, ROWS};
use kaohe::table::{
    Area, At, Form, Grid, Kind, Number, TableFault, Value, Workbook, letters, read_workbook,
};

const ODS: &[u8] = include_bytes!("../fixtures/tables/month.ods");
const XLS: &[u8] = include_bytes!("../fixtures/tables/month.xls");

pub fn at(text: &str) -> At {
    text.parse().unwrap()
}

fn number(text: &str, form: Form) -> Value {
    let text = text.to_owned();
    Value::Number(Number { text, form })
}

fn shown(grid: &Grid, cell: &str) -> String {
    grid.get(at(cell))
        .map(ToString::to_string)
        .unwrap_or_default()
}

fn is_the_office_s(book: &Workbook) {
    let [month, notes] = &book.sheets[..] else {
        panic!("{:?}", book.kind);
    };
    assert_eq!((&*month.name, &*notes.name), ("3月", "说明"));
    assert_eq!(shown(month, "A1"), "2026 年 3 月指标汇总");
    assert_eq!(month.merged_at(at("C1")).unwrap().to_string(), "A1:J1");
    for (column, head) in (0..).zip(HEADS) {
        assert_eq!(
            month.get(At { row: 1, column }),
            Some(&Value::Text(head.into()))
        );
    }
    for (row, (agent, group, counts, before, orders, repairs)) in (2..).zip(ROWS) {
        let cell = |column: u16| month.get(At { row, column }).unwrap();
        assert_eq!(*cell(0), Value::Text(agent.into()));
        assert_eq!(*cell(1), Value::Text(group.into()));
        for (column, count) in (2..).zip(counts) {
            assert_eq!(*cell(column), number(&count.to_string(), Form::Plain));
        }
        assert_eq!(*cell(6), number(before, Form::Plain));
        assert_eq!(*cell(7), number(orders, Form::Percent));
        match repairs {
            "#DIV/0!" => assert_eq!(*cell(8), Value::Error(repairs.into())),
            _ => assert_eq!(*cell(8), number(repairs, Form::Percent)),
        }
    }
    assert_eq!(shown(month, "H3"), "97.9%");
    assert_eq!(shown(month, "C17"), "723");
    assert_eq!(month.hidden_rows, [17]);
    assert_eq!(month.area().unwrap().to_string(), "A1:J18");
}

#[test]
fn an_xlsx_is_read_cell_by_cell() {
    let book = read_workbook(&office::xlsx()).unwrap();
    assert_eq!(book.kind, Kind::Xlsx);
    is_the_office_s(&book);
}

#[test]
fn an_ods_is_read_alike() {
    let book = read_workbook(ODS).unwrap();
    assert_eq!(book.kind, Kind::Ods);
    is_the_office_s(&book);
}

#[test]
fn an_xls_is_read_alike() {
    let book = read_workbook(XLS).unwrap();
    assert_eq!(book.kind, Kind::Xls);
    is_the_office_s(&book);
}

/// Another reader finds the same cells.
#[test]
#[cfg(not(target_family = "wasm"))]
fn another_reader_agrees() {
    use calamine::{Data, Reader, open_workbook_auto_from_rs};
    use std::io::Cursor;
    for bytes in [&office::xlsx()[..], ODS, XLS] {
        let ours = read_workbook(bytes).unwrap();
        let mut theirs = open_workbook_auto_from_rs(Cursor::new(bytes)).unwrap();
        for sheet in &ours.sheets {
            let range = theirs.worksheet_range(&sheet.name).unwrap();
            let start = range.start().unwrap();
            let mut count = 0;
            for (row, column, data) in range.used_cells() {
                let at = At {
                    row: start.0 + row as u32,
                    column: start.1 as u16 + column as u16,
                };
                let value = sheet.get(at).unwrap_or_else(|| panic!("{at}: {data}"));
                match (data, value) {
                    (Data::Float(number), Value::Number(Number { text, .. })) => {
                        assert_eq!(text.parse::<f64>().unwrap(), *number, "{at}");
                    }
                    (Data::Int(number), Value::Number(Number { text, .. })) => {
                        assert_eq!(*text, number.to_string(), "{at}");
                    }
                    (Data::String(text), Value::Text(ours)) => assert_eq!(text, ours, "{at}"),
                    (_, Value::Error(_)) => {}
                    _ => panic!("{at}: {data:?} {value:?}"),
                }
                count += 1;
            }
            assert_eq!(count, sheet.cells.len(), "{}", sheet.name);
        }
    }
}

#[test]
fn cells_are_named_as_spreadsheets_do() {
    for (column, name) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")] {
        assert_eq!(letters(column), name);
        assert_eq!(at(&format!("{name}7")), At { row: 6, column });
    }
    for wrong in [
        "",
        "7",
        "A",
        "A0",
        "A-1",
        "1A",
        "A1B",
        "AAAAAAAA1",
        "甲1",
        "A99999999999",
    ] {
        assert!(wrong.parse::<At>().is_err(), "{wrong}");
    }
    assert_eq!("B2".parse::<Area>().unwrap().to_string(), "B2:B2");
}

#[test]
fn bytes_that_are_no_workbook_are_refused() {
    assert_eq!(read_workbook(b""), Err(TableFault::Empty));
    assert_eq!(read_workbook(b"hello"), Err(TableFault::NoTable));
    assert_eq!(
        read_workbook(b"PK\x03\x04"),
        Err(TableFault::Broken(Kind::Xlsx))
    );
    assert_eq!(
        read_workbook(&[0xd0, 0xcf, 0x11, 0xe0]),
        Err(TableFault::Broken(Kind::Xls))
    );
    let large = vec![b'P'; (16 << 20) + 1];
    assert_eq!(
        read_workbook(&large),
        Err(TableFault::TooLarge { bytes: large.len() })
    );
}
