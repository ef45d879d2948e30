//! The month by a document that a person brought, drawn from its concepts: values, events,
//! audiences, questions, and the sheet with its pools and lines.

mod acts;
mod asks;
mod controls;
mod events;
mod given;
mod grades;
mod lists;
mod offers;
mod open;
mod paper;
mod sheet;
mod steps;
mod values;
mod year;

pub use offers::offers;
pub use paper::paper;

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use super::dom::{flag, markup, none, only_if};
use super::parts::{button, history, triangle};
use super::team::review_awaits;
use super::view::View;
use crate::calendar::Month;
use crate::desk::book::{BookMsg, Shelf};
use crate::desk::review::ReviewTab;
use crate::desk::{Chunk, RestMsg, ReviewMsg};
use crate::locale::book::{self, book_words, word};
use crate::locale::book_kept::{finals_by, issued, kept_words, row_name};
use crate::locale::{self, joined};
use crate::number::Unit;
use crate::plan::{Boundary, Elsewhere, Filled, Filling, OpenList, Volume};
use crate::review::MonthOf;
use crate::store::rows::RowFault;
use crate::store::{BookKey, MonthKey};

/// What the parts are drawn from.
struct BookView<'a> {
    view: &'a View<'a>,
    filled: &'a Filled,
    open: &'a OpenList,
    /// Where lines change next.
    edges: &'a [Boundary],
}

impl BookView<'_> {
    /// A callback for something about the document.
    fn on<E: 'static>(&self, msg: BookMsg) -> Callback<E> {
        self.view.on(RestMsg::book(msg))
    }
}

thread_local! {
    /// What was open when it was last drawn, and of what month.
    static OPEN: RefCell<Option<Known>> = const { RefCell::new(None) };
}

type Known = (Rc<Volume>, Rc<Filling>, (Month, Rc<Elsewhere>), Rc<Tried>);

/// What is open, and where lines change next.
type Tried = (OpenList, Vec<Boundary>);

/// What is found by trying; worked out again only where the month is another one: it takes
/// many times as long as the sheet.
fn tried(filled: &Filled) -> Rc<Tried> {
    OPEN.with_borrow_mut(|known| match known {
        Some((volume, filling, (month, elsewhere), open))
            if Rc::ptr_eq(volume, &filled.volume)
                && *filling == filled.filling
                && *month == filled.month
                && *elsewhere == filled.elsewhere =>
        {
            Rc::clone(open)
        }
        _ => {
            let open = Rc::new((filled.open(), filled.boundaries()));
            let (volume, filling) = (Rc::clone(&filled.volume), Rc::clone(&filled.filling));
            let at = (filled.month, Rc::clone(&filled.elsewhere));
            *known = Some((volume, filling, at, Rc::clone(&open)));
            open
        }
    })
}

/// The page.
pub fn page(view: &View<'_>) -> Html {
    let words = book_words(view.lang);
    let content = &view.state.content;
    let shelf = Shelf::of(&content.books);
    let Some(filled) = view.book_view() else {
        let text = match view.books {
            Chunk::Failed => words.not_loaded,
            _ => words.gone,
        };
        return markup! {
            <main class="month book" id="main" tabindex="-1">
                <div class="record">
                    <p class="why">{triangle("triangle")}{text}</p>
                    {unread(view, &shelf)}
                    {head_choice(view)}
                </div>
            </main>
        };
    };
    let tried = tried(&filled);
    let of = &BookView {
        view,
        filled: &filled,
        open: &tried.0,
        edges: &tried.1,
    };
    let document = filled.document();
    let key = BookKey::Month(
        MonthKey::new(content.agent.as_str(), content.month),
        document.id,
    );
    let name = locale::month_name(view.lang, content.month);
    let early = content.month < document.effective;
    let said = issued(view.lang, document);
    let versions = shelf.versions(document.id).into_iter();
    let versions: Vec<_> = versions.map(|of| of.document.effective).collect();
    markup! {
        <main class="month book" id="main" tabindex="-1">
            <div class="side">
                {review_awaits(view)}
                {sheet::sheet(of)}
                {check_code(of)}
                {to_review(of)}
                {open::open(of)}
                {year::year(of)}
                {files(of)}
            </div>
            <div class="record">
                <div class="record-head">
                    <h2 class="record-title">
                        {joined::record_of(view.lang, name)}
                        <span class="small">{word(view.lang, &document.title)}</span>
                    </h2>
                    {head_choice(view)}
                </div>
                {only_if(!said.is_empty(), || markup! { <p class="small book-card">{said.join(" \u{b7} ")}</p> })}
                {only_if(versions.len() > 1, || {
                    let text = book::version(view.lang, document.effective, &versions);
                    markup! { <p class="hint" id="book-version">{text}</p> }
                })}
                {only_if(early, || {
                    let text = book::too_early(view.lang, document.effective);
                    markup! { <p class="hint">{text}</p> }
                })}
                {only_if(view.is_closed(&MonthOf::new(&*content.agent, content.month, Some(document.id))), || {
                    markup! { <p class="why">{triangle("triangle")}{kept_words(view.lang).final_month}</p> }
                })}
                {only_if(shelf.unread.contains_key(&key), || {
                    markup! { <p class="why">{triangle("triangle")}{words.unread}</p> }
                })}
                {unread(view, &shelf)}
                {conflict(of, &key)}
                <div class="jumps"><nav aria-label={view.words().jump}>{jumps(of)}</nav>{history(view)}</div>
                {asks::audiences(of)}
                {values::values(of)}
                {events::events(of)}
                {asks::readings(of)}
                {acts::acts(of)}
            </div>
        </main>
    }
}

/// Rows that nobody can read go out as they lie.
fn unread(view: &View<'_>, shelf: &Shelf) -> Html {
    let words = kept_words(view.lang);
    let rows = shelf.unread.keys().map(|key| {
        let save = view.on(RestMsg::book(BookMsg::SaveUnread(key.clone())));
        let name = row_name(view.lang, key);
        markup! { <li>{name}" "{button("link", words.save_unread, save)}</li> }
    });
    let rows: Vec<Html> = rows.collect();
    only_if(!rows.is_empty(), || {
        markup! {
            <div class="book-unread"><p class="hint">{words.unread}</p><ul class="differences">{rows}</ul></div>
        }
    })
}

fn jumps(of: &BookView<'_>) -> Vec<Html> {
    let words = book_words(of.view.lang);
    let document = of.filled.document();
    let has_events = !crate::plan::kinds(document, &of.filled.under()).is_empty();
    let all = [
        ("#book-audiences", !document.audiences.is_empty()),
        ("#book-values", !document.values.is_empty()),
        ("#book-events", has_events),
        ("#book-readings", !document.readings.is_empty()),
    ];
    let there = all.into_iter().zip(words.jumps);
    let there = there.filter(|((_, there), _)| *there);
    there
        .map(|((to, _), text)| markup! { <a href={to}>{text}</a> })
        .collect()
}

/// Where the system is chosen: the bundled ones, and the brought documents.
fn head_choice(view: &View<'_>) -> Html {
    let month = view.state.content.month;
    let buttons = Unit::ALL.map(|unit| {
        let rulebook = view.state.rules().rulebook((month, unit));
        let to = view.on(RestMsg::book(BookMsg::Leave(unit)));
        markup! {
            <button type="button" class="switch" aria-pressed="false" onclick={to}>
                {view.lang.of(&rulebook.title)}
            </button>
        }
    });
    let label = view.words().print_rulebook;
    markup! {
        <div class="systems" role="group" aria-label={label}>
            {buttons.to_vec()}
            {choice(view)}
        </div>
    }
}

/// The brought documents' buttons.
pub fn choice(view: &View<'_>) -> Html {
    let content = &view.state.content;
    let shelf = Shelf::of(&content.books);
    let is_here = view.page == crate::desk::Page::Book;
    let ids = shelf.ids().into_iter();
    let shown = ids.filter_map(|id| shelf.in_force(id, content.month));
    let shown = shown.map(|volume| (volume.document.id, word(view.lang, &volume.document.title)));
    // One that nobody can read goes by its id.
    let unread = shelf.unread.keys().filter_map(|key| match key {
        BookKey::Document(id, _) if shelf.versions(*id).is_empty() => Some((*id, id.as_str())),
        _ => None,
    });
    let buttons = shown.chain(unread).map(|(id, title)| {
        let pressed = flag(is_here && content.book == Some(id));
        let to = view.on(RestMsg::book(BookMsg::Show(id)));
        markup! {
            <button type="button" class="switch" aria-pressed={pressed} onclick={to}>{title}</button>
        }
    });
    Html::from_iter(buttons)
}

/// Another tab changed the month, too.
fn conflict(of: &BookView<'_>, key: &BookKey) -> Html {
    let words = book_words(of.view.lang);
    let more = of.view.lang.more();
    let report = of.view.storage.report.as_ref();
    let mut faults = report.iter().flat_map(|report| &report.books);
    let is_conflict =
        faults.any(|(of, fault)| of == key && matches!(fault, RowFault::Conflict { .. }));
    if !is_conflict {
        return none();
    }
    let resolve = |mine| of.on(BookMsg::Resolve(key.clone(), mine));
    markup! {
        <div class="notice loud conflict" role="alert">
            <span>{words.conflict}</span>
            {button("link", more.keep_mine, resolve(true))}
            {button("link", more.take_theirs, resolve(false))}
        </div>
    }
}

/// The code of the sheet, and what it covers.
fn check_code(of: &BookView<'_>) -> Html {
    let code = of.filled.check_code(&of.view.state.content.agent);
    let code = code.filter(|_| !of.filled.filling.is_blank());
    code.map_or_else(none, |code| {
        let (name, covers) = kept_words(of.view.lang).code;
        markup! {
            <p class="hint check-code">
                {name}
                " "
                <span class="figure">{code.to_string()}</span>
                "\u{2002}"
                {covers}
            </p>
        }
    })
}

/// The way to what is said of the month, once something is recorded or was given out.
fn to_review(of: &BookView<'_>) -> Html {
    let content = &of.view.state.content;
    let shelf = Shelf::of(&content.books);
    let key = MonthOf::new(&*content.agent, content.month, content.book);
    let any = !of.filled.filling.is_blank() || shelf.issued(&key).is_some();
    only_if(any && of.view.own.is_none(), || {
        let go = of.view.on(RestMsg::review(ReviewMsg::Tab(ReviewTab::Own)));
        markup! { <p>{button("link", kept_words(of.view.lang).review, go)}</p> }
    })
}

/// What goes out of it.
fn files(of: &BookView<'_>) -> Html {
    let words = book_words(of.view.lang);
    let id = of.filled.document().id;
    let own = of.view.own.is_none();
    let shelf = Shelf::of(&of.view.state.content.books);
    let remove = match shelf.versions(id).len() {
        0 | 1 => words.remove_document,
        _ => words.remove_version,
    };
    let finals = shelf.finals_by(&of.filled.volume);
    markup! {
        <p class="file-buttons">
            {only_if(own, || button("link", of.view.words().import, of.view.on(
                crate::desk::Msg::Page(crate::desk::Page::Import)
            )))}
            {button("link", words.export, of.on(BookMsg::Export))}
            {button("link", words.table, of.on(BookMsg::Table))}
            {button("link", of.view.words().print, of.view.on(RestMsg::Print))}
            {button("link", words.export_document, of.on(BookMsg::ExportDocument))}
            {only_if(finals.is_empty(), || button("link", remove, of.on(BookMsg::RemoveDocument(id))))}
        </p>
        {only_if(!finals.is_empty(), || markup! {
            <p class="hint" id="finals">{finals_by(of.view.lang, &finals)}</p>
        })}
    }
}
