//! Carries out what the log is asked for.

use super::{LogDesk, LogMsg, LogPlace, LogStorage, Panel};
use crate::desk::Page;
use crate::desk::state::LogField;
use crate::id::Id;
use crate::json::Writer;
use crate::locale::log_page::{LogWords, log_words};
use crate::log::masked;
use crate::page::browser;
use crate::page::root::App;
use crate::page::view::Task;
use crate::rulebook::LogRules;
use crate::store::Keep;

/// After so many milliseconds without typing it's searched.
const FIND: i32 = 40;

impl App {
    /// Carries it out.
    pub(in crate::page) fn log(&mut self, msg: LogMsg) {
        let Some(desk) = self.log else { return };
        self.take_lists(desk);
        desk.files.lang.set(self.model.lang);
        let words = log_words(self.model.lang);
        match msg {
            LogMsg::Changed => {
                desk.follow_opened();
                desk.list_anew();
                if desk.files.panel.get() == Some(Panel::Report) {
                    desk.sum_up();
                }
                self.tell_entries(desk);
            }
            LogMsg::Redraw => desk.page.borrow_mut().stamp += 1,
            LogMsg::Indexed => desk.search_anew(),
            LogMsg::Month => self.follow_month(desk),
            LogMsg::Type(LogPlace::New, field, text) => desk.type_new(field, text),
            LogMsg::Type(LogPlace::Opened, field, text) => desk.type_opened(field, text),
            LogMsg::Leave => desk.leave_opened(words),
            LogMsg::Settle(typed) => desk.settle_opened(typed, words),
            LogMsg::Choose(choosing) => desk.choose(choosing, self.model.lang),
            LogMsg::Add => {
                self.after_log = Some(desk.add(self.model.state.today, words));
            }
            LogMsg::Entering(on) => {
                desk.page.borrow_mut().new.is_open = on;
                if on {
                    self.after_log = Some(|| super::focus("log-new-category"));
                }
            }
            LogMsg::Similar(typed) => desk.look_for_similar(typed),
            LogMsg::Take(id) => desk.take(id, words),
            LogMsg::TakeNext => desk.take_next(words),
            LogMsg::Mask(place, field) => {
                match place {
                    LogPlace::New => desk.mask_new(field, words),
                    LogPlace::Opened => desk.mask_opened(field, words),
                }
                // The button that was pressed is gone.
                self.after_log = Some(super::field_to_focus(place, field));
            }
            LogMsg::MaskEntry(id) => mask_entry(desk, id, words),
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
                let opened = desk.open_entry(id, words);
                let is_sheet = browser::is_narrow();
                if opened && is_sheet {
                    self.after_log = Some(super::show_sheet);
                } else if opened && focus {
                    self.after_log = Some(|| super::focus("log-opened-question"));
                }
            }
            LogMsg::Close => {
                if desk.close_opened(words) {
                    self.after_log = Some(|| super::focus("log-grid"));
                }
            }
            LogMsg::Drop => {
                desk.drop_opened();
                self.after_log = Some(|| super::focus("log-grid"));
            }
            LogMsg::Case(on) => {
                desk.make_case(on, words);
                if on {
                    self.after_log = Some(|| super::focus("log-opened-title"));
                }
            }
            LogMsg::Delete => {
                desk.delete_opened(words);
                self.after_log = Some(|| super::focus("log-grid"));
            }
            LogMsg::Undo => said_of(desk, desk.undo(), words.undone, words),
            LogMsg::Redo => said_of(desk, desk.redo(), words.redone, words),
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
        desk.choose_from(lists);
        let first = lists.channels.first().map(|channel| channel.id);
        let mut page = desk.page.borrow_mut();
        if page.new.form == <_>::default() {
            page.new.begin(today, first);
        }
        // What another rulebook offered isn't chosen any more.
        let chosen = page.new.form.text(LogField::Channel).parse();
        let offered = chosen.is_ok_and(|id: Id| lists.channel(id).is_some());
        if let Some(first) = first.filter(|_| !offered) {
            page.new.form.set(LogField::Channel, first.to_string());
        }
        page.new.form.today_is(today);
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

fn said_of(
    desk: &LogDesk,
    outcome: Option<Result<(), super::history::Outdated>>,
    done: &'static str,
    words: &LogWords,
) {
    match outcome {
        None => {}
        Some(Ok(())) => desk.say(done),
        Some(Err(super::history::Outdated)) => desk.say(words.outdated),
    }
}

fn mask_entry(desk: &'static LogDesk, id: crate::log::EntryId, words: &LogWords) {
    let Some(entry) = desk.entry(id) else { return };
    let hidden = entry.edited(|facts| {
        facts.question = masked(&facts.question);
        facts.answer = masked(&facts.answer);
        if let Some(case) = &mut facts.case {
            case.title = masked(&case.title);
            case.answer = masked(&case.answer);
        }
    });
    if let Ok(hidden) = hidden {
        desk.act_on(hidden, false);
        desk.say_done(words.masked);
    }
}

/// All unreadable rows as one file.
fn save_asides(desk: &LogDesk) {
    let mut out = Writer::default();
    out.open('[');
    for aside in desk.asides() {
        out.open('{').key("id").long(aside.id);
        out.key("text").text(&aside.text);
        out.close('}');
    }
    out.close(']');
    browser::download("kaohe-log-unreadable.json", &out.finish());
}
