//! The sales against their target, and the day of joining.

use yew::prelude::*;

use crate::locale::telesales::{new_until, sales_state, stake, telesales_words};
use crate::locale::unit::unit_words;
use crate::number::Unit;
use crate::page::dom::{markup, none};
use crate::page::parts::controls::{FieldKind, date, field, why};
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
    markup! {
        <section class="block telesales" id="sales" tabindex="-1">
            <h2 class="block-head">
                <span class="block-title">{named.sales}</span>
                <span class="block-note">{words.sales_hint}</span>
            </h2>
            <div class="sales-line">
                <label for="f-sales-target">{words.target}</label>
                {field(view, Field::SalesTarget, FieldKind::Decimal, words.target)}
                <label for="f-sold">{words.sold}</label>
                {field(view, Field::Sold, FieldKind::Decimal, words.sold)}
                <span class={class}>{state.unwrap_or_default()}</span>
            </div>
            {why(view, Field::SalesTarget)}
            {why(view, Field::Sold)}
            {bar(record.sales)}
            <p>{stake(view.lang, settled)}</p>
            {joined(view)}
        </section>
    }
}

/// The day of joining, on which quota and first day hang.
pub fn joined(view: &View<'_>) -> Html {
    let words = telesales_words(view.lang);
    let joined = view.record().joined;
    let new = joined.and_then(|joined| new_until(view.lang, view.rulebook(), joined));
    markup! {
        <div class="sales-line">
            <label for="f-joined">{words.joined}</label>
            {date(view, Field::Joined, words.joined)}
            <span class="small">{new.unwrap_or_default()}</span>
        </div>
        {why(view, Field::Joined)}
    }
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
    markup! {
        <svg class="sales-bar" width="100%" height="14" aria-hidden="true" focusable="false">
            <rect class="certain" x="0" y="3" height="8" width={share(sold)}/>
            <line class="baseline" x1="0" x2="100%" y1="11" y2="11"/>
            <line class="target" x1={share(target)} x2={share(target)} y1="0" y2="14"/>
        </svg>
    }
}
