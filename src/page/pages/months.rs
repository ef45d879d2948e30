//! Which months have what, for every agent.

use yew::prelude::*;

use crate::calendar::Month;
use crate::desk::state::Action;
use crate::desk::{Asked, Msg};
use crate::locale::net::{net_figure, net_name, result_span_said};
use crate::locale::unit::named;
use crate::locale::{self, ask_words, say};
use crate::number::Unit;
use crate::page::dom::{click, el, el_on, el_with, none, only_if, s, t, text_el, text_of};
use crate::page::parts::{self, button, odd_name};
use crate::page::view::View;
use crate::scoring::{Certainty, closed_range, score};

/// The overview of a year.
pub fn months(view: &View<'_>) -> Html {
    let more = view.lang.more();
    let content = &view.state.content;
    let year = content.month.year();
    let shown = (content.agent.clone(), content.month);
    let turn = |by: i32, sign: &str| {
        let label = t((i32::from(year) + by).to_string());
        let keys = &["type", "class", "aria-label"];
        let to = vec![click(view.on(Msg::Year(by)))];
        el_on(
            "button",
            keys,
            vec![s("button"), s("quiet"), label],
            to,
            vec![text_of(sign)],
        )
    };
    let cells = (1..=12).filter_map(|m| Month::new(year, m));
    el_with(
        "main",
        &["class", "id", "tabindex"],
        vec![s("months"), s("main"), s("-1")],
        vec![
            el(
                "div",
                "months-head",
                vec![
                    el(
                        "h2",
                        "",
                        vec![
                            text_of(more.months_title),
                            text_el("bdi", "small", &locale::name(view.lang, &content.agent)),
                        ],
                    ),
                    el(
                        "span",
                        "year-nav",
                        vec![
                            turn(-1, "\u{2039}"),
                            text_el("span", "strong figure", &year.to_string()),
                            turn(1, "\u{203a}"),
                        ],
                    ),
                ],
            ),
            el(
                "ul",
                "month-grid",
                cells.map(|month| cell(view, month)).collect(),
            ),
            parts::year(view),
            parts::year_plans(view, false),
            others(view),
            el(
                "div",
                "months-acts",
                vec![
                    only_if(content.records.contains_key(&shown), || {
                        let (agent, month) = shown.clone();
                        button(
                            "outlined",
                            more.remove_month,
                            view.act(Action::Remove(agent, month)),
                        )
                    }),
                    only_if(view.months_to_move() > 0, || {
                        let words = ask_words(view.lang);
                        parts::ask(view, Asked::Rename, words.rename)
                    }),
                ],
            ),
        ],
    )
}

/// The other agents whose months are kept here.
fn others(view: &View<'_>) -> Html {
    let content = &view.state.content;
    let mut agents = view.state.agents();
    agents.retain(|agent| *agent != content.agent);
    if agents.is_empty() {
        return none();
    }
    let item = |agent: &str| {
        let count = content.records.keys().filter(|key| key.0 == agent).count();
        let show = view.act(Action::Show(agent.to_owned()));
        el(
            "li",
            "",
            vec![
                button("link", &locale::name(view.lang, agent), show),
                odd_name(view, agent, vec![]),
                text_el("span", "small", &say::months(view.lang, count)),
            ],
        )
    };
    el(
        "section",
        "block",
        vec![
            el(
                "h2",
                "block-head",
                vec![text_el(
                    "span",
                    "block-title",
                    view.lang.more().switch_agent,
                )],
            ),
            el("ul", "agent-list", agents.into_iter().map(item).collect()),
        ],
    )
}

fn cell(view: &View<'_>, month: Month) -> Html {
    let content = &view.state.content;
    let record = content.records.get(&(content.agent.clone(), month));
    let current = if month == content.month {
        s("true")
    } else {
        None
    };
    let mut inside = vec![text_el(
        "span",
        "cell-name",
        locale::month_name(view.lang, month),
    )];
    match record {
        None => inside.push(text_el("span", "small", view.lang.more().empty_month)),
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
            inside.push(text_el(
                "span",
                "cell-score figure",
                &named(view.lang, sheet.unit, net_figure(sheet.unit, score)),
            ));
            if sheet.unit == Unit::Money && sheet.holds.gives {
                let name = net_name(view.lang, sheet.unit, sheet.holds, score);
                inside.push(text_el("span", "small", name));
            }
            inside.push(text_el(
                "span",
                "small figure",
                &result_span_said(view.lang, sheet.unit, sheet.holds, range),
            ));
            let mark = el_with(
                "span",
                &["class", "aria-hidden"],
                vec![s(mark), s("true")],
                vec![],
            );
            inside.push(el("span", "small", vec![mark, text_of(state)]));
        }
    }
    let class = if record.is_some() {
        "month-cell has"
    } else {
        "month-cell"
    };
    let keys = &["type", "class", "aria-current"];
    let go = vec![click(view.act(Action::Go(month)))];
    el(
        "li",
        "",
        vec![el_on(
            "button",
            keys,
            vec![s("button"), s(class), current],
            go,
            inside,
        )],
    )
}

fn certainty(view: &View<'_>, certainty: Certainty) -> (&'static str, &'static str) {
    let words = view.words();
    match certainty {
        Certainty::Provisional => ("dot-mark provisional", words.provisional),
        Certainty::RestsOnAssumed => ("dot-mark assumptions", words.rests_on_assumed),
        Certainty::Final => ("dot-mark final", words.final_),
    }
}
