//! The shown month by the shown document.

use super::{BookForm, Shelf};
use crate::desk::Model;
use crate::plan::Filled;

impl Model {
    /// What is open of brought documents.
    pub fn book_form(&self) -> Option<&BookForm> {
        self.book.as_ref()?.downcast_ref()
    }

    /// The shown month by the document that is filled in; none without one.
    pub fn book_view(&self) -> Option<Filled> {
        let content = &self.state.content;
        let id = content.book?;
        let shelf = Shelf::of(&content.books);
        let volume = shelf.in_force(id, content.month)?;
        let filling = shelf.month(&content.agent, content.month, id).cloned();
        Some(Filled::of(
            volume,
            &filling.unwrap_or_default(),
            content.month,
        ))
    }
}
