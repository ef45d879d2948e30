//! One step: a message, what it makes of the model, and what is to be done
//! outside.

use std::rc::Rc;

use super::journal::note;
use super::log::LogMsg;
use super::state::Action;
use super::team::TeamMsg;
use super::{
    Chunk, DaysForm, Doors, Effect, LatePart, Model, Msg, Page, RestMsg, books, late, tables,
};

/// Takes a message.
pub fn update(model: &mut Model, msg: Msg) -> Vec<Effect> {
    let mut out = Vec::new();
    pass(model, msg, &mut out);
    out
}

/// Passes a message to what is shown, or to what it's about while that is the
/// example.
pub(super) fn pass(model: &mut Model, msg: Msg, out: &mut Vec<Effect>) {
    let page = model.page;
    // A step says itself what it changes.
    let is_step = matches!(&msg, Msg::Rest(rest) if matches!(**rest, RestMsg::Step));
    model.turn += u64::from(!is_step);
    match (&model.own, model.chunk) {
        (Some(_), Chunk::Here(Doors(rest))) => (rest.example)(model, msg, out),
        _ => step(model, msg, out),
    }
    model.introduced &= model.page == page;
}

pub(super) fn step(model: &mut Model, msg: Msg, out: &mut Vec<Effect>) {
    if !matches!(model.chunk, Chunk::Here(_)) {
        if msg.needs_rest() {
            model.waiting.push(msg);
            return model.load(out);
        }
        if msg.is_touch() {
            model.load(out);
        }
    }
    match msg {
        Msg::Loaded(rest) => {
            model.chunk = Chunk::Here(rest);
            (rest.0.begin)(model, out);
        }
        Msg::NotLoaded => {
            model.chunk = Chunk::Failed;
            // Nobody expects it any more when it's there at last.
            model.waiting.clear();
        }
        // Typing into the form has no steps of its own.
        Msg::Act(Action::Undo | Action::Redo) if model.is_setting() => {}
        // The log has steps of its own.
        Msg::Act(Action::Undo) if model.page == Page::Log => log(model, LogMsg::Undo, out),
        Msg::Act(Action::Redo) if model.page == Page::Log => log(model, LogMsg::Redo, out),
        Msg::Act(action) => act(model, action, out),
        Msg::Lang(lang) => {
            model.lang = lang;
            // It's in the other language.
            model.said = "";
            settle(model, out);
        }
        Msg::Theme(theme) => {
            model.theme = theme;
            settle(model, out);
        }
        Msg::Page(page) => match model.chunk {
            Chunk::Here(Doors(rest)) => (rest.open)(model, page, out),
            _ => model.page = page,
        },
        Msg::Year(by) => {
            let month = model.state.content.month.plus(by * 12);
            act(model, Action::Go(month), out);
        }
        Msg::Search(text) => model.search = text,
        Msg::OnlyEffect(on) => model.only_effect = on,
        Msg::Toggle(row) => model.open_row = (model.open_row != Some(row)).then_some(row),
        Msg::ToggleLines => model.lines_open = !model.lines_open,
        Msg::Touched => {}
        Msg::NotJournaled => model.storage.unjournaled = true,
        Msg::Today(today) => {
            if today != model.state.today {
                model.state.today = today;
                log(model, LogMsg::Today, out);
            }
        }
        Msg::Rest(msg) => {
            if let Chunk::Here(Doors(rest)) = model.chunk {
                (rest.update)(model, msg, out);
            }
        }
    }
}

/// Carries out an act, and keeps what it changed.
pub(super) fn act(model: &mut Model, action: Action, out: &mut Vec<Effect>) {
    let words = model.lang.words();
    model.said = match &action {
        Action::Undo => words.undone,
        Action::Redo => words.redone,
        Action::Remove(..) => words.removed_month,
        _ => "",
    };
    let year = model.state.content.month.year();
    let opens = match &action {
        Action::Go(month) => month.year() == year,
        Action::Show(_) | Action::System(_) => true,
        _ => false,
    };
    if opens && model.page == Page::Months {
        model.page = Page::Month;
    }
    if !matches!(model.chunk, Chunk::Here(_)) {
        note(model, &action, out);
    }
    model.undone = None;
    let unit = model.state.unit();
    let was_blank = model.state.is_blank();
    let before = model.state.act(action);
    let (was, is) = (&before.frame, &model.state.content);
    let is_here = was.month == is.month && (was.agent == is.agent || was.agent.is_empty());
    model.introduced = is_here && model.page == Page::Month && (was_blank || model.introduced);
    let is_same_month =
        (&was.agent, was.month) == (&is.agent, is.month) && unit == model.state.unit();
    if !is_same_month {
        model.open_row = None;
        model.open_lines.clear();
        model.setting = None;
        model.days = DaysForm::default();
        model.reason = <_>::default();
    }
    if before.in_part {
        model.said = words.undone_in_part;
    }
    if before.in_part || before.differs(&model.state.content) {
        match model.chunk {
            Chunk::Here(Doors(rest)) => (rest.keep)(model, before, out),
            // What saves it is still to come.
            _ => model.storage.all_saved = false,
        }
    }
    if model.page == Page::Log {
        log(model, LogMsg::Month, out);
    }
}

/// Tells the log, which is in the second chunk.
fn log(model: &mut Model, msg: LogMsg, out: &mut Vec<Effect>) {
    if let Chunk::Here(Doors(rest)) = model.chunk {
        (rest.update)(model, Rc::new(RestMsg::Log(msg)), out);
    }
}

/// Shows the settings, and keeps them.
pub(super) fn settle(model: &mut Model, out: &mut Vec<Effect>) {
    out.push(Effect::Dress);
    if let Chunk::Here(Doors(rest)) = model.chunk {
        (rest.keep_settings)(model, out);
    }
}

/// Shows a page.
pub(super) fn open(model: &mut Model, page: Page, out: &mut Vec<Effect>) {
    model.page = page;
    model.more = 0;
    model.export.done = None;
    match page {
        Page::Import => {
            model.import = <_>::default();
            books::clear(model, out);
            tables::clear(model);
            if let Some(saving) = &mut model.import_saving {
                saving.page = None;
            }
        }
        Page::Export => {
            model.export.wage = false;
            model.export.chosen = model.state.content.records.keys().cloned().collect();
        }
        // Its list, not what was open instead.
        Page::Log => log(model, LogMsg::List, out),
        Page::Data => out.push(Effect::Estimate),
        Page::Book => books::load(model, out),
        Page::Team => books::to_team(model, TeamMsg::Show, out),
        Page::Draft => late::load(model, LatePart::Drafts, out),
        Page::Review => late::load(model, LatePart::Review, out),
        Page::Month | Page::Months | Page::Basis => {}
    }
}
