//! What the consultation log gives for the measures of a month: where the
//! rulebook says so, its cases are copied into the record, and only there it
//! scores.

use crate::calendar::Month;
use crate::id::Id;
use crate::log::{LogEntry, LogFigures, LogRatio};
use crate::record::{Measured, Record};
use crate::rulebook::Rulebook;

/// A measure that the log gives, and what it gives for a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fed {
    /// The measure.
    pub measure: Id,
    /// What is counted.
    pub ratio: LogRatio,
    /// The entries behind it.
    pub figures: LogFigures,
}

/// What a month's entries give for the measures that the rulebook feeds from
/// the log, in its order. Entries of other months are passed over.
pub fn fed<'a>(
    rulebook: &Rulebook,
    month: Month,
    entries: impl IntoIterator<Item = &'a LogEntry> + Clone,
) -> Vec<Fed> {
    let Some(rules) = &rulebook.log else {
        return Vec::new();
    };
    let feeds = rules.feeds.iter().map(|feed| Fed {
        measure: feed.measure,
        ratio: feed.ratio,
        figures: feed
            .ratio
            .of(entries.clone(), month, |category| rules.marks(category)),
    });
    feeds.collect()
}

/// The month as the log has it; none where it has it so already. A measure
/// that nothing is known of, or that was copied from the log before, takes the
/// log's cases, the open ones among them; where it has none it isn't known. What was typed
/// stays, as does a closed month, and what was copied from a log that isn't
/// this one: one without any entry of the month. `by_hand` tells measures that
/// someone is about to type.
pub fn followed(record: &Record, fed: &[Fed], by_hand: impl Fn(Id) -> bool) -> Option<Record> {
    if record.closing().is_some() {
        return None;
    }
    let mut changes = Vec::new();
    for Fed {
        measure, figures, ..
    } in fed
    {
        let known = record.measures.get(measure);
        let follows = match known {
            None => true,
            Some(Measured::Logged(_)) => !figures.is_empty(),
            Some(_) => false,
        };
        let gives = figures.cases().map(Measured::Logged);
        if follows && known != gives.as_ref() && !by_hand(*measure) {
            changes.push((*measure, gives));
        }
    }
    if changes.is_empty() {
        return None;
    }
    let followed = record.edited(|facts| {
        for (measure, gives) in changes {
            match gives {
                Some(logged) => drop(facts.measures.insert(measure, logged)),
                None => drop(facts.measures.remove(&measure)),
            }
        }
    });
    // Only a month full of measures that the rulebook doesn't know refuses one.
    followed.ok()
}
