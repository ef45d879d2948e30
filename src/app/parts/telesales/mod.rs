//! A month of telesales: its days, its sales, what hangs on them.

mod calendar;
mod day;
mod paste;
mod sales;
mod stake;

pub use stake::stake;

use yew::prelude::*;

use crate::app::dom::all;
use crate::app::view::View;
use crate::scoring::{Settled, settle};

/// The days and the sales; nothing for a rulebook without a quota of calls.
pub fn telesales(view: &View<'_>) -> Html {
    settled(view).map_or_else(Html::default, |settled| {
        all(vec![
            calendar::calendar(view, &settled),
            sales::sales(view, &settled),
        ])
    })
}

/// What the shown month comes to.
fn settled(view: &View<'_>) -> Option<Settled> {
    let (rulebook, record) = (view.rulebook(), view.record());
    settle(rulebook, record, view.state.today, view.sheet)
}
