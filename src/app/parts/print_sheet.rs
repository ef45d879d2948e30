//! The sheet on paper: one A4 page, each line as count × amount = points. The
//! wage isn't on it.

use yew::prelude::*;

use super::score::{adjustments, state_mark};
use super::sheet::line_origin;
use crate::app::charts::{Axis, ruler};
use crate::app::view::View;
use crate::locale::{self, Lang, plain, points, say, signed};
use crate::number::Points;
use crate::rulebook::{Effect, Mechanism, Origin, Parameter};
use crate::scoring::{Count, Line, Sub};

/// The printed sheet; on screen it's hidden.
pub fn print_sheet(view: &View<'_>) -> Html {
    let words = view.words();
    let sheet = view.sheet;
    let axis = Axis::of(sheet);
    let agent = &view.record().agent;
    let by: Vec<Points> = adjustments(view).into_iter().map(|(_, by)| by).collect();
    let parts: Vec<Points> = [sheet.rewards, sheet.deductions]
        .into_iter()
        .chain(by)
        .collect();
    let side = |effect: Effect| {
        let steps = move |line: &&Line| {
            line.effect == effect
                && (!line.amount.is_zero()
                    || line.depends.open
                    || matches!(line.sub, Sub::Measure(_)) && !line.range.is_settled())
        };
        sheet
            .lines
            .iter()
            .filter(steps)
            .map(|line| row(view, line))
            .collect::<Vec<_>>()
    };
    html! {
        <section class="paper" aria-hidden="true">
            <p class="paper-title">{ words.print_title }</p>
            <dl class="paper-head">
                <div><dt>{ words.agent }</dt><dd>{ if agent.is_empty() { words.no_name } else { agent } }</dd></div>
                <div><dt>{ words.print_month }</dt><dd>{ locale::month(view.lang, sheet.month) }</dd></div>
                <div><dt>{ words.print_rulebook }</dt><dd>{ say::printed_rulebook(view.lang, view.rulebook()) }</dd></div>
            </dl>
            <div class="paper-score">
                <dl class="score-parts">
                    <div><dt>{ words.base }</dt><dd class="figure">{ points(sheet.base) }</dd></div>
                    <div><dt>{ words.rewards }</dt><dd class="figure">{ signed(sheet.rewards) }</dd></div>
                    <div><dt>{ words.deductions }</dt><dd class="figure">{ signed(sheet.deductions) }</dd></div>
                </dl>
                <span class="paper-big">{ "= " }<strong>{ points(sheet.score) }</strong></span>
                { state_mark(view) }
            </div>
            <div class="paper-ruler">{ ruler(view.lang, sheet, axis, true) }</div>
            <table class="paper-lines">
                <thead><tr>
                    <th>{ words.clause }</th><th>{ words.item }</th><th class="right">{ words.count }</th><th class="right">{ words.print_each }</th>
                    <th class="right">{ words.print_points }</th><th>{ words.print_origin }</th><th class="right">{ words.print_span }</th>
                </tr></thead>
                <tbody>
                    <tr class="sum"><td></td><td>{ words.base }</td><td></td><td></td><td class="right">{ points(sheet.base) }</td><td></td><td></td></tr>
                    <tr class="sum"><td></td><td>{ words.rewards }</td><td></td><td></td><td class="right">{ signed(sheet.rewards) }</td><td></td><td></td></tr>
                    { for side(Effect::Reward) }
                    <tr class="sum"><td></td><td>{ words.deductions }</td><td></td><td></td><td class="right">{ signed(sheet.deductions) }</td><td></td><td></td></tr>
                    { for side(Effect::Deduction) }
                    { for adjustments(view).into_iter().map(|(name, by)| html! {
                        <tr class="sum"><td></td><td>{ name }</td><td></td><td></td><td class="right">{ signed(by) }</td><td></td><td></td></tr>
                    }) }
                </tbody>
                <tfoot><tr>
                    <td></td><td>{ words.score }{ "\u{2002}" }<span class="small">{ say::sum(sheet.base, &parts) }</span></td><td></td><td></td>
                    <td class="right">{ points(sheet.score) }</td><td></td><td></td>
                </tr></tfoot>
            </table>
            <p class="paper-legend">
                <span class="origin stated"><span class="mark"></span>{ words.stated }{ " " }{ words.stated_full }</span>
                <span class="origin set"><span class="mark"></span>{ words.set }{ " " }{ words.set_full }</span>
                <span class="origin assumed"><span class="mark"></span>{ words.assumed }{ " " }{ words.assumed_full }</span>
            </p>
            <div class="paper-sign"><span>{ words.print_signed }</span><span>{ words.print_assessor }</span><span>{ words.print_date }</span></div>
            <p class="paper-foot">{ say::printed_on(view.lang, view.state.today) }</p>
        </section>
    }
}

fn row(view: &View<'_>, line: &Line) -> Html {
    let clause = view.rulebook().part(line.part);
    let number = clause.map(|(_, clause, _)| clause.number.clone());
    let words = view.words();
    let (count, unknown) = match line.count {
        Count::Times(n) => (n.to_string(), line.depends.open && n == 0),
        Count::Percent(p) => (p.to_string(), false),
        Count::Whole => ("1".into(), false),
    };
    let span = clause.and_then(|(_, _, part)| {
        each_of(&part.mechanism, line).and_then(|each| match each.origin {
            Origin::Assumed { low, high } => Some(format!("{}\u{2013}{}", plain(low), plain(high))),
            Origin::Stated | Origin::Set { .. } => None,
        })
    });
    let capped = (line.before_cap != line.amount).then(|| {
        let before = signed(line.before_cap);
        match view.lang {
            Lang::Zh => format!("\u{ff08}{before} \u{5c01}\u{9876}\u{ff09}"),
            Lang::En => format!(" ({before} capped)"),
        }
    });
    let origin = line_origin(words, line);
    html! {
        <tr>
            <td>{ number }</td>
            <td>{ say::printed_fact(view.lang, view.rulebook(), view.record(), line) }{ capped }</td>
            if unknown {
                <td class="right">{ words.unknown }</td><td></td>
            } else {
                <td class="right">{ count }{ " \u{d7}" }</td><td class="right">{ points(line.each) }{ " =" }</td>
            }
            <td class="right">{ signed(line.amount) }</td>
            <td><span class={origin.0}><span class="mark"></span>{ origin.1 }</span></td>
            <td class="right small">{ span }</td>
        </tr>
    }
}

/// The parameter behind a line's amount of one.
fn each_of<'a>(mechanism: &'a Mechanism, line: &Line) -> Option<&'a Parameter<Points>> {
    match mechanism {
        Mechanism::PerOccurrence { amount, .. }
        | Mechanism::ExamRank { amount, .. }
        | Mechanism::Threshold { amount, .. } => Some(amount),
        Mechanism::Deadline { per_day, worth, .. } => Some(if line.count == Count::Whole {
            worth
        } else {
            per_day
        }),
        Mechanism::Shortfall { step } => Some(step),
        Mechanism::Severity { levels } => match line.sub {
            Sub::Level(id) => levels.iter().find(|l| l.id == id).map(|l| &l.amount),
            _ => None,
        },
    }
}
