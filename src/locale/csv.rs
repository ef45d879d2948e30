//! A month's sheet and a year as tables for office spreadsheets.
//!
//! The wage, and the pay that would give it away, leave only when asked for.

use super::corrections::{corrected_by, correction};
use super::csv_money::{month_table, year_table};
use super::log_feed::logged_mark;
use super::plan::{csv_rows, year_csv_rows};
use super::say::{line_title, say};
use super::{Lang, month, month_name};
use crate::calendar::{Date, Month};
use crate::exchange::{Cell, write_csv};
use crate::number::{Points, Unit};
use crate::record::Record;
use crate::rulebook::{Effect, Rulebook, YearRule};
use crate::scoring::{Certainty, Count, Line, MonthFigures, Sheet, YearSheet, code_of, score};

words! {
    /// The tables' own texts.
    struct CsvWords: ZH / EN;

    /// Columns of a month.
    month: [&'static str; 8] = ["条款", "事项", "次数", "每次计分", "计分", "最低", "最高", "出处"]
        / ["Clause", "Item", "Count", "Each", "Points", "Low", "High", "Origin"],
    /// Columns of a year, the pay last.
    year: [&'static str; 8] = ["月份", "得分", "最低", "最高", "状态", "加分", "扣分", "绩效工资（元）"]
    / [
        "Month",
        "Score",
        "Low",
        "High",
        "State",
        "Rewards",
        "Deductions",
        "Performance pay (yuan)",
    ],
    /// The year's row, by how the months are joined.
    mean = "全年平均" / "Mean of the year",
    sum = "全年合计" / "Sum of the year",
    weighted = "全年加权平均" / "Weighted mean of the year",
    missing_as_zero = "全年平均（缺月记 0）" / "Mean of the year, missing months as 0",
    /// The year's row where no month is scored.
    not_joined = "全年" / "Year",
    /// Between the names of months.
    and = "、" / ", ",
}

const fn csv_words(lang: Lang) -> &'static CsvWords {
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

/// A month's sheet as CSV: the base, every line that gives or takes something
/// or still may, what caps and floor change, and the score, which is the exact
/// sum of the rows above it. Post wage and pay follow it only if asked for. In
/// money: its lines, its days, then what is charged, given back and left to pay.
pub fn month_csv(
    lang: Lang,
    rulebook: &Rulebook,
    record: &Record,
    today: Date,
    wage: bool,
) -> String {
    write_csv(&month_rows(lang, rulebook, record, today, wage))
}

/// The rows of such a table, the names of its columns first.
pub fn month_rows(
    lang: Lang,
    rulebook: &Rulebook,
    record: &Record,
    today: Date,
    wage: bool,
) -> Vec<Vec<Cell>> {
    if rulebook.unit == Unit::Money {
        return month_table(lang, rulebook, record, today);
    }
    let words = lang.words();
    let sheet = score(rulebook, record, today);
    let mut rows = vec![csv_words(lang).month.map(Cell::text).to_vec()];
    rows.push(total(words.base, [sheet.base; 3]));
    let lines = sheet.lines.iter().filter(|line| line.matters());
    rows.extend(lines.map(|line| line_row(lang, rulebook, record, line)));
    let adjustments = sheet.adjustments;
    for (name, amount) in [
        (words.adjust_reward_cap, adjustments.reward_cap),
        (words.adjust_month_zero, adjustments.month_zero),
        (words.adjust_base_cap, adjustments.base_cap),
        (words.adjust_floor, adjustments.floor),
    ] {
        if !amount.is_zero() {
            let mut row = total(name, [amount; 3]);
            // What they can still be isn't worked out by itself.
            row[5..7].fill(Cell::Empty);
            rows.push(row);
        }
    }
    let (name, state) = (words.score, state(lang, sheet.certainty));
    let lower = state.to_ascii_lowercase();
    let name = say!(lang, "{name}（{state}）", "{name} ({lower})");
    rows.push(total(
        &name,
        [sheet.score, sheet.range.low, sheet.range.high],
    ));
    rows.extend(unscored(lang, &sheet));
    if wage {
        rows.extend(pay_rows(lang, &sheet));
    }
    rows.extend(after(lang, rulebook, record, &sheet));
    rows.extend(csv_rows(lang, rulebook, record, today));
    rows
}

/// What stands below a month's lines: what is corrected of others in it, and its check code.
pub(super) fn after(
    lang: Lang,
    rulebook: &Rulebook,
    record: &Record,
    sheet: &Sheet,
) -> Vec<Vec<Cell>> {
    let corrections = record.corrections.iter().map(|of| {
        let text = correction(lang, rulebook, record.unit, of, of.of);
        placed(1, [Cell::Text(text)])
    });
    let code = code_of(rulebook, record, sheet);
    let code = say!(lang, "校验码 {code}", "Check code {code}");
    corrections.chain([placed(1, [Cell::Text(code)])]).collect()
}

/// A row that names the parts that this rulebook can't count, if there are any.
pub(super) fn unscored(lang: Lang, sheet: &Sheet) -> Option<Vec<Cell>> {
    let parts: Vec<String> = sheet.unscored.iter().map(ToString::to_string).collect();
    let text = format!(
        "{}{}",
        lang.words().unscored,
        parts.join(csv_words(lang).and)
    );
    (!parts.is_empty()).then(|| placed(1, [Cell::Text(text)]))
}

/// A row of eight cells with these from a column on.
pub(super) fn placed<const N: usize>(column: usize, cells: [Cell; N]) -> Vec<Cell> {
    let mut row = vec![Cell::Empty; column];
    row.extend(cells);
    row.resize(8, Cell::Empty);
    row
}

/// A row of the whole month: its name, amount, low and high.
fn total(name: &str, [amount, low, high]: [Points; 3]) -> Vec<Cell> {
    let mut row = placed(4, [amount, low, high].map(Cell::number));
    row[1] = Cell::text(name);
    row
}

fn line_row(lang: Lang, rulebook: &Rulebook, record: &Record, line: &Line) -> Vec<Cell> {
    let clause = rulebook.part(line.part).map(|(_, clause, _)| clause);
    // What isn't known yet has no count rather than a count of 0.
    let unknown = line.depends.open && line.count == Count::Times(0);
    let (count, each) = match line.count {
        _ if unknown => (Cell::Empty, Cell::Empty),
        Count::Times(n) => (Cell::number(n), signed_each(line)),
        Count::Percent(part) => (Cell::number(part), signed_each(line)),
        Count::Whole => (Cell::number(1), signed_each(line)),
    };
    vec![
        Cell::text(clause.map_or("", |clause| &*clause.number)),
        Cell::Text(line_title(lang, rulebook, line) + &logged_mark(lang, rulebook, record, line)),
        count,
        each,
        Cell::number(line.amount),
        Cell::number(line.range.low),
        Cell::number(line.range.high),
        Cell::text(origin(lang, line)),
    ]
}

/// What one gives or takes, with its sign, so that the row multiplies.
fn signed_each(line: &Line) -> Cell {
    Cell::number(match line.effect {
        Effect::Reward => line.each,
        Effect::Deduction => -line.each,
    })
}

/// The weakest origin that a line rests on.
pub(super) const fn origin(lang: Lang, line: &Line) -> &'static str {
    let words = lang.words();
    if line.depends.assumed {
        words.assumed
    } else if line.depends.set {
        words.set
    } else {
        words.stated
    }
}

pub(super) const fn state(lang: Lang, certainty: Certainty) -> &'static str {
    let words = lang.words();
    match certainty {
        Certainty::Final => words.final_,
        Certainty::RestsOnAssumed => words.rests_on_assumed,
        Certainty::Provisional => words.provisional,
    }
}

/// The wage and what it pays, if a wage is entered.
fn pay_rows(lang: Lang, sheet: &Sheet) -> Vec<Vec<Cell>> {
    let Some(pay) = sheet.pay else {
        return Vec::new();
    };
    let words = lang.words();
    let in_yuan = |name: &str| {
        let yuan = words.yuan;
        Cell::Text(say!(lang, "{name}（{yuan}）", "{name} ({yuan})"))
    };
    let mut wage = placed(4, [Cell::number(pay.wage)]);
    wage[1] = in_yuan(words.wage);
    let paid = [pay.amount, pay.range.low, pay.range.high];
    let mut paid = placed(4, paid.map(Cell::number));
    paid[1] = in_yuan(words.pay);
    vec![wage, paid]
}

/// A year as CSV: a row for each of the twelve months, then what they come to
/// and which of them are missing, and the plans agreed in the records' months.
/// The pay has a column only if asked for, and never in money.
pub fn year_csv(
    lang: Lang,
    year: &YearSheet,
    records: &[(&Record, &Rulebook)],
    today: Date,
    wage: bool,
) -> String {
    write_csv(&year_rows(lang, year, records, today, wage))
}

/// The rows of such a table, the names of its columns first.
pub fn year_rows(
    lang: Lang,
    year: &YearSheet,
    records: &[(&Record, &Rulebook)],
    today: Date,
    wage: bool,
) -> Vec<Vec<Cell>> {
    let mut rows = match year.unit {
        Unit::Points => points_table(lang, year, wage),
        Unit::Money => year_table(lang, year),
    };
    let width = rows.first().map_or(0, Vec::len);
    rows.extend(year_csv_rows(lang, year.year, records, today, width));
    rows
}

fn points_table(lang: Lang, year: &YearSheet, wage: bool) -> Vec<Vec<Cell>> {
    let mut rows = vec![csv_words(lang).year.map(Cell::text).to_vec()];
    let months = (1..=12).filter_map(|number| Month::new(year.year, number));
    for (of, figures) in months.zip(&year.months) {
        let mut row = match figures {
            Some(figures) => month_row(lang, figures),
            None => placed(4, [Cell::text(lang.more().empty_month)]),
        };
        row[0] = Cell::Text(month(lang, of));
        rows.push(row);
    }
    rows.push(year_row(lang, year));
    if !wage {
        for row in &mut rows {
            row.pop();
        }
    }
    rows
}

fn month_row(lang: Lang, figures: &MonthFigures) -> Vec<Cell> {
    vec![
        Cell::Empty,
        Cell::number(figures.score),
        Cell::number(figures.range.low),
        Cell::number(figures.range.high),
        Cell::Text(
            state(lang, figures.certainty).to_owned()
                + &corrected_by(lang, figures.unit, figures.corrected),
        ),
        Cell::number(figures.rewards),
        Cell::number(figures.deductions),
        figures
            .pay
            .map_or(Cell::Empty, |pay| Cell::number(pay.amount)),
    ]
}

fn year_row(lang: Lang, year: &YearSheet) -> Vec<Cell> {
    let words = csv_words(lang);
    let missing: Vec<&str> = year.missing().map(|of| month_name(lang, of)).collect();
    let missing = missing.join(words.and);
    let certainty = match &year.joined {
        Some(joined) if joined.range.is_settled() => Certainty::Final,
        _ => Certainty::RestsOnAssumed,
    };
    let note = if missing.is_empty() {
        state(lang, certainty).into()
    } else {
        say!(lang, "未计入：{missing}", "missing: {missing}")
    };
    let name = match year.rule {
        None => words.not_joined,
        Some(YearRule::Mean) => words.mean,
        Some(YearRule::Sum) => words.sum,
        Some(YearRule::Weighted) => words.weighted,
        Some(YearRule::MissingAsZero) => words.missing_as_zero,
    };
    let mut row = placed(4, [Cell::Text(note)]);
    row[0] = Cell::text(name);
    if let Some(joined) = &year.joined {
        let figures = [joined.score, joined.range.low, joined.range.high];
        for (cell, points) in row[1..].iter_mut().zip(figures) {
            *cell = Cell::number(points);
        }
    }
    row
}
