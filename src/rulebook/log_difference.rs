//! In what the log's parts of two rulebooks differ. None of it scores: that is
//! why it's no [`Difference`](super::Difference).

use super::{Category, Channel, Id, LogRules};
use crate::log::LogRatio;

/// One thing in which the log's parts of two rulebooks differ; none where only
/// the other one has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogDifference<'a> {
    /// A channel that only one has, or that is named otherwise.
    Channel(Option<&'a Channel>, Option<&'a Channel>),
    /// A category that only one has, that is named otherwise, or that has
    /// other marks.
    Category(Option<&'a Category>, Option<&'a Category>),
    /// What the log gives for a measure.
    Feed(Id, Option<LogRatio>, Option<LogRatio>),
    /// The channels stand in another order.
    ChannelOrder,
    /// The categories stand in another order.
    CategoryOrder,
}

/// Everything in which the log's parts of two rulebooks differ, in the order
/// of the first; empty exactly where they list and give the same.
pub fn log_difference<'a>(one: &'a LogRules, other: &'a LogRules) -> Vec<LogDifference<'a>> {
    let mut found = Vec::new();
    let channel = |channel: &Channel| channel.id;
    differing(&one.channels, &other.channels, channel, |one, other| {
        found.push(LogDifference::Channel(one, other));
    });
    if is_reordered(&one.channels, &other.channels, channel) {
        found.push(LogDifference::ChannelOrder);
    }
    let category = |category: &Category| category.id;
    differing(
        &one.categories,
        &other.categories,
        category,
        |one, other| {
            found.push(LogDifference::Category(one, other));
        },
    );
    if is_reordered(&one.categories, &other.categories, category) {
        found.push(LogDifference::CategoryOrder);
    }
    differing(
        &one.feeds,
        &other.feeds,
        |feed| feed.measure,
        |one, other| {
            if let Some(feed) = one.or(other) {
                let ratio = |feed: Option<&super::Feed>| feed.map(|feed| feed.ratio);
                found.push(LogDifference::Feed(feed.measure, ratio(one), ratio(other)));
            }
        },
    );
    found
}

/// What isn't the same in both lists: those of the first, then those that only
/// the other has.
fn differing<'a, T: PartialEq>(
    one: &'a [T],
    other: &'a [T],
    id: impl Fn(&T) -> Id,
    mut differs: impl FnMut(Option<&'a T>, Option<&'a T>),
) {
    for here in one {
        let there = other.iter().find(|there| id(there) == id(here));
        if there != Some(here) {
            differs(Some(here), there);
        }
    }
    for there in other {
        if !one.iter().any(|here| id(here) == id(there)) {
            differs(None, Some(there));
        }
    }
}

/// Whether what both lists have stands in another order.
fn is_reordered<T>(one: &[T], other: &[T], id: impl Fn(&T) -> Id) -> bool {
    let shared = |list: &[T], of: &[T]| {
        let ids = list.iter().map(&id);
        let shared = ids.filter(|known| of.iter().any(|there| id(there) == *known));
        shared.collect::<Vec<Id>>()
    };
    shared(one, other) != shared(other, one)
}
