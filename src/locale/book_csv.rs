//! A month by a brought document as a table for office spreadsheets.

use super::book::{book_words, line_name, word};
use super::book_kept::{edition, kept_words};
use super::{Lang, month as month_said};
use crate::calendar::Month;
use crate::exchange::{Cell, Figure};
use crate::number::{Decimal, Range};
use crate::plan::{Filled, lines};

/// The rows: what it's about, the totals, every line, the grades.
pub fn table(lang: Lang, filled: &Filled, agent: &str, month: Month) -> Vec<Vec<Cell>> {
    let words = book_words(lang);
    let document = filled.document();
    let about = [
        (words.document, word(lang, &document.title).to_owned()),
        (kept_words(lang).edition, edition(lang, &filled.volume)),
        (words.agent, agent.to_owned()),
        (words.month, month_said(lang, month)),
    ];
    let about = about.into_iter();
    let mut rows: Vec<Vec<Cell>> = about
        .map(|(name, text)| vec![Cell::text(name), Cell::text(text)])
        .collect();
    if let Some(code) = filled.check_code(agent) {
        let name = kept_words(lang).code.0;
        rows.push(vec![Cell::text(name), Cell::text(code.to_string())]);
    }
    let columns = [
        words.number,
        words.item,
        words.result,
        words.low,
        words.high,
        words.unit,
    ];
    rows.push(columns.map(Cell::text).to_vec());
    let Ok(sheet) = &filled.sheet else {
        return rows;
    };
    let figures = |headline: Decimal, range: Range<Decimal>, unit: &str| {
        let numbers = [headline, range.low, range.high].map(Figure::from);
        let mut cells: Vec<Cell> = numbers.map(Cell::Number).to_vec();
        cells.push(Cell::text(unit));
        cells
    };
    let there = lines(document, &filled.under());
    for (total, line) in document.lines() {
        let is_there = there.iter().any(|there| there.id == line.id);
        let found = sheet.lines.iter().find(|found| found.id == line.id);
        if let Some(found) = found.filter(|_| is_there) {
            let mut row = vec![Cell::text(&*line.number), Cell::text(line_name(lang, line))];
            row.extend(figures(found.headline, found.range, &total.unit));
            rows.push(row);
        }
    }
    for (total, found) in document.totals.iter().zip(&sheet.totals) {
        let mut row = vec![Cell::Empty, Cell::text(total_name(lang, total))];
        row.extend(figures(found.headline, found.range, &total.unit));
        rows.push(row);
    }
    for (grades, found) in document.grades.iter().zip(&sheet.grades) {
        let ids = [found.grade, found.low, found.high];
        rows.push(vec![
            Cell::Empty,
            Cell::text(word(lang, &grades.title)),
            Cell::text(super::book::grade(lang, grades, ids)),
        ]);
    }
    rows
}

/// A total's name.
pub fn total_name(lang: Lang, total: &crate::language::Total) -> String {
    match word(lang, &total.title) {
        "" => book_words(lang).total.to_owned(),
        title => title.to_owned(),
    }
}
