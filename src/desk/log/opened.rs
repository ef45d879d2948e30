//! The opened entry: each field is kept as it's left or typing pauses; what is
//! wrong stays in its field.

use std::rc::Rc;

use super::{Changes, LogField, LogForm, LogPage, Opened, Wrongs};
use crate::id::Id;
use crate::locale::log_page::LogWords;
use crate::log::{EntryId, LogEntry, MAX_CASE_TITLE, masked};

/// What is to be kept, and whether the form says what can be.
#[derive(Debug, PartialEq)]
pub struct Kept {
    /// What it changes.
    pub changes: Changes,
    /// Whether the form is the entry now: nothing in it is wrong.
    pub is_whole: bool,
}

impl LogPage {
    /// The wrong fields of the opened entry, once one was left.
    pub fn wrong_in_opened(&self) -> Wrongs {
        let opened = self.opened.as_ref().filter(|opened| opened.tried);
        let entry = opened.map(|opened| self.entry_of(opened));
        entry.and_then(Result::err).unwrap_or_default()
    }

    fn entry_of(&self, opened: &Opened) -> Result<LogEntry, Wrongs> {
        let (listed, base) = (self.listed(), &opened.base);
        // What a former rulebook listed stays.
        opened.form.entry(opened.id, |field, id: Id| {
            listed(field, id) || id == base.channel || id == base.category
        })
    }

    /// Opens an entry, after keeping the one that is open; none of it if that
    /// can't be left yet. Whether it covers the screen is for the page to say.
    pub fn open_entry(&mut self, id: EntryId, is_sheet: bool, words: &LogWords) -> Kept {
        let is_open = self.opened.as_ref().is_some_and(|opened| opened.id == id);
        if is_open {
            return Kept::nothing(true);
        }
        let mut kept = self.close_opened(words);
        let entry = self.entry(id).filter(|_| kept.is_whole);
        let Some(entry) = entry else {
            kept.is_whole = false;
            return kept;
        };
        if let Some(place) = self.list.iter().position(|entry| entry.id == id) {
            self.cursor = place;
        }
        self.opened = Some(Opened::new(entry, is_sheet));
        self.stamp += 1;
        kept
    }

    /// Types into the opened entry. What was typed, by which it can be told
    /// whether anything was since.
    pub fn type_opened(&mut self, field: LogField, text: String) -> u32 {
        self.typed += 1;
        if let Some(opened) = &mut self.opened {
            opened.form.set(field, text);
        }
        self.typed
    }

    /// Keeps the opened entry unless something was typed since.
    pub fn settle_opened(&mut self, typed: u32, words: &LogWords) -> Changes {
        match self.typed == typed {
            true => self.keep_opened(words).changes,
            false => Changes::new(),
        }
    }

    /// Keeps the opened entry; what is wrong is said.
    pub fn leave_opened(&mut self, words: &LogWords) -> Changes {
        let kept = self.keep_opened(words);
        if let Some(opened) = &mut self.opened {
            opened.tried = true;
            opened.joins = false;
        }
        kept.changes
    }

    fn keep_opened(&mut self, words: &LogWords) -> Kept {
        let changed = self.opened.as_ref().filter(|opened| opened.is_changed());
        let Some(opened) = changed else {
            return Kept::nothing(true);
        };
        let joins = opened.joins;
        let Ok(entry) = self.entry_of(opened) else {
            return Kept::nothing(false);
        };
        if let Some(opened) = &mut self.opened {
            opened.base = Rc::new(entry.clone());
            opened.joins = true;
        }
        let changes = self.act_on(entry, joins);
        self.say_done(words.edited);
        Kept {
            changes,
            is_whole: true,
        }
    }

    /// Closes it, unless something is wrong in it.
    pub fn close_opened(&mut self, words: &LogWords) -> Kept {
        let mut kept = self.keep_opened(words);
        self.stamp += 1;
        match &mut self.opened {
            Some(opened) if !kept.is_whole => opened.tried = true,
            _ => {
                self.opened = None;
                kept.is_whole = true;
            }
        }
        kept
    }

    /// Closes it without what is wrong in it.
    pub fn drop_opened(&mut self) {
        self.opened = None;
        self.stamp += 1;
    }

    /// Removes it.
    pub fn delete_opened(&mut self, words: &LogWords) -> Changes {
        let Some(opened) = self.opened.take() else {
            return Changes::new();
        };
        let changes = self.act(vec![(opened.id, None)]);
        self.say_done(words.deleted);
        changes
    }

    /// Removes every entry, as one act.
    pub fn remove_all(&mut self) -> Changes {
        self.opened = None;
        let entries = Rc::clone(&self.entries);
        self.act(entries.iter().map(|entry| (entry.id, None)).collect())
    }

    /// Makes it a case with its own question and answer to begin with, or no
    /// longer one.
    pub fn make_case(&mut self, on: bool, words: &LogWords) -> Changes {
        if let Some(opened) = &mut self.opened {
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
        let changes = self.leave_opened(words);
        self.say_done(if on {
            words.case_made
        } else {
            words.case_unmade
        });
        changes
    }

    /// Masks what looks private in a field.
    pub fn mask_opened(&mut self, field: LogField, words: &LogWords) -> Changes {
        if let Some(opened) = &mut self.opened {
            let hidden = masked(opened.form.text(field));
            opened.form.set(field, hidden);
            opened.joins = false;
        }
        let changes = self.leave_opened(words);
        self.say_done(words.masked);
        changes
    }

    /// Masks what looks private in a listed entry.
    pub fn mask_entry(&mut self, id: EntryId, words: &LogWords) -> Changes {
        let hidden = self.entry(id).and_then(|entry| {
            let hidden = entry.edited(|facts| {
                facts.question = masked(&facts.question);
                facts.answer = masked(&facts.answer);
                if let Some(case) = &mut facts.case {
                    case.title = masked(&case.title);
                    case.answer = masked(&case.answer);
                }
            });
            hidden.ok()
        });
        let Some(hidden) = hidden else {
            return Changes::new();
        };
        let changes = self.act_on(hidden, false);
        self.say_done(words.masked);
        changes
    }

    /// Brings the opened entry in line with what changed elsewhere.
    pub fn follow_opened(&mut self) {
        let Some(id) = self.opened.as_ref().map(|opened| opened.id) else {
            return;
        };
        let (now, opened) = (self.entry(id), &mut self.opened);
        match (now, opened) {
            (Some(now), Some(opened)) if now != opened.base => {
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
            // What is being typed isn't lost with it.
            (None, opened) => drop(opened.take_if(|opened| !opened.is_changed())),
            _ => {}
        }
    }
}

impl Kept {
    const fn nothing(is_whole: bool) -> Self {
        Self {
            changes: Changes::new(),
            is_whole,
        }
    }
}
