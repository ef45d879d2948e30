//! The new entry: typing it, choosing its category, taking an earlier answer,
//! adding it.

use super::{Choosing, LogDesk, LogMsg, Wrongs};
use crate::calendar::Date;
use crate::desk::state::LogField;
use crate::id::Id;
use crate::locale::Lang;
use crate::locale::log_page::LogWords;
use crate::log::{EntryId, masked};
use crate::rulebook::Category;

/// After so many milliseconds without typing similar questions are looked for.
const SIMILAR_AFTER: i32 = 150;
/// So many are offered.
const OFFERED: usize = 3;

impl LogDesk {
    /// Types into the new entry.
    pub(super) fn type_new(&'static self, field: LogField, text: String) {
        let mut page = self.page.borrow_mut();
        let form = &mut page.new.form;
        match field {
            LogField::Date => form.choose_day(text),
            LogField::FollowUp => form.choose_follow_up(text),
            _ => form.set(field, text),
        }
        if field == LogField::Question {
            page.typed += 1;
            self.tell_later(SIMILAR_AFTER, LogMsg::Similar(page.typed));
        }
    }

    /// Looks for similar questions unless something was typed since.
    pub(super) fn look_for_similar(&self, typed: u32) {
        let mut page = self.page.borrow_mut();
        if page.typed == typed {
            let question = page.new.form.text(LogField::Question);
            page.new.similar = self.with_index(|index| index.similar(question, None, OFFERED));
        }
    }

    /// The wrong fields of the new entry, once it was to be added.
    pub fn wrong_in_new(&self) -> Wrongs {
        let page = self.page.borrow();
        if !page.new.tried {
            return Wrongs::new();
        }
        let entry = page.new.form.entry(EntryId::FIRST, self.listed());
        entry.err().unwrap_or_default()
    }

    /// Adds the new entry. What is to be done next with the focus.
    pub(super) fn add(&'static self, today: Date, words: &LogWords) -> fn() {
        let id = self.next_id();
        let entry = {
            let mut page = self.page.borrow_mut();
            page.new.tried = true;
            page.new.form.entry(id, self.listed())
        };
        match entry {
            Ok(entry) => {
                let channel = entry.channel;
                self.act(vec![(id, Some(entry))]);
                self.page.borrow_mut().new.begin(today, Some(channel));
                self.say_done(words.added);
                || super::focus("log-new-category")
            }
            Err(wrong) => match wrong.first() {
                Some((LogField::Date, _)) => || super::focus("log-new-date"),
                Some((LogField::Channel, _)) => || super::focus("log-new-channel"),
                Some((LogField::Category, _)) => || super::focus("log-new-category"),
                Some((LogField::Answer, _)) => || super::focus("log-new-answer"),
                _ => || super::focus("log-new-question"),
            },
        }
    }

    /// Masks what looks private in a field of the new entry.
    pub(super) fn mask_new(&self, field: LogField, words: &LogWords) {
        let mut page = self.page.borrow_mut();
        let hidden = masked(page.new.form.text(field));
        page.new.form.set(field, hidden);
        drop(page);
        self.say(words.masked);
    }

    /// Takes the answer of an earlier entry; what was written already stays
    /// before it.
    pub(super) fn take(&self, id: EntryId, words: &LogWords) {
        let Some(answer) = self.answer_of(id) else {
            return;
        };
        let mut page = self.page.borrow_mut();
        let at = page.new.similar.iter().position(|one| one.id == id);
        let typed = page.new.form.text(LogField::Answer).trim().to_owned();
        let was_taken = page
            .new
            .taken
            .as_ref()
            .is_some_and(|(_, taken)| *taken == typed);
        let text = match typed.is_empty() || was_taken {
            true => answer,
            false => [typed, answer].join(" "),
        };
        page.new.form.set(LogField::Answer, text.clone());
        page.new.taken = at.map(|at| (at, text));
        drop(page);
        self.say(words.taken);
    }

    /// Takes the first of the earlier answers, or the one after the taken one.
    pub(super) fn take_next(&self, words: &LogWords) {
        let next = {
            let page = self.page.borrow();
            let new = &page.new;
            let answer = new.form.text(LogField::Answer);
            let taken = new.taken.as_ref().filter(|(_, taken)| taken == answer);
            let next = taken.map_or(0, |(at, _)| at + 1);
            let similar = &new.similar;
            similar
                .get(next)
                .or_else(|| similar.first())
                .map(|one| one.id)
        };
        if let Some(id) = next {
            self.take(id, words);
        }
    }

    /// What an entry answers: a case its standard answer.
    pub fn answer_of(&self, id: EntryId) -> Option<String> {
        let entry = self.entry(id)?;
        let case = entry.case.as_ref();
        Some(case.map_or_else(|| entry.answer.clone(), |case| case.answer.clone()))
    }

    /// The categories that fit what is typed.
    pub fn offered(&self, typed: &str) -> Vec<Category> {
        let lists = self.lists();
        let categories = lists.categories.iter();
        let fitting = categories.filter(|category| {
            let title = &category.title;
            self.with_index(|index| index.fits(typed, &title.zh) || index.fits(typed, &title.en))
        });
        fitting.cloned().collect()
    }

    /// What stands in the field that categories are chosen with.
    pub fn category_text(&self, lang: Lang) -> String {
        let page = self.page.borrow();
        if let Some(typed) = &page.new.category {
            return typed.clone();
        }
        let chosen: Option<Id> = page.new.form.text(LogField::Category).parse().ok();
        let lists = self.lists();
        let found = chosen.and_then(|id| lists.category(id));
        found.map_or_else(String::new, |found| lang.of(&found.title).to_owned())
    }

    /// Something in the list that categories are chosen from.
    pub(super) fn choose(&self, choosing: Choosing, lang: Lang) {
        let typed = self.page.borrow().new.category.clone();
        let offered = self.offered(typed.as_deref().unwrap_or_default());
        let mut page = self.page.borrow_mut();
        let new = &mut page.new;
        let pick = |at: usize| offered.get(at);
        match choosing {
            Choosing::Show => new.choosing = new.choosing.or(Some(0)),
            Choosing::Hide => new.choosing = None,
            Choosing::Type(text) => {
                new.form.set(LogField::Category, String::new());
                new.category = Some(text);
                new.choosing = Some(0);
            }
            Choosing::Move(by) => {
                let last = offered.len().saturating_sub(1);
                let by_one = |at: usize| at.saturating_add_signed(by as isize);
                new.choosing = Some(match new.choosing {
                    None => 0,
                    // Round and round.
                    Some(0) if by < 0 => last,
                    Some(at) if by > 0 && at >= last => 0,
                    Some(at) => by_one(at).min(last),
                });
            }
            Choosing::Pick(at) => {
                if let Some(category) = at.or(new.choosing).and_then(pick) {
                    new.pick(category);
                }
            }
            Choosing::Leave => {
                let is_typed = typed.as_ref().is_some_and(|text| !text.trim().is_empty());
                let chosen = new.choosing.filter(|_| is_typed).and_then(pick);
                new.choosing = None;
                if let Some(category) = chosen {
                    new.pick(category);
                } else if let Some(text) = typed.filter(|_| is_typed) {
                    match offered.iter().find(|one| lang.of(&one.title) == text) {
                        Some(known) => new.form.choose_category(known),
                        // What is no category stays as it was typed.
                        None => new.form.set(LogField::Category, format!("?{text}")),
                    }
                }
            }
        }
    }
}

impl super::NewEntry {
    fn pick(&mut self, category: &Category) {
        self.form.choose_category(category);
        self.category = None;
        self.choosing = None;
    }
}
