//! What a path in a document leads to.

use super::{Document, Example, Grades, Line, Node, Pool, Reading, Total, Value};

/// A part of a document that has a name for people.
#[derive(Clone, Copy, Debug)]
pub enum Part<'a> {
    /// A value.
    Value(&'a Value),
    /// A total.
    Total(&'a Total),
    /// A pool.
    Pool(&'a Pool),
    /// A line.
    Line(&'a Line),
    /// Grades.
    Grades(&'a Grades),
    /// A question.
    Reading(&'a Reading),
    /// A worked example.
    Example(&'a Example),
}

impl Document {
    /// The smallest part with a name in which a path such as
    /// `totals[0].pool.of[2].line.gives` lies; none of a path that leads nowhere.
    pub fn part(&self, path: &str) -> Option<Part<'_>> {
        let mut steps = path.split('.').map(step);
        let (name, nth) = steps.next()?;
        let nth = nth.unwrap_or(usize::MAX);
        let total = match name {
            "values" => return self.values.get(nth).map(Part::Value),
            "grades" => return self.grades.get(nth).map(Part::Grades),
            "readings" => return self.readings.get(nth).map(Part::Reading),
            "examples" => return self.examples.get(nth).map(Part::Example),
            "totals" => self.totals.get(nth)?,
            _ => return None,
        };
        let mut found = Part::Total(total);
        let mut pool = &total.pool;
        let mut node: Option<&Node> = None;
        for (name, nth) in steps {
            match (name, nth, node) {
                ("pool", None, None) => found = Part::Pool(pool),
                ("of", Some(nth), None) => node = pool.of.get(nth),
                ("pool", None, Some(Node::Pool(inner))) => {
                    (pool, node) = (inner, None);
                    found = Part::Pool(pool);
                }
                ("line", None, Some(Node::Line(line))) => return Some(Part::Line(line)),
                _ => break,
            }
        }
        Some(found)
    }
}

/// A step of a path: its name, and its number in square brackets.
fn step(text: &str) -> (&str, Option<usize>) {
    match text.split_once('[') {
        Some((name, nth)) => (name, nth.trim_end_matches(']').parse().ok()),
        None => (text, None),
    }
}
