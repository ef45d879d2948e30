//! Which columns the team's table has, as a person chose.

/// A column that may be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TeamColumn {
    /// How sure it is.
    State,
    /// What was given.
    Rewards,
    /// What was taken.
    Deductions,
    /// All measures.
    Measures,
    /// What cost most.
    Dearest,
    /// What is put up for consideration.
    Considered,
}

impl TeamColumn {
    /// All of them, in their order.
    pub const ALL: [Self; 6] = [
        Self::State,
        Self::Rewards,
        Self::Deductions,
        Self::Measures,
        Self::Dearest,
        Self::Considered,
    ];

    /// What it's called in the settings, and by its style.
    pub const fn name(self) -> &'static str {
        match self {
            Self::State => "state",
            Self::Rewards => "plus",
            Self::Deductions => "minus",
            Self::Measures => "m",
            Self::Dearest => "cost",
            Self::Considered => "consider",
        }
    }
}
