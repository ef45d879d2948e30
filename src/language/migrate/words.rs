//! Texts, numbers and questions of version 1 in the language.

use litemap::LiteMap;

use super::Migration;
use crate::id::Id;
use crate::language::{
    Asked, By, Gives, Line, Overlap, Param, Reading, ReadingOption, Value, When, Word,
};
use crate::number::{Decimal, Percent, Points};
use crate::rulebook::{Choices, Consequence, DoubleEntry, Origin, Parameter, ReadingId, Str, Text};

/// What version 1 has no words for, in both languages.
#[derive(Clone, Debug)]
pub struct Titles {
    /// The result.
    pub score: Word,
    /// The result in money.
    pub net: Word,
    /// The unit of points.
    pub points: Str,
    /// The unit of money.
    pub yuan: Str,
    /// All rewards together.
    pub rewards: Word,
    /// All fines but those for calls.
    pub fines: Word,
    /// What the score pays.
    pub pay: Word,
    /// The post wage.
    pub wage: Word,
    /// The rank in the exam.
    pub rank: Word,
    /// How many sat it.
    pub heads: Word,
    /// How many share the rank.
    pub tied: Word,
    /// Complaints under investigation.
    pub investigated: Word,
    /// After the last day.
    pub too_late: Word,
    /// Calls of a day.
    pub calls: Word,
    /// Calls that are missing.
    pub missing: Word,
    /// Missed days.
    pub misses: Word,
    /// The sales target.
    pub target: Word,
    /// The sales.
    pub sold: Word,
    /// What a level of severity puts up for consideration.
    pub consequence: fn(Consequence) -> Word,
}

/// A text in both languages.
pub fn word(text: &Text) -> Word {
    Word {
        zh: text.zh.clone(),
        en: Some(text.en.clone()),
    }
}

/// A number with its origin, in other units.
pub fn number<T: Copy>(parameter: &Parameter<T>, to: impl Fn(T) -> Decimal) -> Param {
    let origin = match &parameter.origin {
        Origin::Stated => Origin::Stated,
        Origin::Set { source, date } => Origin::Set {
            source: source.clone(),
            date: *date,
        },
        Origin::Assumed { low, high } => {
            let (low, high) = (to(*low), to(*high));
            Origin::Assumed {
                low: low.min(high),
                high: low.max(high),
            }
        }
    };
    Param(Parameter {
        value: to(parameter.value),
        origin,
    })
}

pub const fn of_points(points: Points) -> Decimal {
    Decimal::from_raw(points.raw().saturating_mul(1_000))
}

/// What is given.
pub fn points(parameter: &Parameter<Points>) -> Param {
    number(parameter, of_points)
}

/// What is taken.
pub fn taken(parameter: &Parameter<Points>) -> Param {
    number(parameter, |points| -of_points(points))
}

/// A share in %.
pub fn percent(parameter: &Parameter<Percent>) -> Param {
    number(parameter, |percent| {
        Decimal::from_raw(percent.raw().saturating_mul(1_000))
    })
}

/// A share as a factor.
pub fn share(parameter: &Parameter<Percent>) -> Param {
    number(parameter, |percent| {
        Decimal::from_raw(percent.raw().saturating_mul(10))
    })
}

/// A count.
pub fn count(parameter: &Parameter<u32>) -> Param {
    number(parameter, |count| {
        Decimal::from_raw(i64::from(count).saturating_mul(1_000_000))
    })
}

/// A line with nothing but what it gives.
pub fn line(id: Id, title: Word, gives: Gives) -> Line {
    Line {
        id,
        number: Str::default(),
        title,
        summary: Word::default(),
        origin: Default::default(),
        gives,
        step: None,
        rounding: Default::default(),
        floor: None,
        cap: None,
        held_by: Default::default(),
        factors: Vec::new(),
        weight: None,
        when: None,
        only: Vec::new(),
        except: Vec::new(),
        considers: Vec::new(),
    }
}

/// A value that is typed.
pub fn value(id: Id, title: Word) -> Value {
    Value {
        id,
        title,
        unit: Str::default(),
        better: Default::default(),
        from: Default::default(),
        least: Param::default(),
        most: None,
        lapses: false,
        lapsed: None,
        unclear: Default::default(),
        whole: false,
        when: None,
    }
}

/// A name that stands in the program.
fn named(name: &str) -> Id {
    // Readings and their options are names.
    name.parse().unwrap_or(Id::literal("x"))
}

/// A question's name.
pub fn question(id: ReadingId) -> Id {
    named(&id.name().to_lowercase())
}

impl Migration<'_> {
    /// The questions that have more than one answer.
    pub fn readings(&self) -> Vec<Reading> {
        let readings = self.book.readings.iter();
        let readings = readings.filter(|reading| self.options(reading.id).len() > 1);
        let readings = readings.map(|reading| {
            let options = self.options(reading.id).into_iter().map(|id| {
                let mut offered = reading.options.iter();
                let title = offered.find(|option| option.id == id);
                ReadingOption {
                    id,
                    title: title.map_or(Word::default(), |option| word(&option.title)),
                }
            });
            Reading {
                id: question(reading.id),
                question: word(&reading.question),
                options: options.collect(),
                chosen: Some(reading.chosen),
                reason: Word {
                    zh: reading.note.clone(),
                    en: None,
                },
            }
        });
        readings.collect()
    }

    /// The answers to a question; its chosen one alone where the rulebook doesn't ask it.
    fn options(&self, id: ReadingId) -> Vec<Id> {
        let asked = self.book.readings.iter().find(|reading| reading.id == id);
        let Some(asked) = asked else {
            return vec![self.chosen(id)];
        };
        let mut options: Vec<Id> = asked.options.iter().map(|option| option.id).collect();
        if !options.contains(&asked.chosen) {
            options.push(asked.chosen);
        }
        options
    }

    fn chosen(&self, id: ReadingId) -> Id {
        named(self.book.choices().chosen(id))
    }

    /// What each answer means, if it means anything.
    pub fn by<T>(&self, id: ReadingId, means: impl Fn(&Choices) -> Option<T>) -> Option<By<T>> {
        let options = self.options(id);
        if options.len() < 2 {
            return means(self.book.choices()).map(By::Settled);
        }
        let mut all = LiteMap::new();
        for option in options {
            if let Some(meaning) = means(&answered(id, option)) {
                all.insert(option, meaning);
            }
        }
        (!all.is_empty()).then(|| {
            By::Asked(Asked {
                reading: question(id),
                means: all,
            })
        })
    }

    /// The same where every answer means something.
    pub fn word_by<T: Default>(&self, id: ReadingId, means: impl Fn(&Choices) -> T) -> By<T> {
        self.by(id, |choices| Some(means(choices)))
            .unwrap_or_default()
    }

    /// Under which answer something is there; none where it never is.
    pub fn when(&self, id: ReadingId, is: impl Fn(&Choices) -> bool) -> Option<Option<When>> {
        let options = self.options(id);
        if options.len() < 2 {
            return is(self.book.choices()).then_some(None);
        }
        let mut options = options.into_iter();
        let found = options.find(|option| is(&answered(id, *option)))?;
        Some(Some(When {
            reading: question(id),
            is: found,
        }))
    }

    /// Reading R12.
    pub fn overlap(&self) -> By<Overlap> {
        self.word_by(ReadingId::R12, |choices| match choices.double_entry {
            DoubleEntry::Heavier => Overlap::Heaviest,
            DoubleEntry::Each => Overlap::Each,
        })
    }
}

fn answered(id: ReadingId, option: Id) -> Choices {
    let mut choices = Choices::default();
    choices.choose(id, option.as_str());
    choices
}
