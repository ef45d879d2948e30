//! A team's month: the order of its agents, what cost most, who is in it.

mod marks;
mod order;
mod roster;
mod sums;
