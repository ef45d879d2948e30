//! The rules that an import's months are scored by.

use std::collections::BTreeMap;

use crate::calendar::Month;
use crate::exchange::RulebookRef;
use crate::number::Unit;
use crate::rulebook::{Rulebook, Rules};

/// The rules that months are scored by, and the references to those known so far.
#[derive(Debug)]
pub(super) struct InForce {
    rules: Rules,
    refs: BTreeMap<(Month, Unit), RulebookRef>,
}

impl InForce {
    pub(super) const fn new(rules: Rules) -> Self {
        let refs = BTreeMap::new();
        Self { rules, refs }
    }

    pub(super) fn rulebook(&mut self, of: (Month, Unit)) -> (&Rulebook, RulebookRef) {
        let rulebook = self.rules.rulebook(of);
        let known = self.refs.entry(of);
        (
            rulebook,
            *known.or_insert_with(|| RulebookRef::of(rulebook)),
        )
    }
}
