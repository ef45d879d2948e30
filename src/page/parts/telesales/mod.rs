//! A month of telesales: its days, its sales, what hangs on them.

mod calendar;
mod day;
mod paste;
mod sales;
mod stake;

pub use stake::stake;

use yew::prelude::*;

use crate::page::dom::{all, only_if};
use crate::page::view::View;
use crate::rulebook::Holds;
use crate::scoring::{Settled, settle};

/// The days, where they ask for calls, and the sales, where something hangs on
/// them.
pub fn telesales(view: &View<'_>) -> Html {
    settled(view).map_or_else(Html::default, |settled| {
        let Holds { calls, refunds, .. } = settled.holds;
        all(vec![
            only_if(calls, || calendar::calendar(view, &settled)),
            only_if(refunds, || sales::sales(view, &settled)),
        ])
    })
}

/// What the shown month comes to.
fn settled(view: &View<'_>) -> Option<Settled> {
    let (rulebook, record) = (view.rulebook(), view.record());
    settle(rulebook, record, view.state.today, view.sheet)
}
