//! The team's month on paper: A4 across, signatures at the end.

use std::rc::Rc;

use yew::prelude::*;

use super::{Team, bar, by_document, head, months, notes, period, rows, table};
use crate::desk::team::{TeamPaper, shown_rows};
use crate::locale;
use crate::locale::team as said;
use crate::locale::team_months::{missing, period_name, team_months_words};
use crate::page::dom::{markup, none, only_if};
use crate::page::parts::{certainty, paper_foot};
use crate::page::view::View;
use crate::record::Record;
use crate::rulebook::{Effect, Fingerprint};
use crate::scoring::Line;
use crate::team::Assessed;

/// So many clauses are listed below the table.
const COSTS: usize = 6;

/// The months of those who are listed, where their sheets are to be printed.
pub fn sheets(view: &View<'_>) -> Vec<Rc<Record>> {
    let asked = view.team_form().map(|form| form.paper);
    let is_asked = asked == Some(TeamPaper::Sheets) && view.state.content.book.is_none();
    let Some((team, _)) = Team::of(view).filter(|_| is_asked) else {
        return Vec::new();
    };
    let shown = shown_rows(team.form, &team.team, &team.roster, team.rulebook);
    let rows = shown.into_iter().filter_map(|at| team.rows().get(at));
    rows.filter(|(row, _)| row.over.is_none())
        .map(|(row, _)| Rc::clone(&row.record))
        .collect()
}

/// The month, quarter or year that is printed.
pub fn name(view: &View<'_>) -> String {
    let form = view
        .team_form()
        .filter(|_| view.state.content.book.is_none());
    let period = form.map(|form| form.period).unwrap_or_default();
    period_name(view.lang, period, view.state.content.month)
}

/// All of it.
pub fn paper(view: &View<'_>) -> Html {
    if view.state.content.book.is_some() {
        return by_document::paper(view);
    }
    let Some((team, _)) = Team::of(view) else {
        return none();
    };
    let team = &team;
    let (lang, words, rulebook) = (view.lang, team.words, team.rulebook);
    let all = team.rows();
    let missing = &team.team.missing;
    let mismatched = all.iter().filter(|(row, _)| row.is_mismatch()).count();
    let fact = |name: &str, text: String| markup! { <div><dt>{name}</dt><dd>{text}</dd></div> };
    let rules = format!(
        "{}, {}",
        lang.of(&rulebook.title),
        locale::month(lang, rulebook.effective)
    );
    let measures: Vec<Html> = (table::measures(team).iter())
        .map(|measure| {
            let short = match lang.of(&measure.short) {
                "" => lang.of(&measure.title),
                short => short,
            };
            markup! {
                <th class="right">{short}<br/>{locale::percent(measure.target.value)}</th>
            }
        })
        .collect();
    // Those whose file doesn't agree come first, as on the screen.
    let (odd, even): (Vec<_>, Vec<_>) = all.iter().partition(|(row, _)| row.is_mismatch());
    let body = odd.into_iter().chain(even);
    let body: Vec<Html> = body
        .map(|(row, place)| line(team, row, team.place(*place)))
        .collect();
    let gone: Vec<Html> = (missing.iter())
        .map(|member| {
            markup! {
                <tr>
                    <td>{said::UNPLACED}</td>
                    <td><bdi>{member.number.clone()}</bdi>" "<bdi>{member.name.clone()}</bdi></td>
                    <td class="right">{said::UNPLACED}</td>
                    <td class="t-axis"><span class="team-nothing"/></td>
                    <td colspan={(table::columns(team) - 5).to_string()}>{words.missing}" "{notes::sent_nothing(team, &member.number)}</td>
                </tr>
            }
        })
        .collect();
    let paper_name = match team.is_month() {
        true => words.paper_month,
        false => team_months_words(lang).period,
    };
    let signs: Vec<Html> = words
        .paper_signs
        .iter()
        .map(|sign| markup! { <span>{*sign}</span> })
        .collect();
    markup! {
        <section class="paper paper-team" aria-hidden="true">
            <h1 class="paper-title">{words.paper_title}</h1>
            <dl class="paper-head">
                {fact(paper_name, team.period_name())}
                {fact(words.paper_rules, rules)}
                {fact(words.paper_print, Fingerprint::of(rulebook).to_string())}
                {fact(words.sent, team.sent())}
                {only_if(mismatched > 0, || fact(words.mismatch, mismatched.to_string()))}
            </dl>
            <table class="paper-team-table">
                <thead>
                    <tr>
                        <th>{words.sort_place}</th>
                        <th>{words.agent}</th>
                        <th class="right">{words.score}</th>
                        <th class="t-axis">{bar::scale(team.axis)}</th>
                        <th>{words.state}</th>
                        <th class="right">{words.given}</th>
                        <th class="right">{words.taken}</th>
                        {measures}
                        <th>{words.paper_points}</th>
                    </tr>
                </thead>
                <tbody>{body}{gone}</tbody>
                {foot(team)}
            </table>
            {months::paper(team)}
            <div class="paper-team-end">
                <div class="paper-team-below">
                    {dearest(team)}
                    <div>
                        <h3 class="strong">{words.paper_how}</h3>
                        <p>{words.paper_legend}</p>
                    </div>
                </div>
                <div class="paper-sign">{signs}</div>
                {paper_foot(view)}
            </div>
        </section>
    }
}

fn line(team: &Team<'_>, row: &Assessed, place: String) -> Html {
    let sheet = &row.sheet;
    let (mark, state) = match row.is_closed() {
        true => ("dot-mark final", team.view.words().closed),
        false => certainty(team.view, sheet.certainty),
    };
    let (shown, name) = team.name(row.agent());
    let measures: Vec<Html> = (table::measures(team).iter())
        .map(|measure| match rows::share(row, measure) {
            _ if row.over.is_some() => period::measure_paper(row, measure),
            None => markup! { <td class="right">{said::UNPLACED}</td> },
            Some((share, false)) => markup! { <td class="right">{locale::percent(share)}</td> },
            Some((share, true)) => markup! {
                <td class="right strong">{locale::percent(share)}"\u{25bc}"</td>
            },
        })
        .collect();
    let class = if row.is_mismatch() { "mismatch" } else { "" };
    markup! {
        <tr class={class}>
            <td>{place}</td>
            <td class="strong"><bdi>{shown}</bdi>" "<bdi class="small">{name}</bdi></td>
            <td class="right strong">{locale::points(team.unit, sheet.score)}</td>
            <td class="t-axis">{bar::bar(team, sheet.score, sheet.range, None)}</td>
            <td><span class={mark}/>{state}</td>
            <td class="right">{locale::signed(team.unit, sheet.rewards)}</td>
            <td class="right">{locale::signed(team.unit, sheet.deductions)}</td>
            {measures}
            <td class="paper-points">{points(team, row)}</td>
        </tr>
    }
}

/// What is to be noted of an agent, in short.
fn points(team: &Team<'_>, row: &Assessed) -> Html {
    let lang = team.view.lang;
    let mut all: Vec<String> = Vec::new();
    for state in row.each().filter_map(|one| one.claim.as_ref()) {
        if state.mismatch {
            let claimed = locale::points(team.unit, state.claim.score);
            all.push(format!("\u{25b3} {} {claimed}", team.words.mismatch));
        }
        if state.other_rules {
            all.push(team.words.other_rules.to_owned());
        }
    }
    let mut lines: Vec<&Line> = row.sheet.lines.iter().collect();
    lines.retain(|line| line.effect == Effect::Deduction && !line.amount.is_zero());
    lines.sort_by_key(|line| line.amount);
    if let Some(line) = lines.first() {
        let (number, title) = head::line_name(team, line);
        let (name, amount) = said::cost(team.unit, &number, &title, line.amount);
        all.push(format!("{name} {amount}"));
    }
    all.extend(said::considered(lang, row));
    if let Some(over) = row.over.as_ref().filter(|over| !over.missing.is_empty()) {
        all.push(missing(lang, &over.missing));
    }
    Html::from(said::list(lang, &all))
}

fn foot(team: &Team<'_>) -> Html {
    let totals = team.team.totals();
    let lang = team.view.lang;
    let below: Vec<Html> = (table::measures(team).iter())
        .map(|measure| markup! { <td class="right">{rows::below(team, measure.id).to_string()}</td> })
        .collect();
    let (mean, range) = said::mean(lang, totals, team.unit).unwrap_or_default();
    let mean = format!("{} {mean} ({range})", said::mean_of(lang, totals.count));
    let (name, score) = match team.is_month() {
        true => (team.words.total, totals.score),
        false => {
            let (name, score, _) = period::mean(team, totals);
            (name, score)
        }
    };
    let below_target = period::below_target(team);
    let has_measures = !below.is_empty();
    markup! {
        <tfoot>
            <tr>
                <td colspan="2" class="strong">{name}" "{said::people(lang, totals.count)}</td>
                <td class="right strong">{locale::points(team.unit, score)}</td>
                <td colspan="2">{mean}</td>
                <td class="right strong">{locale::signed(team.unit, totals.rewards)}</td>
                <td class="right strong">{locale::signed(team.unit, totals.deductions)}</td>
                {below}
                <td class="small">{only_if(has_measures, || markup! { {below_target} })}</td>
            </tr>
        </tfoot>
    }
}

/// What cost most, below the table.
fn dearest(team: &Team<'_>) -> Html {
    let all = team.team.costs.iter();
    let all = all.filter(|cost| cost.of.effect == Effect::Deduction && !cost.sum.is_zero());
    let items = all.take(COSTS).filter_map(|cost| {
        let (at, _) = cost.each.first()?;
        let (row, _) = team.rows().get(*at)?;
        let line = row.sheet.line(cost.of.part, cost.of.sub)?;
        let (number, title) = head::line_name(team, line);
        let count = said::people(team.view.lang, cost.each.len());
        Some(markup! {
            <li>
                <span class="small">{number}</span>
                <span>{title}</span>
                <span>{count}</span>
                <strong>{locale::signed(team.unit, cost.sum)}</strong>
            </li>
        })
    });
    let items: Vec<Html> = items.collect();
    markup! {
        <div>
            <h3 class="strong">{team.words.paper_costs}</h3>
            <ul class="paper-team-costs">{items}</ul>
        </div>
    }
}
