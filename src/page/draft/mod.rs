//! Rulebooks of one's own, as the sixth chunk draws them: the list, and one that is being
//! written with its views.

mod choices;
mod compare;
mod curve;
mod examples;
mod factors;
mod fields;
mod grades;
mod head;
mod line;
mod list;
mod more;
mod numbers;
mod outline;
mod paper;
mod parts;
mod readings;
mod scale;
mod side;
mod value;

pub use paper::{paper, paper_of};

use std::rc::Rc;

use yew::prelude::*;

use super::dom::{markup, only_if};
use super::parts::{button, triangle};
use super::view::View;
use crate::desk::RestMsg;
use crate::desk::draft::{DraftForm, DraftMsg, Tab};
use crate::draft::{Read, Sketch};
use crate::locale::draft::{DraftWords, draft_words};

/// What the views of a rulebook are drawn from.
struct Draft<'a> {
    view: &'a View<'a>,
    words: &'static DraftWords,
    form: &'a DraftForm,
    sketch: Rc<Sketch>,
    read: Rc<Read>,
}

impl Draft<'_> {
    /// A callback for something about it.
    fn on<E: 'static>(&self, msg: DraftMsg) -> Callback<E> {
        on(self.view, msg)
    }
}

/// A callback for something about rulebooks that are being written.
fn on<E: 'static>(view: &View<'_>, msg: DraftMsg) -> Callback<E> {
    view.on(RestMsg::draft(msg))
}

/// The page.
pub fn page(view: &View<'_>) -> Html {
    let words = draft_words(view.lang);
    let Some((sketch, form)) = view.draft().zip(view.draft_form()) else {
        return list::list(view);
    };
    let (id, sketch) = sketch;
    let Some(read) = form.read(&sketch) else {
        return markup! {
            <main class="months draft" id="main" tabindex="-1">
                <h2 class="page-title">{words.title}</h2>
                <p class="why">{triangle("triangle")}{words.unread}</p>
                <p class="file-buttons">
                    {button("link", words.export_draft, on(view, DraftMsg::ExportDraft))}
                    {button("link", words.drop, on(view, DraftMsg::Drop(id)))}
                    {button("link", words.all, on(view, DraftMsg::Close))}
                </p>
            </main>
        };
    };
    let of = &Draft {
        view,
        words,
        form,
        sketch,
        read,
    };
    let shown = match form.tab {
        Tab::Clauses => outline::outline(of),
        Tab::Numbers => numbers::numbers(of),
        Tab::Readings => readings::readings(of),
        Tab::Examples => examples::examples(of),
        Tab::Compare => compare::compare(of),
    };
    markup! {
        <main class="months draft" id="main" tabindex="-1">
            {head::head(of, id)}
            <div class="draft-columns">
                <div class="draft-main">
                    {only_if(form.tab == Tab::Clauses, || head::card(of))}
                    {shown}
                </div>
                <div class="draft-side">{side::side(of, id)}</div>
            </div>
        </main>
    }
}
