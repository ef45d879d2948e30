//! The rules: what the branch decides on them, and their files.

use std::rc::Rc;

use super::state::{Action, InUse};
use super::update::act;
use super::{Effect, Form, Model};
use crate::exchange;
use crate::rulebook::{Rules, Setting, SettingField, Subject};

/// What is asked about the rules.
#[derive(Clone, Debug, PartialEq)]
pub enum RulesMsg {
    /// Opens the form.
    Open(Subject),
    /// Types into the form.
    Type(SettingField, String),
    /// Takes what the form asks for.
    Apply,
    /// Closes the form.
    Close,
    /// Takes a decision back, by its place in the list.
    Revoke(usize),
    /// Takes back all that was decided on a rulebook, by its place.
    Revert(usize),
    /// Drops a rulebook, by its place.
    Drop(usize),
    /// Offers the rulebook as a file.
    Save,
}

pub(super) fn rule(model: &mut Model, msg: RulesMsg, out: &mut Vec<Effect>) {
    let rules = model.state.rules();
    let (place, book) = rules.in_force(model.record().ruled_in());
    match msg {
        RulesMsg::Open(subject) => {
            let today = model.state.today;
            model.setting = Some(Setting::of(subject, model.rulebook(), today));
            out.push(Effect::Into(Form::Setting));
        }
        RulesMsg::Type(field, text) => {
            if let Some(setting) = &mut model.setting {
                setting.edit(field, text);
            }
        }
        RulesMsg::Apply => apply(model, out),
        RulesMsg::Close => close(model, out),
        RulesMsg::Revoke(index) => {
            // Without one decision the others still fit, or it stays.
            if let Ok(rules) = rules.without(place, index) {
                take_rules(model, rules, out);
            }
        }
        RulesMsg::Revert(place) => take_rules(model, rules.reverting(place), out),
        RulesMsg::Drop(place) => take_rules(model, rules.dropping(place), out),
        RulesMsg::Save => {
            let book = book.rulebook();
            let (name, text) = (
                exchange::rulebook_file_name(book),
                exchange::write_rulebook(book),
            );
            out.push(Effect::Download(name, text));
        }
    }
}

/// Scores by other rules, where they are others.
pub(super) fn take_rules(model: &mut Model, rules: Rules, out: &mut Vec<Effect>) {
    if rules != *model.state.rules() {
        act(model, Action::Rules(InUse(Rc::new(rules))), out);
    }
}

fn apply(model: &mut Model, out: &mut Vec<Effect>) {
    let of = model.record().ruled_in();
    let Some(setting) = &mut model.setting else {
        return;
    };
    match setting.applied(model.state.rules(), of) {
        Ok(rules) => {
            close(model, out);
            take_rules(model, rules, out);
        }
        Err(_) => setting.tried = true,
    }
}

pub(super) fn close(model: &mut Model, out: &mut Vec<Effect>) {
    out.push(Effect::Back(Form::Setting));
    model.setting = None;
}
