//! What a year in money has that a year of scores hasn't: its table and scale.

use yew::prelude::*;

use crate::locale::corrections::corrected_by;
use crate::locale::net::{result, result_span, to_pay};
use crate::locale::unit::unit_words;
use crate::locale::year::{self, MoneyColumn as Column, months_said, sum_row};
use crate::locale::{month_name, points};
use crate::number::{Points, Range, Unit};
use crate::page::dom::{markup, none, only_if};
use crate::page::view::View;
use crate::picture::Axis;
use crate::scoring::{MonthFigures, SettledYear, YearSheet};

/// Each month's fines, what of them is given back, its rewards, what is left,
/// and its days, as far as its rulebooks have them; then their sum.
pub fn money_table(view: &View<'_>, year: &YearSheet) -> Html {
    let columns = Column::of(year.holds);
    let heads = columns.iter().map(|column| {
        let class = match column {
            Column::Month | Column::State => "",
            _ => "right",
        };
        let name = column.name(view.lang, year.holds);
        markup! { <th scope="col" class={class}>{name}</th> }
    });
    let heads: Vec<Html> = heads.collect();
    let months = year.months.iter().flatten();
    let rows: Vec<Html> = months
        .map(|m| row("", &columns, |column| month(view, year, m, column)))
        .collect();
    let sum = year.settled.as_ref().map_or_else(none, |sum| {
        row("strong", &columns, |column| total(view, year, sum, column))
    });
    markup! {
        <div class="scroll-x" tabindex="0">
            <table class="basis-table money-table">
                <thead><tr>{heads}</tr></thead>
                <tbody>{rows}{sum}</tbody>
            </table>
        </div>
    }
}

fn row(class: &'static str, columns: &[Column], text: impl Fn(Column) -> String) -> Html {
    let cells = columns.iter().map(|column| match column {
        Column::Month => markup! { <th scope="row">{text(*column)}</th> },
        Column::State => markup! { <td>{text(*column)}</td> },
        _ => markup! { <td class="figure">{text(*column)}</td> },
    });
    let cells: Vec<Html> = cells.collect();
    markup! { <tr class={class}>{cells}</tr> }
}

fn month(view: &View<'_>, year: &YearSheet, m: &MonthFigures, column: Column) -> String {
    let calls = m.calls.unwrap_or_default();
    match column {
        Column::Month => month_name(view.lang, m.month).to_owned(),
        Column::Charged => points(m.unit, -m.deductions),
        Column::Refunded => points(m.unit, m.refunded),
        Column::Rewarded => points(m.unit, m.rewards),
        Column::Net => result(view.lang, m.unit, year.holds, m.score),
        Column::Range => result_span(view.lang, m.unit, year.holds, m.range),
        Column::State => {
            year::state(view.lang, m).to_owned() + &corrected_by(view.lang, m.unit, m.corrected)
        }
        Column::DaysMet => calls.met.to_string(),
        Column::DaysMissed => calls.missed.to_string(),
    }
}

fn total(view: &View<'_>, year: &YearSheet, sum: &SettledYear, column: Column) -> String {
    let figure = |amount| points(Unit::Money, amount);
    match column {
        Column::Month => sum_row(view.lang).to_owned(),
        Column::Charged => figure(sum.charged),
        Column::Refunded => figure(sum.refunded),
        Column::Rewarded => figure(sum.rewarded),
        Column::Net => result(view.lang, Unit::Money, year.holds, -sum.net),
        Column::Range => result_span(view.lang, Unit::Money, year.holds, to_pay(sum.range)),
        Column::State => months_said(view.lang, sum.months),
        Column::DaysMet => sum.calls.met.to_string(),
        Column::DaysMissed => sum.calls.missed.to_string(),
    }
}

/// What the year's amounts and days come to, beside its net.
pub fn money_parts(view: &View<'_>, year: &YearSheet) -> Html {
    let holds = year.holds;
    let words = unit_words(view.lang, Unit::Money, holds);
    let part = |there: bool, name: &str, figure: String| {
        only_if(there, || {
            markup! { <div><dt>{name}</dt><dd class="figure">{figure}</dd></div> }
        })
    };
    let Some(sum) = &year.settled else {
        return none();
    };
    let figure = |amount| points(Unit::Money, amount);
    markup! {
        <dl class="year-parts">
            {part(holds.takes, words.deductions, figure(sum.charged))}
            {part(holds.refunds, words.refunded, figure(sum.refunded))}
            {part(holds.gives, words.rewards, figure(sum.rewarded))}
            {part(holds.calls, words.days_met, sum.calls.met.to_string())}
            {part(holds.calls, words.days_missed, sum.calls.missed.to_string())}
            {part(
                sum.calls.unknown > 0,
                words.days_open,
                sum.calls.unknown.to_string()
            )}
        </dl>
    }
}

/// A scale with a zero and round ends, and how far its lines are apart, in whole
/// yuan. Its ends are beyond the widest range, unless that would press what is
/// there to the zero: then ranges leave the picture.
pub fn yuan(values: Range<Points>, ranges: Range<Points>) -> (Axis, i64) {
    let (most, least) = (
        values.high.max(Points::ZERO),
        values.low.min(Points::ZERO).abs(),
    );
    let enough = most.max(least).times(3).max(Points::whole(50));
    let held = |end: Points| match most.max(least).is_zero() {
        true => end,
        false => end.min(enough),
    };
    let up = held(ranges.high.max(Points::ZERO)).max(most);
    let down = held(ranges.low.min(Points::ZERO).abs()).max(least);
    let whole = |end: Points| (end.raw() + 999) / 1_000;
    // 10, 20, 50, 100, 200, 500 and so on, with five lines at the most.
    let all = whole(up) + whole(down);
    let steps = (1..12).flat_map(|decade| [1, 2, 5].map(|of| of * 10_i64.pow(decade)));
    let step = { steps }.find(|step| step * 5 >= all).unwrap_or(all);
    let lines = |end: Points| (whole(end) + step - 1) / step;
    let (below, above) = (lines(down), lines(up));
    let above = above.max(2 - below.min(2));
    (
        Axis::spanning(
            Points::from_raw(-below * step * 1_000),
            Points::from_raw(above * step * 1_000),
        ),
        step,
    )
}
