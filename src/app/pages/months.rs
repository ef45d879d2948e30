//! Which months have what, for every agent.

use yew::prelude::*;

use crate::app::parts::button;
use crate::app::state::Action;
use crate::app::view::{Msg, View};
use crate::calendar::Month;
use crate::locale::{self, points, say, span};
use crate::scoring::{Certainty, score};

/// The overview of a year.
pub fn months(view: &View<'_>) -> Html {
    let words = view.words();
    let content = &view.state.content;
    let year = content.month.year();
    let others: Vec<&str> = view.state.agents().into_iter().filter(|a| *a != content.agent).collect();
    let name = |agent: &str| if agent.is_empty() { words.no_name.to_owned() } else { agent.to_owned() };
    html! {
        <main class="months" id="main" tabindex="-1">
            <div class="months-head">
                <h2>{ words.months_title }<span class="small">{ name(&content.agent) }</span></h2>
                <span class="year-nav">
                    <button type="button" class="quiet" onclick={view.on(Msg::Year(-1))} aria-label={format!("{}", year - 1)}>{ "\u{2039}" }</button>
                    <span class="strong figure">{ year }</span>
                    <button type="button" class="quiet" onclick={view.on(Msg::Year(1))} aria-label={format!("{}", year + 1)}>{ "\u{203a}" }</button>
                </span>
            </div>
            <ul class="month-grid">
                { for (1..=12).filter_map(|m| Month::new(year, m)).map(|month| cell(view, month)) }
            </ul>
            if !others.is_empty() {
                <section class="block">
                    <h2 class="block-head"><span class="block-title">{ words.switch_agent }</span></h2>
                    <ul class="agent-list">
                        { for others.into_iter().map(|agent| {
                            let count = content.records.keys().filter(|key| key.0 == agent).count();
                            html! {
                                <li>
                                    { button("link", &name(agent), view.act(Action::Show(agent.to_owned()))) }
                                    <span class="small">{ say::months(view.lang, count) }</span>
                                </li>
                            }
                        }) }
                    </ul>
                </section>
            }
            <div class="months-acts">
                if content.records.contains_key(&(content.agent.clone(), content.month)) {
                    { button("outlined", words.remove_month, view.act(Action::Remove(content.agent.clone(), content.month))) }
                }
                if !content.records.is_empty() {
                    { button("outlined", words.remove_all, view.act(Action::RemoveAll)) }
                }
            </div>
        </main>
    }
}

fn cell(view: &View<'_>, month: Month) -> Html {
    let words = view.words();
    let content = &view.state.content;
    let record = content.records.get(&(content.agent.clone(), month));
    let current = (month == content.month).then_some("true");
    let inside = record.map_or_else(
        || html! { <span class="small">{ words.empty_month }</span> },
        |record| {
            let sheet = score(view.rulebook(), record, view.state.today);
            let (class, state) = match sheet.certainty {
                Certainty::Provisional => ("dot-mark provisional", words.provisional),
                Certainty::RestsOnAssumed => ("dot-mark assumptions", words.rests_on_assumed),
                Certainty::Final => ("dot-mark final", words.final_),
            };
            html! {
                <>
                    <span class="cell-score figure">{ points(sheet.score) }</span>
                    <span class="small figure">{ span(sheet.range) }</span>
                    <span class="small"><span {class} aria-hidden="true"></span>{ state }</span>
                </>
            }
        },
    );
    html! {
        <li>
            <button type="button" class={classes!("month-cell", record.is_some().then_some("has"))} aria-current={current} onclick={view.act(Action::Go(month))}>
                <span class="cell-name">{ locale::month_name(view.lang, month) }</span>
                { inside }
            </button>
        </li>
    }
}
