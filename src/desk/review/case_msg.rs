//! What may happen to cases that several people rate.

use crate::id::Id;

/// Something that a person did. All but the first two are about the shown set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CaseMsg {
    /// Begins a set by the rulebook in force; with something that doesn't happen twice, for
    /// its name.
    Begin(String),
    /// Shows a set, or all of them.
    Show(Option<Id>),
    /// Gives one up, with all answers to it.
    Drop(Id),
    /// Types its title.
    Title(String),
    /// One more case, with this text.
    Add(String),
    /// Types what happened.
    Text(Id, String),
    /// Takes a case out.
    Remove(Id),
    /// From now on it stays as it is, and goes out.
    HandOut,
    /// Answers it here, too.
    Rate,
    /// Shows the case at this place, to be answered.
    Go(usize),
    /// A case falls so often under a part of a clause.
    Part(Whose, Id, Id, u32),
    /// It's a complaint of this level, or none that anybody is liable for.
    Level(Whose, Id, Option<Id>),
    /// It falls under nothing, or that isn't said any more.
    Nothing(Whose, Id, bool),
    /// Types why.
    Remark(Whose, Id, String),
    /// Types the name by which the answers go out.
    By(String),
    /// The answers are finished.
    Finish,
    /// They're gone on with.
    Reopen,
    /// They're given up.
    GiveUp,
    /// Shows what was said to a case, or hides it.
    Open(Id),
    /// What these people say to a case is agreed on, by its place; or nothing any more.
    Agree(Id, Option<usize>),
    /// Something else than anybody says is agreed on.
    AgreeOther(Id),
    /// A case becomes a worked example of a rulebook that is being written.
    Example(Id, Id),
}

/// Whose answer it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// That of who rates here.
    Mine,
    /// The one that is agreed on.
    Agreed,
}

impl CaseMsg {
    /// Which field it types into.
    pub(super) fn field(&self) -> Option<String> {
        Some(match self {
            Self::Title(_) => "set-title".to_owned(),
            Self::Text(case, _) => format!("case-text-{case}"),
            Self::Remark(whose, case, _) => format!("case-remark-{whose:?}-{case}"),
            _ => return None,
        })
    }
}
