//! What the numbers that are typed would do: who gains, who loses, by which clauses.

use std::cmp::Reverse;

use yew::prelude::*;

use super::import::who;
use crate::desk::{LineEffect, MonthEffect};
use crate::locale::numbers::{self as said, numbers_words};
use crate::locale::say::short_title;
use crate::locale::setting as say;
use crate::number::Points;
use crate::page::charts::change as change_bar;
use crate::page::dom::{markup, none, only_if};
use crate::page::parts::rows;
use crate::page::view::View;
use crate::picture::Axis;

/// So many months are worked out at each key.
const MONTHS: usize = 240;
/// So many are named.
const NAMED: usize = 12;

/// The months that change and the lines by which; nothing while nothing is typed, or the
/// rules wouldn't hold.
pub fn effect(view: &View<'_>) -> Html {
    let (lang, words) = (view.lang, numbers_words(view.lang));
    let Some(effect) = view.numbers_effect(MONTHS) else {
        return none();
    };
    let unit = view.rulebook().unit;
    let change = |month: &MonthEffect<'_>| month.after.score - month.before.score;
    let mut months: Vec<(Points, String, String)> = effect
        .scores
        .iter()
        .map(|month| {
            let text = say::month_effect(lang, &month.before, &month.after);
            (change(month), who(view, month.record), text)
        })
        .collect();
    months.sort_by_key(|(change, ..)| Reverse(change.abs()));
    let more = months
        .iter()
        .filter(|(change, ..)| *change > Points::ZERO)
        .count();
    let less = months
        .iter()
        .filter(|(change, ..)| *change < Points::ZERO)
        .count();
    let sum: Points = months.iter().map(|(change, ..)| *change).sum();
    let widest = months
        .iter()
        .map(|(change, ..)| change.abs())
        .max()
        .unwrap_or_default();
    let axis = Axis::spanning(-widest, widest.max(Points::from_raw(1)));
    let listed = months.iter().take(NAMED).map(|(change, who, text)| {
        markup! {
            <li>
                <span class="numbers-who">{who}</span>
                {change_bar(axis, &[*change])}
                <span class="figure">{text}</span>
            </li>
        }
    });
    let listed: Vec<Html> = listed.collect();
    let lines = effect.lines();
    let line = |effect: &LineEffect| {
        let name = short_title(lang, view.rulebook(), &effect.line);
        let text = said::line_change(lang, unit, effect.change, effect.months);
        (name, text, String::new())
    };
    let pays = effect.pays.len();
    markup! {
        <div class="numbers-effect" role="status">
            <p>
                <strong>{words.effect}</strong>" "
                {match effect.scores.len() {
                    0 => say::months_changed(lang, unit, (0, pays), effect.all),
                    _ => said::effect(lang, unit, (more, less), effect.all, sum),
                }}
                {only_if(effect.beyond > 0, || markup! { " "{said::beyond(lang, effect.beyond)} })}
            </p>
            {only_if(!listed.is_empty(), || markup! {
                <div class="numbers-both">
                    <div><h3 class="numbers-head">{words.whose}</h3><ul class="numbers-months">{listed}</ul></div>
                    <div>
                        <h3 class="numbers-head">{words.lines}</h3>
                        {rows("differences", lines.iter().take(NAMED).map(line))}
                    </div>
                </div>
            })}
        </div>
    }
}
