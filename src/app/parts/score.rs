//! The score, large, on its ruler; and the bar that stands in for it.

use yew::prelude::*;

use crate::app::charts::{Axis, ruler};
use crate::app::view::View;
use crate::locale::{points, say, signed, span};
use crate::number::Points;
use crate::scoring::{Certainty, Line};

/// How sure the sheet is, by frame and word.
pub fn state_mark(view: &View<'_>) -> Html {
    let words = view.words();
    let (class, word, why) = match view.sheet.certainty {
        _ if !view.wrong.is_empty() => ("state provisional", words.provisional, words.errors_rest),
        Certainty::Provisional => (
            "state provisional",
            words.provisional,
            words.provisional_why,
        ),
        Certainty::RestsOnAssumed => (
            "state assumptions",
            words.rests_on_assumed,
            words.assumed_why,
        ),
        Certainty::Final => ("state final", words.final_, words.final_why),
    };
    html! { <span {class} title={why}>{ word }</span> }
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
    let text = points(sheet.score);
    let size = match text.chars().count() {
        0..=4 => "big",
        5 => "big long",
        _ => "big longer",
    };
    // Below about 80 there is no room on the left of the cursor.
    let right = sheet.score < Points::whole(80) && !blank;
    let (anchor, dx) = if right { ("start", "4") } else { ("end", "2") };
    html! {
        <div class={classes!("score", right.then_some("flipped"), blank.then_some("blank"))} id="score">
            if blank {
                <p class="undecided"><span class="big-word">{ words.undecided }</span><span>{ words.nothing_recorded }</span></p>
            } else {
                <dl class="score-parts">
                    <div><dt>{ words.base }</dt><dd class="figure">{ points(sheet.base) }</dd></div>
                    <div><dt>{ words.rewards }{ " " }<span>{ say::items(view.lang, rewards) }</span></dt><dd class="figure">{ signed(sheet.rewards) }</dd></div>
                    <div><dt>{ words.deductions }{ " " }<span>{ say::items(view.lang, deductions) }</span></dt><dd class="figure">{ signed(sheet.deductions) }</dd></div>
                    if !adjusted.is_zero() {
                        <div><dt>{ adjustment_name(view) }</dt><dd class="figure">{ signed(adjusted) }</dd></div>
                    }
                </dl>
                <svg class="big-score" width="100%" height="100" aria-hidden="true" focusable="false">
                    <text class={size} x={axis.at(sheet.score)} {dx} y="92" text-anchor={anchor}>{ text }</text>
                </svg>
            }
            { ruler(view.lang, sheet, axis, !blank) }
        </div>
    }
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
    ];
    all.into_iter().filter(|(_, by)| !by.is_zero()).collect()
}

/// The bar on top of a phone while the big score is off the screen.
pub fn score_bar(view: &View<'_>) -> Html {
    let sheet = view.sheet;
    let axis = Axis::of(sheet);
    let blank = view.state.is_blank();
    let adjusted: Vec<Points> = adjustments(view).into_iter().map(|(_, by)| by).collect();
    let parts: Vec<Points> = [sheet.rewards, sheet.deductions]
        .into_iter()
        .chain(adjusted)
        .collect();
    html! {
        <div class={classes!("score-bar", view.scrolled.then_some("shown"))} aria-hidden="true">
            <span class="bar-score">{ if blank { view.words().undecided.to_owned() } else { points(sheet.score) } }</span>
            <span class="bar-rest">
                <span class="bar-line">
                    <span>{ say::sum(sheet.base, &parts) }</span>
                    <span>{ span(sheet.range) }{ "\u{2002}" }{ state_mark(view) }</span>
                </span>
                <svg class="bar-ruler" width="100%" height="16">
                    <rect class="certain" x="0" y="3" height="8" width={axis.at(sheet.range.low)} />
                    <rect class="open" x={axis.at(sheet.range.low)} y="3.5" height="7" width={axis.between(sheet.range.low, sheet.range.high)} />
                    if !blank {
                        <line class="cursor" x1={axis.at(sheet.score)} x2={axis.at(sheet.score)} y1="0" y2="15" />
                    }
                </svg>
            </span>
        </div>
    }
}
