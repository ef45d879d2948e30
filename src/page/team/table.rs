//! All agents, each on a line; cards on a phone.

use yew::prelude::*;

use super::{Team, bar, notes, period, rows, tools};
use crate::desk::team::{TeamOnly, TeamSort, shown_rows};
use crate::locale;
use crate::locale::team as said;
use crate::number::Unit;
use crate::page::dom::{markup, none, only_if};
use crate::page::parts::show_more;
use crate::rulebook::Measure;

/// The table, with what is chosen above it.
pub fn table(team: &Team<'_>) -> Html {
    let view = team.view;
    let shown = shown_rows(team.form, &team.team, &team.roster, team.rulebook);
    let left = shown.len().saturating_sub(view.listed());
    let all: Vec<Html> = (shown.iter().take(view.listed()))
        .filter_map(|at| team.rows().get(*at))
        .map(|(row, place)| rows::row(team, row, *place))
        .collect();
    let narrowed = team.form.only != TeamOnly::All || team.is_narrowed();
    let missing = only_if(!narrowed, || {
        markup! { {period::uncounted(team)}{notes::missing(team)} }
    });
    let measures: Vec<Html> = measures(team)
        .iter()
        .map(|measure| measure_head(team, measure))
        .collect();
    let words = team.words;
    let (net, given, taken) = match team.unit {
        Unit::Points => (words.score, words.given, words.taken),
        Unit::Money => (words.net, words.given_money, words.taken_money),
    };
    let cut = only_if(team.axis.low().raw() > 0, || {
        let text = said::cut(view.lang, &locale::plain(team.unit, team.axis.low()));
        markup! { ", "{text} }
    });
    markup! {
        <section class="team-list" aria-label={words.title}>
            {tools::tools(team)}
            <table class={tools::table_class(team)}>
                <thead>
                    <tr>
                        {tools::sorter(team, "t-place", TeamSort::Place, words.sort_place)}
                        {tools::sorter(team, "t-agent", TeamSort::Agent, words.agent)}
                        <th class="t-score" scope="col">{net}</th>
                        <th class="t-axis small" scope="col">{words.axis}{cut}</th>
                        {tools::sorter(team, "t-state", TeamSort::Open, words.state)}
                        {tools::sorter(team, "t-plus", TeamSort::Rewards, given)}
                        {tools::sorter(team, "t-minus", TeamSort::Deductions, taken)}
                        {measures}
                        <th class="t-cost" scope="col">{words.dearest}</th>
                        <th class="t-consider" scope="col">{words.considered}</th>
                    </tr>
                </thead>
                <tbody>{all}{missing}</tbody>
                {only_if(!narrowed && !team.rows().is_empty(), || foot(team))}
            </table>
            {only_if(shown.is_empty() && !team.rows().is_empty(), || {
                markup! { <p class="hint">{words.nothing_found}</p> }
            })}
            {show_more(view, left)}
            {bar_note(team)}
        </section>
    }
}

/// A row of somebody without a place, and why, over so many columns.
pub fn unplaced(columns: usize, key: u64, who: Html, name: &str, rest: Html) -> Html {
    let none = said::UNPLACED;
    markup! {
        <tr class="team-row team-missing" key={key}>
            <td class="t-place">{none}</td>
            <th class="t-agent" scope="row">
                {who}
                {only_if(!name.is_empty(), || markup! { <bdi class="small">{name.to_owned()}</bdi> })}
            </th>
            <td class="t-score">{none}</td>
            <td class="t-axis"><span class="team-nothing" aria-hidden="true"/></td>
            <td class="t-rest" colspan={columns.saturating_sub(4).to_string()}>{rest}</td>
        </tr>
    }
}

/// How many columns are seen.
pub fn columns(team: &Team<'_>) -> usize {
    9 + measures(team).len()
}

/// The measures that have a column: no more than five.
pub fn measures<'a>(team: &Team<'a>) -> &'a [Measure] {
    let all = &team.rulebook.measures;
    all.get(..all.len().min(5)).unwrap_or_default()
}

fn measure_head(team: &Team<'_>, measure: &Measure) -> Html {
    let short = match team.view.lang.of(&measure.short) {
        "" => team.view.lang.of(&measure.title),
        short => short,
    };
    let target = locale::percent(measure.target.value);
    let target = target.trim_end_matches('%').trim_end().to_owned();
    markup! {
        <th class="t-m" scope="col">
            <span class="t-m-name">{short}</span>
            <span class="figure">{target}</span>
        </th>
    }
}

fn foot(team: &Team<'_>) -> Html {
    let totals = team.team.totals();
    let (name, score, sum) = match team.is_month() {
        true => {
            let sum = said::sum(totals, team.rulebook.base, team.unit);
            (team.words.total, totals.score, sum)
        }
        // Means have no sum.
        false => period::mean(team, totals),
    };
    let below_target = period::below_target(team);
    let below = measures(team).iter().map(|measure| {
        let count = rows::below(team, measure.id);
        markup! { <td class="t-m figure">{count.to_string()}</td> }
    });
    let below: Vec<Html> = below.collect();
    let has_measures = !below.is_empty();
    let people = said::people(team.view.lang, totals.count);
    markup! {
        <tfoot>
            <tr>
                <th class="t-total" colspan="2" scope="row">{name}" "{people}</th>
                <td class="t-score strong figure">{locale::points(team.unit, score)}</td>
                <td class="t-axis small figure">{sum}</td>
                <td class="t-state"/>
                <td class="t-plus strong figure">{locale::signed(team.unit, totals.rewards)}</td>
                <td class="t-minus strong figure">{locale::signed(team.unit, totals.deductions)}</td>
                {below}
                <td class="t-cost small" colspan="2">
                    {only_if(has_measures, || markup! { "\u{2190} "{below_target} })}
                </td>
            </tr>
        </tfoot>
    }
}

/// The axis below all rows.
fn bar_note(team: &Team<'_>) -> Html {
    match team.rows() {
        [] => none(),
        _ => markup! { <div class="team-foot-scale">{bar::scale(team.axis)}</div> },
    }
}
