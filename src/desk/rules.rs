//! The rules: what the branch decides on them, and their files.

use std::ops::Deref;
use std::rc::Rc;

use super::state::{Action, InUse};
use super::update::act;
use super::{Effect, Form, Model, Target};
use crate::exchange;
use crate::id::Id;
use crate::rulebook::{ParameterRef, Rules, Setting, SettingField, Subject};
use crate::scoring::Sub;

/// A line of the sheet.
pub type LineKey = (Id, Sub);

/// The form for a number or reading, open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingForm {
    /// What stands in it.
    pub form: Setting,
    /// The opened line that it stands in; none where it's a dialog.
    pub line: Option<LineKey>,
}

impl Deref for SettingForm {
    type Target = Setting;

    fn deref(&self) -> &Setting {
        &self.form
    }
}

/// What is asked about the rules.
#[derive(Clone, Debug, PartialEq)]
pub enum RulesMsg {
    /// Opens the form.
    Open(Subject),
    /// Opens it in an opened line.
    OpenIn(Subject, LineKey),
    /// Types into the field that stands in an opened line, which opens the form.
    TypeIn(ParameterRef, LineKey, String),
    /// The number that stands there is to be set: asks by what.
    ApplyIn(ParameterRef, LineKey),
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
    let (place, _) = rules.in_force(model.record().ruled_in());
    match msg {
        RulesMsg::Open(subject) => {
            model.setting = Some(form(model, subject, None));
            out.push(Effect::Into(Form::Setting));
        }
        RulesMsg::OpenIn(subject, line) => open_in(model, subject, line, out),
        RulesMsg::TypeIn(at, line, text) => {
            let subject = Subject::Number(at);
            if !is_open(model, subject, line) {
                open_in(model, subject, line, out);
            }
            edit(model, SettingField::Value, text);
        }
        RulesMsg::ApplyIn(at, line) => {
            open_in(model, Subject::Number(at), line, out);
            out.push(Effect::focus(at_field(SettingField::Reason)));
        }
        RulesMsg::Type(field, text) => edit(model, field, text),
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
        RulesMsg::Save => save(model, out),
    }
}

/// Offers the rulebook as a file.
fn save(model: &Model, out: &mut Vec<Effect>) {
    let (_, book) = model.state.rules().in_force(model.record().ruled_in());
    let book = book.rulebook();
    let (name, text) = (
        exchange::rulebook_file_name(book),
        exchange::write_rulebook(book),
    );
    out.push(Effect::Download(name, text));
}

/// Scores by other rules, where they are others.
pub(super) fn take_rules(model: &mut Model, rules: Rules, out: &mut Vec<Effect>) {
    if rules != *model.state.rules() {
        act(model, Action::Rules(InUse(Rc::new(rules))), out);
    }
}

fn form(model: &Model, subject: Subject, line: Option<LineKey>) -> SettingForm {
    let form = Setting::of(subject, model.rulebook(), model.state.today);
    SettingForm { form, line }
}

fn is_open(model: &Model, subject: Subject, line: LineKey) -> bool {
    let open = model.setting.as_ref();
    open.is_some_and(|open| open.subject == subject && open.line == Some(line))
}

fn open_in(model: &mut Model, subject: Subject, line: LineKey, out: &mut Vec<Effect>) {
    model.setting = Some(form(model, subject, Some(line)));
    out.push(Effect::Into(Form::SettingIn));
}

fn edit(model: &mut Model, field: SettingField, text: String) {
    if let Some(setting) = &mut model.setting {
        setting.form.edit(field, text);
    }
}

fn apply(model: &mut Model, out: &mut Vec<Effect>) {
    let of = model.record().ruled_in();
    let Some(setting) = &mut model.setting else {
        return;
    };
    match (setting.applied(model.state.rules(), of), setting.line) {
        (Ok(rules), None) => {
            close(model, out);
            take_rules(model, rules, out);
        }
        // Its field is another number's from now on, or gone.
        (Ok(rules), Some(line)) => {
            model.setting = None;
            let line = format!("[aria-controls='{}']", line_id(line));
            out.push(Effect::Focus(Target(line.into())));
            take_rules(model, rules, out);
        }
        (Err(fault), line) => {
            setting.form.tried = true;
            if line.is_some() {
                out.push(Effect::focus(at_field(fault.field())));
            }
        }
    }
}

/// Closes the form; nothing of it counts.
pub(super) fn close(model: &mut Model, out: &mut Vec<Effect>) {
    if let Some(setting) = model.setting.take() {
        let form = match setting.line {
            Some(_) => Form::SettingIn,
            None => Form::Setting,
        };
        out.push(Effect::Back(form));
    }
}

/// A field of the form that stands in a line.
const fn at_field(field: SettingField) -> &'static str {
    match field {
        SettingField::Reason => ".setting-in #dialog-reason",
        SettingField::Date => ".setting-in #dialog-date",
        SettingField::Value | SettingField::Text(_) => ".setting-in :is(.decimal, :checked)",
    }
}

/// The id of what a line opens to.
pub fn line_id((part, sub): LineKey) -> String {
    match sub {
        Sub::Whole => format!("line-{part}"),
        Sub::Measure(id) | Sub::Level(id) => format!("line-{part}-{id}"),
        Sub::Investigated => format!("line-{part}-investigated"),
    }
}
