//! Who names a part.

use crate::id::Id;
use crate::language::{
    Document, Factor, FactorBy, Given, Gives, Heard, Line, Node, Pool, Source, When,
};
use crate::plan::Filling;

/// The places of the parts that go by a value or total, count the events of a line, are about
/// an audience, are there under an answer, or say something of one of them in an example.
pub fn parts_that_use(document: &Document, id: Id) -> Vec<String> {
    let mut found = Vec::new();
    for (nth, value) in document.values.iter().enumerate() {
        let is_under = value.when.is_some_and(|when| when.is == id);
        let counts = is_under
            || match &value.from {
                Source::Count(lines) => lines.contains(&id),
                Source::Total(total) => *total == id,
                source => source.parts().contains(&id) || source.elsewhere().contains(&id),
            };
        if counts {
            found.push(format!("values[{nth}]"));
        }
    }
    for (nth, total) in document.totals.iter().enumerate() {
        if total.weighed_by == Some(id) {
            found.push(format!("totals[{nth}]"));
        }
        pool(&total.pool, &format!("totals[{nth}].pool"), id, &mut found);
    }
    for (nth, grades) in document.grades.iter().enumerate() {
        let needs = grades.grades.iter().flat_map(|grade| &grade.needs);
        let mut conditions = needs.chain(grades.moves.iter().map(|of| &of.when));
        let is_of = grades.of == id;
        if is_of || conditions.any(|condition| condition.value == id) {
            found.push(format!("grades[{nth}]"));
        }
    }
    for (nth, example) in document.examples.iter().enumerate() {
        let facts = &example.facts;
        let happened = facts.events.iter().any(|event| event.kind == id);
        let is_norm = |heard: &Heard| heard.norm == Some(id);
        let mut given = facts.values.values();
        let held = given.any(|given| matches!(given, Given::List(all) if all.iter().any(is_norm)));
        if happened || held || facts.values.contains_key(&id) || facts.audiences.contains_key(&id) {
            found.push(format!("examples[{nth}]"));
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
        || filling
            .lists
            .values()
            .flatten()
            .any(|of| of.norm == Some(id))
        || filling.audiences.contains_key(&id)
        || filling.readings.iter().any(|(_, answer)| *answer == id)
        || filling
            .events
            .iter()
            .any(|event| event.kind == id || event.also.iter().any(|also| also.kind == id))
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
    if factors(&of.factors, id) || is_about(&of.only, &of.except, of.when.as_ref(), id) {
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
    gives
        || factors(&line.factors, id)
        || is_about(&line.only, &line.except, line.when.as_ref(), id)
}

fn factors(factors: &[Factor], id: Id) -> bool {
    factors.iter().any(|factor| {
        let by = match &factor.by {
            FactorBy::Value(of) | FactorBy::Scale(of, _) => *of == id,
            FactorBy::Constant(_) => false,
        };
        by || is_about(&factor.only, &factor.except, factor.when.as_ref(), id)
    })
}

/// Whether a part is about an audience, or there under an answer alone.
fn is_about(only: &[Id], except: &[Id], when: Option<&When>, id: Id) -> bool {
    only.contains(&id) || except.contains(&id) || when.is_some_and(|when| when.is == id)
}
