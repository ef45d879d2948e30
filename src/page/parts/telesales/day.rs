//! A day's form: whether it's a working day, whether it was one of illness.

use yew::prelude::*;

use crate::desk::state::{Action, DayEdit};
use crate::desk::{DaysMsg, Msg, RestMsg, dates, is_working};
use crate::locale::telesales::{day_result, sick, sick_meaning, telesales_words, weekday_of};
use crate::page::dom::{markup, none};
use crate::page::parts::controls::{button, radios};
use crate::page::view::View;
use crate::record::Sick;
use crate::scoring::RunningDay;

/// In the order in which they're offered.
const SICK: [Sick; 5] = [
    Sick::No,
    Sick::Approved,
    Sick::Pending,
    Sick::Late,
    Sick::Refused,
];

/// The form of the open day; nothing if none is.
pub fn form(view: &View<'_>, rows: &[RunningDay<'_>]) -> Html {
    let date = view.days.open.and_then(|day| {
        let mut dates = dates(&view.state);
        dates.find(|date| date.day() == u32::from(day))
    });
    let Some(date) = date else {
        return none();
    };
    let words = telesales_words(view.lang);
    let day = date.day() as u8;
    let works = is_working(&view.state, date);
    let known = view.record().day(day);
    let kind = |work, text| (text, works == work, day_msg(day, DayEdit::Work(work)));
    let ill = SICK.map(|state| {
        let msg = day_msg(day, DayEdit::Sick(state));
        (sick(view.lang, state), known.sick == state, msg)
    });
    let row = rows.iter().find(|row| row.day.date == date);
    let ill = match row {
        Some(_) => markup! {
            <div class="form-line">
                <span>{words.sick}</span>
                {radios(view, "sick", words.sick, ill.to_vec())}
            </div>
            <p class="hint">{sick_meaning(view.lang, known.sick)}</p>
        },
        None => none(),
    };
    markup! {
        <div
            class="day-form"
            id="day-form"
            tabindex="-1"
            role="group"
            aria-label={weekday_of(view.lang, date)}
        >
            <p>
                <span class="strong">{weekday_of(view.lang, date)}</span>
                " "
                <span>{row.map_or_else(String::new, |row| day_result(view.lang, row))}</span>
            </p>
            <div class="form-line">
                <span>{words.kind}</span>
                {radios(
                    view,
                    "day-kind",
                    words.kind,
                    vec![kind(true, words.work), kind(false, words.rest)]
                )}
            </div>
            {ill}
            {button(
                "link",
                words.close,
                view.on(RestMsg::Days(DaysMsg::Toggle(day)))
            )}
        </div>
    }
}

const fn day_msg(day: u8, edit: DayEdit) -> Msg {
    Msg::Act(Action::Day(day, edit))
}
