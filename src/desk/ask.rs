//! What is asked before it's done: another name, removing everything, closing
//! the month.

use super::month::replace;
use super::pages::to_pages;
use super::state::Key;
use super::storage::keep;
use super::{DataMsg, Effect, Form, Model, RestMsg};
use crate::record::{Bounds, Field, put};
use crate::scoring::close;

/// What is about to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// The shown agent gets another name.
    Rename,
    /// Every month of every agent is removed.
    RemoveAll,
    /// The shown month is closed.
    Close,
}

/// A question that is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asking {
    /// About what.
    pub what: Asked,
    /// What was typed.
    pub typed: String,
    /// Why that doesn't do.
    pub fault: Option<AskFault>,
    /// The month that was shown when it was asked.
    of: Key,
}

/// Why it isn't done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AskFault {
    /// It's no name, or the one that they have.
    NoName,
    /// Somebody has that name.
    Taken,
    /// It isn't the word that was asked for.
    OtherWord,
}

/// Something about such a question.
#[derive(Clone, Debug, PartialEq)]
pub enum AskMsg {
    /// Asks.
    Open(Asked),
    /// Types the answer.
    Type(String),
    /// Does it, if the answer fits.
    Confirm,
    /// Doesn't.
    Cancel,
}

impl Asked {
    /// The id of the button that asks.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Rename => "ask-rename",
            Self::RemoveAll => "ask-remove-all",
            Self::Close => "ask-close",
        }
    }
}

impl Model {
    /// The question, while it's open for what is shown.
    pub fn asking(&self, what: Asked) -> Option<&Asking> {
        let asking = self.asking.as_ref();
        asking.filter(|asking| asking.what == what && asking.of == shown(self))
    }

    /// What is to be typed before everything is removed: the shown agent's
    /// name, or a word where there is none.
    pub fn removal_word(&self) -> &str {
        let agent = &self.state.content.agent;
        match agent.is_empty() {
            true => crate::locale::ask_words(self.lang).word,
            false => agent,
        }
    }

    /// So many months move if the shown agent is renamed.
    pub fn months_to_move(&self) -> usize {
        let content = &self.state.content;
        let keys = content.records.keys();
        keys.filter(|key| key.0 == content.agent).count()
    }
}

fn shown(model: &Model) -> Key {
    let content = &model.state.content;
    (content.agent.clone(), content.month)
}

pub(super) fn ask(model: &mut Model, msg: AskMsg, out: &mut Vec<Effect>) {
    match msg {
        AskMsg::Open(what) => {
            model.asking = Some(Asking {
                what,
                typed: String::new(),
                fault: None,
                of: shown(model),
            });
            out.push(Effect::Into(Form::Ask));
        }
        AskMsg::Type(text) => {
            if let Some(asking) = &mut model.asking {
                asking.typed = text;
                asking.fault = None;
            }
        }
        AskMsg::Confirm => {
            let Some(asking) = model.asking.take() else {
                return;
            };
            if asking.of != shown(model) {
                return;
            }
            match answer(model, &asking, out) {
                Ok(()) => out.push(Effect::Back(Form::Ask)),
                Err(fault) => {
                    model.asking = Some(Asking {
                        fault: Some(fault),
                        ..asking
                    });
                    out.push(Effect::Focus(Form::Ask.target()));
                }
            }
        }
        AskMsg::Cancel => {
            model.asking = None;
            out.push(Effect::Back(Form::Ask));
        }
    }
}

fn answer(model: &mut Model, asking: &Asking, out: &mut Vec<Effect>) -> Result<(), AskFault> {
    match asking.what {
        Asked::Rename => rename(model, &asking.typed, out),
        Asked::RemoveAll => {
            if asking.typed.trim() != model.removal_word() {
                return Err(AskFault::OtherWord);
            }
            to_pages(model, RestMsg::Data(DataMsg::Remove), out);
            Ok(())
        }
        Asked::Close => {
            let (record, today) = (model.state.record(), model.state.today);
            let closed = close(model.state.rulebook(), record, today);
            replace(model, closed, out);
            Ok(())
        }
    }
}

fn rename(model: &mut Model, typed: &str, out: &mut Vec<Effect>) -> Result<(), AskFault> {
    let mut facts = model.state.record().facts().clone();
    let bounds = Bounds {
        report_from: facts.month.first_day(),
        marks: Vec::new(),
    };
    put(&mut facts, Field::Agent, |_| typed.to_owned(), &bounds).map_err(|_| AskFault::NoName)?;
    let new = facts.agent;
    if new.is_empty() || new == model.state.content.agent {
        return Err(AskFault::NoName);
    }
    let before = model.state.rename_agent(new).ok_or(AskFault::Taken)?;
    keep(model, before, out);
    Ok(())
}
