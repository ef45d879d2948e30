//! What may happen to the team's page, and what is open of it.

use std::cell::RefCell;
use std::rc::Rc;

use super::by_document::{BookCache, BookTeamView};
use super::cache::{Cache, TeamView};
use super::columns::TeamColumn;
use crate::calendar::Month;
use crate::desk::state::{Key, State};
use crate::id::{Fingerprint, Id};
use crate::number::Unit;
use crate::record::{Side, Trail};
use crate::table::Remembered;
use crate::team::{Claim, CostOf, Period, Settles, TeamMonth};

/// Something that a person did about the team, or that the desk is told.
#[derive(Clone, Debug, PartialEq)]
pub enum TeamMsg {
    /// The page is shown.
    Show,
    /// By what it is assessed.
    By(TeamSystem),
    /// Scores a few months more.
    Step,
    /// Over how many months.
    Period(Period),
    /// In which order its rows are.
    Sort(TeamSort),
    /// Which of them are shown.
    Only(TeamOnly),
    /// Has a column, or leaves it out.
    Column(TeamColumn, bool),
    /// Of which group; of all if none is named.
    Group(Option<String>),
    /// What stands in the search box.
    Search(String),
    /// Opens a form, or closes the open one.
    Edit(Option<TeamEdit>),
    /// Types into it.
    Type(String),
    /// Takes what it says.
    Take,
    /// Types into the form for an event.
    Event(EventField, String),
    /// Enters it.
    Enter,
    /// Opens an agent's month.
    Open(String),
    /// Opens the month of the next one in the list, or of the one before.
    Walk(bool),
    /// Who made what something cost, or not any more.
    Cost(CostOf),
    /// Who made what a line of the shown document came to, or not any more.
    Line(Id),
    /// Works out what would make most places certain.
    Settle,
    /// Puts the exam's place by marks into the agent's month.
    Place(String),
    /// Prints the team, or the sheets of those who are listed.
    Print(TeamPaper),
    /// It was printed: what a browser prints by itself is the team.
    Printed,
    /// The month, quarter or year as a workbook.
    Workbook,
    /// The month by the shown document as a table.
    Table,
    /// This side of an agent's month counts.
    Side(Key, Side),
    /// Gives the listed months out as the official ones.
    Issue(IssueAs),
    /// What everybody is paid, as a table.
    Payroll,
    /// Copies the names of who sent nothing.
    CopyMissing,
    /// What was answered for tables with these heads.
    Heads(Fingerprint, Remembered),
    /// What files said of months that don't come to that.
    Claims(Vec<(Key, Option<Claim>)>),
}

/// By what a team is assessed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TeamSystem {
    /// A document that a person brought.
    Document(Id),
    /// A bundled rulebook, by its unit.
    Bundled(Unit),
}

/// As what official months go out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IssueAs {
    /// One file with all of them.
    One,
    /// A file for each agent, packed into one.
    Each,
}

/// In which order rows are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TeamSort {
    /// The best first.
    #[default]
    Place,
    /// By number or name.
    Agent,
    /// Who lost most first.
    Deductions,
    /// Who got most first.
    Rewards,
    /// What is most open first.
    Open,
    /// Who has most of another total of the shown document first, by its place.
    Total(usize),
}

/// What is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TeamPaper {
    /// The team.
    #[default]
    Team,
    /// The sheet of each who is listed, a page each.
    Sheets,
}

/// Which rows are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TeamOnly {
    /// All.
    #[default]
    All,
    /// Those with something to be done.
    ToHandle,
}

/// A form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TeamEdit {
    /// Who is in the team.
    Roster,
    /// The marks of this month's exam, whichever is shown by then.
    Exam(Month),
    /// Events, one after the other.
    Event,
    /// Official months, to be given out.
    Issue,
}

/// What is wrong with an event as it's typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventFault {
    /// Nobody, or more than one, is called so.
    Agent,
    /// No clause, or more than one, is called so.
    Clause,
    /// It's no day, or not one of the month.
    Date,
    /// The note is too long.
    Note,
    /// The agent's month is closed, or full.
    Refused,
}

/// An event as it's typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EventDraft {
    /// Number, name or initials.
    pub agent: String,
    /// The clause's number, words or initials.
    pub clause: String,
    /// The day; none if it's empty.
    pub date: String,
    /// A note.
    pub note: String,
}

/// A field of the form for an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventField {
    /// Whose.
    Agent,
    /// Which clause.
    Clause,
    /// On which day.
    Date,
    /// A note.
    Note,
}

impl EventDraft {
    /// What is typed into a field.
    pub fn text(&self, field: EventField) -> &str {
        match field {
            EventField::Agent => &self.agent,
            EventField::Clause => &self.clause,
            EventField::Date => &self.date,
            EventField::Note => &self.note,
        }
    }

    /// Types into a field; the others stay.
    pub fn put(&mut self, field: EventField, text: String) {
        match field {
            EventField::Agent => self.agent = text,
            EventField::Clause => self.clause = text,
            EventField::Date => self.date = text,
            EventField::Note => self.note = text,
        }
    }
}

/// What is open of the team.
#[derive(Debug, Default)]
pub struct TeamForm {
    /// Over how many months.
    pub period: Period,
    /// What is printed.
    pub paper: TeamPaper,
    /// The order.
    pub sort: TeamSort,
    /// Which rows are shown.
    pub only: TeamOnly,
    /// The columns that were left out, by name; none while nobody chose here.
    pub hidden: Option<String>,
    /// Of which group.
    pub group: Option<String>,
    /// What stands in the search box.
    pub search: String,
    /// The open form.
    pub edit: Option<TeamEdit>,
    /// What is typed into it.
    pub text: String,
    /// The event that is being typed.
    pub event: EventDraft,
    /// The event that was entered last: whose, and which part; none for a complaint.
    pub entered: Option<(String, Option<Id>)>,
    /// Why the event on which Enter was pressed can't be taken.
    pub refused: Option<EventFault>,
    /// The opened cost.
    pub cost: Option<CostOf>,
    /// The opened line of the shown document.
    pub line: Option<Id>,
    /// What would make most places certain, and of which months.
    pub settles: Option<(Rc<TeamMonth>, Vec<Settles>)>,
    /// Whose months were listed when one was opened, in their order.
    pub walk: Vec<String>,
    /// What is given out, once the acts say so.
    pub(super) issuing: Option<(Vec<Key>, IssueAs)>,
    pub(super) cache: RefCell<Cache>,
    pub(super) by_document: RefCell<BookCache>,
}

impl TeamForm {
    /// What is worked out so far, after so many months more at the most.
    pub(super) fn refresh<'a>(
        &self,
        state: &State,
        turn: u64,
        trail: impl Fn(&Key) -> Option<&'a Rc<Trail>>,
        budget: usize,
    ) -> TeamView {
        let mut cache = self.cache.borrow_mut();
        cache.refresh(state, turn, trail, self.period, budget)
    }

    /// The same by the document that is shown; none where none is.
    pub(super) fn refresh_by_document(&self, state: &State, budget: usize) -> Option<BookTeamView> {
        let mut cache = self.by_document.borrow_mut();
        cache.refresh(state, self.period, budget)
    }
}
