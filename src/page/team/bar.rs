//! An agent's score on the axis that all share.

use yew::prelude::*;

use super::Team;
use crate::locale;
use crate::number::{Points, Range};
use crate::page::dom::{markup, only_if};
use crate::picture::{Axis, em};

/// An agent's score on the axis that all share.
pub fn bar(team: &Team<'_>, score: Points, range: Range<Points>, claimed: Option<Points>) -> Html {
    on(team.axis, score, range, &span(team, range), claimed)
}

/// A range in words.
pub fn span(team: &Team<'_>, range: Range<Points>) -> String {
    locale::span(team.view.lang, team.unit, range)
}

/// What is certain, solid; what may be, hatched; the score, a line. The range stands over
/// it as it's said, where there is one.
pub fn on(
    axis: Axis,
    score: Points,
    range: Range<Points>,
    said: &str,
    claimed: Option<Points>,
) -> Html {
    // From nothing in money, from where the axis begins in points.
    let zero = axis.low().max(Points::ZERO.min(axis.high()));
    let (from, to) = match range.high < zero {
        true => (range.high, zero),
        false => (zero, range.low.max(zero)),
    };
    let text = only_if(!range.is_settled(), || {
        // Where there's no room before the score, behind it.
        let before = axis.share(score) >= 3_000;
        let (anchor, shift) = if before {
            ("end", "-.4em")
        } else {
            ("start", ".4em")
        };
        markup! {
            <text class="team-range" x={axis.at(score)} y={em(118)} dx={shift} text-anchor={anchor}>
                {said.to_owned()}
            </text>
        }
    });
    let cursor = |class: &'static str, at: Points, from: i64| {
        let x = axis.at(at);
        markup! { <line class={class} x1={x.clone()} x2={x} y1={em(from)} y2={em(260)}/> }
    };
    markup! {
        <svg class="team-bar" width="100%" aria-hidden="true" focusable="false">
            {grid(axis)}
            <rect class="team-sure" x={axis.at(from)} y={em(160)} height={em(70)} width={axis.between(from, to)}/>
            {only_if(!range.is_settled(), || markup! {
                <rect
                    class="open"
                    x={axis.at(range.low)}
                    y={em(160)}
                    height={em(70)}
                    width={axis.between(range.low, range.high)}
                />
            })}
            {text}
            {cursor("cursor", score, 130)}
            {claimed.map_or_else(Html::default, |claimed| markup! {
                <svg x={axis.at(claimed)} y={em(130)} overflow="visible">
                    <path class="team-claimed" d="M-4.5 -8 H4.5 L0 0 Z M0 0 V13"/>
                </svg>
            })}
        </svg>
    }
}

/// The round amounts of the axis, through all rows.
fn grid(axis: Axis) -> Html {
    let lines = axis
        .ticks()
        .filter(|tick| tick.major && tick.at > axis.low());
    let lines = lines.map(|tick| {
        let x = axis.at(tick.at);
        markup! { <line class="team-grid" x1={x.clone()} x2={x} y1="0" y2="100%"/> }
    });
    Html::from_iter(lines)
}

/// An axis with its figures.
pub fn scale(axis: Axis) -> Html {
    let ticks = axis.ticks().map(|tick| {
        let x = axis.at(tick.at);
        let long = if tick.major { 80 } else { 40 };
        let class = if tick.major { "tick major" } else { "tick" };
        let label = only_if(tick.major, || {
            let anchor = match axis.share(tick.at) {
                0 => "start",
                9_700.. => "end",
                _ => "middle",
            };
            markup! {
                <text class="tick-label" x={x.clone()} y={em(220)} text-anchor={anchor}>
                    {locale::minus(&(tick.at.raw() / 1_000).to_string())}
                </text>
            }
        });
        markup! {
            <g>
                <line class={class} x1={x.clone()} x2={x.clone()} y1="0" y2={em(long)}/>
                {label}
            </g>
        }
    });
    let ticks: Vec<Html> = ticks.collect();
    markup! {
        <svg class="team-scale" width="100%" aria-hidden="true" focusable="false">
            <line class="tick major" x1="0" x2="100%" y1="0" y2="0"/>
            {ticks}
        </svg>
    }
}
