//! A quota of calls, and what becomes of a month's fines (readings T1 to T5).

use super::{Lines, Migration, node, pool};
use crate::language::Node;
use crate::rulebook::Part;

impl Migration<'_> {
    pub fn calls(&mut self, _part: &Part, _line: Lines<'_>) -> Option<Node> {
        None
    }

    /// All fines but those for calls.
    pub fn fines(&mut self, taken: Vec<Node>) -> Node {
        let title = self.titles.fines.clone();
        node(pool(self.names.pool("fines"), title, taken))
    }
}
