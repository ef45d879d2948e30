//! The browser's history, and how far down the page is.

use std::cell::{Cell, RefCell};

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{
    Element, Event, History, PopStateEvent, ScrollBehavior, ScrollIntoViewOptions,
    ScrollRestoration, ScrollToOptions,
};
use yew::Callback;

use super::app::App;
use super::browser;
use super::hold::hold;
use super::link;
use super::slices::sleep;
use super::view::PageMsg;
use crate::desk::state::Content;
use crate::desk::{Arrival, Mark, Page, RestMsg, Step, Visits};
use crate::exchange::is_link;

thread_local! {
    static VISITS: RefCell<Option<Visits>> = const { RefCell::new(None) };
    /// How far down the page was when it last moved: the browser may have moved
    /// on by the time that it tells of another entry.
    static DOWN: Cell<i32> = const { Cell::new(0) };
    /// The same when a link to a place was clicked: it's on its way there before
    /// that is told.
    static FROM: Cell<Option<i32>> = const { Cell::new(None) };
    /// Whether the entry is going to be marked with how far down the page is.
    static MARKING: Cell<bool> = const { Cell::new(false) };
    /// How often the page was sent so far down: only the last time counts.
    static SENT: Cell<u32> = const { Cell::new(0) };
    /// How far, until it stays there: the browser may still be gliding elsewhere.
    static AIM: Cell<Option<i32>> = const { Cell::new(None) };
}

fn history() -> Option<History> {
    web_sys::window()?.history().ok()
}

fn down() -> i32 {
    let window = web_sys::window();
    window.and_then(|w| w.scroll_y().ok()).unwrap_or(0.0) as i32
}

fn mark_of(state: &JsValue) -> Option<(Mark, i32)> {
    Mark::of(state.as_f64()? as u64)
}

/// The page that the address names, unless it names a place in one.
fn named() -> Option<Page> {
    match browser::fragment().as_str() {
        "" => Some(Page::Month),
        fragment if is_link(fragment) => Some(Page::Import),
        fragment => Page::of_fragment(fragment),
    }
}

/// Begins to follow the history.
pub fn begin(content: &Content, send: &Callback<PageMsg>) {
    let Some(history) = history() else {
        return;
    };
    // Its address loses the link below.
    link::take(send);
    let mark = history.state().ok().as_ref().and_then(mark_of);
    let (page, of) = (named(), (content.agent.clone(), content.month));
    if page.is_none() && mark.is_none() {
        arrive();
    }
    let (mut visits, step) = Visits::begin(page.unwrap_or(Page::Month), of, mark, page.is_none());
    if down() > 0 {
        visits.leave();
    }
    VISITS.set(Some(visits));
    DOWN.set(down());
    take(step);
    // The page knows better how far down each was.
    let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
    browser::listen("scroll", |_: Event| {
        DOWN.set(down());
        // For when the page is loaded again; browsers allow few of these.
        if !MARKING.replace(true) {
            spawn_local(mark_when_still());
        }
    });
    browser::listen("click", move |event: Event| {
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        let link = target.and_then(|target| target.closest("a[href^='#']").ok().flatten());
        FROM.set(link.map(|_| down()));
    });
    let to = send.clone();
    browser::listen("popstate", move |event: PopStateEvent| {
        link::take(&to);
        let mark = mark_of(&event.state());
        let from = FROM.take().filter(|_| mark.is_none());
        let went = VISITS.with_borrow_mut(|visits| {
            visits
                .as_mut()?
                .went(mark, named(), from.or(AIM.get()).unwrap_or(DOWN.get()))
        });
        if let Some(Arrival { page, of, step }) = went {
            step.into_iter().for_each(take);
            to.emit(RestMsg::Visit(page, of).into());
        }
    });
}

/// Goes where the address leads, if that is drawn only now: a link to it led
/// nowhere before.
fn arrive() {
    spawn_local(async {
        sleep(0).await;
        if let Some(place) = browser::fragment()
            .strip_prefix('#')
            .and_then(browser::element)
        {
            let options = ScrollIntoViewOptions::new();
            // Nothing glides that Back would have to stop.
            options.set_behavior(ScrollBehavior::Instant);
            place.scroll_into_view_with_scroll_into_view_options(&options);
        }
    });
}

/// What is shown next is an entry of its own.
pub fn follow() {
    VISITS.with_borrow_mut(|visits| visits.iter_mut().for_each(Visits::follow));
}

/// The model moved on, and is about to be drawn.
pub fn moved(app: &mut App) {
    // Nothing is drawn before what is kept is there.
    if app.model.storage.due {
        return;
    }
    let visit = VISITS.with_borrow_mut(|visits| {
        let content = &app.model.state.content;
        let of = (content.agent.clone(), content.month);
        let down = AIM.get().unwrap_or_else(down);
        Some(visits.as_mut()?.show(app.model.page, &of, down))
    });
    let visit = visit.unwrap_or_default();
    if visit.step.is_none() && visit.scroll.is_none() {
        hold();
    }
    visit.step.into_iter().for_each(take);
    visit.scroll.into_iter().for_each(scroll);
}

fn take(step: Step) {
    let Some(history) = history() else {
        return;
    };
    let address = |page: Page| {
        let location = web_sys::window().map(|window| window.location());
        let parts = location.map(|l| [l.pathname(), l.search()].map(Result::unwrap_or_default));
        let [path, query] = parts.unwrap_or_default();
        // One that is only passed through keeps no name of another page.
        format!("{path}{query}{}", page.fragment().unwrap_or_default())
    };
    match step {
        Step::Push(mark) => {
            let state = JsValue::from(mark.number(0) as f64);
            // Refused where a page has no address of its own.
            let _ = history.push_state_with_url(&state, "", Some(&address(mark.page)));
        }
        // A place in the page keeps its name.
        Step::Replace(mark) if named().is_none() => mark_entry(mark, 0),
        Step::Replace(mark) => {
            let state = JsValue::from(mark.number(0) as f64);
            let _ = history.replace_state_with_url(&state, "", Some(&address(mark.page)));
        }
        // There is one.
        Step::Back => drop(history.back()),
    }
}

async fn mark_when_still() {
    loop {
        let before = DOWN.get();
        sleep(400).await;
        if DOWN.get() == before {
            break;
        }
    }
    MARKING.set(false);
    let mark = VISITS.with_borrow(|visits| visits.as_ref().map(Visits::mark));
    mark.into_iter()
        .for_each(|mark| mark_entry(mark, DOWN.get()));
}

/// Marks the entry that is in force.
fn mark_entry(mark: Mark, scroll: i32) {
    if let Some(history) = history() {
        // Refused where a page has no address of its own.
        let _ = history.replace_state(&JsValue::from(mark.number(scroll) as f64), "");
    }
}

/// So far down at once: whatever glides, stops.
fn go_down(to: i32) {
    if let Some(window) = web_sys::window() {
        let options = ScrollToOptions::new();
        options.set_top(f64::from(to));
        options.set_behavior(ScrollBehavior::Instant);
        window.scroll_to_with_scroll_to_options(&options);
    }
}

/// So far down, once the page is drawn, and until it stays there: it may grow for
/// a moment, or be on its way elsewhere.
fn scroll(to: i32) {
    let sent = SENT.get().wrapping_add(1);
    SENT.set(sent);
    AIM.set(Some(to));
    spawn_local(async move {
        let mut stayed = false;
        // The top is there soon: nobody is pulled back to it for longer.
        let waits: &[i32] = if to == 0 {
            &[0, 30, 100]
        } else {
            &[0, 30, 100, 300]
        };
        for (nth, &wait) in waits.iter().enumerate() {
            sleep(wait).await;
            if SENT.get() != sent {
                return;
            }
            // Nobody is taken away from a row that was gone to.
            let document = web_sys::window().and_then(|window| window.document());
            let row = document.and_then(|it| it.query_selector("main tr:focus").ok().flatten());
            if to == 0 && row.is_some() {
                break;
            }
            let is_there = (down() - to).abs() <= 1;
            if is_there && (stayed || to == 0 && nth > 0) {
                break;
            }
            stayed = is_there;
            // What glides stops with it, though a browser may move on by one more frame.
            go_down(to);
            // Back may be pressed before the browser tells of it.
            DOWN.set(down());
        }
        AIM.set(None);
    });
}
