//! The sheet on paper: one A4 page, each line as count × amount = points. The
//! wage isn't on it.

use crate::locale::joined;
use yew::prelude::*;

use super::corrections::corrections;
use super::plan::printed_plans;
use super::print_end::{Extent, paper_pages};
use super::print_foot::paper_mark;
use super::score::{adjustments, score_part, state_label};
use super::sheet::line_origin;
use crate::locale::log_feed::logged_mark;
use crate::locale::matter::{before_effect, lost};
use crate::locale::net::{net_figure, result_span};
use crate::locale::paper::paper_words;
use crate::locale::setting::{self, setting_words};
use crate::locale::unit::{taken, taken_span, waived};
use crate::locale::{self, explain as explain_words, points, say, signed};
use crate::number::Points;
use crate::page::charts::ruler;
use crate::page::dom::{markup, none, only_if, text_of};
use crate::page::view::View;
use crate::picture::{Axis, Beside, PAPER, beside, figure_scale, in_rows};
use crate::rulebook::{Clause, Effect, PlainOrigin};
use crate::scoring::{Basis, Count, Line, Step, Sub, code_of, explain};

/// The printed sheet; on screen it's hidden.
pub fn print_sheet(view: &View<'_>, extent: Extent) -> Html {
    let words = view.words();
    let sheet = view.sheet;
    let axis = Axis::of(sheet);
    let by: Vec<Points> = adjustments(view).into_iter().map(|(_, by)| by).collect();
    let parts: Vec<Points> = [sheet.rewards, sheet.deductions]
        .into_iter()
        .chain(by)
        .collect();
    let steps = |line: &&Line| {
        !line.amount.is_zero()
            || line.depends.open
            || matches!(line.sub, Sub::Measure(_)) && !line.range.is_settled()
    };
    let lines: Vec<&Line> = sheet.lines.iter().filter(steps).collect();
    let side = |effect: Effect| {
        let lines = lines.iter().filter(|line| line.effect == effect);
        let rows = lines.map(|line| line_row(view, line));
        rows.collect::<Vec<_>>()
    };
    let sum = |name: &str, points: String| {
        markup! {
            <tr class="sum">
                <td/>
                <td>{name}</td>
                <td/>
                <td/>
                <td class="right">{points}</td>
                <td/>
                <td/>
            </tr>
        }
    };
    let caps: Vec<Html> = adjustments(view)
        .into_iter()
        .map(|(name, by)| sum(name, signed(view.sheet.unit, by)))
        .collect();
    let rows = lines.iter().map(|line| row_height(view, line));
    let height = 402 + 24 * (parts.len() as i64 - 2) + rows.sum::<i64>();
    let above = markup! {
        {paper_head(view, view.lang.more().print_title)}
        {corrections(view)}
        <div class="paper-score">
            <dl class="score-parts">
                {score_part(words.base, None, points(view.sheet.unit, sheet.base))}
                {score_part(words.rewards, None, signed(view.sheet.unit, sheet.rewards))}
                {score_part(words.deductions, None, signed(view.sheet.unit, sheet.deductions))}
            </dl>
            {state_label(view)}
            <div class="paper-ruler">
                {big_figure(axis, sheet.score, &net_figure(sheet.unit, sheet.score))}
                {ruler(view.lang, sheet, axis, true)}
            </div>
        </div>
            <table class="paper-lines">
                <thead>
                    <tr>
                        <th>{words.clause}</th>
                        <th>{words.item}</th>
                        <th class="right">{words.count}</th>
                        <th class="right">{view.lang.more().print_each}</th>
                        <th class="right">{view.lang.more().print_points}</th>
                        <th>{view.lang.more().print_origin}</th>
                        <th class="right">{view.lang.more().print_span}</th>
                    </tr>
                </thead>
                <tbody>
                    {sum(words.base, points(view.sheet.unit, sheet.base))}
                    {sum(words.rewards, signed(view.sheet.unit, sheet.rewards))}
                    {side(Effect::Reward)}
                    {sum(words.deductions, signed(view.sheet.unit, sheet.deductions))}
                    {side(Effect::Deduction)}
                    {caps}
                </tbody>
                <tfoot>
                    <tr>
                        <td/>
                        <td>
                            {words.score}
                            "\u{2002}"
                            <span class="small">
                                {say::sum(view.sheet.unit, sheet.base, &parts)}
                            </span>
                        </td>
                        <td/>
                        <td/>
                        <td class="right">{points(view.sheet.unit, sheet.score)}</td>
                        <td/>
                        <td class="right small">
                            {only_if(!sheet.range.is_settled(), || text_of(
                                &result_span(view.lang, sheet.unit, sheet.holds, sheet.range)
                            ))}
                        </td>
                    </tr>
                </tfoot>
            </table>
    };
    markup! {
        <section class={view.numbers("paper paper-month")} aria-hidden="true">
            {paper_pages(view, extent, above, lines.len(), height)}
            {only_if(extent == Extent::Whole, || derivations(view))}
        </section>
    }
}

/// The score beside its cursor; the sums stand at the left.
fn big_figure(axis: Axis, score: Points, text: &str) -> Html {
    let (x, dx, anchor) = match beside(axis, score, text, PAPER) {
        Beside::Left => (axis.at(score), "2", "end"),
        Beside::Right => (axis.at(score), "4", "start"),
        Beside::End => ("100%".to_owned(), "14", "end"),
    };
    let class = match figure_scale(text) {
        112 => "big",
        _ => "big long",
    };
    markup! {
        <svg class={class} width="100%" height="104">
            <text x={x} dx={dx} y="96.15%" text-anchor={anchor}>{text.to_owned()}</text>
        </svg>
    }
}

/// About how high the row of a line is, in px.
pub(super) fn row_height(view: &View<'_>, line: &Line) -> i64 {
    let text = say::printed_fact(view.lang, view.rulebook(), view.record(), line);
    let text = text + &logged_mark(view.lang, view.rulebook(), view.record(), line);
    6 + 18 * in_rows(&text, 12, 300)
}

/// Over a printed month: its name, who, when, and by which rules.
pub(super) fn paper_head(view: &View<'_>, title: &str) -> Html {
    let words = view.words();
    let (_, book) = view.state.rules().in_force(view.record().ruled_in());
    let agent = &view.record().agent;
    let agent = locale::name(view.lang, agent);
    let fact = |name: &str, value: &str| {
        markup! { <div><dt>{name}</dt><dd><bdi>{value}</bdi></dd></div> }
    };
    markup! {
        {paper_mark(view)}
        <p class="paper-title">{title}</p>
        <dl class="paper-head">
            {fact(words.agent, &agent)}
            {fact(
                view.lang.more().print_month,
                &locale::month(view.lang, view.sheet.month)
            )}
            {fact(words.print_rulebook, &setting::book(view.lang, book))}
            {fact(
                paper_words(view.lang).code.0,
                &code_of(view.rulebook(), view.record(), view.sheet).to_string()
            )}
        </dl>
        {before_effect(view.lang, view.rulebook(), view.sheet.month)
            .map_or_else(none, |text| markup! { <p>{text}</p> })}
    }
}

/// On pages of their own: what was agreed, and how each line comes about.
pub(super) fn derivations(view: &View<'_>) -> Html {
    let lines = view.sheet.lines.iter().filter(|line| line.matters());
    let each = |line: &Line| {
        let clause = view.rulebook().part(line.part).map(|(_, clause, _)| clause);
        let number = clause.map(|clause| clause.number.to_string());
        let steps = explain(view.rulebook(), view.record(), view.state.today, line);
        let rows: Vec<Html> = steps.iter().map(|step| printed_step(view, step)).collect();
        markup! {
            <div class="derivation">
                <h3>
                    {number.unwrap_or_default()}
                    " "
                    {say::line_title(view.lang, view.rulebook(), line)}
                    " "
                    {clause.map_or_else(none, |clause| printed_origin(view, &clause.origin))}
                </h3>
                {clause.map_or_else(none, |clause| printed_lost(view, clause))}
                <table><tbody>{rows}</tbody></table>
            </div>
        }
    };
    let all: Vec<Html> = lines.map(each).collect();
    markup! {
        <div class="paper-derivations">
            {printed_plans(view)}
            <h2>{setting_words(view.lang).derivations}</h2>
            <div>{all}</div>
        </div>
    }
}

/// The mark of what isn't the document's.
fn printed_origin(view: &View<'_>, origin: &PlainOrigin) -> Html {
    let words = view.words();
    let (class, word) = match origin {
        PlainOrigin::Stated => return none(),
        PlainOrigin::Set(_) => ("origin set", words.set),
        PlainOrigin::Assumed => ("origin assumed", words.assumed),
    };
    markup! { <span class={class}><span class="mark"/>{word}</span> }
}

fn printed_lost(view: &View<'_>, clause: &Clause) -> Html {
    only_if(!clause.lost.is_empty(), || {
        markup! { <p class="small">{lost(view.lang)}" "{view.lang.of(&clause.lost)}</p> }
    })
}

fn printed_step(view: &View<'_>, step: &Step) -> Html {
    let row = explain_words::row(view.lang, view.rulebook(), view.record(), step);
    let class = if matches!(step, Step::Result(..)) {
        "result"
    } else {
        ""
    };
    let origin = row.origin.map_or_else(none, |(class, word)| {
        markup! { <span class={class}><span class="mark"/>{word}</span>" " }
    });
    markup! {
        <tr class={class}>
            <th>{row.name}</th>
            <td class="figure">{row.figure}</td>
            <td>{origin}{row.note}</td>
        </tr>
    }
}

/// A line: how often, times how much, makes how much.
pub(super) fn line_row(view: &View<'_>, line: &Line) -> Html {
    let clause = view.rulebook().part(line.part);
    let number = clause.map(|(_, clause, _)| clause.number.clone());
    let words = view.words();
    let (count, unknown) = match line.count {
        Count::Times(n) => (n.to_string(), line.depends.open && n == 0),
        Count::Percent(p) => (p.to_string(), false),
        Count::Whole => ("1".into(), false),
    };
    let span = if line.range.is_settled() {
        String::new()
    } else {
        taken_span(view.lang, view.sheet.unit, line.range)
    };
    let capped = (line.before_cap != line.amount).then(|| {
        let before = taken(view.sheet.unit, line.before_cap);
        if matches!(line.basis, Basis::Calls(calls) if calls.waived) {
            return waived(view.lang).to_owned();
        }
        joined::capped(view.lang, &before)
    });
    let origin = line_origin(words, line);
    let times = if unknown {
        markup! { <td class="right">{words.unknown}</td><td/> }
    } else {
        let each = points(view.sheet.unit, line.each);
        markup! { <td class="right">{count}" \u{d7}"</td><td class="right">{each}" ="</td> }
    };
    markup! {
        <tr>
            <td>{number.unwrap_or_default()}</td>
            <td>
                {say::printed_fact(view.lang, view.rulebook(), view.record(), line)
                    + &logged_mark(view.lang, view.rulebook(), view.record(), line)}
                {capped.unwrap_or_default()}
            </td>
            {times}
            <td class="right">{taken(view.sheet.unit, line.amount)}</td>
            <td><span class={origin.0}><span class="mark"/>{origin.1}</span></td>
            <td class="right small">{span}</td>
        </tr>
    }
}
