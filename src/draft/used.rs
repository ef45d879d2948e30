//! Who names a part.

use crate::id::Id;
use crate::language::{Document, Factor, FactorBy, Gives, Line, Node, Pool, Source};
use crate::plan::Filling;

/// The places of the parts that go by a value, by a total, or count the events of a line.
pub fn parts_that_use(document: &Document, id: Id) -> Vec<String> {
    let mut found = Vec::new();
    for (nth, value) in document.values.iter().enumerate() {
        let counts = match &value.from {
            Source::Count(lines) => lines.contains(&id),
            Source::Total(total) => *total == id,
            source => source.parts().contains(&id),
        };
        if counts {
            found.push(format!("values[{nth}]"));
        }
    }
    for (nth, total) in document.totals.iter().enumerate() {
        pool(&total.pool, &format!("totals[{nth}].pool"), id, &mut found);
    }
    for (nth, grades) in document.grades.iter().enumerate() {
        let needs = grades.grades.iter().flat_map(|grade| &grade.needs);
        let mut conditions = needs.chain(grades.moves.iter().map(|of| &of.when));
        if grades.of == id || conditions.any(|condition| condition.value == id) {
            found.push(format!("grades[{nth}]"));
        }
    }
    found
}

/// Whether something of this name is recorded in a month: a value, an event of a line or of
/// one of its kinds.
pub fn records_that_use(filling: &Filling, id: Id) -> bool {
    filling.values.contains_key(&id)
        || filling.cases.contains_key(&id)
        || filling.kept.contains_key(&id)
        || filling.lists.contains_key(&id)
        || filling.events.iter().any(|event| event.kind == id)
}

/// Where a line stands.
pub fn place_of_line(document: &Document, id: Id) -> Option<String> {
    fn walk(pool: &Pool, path: &str, id: Id) -> Option<String> {
        pool.of
            .iter()
            .enumerate()
            .find_map(|(nth, node)| match node {
                Node::Line(line) => (line.id == id).then(|| format!("{path}.of[{nth}].line")),
                Node::Pool(inner) => walk(inner, &format!("{path}.of[{nth}].pool"), id),
            })
    }
    let mut totals = document.totals.iter().enumerate();
    totals.find_map(|(nth, total)| walk(&total.pool, &format!("totals[{nth}].pool"), id))
}

fn pool(of: &Pool, path: &str, id: Id, found: &mut Vec<String>) {
    if factors(&of.factors, id) {
        found.push(path.to_owned());
    }
    for (nth, node) in of.of.iter().enumerate() {
        match node {
            Node::Pool(inner) => pool(inner, &format!("{path}.of[{nth}].pool"), id, found),
            Node::Line(line) if is_in(line, id) => found.push(format!("{path}.of[{nth}].line")),
            Node::Line(_) => {}
        }
    }
}

fn is_in(line: &Line, id: Id) -> bool {
    let gives = match &line.gives {
        Gives::Value(of) | Gives::Scale(of, _) => *of == id,
        Gives::Events(_) | Gives::Fixed(_) => false,
    };
    gives || factors(&line.factors, id)
}

fn factors(factors: &[Factor], id: Id) -> bool {
    factors.iter().any(|factor| match &factor.by {
        FactorBy::Value(of) | FactorBy::Scale(of, _) => *of == id,
        FactorBy::Constant(_) => false,
    })
}
