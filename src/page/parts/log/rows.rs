//! The list: only what is on the screen is in the document, however many
//! entries there are. It's drawn by itself, so that scrolling draws nothing
//! else.

use std::collections::BTreeSet;
use std::ops::Range;
use std::rc::Rc;

use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{KeyboardEvent, ScrollBehavior, ScrollToOptions};
use yew::prelude::*;

use super::about;
use super::row::{Row, Standing};
use crate::desk::log::{Log, LogMsg};
use crate::locale::Lang;
use crate::locale::log_page::log_words;
use crate::log::{EntryId, LogEntry, LogIndex};
use crate::page::browser;
use crate::page::dom::{markup, t};
use crate::page::view::PageMsg;
use crate::page::view::View;
use crate::rulebook::LogRules;
use crate::store::rows::RowFault;

/// So many rows beyond the screen are drawn too.
const MORE: usize = 12;
/// Pixels that the header covers.
const COVERED: f64 = 64.0;

/// What the list is drawn from.
#[derive(Clone, Properties)]
pub struct RowsProps {
    /// The entries.
    pub list: Rc<Vec<Rc<LogEntry>>>,
    /// What can be chosen.
    pub lists: Rc<LogRules>,
    /// What is searched for.
    pub query: String,
    /// Whether cases are listed, to be read.
    pub cases: bool,
    /// Which place is marked.
    pub cursor: usize,
    /// Which entry is open.
    pub open: Option<EntryId>,
    /// Which aren't stored.
    pub unsaved: BTreeSet<u64>,
    /// Which state of all that.
    pub stamp: u64,
    /// The language.
    pub lang: Lang,
    /// Where messages go.
    pub send: Callback<PageMsg>,
}

impl PartialEq for RowsProps {
    fn eq(&self, other: &Self) -> bool {
        (self.stamp, self.lang) == (other.stamp, other.lang)
    }
}

impl RowsProps {
    /// What a list is drawn from.
    pub fn of(view: &View<'_>, log: &Log) -> Self {
        let page = &log.page;
        // What is on its way isn't marked yet: it would only flicker.
        let on_its_way = view.storage.is_saving && !view.is_stuck();
        let unsaved = log.unsaved();
        let unsaved = unsaved
            .iter()
            .filter(|row| !(on_its_way && row.fault == RowFault::Waiting));
        Self {
            list: Rc::clone(&page.list),
            lists: Rc::clone(&page.lists),
            query: page.query.trim().to_owned(),
            cases: page.filter.cases,
            cursor: page.cursor,
            open: page.opened.as_ref().map(|opened| opened.id),
            unsaved: unsaved.map(|row| row.id).collect(),
            stamp: page.stamp,
            lang: view.lang,
            send: view.send.clone(),
        }
    }
}

/// The list.
pub struct LogRows {
    shown: Range<usize>,
    moved: Closure<dyn FnMut()>,
    is_narrow: bool,
    text_size: f64,
}

/// What happens to the list.
pub enum Move {
    /// The window was scrolled, or has another size.
    Scrolled,
    /// A key was pressed.
    Key(KeyboardEvent),
}

impl Component for LogRows {
    type Message = Move;
    type Properties = RowsProps;

    fn create(ctx: &Context<Self>) -> Self {
        let link = ctx.link().clone();
        let moved = Closure::new(move || link.send_message(Move::Scrolled));
        if let Some(window) = web_sys::window() {
            for event in ["scroll", "resize"] {
                // Refused only for a missing callback.
                let _ =
                    window.add_event_listener_with_callback(event, moved.as_ref().unchecked_ref());
            }
        }
        Self {
            shown: 0..2 * MORE,
            moved,
            is_narrow: browser::is_narrow(),
            text_size: browser::text_size(),
        }
    }

    fn destroy(&mut self, _: &Context<Self>) {
        if let Some(window) = web_sys::window() {
            for event in ["scroll", "resize"] {
                let _ = window.remove_event_listener_with_callback(
                    event,
                    self.moved.as_ref().unchecked_ref(),
                );
            }
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, _: &RowsProps) -> bool {
        self.follow(ctx.props());
        true
    }

    fn rendered(&mut self, ctx: &Context<Self>, _: bool) {
        // What stands above the list may have grown or gone.
        if self.follow(ctx.props()) {
            ctx.link().send_message(Move::Scrolled);
        }
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Move) -> bool {
        match msg {
            Move::Scrolled => self.follow(ctx.props()),
            Move::Key(event) => self.press(ctx.props(), &event),
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let RowsProps {
            list,
            lists,
            query,
            cases,
            cursor,
            open,
            unsaved,
            lang,
            send,
            ..
        } = ctx.props();
        let (words, index) = (log_words(*lang), LogIndex::new());
        let (total, height) = (list.len(), self.height(*cases));
        let row = Row {
            index: &index,
            lang: *lang,
            lists,
            query,
            cases: *cases,
            send,
        };
        let shown = self.shown.start.min(total)..self.shown.end.min(total);
        let rows = shown.clone().filter_map(|at| {
            let entry = list.get(at)?;
            let standing = Standing {
                at,
                is_marked: at == *cursor,
                is_open: *open == Some(entry.id),
                is_unsaved: unsaved.contains(&entry.id.get()),
            };
            Some(row.draw(entry, standing))
        });
        let rows: Vec<Html> = rows.collect();
        let marked = shown.contains(cursor).then(|| format!("log-row-{cursor}"));
        let class = match cases {
            true => "log-grid cases",
            false => "log-grid",
        };
        markup! {
            <div id="log-space" class="log-space">
                <svg
                    width="1"
                    height={pixels(shown.start as f64 * height)}
                    aria-hidden="true"
                    focusable="false"
                />
                <div
                    id="log-grid"
                    class={class}
                    role="grid"
                    tabindex="0"
                    aria-label={words.list}
                    aria-rowcount={total.to_string()}
                    aria-activedescendant={marked.and_then(t)}
                    onkeydown={ctx.link().callback(Move::Key)}
                >
                    {rows}
                </div>
                <svg
                    width="1"
                    height={pixels((total - shown.end) as f64 * height)}
                    aria-hidden="true"
                    focusable="false"
                />
            </div>
        }
    }
}

impl LogRows {
    /// Of a row in pixels, as the style sheet has it.
    fn height(&self, cases: bool) -> f64 {
        let rem = match (cases, self.is_narrow) {
            (false, false) => 2.25,
            (false, true) => 4.5,
            (true, false) => 6.5,
            (true, true) => 9.5,
        };
        rem * self.text_size
    }

    /// Where the list begins, in pixels from the screen's upper edge; the
    /// screen's height.
    fn place() -> Option<(f64, f64)> {
        let window = web_sys::window()?;
        let space = browser::element("log-space")?;
        let height = window.inner_height().ok()?.as_f64()?;
        Some((space.get_bounding_client_rect().top(), height))
    }

    /// Keeps what is on the screen in the document; true if that changed.
    fn follow(&mut self, props: &RowsProps) -> bool {
        let before = (self.is_narrow, self.text_size);
        (self.is_narrow, self.text_size) = (browser::is_narrow(), browser::text_size());
        let turned = before != (self.is_narrow, self.text_size);
        let height = self.height(props.cases);
        let (top, screen) = Self::place().unwrap_or((0.0, 900.0));
        let row = |pixels: f64| (pixels.max(0.0) / height) as usize;
        let (first, last) = (row(-top), row(screen - top) + 1);
        let total = props.list.len();
        let enough = |shown: &Range<usize>| {
            (shown.start == 0 || shown.start + 2 <= first)
                && (shown.end >= total || shown.end >= last + 2)
                && shown.len() <= last - first.min(last) + 3 * MORE
        };
        if enough(&self.shown) {
            return turned;
        }
        let before = self.shown.clone();
        let first = first.min(total);
        self.shown = first.saturating_sub(MORE)..(last.max(first) + MORE);
        before != self.shown || turned
    }

    fn press(&mut self, props: &RowsProps, event: &KeyboardEvent) -> bool {
        let (total, before) = (props.list.len(), props.cursor);
        if total == 0 || event.ctrl_key() || event.alt_key() || event.meta_key() {
            return false;
        }
        let height = self.height(props.cases);
        let screen = Self::place().map_or(600.0, |(_, screen)| screen - COVERED);
        let by_page = ((screen / height) as usize).saturating_sub(1).max(1);
        let last = total - 1;
        let cursor = match browser::key(event).as_str() {
            "ArrowDown" => before + 1,
            "ArrowUp" => before.saturating_sub(1),
            "PageDown" => before + by_page,
            "PageUp" => before.saturating_sub(by_page),
            "Home" => 0,
            "End" => last,
            "Enter" => {
                event.prevent_default();
                open_at(props, before, true);
                return false;
            }
            _ => return false,
        };
        event.prevent_default();
        let cursor = cursor.min(last);
        props.send.emit(LogMsg::Mark(cursor).into());
        Self::show(cursor, height);
        // What is open follows the mark.
        if props.open.is_some() && cursor != before && !self.is_narrow {
            open_at(props, cursor, false);
        }
        self.follow(props);
        true
    }

    /// Scrolls a row onto the screen.
    fn show(at: usize, height: f64) {
        let (Some((top, screen)), Some(window)) = (Self::place(), web_sys::window()) else {
            return;
        };
        let row = top + at as f64 * height;
        let by = match row {
            row if row < COVERED => row - COVERED,
            row if row + height > screen => row + height - screen,
            _ => return,
        };
        let options = ScrollToOptions::new();
        options.set_top(by);
        options.set_behavior(ScrollBehavior::Instant);
        window.scroll_by_with_scroll_to_options(&options);
    }
}

fn open_at(props: &RowsProps, at: usize, focus: bool) {
    if let Some(entry) = props.list.get(at) {
        props.send.emit(about(LogMsg::Open(entry.id, focus)));
    }
}

/// A height as an attribute, which the page's policy allows, unlike a style.
fn pixels(pixels: f64) -> crate::page::dom::Value {
    t(pixels.to_string())
}
