//! What may happen to a brought document and its months, and what is open of it.

use super::{BookActs, Offer};
use crate::desk::state::Sealed;
use crate::desk::team::{TeamForm, TeamMsg};
use crate::id::Id;
use crate::language::Excuse;
use crate::number::Unit;
use crate::plan::Place;
use crate::record::Source;
use crate::store::BookKey;

/// Something that a person did about such a document, or that the desk is told.
#[derive(Clone, Debug, PartialEq)]
pub enum BookMsg {
    /// The rows that storage has; whether it was opened only now.
    Kept(Sealed, bool),
    /// Gives storage what differs from what there was.
    Keep(Sealed),
    /// Files came in, each with its name.
    Files(Vec<(String, String)>),
    /// A backup brought these rows, each as it stands there.
    Restore(Vec<String>, Source),
    /// Rows that a page left behind that was closed before storage took them.
    Journaled(Vec<(String, String)>),
    /// The minute is known in which months changed.
    Made,
    /// Shows the acts on the shown month, or hides them.
    Acts(bool),
    /// Offers a row that nobody can read as a file, as it lies.
    SaveUnread(BookKey),
    /// Whether something that came in is taken, by its place.
    Choose(usize, bool),
    /// Takes it.
    Take,
    /// Takes it as part of an import, whose last step it belongs to unless it's one of its
    /// own.
    TakeAlong(bool),
    /// Takes nothing of it.
    Clear,
    /// Shows a document.
    Show(Id),
    /// Shows a bundled rulebook.
    Leave(Unit),
    /// Types into a field.
    Type(Place, String),
    /// Leaves a field.
    Left,
    /// One event of a kind more or fewer.
    Step(Id, i32),
    /// Adds events of a kind with a day or an amount of their own.
    Add(Id),
    /// So many events alike.
    Times(usize, i32),
    /// Removes them.
    Remove(usize),
    /// Adds events of a kind of which it isn't known yet if they count.
    AddPending(Id),
    /// Whether that isn't known of some.
    Pending(usize, bool),
    /// Some events don't fit what they're said to fit besides, by its place.
    Apart(usize, usize),
    /// A share is given as its cases.
    ByCases(Id),
    /// There is none of a value in this month.
    Nothing(Id),
    /// Neither is said any more, nor what came with a file.
    Forget(Id),
    /// To which norm a row of a list is held; the usual one if none is named.
    Norm(Id, usize, Option<Id>),
    /// Whether it's excused.
    Excuse(Id, usize, Excuse),
    /// Adds a row to a list.
    AddRow(Id),
    /// Removes one.
    RemoveRow(Id, usize),
    /// Puts a column into a list from a row on.
    Paste(Id, usize, String),
    /// Whether an audience applies; none if it isn't known.
    Audience(Id, Option<bool>),
    /// Answers a question.
    Answer(Id, Id),
    /// Opens or closes a line of the sheet, or a pool.
    Line(Id, bool),
    /// Offers the month as a file.
    Export,
    /// Offers the document as a file.
    ExportDocument,
    /// Offers the month as a table.
    Table,
    /// Removes the version of the document that scores the shown month; the months by it,
    /// too, if there is no other.
    RemoveDocument(Id),
    /// Settles a conflict: whether this tab's version stays.
    Resolve(BookKey, bool),
    /// Something about the team.
    Team(TeamMsg),
}

/// What is open of a brought document.
#[derive(Debug, Default)]
pub struct BookForm {
    /// What came in and waits to be taken, and whether it's to be.
    pub offers: Vec<(Offer, bool)>,
    /// The sheet's open lines, and whether they're pools.
    pub open: Vec<(Id, bool)>,
    /// What is open of the team.
    pub team: TeamForm,
    /// The acts on documents' months.
    pub acts: BookActs,
    /// Whether those on the shown one are listed.
    pub shows_acts: bool,
    /// Which field is being typed into, and what that left.
    pub(super) typing: Option<(Place, Sealed)>,
}

impl BookForm {
    /// How many of those that came in are to be taken.
    pub fn taken(&self) -> usize {
        self.offers.iter().filter(|(_, take)| *take).count()
    }

    /// Whether a field is being typed into.
    pub fn is_typing(&self, place: Place) -> bool {
        self.typing.as_ref().is_some_and(|(here, _)| *here == place)
    }
}
