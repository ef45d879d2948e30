//! Improvement plans of all agents: past their day, open, ended.

use yew::prelude::*;

use super::Team;
use crate::desk::state::Agreed;
use crate::desk::team::TeamPlans;
use crate::locale::plan::{columns, plan_words, row};
use crate::locale::short_month;
use crate::locale::team_months::{plans_said, team_months_words};
use crate::page::dom::{markup, none};
use crate::page::parts::show_more;

/// The plans; nothing where there are none.
pub fn plans(team: &Team<'_>) -> Html {
    let view = team.view;
    let plans = TeamPlans::of(&view.state, team.form.period);
    let all: Vec<&Agreed<'_>> = plans.all().collect();
    if all.is_empty() {
        return none();
    }
    let counts = [&plans.overdue, &plans.open, &plans.done].map(Vec::len);
    let left = all.len().saturating_sub(view.listed());
    let rows = all.iter().take(view.listed()).map(|one| {
        let record = one.record;
        let rulebook = view.state.rules().rulebook(record.ruled_in());
        let cells = row(view.lang, rulebook, record, one.plan, view.state.today);
        let cells = cells.map(|cell| markup! { <td>{cell}</td> });
        let (_, name) = team.name(&record.agent);
        markup! {
            <tr>
                <th scope="row">{team.link(&record.agent)}" "<bdi class="small">{name}</bdi></th>
                <td>{short_month(view.lang, record.month)}</td>
                {cells.to_vec()}
            </tr>
        }
    });
    let rows: Vec<Html> = rows.collect();
    let words = plan_words(view.lang);
    let heads = columns(view.lang).map(|head| markup! { <th scope="col">{head}</th> });
    markup! {
        <section class="block plans">
            <h3 class="block-head">
                <span class="block-title">{team_months_words(view.lang).plans}</span>
                <span class="block-note">{plans_said(view.lang, counts)}</span>
            </h3>
            <div class="scroll-x" tabindex="0">
                <table class="basis-table plan-table">
                    <thead>
                        <tr>
                            <th scope="col">{team.words.agent}</th>
                            <th scope="col">{words.month}</th>
                            {heads.to_vec()}
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            {show_more(view, left)}
        </section>
    }
}
