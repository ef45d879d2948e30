//! The score sheet: the score, and every line that made it on the same axis.

use yew::prelude::*;

use super::idle::idle;
use super::line::line_item;
use super::score::{adjustments, state_mark, sum};
use crate::id::Id;
use crate::locale::conclude::now_instead;
use crate::locale::matter::before_effect;
use crate::locale::net::{net_figure, net_name};
use crate::locale::unit::{summed, unit_words};
use crate::locale::{self, Words, points, setting};
use crate::number::{Points, Range, Unit};
use crate::page::charts::{landing, origin_dot, through, track};
use crate::page::dom::{markup, none, only_if};
use crate::page::view::View;
use crate::picture::Axis;
use crate::rulebook::Effect;
use crate::scoring::Line;

/// The whole sheet.
pub fn sheet(view: &View<'_>) -> Html {
    let agent = &view.record().agent;
    let before = before_effect(view.lang, view.rulebook(), view.sheet.month);
    markup! {
        <section class="sheet" aria-labelledby="sheet-head">
            <h2 class="sheet-head" id="sheet-head">
                <span class="sheet-title">
                    {unit_words(view.lang, view.sheet.unit, view.sheet.holds).sheet}
                </span>
                <span class="sheet-note">
                    {locale::month(view.lang, view.sheet.month)}
                    " "
                    <bdi>
                        {match agent.is_empty() {
                            true => String::new(),
                            false => locale::name(view.lang, agent).into_owned(),
                        }}
                    </bdi>
                </span>
                {state_mark(view)}
            </h2>
            {before.map_or_else(none, |text| markup! { <p class="point-out">{text}</p> })}
            {view.second(|chunk| (chunk.awaits)(view))}
            {super::score(view)}
            {view.second(|chunk| (chunk.below_score)(view))}
        </section>
    }
}

/// Whether a part is one of the system that doesn't assess the month.
pub fn of_other_system(view: &View<'_>, part: Id) -> bool {
    let month = view.record().month;
    let others = Unit::ALL
        .into_iter()
        .filter(|unit| *unit != view.sheet.unit);
    let mut rulebooks = others.map(|unit| view.state.rules().rulebook((month, unit)));
    rulebooks.any(|rulebook| rulebook.part(part).is_some() || rulebook.measure(part).is_some())
}

/// The lines worth showing: with an effect, or still open.
pub fn shown<'a>(view: &'a View<'_>) -> impl Iterator<Item = &'a Line> {
    view.sheet.lines.iter().filter(|line| line.matters())
}

/// The base, every step from it, and where they land.
pub fn lines(view: &View<'_>) -> Html {
    let words = view.words();
    let sheet = view.sheet;
    let axis = Axis::of(sheet);
    let mut running = sheet.base;
    let mut side = |effect: Effect| -> Vec<Html> {
        let of_side = shown(view).filter(|line| line.effect == effect);
        let rows = of_side.map(|line| {
            let before = running;
            running += line.amount;
            line_item(view, axis, line, before, running)
        });
        rows.collect()
    };
    let rewards = side(Effect::Reward);
    let deductions = side(Effect::Deduction);
    let caps = adjustments(view).into_iter().map(|(name, by)| {
        let before = running;
        running += by;
        markup! {
            <li class="line active">
                <span class="line-number"/>
                <span class="line-title wide">{name}</span>
                <span class="line-track">
                    {track(axis, sheet.score, before, running, Range::exactly(by))}
                </span>
                <span class="line-amount figure">{summed(sheet.unit, by)}</span>
            </li>
        }
    });
    let caps: Vec<Html> = caps.collect();
    let group = |name: &str, from: Points, sum: Points, rows: Vec<Html>| {
        only_if(!rows.is_empty(), || {
            markup! {
                {head(
                    "line head",
                    name,
                    None,
                    through(axis, sheet.score, from),
                    summed(sheet.unit, sum)
                )}
                <ul class="line-list">{rows}</ul>
            }
        })
    };
    let legend = Some(view.lang.more().legend.to_owned());
    let sum = sum(view);
    let now = sheet.base + sheet.rewards + sheet.deductions + sheet.adjustments.total();
    let total = Some(if now == sheet.score {
        format!("{sum} =")
    } else {
        now_instead(view.lang, sheet.unit, sheet.holds, &sum, now)
    });
    let base = || {
        head(
            "line head",
            words.base,
            legend,
            origin_dot(axis, sheet.base),
            points(sheet.unit, sheet.base),
        )
    };
    let named = unit_words(view.lang, sheet.unit, sheet.holds);
    markup! {
        {only_if(sheet.unit == Unit::Points, base)}
        {group(named.rewards, sheet.base, sheet.rewards, rewards)}
        {group(
            named.deductions,
            sheet.base + sheet.rewards,
            sheet.deductions,
            deductions
        )}
        {only_if(!caps.is_empty(), || markup! { <ul class="line-list">{caps}</ul> })}
        {head(
            "line total",
            net_name(view.lang, sheet.unit, sheet.holds, sheet.score),
            total,
            landing(axis, sheet.score),
            net_figure(sheet.unit, sheet.score)
        )}
        <p class="hint rules-mark">{marked(view)}</p>
        {idle(view)}
    }
}

/// Which rules scored the sheet.
pub fn marked(view: &View<'_>) -> String {
    let (_, book) = view.state.rules().in_force(view.record().ruled_in());
    setting::marked(view.lang, &setting::book(view.lang, book), book.rulebook())
}

/// A line that isn't a step by itself.
fn head(
    class: &'static str,
    name: &str,
    small: Option<String>,
    track: Html,
    amount: String,
) -> Html {
    markup! {
        <div class={class}>
            <span class="line-title wide">
                {name}
                {small.map_or_else(none, |small| markup! { <span class="small">{small}</span> })}
            </span>
            <span class="line-track">{track}</span>
            <span class="line-amount figure">{amount}</span>
        </div>
    }
}

/// The weakest origin that a line rests on: its mark's class and word.
pub fn line_origin(words: &Words, line: &Line) -> (&'static str, &'static str) {
    if line.depends.assumed {
        ("origin assumed", words.assumed)
    } else if line.depends.set {
        ("origin set", words.set)
    } else {
        ("origin stated", words.stated)
    }
}
