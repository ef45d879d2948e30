//! What may happen to rulebooks that are being written.

use serde_json::Value;

use crate::calendar::Month;
use crate::desk::Outward;
use crate::draft::{GivesKind, NewPart, OriginKind};
use crate::id::Id;
use crate::number::Unit;
use crate::record::Record;

/// Something that a person did, or that the desk is told. Paths are places in the shown one.
#[derive(Clone, Debug, PartialEq)]
pub enum DraftMsg {
    /// Begins one; with something that doesn't happen twice, for its name.
    Start(Start, String),
    /// Shows one.
    Show(Id),
    /// Shows the list.
    Close,
    /// Gives one up.
    Drop(Id),
    /// Another view of it.
    Tab(Tab),
    /// Opens or closes a part's form.
    Open(String),
    /// Types into a field.
    Type(Text, String, String),
    /// Leaves a field.
    Left,
    /// Goes where something is wrong.
    Goto(String),
    /// Puts something there.
    Set(String, Value),
    /// Says nothing there.
    Unset(String),
    /// How a clause counts from now on.
    Gives(String, GivesKind),
    /// Adds a part to the end of a list.
    Add(NewPart, String),
    /// Moves a part so many places on.
    Shift(String, isize),
    /// Moves a part into another pool.
    Carry(String, String),
    /// Removes a part, if nothing hangs on it.
    Remove(String),
    /// Lets a line count nothing from now on.
    Retire(String),
    /// Leaves a word of a concept open, by these words; a number, by none.
    Ask(String, &'static [&'static str]),
    /// Leaves a word or a number open, to a question that is there: by these words, or by what
    /// each answer means.
    Decide(String, Id, &'static [&'static str]),
    /// Settles one that was open.
    Settle(String, Value),
    /// A value comes from elsewhere under another answer, or a clause counts otherwise.
    Again(String),
    /// A part of a list of names, or no part of it any more.
    Toggle(String, Id),
    /// To whom a part applies: to these alone, to all but these, or that isn't said of them.
    Applies(String, Id, Option<bool>),
    /// Adds something to be considered at a grade.
    Consider(String),
    /// So many more events of a kind in a worked example's facts.
    Happened(String, Id, i32),
    /// Who says a number.
    Origin(String, OriginKind),
    /// Who says something else: a clause, from when it's in force.
    Said(String, OriginKind),
    /// Types a number into the table of all.
    Cell(String, String),
    /// Puts lines of a spreadsheet into it, from a number on down: number, source, day.
    Paste(String, String),
    /// By what numbers are decided.
    Source(String),
    /// When they are.
    Date(String),
    /// Those that were decided by nothing are, by that.
    FillSources,
    /// On what it's tried.
    Sample(Sample),
    /// Works out a month more of what it does to those that are here.
    Step,
    /// Stops working that out, or goes on.
    Stop(bool),
    /// Makes a month that is here a worked example.
    ExampleOf(String, Month),
    /// Makes a month by the bundled rulebook that a draft began as a worked example of that
    /// draft, by this title.
    ExampleOfCase(Id, String, Box<Record>),
    /// A worked example's results are what they come to now, by its place.
    Expect(usize),
    /// Is to be in force from next month on.
    NextMonth,
    /// Publishes it.
    Publish,
    /// Offers it as a file.
    ExportDraft,
    /// Takes a published one out in some way.
    Send(Id, Month, Outward),
    /// The months by the bundled one that it began as go along with what was published.
    Along,
    /// It's packed, for a link to this page.
    Packed(String, Option<Vec<u8>>),
    /// The link is on the clipboard, or it couldn't be put there.
    Copied(bool),
}

/// What one begins as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// Nothing.
    Blank,
    /// A bundled one.
    Bundled(Unit),
    /// One of the gallery, by its place.
    Gallery(usize),
    /// A document that is here, and the month from which it's in force: its next version.
    Next(Id, Month),
    /// The same as another rulebook of its own.
    Copy(Id, Month),
}

/// The views of one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// Clauses.
    #[default]
    Clauses,
    /// All numbers.
    Numbers,
    /// What the document leaves open.
    Readings,
    /// Worked examples.
    Examples,
    /// What is different, and whom that concerns.
    Compare,
}

impl Tab {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Clauses,
        Self::Numbers,
        Self::Readings,
        Self::Examples,
        Self::Compare,
    ];
}

/// What kind of text a field takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Text {
    /// A name for people, in Chinese.
    Chinese,
    /// The same in English; none where it's blank.
    English,
    /// Any text; none where it's blank.
    Plain,
    /// Something that must be there.
    Must,
    /// A number of the rules.
    Number,
    /// One that need not be there.
    Maybe,
    /// The low end of what an assumed one may be.
    Low,
    /// The high end.
    High,
    /// A whole number that need not be there.
    Count,
    /// A list of numbers.
    List,
    /// What must come of a worked example; nothing of that total where it's blank.
    Expected,
}

/// On what it's tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sample {
    /// A worked example, by its place.
    Example(usize),
    /// A month that is here.
    Month(String, Month),
}

/// The element of a place, for links and focus.
pub fn field_id(path: &str) -> String {
    let sign = |c: char| match c {
        '.' | '[' => Some('-'),
        ']' => None,
        other => Some(other),
    };
    let path: String = path.chars().filter_map(sign).collect();
    format!("d-{path}")
}
