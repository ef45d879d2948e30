//! The part of the desk that is in the program's second chunk: all that isn't
//! needed to enter a month. The page reaches it through [`Rest`], so that the
//! first chunk doesn't carry it.

use std::rc::Rc;

use super::log::LogMsg;
use super::state::{Action, Before, InUse, Key, Sealed};
use super::team::TeamMsg;
use super::update::{act, open, pass};
use super::{
    Doors, DraftMsg, Effect, ExportMsg, LatePart, Model, Msg, Page, RestMsg, ReviewMsg, TableMsg,
    ask, books, days, example, feed, late, log_keep, month, pages, rules, settings, storage,
    tables,
};
use crate::rulebook::Rules;

/// The doors to it.
pub struct Rest {
    /// It has just come: opens storage.
    pub(super) begin: fn(&mut Model, &mut Vec<Effect>),
    /// Takes a message that needs it.
    pub(super) update: fn(&mut Model, Rc<RestMsg>, &mut Vec<Effect>),
    /// Shows a page.
    pub(super) open: fn(&mut Model, Page, &mut Vec<Effect>),
    /// Keeps what differs from what was before.
    pub(super) keep: fn(&mut Model, Before, &mut Vec<Effect>),
    /// Keeps the settings.
    pub(super) keep_settings: fn(&mut Model, &mut Vec<Effect>),
    /// Takes a message while the example is shown.
    pub(super) example: fn(&mut Model, Msg, &mut Vec<Effect>),
}

/// It.
pub const REST: Doors<Rest> = Doors(&Rest {
    begin,
    update,
    open,
    keep: storage::keep,
    keep_settings: settings::keep_settings,
    example: example::update,
});

fn begin(model: &mut Model, out: &mut Vec<Effect>) {
    // With all their texts, which the first chunk leaves out.
    let rules = InUse(Rc::new(Rules::bundled()));
    model.state.refresh_rules(rules);
    model.state.complete();
    model.log = Some(Box::default());
    log_keep::tell_lists(model);
    out.push(Effect::OpenStorage);
    pages::load(model, out);
}

/// What waited for the chunk and the settings.
pub(super) fn take_waiting(model: &mut Model, out: &mut Vec<Effect>) {
    for msg in std::mem::take(&mut model.waiting) {
        pass(model, msg, out);
    }
}

fn update(model: &mut Model, msg: Rc<RestMsg>, out: &mut Vec<Effect>) {
    match Rc::unwrap_or_clone(msg) {
        RestMsg::Visit(page, of) => visit(model, page, of, out),
        RestMsg::Follow(month) => {
            out.push(Effect::Follow);
            act(model, Action::Go(month), out);
        }
        msg @ RestMsg::Copied(_) if model.page == Page::Log => pages::to_pages(model, msg, out),
        RestMsg::Copied(copied) if model.page == Page::Draft => {
            let msg = Sealed::new(DraftMsg::Copied(copied));
            late::to_late(model, LatePart::Drafts, msg, out);
        }
        RestMsg::Copied(copied) if model.page == Page::Review => {
            let msg = Sealed::new(ReviewMsg::Copied(copied));
            late::to_late(model, LatePart::Review, msg, out);
        }
        RestMsg::Copied(copied) => model.export.copied(copied),
        RestMsg::Line(part, sub) => {
            let (line, open) = ((part, sub), &mut model.open_lines);
            match open.iter().position(|known| *known == line) {
                Some(at) => {
                    open.remove(at);
                    // What was typed in it goes with it.
                    let here = |setting: &rules::SettingForm| setting.line == Some(line);
                    if model.setting.as_ref().is_some_and(here) {
                        model.setting = None;
                    }
                }
                None => open.push(line),
            }
        }
        RestMsg::More => model.more += 1,
        RestMsg::LeaveExample => example::leave(model, out),
        RestMsg::Storage(msg) => storage::storage(model, msg, out),
        RestMsg::Month(msg) => month::conclude(model, msg, out),
        RestMsg::Days(msg) => days::days(model, msg, out),
        RestMsg::Feed(msg) => feed::feed(model, msg, out),
        RestMsg::Ask(msg) => ask::ask(model, msg, out),
        RestMsg::Printed => books::printed(model, out),
        RestMsg::LoadPages => pages::load(model, out),
        RestMsg::Book(msg) => books::to_books(model, msg, out),
        RestMsg::Books(came) => books::arrived(model, came, out),
        RestMsg::MonthWorkbook => tables::write(model, TableMsg::WriteMonth, out),
        RestMsg::YearWorkbook(unit) => tables::write(model, TableMsg::WriteYear(unit), out),
        RestMsg::Table(msg) => tables::to_tables(model, msg, out),
        RestMsg::Tables(came) => tables::arrived(model, came, out),
        RestMsg::Draft(msg) => late::to_late(model, LatePart::Drafts, msg, out),
        RestMsg::Review(msg) => late::to_late(model, LatePart::Review, msg, out),
        RestMsg::Late(part, came) => late::arrived(model, part, came, out),
        RestMsg::Pages(pages) => pages::arrived(model, pages, out),
        RestMsg::Export(ExportMsg::Packed(page, packed)) if model.page == Page::Draft => {
            let msg = Sealed::new(DraftMsg::Packed(page, packed));
            late::to_late(model, LatePart::Drafts, msg, out);
        }
        RestMsg::Export(ExportMsg::Packed(page, packed)) if model.page == Page::Review => {
            let msg = Sealed::new(ReviewMsg::Packed(page, packed));
            late::to_late(model, LatePart::Review, msg, out);
        }
        msg @ (RestMsg::Clause(_)
        | RestMsg::Print
        | RestMsg::MonthTable
        | RestMsg::YearTable(_)
        | RestMsg::Import(_)
        | RestMsg::Export(_)
        | RestMsg::Data(_)
        | RestMsg::Lists(_)
        | RestMsg::Rules(_)
        | RestMsg::Numbers(_)
        | RestMsg::Example
        | RestMsg::Step
        | RestMsg::Log(_)
        | RestMsg::LogChanged) => pages::to_pages(model, msg, out),
    }
    if !model.is_working && model.has_step() {
        model.is_working = true;
        out.push(Effect::Work);
    }
}

fn visit(model: &mut Model, page: Page, of: Option<Key>, out: &mut Vec<Effect>) {
    rules::close(model, out);
    if let Some((agent, month)) = of {
        let content = &model.state.content;
        let (is_other, go) = (content.agent != agent, content.month != month);
        // Who has another name by now, or no months left, isn't brought back.
        if is_other && content.records.keys().any(|key| key.0 == agent) {
            act(model, Action::Show(agent), out);
        }
        if go {
            act(model, Action::Go(month), out);
        }
    }
    model.page = page;
    match page {
        Page::Book => books::load(model, out),
        Page::Team => books::to_team(model, TeamMsg::Show, out),
        Page::Draft => late::load(model, LatePart::Drafts, out),
        Page::Review => late::load(model, LatePart::Review, out),
        _ => {}
    }
    if page == Page::Log {
        pages::to_pages(model, RestMsg::Log(LogMsg::Month), out);
    }
}
