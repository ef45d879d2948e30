//! A department's table of a month, as a person makes it: a title over merged cells,
//! cases and percentages, sums, a hidden row, a sheet with notes.

use rust_xlsxwriter::{Format, Formula, Workbook, Worksheet};

/// 工号, 班组, 受理 to 满意, 预处理, 工单, 障碍.
type Row = (
    &'static str,
    &'static str,
    [u32; 4],
    &'static str,
    &'static str,
    &'static str,
);

/// The agents.
pub const ROWS: [Row; 14] = [
    ("0401", "一组", [53, 51, 20, 20], "0.684", "0.979", "0.92"),
    ("0402", "一组", [48, 47, 25, 25], "0.731", "0.992", "0.96"),
    ("0403", "一组", [44, 40, 19, 17], "0.71", "0.984", "0.956"),
    ("0404", "一组", [54, 52, 22, 22], "0.746", "0.988", "0.952"),
    ("0405", "一组", [47, 45, 21, 21], "0.705", "0.98", "0.95"),
    ("0406", "一组", [49, 44, 20, 19], "0.669", "0.981", "0.938"),
    ("0407", "一组", [98, 103, 18, 17], "0.652", "0.964", "0.917"),
    ("0408", "二组", [46, 42, 19, 18], "0.695", "0.978", "0.942"),
    ("0409", "二组", [51, 49, 23, 23], "0.728", "0.986", "0.947"),
    (
        "0410",
        "二组",
        [45, 39, 18, 16],
        "0.635",
        "0.952",
        "#DIV/0!",
    ),
    ("0411", "二组", [46, 43, 21, 20], "0.693", "0.972", "0.939"),
    ("0412", "二组", [50, 48, 18, 18], "0.719", "0.983", "0.964"),
    ("0413", "二组", [42, 38, 16, 15], "0.66", "0.969", "0.93"),
    ("0414", "二组", [50, 46, 20, 19], "0.668", "0.975", "0.933"),
];

pub const HEADS: [&str; 10] = [
    "工号",
    "班组",
    "受理投诉",
    "台内办结",
    "回访成功",
    "满意户数",
    "预处理成功率",
    "工单及时率",
    "障碍及时率",
    "备注",
];

/// The table as .xlsx.
pub fn xlsx() -> Vec<u8> {
    let mut workbook = Workbook::new();
    month(workbook.add_worksheet());
    let notes = workbook.add_worksheet();
    notes.set_name("说明").unwrap();
    notes.write(0, 0, "本表由指标系统导出").unwrap();
    workbook.save_to_buffer().unwrap()
}

fn month(sheet: &mut Worksheet) {
    let percent = Format::new().set_num_format("0.0%");
    sheet.set_name("3月").unwrap();
    let title = "2026 年 3 月指标汇总";
    sheet
        .merge_range(0, 0, 0, 9, title, &Format::new())
        .unwrap();
    for (column, head) in (0..).zip(HEADS) {
        sheet.write(1, column, head).unwrap();
    }
    for (row, (agent, group, counts, before, orders, repairs)) in (2..).zip(ROWS) {
        sheet.write(row, 0, agent).unwrap();
        sheet.write(row, 1, group).unwrap();
        for (column, count) in (2..).zip(counts) {
            sheet.write(row, column, count).unwrap();
        }
        let number = |text: &str| text.parse::<f64>().ok();
        sheet.write(row, 6, number(before)).unwrap();
        sheet
            .write_with_format(row, 7, number(orders), &percent)
            .unwrap();
        match number(repairs) {
            Some(number) => sheet.write_with_format(row, 8, number, &percent).unwrap(),
            None => sheet
                .write(row, 8, Formula::new("=1/0").set_result(repairs))
                .unwrap(),
        };
    }
    sheet.write(4, 9, "补休 1 天").unwrap();
    sheet.write(16, 0, "合计").unwrap();
    for (column, letter) in (2..6).zip('C'..) {
        let sum = Formula::new(format!("=SUM({letter}3:{letter}16)"));
        let total: u32 = ROWS.iter().map(|row| row.2[usize::from(column) - 2]).sum();
        sheet
            .write(16, column, sum.set_result(total.to_string()))
            .unwrap();
    }
    sheet
        .write(
            17,
            2,
            Formula::new("=C17/14").set_result("51.6428571428571"),
        )
        .unwrap();
    sheet.set_row_hidden(17).unwrap();
    sheet.set_column_hidden(20).unwrap();
}

/// The others of `fixtures/tables` are what LibreOffice makes of this one, written on
/// demand: `soffice --headless --convert-to ods month.xlsx`, and `xls`.
#[test]
#[cfg(not(target_family = "wasm"))]
fn the_table_to_convert_is_written_on_demand() {
    if std::env::var_os("KAOHE_WRITE").is_some() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/target/tables");
        std::fs::create_dir_all(folder).unwrap();
        std::fs::write(format!("{folder}/month.xlsx"), xlsx()).unwrap();
    }
}
