//! A settled month and a year in money as tables. Every amount is in yuan and as
//! it's spoken of: fines, what is given back and rewards are numbers without a
//! minus, each in its own column; so is what is left to pay. Where there are
//! rewards too, what the agent receives is a net below 0, and its name says so.

use super::corrections::corrected_by;
use super::csv::{after, origin, state, unscored};
use super::net::{self, to_pay};
use super::plan::csv_rows;
use super::say::{line_title, say};
use super::unit::{day_state, unit_words, waived};
use super::year::{self, MoneyColumn, sum_row};
use super::{Lang, month, month_name};
use crate::calendar::{Date, Month};
use crate::exchange::Cell;
use crate::number::{Points, Range, Unit};
use crate::record::Record;
use crate::rulebook::{Effect, Holds, Rulebook};
use crate::scoring::{Basis, Count, Line, MonthFigures, SettledYear, YearSheet, score, settle};

/// The columns of a month's lines: the amounts are one for fines, one for
/// rewards, or both.
fn columns(lang: Lang, holds: Holds) -> Vec<&'static str> {
    let of = |zh, en| match lang {
        Lang::Zh => zh,
        Lang::En => en,
    };
    let each = unit_words(lang, Unit::Money, holds).print_each;
    let mut columns = vec![
        of("条款", "Clause"),
        of("事项", "Item"),
        of("次数", "Count"),
        each,
    ];
    if holds.takes {
        columns.push(of("罚款（元）", "Fine (yuan)"));
    }
    if holds.gives {
        columns.push(of("奖励（元）", "Reward (yuan)"));
    }
    let [low, high] = ends(lang);
    columns.extend([low, high, of("出处", "Origin")]);
    columns
}

const fn ends(lang: Lang) -> [&'static str; 2] {
    match lang {
        Lang::Zh => ["最低", "最高"],
        Lang::En => ["Low", "High"],
    }
}

/// A figure's name with its unit.
fn in_yuan(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Zh => format!("{name}（元）"),
        Lang::En => format!("{name} (yuan)"),
    }
}

/// What is left to pay, and what a minus means where there can be one.
fn net_name(lang: Lang, holds: Holds) -> String {
    match (lang, holds.both()) {
        (_, false) => in_yuan(lang, name_of_net(lang, holds)),
        (Lang::Zh, true) => "应缴净额（元，负数为应得）".into(),
        (Lang::En, true) => "Net to pay (yuan, below 0 to receive)".into(),
    }
}

const fn name_of_net(lang: Lang, holds: Holds) -> &'static str {
    net::net_name(lang, Unit::Money, holds, Points::ZERO)
}

/// The net under that name, with its ends.
fn net_of(holds: Holds, score: Points, range: Range<Points>) -> [Cell; 3] {
    let received = holds.gives && !holds.takes;
    let (net, Range { low, high }) = match received {
        true => (score, range),
        false => (-score, to_pay(range)),
    };
    [net, low, high].map(Cell::number)
}

/// A settled month: its lines, its working days, then what is charged, given
/// back, rewarded and left to pay, each the exact sum of what is above it.
pub(super) fn month_table(
    lang: Lang,
    rulebook: &Rulebook,
    record: &Record,
    today: Date,
) -> Vec<Vec<Cell>> {
    let sheet = score(rulebook, record, today);
    let holds = sheet.holds;
    let words = unit_words(lang, Unit::Money, holds);
    let heads = columns(lang, holds);
    let width = heads.len();
    let place = |row: &mut Vec<Cell>| row.resize(width, Cell::Empty);
    let mut rows: Vec<Vec<Cell>> = vec![heads.into_iter().map(Cell::text).collect()];
    let lines = sheet.lines.iter();
    let lines = lines.filter(|line| line.matters() || !line.before_cap.is_zero());
    rows.extend(lines.map(|line| line_row(lang, rulebook, holds, line)));
    let settled = settle(rulebook, record, today, &sheet);
    let days = settled.map(|settled| settled.days).unwrap_or_default();
    if !days.is_empty() {
        rows.push(words.day_columns.map(Cell::text).to_vec());
    }
    for day in &days {
        let calls = record.day(day.date.day() as u8).calls;
        rows.push(vec![
            Cell::Day(day.date),
            Cell::number(day.quota),
            calls.map_or(Cell::Empty, Cell::number),
            Cell::Text(day_state(lang, day.state)),
        ]);
    }
    // Below the column that it's the sum of.
    let total = |name: String, effect: Effect, amount: Points| {
        let column = 4 + usize::from(effect == Effect::Reward && holds.takes);
        let mut row = vec![Cell::Empty; width];
        row[1] = Cell::Text(name);
        row[column] = Cell::number(amount);
        row
    };
    for (there, name, effect, amount) in [
        (
            holds.takes,
            words.deductions,
            Effect::Deduction,
            -sheet.deductions,
        ),
        (
            holds.refunds,
            words.refunded,
            Effect::Deduction,
            sheet.adjustments.refund,
        ),
        (holds.gives, words.rewards, Effect::Reward, sheet.rewards),
    ] {
        if there {
            rows.push(total(in_yuan(lang, name), effect, amount));
        }
    }
    let mut net = total(net_name(lang, holds), Effect::Deduction, Points::ZERO);
    let [amount, low, high] = net_of(holds, sheet.score, sheet.range);
    net[4] = amount;
    net.splice(
        width - 3..,
        [low, high, Cell::text(state(lang, sheet.certainty))],
    );
    rows.push(net);
    rows.extend(unscored(lang, &sheet));
    rows.extend(after(lang, rulebook, record, &sheet));
    rows.extend(csv_rows(lang, rulebook, record, today));
    rows.iter_mut().for_each(place);
    rows
}

fn line_row(lang: Lang, rulebook: &Rulebook, holds: Holds, line: &Line) -> Vec<Cell> {
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
    let Range { low, high } = match line.effect {
        Effect::Deduction => to_pay(line.range),
        Effect::Reward => line.range,
    };
    let mut row = vec![
        Cell::text(clause.map_or("", |clause| &*clause.number)),
        Cell::Text(title),
        times.map_or(Cell::Empty, Cell::number),
        times.map_or(Cell::Empty, |_| Cell::number(line.each)),
    ];
    for (there, effect) in [
        (holds.takes, Effect::Deduction),
        (holds.gives, Effect::Reward),
    ] {
        if there {
            row.push(match line.effect == effect {
                true => Cell::number(line.amount.abs()),
                false => Cell::Empty,
            });
        }
    }
    row.extend([
        Cell::number(low),
        Cell::number(high),
        Cell::text(origin(lang, line)),
    ]);
    row
}

/// A year in money: a row for each of the twelve months, then the sum of those
/// that count, and which don't.
pub(super) fn year_table(lang: Lang, sheet: &YearSheet) -> Vec<Vec<Cell>> {
    let holds = sheet.holds;
    let columns = MoneyColumn::of(holds);
    let heads = columns.iter().flat_map(|column| match column {
        MoneyColumn::Net if holds.both() => vec![Cell::Text(net_name(lang, holds))],
        MoneyColumn::Net => vec![Cell::text(name_of_net(lang, holds))],
        MoneyColumn::Range => ends(lang).map(Cell::text).to_vec(),
        column => vec![Cell::text(column.name(lang, holds))],
    });
    let mut rows = vec![heads.collect::<Vec<Cell>>()];
    let months = (1..=12).filter_map(|number| Month::new(sheet.year, number));
    for (of, figures) in months.zip(&sheet.months) {
        let cells = columns.iter().flat_map(|column| match (column, figures) {
            (MoneyColumn::Month, _) => vec![Cell::Text(month(lang, of))],
            (MoneyColumn::State, None) => vec![Cell::text(lang.more().empty_month)],
            (MoneyColumn::Range, None) => vec![Cell::Empty; 2],
            (_, None) => vec![Cell::Empty],
            (column, Some(figures)) => month_cells(lang, holds, *column, figures),
        });
        rows.push(cells.collect());
    }
    let cells = columns.iter();
    let cells = cells.flat_map(|column| sum_cells(lang, sheet, *column, sheet.settled.as_ref()));
    rows.push(cells.collect());
    rows
}

fn month_cells(lang: Lang, holds: Holds, column: MoneyColumn, figures: &MonthFigures) -> Vec<Cell> {
    let [net, low, high] = net_of(holds, figures.score, figures.range);
    let calls = figures.calls.unwrap_or_default();
    vec![match column {
        MoneyColumn::Month => Cell::Empty,
        MoneyColumn::Charged => Cell::number(-figures.deductions),
        MoneyColumn::Refunded => Cell::number(figures.refunded),
        MoneyColumn::Rewarded => Cell::number(figures.rewards),
        MoneyColumn::Net => net,
        MoneyColumn::Range => return vec![low, high],
        MoneyColumn::State => Cell::Text(
            year::state(lang, figures).to_owned()
                + &corrected_by(lang, figures.unit, figures.corrected),
        ),
        MoneyColumn::DaysMet => Cell::number(calls.met),
        MoneyColumn::DaysMissed => Cell::number(calls.missed),
    }]
}

fn sum_cells(
    lang: Lang,
    sheet: &YearSheet,
    column: MoneyColumn,
    settled: Option<&SettledYear>,
) -> Vec<Cell> {
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
    let [net, low, high] = settled.map_or([const { Cell::Empty }; 3], |year| {
        net_of(sheet.holds, -year.net, to_pay(year.range))
    });
    let figure =
        |of: fn(&SettledYear) -> Points| settled.map_or(Cell::Empty, |year| Cell::number(of(year)));
    let days =
        |of: fn(&SettledYear) -> u32| settled.map_or(Cell::Empty, |year| Cell::number(of(year)));
    vec![match column {
        MoneyColumn::Month => Cell::text(sum_row(lang)),
        MoneyColumn::Charged => figure(|year| year.charged),
        MoneyColumn::Refunded => figure(|year| year.refunded),
        MoneyColumn::Rewarded => figure(|year| year.rewarded),
        MoneyColumn::Net => net,
        MoneyColumn::Range => return vec![low, high],
        MoneyColumn::State => Cell::Text(note),
        MoneyColumn::DaysMet => days(|year| year.calls.met),
        MoneyColumn::DaysMissed => days(|year| year.calls.missed),
    }]
}
