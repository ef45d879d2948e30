//! A settled month and a year of fines as tables. Every amount is in yuan and
//! as it's spoken of: fines, what is given back and what is left to pay are
//! numbers without a minus.

use super::csv::{origin, placed, state, unscored};
use super::plan::csv_rows;
use super::say::{line_title, say};
use super::unit::{day_state, to_pay, unit_words, waived};
use super::year::{self, sum_row};
use super::{Lang, month, month_name};
use crate::calendar::{Date, Month};
use crate::exchange::{Cell, write_csv};
use crate::number::{Points, Range, Unit};
use crate::record::Record;
use crate::rulebook::Rulebook;
use crate::scoring::{Basis, Count, Line, MonthFigures, YearSheet, score, settle};

/// The columns of a month's lines.
const fn columns(lang: Lang) -> [&'static str; 8] {
    match lang {
        Lang::Zh => [
            "条款",
            "事项",
            "次数",
            "每次罚款",
            "罚款（元）",
            "最低",
            "最高",
            "出处",
        ],
        Lang::En => [
            "Clause",
            "Item",
            "Count",
            "Fine each",
            "Fine (yuan)",
            "Low",
            "High",
            "Origin",
        ],
    }
}

/// A settled month: its lines, its working days, then what is charged, given
/// back and left to pay, each the exact sum of what is above it.
pub(super) fn month_table(lang: Lang, rulebook: &Rulebook, record: &Record, today: Date) -> String {
    let words = unit_words(lang, Unit::Money);
    let sheet = score(rulebook, record, today);
    let mut rows = vec![columns(lang).map(Cell::text).to_vec()];
    let lines = sheet.lines.iter();
    let lines = lines.filter(|line| line.matters() || !line.before_cap.is_zero());
    rows.extend(lines.map(|line| line_row(lang, rulebook, line)));
    if let Some(settled) = settle(rulebook, record, today, &sheet) {
        rows.push(placed(0, words.day_columns.map(Cell::text)));
        for day in &settled.days {
            let calls = record.day(day.date.day() as u8).calls;
            let cells = [
                Cell::Day(day.date),
                Cell::number(day.quota),
                calls.map_or(Cell::Empty, Cell::number),
                Cell::Text(day_state(lang, day.state)),
            ];
            rows.push(placed(0, cells));
        }
    }
    let in_yuan = |name: &str| match lang {
        Lang::Zh => format!("{name}（元）"),
        Lang::En => format!("{name} (yuan)"),
    };
    let total = |name: String, amount: Points| {
        let mut row = placed(4, [Cell::number(amount)]);
        row[1] = Cell::Text(name);
        row
    };
    let refund = sheet.adjustments.refund;
    rows.push(total(in_yuan(words.deductions), -sheet.deductions));
    rows.push(total(in_yuan(words.refunded), refund));
    let mut net = total(in_yuan(words.score), -sheet.score);
    let Range { low, high } = to_pay(sheet.range);
    let ends = [
        Cell::number(low),
        Cell::number(high),
        Cell::text(state(lang, sheet.certainty)),
    ];
    net.splice(5..8, ends);
    rows.push(net);
    rows.extend(unscored(lang, &sheet));
    rows.extend(csv_rows(lang, rulebook, record, today));
    write_csv(&rows)
}

fn line_row(lang: Lang, rulebook: &Rulebook, line: &Line) -> Vec<Cell> {
    let clause = rulebook.part(line.part).map(|(_, clause, _)| clause);
    let mut title = line_title(lang, rulebook, line);
    if matches!(line.basis, Basis::Calls(calls) if calls.waived) {
        title += waived(lang);
    }
    // What isn't known yet has no count rather than a count of 0.
    let times = match line.count {
        Count::Times(0) if line.depends.open => None,
        Count::Times(times) => Some(times),
        Count::Percent(_) | Count::Whole => Some(1),
    };
    let Range { low, high } = to_pay(line.range);
    vec![
        Cell::text(clause.map_or("", |clause| &*clause.number)),
        Cell::Text(title),
        times.map_or(Cell::Empty, Cell::number),
        times.map_or(Cell::Empty, |_| Cell::number(line.each)),
        Cell::number(-line.amount),
        Cell::number(low),
        Cell::number(high),
        Cell::text(origin(lang, line)),
    ]
}

/// A year of fines: a row for each of the twelve months, then the sum of those
/// that count, and which don't.
pub(super) fn year_table(lang: Lang, sheet: &YearSheet) -> String {
    let [name, charged, refunded, net, _, state, met, missed] = year::money_columns(lang);
    let [.., low, high, _] = columns(lang);
    let head = [name, charged, refunded, net, low, high, state, met, missed];
    let mut rows = vec![head.map(Cell::text).to_vec()];
    let months = (1..=12).filter_map(|number| Month::new(sheet.year, number));
    for (of, figures) in months.zip(&sheet.months) {
        let mut row = match figures {
            Some(figures) => month_row(lang, figures),
            None => vec![Cell::Empty; 9],
        };
        row[0] = Cell::Text(month(lang, of));
        if figures.is_none() {
            row[6] = Cell::text(lang.words().empty_month);
        }
        rows.push(row);
    }
    rows.push(sum(lang, sheet));
    write_csv(&rows)
}

fn month_row(lang: Lang, figures: &MonthFigures) -> Vec<Cell> {
    let Range { low, high } = to_pay(figures.range);
    let calls = figures.calls.unwrap_or_default();
    vec![
        Cell::Empty,
        Cell::number(-figures.deductions),
        Cell::number(figures.refunded),
        Cell::number(-figures.score),
        Cell::number(low),
        Cell::number(high),
        Cell::text(year::state(lang, figures)),
        Cell::number(calls.met),
        Cell::number(calls.missed),
    ]
}

fn sum(lang: Lang, sheet: &YearSheet) -> Vec<Cell> {
    let missing: Vec<&str> = sheet.missing().map(|of| month_name(lang, of)).collect();
    let join = match lang {
        Lang::Zh => "、",
        Lang::En => ", ",
    };
    let missing = missing.join(join);
    let note = match missing.is_empty() {
        true => String::new(),
        false => say!(lang, "未计入：{missing}", "missing: {missing}"),
    };
    let mut row = vec![Cell::Empty; 9];
    if let Some(year) = &sheet.settled {
        row = vec![
            Cell::Empty,
            Cell::number(year.charged),
            Cell::number(year.refunded),
            Cell::number(year.net),
            Cell::number(year.range.low),
            Cell::number(year.range.high),
            Cell::Empty,
            Cell::number(year.calls.met),
            Cell::number(year.calls.missed),
        ];
    }
    row[0] = Cell::text(sum_row(lang));
    row[6] = Cell::Text(note);
    row
}
