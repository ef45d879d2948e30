//! Months by the bundled rulebook that a published one began as go along with it: from the month
//! on from which it's in force, as far as it has a place for what they say. They stay where they
//! are, too.

use std::rc::Rc;

use super::cases::bundled;
use super::work::form;
use crate::calendar::Month;
use crate::desk::book::{Shelf, put};
use crate::desk::{Effect, Model};
use crate::draft::along;
use crate::id::Id;
use crate::language::Document;
use crate::number::Unit;
use crate::plan::Filling;
use crate::review::MonthOf;
use crate::store::{BookKey, MonthKey};

/// What may go along with a published one.
#[derive(Clone, Debug)]
pub struct Along {
    /// Which one, and from when it's in force.
    pub of: (Id, Month),
    /// As what it began.
    pub unit: Unit,
    /// How many months.
    pub months: usize,
    /// What it has no place for, by its name there, and in how many of them.
    pub left: Vec<(Id, usize)>,
    /// The rulebook that names what is left.
    pub from: Option<Rc<Document>>,
    /// Whether they have gone.
    pub is_taken: bool,
}

/// Each month, and what is left of it.
type Found = Vec<(MonthKey, Filling, Vec<Id>)>;

/// What may go along; none where there is nothing.
pub(super) fn offered(
    model: &Model,
    of: (Id, Month),
    unit: Unit,
    from: Option<Document>,
) -> Option<Along> {
    let found = found(model, of, unit);
    let mut left: Vec<(Id, usize)> = Vec::new();
    for id in found.iter().flat_map(|(_, _, left)| left) {
        match left.iter_mut().find(|(known, _)| known == id) {
            Some((_, count)) => *count += 1,
            None => left.push((*id, 1)),
        }
    }
    (!found.is_empty()).then(|| Along {
        of,
        unit,
        months: found.len(),
        left,
        from: from.map(Rc::new),
        is_taken: false,
    })
}

/// The months take their places, all in one step.
pub(super) fn take(model: &mut Model, out: &mut Vec<Effect>) {
    let Some(mut along) = form(model).along.clone().filter(|along| !along.is_taken) else {
        return;
    };
    let found = found(model, along.of, along.unit);
    let mut shelf = Shelf::clone(&Shelf::of(&model.state.content.books));
    (along.months, along.is_taken) = (found.len(), true);
    for (key, filling, _) in found {
        shelf.months.insert((key, along.of.0), Rc::new(filling));
    }
    let book = model.state.content.book;
    if along.months > 0 {
        put(model, shelf, book, true, out);
    }
    form(model).along = Some(along);
}

/// The months from then on that have no place here yet.
fn found(model: &Model, (id, effective): (Id, Month), unit: Unit) -> Found {
    let shelf = Shelf::of(&model.state.content.books);
    let mut cases = Vec::new();
    bundled(model, unit, &mut cases);
    let own = cases.into_iter().filter(|case| case.month >= effective);
    let own = own.filter_map(|case| {
        let key = MonthKey::new(&*case.agent, case.month);
        let by = shelf.in_force(id, case.month)?;
        let row = BookKey::Month(key.clone(), id);
        let is_free = shelf.month(&case.agent, case.month, id).is_none();
        let (filling, left) = along(&case.filling, &by.document);
        // What was approved elsewhere is what was approved, not this.
        let is_final = shelf.is_final(&MonthOf::new(&*case.agent, case.month, Some(id)));
        let goes = is_free && !is_final && !shelf.unread.contains_key(&row) && !filling.is_blank();
        goes.then_some((key, filling, left))
    });
    own.collect()
}
