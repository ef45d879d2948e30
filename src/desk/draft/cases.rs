//! The months that a rulebook concerns: those by its earlier versions, and those by the
//! bundled one that it began as.

use std::collections::BTreeSet;
use std::rc::Rc;

use litemap::LiteMap;

use crate::calendar::Month;
use crate::desk::Model;
use crate::desk::book::Shelf;
use crate::draft::{Case, Sketch};
use crate::id::Id;
use crate::language::migrate;
use crate::locale::migrated::titles;
use crate::number::Unit;
use crate::plan::{Filling, Volume};
use crate::rulebook::Rulebook;
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
    let root = sketch.root.as_ref();
    if let Some(unit) = root.and_then(|root| root.bundled) {
        let mut begun = Vec::new();
        bundled(model, unit, &mut begun);
        // Those that went along already are counted once.
        let here: BTreeSet<_> = all.iter().map(key).collect();
        begun.retain(|case| !here.contains(&key(case)));
        all.extend(begun);
    }
    all
}

fn key(case: &Case) -> (String, Month) {
    (case.agent.clone(), case.month)
}

/// Months by a bundled rulebook, each by the one that is in force then.
pub(super) fn bundled(model: &Model, unit: Unit, all: &mut Vec<Case>) {
    let at = migrate::At {
        today: model.state.today,
        works: is_working_day,
    };
    let mut known: Vec<(&Rulebook, Rc<Volume>)> = Vec::new();
    let records = model.state.content.records.iter();
    for ((agent, month), record) in records.filter(|(_, record)| record.unit == unit) {
        let book = model.state.rules().rulebook((*month, unit));
        let now = known.iter().find(|(of, _)| std::ptr::eq(*of, book));
        let now = match now {
            Some((_, now)) => Rc::clone(now),
            None => {
                let document = migrate::rulebook(book, &titles());
                let Ok(now) = Volume::of(document) else {
                    continue;
                };
                let now = Rc::new(now);
                known.push((book, Rc::clone(&now)));
                now
            }
        };
        let facts = migrate::facts(book, record, at);
        all.push(Case {
            agent: agent.clone(),
            month: *month,
            filling: Rc::new(Filling::of(&facts, LiteMap::new())),
            now,
        });
    }
}
