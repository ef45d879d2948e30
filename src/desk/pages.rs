//! The part of the desk that is in the program's third chunk: what the pages
//! besides the month ask for, files that come in and go out, and the data as a
//! whole. The page reaches it through [`Pages`], so that a month's details don't
//! wait for it.

use std::rc::Rc;

use super::LatePart;
use super::draft::DraftMsg;
use super::late::{is_draft_due, to_late};
use super::state::Sealed;
use super::team::TeamMsg;
use super::update::open;
use super::{
    Chunk, Doors, Effect, Model, Page, RestMsg, Target, books, data, example, example_world,
    export, files, import_work, lists, log_act, numbers, rules,
};

/// The doors to it.
pub struct Pages {
    update: fn(&mut Model, RestMsg, &mut Vec<Effect>),
}

/// It.
pub const PAGES: Doors<Pages> = Doors(&Pages { update });

/// Takes a message that needs the third chunk, or has it wait.
pub(super) fn to_pages(model: &mut Model, msg: impl Into<Rc<RestMsg>>, out: &mut Vec<Effect>) {
    let msg = msg.into();
    match model.pages {
        Chunk::Here(Doors(pages)) => (pages.update)(model, Rc::unwrap_or_clone(msg), out),
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
pub(super) fn arrived(model: &mut Model, pages: Option<Doors<Pages>>, out: &mut Vec<Effect>) {
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

fn update(model: &mut Model, msg: RestMsg, out: &mut Vec<Effect>) {
    match msg {
        RestMsg::Copied(copied) => log_act::copied(model, copied, out),
        RestMsg::Clause(part) => {
            open(model, Page::Basis, out);
            out.push(Effect::Focus(Target(format!("#clause-{part}").into())));
        }
        RestMsg::Print => out.push(Effect::Print),
        RestMsg::MonthTable => export::month_table(model, out),
        RestMsg::YearTable(unit) => export::year_table(model, unit, out),
        RestMsg::Import(msg) => files::import(model, msg, out),
        RestMsg::Export(msg) => export::export(model, msg, out),
        RestMsg::Data(msg) => data::data(model, msg, out),
        RestMsg::Lists(msg) => lists::edit(model, msg, out),
        RestMsg::Rules(msg) => rules::rule(model, msg, out),
        RestMsg::Numbers(msg) => numbers::update(model, msg, out),
        RestMsg::Step => {
            // What scores the team's months changes none.
            let is_scoring = model.import_work.is_none()
                && model.data.work.is_none()
                && books::is_team_due(model);
            model.turn += u64::from(!is_scoring);
            match (&model.import_work, &model.data.work) {
                (Some(_), _) => import_work::step(model, out),
                (None, Some(_)) => data::step(model, out),
                (None, None) if is_scoring => {
                    books::to_team(model, TeamMsg::Step, out);
                }
                (None, None) if is_draft_due(model) => {
                    let step = Sealed::new(DraftMsg::Step);
                    to_late(model, LatePart::Drafts, step, out);
                }
                (None, None) => log_act::step(model, out),
            }
            model.is_working = model.has_step();
        }
        RestMsg::Log(msg) => log_act::log(model, msg, out),
        RestMsg::Example if model.own.is_none() => example::enter(model, out),
        RestMsg::Example => example_world::fill(model, out),
        RestMsg::LogChanged => log_act::changed(model, out),
        // The second chunk's own.
        _ => {}
    }
}
