//! Which months have what, for every agent.

use yew::prelude::*;

use crate::calendar::Month;
use crate::desk::state::Action;
use crate::desk::{Asked, Msg};
use crate::locale::net::{net_figure, net_name, result_span_said};
use crate::locale::unit::named;
use crate::locale::{self, ask_words, say};
use crate::number::Unit;
use crate::page::dom::{markup, none, only_if, s, t};
use crate::page::parts::{self, button, certainty, odd_name};
use crate::page::view::View;
use crate::record::Looks;
use crate::scoring::{closed_range, score};

/// The overview of a year.
pub fn months(view: &View<'_>) -> Html {
    let more = view.lang.more();
    let content = &view.state.content;
    let year = content.month.year();
    let shown = (content.agent.clone(), content.month);
    let turn = |by: i32, sign: &str| {
        let label = t((i32::from(year) + by).to_string());
        markup! {
            <button
                type="button"
                class="quiet"
                aria-label={label}
                onclick={view.on(Msg::Year(by))}
            >
                {sign}
            </button>
        }
    };
    let cells = (1..=12).filter_map(|m| Month::new(year, m));
    markup! {
        <main class="months" id="main" tabindex="-1">
            {view.fourth.map_or_else(none, |chunk| (chunk.team_way)(view))}
            <div class="months-head">
                <h2>
                    {more.months_title}
                    <bdi class="small">{locale::name(view.lang, &content.agent)}</bdi>
                </h2>
                <span class="year-nav">
                    {turn(-1, "\u{2039}")}
                    <span class="strong figure">{year.to_string()}</span>
                    {turn(1, "\u{203a}")}
                </span>
            </div>
            {parts::file_buttons(view)}
            <ul class="month-grid">
                {cells.map(|month| cell(view, month)).collect::<Vec<Html>>()}
            </ul>
            {parts::year(view)}
            {parts::year_plans(view, false)}
            {others(view)}
            <div class="months-acts">
                {only_if(content.records.contains_key(&shown), || {
                    let (agent, month) = shown.clone();
                    button(
                        "outlined",
                        more.remove_month,
                        view.act(Action::Remove(agent, month)),
                    )
                })}
                {only_if(view.months_to_move() > 0, || {
                    let words = ask_words(view.lang);
                    parts::ask(view, Asked::Rename, words.rename)
                })}
            </div>
        </main>
    }
}

/// The other agents whose months are kept here.
fn others(view: &View<'_>) -> Html {
    let content = &view.state.content;
    // Each with the number of their months, which lie side by side.
    let mut agents: Vec<(&str, usize)> = Vec::new();
    for (agent, _) in content.records.keys() {
        match agents.last_mut() {
            Some((last, months)) if *last == agent => *months += 1,
            _ => agents.push((agent, 1)),
        }
    }
    let looks = Looks::of(agents.iter().map(|(agent, _)| *agent));
    agents.retain(|(agent, _)| *agent != content.agent);
    if agents.is_empty() {
        return none();
    }
    let listed = view.listed();
    let left = agents.len().saturating_sub(listed);
    let item = |(agent, months): (&str, usize)| {
        let show = view.act(Action::Show(agent.to_owned()));
        markup! {
            <li>
                {button("link", &locale::name(view.lang, agent), show)}
                {odd_name(view, agent, looks.other(agent))}
                <span class="small">{say::months(view.lang, months)}</span>
            </li>
        }
    };
    let items: Vec<Html> = agents.into_iter().take(listed).map(item).collect();
    markup! {
        <section class="block">
            <h2 class="block-head"><span class="block-title">{view.lang.more().switch_agent}</span></h2>
            <ul class="agent-list">{items}</ul>
            {parts::show_more(view, left)}
        </section>
    }
}

fn cell(view: &View<'_>, month: Month) -> Html {
    let content = &view.state.content;
    let record = content.records.get(&(content.agent.clone(), month));
    let current = if month == content.month {
        s("true")
    } else {
        None
    };
    let mut inside = vec![markup! {
        <span class="cell-name">{locale::month_name(view.lang, month)}</span>
    }];
    match record {
        None => inside.push(markup! { <span class="small">{view.lang.more().empty_month}</span> }),
        Some(record) => {
            let sheet = score(
                view.state.rules().rulebook(record.ruled_in()),
                record,
                view.state.today,
            );
            let (score, range, (mark, state)) = match record.closing() {
                Some(closing) => {
                    let mark = ("dot-mark final", view.words().closed);
                    (closing.score, closed_range(closing), mark)
                }
                None => (sheet.score, sheet.range, certainty(view, sheet.certainty)),
            };
            inside.push(markup! {
                <span class="cell-score figure">
                    {named(view.lang, sheet.unit, net_figure(sheet.unit, score))}
                </span>
            });
            if sheet.unit == Unit::Money && sheet.holds.gives {
                let name = net_name(view.lang, sheet.unit, sheet.holds, score);
                inside.push(markup! { <span class="small">{name}</span> });
            }
            inside.push(markup! {
                <span class="small figure">
                    {result_span_said(view.lang, sheet.unit, sheet.holds, range)}
                </span>
            });
            let mark = markup! { <span class={mark} aria-hidden="true"/> };
            inside.push(markup! { <span class="small">{mark}{state}</span> });
        }
    }
    let class = if record.is_some() {
        "month-cell has"
    } else {
        "month-cell"
    };
    markup! {
        <li>
            <button
                type="button"
                class={class}
                aria-current={current}
                onclick={view.act(Action::Go(month))}
            >
                {inside}
            </button>
        </li>
    }
}
