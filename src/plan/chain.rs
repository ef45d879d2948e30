//! An agent's months by a document, each with what it takes from those before.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::{Elsewhere, Filled, Filling, Logged, Volume};
use crate::calendar::Month;
use crate::language::limits;
use crate::log::LogRatio;

/// What is there of a month.
#[derive(Clone, Debug)]
pub struct Recorded {
    /// The version that scores it.
    pub volume: Rc<Volume>,
    /// What was typed; none where nothing is recorded.
    pub filling: Option<Rc<Filling>>,
    /// What the agent's consultation log has in it.
    pub log: Vec<(LogRatio, Logged)>,
}

/// Works months out, and before them all that they take from. `of` finds a month of the agent;
/// none where no document scores it. What isn't recorded is worked out only if it's wanted.
///
/// No month is asked that lies more than [`limits::MAX_CHAIN`] before the first one wanted.
pub fn worked_out(
    wanted: &[Month],
    of: impl Fn(Month) -> Option<Recorded>,
) -> BTreeMap<Month, Filled> {
    let mut found = BTreeMap::new();
    let mut known: BTreeMap<Month, Recorded> = BTreeMap::new();
    for (month, needs) in needed(wanted, &of, &mut known) {
        let Some(Recorded {
            volume,
            filling,
            log,
        }) = known.get(&month)
        else {
            continue;
        };
        let filling = match filling {
            Some(filling) => Rc::clone(filling),
            None if wanted.contains(&month) => Rc::default(),
            None => continue,
        };
        let mut elsewhere = Elsewhere {
            log: log.clone(),
            ..Elsewhere::default()
        };
        for before in needs {
            match (found.get(&before), known.get(&before)) {
                (Some(filled), Some(of)) if of.filling.is_some() => elsewhere.put(filled),
                (_, Some(of)) => elsewhere.lacks(before, &of.volume.document),
                (_, None) => {}
            }
        }
        let filled = Filled::with(volume, &filling, month, &Rc::new(elsewhere));
        found.insert(month, filled);
    }
    found.retain(|month, _| wanted.contains(month));
    found
}

/// The months that are worked out, the earliest first, each with those that it takes from.
fn needed(
    wanted: &[Month],
    of: &impl Fn(Month) -> Option<Recorded>,
    known: &mut BTreeMap<Month, Recorded>,
) -> BTreeMap<Month, Vec<Month>> {
    let mut needed = BTreeMap::new();
    let Some(first) = wanted.iter().min() else {
        return needed;
    };
    let back = i32::try_from(limits::MAX_CHAIN).unwrap_or(0);
    let first = first.plus(-back);
    let mut open: BTreeSet<Month> = wanted.iter().copied().collect();
    // What a month takes from lies before it.
    while let Some(month) = open.pop_last() {
        let Some(recorded) = known.get(&month).cloned().or_else(|| of(month)) else {
            continue;
        };
        let is_here = recorded.filling.is_some() || wanted.contains(&month);
        let reach = recorded.volume.document.reach();
        known.insert(month, recorded);
        let mut before = Vec::new();
        if is_here {
            let reach = i32::try_from(reach).unwrap_or(0);
            let months = (1..=reach).map(|back| month.plus(-back));
            before.extend(months.filter(|of| *of < month && *of >= first));
        }
        open.extend(&before);
        needed.insert(month, before);
    }
    needed
}
