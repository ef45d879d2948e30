//! A month that comes in as the official one and says what is here already: nothing changes,
//! but that it was given out is told by its acts.

use std::rc::Rc;

use super::acts::{self, Acts, Taken};
use super::state::{Key, Places};
use super::{Effect, Model};
use crate::exchange::{Change, Preview};
use crate::record::{Source, Trail};

/// Whether a month that is here already comes in as the official one, and isn't known as such.
pub(super) fn is_news(acts: &Acts, preview: &Preview) -> bool {
    let item = &preview.item;
    if preview.change != Change::Same || !item.trail.is_issued() {
        return false;
    }
    let given_out = item.trail.revisions().last().map(|last| &last.made);
    let key = (item.record.agent.clone(), item.record.month);
    let known = acts.of(&key);
    let mut known = known.into_iter().flat_map(|known| known.revisions());
    !known.any(|of| Some(&of.made) == given_out)
}

/// Such months among those that came in, from where, and their acts.
pub(super) fn news(model: &Model, incoming: &[(Preview, bool)]) -> Vec<(Key, Source, Trail)> {
    let acts = &model.storage.acts;
    let news = incoming.iter().filter(|(it, _)| is_news(acts, it));
    let news = news.filter_map(|(it, _)| {
        let record = &it.item.record;
        let key = (record.agent.clone(), record.month);
        let source = model.import.sources.get(&key)?.clone();
        Some((key, source, it.item.trail.clone()))
    });
    news.collect()
}

/// Has the acts on such months say so.
pub(super) fn take(model: &mut Model, months: Vec<(Key, Source, Trail)>, out: &mut Vec<Effect>) {
    let records = &model.state.content.records;
    let mut places = Places::new();
    let mut taken = Vec::new();
    for (key, source, trail) in months {
        let Some(record) = records.get(&key) else {
            continue;
        };
        places.insert(key.clone(), Some(Rc::clone(record)));
        let of = Taken {
            source,
            trail,
            is_restored: false,
        };
        taken.push((key, of));
    }
    model.storage.acts.note_taken(taken.into_iter().collect());
    acts::note(model, places, out);
}
