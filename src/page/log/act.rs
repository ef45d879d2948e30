//! Carries out what the log is asked for.

use super::{LogDesk, LogMsg, LogPlace, LogStorage, Panel};
use crate::desk::log::{Changes, Outdated};
use crate::desk::{Effect, Page, Target};
use crate::json::{Encode, Writer};
use crate::locale::log_page::{LogWords, log_words};
use crate::page::browser;
use crate::page::root::App;
use crate::page::view::Task;
use crate::rulebook::LogRules;
use crate::store::Keep;

/// After so many milliseconds without typing it's searched.
const FIND: i32 = 40;
/// After so many milliseconds without typing similar questions are looked for.
const SIMILAR_AFTER: i32 = 150;
/// After so many milliseconds without typing an opened entry is kept.
const SETTLED: i32 = 800;

impl App {
    /// Carries it out.
    pub(in crate::page) fn log(&mut self, msg: LogMsg) {
        let Some(desk) = self.log else { return };
        self.take_lists(desk);
        desk.files.lang.set(self.model.lang);
        desk.page.borrow_mut().lang = self.model.lang;
        let words = log_words(self.model.lang);
        match msg {
            LogMsg::Changed => {
                desk.page.borrow_mut().follow_opened();
                desk.list_anew();
                if desk.files.panel.get() == Some(Panel::Report) {
                    desk.sum_up();
                }
                self.tell_entries(desk);
            }
            LogMsg::Redraw => desk.page.borrow_mut().stamp += 1,
            LogMsg::Indexed => desk.search_anew(),
            LogMsg::Month => self.follow_month(desk),
            LogMsg::Type(LogPlace::New, field, text) => {
                if let Some(typed) = desk.page.borrow_mut().type_new(field, text) {
                    desk.tell_later(SIMILAR_AFTER, LogMsg::Similar(typed));
                }
            }
            LogMsg::Type(LogPlace::Opened, field, text) => {
                let typed = desk.page.borrow_mut().type_opened(field, text);
                // What is chosen is kept at once.
                match field.is_text() {
                    true => desk.tell_later(SETTLED, LogMsg::Settle(typed)),
                    false => desk.tell_later(0, LogMsg::Leave),
                }
            }
            LogMsg::Leave => desk.change(|page| page.leave_opened(words)),
            LogMsg::Settle(typed) => desk.change(|page| page.settle_opened(typed, words)),
            LogMsg::Choose(choosing) => {
                desk.with_index(|index| desk.page.borrow_mut().choose(choosing, index));
            }
            LogMsg::Add => {
                let (id, today) = (desk.next_id(), self.model.state.today);
                let (changes, focus) = desk.page.borrow_mut().add(id, today, words);
                desk.keep_changes(changes);
                self.focus(focus);
            }
            LogMsg::Entering(on) => {
                desk.page.borrow_mut().new.is_open = on;
                if on {
                    self.after_log = Some(|| super::focus("log-new-category"));
                }
            }
            LogMsg::Similar(typed) => {
                desk.with_index(|index| desk.page.borrow_mut().look_for_similar(typed, index));
            }
            LogMsg::Take(id) => desk.page.borrow_mut().take(id, words),
            LogMsg::TakeNext => desk.page.borrow_mut().take_next(words),
            LogMsg::Mask(place, field) => {
                match place {
                    LogPlace::New => desk.page.borrow_mut().mask_new(field, words),
                    LogPlace::Opened => desk.change(|page| page.mask_opened(field, words)),
                }
                // The button that was pressed is gone.
                self.after_log = Some(super::field_to_focus(place, field));
            }
            LogMsg::MaskEntry(id) => desk.change(|page| page.mask_entry(id, words)),
            LogMsg::Filter(filter) => {
                desk.page.borrow_mut().filter = filter;
                desk.list_anew();
            }
            LogMsg::Query(query) => {
                let mut page = desk.page.borrow_mut();
                page.query = query;
                page.typed += 1;
                desk.tell_later(FIND, LogMsg::Find(page.typed));
            }
            LogMsg::Find(typed) if typed != desk.page.borrow().typed => {}
            LogMsg::Find(_) => {
                desk.page.borrow_mut().cursor = 0;
                desk.list_anew();
            }
            LogMsg::Open(id, focus) => {
                let is_sheet = browser::is_narrow();
                let kept = desk.page.borrow_mut().open_entry(id, is_sheet, words);
                desk.keep_changes(kept.changes);
                let opened = kept.is_whole;
                if opened && is_sheet {
                    self.after_log = Some(super::show_sheet);
                } else if opened && focus {
                    self.after_log = Some(|| super::focus("log-opened-question"));
                }
            }
            LogMsg::Close => {
                let kept = desk.page.borrow_mut().close_opened(words);
                desk.keep_changes(kept.changes);
                if kept.is_whole {
                    self.after_log = Some(|| super::focus("log-grid"));
                }
            }
            LogMsg::Drop => {
                desk.page.borrow_mut().drop_opened();
                self.after_log = Some(|| super::focus("log-grid"));
            }
            LogMsg::Case(on) => {
                desk.change(|page| page.make_case(on, words));
                if on {
                    self.after_log = Some(|| super::focus("log-opened-title"));
                }
            }
            LogMsg::Delete => {
                desk.change(|page| page.delete_opened(words));
                self.after_log = Some(|| super::focus("log-grid"));
            }
            // It takes its time, and says itself how far it is.
            LogMsg::Undo if desk.import_is_last() => desk.begin_undo_import(),
            LogMsg::Undo => {
                let undone = desk.page.borrow_mut().undo();
                turned(desk, undone, words.undone, words);
            }
            LogMsg::Redo => {
                let redone = desk.page.borrow_mut().redo();
                turned(desk, redone, words.redone, words);
            }
            LogMsg::Copy(id) => {
                let case = desk.entry(id).and_then(|entry| entry.case.clone());
                let done = |copied| Task::Log(LogMsg::Copied(copied)).into();
                browser::copy(
                    case.map(|case| case.answer).unwrap_or_default(),
                    self.send.reform(done),
                );
            }
            LogMsg::Copied(copied) => {
                let more = self.model.lang.more();
                desk.say(if copied {
                    more.copied
                } else {
                    more.copy_failed
                });
            }
            LogMsg::Storage(LogStorage::Reopen) => desk.open(),
            LogMsg::Storage(LogStorage::Retry) => desk.retry(),
            LogMsg::Storage(LogStorage::Resolve { id, mine }) => {
                desk.resolve(id, if mine { Keep::Mine } else { Keep::Theirs });
            }
            LogMsg::Storage(LogStorage::SaveAsides) => save_asides(desk),
            LogMsg::Storage(LogStorage::DiscardAsides) => {
                for aside in desk.asides() {
                    desk.discard_aside(aside.id);
                }
            }
            LogMsg::Files(msg) => self.log_files(msg),
        }
    }

    /// What is offered is what can be chosen now.
    fn take_lists(&self, desk: &LogDesk) {
        self.choose_from(desk, &self.model.log_lists());
    }

    pub(super) fn choose_from(&self, desk: &LogDesk, lists: &LogRules) {
        let today = self.model.state.today;
        desk.page.borrow_mut().choose_from(lists, today);
    }

    /// Puts the focus on an element once it's drawn.
    fn focus(&mut self, id: &'static str) {
        let target = Target(format!("#{id}").into());
        self.after.push(Effect::Focus(target));
    }

    /// The filter is of the shown month.
    fn follow_month(&self, desk: &LogDesk) {
        let now = self.model.state.content.month;
        let filter = desk.page.borrow().filter;
        if self.model.page == Page::Log && filter.month.is_some_and(|month| month != now) {
            desk.page.borrow_mut().filter.month = Some(now);
            desk.list_anew();
        }
    }
}

fn turned(
    desk: &'static LogDesk,
    turned: Option<Result<Changes, Outdated>>,
    done: &'static str,
    words: &LogWords,
) {
    match turned {
        None => {}
        Some(Ok(changes)) => {
            desk.keep_changes(changes);
            desk.say(done);
        }
        Some(Err(Outdated)) => desk.say(words.outdated),
    }
}

/// All unreadable rows as one file.
fn save_asides(desk: &LogDesk) {
    let mut out = Writer::default();
    out.open('[');
    for aside in desk.asides() {
        aside.id.encode(out.open('{').key("id"));
        out.key("text").text(&aside.text);
        out.close('}');
    }
    out.close(']');
    browser::download("kaohe-log-unreadable.json", &out.finish());
}
