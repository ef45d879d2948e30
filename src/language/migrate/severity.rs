//! Complaints by their severity.

use super::words::{taken, word};
use super::{Lines, Migration, line_node};
use crate::language::{Choice, EventAmount, Events, Gives, Line, Node, Param};
use crate::rulebook::Level;

impl Migration<'_> {
    /// A line for each level, and one for what is still under investigation.
    pub fn severity(&mut self, levels: &[Level], line: Lines<'_>) -> Vec<Node> {
        let events = |amount| {
            Gives::Events(Events {
                kinds: Vec::new(),
                amount,
                most: None,
            })
        };
        let mut lines = Vec::new();
        for (level, id) in levels.iter().zip(&self.names.levels) {
            let considers = level.consequences.iter();
            let considers = considers.map(|consequence| (self.titles.consequence)(*consequence));
            lines.push(line_node(Line {
                title: word(&level.title),
                summary: word(&level.description),
                origin: level.origin.clone(),
                considers: considers.collect(),
                ..line(*id, events(EventAmount::Fixed(taken(&level.amount))))
            }));
        }
        // From nothing to the dearest, which is the last.
        if let Some(dearest) = levels.last() {
            let choice = Choice {
                low: Param::default(),
                high: taken(&dearest.amount),
            };
            lines.push(line_node(Line {
                title: self.titles.investigated.clone(),
                ..line(self.names.investigated, events(EventAmount::Chosen(choice)))
            }));
        }
        lines
    }
}
