//! What stands below the score: the lines, the pay, and what may be done with the
//! sheet.

use yew::prelude::*;

use super::controls::{FieldKind, field};
use super::corrections::corrections;
use super::send::below_sheet;
use super::sheet::{lines, of_other_system, shown};
use crate::desk::Msg;
use crate::id::Id;
use crate::locale::unit::unit_words;
use crate::locale::{self, say};
use crate::number::{Range, Unit};
use crate::page::dom::{flag, markup, none, only_if};
use crate::page::view::View;
use crate::record::Field;
use crate::rulebook::PayBase;

/// What follows from the score, and how it came about.
pub fn below_score(view: &View<'_>) -> Html {
    let words = view.words();
    let blank = view.state.is_blank();
    let names = view.sheet.unscored.iter();
    let names: Vec<&str> = names
        .filter(|part| !of_other_system(view, **part))
        .map(Id::as_str)
        .collect();
    let unscored = || {
        markup! { <p class="point-out">{words.unscored}{names.join(" ")}</p> }
    };
    markup! {
        {only_if(!blank, || opened(view))}
        {only_if(view.sheet.unit == Unit::Points && !blank, || pay(view))}
        {below_sheet(view)}
        {only_if(!names.is_empty(), unscored)}
    }
}

/// The lines, and on a phone what shows them.
fn opened(view: &View<'_>) -> Html {
    let words = view.words();
    let toggle = if view.lines_open {
        words.hide_details
    } else {
        words.details
    };
    markup! {
        <button
            type="button"
            class="lines-toggle"
            aria-expanded={flag(view.lines_open)}
            onclick={view.on(Msg::ToggleLines)}
        >
            <span>
                {unit_words(view.lang, view.sheet.unit, view.sheet.holds).sheet}
                " "
                {say::items(view.lang, shown(view).count())}
            </span>
            <span class="link">{toggle}</span>
        </button>
        {corrections(view)}
        <div
            class={if view.lines_open {
                "lines open"
            } else {
                "lines"
            }}
        >
            {lines(view)}
        </div>
    }
}

fn pay(view: &View<'_>) -> Html {
    let words = view.words();
    let share = match view.rulebook().choices().pay_base {
        PayBase::Whole => String::new(),
        PayBase::Bands => {
            let factor = view.rulebook().pay_factor(view.sheet.score);
            factor.map_or_else(String::new, |factor| {
                format!(" \u{d7} {}", locale::percent(factor))
            })
        }
        PayBase::Share => format!(" ({})", locale::percent(view.rulebook().pay_share.value)),
    };
    let (mut times, mut amount, mut range) = (none(), words.no_data.to_owned(), none());
    if let Some(pay) = view.sheet.pay {
        let percent = locale::of_base(view.sheet.score, view.sheet.base);
        let percent = match view.rulebook().choices().pay_base {
            // The factor stands beside the wage.
            PayBase::Bands => String::new(),
            PayBase::Whole | PayBase::Share => percent,
        };
        times = markup! { <span class="figure">{percent}</span> };
        amount = format!("{} {}", locale::money(pay.amount), words.yuan);
        let Range { low, high } = pay.range;
        range = only_if(low != high, || {
            let span = format!("{}\u{2013}{}", locale::money(low), locale::money(high));
            markup! { <span class="pay-range small figure">{span}</span> }
        });
    }
    markup! {
        <div class="pay">
            <span class="pay-title">
                <span class="strong">{words.pay}</span>
                <span class="small">{words.wage_private}</span>
            </span>
            <span class="pay-sum">
                <label for="f-wage" class="small">{words.wage}{share}</label>
                {field(view, Field::Wage, FieldKind::Decimal, words.wage)}
                {times}
            </span>
            <span class="pay-amount figure">{amount}</span>
            {range}
            {view.why(Field::Wage)}
        </div>
    }
}
