//! The status line: whether what was entered is kept.

use super::keeper::Keeper;
use super::root::App;
use crate::locale::say;

impl App {
    /// Whether the latest change is on its way to storage.
    fn is_saving(&self) -> bool {
        let shelf = self.keeper.as_ref().and_then(Keeper::shelf);
        shelf.is_some_and(|shelf| shelf.is_saving())
    }

    /// What it says, with so many fields that don't count.
    pub(super) fn status(&self, wrong: usize) -> String {
        let words = self.lang.words();
        let mut status = if self.state.content.example.is_some() {
            words.example_status.to_owned()
        } else if self.is_saving() {
            words.saving.to_owned()
        } else if !self.all_saved {
            words.saving_off.to_owned()
        } else {
            let said = |(hour, minute)| say::saved_at(self.lang, hour, minute);
            self.saved.map_or_else(String::new, said)
        };
        if wrong > 0 {
            status.push_str(&say::not_kept(self.lang, wrong));
        }
        status
    }
}
