//! The same agent and month more than once.

use std::collections::BTreeMap;

use super::{Import, Incoming, RecordFault, RecordFaultKind, Refused, Who};
use crate::calendar::Month;
use crate::record::Record;

/// What a record is beside the first one of the same agent and month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside<P> {
    /// It's the first itself.
    New,
    /// It says the same.
    Repeated,
    /// It says something else than the one at this place. Nothing says which of
    /// them is right: the first one stays.
    Different(P),
}

/// Where the first record of each agent and month stands.
#[derive(Debug)]
pub struct Firsts<P>(BTreeMap<(String, Month), P>);

impl<P> Default for Firsts<P> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<P: Copy> Firsts<P> {
    /// What a record is beside the first one, which `first` finds at its place.
    /// If it's the first itself, it will stand at `at`.
    pub fn beside<'a>(
        &mut self,
        record: &Record,
        at: P,
        first: impl FnOnce(P) -> Option<&'a Record>,
    ) -> Beside<P> {
        let key = (record.agent.clone(), record.month);
        let Some(place) = self.0.get(&key) else {
            self.0.insert(key, at);
            return Beside::New;
        };
        match first(*place) {
            Some(twin) if twin != record => Beside::Different(*place),
            _ => Beside::Repeated,
        }
    }
}

/// Keeps one record of each agent and month over several files that come in
/// together: the first. A later one is dropped and counted if it says the same,
/// and refused if it doesn't. [`read`](super::read) has done so within each file.
pub fn settle_twins(files: &mut [Import]) {
    let mut places = Places::default();
    for file in 0..files.len() {
        let (earlier, rest) = files.split_at_mut(file);
        let Some(import) = rest.first_mut() else {
            return;
        };
        for incoming in std::mem::take(&mut import.accepted) {
            places.admit(incoming, import, earlier);
        }
        import.refused.sort_by_key(|refused| refused.index);
    }
}

/// Of the first records the file, and the place among its accepted ones.
#[derive(Debug, Default)]
pub(super) struct Places(Firsts<(usize, usize)>);

impl Places {
    /// Takes a record of a file that comes in together with these earlier ones, as
    /// [`settle_twins`] does.
    pub fn admit(&mut self, incoming: Incoming, import: &mut Import, earlier: &[Import]) {
        let known = &*import;
        let twin = |(file, position): (usize, usize)| {
            let twins = earlier.get(file).unwrap_or(known);
            twins.accepted.get(position)
        };
        let first = |place| twin(place).map(|twin| &twin.item.record);
        let at = (earlier.len(), known.accepted.len());
        match self.0.beside(&incoming.item.record, at, first) {
            Beside::New => import.accepted.push(incoming),
            Beside::Repeated => import.repeated += 1,
            Beside::Different((file, position)) => {
                let first = twin((file, position)).map_or(0, |twin| twin.index);
                let kind = if file == earlier.len() {
                    RecordFaultKind::Twin { first }
                } else {
                    RecordFaultKind::TwinInFile { file, first }
                };
                import.refused.push(refused(&incoming, kind));
            }
        }
    }
}

fn refused(incoming: &Incoming, kind: RecordFaultKind) -> Refused {
    let Incoming { index, item } = incoming;
    Refused {
        index: *index,
        who: Who::of(&item.record),
        faults: vec![RecordFault {
            path: format!("records[{index}]"),
            kind,
        }],
    }
}
