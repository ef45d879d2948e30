//! What is open of rulebooks that are being written.

use std::cell::RefCell;
use std::rc::Rc;

use serde_json::Value;

use super::along::Along;
use super::around::Among;
use super::msg::{Sample, Tab};
use super::sample::Tried;
use crate::calendar::Month;
use crate::desk::book::Shelf;
use crate::desk::state::{InUse, Records, Sealed};
use crate::desk::{Model, Sent};
use crate::draft::{Case, Difference, Dot, Outlook, Read, Sketch, differences, dots};
use crate::id::Id;
use crate::store::TeamKey;

/// What is open.
#[derive(Debug, Default)]
pub struct DraftForm {
    /// Which one is shown; the list where none is.
    pub shown: Option<Id>,
    /// Which view of it.
    pub tab: Tab,
    /// The part whose form is open.
    pub open: Option<String>,
    /// By what numbers are decided.
    pub source: String,
    /// When they are.
    pub date: String,
    /// On what it's tried, if that was chosen.
    pub sample: Option<Sample>,
    /// So many pasted lines had no number to go to.
    pub left: usize,
    /// What couldn't be removed.
    pub refused: Option<Refused>,
    /// What went out, or is about to.
    pub sent: Option<Sent<(Id, Month)>>,
    /// What was published last, and from when it's in force.
    pub published: Option<(Id, Month)>,
    /// What may go along with it, or has gone.
    pub along: Option<Along>,
    /// Which field is being typed into, and what that left.
    pub(super) typing: Option<(String, Sealed)>,
    /// What a list's field holds while it's typed into.
    pub(super) raw: Option<(String, String)>,
    /// What stood in a cell of the table before it was typed into.
    pub(super) before: Option<(String, Value)>,
    read: RefCell<Vec<WasRead>>,
    different: Known<(Rc<Sketch>, Rc<Vec<Difference>>)>,
    cases: Known<(Rc<Sketch>, Seen, Rc<Vec<Case>>)>,
    /// What is worked out of the months that it concerns.
    pub(super) looked: Option<Looked>,
    pub(super) tried_on: Known<Shown>,
    dots: Known<SeenDots>,
}

/// So many sketches are read at once: those of the list.
const MOST_READ: usize = 12;

/// A sketch and what was read of it.
type WasRead = (Rc<Sketch>, Option<Rc<Read>>);

/// What a value came to in which months.
type SeenDots = (Rc<Vec<Case>>, Id, Rc<Vec<Dot>>);

/// Worked out once.
type Known<T> = RefCell<Option<T>>;

/// What the months that it concerns hang on: documents' months, the log from which they take, the
/// others, the rules.
#[derive(Debug)]
struct Seen(Sealed, u64, Records, InUse);

/// The sample by a sketch, of what was chosen among which months, beside whose month that is
/// shown elsewhere.
type Shown = (
    Rc<Sketch>,
    Option<Sample>,
    Rc<Vec<Case>>,
    (String, Month),
    Option<Rc<Tried>>,
);

/// What is worked out of a sketch and of months, a little at a time.
#[derive(Debug)]
pub struct Looked {
    /// Of which sketch.
    pub(super) of: Rc<Sketch>,
    /// Among which months.
    pub(super) among: Rc<Vec<Case>>,
    /// As far as it is.
    pub outlook: Outlook,
    /// Somebody stopped it.
    pub is_stopped: bool,
}

/// Why a part couldn't be removed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Which one.
    pub path: String,
    /// The parts that name it.
    pub parts: Vec<String>,
    /// The months in which it's recorded.
    pub months: Vec<(String, Month)>,
}

impl DraftForm {
    /// What a list's field holds while it's typed into.
    pub fn raw(&self, path: &str) -> Option<&str> {
        let raw = self.raw.as_ref().filter(|(at, _)| at == path);
        raw.map(|(_, text)| &**text)
    }

    /// What is read of a sketch; none where it's no rulebook at all.
    pub fn read(&self, sketch: &Rc<Sketch>) -> Option<Rc<Read>> {
        let mut known = self.read.borrow_mut();
        if let Some((_, read)) = known.iter().find(|(of, _)| Rc::ptr_eq(of, sketch)) {
            return read.clone();
        }
        let read = Read::of(sketch).map(Rc::new);
        if known.len() >= MOST_READ {
            known.remove(0);
        }
        known.push((Rc::clone(sketch), read.clone()));
        read
    }

    /// What it says otherwise than what it began as; none if with nothing.
    pub fn different(&self, sketch: &Rc<Sketch>) -> Option<Rc<Vec<Difference>>> {
        let mut known = self.different.borrow_mut();
        if let Some((of, found)) = &*known
            && Rc::ptr_eq(of, sketch)
        {
            return Some(Rc::clone(found));
        }
        let root = sketch.root.as_ref()?.document()?;
        let read = self.read(sketch)?;
        let found = Rc::new(differences(&root, &read.document));
        *known = Some((Rc::clone(sketch), Rc::clone(&found)));
        Some(found)
    }

    /// What a value came to in these months.
    pub fn dots(&self, model: &Model, sketch: &Rc<Sketch>, value: Id) -> Rc<Vec<Dot>> {
        let cases = self.cases(model, sketch);
        let mut known = self.dots.borrow_mut();
        if let Some((of, by, dots)) = &*known
            && Rc::ptr_eq(of, &cases)
            && *by == value
        {
            return Rc::clone(dots);
        }
        let found = Rc::new(dots(&cases, value, &Among::of(model, &cases)));
        *known = Some((cases, value, Rc::clone(&found)));
        found
    }

    /// The months that it concerns.
    pub fn cases(&self, model: &Model, sketch: &Rc<Sketch>) -> Rc<Vec<Case>> {
        let mut known = self.cases.borrow_mut();
        let content = &model.state.content;
        let is_bundled = sketch
            .root
            .as_ref()
            .is_some_and(|root| root.bundled.is_some());
        let heard = model.shelf().heard();
        if let Some((of, Seen(books, log, records, rules), cases)) = &*known
            && (of.root == sketch.root && of.tree.get("id") == sketch.tree.get("id"))
            && *log == heard
            && with_same_months(books, &content.books)
            && (!is_bundled || (*rules == content.rules && is_same(records, &content.records)))
        {
            return Rc::clone(cases);
        }
        let cases = Rc::new(super::cases::cases(model, sketch));
        let seen = Seen(
            content.books.clone(),
            heard,
            content.records.clone(),
            content.rules.clone(),
        );
        *known = Some((Rc::clone(sketch), seen, Rc::clone(&cases)));
        cases
    }

    /// What becomes of them, and what hangs on its assumed numbers, as far as that is worked
    /// out; none while it can't be scored by, or where nothing is begun.
    pub fn outlook(&self, model: &Model, sketch: &Rc<Sketch>) -> Option<&Looked> {
        let looked = self.looked.as_ref()?;
        let cases = self.cases(model, sketch);
        let is_it = Rc::ptr_eq(&looked.of, sketch) && Rc::ptr_eq(&looked.among, &cases);
        is_it.then_some(looked)
    }
}

/// Whether both have the very same months.
fn is_same(one: &Records, other: &Records) -> bool {
    one.len() == other.len()
        && one
            .iter()
            .zip(other.iter())
            .all(|((one, a), (other, b))| one == other && Rc::ptr_eq(a, b))
}

/// Whether two shelves have the very same documents, months and roster: drafts may differ.
fn with_same_months(one: &Sealed, other: &Sealed) -> bool {
    if one == other {
        return true;
    }
    let (one, other) = (Shelf::of(one), Shelf::of(other));
    let same_months = one.months.len() == other.months.len()
        && one
            .months
            .iter()
            .zip(&other.months)
            .all(|((one, a), (other, b))| one == other && Rc::ptr_eq(a, b));
    let same_documents = one.documents.len() == other.documents.len()
        && one
            .documents
            .values()
            .zip(other.documents.values())
            .all(|(a, b)| Rc::ptr_eq(a, b));
    let roster = |of: &Shelf| of.team.get(&TeamKey::Roster).map(Rc::as_ptr);
    same_months && same_documents && roster(&one) == roster(&other)
}

impl Model {
    /// What is open of rulebooks that are being written.
    pub fn draft_form(&self) -> Option<&DraftForm> {
        self.draft.as_ref()?.downcast_ref()
    }

    /// The one that is shown.
    pub fn draft(&self) -> Option<(Id, Rc<Sketch>)> {
        let id = self.draft_form()?.shown?;
        let shelf = Shelf::of(&self.state.content.books);
        shelf.drafts.get(&id).map(|sketch| (id, Rc::clone(sketch)))
    }
}
