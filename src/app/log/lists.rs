//! The form for the log's lists: what is asked of it, and carrying that out.

use std::rc::Rc;

use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

use crate::app::browser;
use crate::app::root::App;
use crate::app::slices::sleep;
use crate::app::state::{Action, InUse};
use crate::app::view::Page;
use crate::id::Id;
use crate::log::{LogRatio, Mark};
use crate::number::Unit;
use crate::rulebook::{Amendment, LogList, LogLists, Rules};

/// What is asked of the form for the log's lists.
#[derive(Clone, Debug, PartialEq)]
pub enum ListsEdit {
    /// Opens it.
    Open,
    /// Types a row's Chinese title.
    Zh(LogList, usize, String),
    /// Types a row's English title.
    En(LogList, usize, String),
    /// Gives a category a mark, or takes it away.
    Mark(usize, Mark, bool),
    /// Adds a row.
    Add(LogList),
    /// Moves a row up, or down.
    Shift(LogList, usize, bool),
    /// Removes a row.
    Remove(LogList, usize),
    /// Says what the log gives for a measure.
    Feed(Id, Option<LogRatio>),
    /// Types by what it was decided.
    Source(String),
    /// Types when it was decided.
    Date(String),
    /// Takes what the form asks for.
    Apply,
    /// Closes the form.
    Cancel,
    /// Goes back to the rulebook's own lists.
    Revoke,
}

/// The id of a part of the form.
pub fn list_id(list: LogList, row: usize, part: &str) -> String {
    let name = match list {
        LogList::Channels => "channel",
        LogList::Categories => "category",
    };
    format!("{name}-{row}-{part}")
}

impl App {
    /// Whether a form about the rules is open on the page.
    pub(in crate::app) fn is_setting(&self) -> bool {
        let lists = self.page == Page::Basis && self.feed.lists.is_some();
        lists || self.setting.is_some()
    }

    /// Carries out what is asked of the form.
    pub(in crate::app) fn edit_lists(&mut self, edit: ListsEdit) {
        let month = self.state.record().month;
        match edit {
            ListsEdit::Open => {
                let form = LogLists::of(self.state.rules(), month, self.state.today);
                self.feed.lists = Some(form);
                focus_soon(list_id(LogList::Channels, 0, "zh"));
            }
            ListsEdit::Cancel => self.close_lists(),
            ListsEdit::Revoke => self.revoke_lists(),
            ListsEdit::Apply => {
                let Some(form) = &mut self.feed.lists else {
                    return;
                };
                if let Ok(rules) = form.applied(self.state.rules(), month) {
                    self.close_lists();
                    self.decide_lists(rules);
                }
            }
            edit => {
                if let Some(form) = &mut self.feed.lists {
                    change(form, edit);
                }
            }
        }
    }

    fn close_lists(&mut self) {
        self.feed.lists = None;
        focus_soon("log-lists-edit".to_owned());
    }

    fn revoke_lists(&mut self) {
        let of = (self.state.record().month, Unit::Points);
        let rules = self.state.rules();
        let (place, book) = rules.in_force(of);
        let mut amendments = book.amendments().iter();
        let index = amendments.position(|known| matches!(known, Amendment::Log { .. }));
        // Without it the others still fit, or it stays.
        if let Some(Ok(rules)) = index.map(|index| rules.without(place, index)) {
            self.decide_lists(rules);
        }
    }

    fn decide_lists(&mut self, rules: Rules) {
        if rules != *self.state.rules() {
            self.act(Action::Rules(InUse(Rc::new(rules))));
        }
    }
}

/// Changes the form; the focus goes along with what is moved.
fn change(form: &mut LogLists, edit: ListsEdit) {
    match edit {
        ListsEdit::Zh(list, row, text) => {
            if let Some(row) = form.row_mut(list, row) {
                row.zh = text;
            }
        }
        ListsEdit::En(list, row, text) => {
            if let Some(row) = form.row_mut(list, row) {
                row.en = text;
            }
        }
        ListsEdit::Mark(row, mark, on) => {
            if let Some(row) = form.row_mut(LogList::Categories, row) {
                row.marks = row.marks.with(mark, on);
            }
        }
        ListsEdit::Add(list) => {
            // Whole milliseconds since 1970: no two rows of one page are made in one.
            form.add(list, js_sys::Date::now() as u64);
            focus_soon(list_id(list, form.rows(list).len() - 1, "zh"));
        }
        ListsEdit::Shift(list, row, up) => {
            form.shift(list, row, up);
            let last = form.rows(list).len().saturating_sub(1);
            let row = if up {
                row.saturating_sub(1)
            } else {
                last.min(row + 1)
            };
            // At an end only the other way is left.
            let part = match up {
                true if row == 0 => "down",
                false if row == last => "up",
                true => "up",
                false => "down",
            };
            focus_soon(list_id(list, row, part));
        }
        ListsEdit::Remove(list, row) => {
            form.remove(list, row);
            let last = form.rows(list).len().saturating_sub(1);
            focus_soon(list_id(list, last.min(row), "zh"));
        }
        ListsEdit::Feed(measure, ratio) => form.feed(measure, ratio),
        ListsEdit::Source(text) => form.source = text,
        ListsEdit::Date(text) => form.date = text,
        ListsEdit::Open | ListsEdit::Apply | ListsEdit::Cancel | ListsEdit::Revoke => {}
    }
}

/// Puts the focus on an element once it's drawn.
fn focus_soon(id: String) {
    spawn_local(async move {
        sleep(0).await;
        let element = browser::element(&id);
        if let Some(element) = element.and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
            // Refused only where nothing takes the focus.
            let _ = element.focus();
        }
    });
}
