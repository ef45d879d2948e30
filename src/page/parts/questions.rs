//! Beside the sheet: what is still open, what is decided, and what the month
//! would score under other readings.

use yew::prelude::*;

use super::conclude::conclude;
use super::controls::button;
use super::fold::Fold;
use super::plan::plans_of_blank;
use super::rest::term;
use super::setting::setter;
use super::todo::has_todo;
use crate::desk::FeedMsg;
use crate::locale::{net, open as words, points};
use crate::number::Points;
use crate::page::dom::{hashed, markup, none, only_if};
use crate::page::view::View;
use crate::rulebook::{Reading, Rulebook, Subject};
use crate::scoring::{
    Decided, Decision, Open, OpenFact, OpenItem, Outcome, PricedReading, decisions, open_list,
    price_readings, range_when_settled,
};

/// The most items of the open list that are shown.
const SHOWN: usize = 8;

/// All three; nothing for a month of which nothing is recorded.
pub fn questions(view: &View<'_>) -> Html {
    if view.state.is_blank() {
        return plans_of_blank(view);
    }
    markup! { {open(view)}{decided(view)}{readings(view)}{conclude(view)} }
}

fn open(view: &View<'_>) -> Html {
    let (rulebook, record, today) = (view.rulebook(), view.record(), view.state.today);
    let mut items = open_list(rulebook, record, today);
    // As long as facts are missing that every month has, these are listed by
    // themselves, and what else is still to be said of the month stands here.
    let has_todo = has_todo(view);
    items.retain(|item| item.moves && !(has_todo && is_of_todo(item.what)));
    if items.is_empty() {
        return none();
    }
    let range = view.sheet.range;
    let width = range.high - range.low;
    let heads = words::headings(view.lang, view.sheet.unit);
    let rows: Vec<Html> = items
        .iter()
        .take(SHOWN)
        .map(|item| open_item(view, item, width))
        .collect();
    let first = &items[..items.len().min(2)];
    let left = range_when_settled(rulebook, record, today, first);
    let more = items.len().saturating_sub(SHOWN);
    markup! {
        <section class="questions" aria-labelledby="open-head">
            <h2 class="questions-head" id="open-head">
                {heads.open}
                {term(view, 5)}
                <span class="small">{heads.open_note}</span>
                <span class="small right">
                    {words::width_now(view.lang, view.sheet.unit, width)}
                </span>
            </h2>
            <ol class="open-list">{rows}</ol>
            <p class="hint">
                {words::when_settled(view.lang, view.sheet.unit, view.sheet.holds, first, left)}
                " "
                {only_if(more > 0, || Html::from(words::and_more(view.lang, more)))}
            </p>
        </section>
    }
}

/// Whether it stands in the list of what is to be filled in, or can wait until
/// that is done.
const fn is_of_todo(what: Open) -> bool {
    use OpenFact::{Exam, Measure, Report};
    matches!(
        what,
        Open::Parameter(_) | Open::Fact(Measure(_) | Exam | Report)
    )
}

fn open_item(view: &View<'_>, item: &OpenItem, width: Points) -> Html {
    let (rulebook, record) = (view.rulebook(), view.record());
    let share = item.contribution.raw() * 1_000 / width.raw().max(1);
    markup! {
        <li key={hashed(item.what)}>
            <span class="what">
                <a class="link" href={format!("#{}", words::open_place(record, item.what))}>
                    {words::open_title(view.lang, rulebook, record, item.what)}
                </a>
                " "
                <span class="small">{reason(view, item.what)}</span>
                " "
                {match item.what {
                    Open::Parameter(at) => {
                        let title = words::open_title(view.lang, rulebook, record, item.what);
                        setter(view, Subject::Number(at), &title, None)
                    }
                    Open::Fact(_) => none(),
                }}
            </span>
            <span class="figure strong">
                {match item.contribution.is_zero() {
                    true => words::hidden_now(view.lang).to_owned(),
                    false => points(view.sheet.unit, item.contribution),
                }}
            </span>
            <svg class="open-bar" width="100%" height="8" aria-hidden="true" focusable="false">
                <rect
                    class="open"
                    x="0.5"
                    y="0.5"
                    height="7"
                    width={format!("{}.{}%", share / 10, share % 10)}
                />
            </svg>
        </li>
    }
}

/// What is open about it; open entries of the log, where it's here, by a button
/// that lists them.
fn reason(view: &View<'_>, what: Open) -> Html {
    let text = words::open_reason(view.lang, view.rulebook(), what);
    match what {
        Open::Fact(OpenFact::Cases(id, _)) if view.fed(id).is_some() => {
            button("link open-entries", &text, view.follow(FeedMsg::Open(id)))
        }
        _ => text.into(),
    }
}

fn decided(view: &View<'_>) -> Html {
    let heads = words::headings(view.lang, view.sheet.unit);
    let sheet = view.sheet;
    let low = words::at_least(view.lang, sheet.unit, sheet.holds, sheet.range.low);
    let mut rows = vec![decision(view, &low, Decided::Certain)];
    let mut idle: Vec<&str> = Vec::new();
    for Decision { outcome, decided } in decisions(view.rulebook(), view.record(), view.sheet) {
        match outcome {
            Outcome::Considered(what) if decided == Decided::Excluded => {
                idle.push(words::consequence_name(view.lang, what));
            }
            _ => {
                let name = words::outcome(view.lang, view.rulebook(), outcome);
                rows.push(decision(view, &name, decided));
            }
        }
    }
    if !idle.is_empty() {
        let join = words::headings(view.lang, view.sheet.unit).join;
        rows.push(decision(view, &idle.join(join), Decided::Excluded));
    }
    markup! {
        <section class="questions" aria-labelledby="decided-head">
            <h2 class="questions-head" id="decided-head">{heads.decided}</h2>
            <ul class="decided-list">{rows}</ul>
        </section>
    }
}

fn decision(view: &View<'_>, name: &str, decided: Decided) -> Html {
    let class = match decided {
        Decided::Certain => "decided-mark certain",
        Decided::Excluded => "decided-mark excluded",
        Decided::Open => "decided-mark open",
    };
    markup! {
        <li>
            <span class={class} aria-hidden="true"/>
            <span>{name}</span>
            <span class="right">{words::decided(view.lang, decided)}</span>
        </li>
    }
}

fn readings(view: &View<'_>) -> Html {
    let heads = words::headings(view.lang, view.sheet.unit);
    let priced = price_readings(view.rulebook(), view.record(), view.state.today);
    let (mut moved, mut same) = (Vec::new(), Vec::new());
    for reading in &priced {
        match reading.unmoved {
            None => moved.push(options(view, reading)),
            Some(why) => {
                let question = worded(view.rulebook(), reading)
                    .map_or("", |worded| view.lang.of(&worded.question));
                same.push(markup! {
                    <li key={hashed(reading.reading)}>{question}<span class="small">{words::unmoved(view.lang, why)}</span></li>
                });
            }
        }
    }
    let rest = same.len();
    if priced.is_empty() {
        return none();
    }
    let summary = words::readings_same(view.lang, view.sheet.unit, rest);
    let inside = markup! { <ul>{same}</ul> };
    let same = html! { <Fold class="same-readings" {summary} {inside} /> };
    markup! {
        <section class="questions" aria-labelledby="readings-head">
            <h2 class="questions-head" id="readings-head">
                {heads.readings}
                {term(view, 6)}
                <span class="small">{heads.readings_note}</span>
            </h2>
            {moved}
            {same}
        </section>
    }
}

fn options(view: &View<'_>, reading: &PricedReading) -> Html {
    let Some(worded) = worded(view.rulebook(), reading) else {
        return none();
    };
    let rows: Vec<Html> = reading
        .options
        .iter()
        .zip(&worded.options)
        .map(|(priced, option)| {
            let in_force = if priced.in_force {
                words::headings(view.lang, view.sheet.unit).in_force
            } else {
                ""
            };
            let difference = only_if(!priced.difference.is_zero(), || {
                markup! {
                    <span class="small figure">
                        {net::difference(
                            view.lang,
                            view.sheet.unit,
                            view.sheet.score,
                            priced.difference
                        )}
                    </span>
                }
            });
            markup! {
                <li key={hashed(priced.option)} class={if priced.in_force { "in-force" } else { "" }}>
                    <span>{view.lang.of(&option.title)}{in_force}</span>
                    {difference}
                    <span class="figure">
                        {net::result(view.lang, view.sheet.unit, view.sheet.holds, priced.score)}
                    </span>
                </li>
            }
        })
        .collect();
    markup! {
        <div key={hashed(reading.reading)} class="reading">
            <h3>
                {view.lang.of(&worded.question)}
                " "
                {setter(
                    view,
                    Subject::Reading(reading.reading),
                    view.lang.of(&worded.question),
                    None
                )}
            </h3>
            <ul>{rows}</ul>
        </div>
    }
}

/// The question that was priced, with its words.
pub(super) fn worded<'a>(rulebook: &'a Rulebook, reading: &PricedReading) -> Option<&'a Reading> {
    let id = reading.reading;
    rulebook.readings.iter().find(|reading| reading.id == id)
}
