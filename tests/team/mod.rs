//! A team's month: the order of its agents, what cost most, who is in it; a
//! quarter and a year of it.

mod by_document;
mod by_document_months;
mod claims;
mod marks;
mod order;
mod roster;
mod shared_numbers;
mod sums;
mod together;
