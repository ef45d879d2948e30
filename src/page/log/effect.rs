//! Carries out what the desk asks of the log, and tells it what the log has.

use super::{LogDesk, LogMsg, LogStorage, Opening, Panel};
use crate::desk::{FeedMsg, LogEffect, RestMsg};
use crate::page::browser;
use crate::page::root::App;
use crate::store::Access;

impl App {
    /// Carries it out.
    pub(in crate::page) fn log_effect(&mut self, effect: LogEffect) {
        if let LogEffect::Begin(lists) = effect {
            if self.log.is_none() {
                self.log = Some(LogDesk::begin(self.send.clone(), *lists));
            }
            return;
        }
        let Some(desk) = self.log else { return };
        match effect {
            LogEffect::Begin(_) => {}
            LogEffect::Lists(lists) => self.choose_from(desk, &lists),
            LogEffect::Month => self.log(LogMsg::Month),
            LogEffect::Redraw => self.log(LogMsg::Redraw),
            LogEffect::Undo => self.log(LogMsg::Undo),
            LogEffect::Redo => self.log(LogMsg::Redo),
            LogEffect::List => desk.files.panel.set(None),
            LogEffect::Read(texts) => {
                let files = texts.iter();
                let files = files.filter_map(|(name, text)| browser::file(name, text).ok());
                desk.files.panel.set(Some(Panel::Import));
                desk.read(files.collect());
            }
            LogEffect::Clear => desk.change(|page| page.remove_all()),
            LogEffect::DiscardAsides => {
                self.log(LogMsg::Storage(LogStorage::DiscardAsides));
            }
            LogEffect::Open(id) => self.log(LogMsg::Open(id, true)),
            LogEffect::Filter(filter) => {
                desk.page.borrow_mut().query = String::new();
                self.log(LogMsg::Filter(filter));
            }
        }
    }

    /// Entries changed, here or in another tab, or the log is open now.
    pub(super) fn tell_entries(&mut self, desk: &LogDesk) {
        // Without a storage there is only what was written since.
        let is_known = desk.opening() == Opening::Open && desk.access() != Access::Memory;
        self.tell(RestMsg::Feed(FeedMsg::Entries(desk.entries(), is_known)));
    }
}
