//! A settled month on paper: one A4 page with its fines line by line, what is
//! given back, the days as a calendar, and the sales.

use yew::prelude::*;

use super::print_sheet::{derivations, line_row, paper_end, paper_head};
use super::score::state_label;
use crate::app::dom::{all, markup, none, only_if, s};
use crate::app::view::View;
use crate::calendar::Date;
use crate::locale::conclude::now_instead;
use crate::locale::unit::{
    UnitWords, day_state, days, fine_facts, may_be, result, result_span_said, sick_short,
    target_met, unit_words, weekday,
};
use crate::locale::{money, points, say};
use crate::number::{Money, Points, Unit};
use crate::record::{Sales, Sick};
use crate::scoring::{DayState, Settled, WorkingDay, settle};

/// The printed settlement; on screen it's hidden.
pub fn print_money(view: &View<'_>) -> Html {
    let words = unit_words(view.lang, Unit::Money);
    let sheet = view.sheet;
    let (rulebook, record) = (view.rulebook(), view.record());
    let today = record
        .closing()
        .map_or(view.state.today, |closing| closing.on);
    let settled = settle(rulebook, record, today, sheet);
    let figure = |amount| points(Unit::Money, amount);
    let (charged, refunded) = (-sheet.deductions, sheet.adjustments.refund);
    let lines = sheet.lines.iter();
    let lines = lines.filter(|line| !line.before_cap.is_zero() || line.depends.open);
    let lines: Vec<Html> = lines.map(|line| line_row(view, line)).collect();
    let part = |name: &str, figure: String| {
        markup!(
            "<div><dt>{}</dt><dd class='figure'>{}</dd></div>",
            name,
            figure
        )
    };
    let sum = |name: &str, figure: String| {
        markup!(
            "<tr class='sum'><td></td><td>{}</td><td></td><td></td>
            <td class='right'>{}</td><td></td><td></td></tr>",
            name,
            figure
        )
    };
    let range = only_if(!sheet.range.is_settled(), || {
        markup!(
            "<span class='paper-range'>{}</span>",
            may_be(
                view.lang,
                &result_span_said(view.lang, Unit::Money, sheet.range)
            )
        )
    });
    let kept = charged - refunded != -sheet.score;
    let sign = [-charged, refunded];
    let how = say::sum(Unit::Money, Points::ZERO, &sign);
    let how = match kept {
        false if refunded.is_zero() => String::new(),
        false => how,
        true => now_instead(view.lang, Unit::Money, &how, refunded - charged),
    };
    markup!(
        "<section class='paper paper-money' aria-hidden='true'>
            {}
            <div class='paper-score'>
                <dl class='score-parts'>{}{}{}</dl>
                <span class='paper-big'>= <strong>{}</strong> {}{}</span>
                {}
            </div>
            <table class='paper-lines'>
                <thead><tr>
                    <th>{}</th><th>{}</th><th class='right'>{}</th><th class='right'>{}</th>
                    <th class='right'>{}</th><th>{}</th><th class='right'>{}</th>
                </tr></thead>
                <tbody>{}{}{}</tbody>
                <tfoot><tr>
                    <td></td><td>{}\u{2002}<span class='small'>{}</span></td><td></td><td></td>
                    <td class='right'>{}</td><td></td><td></td>
                </tr></tfoot>
            </table>
            {}
            <ul class='paper-facts'>{}</ul>
            {}{}
        </section>",
        paper_head(view, words.print_title),
        part(words.deductions, figure(charged)),
        part(words.refunded, figure(refunded)),
        sales(view, words, record.sales),
        result(Unit::Money, sheet.score),
        words.unit,
        range,
        state_label(view),
        view.words().clause,
        view.words().item,
        view.words().count,
        words.each,
        words.print_amount,
        view.words().print_origin,
        view.words().print_span,
        lines,
        sum(words.deductions, figure(charged)),
        sum(words.refunded, figure(refunded)),
        words.score,
        how,
        result(Unit::Money, sheet.score),
        settled.map_or_else(none, |settled| calendar(view, words, &settled)),
        facts(view),
        paper_end(view),
        derivations(view),
    )
}

/// The sales, and whether their target is met.
fn sales(view: &View<'_>, words: &UnitWords, sales: Sales) -> Html {
    let known = |figure: Option<Money>| figure.map_or_else(|| "\u{2014}".to_owned(), money);
    let (sold, target) = (known(sales.sold), known(sales.target));
    let met = target_met(view.lang, sales.met());
    markup!(
        "<div><dt>{}</dt><dd><span class='figure'>{} / {}</span> <span class='small'>{}</span></dd></div>",
        words.sales,
        sold,
        target,
        met,
    )
}

/// The month from Monday to Sunday: calls against what the day asks for.
fn calendar(view: &View<'_>, words: &UnitWords, settled: &Settled) -> Html {
    let month = view.sheet.month;
    let dates: Vec<Date> = (1..=31).filter_map(|day| month.day(day)).collect();
    let before = dates.first().map_or(0, |date| date.weekday());
    let blank = |_| markup!("<td></td>");
    let cells: Vec<Html> = (0..before)
        .map(blank)
        .chain(dates.iter().map(|date| cell(view, settled, *date)))
        .collect();
    let weeks: Vec<Html> = cells
        .chunks(7)
        .map(|week| markup!("<tr>{}</tr>", week.to_vec()))
        .collect();
    let heads: Vec<Html> = (0..7)
        .map(|day| markup!("<th>{}</th>", weekday(view.lang, day)))
        .collect();
    markup!(
        "<h3 class='paper-days-head'>{} <span class='small'>{}</span></h3>
        <table class='paper-days'><thead><tr>{}</tr></thead><tbody>{}</tbody></table>",
        words.days,
        days(view.lang, settled.calls),
        heads,
        weeks,
    )
}

fn cell(view: &View<'_>, settled: &Settled, date: Date) -> Html {
    let day = date.day().to_string();
    let Some(working) = settled.days.iter().find(|day| day.date == date) else {
        return markup!(
            "<td class='off'><span class='paper-number'>{}</span></td>",
            day
        );
    };
    let known = view.record().day(date.day() as u8);
    let calls = known.calls.map_or("\u{2014}".to_owned(), |n| n.to_string());
    markup!(
        "<td class={}><span class='paper-number'>{}</span><span class='figure'>{} / {}</span>
        <span class='small'>{}</span></td>",
        s(if matches!(working.state, DayState::Missed(_)) {
            "missed"
        } else {
            ""
        }),
        day,
        calls,
        working.quota.to_string(),
        standing(view, working, known.sick),
    )
}

/// How a day stands; illness is said also where it excuses nothing.
fn standing(view: &View<'_>, day: &WorkingDay, sick: Sick) -> String {
    let state = match day.state {
        // That is how a day should be.
        DayState::Met => String::new(),
        state => day_state(view.lang, state),
    };
    match (day.state, sick) {
        (DayState::Excused, _) | (_, Sick::No) => state,
        (_, sick) => {
            let why = sick_short(view.lang, sick);
            if state.is_empty() {
                why.to_owned()
            } else {
                format!("{state} \u{b7} {why}")
            }
        }
    }
}

/// What bears on fines.
fn facts(view: &View<'_>) -> Html {
    all(fine_facts(view.lang)
        .into_iter()
        .map(|(fact, source)| markup!("<li>{} <span>{}</span></li>", fact, source))
        .collect())
}
