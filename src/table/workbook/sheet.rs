//! One sheet of a workbook.

use rust_xlsxwriter::{ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Worksheet};

use super::super::decimal::shifted;
use super::super::double::nearest;
use super::super::letters;
use super::{MAX_PAGE_NAME, NotWritten, Out, Page};
use crate::exchange::Cell;

/// A4.
const PAPER: u8 = 9;
/// The narrowest and the widest column, in signs.
const WIDTHS: (u16, u16) = (6, 48);

/// Writes a page into a new sheet.
pub(super) fn write(page: &Page, sheet: &mut Worksheet) -> Result<(), NotWritten> {
    let formats = Formats::new();
    sheet.set_name(name(&page.name))?;
    let rows = u32::try_from(page.rows.len()).map_err(|_| NotWritten)?;
    for (column, head) in (0..).zip(&page.heads) {
        sheet.write_with_format(0, column, head.as_str(), &formats.head)?;
    }
    for (row, cells) in (1..).zip(&page.rows) {
        for (column, cell) in (0..).zip(cells) {
            put(sheet, (row, column), cell, &formats, rows)?;
        }
    }
    for (column, cell) in (0..).zip(&page.sums) {
        put(sheet, (rows + 1, column), cell, &formats, rows)?;
    }
    let last = u16::try_from(page.heads.len()).map_err(|_| NotWritten)?;
    for column in 0..last {
        sheet.set_column_width(column, width(page, column))?;
    }
    sheet.set_freeze_panes(1, page.frozen)?;
    sheet.set_landscape().set_paper_size(PAPER);
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(0, 0)?;
    let below = u32::from(!page.sums.is_empty());
    sheet.set_print_area(0, 0, rows + below, last.saturating_sub(1))?;
    // An ampersand begins a code there.
    sheet.set_header(format!("&L{}&R&A", page.title.replace('&', "&&")));
    sheet.set_footer("&R&P / &N");
    Ok(())
}

struct Formats {
    head: Format,
    whole: Format,
    part: Format,
    percent: Format,
    day: Format,
    words: Format,
    sum: Format,
}

impl Formats {
    fn new() -> Self {
        let head = Format::new()
            .set_bold()
            .set_border_bottom(FormatBorder::Medium);
        Self {
            head: head.set_text_wrap().set_align(FormatAlign::VerticalCenter),
            whole: Format::new().set_num_format("0"),
            part: Format::new().set_num_format("0.0##"),
            percent: Format::new().set_num_format("0.0##%"),
            day: Format::new().set_num_format("yyyy-mm-dd"),
            // Words stay words: an agent's number keeps its zeros.
            words: Format::new().set_num_format("@"),
            sum: Format::new()
                .set_num_format("0.0##")
                .set_bold()
                .set_border_top(FormatBorder::Thin),
        }
    }
}

fn put(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Out,
    formats: &Formats,
    rows: u32,
) -> Result<(), NotWritten> {
    match cell {
        Out::Empty | Out::Cell(Cell::Empty) | Out::Sum(Cell::Empty) => {}
        Out::Cell(Cell::Text(text)) => {
            sheet.write_string_with_format(row, column, text, &formats.words)?;
        }
        Out::Cell(Cell::Day(day)) => {
            let day = ExcelDateTime::parse_from_str(&day.to_string())?;
            sheet.write_datetime_with_format(row, column, &day, &formats.day)?;
        }
        Out::Cell(Cell::Number(figure)) => {
            let text = figure.to_string();
            let format = match text.contains('.') {
                true => &formats.part,
                false => &formats.whole,
            };
            sheet.write_number_with_format(row, column, nearest(&text), format)?;
        }
        Out::Percent(percent) => {
            let number = nearest(&shifted(&percent.to_string(), -2));
            sheet.write_number_with_format(row, column, number, &formats.percent)?;
        }
        Out::Sum(cell) => {
            let (letters, last) = (letters(column), rows + 1);
            let ours = match cell {
                Cell::Number(figure) => figure.to_string(),
                _ => String::new(),
            };
            let formula = Formula::new(format!("=SUM({letters}2:{letters}{last})"));
            sheet.write_formula_with_format(row, column, formula.set_result(ours), &formats.sum)?;
        }
    }
    Ok(())
}

/// The name of a sheet without what spreadsheets don't allow.
fn name(text: &str) -> String {
    let bad = |sign: &char| !matches!(sign, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'');
    text.chars().filter(bad).take(MAX_PAGE_NAME).collect()
}

/// As wide as the widest of its first rows; Chinese signs take the room of two.
fn width(page: &Page, column: u16) -> u16 {
    let at = usize::from(column);
    let signs = |text: &str| -> u16 {
        let wide = |sign: char| if sign.is_ascii() { 1 } else { 2 };
        text.chars().take(200).map(wide).sum()
    };
    let cell = |out: &Out| match out {
        Out::Cell(Cell::Text(text)) => signs(text),
        Out::Cell(Cell::Number(figure)) | Out::Sum(Cell::Number(figure)) => {
            signs(&figure.to_string())
        }
        Out::Cell(Cell::Day(_)) => 10,
        Out::Percent(_) => 8,
        _ => 0,
    };
    let head = page.heads.get(at).map_or(0, |head| signs(head));
    let rows = page.rows.iter().take(500).chain([&page.sums]);
    let widest = rows.filter_map(|row| row.get(at)).map(cell).max();
    let (least, most) = WIDTHS;
    head.max(widest.unwrap_or(0))
        .saturating_add(2)
        .clamp(least, most)
}
