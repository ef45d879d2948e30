//! A month by a document of version 2 that a person brought: drawn from its concepts, never
//! by its name. The page reaches it through [`BOOKS`].

mod acted;
mod acts;
mod among;
mod awaits;
mod enter;
mod file;
mod finals;
mod form;
mod here;
mod left;
mod log;
mod month;
mod row;
mod said;
mod said_of;
mod shelf;
mod team_row;
mod work;
mod year;

pub use acted::BookActs;
pub(in crate::desk) use acts::put_taken;
pub(in crate::desk) use among::is_same;
pub use awaits::ReviewAwaits;
pub use file::{Beside, KeptMonth, Offer, Offered};
pub use form::{BookForm, BookMsg};
pub use here::{Here, agrees, is_edition};
pub use shelf::Shelf;
pub use team_row::TeamRow;
pub use work::BOOKS;
pub(in crate::desk) use work::put;
pub use year::{BookYear, BookYearTotal, BookYearWeights};
