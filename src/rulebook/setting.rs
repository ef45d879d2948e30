//! The form in which the branch sets a number or chooses a reading.

use super::limits::{MAX_QUOTA, MAX_REASON, MAX_SOURCE};
use super::{
    Amendment, AnyParameter, Matter, Number, Origin, Parameter, ParameterRef, PlainOrigin, Problem,
    ReadingId, Rulebook, Rules, Text,
};
use crate::calendar::{Date, Month};
use crate::id::Id;
use crate::number::{Percent, Points, Unit};
use crate::record::{FieldFault, typed_count, typed_date, typed_percent, typed_points};

/// What is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A number.
    Number(ParameterRef),
    /// The answer to an open question.
    Reading(ReadingId),
    /// What isn't a number: a clause, a name, a definition, the date.
    Matter(Matter),
}

/// The form as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// What is set.
    pub subject: Subject,
    /// The number as typed, or the name of the chosen option.
    pub value: String,
    /// The texts as typed, each in Chinese and in English, of what has texts.
    pub texts: Vec<String>,
    /// By what it was decided, or why.
    pub reason: String,
    /// When it was decided, as typed.
    pub date: String,
    /// Whether it was sent off once: from then on all faults are shown.
    pub tried: bool,
}

/// A field of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SettingField {
    /// The number, option or month.
    Value,
    /// A text, by its place among the texts.
    Text(usize),
    /// The source or note.
    Reason,
    /// The day.
    Date,
}

/// Why the form can't be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SettingFault {
    /// Nothing is typed.
    Empty(SettingField),
    /// It can't be read.
    Field(SettingField, FieldFault),
    /// The rulebook wouldn't hold together.
    Rules(Vec<Problem>),
}

impl SettingFault {
    /// The field that it stands at.
    pub const fn field(&self) -> SettingField {
        match self {
            Self::Empty(field) | Self::Field(field, _) => *field,
            Self::Rules(_) => SettingField::Value,
        }
    }
}

impl Setting {
    /// The form for a subject, filled with what is in force.
    pub fn of(subject: Subject, rulebook: &Rulebook, today: Date) -> Self {
        let mut texts = Vec::new();
        let (value, decided) = match subject {
            Subject::Matter(matter) => {
                for text in matter.texts(rulebook) {
                    texts.extend([text.zh.to_string(), text.en.to_string()]);
                }
                let value = match matter {
                    Matter::Effective => rulebook.effective.to_string(),
                    _ => String::new(),
                };
                let decided = match matter.origin(rulebook) {
                    Some(PlainOrigin::Set(decision)) => {
                        Some((decision.source.to_string(), decision.date))
                    }
                    _ => None,
                };
                (value, decided)
            }
            Subject::Number(at) => match at.get(rulebook) {
                Some(AnyParameter::Points(p)) => (p.value.to_string(), decided(p)),
                Some(AnyParameter::Percent(p)) => (p.value.to_string(), decided(p)),
                Some(AnyParameter::Count(p)) => (p.value.to_string(), decided(p)),
                None => (String::new(), None),
            },
            Subject::Reading(id) => {
                let reading = rulebook.readings.iter().find(|reading| reading.id == id);
                let note = reading.map(|reading| (reading.note.to_string(), None));
                (rulebook.choices().chosen(id).to_owned(), note)
            }
        };
        let (reason, date) = decided.unwrap_or((String::new(), Some(today)));
        Self {
            subject,
            value,
            texts,
            reason,
            date: date.map(|date| date.to_string()).unwrap_or_default(),
            tried: false,
        }
    }

    /// What is typed into a field.
    pub fn edit(&mut self, field: SettingField, text: String) {
        match field {
            SettingField::Value => self.value = text,
            SettingField::Text(place) => {
                if let Some(known) = self.texts.get_mut(place) {
                    *known = text;
                }
            }
            SettingField::Reason => self.reason = text,
            SettingField::Date => self.date = text,
        }
    }

    /// What the form asks for. A number needs a source: without one it would
    /// be no more than another assumption.
    ///
    /// # Errors
    /// The first field that can't be taken.
    pub fn amendment(&self) -> Result<Amendment, SettingFault> {
        use SettingField as F;
        let at = |field| move |fault| SettingFault::Field(field, fault);
        match self.subject {
            Subject::Number(place) => {
                let value = if let ParameterRef::BandFactor(_) = place {
                    // Up to twice the wage: the rulebook's laws hold it there.
                    let percent = |typed: Points| Number::Percent(Percent::from_raw(typed.raw()));
                    typed_points(&self.value).map(|typed| typed.map(percent))
                } else if place.is_percent() {
                    typed_percent(&self.value).map(|typed| typed.map(Number::Percent))
                } else if place.is_count() {
                    typed_count(&self.value, MAX_QUOTA).map(|typed| typed.map(Number::Count))
                } else {
                    typed_points(&self.value).map(|typed| typed.map(Number::Points))
                };
                let value = value.map_err(at(F::Value))?;
                let value = value.ok_or(SettingFault::Empty(F::Value))?;
                let source = self.reason(MAX_SOURCE)?;
                if source.is_empty() {
                    return Err(SettingFault::Empty(F::Reason));
                }
                Ok(Amendment::Parameter {
                    parameter: place,
                    value,
                    source: source.into(),
                    date: typed_date(&self.date).map_err(at(F::Date))?,
                })
            }
            Subject::Matter(matter) => {
                let from = match matter {
                    Matter::Effective => {
                        let month: Result<Month, _> = self.value.trim().parse();
                        Some(month.map_err(|_| SettingFault::Empty(F::Value))?)
                    }
                    _ => None,
                };
                let texts = self.texts()?;
                let source = self.reason(MAX_SOURCE)?;
                if source.is_empty() {
                    return Err(SettingFault::Empty(F::Reason));
                }
                Ok(Amendment::Matter {
                    matter,
                    texts,
                    from,
                    source: source.into(),
                    date: typed_date(&self.date).map_err(at(F::Date))?,
                })
            }
            Subject::Reading(id) => {
                let option: Result<Id, _> = self.value.parse();
                Ok(Amendment::Reading {
                    reading: id,
                    option: option.map_err(|_| SettingFault::Empty(F::Value))?,
                    note: self.reason(MAX_REASON)?.into(),
                })
            }
        }
    }

    /// The rules with what the form asks for, in the rulebook that scores a
    /// month.
    ///
    /// # Errors
    /// The first field that can't be taken, or what the rulebook's laws say.
    pub fn applied(&self, rules: &Rules, of: (Month, Unit)) -> Result<Rules, SettingFault> {
        let amendment = self.amendment()?;
        let (place, _) = rules.in_force(of);
        rules.with(place, amendment).map_err(SettingFault::Rules)
    }

    /// The first fault of the form as it stands.
    pub fn fault(&self, rules: &Rules, of: (Month, Unit)) -> Option<SettingFault> {
        self.applied(rules, of).err()
    }

    /// The rulebook that scores a month as it would be, though the source be
    /// still missing; none if it can't be.
    pub fn preview(&self, rules: &Rules, of: (Month, Unit)) -> Option<Rulebook> {
        let mut tried = self.clone();
        if tried.reason.trim().is_empty() {
            tried.reason.push('?');
        }
        let tried = tried.applied(rules, of).ok()?;
        Some(tried.rulebook(of).clone())
    }

    /// The typed texts. Where the English one is missing, the Chinese one
    /// stands for both.
    fn texts(&self) -> Result<Vec<Text>, SettingFault> {
        let pairs = self.texts.chunks(2).enumerate();
        let texts = pairs.map(|(place, pair)| {
            let side = |side: usize| pair.get(side).map_or("", |text| text.trim());
            let (zh, en) = (side(0), side(1));
            if zh.is_empty() {
                return Err(SettingFault::Empty(SettingField::Text(2 * place)));
            }
            Ok(Text {
                zh: zh.to_owned().into(),
                en: if en.is_empty() { zh } else { en }.to_owned().into(),
            })
        });
        texts.collect()
    }

    fn reason(&self, limit: usize) -> Result<String, SettingFault> {
        let reason = self.reason.trim();
        match reason.chars().nth(limit) {
            None => Ok(reason.to_owned()),
            Some(_) => Err(SettingFault::Field(
                SettingField::Reason,
                FieldFault::TooLong(limit),
            )),
        }
    }
}

fn decided<T>(parameter: &Parameter<T>) -> Option<(String, Option<Date>)> {
    match &parameter.origin {
        Origin::Set { source, date } => Some((source.to_string(), *date)),
        Origin::Stated | Origin::Assumed { .. } => None,
    }
}
