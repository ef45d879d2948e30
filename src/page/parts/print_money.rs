//! A settled month on paper: one A4 page with its fines and rewards line by line,
//! what is given back, the days as a calendar, and the sales: as far as the
//! rulebook has them.

use yew::prelude::*;

use super::print_sheet::{derivations, line_row, paper_end, paper_head};
use super::score::state_label;
use crate::calendar::Date;
use crate::locale::conclude::now_instead;
use crate::locale::net::{net_figure, net_name, net_sum, result_span_said, side};
use crate::locale::unit::{
    UnitWords, day_state, days, fine_facts, may_be, sick_short, target_met, unit_words, weekday,
};
use crate::locale::{money, points};
use crate::number::{Money, Points, Unit};
use crate::page::dom::{markup, none, only_if, s};
use crate::page::view::View;
use crate::record::{Sales, Sick};
use crate::rulebook::Effect;
use crate::scoring::{DayState, Settled, WorkingDay, settle};

/// The printed settlement; on screen it's hidden.
pub fn print_money(view: &View<'_>) -> Html {
    let sheet = view.sheet;
    let holds = sheet.holds;
    let words = unit_words(view.lang, Unit::Money, holds);
    let (rulebook, record) = (view.rulebook(), view.record());
    let today = record
        .closing()
        .map_or(view.state.today, |closing| closing.on);
    let settled = settle(rulebook, record, today, sheet);
    let figure = |amount: Points| points(Unit::Money, amount.abs());
    let refunded = sheet.adjustments.refund;
    let lines = |effect: Effect| -> Vec<Html> {
        let lines = sheet.lines.iter().filter(|line| line.effect == effect);
        let lines = lines.filter(|line| !line.before_cap.is_zero() || line.depends.open);
        lines.map(|line| line_row(view, line)).collect()
    };
    let part = |there: bool, name: &str, amount: Points| {
        only_if(there, || {
            markup!(
                "<div><dt>{}</dt><dd class='figure'>{}</dd></div>",
                name,
                figure(amount)
            )
        })
    };
    let sum = |there: bool, name: &str, amount: Points| {
        only_if(there, || {
            markup!(
                "<tr class='sum'><td></td><td>{}</td><td></td><td></td>
                <td class='right'>{}</td><td></td><td></td></tr>",
                name,
                figure(amount)
            )
        })
    };
    let range = only_if(!sheet.range.is_settled(), || {
        markup!(
            "<span class='paper-range'>{}</span>",
            may_be(
                view.lang,
                &result_span_said(view.lang, Unit::Money, holds, sheet.range)
            )
        )
    });
    let parts = [sheet.rewards, sheet.deductions, refunded];
    let now: Points = parts.iter().copied().sum();
    let how = net_sum(&parts);
    let how = match now == sheet.score {
        true if parts.iter().filter(|part| !part.is_zero()).count() < 2 => String::new(),
        true => how,
        false => now_instead(view.lang, Unit::Money, holds, &how, now),
    };
    let name = net_name(view.lang, Unit::Money, holds, sheet.score);
    markup!(
        "<section class='paper paper-money' aria-hidden='true'>
            {}
            <div class='paper-score'>
                <dl class='score-parts'>{}{}{}{}</dl>
                <span class='paper-big'>{} <strong>{}</strong> {}{}</span>
                {}
            </div>
            <table class='paper-lines'>
                <thead><tr>
                    <th>{}</th><th>{}</th><th class='right'>{}</th><th class='right'>{}</th>
                    <th class='right'>{}</th><th>{}</th><th class='right'>{}</th>
                </tr></thead>
                <tbody>{}{}{}{}{}</tbody>
                <tfoot><tr>
                    <td></td><td>{}\u{2002}<span class='small'>{}</span></td><td></td><td></td>
                    <td class='right'>{}</td><td></td><td></td>
                </tr></tfoot>
            </table>
            {}
            {}
            {}{}
        </section>",
        paper_head(view, words.print_title),
        part(holds.takes, words.deductions, sheet.deductions),
        part(holds.refunds, words.refunded, refunded),
        part(holds.gives, words.rewards, sheet.rewards),
        only_if(holds.refunds, || sales(view, words, record.sales)),
        match holds.gives {
            true => net_side(view, sheet.score),
            false => "=",
        },
        net_figure(Unit::Money, sheet.score),
        words.unit,
        range,
        state_label(view),
        view.words().clause,
        view.words().item,
        view.words().count,
        words.print_each,
        words.print_amount,
        view.lang.more().print_origin,
        view.lang.more().print_span,
        lines(Effect::Reward),
        sum(holds.gives, words.rewards, sheet.rewards),
        lines(Effect::Deduction),
        sum(holds.takes, words.deductions, sheet.deductions),
        sum(holds.refunds, words.refunded, refunded),
        name,
        how,
        net_figure(Unit::Money, sheet.score),
        settled
            .filter(|settled| settled.holds.calls)
            .map_or_else(none, |settled| calendar(view, words, &settled)),
        only_if(holds.takes, || facts(view)),
        paper_end(view),
        derivations(view),
    )
}

/// Which side the net is on, before the large figure.
fn net_side(view: &View<'_>, score: Points) -> &'static str {
    match side(view.lang, score) {
        "" => "=",
        side => side,
    }
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
    let facts = fine_facts(view.lang);
    let facts = facts.map(|(fact, source)| markup!("<li>{} <span>{}</span></li>", fact, source));
    markup!("<ul class='paper-facts'>{}</ul>", facts.to_vec())
}
