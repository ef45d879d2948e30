//! Over how many months a team is looked at.

use crate::calendar::Month;

/// Over how many months a team is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Period {
    /// One.
    #[default]
    Month,
    /// January to March, April to June and so on.
    Quarter,
    /// January to December.
    Year,
}

impl Period {
    /// How many months it has.
    pub const fn length(self) -> u8 {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
            Self::Year => 12,
        }
    }

    /// The first month of the one that a month lies in.
    pub fn first(self, of: Month) -> Month {
        of.plus(-i32::from((of.number() - 1) % self.length()))
    }

    /// The months of the one that a month lies in.
    pub fn months(self, of: Month) -> Vec<Month> {
        let first = self.first(of);
        (0..i32::from(self.length()))
            .map(|on| first.plus(on))
            .collect()
    }
}
