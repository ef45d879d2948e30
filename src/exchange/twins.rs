//! The same agent and month more than once.

use std::collections::BTreeMap;

use super::{Import, Incoming, RecordFault, RecordFaultKind, Refused, Who};
use crate::calendar::Month;

/// Keeps one record of each agent and month over several files that come in
/// together: the first. A later one is dropped and counted if it says the same,
/// and refused if it doesn't, for nothing says which of them is right.
/// [`read`](super::read) has done so within each file.
pub fn settle_twins(files: &mut [Import]) {
    let mut first = BTreeMap::new();
    for file in 0..files.len() {
        let (earlier, rest) = files.split_at_mut(file);
        let Some(import) = rest.first_mut() else {
            return;
        };
        for incoming in std::mem::take(&mut import.accepted) {
            let record = &incoming.item.record;
            let key = (record.agent.clone(), record.month);
            let Some((twin_file, position)) = first.get(&key) else {
                first.insert(key, (file, import.accepted.len()));
                import.accepted.push(incoming);
                continue;
            };
            let twins = earlier.get(*twin_file).unwrap_or(import);
            match twins.accepted.get(*position) {
                Some(twin) if twin.item.record != *record => {
                    let fault =
                        twin_fault(&incoming, (*twin_file != file).then_some(*twin_file), twin);
                    import.refused.push(refused(incoming, fault));
                }
                _ => import.repeated += 1,
            }
        }
        import.refused.sort_by_key(|refused| refused.index);
    }
}

/// Where the record of an agent's month stands among a file's accepted ones.
#[derive(Debug, Default)]
pub(super) struct Places(BTreeMap<(String, Month), usize>);

impl Places {
    /// Takes a record of a file, as [`settle_twins`] does within one.
    pub fn admit(&mut self, incoming: Incoming, import: &mut Import) {
        let record = &incoming.item.record;
        let key = (record.agent.clone(), record.month);
        let Some(position) = self.0.get(&key) else {
            self.0.insert(key, import.accepted.len());
            import.accepted.push(incoming);
            return;
        };
        match import.accepted.get(*position) {
            Some(twin) if twin.item.record != *record => {
                let fault = twin_fault(&incoming, None, twin);
                import.refused.push(refused(incoming, fault));
            }
            _ => import.repeated += 1,
        }
    }
}

fn twin_fault(incoming: &Incoming, file: Option<usize>, twin: &Incoming) -> RecordFault {
    let first = twin.index;
    RecordFault {
        path: format!("records[{}]", incoming.index),
        kind: match file {
            None => RecordFaultKind::Twin { first },
            Some(file) => RecordFaultKind::TwinInFile { file, first },
        },
    }
}

fn refused(incoming: Incoming, fault: RecordFault) -> Refused {
    let record = &incoming.item.record;
    Refused {
        index: incoming.index,
        who: Who {
            agent: Some(record.agent.clone()),
            month: Some(record.month),
        },
        faults: vec![fault],
    }
}
