//! The score, large, on its ruler; and the bar that stands in for it.

use yew::prelude::*;

use crate::locale::net::{net_figure, net_name, result, result_span};
use crate::locale::unit::{summed, unit_words};
use crate::locale::{points, say};
use crate::number::{Points, Unit};
use crate::page::charts::{range_ends, ruler};
use crate::page::dom::{markup, none, only_if};
use crate::page::view::View;
use crate::picture::{Axis, Beside, Ends, PHONE, WIDE, beside, figure_scale};
use crate::scoring::{Certainty, Line};

/// How sure the sheet is, by frame and word; a tap says what that means.
pub fn state_mark(view: &View<'_>) -> Html {
    let (class, word, why) = state(view);
    markup! {
        <button type="button" class={class} title={why} popovertarget="term-4">{word}</button>
    }
}

/// The same where it can't be tapped: on paper, and in the bar.
pub fn state_label(view: &View<'_>) -> Html {
    let (class, word, _) = state(view);
    markup! { <span class={class}>{word}</span> }
}

/// How sure the sheet is: the mark's class, its word, and why.
fn state(view: &View<'_>) -> (&'static str, &'static str, &'static str) {
    let words = view.words();
    let why = unit_words(view.lang, view.sheet.unit, view.sheet.holds);
    match view.sheet.certainty {
        _ if view.state.is_closed() => ("state final", words.closed, why.closed_why),
        _ if !view.wrong.is_empty() => ("state provisional", words.provisional, why.errors_rest),
        Certainty::Provisional => ("state provisional", words.provisional, why.provisional_why),
        Certainty::RestsOnAssumed => ("state assumptions", words.rests_on_assumed, why.assumed_why),
        Certainty::Final => ("state final", words.final_, why.final_why),
    }
}

/// The big score with what made it.
pub fn score(view: &View<'_>) -> Html {
    let words = view.words();
    let sheet = view.sheet;
    let axis = Axis::of(sheet);
    let blank = view.state.is_blank();
    let count = |gives: fn(&&Line) -> bool| sheet.lines.iter().filter(gives).count();
    let rewards = count(|line| line.amount > Points::ZERO);
    let deductions = count(|line| line.amount < Points::ZERO);
    let adjusted = sheet.adjustments.total();
    let unit = sheet.unit;
    let (holds, money) = (sheet.holds, unit == Unit::Money);
    let named = unit_words(view.lang, unit, holds);
    let text = net_figure(unit, sheet.score);
    let class = if blank { "score blank" } else { "score" };
    let figure = |class: &'static str, side: Beside| {
        let (x, dx, anchor) = match side {
            Beside::Left => (axis.at(sheet.score), "2", "end"),
            Beside::Right => (axis.at(sheet.score), "4", "start"),
            Beside::End => ("100%".to_owned(), "14", "end"),
        };
        markup! { <text class={class} x={x} dx={dx} y="92%" text-anchor={anchor}>{text.clone()}</text> }
    };
    let [wide, phone] = [WIDE, PHONE].map(|rooms| beside(axis, sheet.score, &text, rooms));
    let size = figure_scale(&text);
    let named_aside = range_ends(view.lang, sheet, axis, !blank);
    let aside = |class: &'static str, ends: Ends| {
        only_if(ends == Ends::Aside && !sheet.range.is_settled(), || {
            markup! {
                <div class={class}>
                    <dt>{words.range}</dt>
                    <dd class="figure">{result_span(view.lang, unit, holds, sheet.range)}</dd>
                </div>
            }
        })
    };
    let above = if blank {
        markup! {
            <p class="undecided">
                <span class="big-word">{words.undecided}</span>
                <span>{words.nothing_recorded}</span>
            </p>
        }
    } else {
        markup! {
            <dl class="score-parts">
                {only_if(unit == Unit::Points, || {
                    score_part(words.base, None, points(unit, sheet.base))
                })}
                {only_if(!money || holds.gives, || {
                    let count = Some(say::items(view.lang, rewards));
                    score_part(named.rewards, count, summed(unit, sheet.rewards))
                })}
                {only_if(!money || holds.takes, || score_part(
                    named.deductions,
                    Some(say::items(view.lang, deductions)),
                    summed(unit, sheet.deductions),
                ))}
                {only_if(!adjusted.is_zero(), || {
                    score_part(adjustment_name(view), None, summed(unit, adjusted))
                })}
                {only_if(money && holds.gives, || {
                    let name = net_name(view.lang, unit, holds, sheet.score);
                    score_part(name, None, text.clone())
                })}
                {aside("wide-only", named_aside[0])}
                {aside("phone-only", named_aside[1])}
                {aside("large-only", Ends::Aside)}
            </dl>
            <svg
                class={match size {
                    112 => "big",
                    88 => "big long",
                    _ => "big longer",
                }}
                width={axis.extent()}
                aria-hidden="true"
                focusable="false"
            >
                {if wide == phone {
                    figure("", wide)
                } else {
                    markup! { {figure("wide-only", wide)}{figure("phone-only", phone)} }
                }}
            </svg>
        }
    };
    markup! { <div class={class} id="score">{above}{ruler(view.lang, sheet, axis, !blank)}</div> }
}

/// One of the figures that make the score.
pub fn score_part(name: &str, count: Option<String>, figure: String) -> Html {
    let count = count.map_or_else(none, |count| markup! { " "<span>{count}</span> });
    markup! { <div><dt>{name}{count}</dt><dd class="figure">{figure}</dd></div> }
}

/// The name of the only adjustment, or of the first.
fn adjustment_name(view: &View<'_>) -> &'static str {
    adjustments(view).first().map_or("", |(name, _)| name)
}

/// The adjustments that changed something, in their order.
pub fn adjustments(view: &View<'_>) -> Vec<(&'static str, Points)> {
    let words = view.words();
    let a = view.sheet.adjustments;
    let all = [
        (words.adjust_reward_cap, a.reward_cap),
        (words.adjust_month_zero, a.month_zero),
        (words.adjust_base_cap, a.base_cap),
        (words.adjust_floor, a.floor),
        (
            unit_words(view.lang, view.sheet.unit, view.sheet.holds).refunded,
            a.refund,
        ),
    ];
    all.into_iter().filter(|(_, by)| !by.is_zero()).collect()
}

/// How the result comes about, written out.
pub fn sum(view: &View<'_>) -> String {
    let sheet = view.sheet;
    let adjusted = adjustments(view).into_iter().map(|(_, by)| by);
    let parts = [sheet.rewards, sheet.deductions]
        .into_iter()
        .chain(adjusted);
    say::sum(sheet.unit, sheet.base, &parts.collect::<Vec<_>>())
}

/// The bar on top of a phone while the big score is off the screen.
pub fn score_bar(view: &View<'_>) -> Html {
    let sheet = view.sheet;
    let axis = Axis::of(sheet);
    let blank = view.state.is_blank();
    let certain = axis.certain(sheet);
    let cursor = || {
        let x = axis.at(sheet.score);
        markup! { <line class="cursor" x1={x.clone()} x2={x} y1="0" y2=".9375em"/> }
    };
    markup! {
        <div
            class={if view.scrolled {
                "score-bar shown"
            } else {
                "score-bar"
            }}
            aria-hidden="true"
        >
            <span class="bar-score">
                {if blank {
                    view.words().undecided.to_owned()
                } else {
                    result(view.lang, sheet.unit, sheet.holds, sheet.score)
                }}
            </span>
            <span class="bar-rest">
                <span class="bar-line">
                    <span>{sum(view)}</span>
                    <span>
                        {result_span(view.lang, sheet.unit, sheet.holds, sheet.range)}
                        "\u{2002}"
                        {state_label(view)}
                    </span>
                </span>
                <svg class="bar-ruler" width="100%">
                    <rect class="certain" x={certain.0} y=".1875em" height=".5em" width={certain.1}/>
                    <rect
                        class="open"
                        x={axis.at(sheet.range.low)}
                        y=".21875em"
                        height=".4375em"
                        width={axis.between(sheet.range.low, sheet.range.high)}
                    />
                    {only_if(!blank, cursor)}
                </svg>
            </span>
        </div>
    }
}
