//! What a piece that came in is beside what is here.

use super::piece::PieceFault;

/// What a piece is beside what is here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IncomingState {
    /// It's new.
    New,
    /// It takes the place of an earlier one.
    Replaces,
    /// It takes the place of an appeal that is answered.
    ReplacesAnswered,
    /// It's here already.
    Same,
    /// What is here is later.
    Older,
    /// It isn't in order by itself.
    Faulty(PieceFault),
    /// Nobody here is called so.
    Stranger,
    /// The agent's month isn't here.
    NoMonth,
    /// The document that it's by isn't here.
    NoDocument,
    /// It's about another state of the month, or of the rulebook, than is here.
    Otherwise,
    /// The month was opened again after it was signed.
    OpenedSince,
    /// It answers another slip than the one that is here.
    OtherSlip,
    /// It's a slip that isn't answered, and the one that is here isn't handed in.
    NotAnswered,
    /// It answers other cases than are here, or another set is here by its name.
    OtherCases,
    /// It's by other rules than are here.
    OtherRules,
    /// So many have answered already.
    Full,
    /// Other stages or deadlines are set here.
    OtherStages,
    /// The month is final here.
    Final,
    /// Another one was given out here.
    IssuedHere,
    /// Others approved something else, from this stage on, from 0; so many agents differ.
    Apart(usize, usize),
}

impl IncomingState {
    /// Whether it can be taken.
    pub const fn can_be_taken(&self) -> bool {
        matches!(
            self,
            Self::New
                | Self::Replaces
                | Self::ReplacesAnswered
                | Self::IssuedHere
                | Self::OtherStages
                | Self::Apart(..)
        )
    }
}
