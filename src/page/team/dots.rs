//! Many things at their places on a line, stacked where they touch.

use yew::prelude::*;

use crate::page::dom::{markup, none, only_if};
use crate::picture::{em, percent};

/// A dot that is certain, or on target.
pub const FULL: &str = "team-dot full";
/// One that rests on assumed numbers.
pub const HALF: &str = "team-dot half";
/// One that is open, or below its target.
pub const HOLLOW: &str = "team-dot hollow";

/// So many stand on each other; more are a column with its number.
const HIGH: usize = 7;

/// Dots at places in hundredths of a percent of the width, each with its class.
pub fn dots(
    class: &'static str,
    bins: i64,
    places: impl Iterator<Item = (i64, &'static str)>,
) -> Html {
    let mut stacks: Vec<Vec<(i64, &'static str)>> = vec![Vec::new(); bins.max(1) as usize + 1];
    for (share, class) in places {
        let bin = (share * bins / 10_000).clamp(0, bins);
        if let Some(stack) = stacks.get_mut(bin as usize) {
            stack.push((share, class));
        }
    }
    let tallest = stacks.iter().map(Vec::len).max().unwrap_or(0);
    let step = if tallest > HIGH { 0 } else { 100 };
    let height = 22 + (tallest.clamp(1, HIGH) as i64 - 1) * 10;
    let drawn = stacks
        .iter()
        .enumerate()
        .map(|(bin, stack)| match stack[..] {
            [] => none(),
            _ if step == 0 => column(bin as i64, bins, stack, tallest, height),
            _ => {
                let all = stack.iter().enumerate().map(|(at, (share, class))| {
                    // In a stack, all stand on the first one's place.
                    let x = stack.first().map_or(*share, |(first, _)| *first);
                    let y = height * 10 - 70 - at as i64 * step;
                    dot(class, percent(x), em(y))
                });
                Html::from_iter(all)
            }
        });
    let drawn: Vec<Html> = drawn.collect();
    markup! {
        <svg class={class} width="100%" height={em(height * 10)} aria-hidden="true" focusable="false">{drawn}</svg>
    }
}

/// What is certain solid, what rests on assumed numbers half, what is open hollow.
fn dot(class: &'static str, x: String, y: String) -> Html {
    match class {
        HALF => markup! {
            <svg x={x} y={y} overflow="visible">
                <circle class={HOLLOW} r="4"/>
                <path class="team-half" d="M0 -4 A4 4 0 0 0 0 4 Z"/>
            </svg>
        },
        class => markup! { <circle class={class} cx={x} cy={y} r="4"/> },
    }
}

/// Too many for dots: a column for each place, the certain ones below.
fn column(bin: i64, bins: i64, stack: &[(i64, &'static str)], tallest: usize, height: i64) -> Html {
    let width = 10_000 / bins.max(1);
    let all = height * 10 - 120;
    let of = |class: &str| stack.iter().filter(|(_, own)| *own == class).count();
    let mut classes: Vec<&'static str> = Vec::new();
    for (_, class) in stack {
        if !classes.contains(class) {
            classes.push(class);
        }
    }
    classes.sort_unstable();
    let mut below = 0;
    let parts = classes.into_iter().map(|class| {
        let tall = of(class) as i64 * all / tallest.max(1) as i64;
        below += tall;
        markup! {
            <rect
                class={class}
                x={percent((bin * width - width * 2 / 5).max(0))}
                width={percent(width * 4 / 5)}
                y={em(height * 10 - below)}
                height={em(tall)}
            />
        }
    });
    let parts: Vec<Html> = parts.collect();
    let count = stack.len();
    markup! {
        <g>
            {parts}
            {only_if(count * 3 >= tallest, || markup! {
                <text class="tick-label" x={percent(bin * width)} y={em(height * 10 - below - 20)} text-anchor="middle">
                    {count.to_string()}
                </text>
            })}
        </g>
    }
}
