//! Which page is shown, and how the address names it.

use super::browser;
use super::root::App;
use super::view::{ImportView, Page};

impl Page {
    /// What its address ends with, so that it's there again when the page is
    /// opened again; none for what is only passed through.
    pub const fn fragment(self) -> Option<&'static str> {
        match self {
            Self::Month => Some(""),
            Self::Months => Some("#months"),
            Self::Basis => Some("#basis"),
            Self::Log => Some("#log"),
            Self::Import | Self::Export => None,
        }
    }

    /// The page of such an address, other than the month's, which is shown
    /// anyway.
    pub fn of_fragment(fragment: &str) -> Option<Self> {
        let pages = [Self::Months, Self::Basis, Self::Log];
        pages
            .into_iter()
            .find(|page| page.fragment() == Some(fragment))
    }
}

impl App {
    /// Shows a page.
    pub(super) fn open(&mut self, page: Page) {
        self.menu_open = false;
        self.page = page;
        match page {
            Page::Import => self.import = ImportView::default(),
            Page::Export => {
                self.export.wage = false;
                self.export.chosen = self.state.content.records.keys().cloned().collect();
            }
            // Its list, not what was open instead.
            Page::Log => {
                if let Some(desk) = self.log {
                    desk.files.panel.set(None);
                }
            }
            Page::Month | Page::Months | Page::Basis => {}
        }
        browser::scroll_to_top();
    }

    /// Has the address name the page.
    pub(super) fn address(&mut self) {
        if let Some(fragment) = self.page.fragment() {
            self.addressed = self.page;
            browser::set_fragment(fragment);
        }
    }
}
