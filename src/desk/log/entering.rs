//! The new entry: typing it, choosing its category, taking an earlier answer,
//! adding it.

use super::{Changes, LogField, LogPage, Wrongs};
use crate::calendar::Date;
use crate::id::Id;
use crate::locale::Lang;
use crate::locale::log_page::LogWords;
use crate::log::{EntryId, LogIndex, masked};
use crate::rulebook::Category;

/// So many are offered.
const OFFERED: usize = 3;

/// What happens in the list that categories are chosen from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choosing {
    /// It's shown.
    Show,
    /// It's hidden; what is typed stays.
    Hide,
    /// The field was left: what is marked is chosen.
    Leave,
    /// Something was typed.
    Type(String),
    /// The mark moves.
    Move(i32),
    /// What is marked is chosen, or this one.
    Pick(Option<usize>),
}

impl LogPage {
    /// Types into the new entry. If similar questions are to be looked for, by
    /// what was typed.
    pub fn type_new(&mut self, field: LogField, text: String) -> Option<u32> {
        let form = &mut self.new.form;
        match field {
            LogField::Date => form.choose_day(text),
            LogField::FollowUp => form.choose_follow_up(text),
            _ => form.set(field, text),
        }
        if field != LogField::Question {
            return None;
        }
        self.typed += 1;
        Some(self.typed)
    }

    /// Looks for similar questions unless something was typed since.
    pub fn look_for_similar(&mut self, typed: u32, index: &LogIndex) {
        if self.typed == typed {
            let question = self.new.form.text(LogField::Question);
            self.new.similar = index.similar(question, None, OFFERED);
        }
    }

    /// The wrong fields of the new entry, once it was to be added.
    pub fn wrong_in_new(&self) -> Wrongs {
        if !self.new.tried {
            return Wrongs::new();
        }
        let entry = self.new.form.entry(EntryId::FIRST, self.listed());
        entry.err().unwrap_or_default()
    }

    /// Adds the new entry under this key. What that changes, and the CSS selector of the
    /// field that the focus goes to.
    pub fn add(&mut self, id: EntryId, today: Date, words: &LogWords) -> (Changes, &'static str) {
        self.new.tried = true;
        match self.new.form.entry(id, self.listed()) {
            Ok(entry) => {
                let channel = entry.channel;
                let changes = self.act(vec![(id, Some(entry))]);
                self.new.begin(today, Some(channel));
                self.say_done(words.added);
                (changes, "#log-new-category")
            }
            Err(wrong) => {
                let focus = match wrong.first() {
                    Some((LogField::Date, _)) => "#log-new-date",
                    Some((LogField::Channel, _)) => "#log-new-channel",
                    Some((LogField::Category, _)) => "#log-new-category",
                    Some((LogField::Answer, _)) => "#log-new-answer",
                    _ => "#log-new-question",
                };
                (Changes::new(), focus)
            }
        }
    }

    /// Masks what looks private in a field of the new entry.
    pub fn mask_new(&mut self, field: LogField, words: &LogWords) {
        let hidden = masked(self.new.form.text(field));
        self.new.form.set(field, hidden);
        self.say(words.masked);
    }

    /// Takes the answer of an earlier entry; what was written already stays
    /// before it.
    pub fn take(&mut self, id: EntryId, words: &LogWords) {
        let Some(answer) = self.answer_of(id) else {
            return;
        };
        let new = &mut self.new;
        let at = new.similar.iter().position(|one| one.id == id);
        let typed = new.form.text(LogField::Answer).trim().to_owned();
        let was_taken = (new.taken.as_ref()).is_some_and(|(_, taken)| *taken == typed);
        let text = match typed.is_empty() || was_taken {
            true => answer,
            false => [typed, answer].join(" "),
        };
        new.form.set(LogField::Answer, text.clone());
        new.taken = at.map(|at| (at, text));
        self.say(words.taken);
    }

    /// Takes the first of the earlier answers, or the one after the taken one.
    pub fn take_next(&mut self, words: &LogWords) {
        let next = {
            let new = &self.new;
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
    pub fn offered(&self, typed: &str, index: &LogIndex) -> Vec<Category> {
        let categories = self.lists.categories.iter();
        let fitting = categories.filter(|category| {
            let title = &category.title;
            index.fits(typed, &title.zh) || index.fits(typed, &title.en)
        });
        fitting.cloned().collect()
    }

    /// What stands in the field that categories are chosen with.
    pub fn category_text(&self, lang: Lang) -> String {
        if let Some(typed) = &self.new.category {
            return typed.clone();
        }
        let chosen: Option<Id> = self.new.form.text(LogField::Category).parse().ok();
        let found = chosen.and_then(|id| self.lists.category(id));
        found.map_or_else(String::new, |found| lang.of(&found.title).to_owned())
    }

    /// Something in the list that categories are chosen from.
    pub fn choose(&mut self, choosing: Choosing, index: &LogIndex) {
        let lang = self.lang;
        let typed = self.new.category.clone();
        let offered = self.offered(typed.as_deref().unwrap_or_default(), index);
        let new = &mut self.new;
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
