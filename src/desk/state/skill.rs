//! What a state can do: all of it, or what a first visit asks for, so that the
//! program's first chunk carries no more.

use std::rc::Rc;

use litemap::LiteMap;

use super::lists::List;
use super::typing::{puts, remarks, splits, waits};
use super::{Action, Field, FieldFault, State};
use crate::calendar::Date;
use crate::record::{Facts, Record, Remark, put_first};
use crate::rulebook::Rules;

/// The month's facts with what was typed, or what is wrong in which field.
pub(super) type Put = Result<Facts, (Field, FieldFault)>;

/// How a state does what takes many rules.
#[derive(Debug)]
pub(super) struct Skill {
    /// Carries out an act that is neither typing nor a step back or forward;
    /// whether it's a step to undo.
    pub perform: fn(&mut State, Action) -> bool,
    /// The month's facts with the texts of a field's group.
    pub put: fn(&State, Field) -> Put,
    /// What a field shows when nothing else was typed.
    pub text: fn(Field, &Facts) -> String,
    /// Takes a text apart that stands for two fields.
    pub split: fn(&mut State, Field),
    /// Whether the text of a field that was left stays beside the fact.
    pub waits: fn(&State, Field) -> bool,
    /// What is to be said of the text of a field that isn't wrong.
    pub remark: fn(&State, Field) -> Option<Remark>,
    /// The texts of lists go where their items went.
    pub follow: fn(&mut State, &Record),
    /// The texts of an item go, as it's gone.
    pub close_up: fn(&mut State, List, usize),
}

/// All of it.
pub(super) static ALL: Skill = Skill {
    perform: State::perform,
    put: puts,
    text: Field::text,
    split: splits,
    waits,
    remark: remarks,
    follow: State::follow_texts,
    close_up: State::close_up_texts,
};

/// Counts, a name, and other months: nothing else can be done before the second
/// chunk is there.
pub(super) static FIRST: Skill = Skill {
    perform: |state, action| match action {
        Action::Step(part, by) => {
            state.step(part, by);
            true
        }
        Action::Go(month) => state.go(month),
        _ => false,
    },
    put: |state, field| {
        let mut facts = state.record().facts().clone();
        put_first(&mut facts, field, &state.text(field)).map_err(|fault| (field, fault))?;
        Ok(facts)
    },
    text: Field::text_first,
    split: |_, _| {},
    waits: |_, _| false,
    remark: |_, _| None,
    follow: |_, _| {},
    close_up: |_, _, _| {},
};

impl State {
    /// The same with what a first visit can do; see [`Action::is_first`].
    pub fn first(rules: Rc<Rules>, today: Date) -> Self {
        Self::with(&FIRST, rules, today, LiteMap::new(), String::new())
    }

    /// It can do all from now on.
    pub fn complete(&mut self) {
        self.skill = &ALL;
    }
}

impl Action {
    /// Whether a state can do it before the second chunk is there.
    pub const fn is_first(&self) -> bool {
        match self {
            Self::Type(field, _) | Self::Leave(field) | Self::Enter(field, _) => field.is_first(),
            Self::Step(..) | Self::Go(_) | Self::Undo | Self::Redo => true,
            _ => false,
        }
    }
}
