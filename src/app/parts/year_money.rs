//! What a year of fines has that a year of scores hasn't: its table and scale.

use yew::prelude::*;

use crate::app::charts::Axis;
use crate::app::dom::{markup, only_if};
use crate::app::view::View;
use crate::locale::unit::{result, result_span, unit_words};
use crate::locale::year::{self, money_columns, sum_row};
use crate::locale::{month_name, points, span};
use crate::number::{Points, Unit};
use crate::scoring::{MonthFigures, SettledYear, YearSheet};

/// Each month's fines, what of them is given back, what is left to pay, and its
/// days; then their sum.
pub fn money_table(view: &View<'_>, year: &YearSheet) -> Html {
    let rows: Vec<Html> = year.months.iter().flatten().map(|m| row(view, m)).collect();
    let [month, charged, refunded, net, range, state, met, missed] = money_columns(view.lang);
    let unit = unit_words(view.lang, Unit::Money).unit;
    markup!(
        "<div class='scroll-x' tabindex='0'><table class='basis-table money-table'>
            <thead><tr>
                <th scope='col'>{}</th><th scope='col' class='right'>{} ({})</th>
                <th scope='col' class='right'>{}</th><th scope='col' class='right'>{}</th>
                <th scope='col' class='right'>{}</th><th scope='col'>{}</th>
                <th scope='col' class='right'>{}</th><th scope='col' class='right'>{}</th>
            </tr></thead>
            <tbody>{}{}</tbody>
        </table></div>",
        month,
        charged,
        unit,
        refunded,
        net,
        range,
        state,
        met,
        missed,
        rows,
        year.settled
            .as_ref()
            .map(|sum| total(view, sum))
            .unwrap_or_default(),
    )
}

fn row(view: &View<'_>, m: &MonthFigures) -> Html {
    let calls = m.calls.unwrap_or_default();
    markup!(
        "<tr><th scope='row'>{}</th><td class='figure'>{}</td><td class='figure'>{}</td>
        <td class='figure'>{}</td><td class='figure'>{}</td><td>{}</td>
        <td class='figure'>{}</td><td class='figure'>{}</td></tr>",
        month_name(view.lang, m.month),
        points(m.unit, -m.deductions),
        points(m.unit, m.refunded),
        result(m.unit, m.score),
        result_span(m.unit, m.range),
        year::state(view.lang, m),
        calls.met.to_string(),
        calls.missed.to_string(),
    )
}

fn total(view: &View<'_>, sum: &SettledYear) -> Html {
    let figure = |amount| points(Unit::Money, amount);
    markup!(
        "<tr class='strong'><th scope='row'>{}</th><td class='figure'>{}</td>
        <td class='figure'>{}</td><td class='figure'>{}</td><td class='figure'>{}</td>
        <td>{}</td><td class='figure'>{}</td><td class='figure'>{}</td></tr>",
        sum_row(view.lang),
        figure(sum.charged),
        figure(sum.refunded),
        figure(sum.net),
        span(Unit::Money, sum.range),
        year::months_said(view.lang, sum.months),
        sum.calls.met.to_string(),
        sum.calls.missed.to_string(),
    )
}

/// What the year's days and fines come to, beside its net.
pub fn money_parts(view: &View<'_>, year: &YearSheet) -> Html {
    let words = unit_words(view.lang, Unit::Money);
    let part = |name: &str, figure: String| {
        markup!(
            "<div><dt>{}</dt><dd class='figure'>{}</dd></div>",
            name,
            figure
        )
    };
    let Some(sum) = &year.settled else {
        return Html::default();
    };
    markup!(
        "<dl class='year-parts'>{}{}{}{}{}</dl>",
        part(words.deductions, points(Unit::Money, sum.charged)),
        part(words.refunded, points(Unit::Money, sum.refunded)),
        part(words.days_met, sum.calls.met.to_string()),
        part(words.days_missed, sum.calls.missed.to_string()),
        only_if(sum.calls.unknown > 0, || part(
            words.days_open,
            sum.calls.unknown.to_string()
        )),
    )
}

/// From 0 up to a round figure, and how far its lines are apart, in whole yuan.
/// It's above the highest range, unless that would press what is there to the
/// ground: then ranges leave the picture.
pub fn upward(value: Points, high: Points) -> (Axis, i64) {
    let enough = value.times(3).max(Points::whole(50));
    let high = match value > Points::ZERO {
        true => high.min(enough),
        false => high,
    };
    let yuan = (high.raw() + 999) / 1_000;
    // 10, 20, 50, 100, 200, 500 and so on, with five lines at the most.
    let steps = (1..12).flat_map(|decade| [1, 2, 5].map(|of| of * 10_i64.pow(decade)));
    let step = { steps }.find(|step| step * 5 >= yuan).unwrap_or(yuan);
    let top = ((yuan + step - 1) / step).max(2) * step;
    (
        Axis::spanning(Points::ZERO, Points::from_raw(top * 1_000)),
        step,
    )
}
