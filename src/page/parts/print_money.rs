//! A settled month on paper: one A4 page with its fines and rewards line by line,
//! what is given back, the days as a calendar, and the sales: as far as the
//! rulebook has them.

use yew::prelude::*;

use super::print_end::{Extent, paper_pages};
use super::print_sheet::{derivations, line_row, paper_head, row_height};
use super::score::state_label;
use crate::calendar::Date;
use crate::locale::conclude::now_instead;
use crate::locale::net::{net_figure, net_name, net_sum, result_span_said, side};
use crate::locale::telesales::holiday_name;
use crate::locale::unit::{
    UnitWords, day_state, days, fine_facts, may_be, sick_short, target_met, unit_words, weekday,
};
use crate::locale::{money, points};
use crate::number::{Money, Points, Unit};
use crate::page::dom::{markup, none, only_if};
use crate::page::view::View;
use crate::record::{Sales, Sick};
use crate::rulebook::Effect;
use crate::scoring::{DayState, Line, Settled, WorkingDay, settle};

/// The printed settlement; on screen it's hidden.
pub fn print_money(view: &View<'_>, extent: Extent) -> Html {
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
    let steps = sheet.lines.iter();
    let steps: Vec<&Line> = steps
        .filter(|line| !line.before_cap.is_zero() || line.depends.open)
        .collect();
    let lines = |effect: Effect| -> Vec<Html> {
        let lines = steps.iter().filter(|line| line.effect == effect);
        lines.map(|line| line_row(view, line)).collect()
    };
    let part = |there: bool, name: &str, amount: Points| {
        only_if(there, || {
            markup! { <div><dt>{name}</dt><dd class="figure">{figure(amount)}</dd></div> }
        })
    };
    let sum = |there: bool, name: &str, amount: Points| {
        only_if(there, || {
            markup! {
                <tr class="sum">
                    <td/>
                    <td>{name}</td>
                    <td/>
                    <td/>
                    <td class="right">{figure(amount)}</td>
                    <td/>
                    <td/>
                </tr>
            }
        })
    };
    let range = only_if(!sheet.range.is_settled(), || {
        markup! {
            <span class="paper-range">
                {may_be(
                    view.lang,
                    &result_span_said(view.lang, Unit::Money, holds, sheet.range)
                )}
            </span>
        }
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
    let days = settled.filter(|settled| settled.holds.calls);
    let height = 330
        + steps.iter().map(|line| row_height(view, line)).sum::<i64>()
        + days.as_ref().map_or(0, |_| 270)
        + if holds.takes { 60 } else { 0 };
    let above = markup! {
            {paper_head(view, words.print_title)}
            <div class="paper-score">
                <dl class="score-parts">
                    {part(holds.takes, words.deductions, sheet.deductions)}
                    {part(holds.refunds, words.refunded, refunded)}
                    {part(holds.gives, words.rewards, sheet.rewards)}
                    {only_if(holds.refunds, || sales(view, words, record.sales))}
                </dl>
                <span class="paper-big">
                    {match holds.gives {
                        true => net_side(view, sheet.score),
                        false => "=",
                    }}
                    " "
                    <strong>{net_figure(Unit::Money, sheet.score)}</strong>
                    " "
                    {words.unit}
                    {range}
                </span>
                {state_label(view)}
            </div>
            <table class="paper-lines">
                <thead>
                    <tr>
                        <th>{view.words().clause}</th>
                        <th>{view.words().item}</th>
                        <th class="right">{view.words().count}</th>
                        <th class="right">{words.print_each}</th>
                        <th class="right">{words.print_amount}</th>
                        <th>{view.lang.more().print_origin}</th>
                        <th class="right">{view.lang.more().print_span}</th>
                    </tr>
                </thead>
                <tbody>
                    {lines(Effect::Reward)}
                    {sum(holds.gives, words.rewards, sheet.rewards)}
                    {lines(Effect::Deduction)}
                    {sum(holds.takes, words.deductions, sheet.deductions)}
                    {sum(holds.refunds, words.refunded, refunded)}
                </tbody>
                <tfoot>
                    <tr>
                        <td/>
                        <td>{name}"\u{2002}"<span class="small">{how}</span></td>
                        <td/>
                        <td/>
                        <td class="right">{net_figure(Unit::Money, sheet.score)}</td>
                        <td/>
                        <td/>
                    </tr>
                </tfoot>
            </table>
            {days.map_or_else(none, |settled| calendar(view, words, &settled))}
            {only_if(holds.takes, || facts(view))}
    };
    markup! {
        <section class="paper paper-money" aria-hidden="true">
            {paper_pages(view, extent, above, steps.len(), height)}
            {only_if(extent == Extent::Whole, || derivations(view))}
        </section>
    }
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
    markup! {
        <div>
            <dt>{words.sales}</dt>
            <dd>
                <span class="figure">{sold}" / "{target}</span>
                " "
                <span class="small">{met}</span>
            </dd>
        </div>
    }
}

/// The month from Monday to Sunday: calls against what the day asks for.
fn calendar(view: &View<'_>, words: &UnitWords, settled: &Settled) -> Html {
    let month = view.sheet.month;
    let dates: Vec<Date> = (1..=31).filter_map(|day| month.day(day)).collect();
    let before = dates.first().map_or(0, |date| date.weekday());
    let blank = |_| markup! { <td/> };
    let cells: Vec<Html> = (0..before)
        .map(blank)
        .chain(dates.iter().map(|date| cell(view, settled, *date)))
        .collect();
    let weeks: Vec<Html> = cells
        .chunks(7)
        .map(|week| markup! { <tr>{week.to_vec()}</tr> })
        .collect();
    let heads: Vec<Html> = (0..7)
        .map(|day| markup! { <th>{weekday(view.lang, day)}</th> })
        .collect();
    markup! {
        <h3 class="paper-days-head">
            {words.days}
            " "
            <span class="small">{days(view.lang, settled.calls)}</span>
        </h3>
        <table class="paper-days"><thead><tr>{heads}</tr></thead><tbody>{weeks}</tbody></table>
    }
}

fn cell(view: &View<'_>, settled: &Settled, date: Date) -> Html {
    let day = date.day().to_string();
    let Some(working) = settled.days.iter().find(|day| day.date == date) else {
        let name = holiday_name(view.lang, date).unwrap_or_default();
        return markup! {
            <td class="off">
                <span class="paper-number">{day}</span>
                <span class="small">{name}</span>
            </td>
        };
    };
    let known = view.record().day(date.day() as u8);
    let calls = known.calls.map_or("\u{2014}".to_owned(), |n| n.to_string());
    markup! {
        <td
            class={if matches!(working.state, DayState::Missed(_)) {
                "missed"
            } else {
                ""
            }}
        >
            <span class="paper-number">{day}</span>
            <span class="figure">{calls}" / "{working.quota.to_string()}</span>
            <span class="small">{standing(view, working, known.sick)}</span>
        </td>
    }
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
    let facts = facts.map(|(fact, source)| markup! { <li>{fact}" "<span>{source}</span></li> });
    markup! { <ul class="paper-facts">{facts.to_vec()}</ul> }
}
