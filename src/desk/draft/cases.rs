//! The months that a rulebook concerns: those by its earlier versions, and those by the
//! bundled one that it began as.

use std::rc::Rc;

use litemap::LiteMap;

use crate::desk::Model;
use crate::desk::book::Shelf;
use crate::draft::{Case, Root, Sketch};
use crate::id::Id;
use crate::json::Encode as _;
use crate::language::migrate;
use crate::number::Unit;
use crate::plan::{Filling, Plan, Volume};
use crate::scoring::is_working_day;

/// All of them, as they're scored now.
pub(super) fn cases(model: &Model, sketch: &Sketch) -> Vec<Case> {
    let shelf = Shelf::of(&model.state.content.books);
    let id: Option<Id> = sketch
        .tree
        .get("id")
        .and_then(|id| id.as_str()?.parse().ok());
    let own = shelf.months.iter().filter(|((_, by), _)| Some(*by) == id);
    let own = own.filter_map(|((of, by), filling)| {
        Some(Case {
            agent: of.agent.to_string(),
            month: of.month,
            filling: Rc::clone(filling),
            now: Rc::clone(shelf.in_force(*by, of.month)?),
        })
    });
    let mut all: Vec<Case> = own.collect();
    if let Some(root) = &sketch.root
        && let Some(unit) = root.bundled
    {
        bundled(model, root, unit, &mut all);
    }
    all
}

fn bundled(model: &Model, root: &Root, unit: Unit, all: &mut Vec<Case>) {
    let Some(document) = root.document() else {
        return;
    };
    let Ok(plan) = Plan::new(&document) else {
        return;
    };
    let now = Rc::new(Volume {
        text: document.to_json(),
        document,
        plan,
    });
    let at = migrate::At {
        today: model.state.today,
        works: is_working_day,
    };
    let records = model.state.content.records.iter();
    for ((agent, month), record) in records.filter(|(_, record)| record.unit == unit) {
        let book = model.state.rules().rulebook((*month, unit));
        let facts = migrate::facts(book, record, at);
        all.push(Case {
            agent: agent.clone(),
            month: *month,
            filling: Rc::new(Filling::of(&facts, LiteMap::new())),
            now: Rc::clone(&now),
        });
    }
}
