//! A month by a document of version 2 that a person brought: drawn from its concepts, never
//! by its name. The page reaches it through [`BOOKS`].

mod enter;
mod file;
mod form;
mod month;
mod shelf;
mod team_row;
mod work;

pub use file::{Beside, Here, KeptMonth, Offer, Offered, agrees};
pub use form::{BookForm, BookMsg};
pub use shelf::Shelf;
pub use team_row::TeamRow;
pub use work::BOOKS;
