//! The sales against their target, and the day of joining.

use yew::prelude::*;

use crate::locale::telesales::{new_until, sales_state, stake, telesales_words};
use crate::locale::unit::unit_words;
use crate::number::Unit;
use crate::page::dom::{markup, none, s, t};
use crate::page::parts::controls::{FieldKind, field, why};
use crate::page::view::View;
use crate::record::{Field, Sales};
use crate::scoring::Settled;

/// The section.
pub fn sales(view: &View<'_>, settled: &Settled) -> Html {
    let words = telesales_words(view.lang);
    let named = unit_words(view.lang, Unit::Money, settled.holds);
    let record = view.record();
    let state = sales_state(view.lang, record.sales);
    let class = match record.sales.met() {
        Some(true) => "sales-state met",
        Some(false) => "sales-state missed",
        None => "sales-state",
    };
    markup!(
        "<section class='block telesales' id='sales' tabindex='-1'>
            <h2 class='block-head'>
                <span class='block-title'>{}</span>
                <span class='block-note'>{}</span>
            </h2>
            <div class='sales-line'>
                <label for='f-sales-target'>{}</label>{}
                <label for='f-sold'>{}</label>{}
                <span class={}>{}</span>
            </div>
            {}{}{}
            <p>{}</p>
            {}
        </section>",
        named.sales,
        words.sales_hint,
        words.target,
        field(view, Field::SalesTarget, FieldKind::Decimal, words.target),
        words.sold,
        field(view, Field::Sold, FieldKind::Decimal, words.sold),
        s(class),
        state.unwrap_or_default(),
        why(view, Field::SalesTarget),
        why(view, Field::Sold),
        bar(record.sales),
        stake(view.lang, settled),
        joined(view),
    )
}

/// The day of joining, on which quota and first day hang.
pub fn joined(view: &View<'_>) -> Html {
    let words = telesales_words(view.lang);
    let joined = view.record().joined;
    let new = joined.and_then(|joined| new_until(view.lang, view.rulebook(), joined));
    markup!(
        "<div class='sales-line'><label for='f-joined'>{}</label>{}<span class='small'>{}</span></div>{}",
        words.joined,
        field(view, Field::Joined, FieldKind::Date, words.joined),
        new.unwrap_or_default(),
        why(view, Field::Joined),
    )
}

/// What is sold, up to the target and beyond; its meaning stands in words.
fn bar(sales: Sales) -> Html {
    let (Some(target), Some(sold)) = (sales.target, sales.sold) else {
        return none();
    };
    let (target, sold) = (target.raw(), sold.raw());
    let whole = target.max(sold).max(1);
    // Thousandths of the width; neither is above what a month can sell.
    let share = |part: i64| {
        let share = part.saturating_mul(1_000) / whole;
        format!("{}.{}%", share / 10, share % 10)
    };
    markup!(
        "<svg class='sales-bar' width='100%' height='14' aria-hidden='true' focusable='false'>
            <rect class='certain' x='0' y='3' height='8' width={}/>
            <line class='baseline' x1='0' x2='100%' y1='11' y2='11'/>
            <line class='target' x1={} x2={} y1='0' y2='14'/>
        </svg>",
        t(share(sold)),
        t(share(target)),
        t(share(target)),
    )
}
