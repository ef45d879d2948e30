//! Files with bytes and cells that were changed: any end but a panic, and soon.

use super::matched::Setting;
use super::{office, packed};
use crate::support::{Dice, day};
use kaohe::table::{Workbook, read_text, read_workbook, table_preview, taken};
use std::time::{Duration, Instant};

/// One file of 5,000 that are changed takes no longer.
const SOON: Duration = Duration::from_secs(5);

fn flipped(bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=dice.below(8) {
        let at = dice.below(bytes.len());
        match dice.below(4) {
            0 => bytes[at] = dice.below(256) as u8,
            1 => bytes[at] ^= 1 << dice.below(8),
            2 => bytes[at] = [0, 0xff, 0x7f, 0x80][dice.below(4)],
            _ if dice.below(8) == 0 => bytes.truncate(at.max(8)),
            _ => bytes[at] = bytes[dice.below(bytes.len())],
        }
    }
    bytes
}

fn ends_soon(bytes: &[u8]) {
    let begun = Instant::now();
    if let Ok(book) = read_workbook(bytes) {
        is_matched(&book);
    }
    if let Ok(text) = std::str::from_utf8(bytes)
        && let Ok(book) = read_text("", text)
    {
        is_matched(&book);
    }
    assert!(begun.elapsed() < SOON, "{:?}", begun.elapsed());
}

/// What was read is matched and previewed as well.
fn is_matched(book: &Workbook) {
    let setting = Setting::new(&["0401", "0402"]);
    for grid in &book.sheets {
        let matched = setting.of(grid);
        let context = setting.context();
        let preview = table_preview(grid, &matched, &context, |_| None, day("2026-04-20"));
        let _ = taken(&preview, &context, |_| None, |_| true);
    }
}

#[test]
pub fn flipped_bytes_end_in_a_table_or_a_fault() {
    let mut dice = Dice::new(17);
    let csv = "工号,受理投诉,台内办结\r\n\"0401\",53,51\r\n".repeat(20);
    let files = [
        office::xlsx(),
        include_bytes!("../fixtures/tables/month.ods").to_vec(),
        include_bytes!("../fixtures/tables/month.xls").to_vec(),
        csv.into_bytes(),
    ];
    for round in 0..2_500 {
        ends_soon(&flipped(&files[round % files.len()], &mut dice));
    }
}

/// Old workbooks have no sums over their bytes: all that is changed gets through.
#[test]
pub fn flipped_records_of_an_old_workbook_end_too() {
    let mut dice = Dice::new(1997);
    let file = include_bytes!("../fixtures/tables/month.xls");
    for _ in 0..1_500 {
        ends_soon(&flipped(file, &mut dice));
    }
}

/// Packed again after the change, so that their sums agree.
#[test]
fn changed_files_in_a_package_end_too() {
    let mut dice = Dice::new(2007);
    let parts: Vec<Vec<(String, Vec<u8>)>> = [
        office::xlsx(),
        include_bytes!("../fixtures/tables/month.ods").to_vec(),
    ]
    .iter()
    .map(|bytes| packed::unpacked(bytes))
    .collect();
    for round in 0..1_000 {
        let mut parts = parts[round % 2].clone();
        let names = [
            "workbook.xml",
            "sheet1.xml",
            "sharedStrings.xml",
            "styles.xml",
            "content.xml",
        ];
        for (name, bytes) in &mut parts {
            if names.iter().any(|known| name.ends_with(known)) && dice.below(2) == 0 {
                *bytes = flipped(bytes, &mut dice);
            }
        }
        ends_soon(&packed::packed_bytes(&parts));
    }
}
