//! The example: a model of its own, shown while the person's own is put aside
//! with all that is told of it meanwhile. What is done in it stays in memory.

use std::rc::Rc;

use super::example_world::worked;
use super::log_keep::tell_lists;
use super::pages::to_pages;
use super::update::{open, step};
use super::{Effect, ExportMsg, ImportMsg, Model, Msg, Page, RestMsg};
use crate::store::Settings;

/// Puts the own model aside and shows the worked month with all that belongs to the
/// example: what came later would move what is under the hand.
pub(super) fn enter(model: &mut Model, out: &mut Vec<Effect>) {
    let Some(record) = worked(model).filter(|_| model.own.is_none()) else {
        return;
    };
    let mut example = Model::open(model.state.today, Some(false)).0;
    (example.lang, example.theme) = (model.lang, model.theme);
    (example.chunk, example.pages) = (model.chunk, model.pages);
    example.state.complete();
    example.storage.settings = Some(Settings {
        log_agent: Some(record.agent.clone()),
        ..Settings::default()
    });
    example.log = Some(Box::default());
    example.journal.clone_from(&model.journal);
    let rules = model.state.content.rules.clone();
    example.state.show(rules, Rc::new(record));
    let own = std::mem::replace(model, example);
    model.own = Some(Box::new(own));
    tell_lists(model);
    let mut wants = Vec::new();
    to_pages(model, RestMsg::Example, &mut wants);
    out.extend(wants.into_iter().filter(leaves_nothing));
}

/// Brings the own model back as it was, on the page that is shown.
pub(super) fn leave(model: &mut Model, out: &mut Vec<Effect>) {
    let Some(own) = model.own.take() else { return };
    let page = model.page;
    *model = *own;
    if model.page != page {
        open(model, page, out);
    }
    if model.is_working {
        out.push(Effect::Work);
    }
    out.push(Effect::focus("#main"));
}

/// Takes a message while the example is shown: what is told of storage and of
/// what goes out is for the own model, what a person does is for the example.
pub(super) fn update(model: &mut Model, msg: Msg, out: &mut Vec<Effect>) {
    match whose(&msg) {
        Whose::Example => inside(model, msg, out),
        Whose::Own => own(model, msg, out),
        Whose::Both => {
            let lang = matches!(msg, Msg::Lang(_));
            own(model, msg.clone(), out);
            inside(model, msg, out);
            if lang {
                let mut wants = Vec::new();
                to_pages(model, RestMsg::Example, &mut wants);
                out.extend(wants.into_iter().filter(leaves_nothing));
            }
        }
        Whose::OwnThen => {
            leave(model, out);
            step(model, msg, out);
        }
        Whose::Nobody => {}
    }
}

/// For whom a message is.
enum Whose {
    Example,
    Own,
    Both,
    /// It leaves the example.
    OwnThen,
    Nobody,
}

fn whose(msg: &Msg) -> Whose {
    match msg {
        Msg::Lang(_) | Msg::Theme(_) | Msg::Today(_) => Whose::Both,
        Msg::NotJournaled => Whose::Own,
        // Files come to what is the person's own.
        Msg::Page(Page::Import | Page::Export) => Whose::OwnThen,
        Msg::Rest(msg) => match &**msg {
            RestMsg::Storage(_) | RestMsg::Data(_) => Whose::Own,
            RestMsg::Pages(_) | RestMsg::Books(_) | RestMsg::Tables(_) | RestMsg::Late(..) => {
                Whose::Both
            }
            RestMsg::Import(ImportMsg::Files(_) | ImportMsg::Link(_))
            | RestMsg::Table(_)
            | RestMsg::Visit(Page::Import | Page::Export, _) => Whose::OwnThen,
            RestMsg::Import(_) => Whose::Own,
            RestMsg::Export(ExportMsg::Shared(_) | ExportMsg::Packed(..)) => Whose::Own,
            // The example goes nowhere.
            RestMsg::Export(_)
            | RestMsg::MonthTable
            | RestMsg::YearTable(_)
            | RestMsg::MonthWorkbook
            | RestMsg::YearWorkbook(_)
            | RestMsg::Example => Whose::Nobody,
            _ => Whose::Example,
        },
        _ => Whose::Example,
    }
}

fn own(model: &mut Model, msg: Msg, out: &mut Vec<Effect>) {
    if let Some(own) = &mut model.own {
        own.turn += 1;
        step(own, msg, out);
        // It's written down from here.
        model.journal.clone_from(&own.journal);
    }
}

/// What the example wants of the outside is done as far as it leaves nothing
/// there.
fn inside(model: &mut Model, msg: Msg, out: &mut Vec<Effect>) {
    let mut wants = Vec::new();
    step(model, msg, &mut wants);
    out.extend(wants.into_iter().filter(leaves_nothing));
}

fn leaves_nothing(effect: &Effect) -> bool {
    match effect {
        Effect::LoadPages
        | Effect::LoadBooks
        | Effect::LoadTables
        | Effect::LoadLate(_)
        | Effect::Dress
        | Effect::ScrollToTop
        | Effect::Focus(_)
        | Effect::Into(_)
        | Effect::Back(_)
        | Effect::Follow
        | Effect::Print
        | Effect::Copy(_)
        | Effect::Stamp(_)
        | Effect::StampEntry
        | Effect::AskNarrow(..)
        | Effect::SortTitles(_)
        | Effect::Work
        | Effect::Later(..) => true,
        Effect::Load
        | Effect::Journal
        | Effect::DropJournal
        | Effect::DownloadBytes(..)
        | Effect::Download(..)
        | Effect::Share(..)
        | Effect::Pack(_)
        | Effect::Clock
        | Effect::ClockLater
        | Effect::Estimate
        | Effect::Persist
        | Effect::BeginBackup
        | Effect::Offer(..)
        | Effect::OpenStorage
        | Effect::SaveSettings(_)
        | Effect::ClaimLog(_)
        | Effect::SaveBooks(_)
        | Effect::SaveBooksUnseen(_)
        | Effect::ResolveBook(..)
        | Effect::SaveMonths(_)
        | Effect::SaveMonthsUnseen(_)
        | Effect::SaveRules(_)
        | Effect::SaveRulesUnseen(_)
        | Effect::SaveLog(_)
        | Effect::Look(..)
        | Effect::LookAtSettings
        | Effect::Resolve(..)
        | Effect::ResolveRules(_)
        | Effect::SaveAsides(_)
        | Effect::ResolveEntry(..)
        | Effect::DiscardAside(_)
        | Effect::Retry => false,
    }
}
