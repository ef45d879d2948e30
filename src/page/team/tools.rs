//! What is shown of the team's month and in which order, and the ways to what is entered.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::frame::Frame;
use super::{Team, forms as form};
use crate::desk::review::ReviewTab;
use crate::desk::team::{TeamColumn, TeamEdit, TeamMsg, TeamOnly, TeamPaper, TeamSort, shown_rows};
use crate::desk::{BookMsg, ExportMsg, Msg, Page, RestMsg, ReviewMsg};
use crate::locale::sides::side_words;
use crate::locale::team::roster_of;
use crate::locale::team_months::{sheets_of, team_months_words};
use crate::number::Unit;
use crate::page::dom::{flag, markup, none, only_if, when};
use crate::page::parts::button;

/// The search, the filters and the order.
pub fn tools(team: &Team<'_>) -> Html {
    markup! {
        <div class="team-tools">
            {search(team, team.words.search)}
            {groups(team)}
            {only(team)}
            {sorts(team)}
            {columns(team)}
        </div>
    }
}

/// The search.
pub fn search(team: &Frame<'_>, hint: &'static str) -> Html {
    let search = team.view.send.reform(|event: InputEvent| {
        let input = event.target_dyn_into::<HtmlInputElement>();
        let text = input.map(|input| input.value()).unwrap_or_default();
        RestMsg::book(BookMsg::Team(TeamMsg::Search(text))).into()
    });
    markup! {
        <input
            id="team-search"
            class="field free search"
            type="search"
            autocomplete="off"
            placeholder={hint}
            aria-label={hint}
            value={team.form.search.clone()}
            oninput={search}
        />
    }
}

/// Which columns there are; cards have none.
fn columns(team: &Team<'_>) -> Html {
    let (words, more) = (team.words, team_months_words(team.view.lang));
    let items = TeamColumn::ALL.map(|column| {
        let name = match column {
            TeamColumn::State => words.state,
            TeamColumn::Rewards => words.given,
            TeamColumn::Deductions => words.taken,
            TeamColumn::Measures => more.measures,
            TeamColumn::Dearest => words.dearest,
            TeamColumn::Considered => words.considered,
        };
        let on = !team.view.hides(column);
        let choose = team.on(TeamMsg::Column(column, !on));
        markup! {
            <label class="check">
                <input type="checkbox" checked={on} onchange={choose}/>
                <span>{name}</span>
            </label>
        }
    });
    markup! {
        <details class="team-columns">
            <summary>{more.columns}</summary>
            <div>{items.to_vec()}</div>
        </details>
    }
}

/// The table's class, and those of the columns that it does without.
pub fn table_class(team: &Team<'_>) -> String {
    let mut class = String::from("team-table");
    for column in TeamColumn::ALL {
        if team.view.hides(column) {
            class = format!("{class} no-{}", column.name());
        }
    }
    class
}

/// In which order, where the heads of the columns aren't seen.
fn sorts(team: &Team<'_>) -> Html {
    let words = team.words;
    let all = [
        (TeamSort::Place, words.sort_place),
        (TeamSort::Agent, words.sort_agent),
        (TeamSort::Deductions, words.sort_deductions),
        (TeamSort::Rewards, words.sort_rewards),
        (TeamSort::Open, words.sort_open),
    ];
    switches(
        team,
        "team-sorts",
        words.sorting,
        all,
        team.form.sort,
        TeamMsg::Sort,
    )
}

/// Whether only what is to be handled is shown.
fn only(team: &Team<'_>) -> Html {
    let words = team.words;
    let all = [
        (TeamOnly::All, words.all),
        (TeamOnly::ToHandle, words.to_handle),
    ];
    switches(
        team,
        "team-only",
        words.shown,
        all,
        team.form.only,
        TeamMsg::Only,
    )
}

/// Buttons of which one is in force.
pub fn switches<T: Copy + PartialEq>(
    team: &Frame<'_>,
    class: &'static str,
    label: &'static str,
    all: impl IntoIterator<Item = (T, impl AsRef<str>)>,
    now: T,
    to: fn(T) -> TeamMsg,
) -> Html {
    let buttons = all.into_iter().map(|(choice, text)| {
        markup! {
            <button
                type="button"
                class="switch"
                aria-pressed={flag(now == choice)}
                onclick={team.on(to(choice))}
            >
                {text.as_ref()}
            </button>
        }
    });
    let buttons: Vec<Html> = buttons.collect();
    markup! { <span class={class} role="group" aria-label={label}>{buttons}</span> }
}

/// The groups of the roster.
pub fn groups(team: &Frame<'_>) -> Html {
    let groups = team.roster.groups();
    if groups.is_empty() {
        return none();
    }
    let names: Vec<String> = groups.into_iter().map(str::to_owned).collect();
    let known = names.clone();
    let choose = team.view.send.reform(move |event: Event| {
        let select = event.target_dyn_into::<HtmlSelectElement>();
        let chosen = select.map_or(0, |select| select.selected_index());
        let chosen = usize::try_from(chosen)
            .ok()
            .and_then(|at| at.checked_sub(1));
        let group = chosen.and_then(|at| known.get(at)).cloned();
        RestMsg::book(BookMsg::Team(TeamMsg::Group(group))).into()
    });
    let option = |name: &String| {
        let on = team.form.group.as_ref() == Some(name);
        markup! { <option selected={on}>{name.as_str()}</option> }
    };
    let options: Vec<Html> = names.iter().map(option).collect();
    markup! {
        <select class="select" aria-label={team.words.every_group} onchange={choose}>
            <option selected={team.form.group.is_none()}>{team.words.every_group}</option>
            {options}
        </select>
    }
}

/// The buttons of the forms, and the open one.
pub fn forms(team: &Team<'_>) -> Html {
    let words = team.words;
    let month = team.view.state.content.month;
    let toggle = |edit: TeamEdit, text: String| toggle(team, edit, &text);
    let view = team.view;
    let own = view.own.is_none();
    let listed = shown_rows(team.form, &team.team, &team.roster, team.rulebook).len();
    markup! {
        <div class="team-acts">
            <p class="file-buttons">
                {only_if(own, || button("link", view.words().import, view.on(Msg::Page(Page::Import))))}
                {roster(team)}
                {only_if(team.is_month() && team.unit == Unit::Points, || {
                    toggle(TeamEdit::Exam(month), words.exam.to_owned())
                })}
                {only_if(team.is_month(), || toggle(TeamEdit::Event, words.event.to_owned()))}
                {only_if(!team.rows().is_empty(), || {
                    button("link", words.workbook, team.on(TeamMsg::Workbook))
                })}
                {only_if(own && team.is_month() && !team.rows().is_empty(), || {
                    toggle(TeamEdit::Issue, side_words(view.lang).issue.to_owned())
                })}
                {only_if(own && team.is_month(), || {
                    let go = view.on(RestMsg::review(ReviewMsg::Tab(ReviewTab::Team)));
                    button("link", side_words(view.lang).review_team, go)
                })}
                {payroll(team)}
                {button("link", view.words().print, team.on(TeamMsg::Print(TeamPaper::Team)))}
                {only_if(team.is_month() && listed > 0, || {
                    let text = sheets_of(view.lang, listed);
                    button("link", &text, team.on(TeamMsg::Print(TeamPaper::Sheets)))
                })}
            </p>
            <p class="done" role="status">{view.export.said(view.lang).unwrap_or_default()}</p>
            {form::form(team)}
        </div>
    }
}

/// The button of the roster.
pub fn roster(team: &Frame<'_>) -> Html {
    let text = roster_of(team.view.lang, team.roster.members.len());
    toggle(team, TeamEdit::Roster, &text)
}

/// Opens a form, or closes it.
fn toggle(team: &Frame<'_>, edit: TeamEdit, text: &str) -> Html {
    let is_open = team.form.edit == Some(edit);
    let to = (!is_open).then_some(edit);
    markup! {
        <button
            type="button"
            class="link"
            aria-expanded={flag(is_open)}
            onclick={team.on(TeamMsg::Edit(to))}
        >
            {text}
        </button>
    }
}

/// What everybody is paid: only where a wage is known, and only if it's asked for.
fn payroll(team: &Team<'_>) -> Html {
    let words = team_months_words(team.view.lang);
    let mut months = team.rows().iter().flat_map(|(row, _)| row.each());
    let on = team.view.export.wage;
    let ask = team.view.on(RestMsg::Export(ExportMsg::Wage(!on)));
    only_if(months.any(|one| one.sheet.pay.is_some()), || {
        markup! {
            <label class="check">
                <input type="checkbox" checked={on} onchange={ask}/>
                <span>{words.with_pay}</span>
            </label>
            {only_if(on, || button("link", words.payroll, team.on(TeamMsg::Payroll)))}
        }
    })
}

/// A column's head that sorts by it.
pub fn sorter(team: &Frame<'_>, class: &'static str, sort: TeamSort, text: &str) -> Html {
    let on = team.form.sort == sort;
    let order = match sort {
        TeamSort::Agent | TeamSort::Place => "ascending",
        _ => "descending",
    };
    markup! {
        <th class={class} scope="col" aria-sort={when(on, order)}>
            <button type="button" class="quiet" onclick={team.on(TeamMsg::Sort(sort))}>
                {text}
                {only_if(on, || markup! { <span class="team-sorted" aria-hidden="true"/> })}
            </button>
        </th>
    }
}
