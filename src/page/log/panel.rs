//! The opened entry: each field is kept as it's left or typing pauses; what is
//! wrong stays in its field.

use std::rc::Rc;

use super::{LogDesk, LogMsg, Opened, Wrongs};
use crate::desk::state::{LogField, LogForm};
use crate::id::Id;
use crate::locale::log_page::LogWords;
use crate::log::{EntryId, LogEntry, MAX_CASE_TITLE, masked};
use crate::page::browser;
use crate::rulebook::LogRules;
use crate::store::rows::RowAside;

/// After so many milliseconds without typing an opened entry is kept.
const SETTLED: i32 = 800;

impl LogDesk {
    /// Takes note of what can be chosen.
    pub(super) fn choose_from(&self, lists: &LogRules) {
        if **self.lists.borrow() != *lists {
            self.lists.replace(Rc::new(lists.clone()));
            self.page.borrow_mut().stamp += 1;
        }
    }

    /// Whether a channel or category is one of the rulebook's.
    pub(super) fn listed(&self) -> impl Fn(LogField, Id) -> bool {
        let lists = self.lists();
        move |field, id| match field {
            LogField::Channel => lists.channel(id).is_some(),
            _ => lists.category(id).is_some(),
        }
    }

    /// Says what happened.
    pub(super) fn say(&self, text: &'static str) {
        let mut page = self.page.borrow_mut();
        page.said = Some((self.files.lang.get(), text));
        page.can_take_back = false;
    }

    /// Says what was done, and can be taken back.
    pub(super) fn say_done(&self, text: &'static str) {
        self.say(text);
        self.page.borrow_mut().can_take_back = true;
    }

    /// All rows that couldn't be read.
    pub fn asides(&self) -> Vec<RowAside> {
        self.store().map_or_else(Vec::new, |store| store.asides())
    }

    /// The wrong fields of the opened entry, once one was left.
    pub fn wrong_in_opened(&self) -> Wrongs {
        let page = self.page.borrow();
        let opened = page.opened.as_ref().filter(|opened| opened.tried);
        let entry = opened.map(|opened| self.entry_of(opened));
        entry.and_then(Result::err).unwrap_or_default()
    }

    fn entry_of(&self, opened: &Opened) -> Result<LogEntry, Wrongs> {
        let (listed, base) = (self.listed(), &opened.base);
        // What a former rulebook listed stays.
        opened.form.entry(opened.id, |field, id| {
            listed(field, id) || id == base.channel || id == base.category
        })
    }

    /// Opens an entry; false if the one that is open can't be left yet.
    pub(super) fn open_entry(&'static self, id: EntryId, words: &LogWords) -> bool {
        let is_open = |id| {
            let page = self.page.borrow();
            page.opened.as_ref().is_some_and(|opened| opened.id == id)
        };
        if is_open(id) {
            return true;
        }
        if !self.close_opened(words) {
            return false;
        }
        let Some(entry) = self.entry(id) else {
            return false;
        };
        let mut page = self.page.borrow_mut();
        if let Some(place) = page.list.iter().position(|entry| entry.id == id) {
            page.cursor = place;
        }
        page.opened = Some(Opened::new(entry, browser::is_narrow()));
        page.stamp += 1;
        true
    }

    /// Types into the opened entry; what is chosen is kept at once.
    pub(super) fn type_opened(&'static self, field: LogField, text: String) {
        let mut page = self.page.borrow_mut();
        page.typed += 1;
        let typed = page.typed;
        if let Some(opened) = &mut page.opened {
            opened.form.set(field, text);
        }
        drop(page);
        match field.is_text() {
            true => self.tell_later(SETTLED, LogMsg::Settle(typed)),
            false => self.tell_later(0, LogMsg::Leave),
        }
    }

    /// Keeps the opened entry unless something was typed since.
    pub(super) fn settle_opened(&'static self, typed: u32, words: &LogWords) {
        if self.page.borrow().typed == typed {
            self.keep_opened(words);
        }
    }

    /// Keeps the opened entry; what is wrong is said.
    pub(super) fn leave_opened(&'static self, words: &LogWords) {
        self.keep_opened(words);
        if let Some(opened) = &mut self.page.borrow_mut().opened {
            opened.tried = true;
            opened.joins = false;
        }
    }

    /// Whether the form is the entry now.
    fn keep_opened(&'static self, words: &LogWords) -> bool {
        let (entry, joins) = {
            let page = self.page.borrow();
            let changed = page.opened.as_ref().filter(|opened| opened.is_changed());
            let Some(opened) = changed else { return true };
            (self.entry_of(opened), opened.joins)
        };
        let Ok(entry) = entry else { return false };
        if let Some(opened) = &mut self.page.borrow_mut().opened {
            opened.base = Rc::new(entry.clone());
            opened.joins = true;
        }
        self.act_on(entry, joins);
        self.say_done(words.edited);
        true
    }

    /// Closes it; false if something is wrong in it.
    pub(super) fn close_opened(&'static self, words: &LogWords) -> bool {
        let kept = self.keep_opened(words);
        let mut page = self.page.borrow_mut();
        page.stamp += 1;
        match &mut page.opened {
            Some(opened) if !kept => {
                opened.tried = true;
                false
            }
            _ => {
                page.opened = None;
                true
            }
        }
    }

    /// Closes it without what is wrong in it.
    pub(super) fn drop_opened(&self) {
        let mut page = self.page.borrow_mut();
        page.opened = None;
        page.stamp += 1;
    }

    /// Removes it.
    pub(super) fn delete_opened(&'static self, words: &LogWords) {
        let opened = self.page.borrow_mut().opened.take();
        if let Some(opened) = opened {
            self.act(vec![(opened.id, None)]);
            self.say_done(words.deleted);
        }
    }

    /// Makes it a case with its own question and answer to begin with, or no
    /// longer one.
    pub(super) fn make_case(&'static self, on: bool, words: &LogWords) {
        if let Some(opened) = &mut self.page.borrow_mut().opened {
            let form = &mut opened.form;
            form.is_case = on;
            if on && form.text(LogField::Title).is_empty() {
                let question = form.text(LogField::Question).trim();
                let title = question.chars().take(MAX_CASE_TITLE).collect();
                form.set(LogField::Title, title);
            }
            if on && form.text(LogField::Standard).is_empty() {
                let answer = form.text(LogField::Answer).to_owned();
                form.set(LogField::Standard, answer);
            }
            opened.joins = false;
        }
        self.leave_opened(words);
        self.say_done(if on {
            words.case_made
        } else {
            words.case_unmade
        });
    }

    /// Masks what looks private in a field.
    pub(super) fn mask_opened(&'static self, field: LogField, words: &LogWords) {
        if let Some(opened) = &mut self.page.borrow_mut().opened {
            let hidden = masked(opened.form.text(field));
            opened.form.set(field, hidden);
            opened.joins = false;
        }
        self.leave_opened(words);
        self.say_done(words.masked);
    }

    /// Brings the opened entry in line with what changed elsewhere.
    pub(super) fn follow_opened(&self) {
        let mut page = self.page.borrow_mut();
        let Some(opened) = &mut page.opened else {
            return;
        };
        match self.entry(opened.id) {
            Some(now) if now == opened.base => {}
            Some(now) => {
                opened.form.follow(&opened.base, &now);
                if !opened.form.is_case {
                    // The texts of a case that's none any more say nothing.
                    let fresh = LogForm::of(&now);
                    for field in [LogField::Title, LogField::Standard] {
                        opened.form.set(field, fresh.text(field).to_owned());
                    }
                }
                opened.base = now;
            }
            None => page.opened = None,
        }
    }
}
