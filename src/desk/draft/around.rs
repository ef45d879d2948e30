//! What the months that a rulebook concerns take from elsewhere, as things are and as they would
//! be by it.

use std::cell::RefCell;
use std::rc::Rc;

use crate::desk::Model;
use crate::desk::book::Shelf;
use crate::draft::{Around, Case};
use crate::id::Id;
use crate::plan::{Elsewhere, Volume};

/// The months that are here, beside each other.
#[derive(Debug)]
pub(super) struct Among {
    shelf: Rc<Shelf>,
    cases: Rc<Vec<Case>>,
    /// What would be here by which rulebook: the last one that was asked for.
    as_if: RefCell<Option<(Rc<Volume>, Rc<Shelf>)>>,
}

impl Among {
    pub fn of(model: &Model, cases: &Rc<Vec<Case>>) -> Self {
        Self {
            shelf: model.shelf(),
            cases: Rc::clone(cases),
            as_if: RefCell::default(),
        }
    }

    fn as_if(&self, by: &Rc<Volume>) -> Rc<Shelf> {
        let mut known = self.as_if.borrow_mut();
        if let Some((of, shelf)) = &*known
            && Rc::ptr_eq(of, by)
        {
            return Rc::clone(shelf);
        }
        let shelf = Rc::new(self.shelf.as_if(by, &self.cases));
        *known = Some((Rc::clone(by), Rc::clone(&shelf)));
        shelf
    }
}

impl Around for Among {
    fn now(&self, case: &Case) -> Rc<Elsewhere> {
        elsewhere(&self.shelf, case.now.document.id, case)
    }

    fn by(&self, by: &Rc<Volume>, case: &Case) -> Rc<Elsewhere> {
        elsewhere(&self.as_if(by), by.document.id, case)
    }
}

fn elsewhere(shelf: &Shelf, by: Id, case: &Case) -> Rc<Elsewhere> {
    let filled = shelf.filled(&case.agent, case.month, by);
    filled.map(|filled| filled.elsewhere).unwrap_or_default()
}
