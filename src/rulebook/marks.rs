//! The percentages that a measure is compared with.

use super::{Mechanism, Rulebook};
use crate::id::Id;
use crate::number::Percent;

impl Rulebook {
    /// Target and thresholds of a measure: what its share must not seem to
    /// reach where it doesn't.
    pub fn marks(&self, measure: Id) -> Vec<Percent> {
        let target = self.measure(measure).map(|measure| measure.target.value);
        let conditions = self.parts().filter_map(|(.., part)| match &part.mechanism {
            Mechanism::Threshold { conditions, .. } => Some(conditions.iter()),
            _ => None,
        });
        let of_it = conditions.flatten().filter(|of| of.measure == measure);
        let thresholds = of_it.map(|condition| condition.threshold.value);
        target.into_iter().chain(thresholds).collect()
    }
}
