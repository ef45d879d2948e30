//! The calendar: each day's calls against its quota.

use web_sys::KeyboardEvent;
use yew::prelude::*;

use super::sales::joined;
use super::{day, paste};
use crate::calendar::Date;
use crate::desk::state::Action;
use crate::desk::{DaysMsg, Msg, RestMsg, dates, is_working};
use crate::locale::telesales::{
    day_label, holiday_name, last_chance, public_source, so_far, still_needed, telesales_words,
    weekday_of,
};
use crate::locale::unit::{day_state, days, taken, unit_words};
use crate::number::Unit;
use crate::page::browser;
use crate::page::dom::{flag, markup, none, only_if};
use crate::page::parts::controls::{FieldKind, field_on, why};
use crate::page::pasted;
use crate::page::view::View;
use crate::record::Field;
use crate::scoring::{DayState, RunningDay, Settled};

/// The section.
pub fn calendar(view: &View<'_>, settled: &Settled) -> Html {
    let words = telesales_words(view.lang);
    let dates: Vec<Date> = dates(&view.state).collect();
    let rows: Vec<RunningDay<'_>> = settled.running().collect();
    let heads = words.weekdays.map(|name| markup! { <span>{name}</span> });
    let working: Vec<u32> = dates
        .iter()
        .filter(|date| is_working(&view.state, **date))
        .map(|date| date.day())
        .collect();
    let cells = dates.iter().enumerate().map(|(index, date)| {
        let row = rows.iter().find(|row| row.day.date == *date);
        let starts = (index == 0).then(|| date.weekday());
        cell(view, *date, row, starts, &working)
    });
    let faults: Vec<Html> = dates
        .iter()
        .map(|date| why(view, Field::Calls(date.day() as u8)))
        .collect();
    let first = working.first().map_or(1, |day| *day as u8);
    let pasting = DaysMsg::Paste(first, String::new());
    let chance = last_chance(view.lang, view.rulebook(), settled);
    let needed = still_needed(view.lang, settled, view.state.today);
    markup! {
        <section class="block telesales" id="calendar" tabindex="-1">
            <h2 class="block-head">
                <span class="block-title">
                    {unit_words(view.lang, Unit::Money, settled.holds).days}
                </span>
                <span class="block-note">{days(view.lang, settled.calls)}</span>
                <span class="block-sum figure">
                    {taken(
                        Unit::Money,
                        -rows.last().map_or_else(Default::default, |row| row.fines)
                    )}
                </span>
            </h2>
            {chance.map_or_else(none, |chance| careful(view, &chance))}
            <div class="weekdays" aria-hidden="true">{heads.to_vec()}</div>
            <ol class="calendar">{cells.collect::<Vec<_>>()}</ol>
            {faults}
            {day::form(view, &rows)}
            {needed.map_or_else(none, |text| markup! { <p class="hint still-needed">{text}</p> })}
            <p class="hint">{public_source(view.lang, view.record().month.year())}</p>
            {only_if(view.days.paste.is_none(), || {
                markup! {
                    <button
                        type="button"
                        class="outlined"
                        id="paste"
                        onclick={view.on(RestMsg::Days(pasting))}
                    >
                        {words.paste}
                    </button>
                }
            })}
            {paste::form(view)}
            {only_if(!settled.holds.refunds, || joined(view))}
        </section>
    }
}

/// What must not be overlooked.
fn careful(view: &View<'_>, text: &str) -> Html {
    let words = telesales_words(view.lang);
    markup! { <p class="careful" role="status"><strong>{words.careful}</strong>" "{text}</p> }
}

/// A day: its number, its calls, how it stands.
fn cell(
    view: &View<'_>,
    date: Date,
    row: Option<&RunningDay<'_>>,
    starts: Option<u32>,
    working: &[u32],
) -> Html {
    let number = date.day() as u8;
    let open = view.days.open == Some(number);
    let mut class = String::from(match row.map(|row| row.day.state) {
        None => "cell off",
        Some(DayState::Unknown) => "cell unknown",
        Some(DayState::Met | DayState::MetByWeek) => "cell met",
        Some(DayState::Missed(_)) => "cell missed",
        Some(DayState::Excused) => "cell excused",
    });
    if let Some(weekday) = starts {
        class += &format!(" starts-{weekday}");
    }
    if date.weekday() == 6 {
        class += " sunday";
    }
    if date == view.state.today {
        class += " today";
    }
    if open {
        class += " chosen";
    }
    let field = Field::Calls(number);
    let label = day_label(view.lang, date, row.map(|row| row.day.quota));
    let shown = match row {
        Some(_) => {
            let (keys, pasted) = listeners(view, number, working);
            field_on(view, field, FieldKind::Count, &label, keys, pasted)
        }
        None => markup! {
            <span class="day-off" id={format!("day-{number}")}>
                {holiday_name(view.lang, date).unwrap_or(telesales_words(view.lang).rest)}
            </span>
        },
    };
    let state = row.map_or_else(none, |row| {
        let fines = match row.fine.is_zero() {
            true => none(),
            false => markup! {
                <span class="day-fines figure">{so_far(view.lang, row.fines)}</span>
            },
        };
        markup! {
            <span class="day-quota figure" aria-hidden="true">
                "/ "
                {row.day.quota.to_string()}
            </span>
            <span class="day-state">
                <span class="day-mark" aria-hidden="true"/>
                {day_state(view.lang, row.day.state)}
            </span>
            {fines}
        }
    });
    markup! {
        <li class={class}>
            <button
                type="button"
                class="day-number"
                aria-expanded={flag(open)}
                aria-label={weekday_of(view.lang, date)}
                onclick={view.on(RestMsg::Days(DaysMsg::Toggle(number)))}
            >
                {number.to_string()}
            </button>
            {shown}
            {state}
        </li>
    }
}

/// Enter goes to the next working day, the arrows to the week before or after;
/// a column that is pasted opens its form.
fn listeners(
    view: &View<'_>,
    day: u8,
    working: &[u32],
) -> (Callback<KeyboardEvent>, Callback<Event>) {
    let send = view.send.clone();
    let at = u32::from(day);
    let next = working.iter().find(|other| **other > at).copied();
    let week = |by: i64| {
        let other = u32::try_from(i64::from(at) + by).ok();
        other.filter(|other| working.contains(other))
    };
    let (up, down) = (week(-7), week(7));
    let keys = Callback::from(move |event: KeyboardEvent| {
        let to = match browser::key(&event).as_str() {
            "Enter" => {
                send.emit(Msg::Act(Action::Leave(Field::Calls(day))).into());
                next
            }
            "ArrowUp" => up,
            "ArrowDown" => down,
            _ => return,
        };
        if let Some(to) = to {
            event.prevent_default();
            browser::focus_on(&format!("#day-{to}"));
        }
    });
    let send = view.send.clone();
    let pasted = Callback::from(move |event: Event| {
        if let Some(text) = pasted::cells(&event) {
            event.prevent_default();
            let edit = DaysMsg::Paste(day, text);
            send.emit(RestMsg::Days(edit).into());
        }
    });
    (keys, pasted)
}
