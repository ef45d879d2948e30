//! The part of the desk that is in the program's third chunk: what the pages
//! besides the month ask for, files that come in and go out, and the data as a
//! whole. The page reaches it through [`Pages`], so that a month's details don't
//! wait for it.

use std::fmt;
use std::rc::Rc;

use super::{
    Chunk, Effect, Model, Page, RestMsg, data, export, files, import_work, lists, log_act,
};

/// The door to it.
#[derive(Clone, Copy)]
pub struct Pages(fn(&mut Model, RestMsg, &mut Vec<Effect>));

/// It.
pub const PAGES: Pages = Pages(update);

/// There is one.
impl PartialEq for Pages {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl fmt::Debug for Pages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pages")
    }
}

/// Takes a message that needs the third chunk, or has it wait.
pub(super) fn to_pages(model: &mut Model, msg: impl Into<Rc<RestMsg>>, out: &mut Vec<Effect>) {
    let msg = msg.into();
    match model.pages {
        Chunk::Here(Pages(update)) => update(model, Rc::unwrap_or_clone(msg), out),
        _ => {
            model.for_pages.push(msg);
            load(model, out);
        }
    }
}

/// Fetches the third chunk, once.
pub(super) fn load(model: &mut Model, out: &mut Vec<Effect>) {
    if matches!(model.pages, Chunk::Unasked | Chunk::Failed) {
        model.pages = Chunk::Loading;
        out.push(Effect::LoadPages);
    }
}

/// It's there, or it couldn't be fetched.
pub(super) fn arrived(model: &mut Model, pages: Option<Pages>, out: &mut Vec<Effect>) {
    let waiting = std::mem::take(&mut model.for_pages);
    let Some(pages) = pages else {
        // Nobody expects it any more when it's there at last.
        model.pages = Chunk::Failed;
        return;
    };
    model.pages = Chunk::Here(pages);
    to_pages(model, RestMsg::LogChanged, out);
    for msg in waiting {
        to_pages(model, msg, out);
    }
}

impl RestMsg {
    /// Whether it has to wait for the third chunk, on which page.
    pub(super) const fn needs_pages(&self, page: Page) -> bool {
        match self {
            Self::Copied(_) => matches!(page, Page::Log),
            Self::MonthTable
            | Self::YearTable(_)
            | Self::Import(_)
            | Self::Export(_)
            | Self::Data(_)
            | Self::Lists(_)
            | Self::Step
            | Self::Log(_)
            | Self::LogChanged => true,
            Self::More
            | Self::Visit(..)
            | Self::Follow(_)
            | Self::Example
            | Self::Storage(_)
            | Self::Rules(_)
            | Self::Month(_)
            | Self::Days(_)
            | Self::Feed(_)
            | Self::Ask(_)
            | Self::LoadPages
            | Self::Pages(_) => false,
        }
    }
}

fn update(model: &mut Model, msg: RestMsg, out: &mut Vec<Effect>) {
    match msg {
        RestMsg::Copied(copied) => log_act::copied(model, copied, out),
        RestMsg::MonthTable => export::month_table(model, out),
        RestMsg::YearTable(unit) => export::year_table(model, unit, out),
        RestMsg::Import(msg) => files::import(model, msg, out),
        RestMsg::Export(msg) => export::export(model, msg, out),
        RestMsg::Data(msg) => data::data(model, msg, out),
        RestMsg::Lists(msg) => lists::edit(model, msg, out),
        RestMsg::Step => {
            match (&model.import_work, &model.data.work) {
                (Some(_), _) => import_work::step(model, out),
                (None, Some(_)) => data::step(model, out),
                (None, None) => log_act::step(model, out),
            }
            model.is_working = model.has_step();
        }
        RestMsg::Log(msg) => log_act::log(model, msg, out),
        RestMsg::LogChanged => log_act::changed(model, out),
        _ => {}
    }
}
