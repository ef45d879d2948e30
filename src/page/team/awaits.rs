//! What of the process around scores awaits an answer: one strip, as that of what is to be done.

use yew::prelude::*;

use crate::desk::book::ReviewAwaits;
use crate::desk::review::ReviewTab;
use crate::desk::state::Action;
use crate::desk::{BookMsg, Msg, RestMsg, ReviewMsg};
use crate::locale::awaits::{due, more};
use crate::locale::review_awaits::{official_of, receipts_of, review_await_words, slip_of};
use crate::page::dom::{markup, none, only_if};
use crate::page::parts::button;
use crate::page::view::{PageMsg, View};
use crate::review::{MonthOf, System};

/// So many things are named.
const NAMED: usize = 3;

/// The strip; none where nothing awaits.
pub fn review_awaits(view: &View<'_>) -> Html {
    let found = view.review_awaits();
    if found.is_empty() || view.own.is_some() {
        return none();
    }
    let (lang, today) = (view.lang, view.state.today);
    let items = found.iter().take(NAMED).map(|one| {
        let title = match one {
            ReviewAwaits::Slip(of, ..) => slip_of(lang, of),
            ReviewAwaits::Official(of, ..) => official_of(lang, of.month),
            ReviewAwaits::Receipts(of, _, count) => receipts_of(lang, *of, *count),
        };
        let by = one.by().map(|by| due(lang, by, today, None));
        markup! { <li>{button("link", &title, go(view, one))}" "{by.unwrap_or_default()}</li> }
    });
    let items: Vec<Html> = items.collect();
    let left = found.len().saturating_sub(NAMED);
    let title = review_await_words(lang).title;
    markup! {
        <section class="awaits" aria-label={title}>
            <strong>{title}</strong>
            <ul>{items}{only_if(left > 0, || markup! { <li>{more(lang, left)}</li> })}</ul>
        </section>
    }
}

/// Leads to where it's answered: by its system, in its month.
fn go(view: &View<'_>, to: &ReviewAwaits) -> Callback<MouseEvent> {
    let (month, system, tab, open) = match to {
        ReviewAwaits::Slip(of, system, _) => (of.month, *system, ReviewTab::Team, Some(of.clone())),
        ReviewAwaits::Official(of, system, _) => (of.month, *system, ReviewTab::Own, None),
        ReviewAwaits::Receipts(month, system, _) => (*month, *system, ReviewTab::Team, None),
    };
    let content = &view.state.content;
    let mut steps: Vec<PageMsg> = Vec::new();
    if content.month != month {
        steps.push(Msg::Act(Action::Go(month)).into());
    }
    match system {
        System::Document(id) if content.book != Some(id) => {
            steps.push(RestMsg::book(BookMsg::Show(id)).into());
        }
        System::Bundled(unit) if content.book.is_some() => {
            steps.push(RestMsg::book(BookMsg::Leave(unit)).into());
        }
        _ => {}
    }
    steps.push(RestMsg::review(ReviewMsg::Tab(tab)).into());
    let is_open = |of: &MonthOf| {
        view.review_form()
            .is_some_and(|form| form.open.as_ref() == Some(of))
    };
    if let Some(of) = open.filter(|of| !is_open(of)) {
        steps.push(RestMsg::review(ReviewMsg::Open(of)).into());
    }
    let send = view.send.clone();
    Callback::from(move |_| steps.iter().cloned().for_each(|step| send.emit(step)))
}
