//! A rulebook out of a JSON tree.

use std::str::FromStr;

use serde_json::Value;

use super::{
    Category, Channel, Clause, Condition, Consequence, Decision, Direction, Document, Effect, End,
    Example, Expected, Feed, Level, LogRules, Measure, Mechanism, Origin, Parameter, Part, PayBand,
    PlainOrigin, Reading, ReadingId, ReadingOption, Repeat, Section, Settlement, Str, Text,
};
use crate::calendar::Date;
use crate::json::{
    Decode, Malformed, Object, Shape, Tagged, deserialize_by_decoding, tagged, word,
};
use crate::log::{Mark, Marks};
use crate::number::{Percent, Points};

deserialize_by_decoding!(
    Document,
    Parameter<Points>,
    Parameter<Percent>,
    Parameter<u32>
);

/// Reads an object field by field; `or default` may be missing.
macro_rules! by_fields {
    ($($name:ident { $($field:ident $(or $maybe:ident)?),+ $(,)? })+) => {$(
        impl Decode for $name {
            fn decode(value: &Value) -> Result<Self, Malformed> {
                let fields = Object::of(value, &[$(stringify!($field)),+])?;
                Ok(Self { $($field: by_fields!(@ fields $field $($maybe)?)),+ })
            }
        }
    )+};
    (@ $fields:ident $field:ident) => { $fields.need(stringify!($field))? };
    (@ $fields:ident $field:ident default) => { $fields.or_default(stringify!($field))? };
}

by_fields! {
    Text { zh, en }
    Document {
        format, version, id, title, effective, effective_origin or default, unit or default, base, sections, measures,
        reward_cap or default, pay_share or default, pay_bands or default,
        settlement or default, readings, log or default, examples or default,
    }
    LogRules { channels, categories, feeds or default }
    Channel { id, title }
    Feed { measure, ratio }
    Section { id, title, effect, clauses }
    Clause { number, summary, origin or default, lost or default, search or default, parts }
    Part { id, title, form or default, mechanism }
    Measure {
        id, title, origin or default, numerator, denominator, definition_origin or default,
        target, worth, direction or default,
    }
    Settlement { misses, origin or default }
    Condition { measure, threshold }
    Level {
        id, title, description, origin or default, amount, consequences,
        consequences_origin or default, second_of or default,
    }
    Reading { id, question, options, chosen, note or default }
    ReadingOption { id, title }
    Example { id, title, readings or default, today, facts, expected }
    Expected { score, low or default, high or default, pay or default }
}

/// Reads one of a closed set of words.
macro_rules! by_word {
    ($($name:ident { $($word:literal $variant:ident),+ $(,)? })+) => {$(
        impl Decode for $name {
            fn decode(value: &Value) -> Result<Self, Malformed> {
                Ok([$(Self::$variant),+][word(value, &[$($word),+])?])
            }
        }
    )+};
}

by_word! {
    Effect { "reward" Reward, "deduction" Deduction }
    Direction { "higher" Higher, "lower" Lower }
    Repeat { "each" Each, "once" Once, "by_reading" ByR1, "by_r15" ByR15 }
    End { "best" Best, "last" Last }
    Consequence {
        "talk" Talk, "improvement" Improvement, "retraining" Retraining,
        "suspension" Suspension, "leave" Leave,
    }
}

impl Decode for Category {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        let [complaint, fault, help, follow_up] = Mark::NAMES;
        let fields = Object::of(value, &["id", "title", complaint, fault, help, follow_up])?;
        let mut marks = Marks::NONE;
        for mark in Mark::ALL {
            marks = marks.with(mark, fields.or_default(mark.name())?);
        }
        Ok(Self {
            id: fields.need("id")?,
            title: fields.need("title")?,
            marks,
        })
    }
}

impl Decode for ReadingId {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        Ok(Self::ALL[word(value, Self::NAMES)?])
    }
}

/// Of the keys of a map.
impl FromStr for ReadingId {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        let place = Self::NAMES.iter().position(|name| *name == text);
        place.map(|place| Self::ALL[place]).ok_or(())
    }
}

impl Decode for PayBand {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        let fields = Object::of(value, &["from", "factor"])?;
        let (Stating(from), Stating(factor)) = (fields.need("from")?, fields.need("factor")?);
        Ok(Self { from, factor })
    }
}

/// A number that is stated where it stands alone.
struct Stating<T>(Parameter<T>);

impl<T: Decode> Decode for Stating<T> {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        Ok(Self(match value {
            Value::Object(_) => Parameter::decode(value)?,
            _ => Parameter {
                value: T::decode(value)?,
                origin: Origin::Stated,
            },
        }))
    }
}

impl<T: Decode> Decode for Parameter<T> {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        let fields = Object::of(value, &["value", "origin"])?;
        Ok(Self {
            value: fields.need("value")?,
            origin: fields.need("origin")?,
        })
    }
}

impl<T: Decode> Decode for Origin<T> {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        match tagged(value, &["stated"], &["set", "assumed"])? {
            Tagged::Alone(_) => Ok(Self::Stated),
            Tagged::Naming(0, value) => set(value).map_err(|fault| fault.below("set")),
            Tagged::Naming(_, value) => assumed(value).map_err(|fault| fault.below("assumed")),
        }
    }
}

impl Decode for PlainOrigin {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        match tagged(value, &["stated", "assumed"], &["set"])? {
            Tagged::Alone(0) => Ok(Self::Stated),
            Tagged::Alone(_) => Ok(Self::Assumed),
            Tagged::Naming(_, value) => {
                let (source, date) = decided(value).map_err(|fault| fault.below("set"))?;
                Ok(Self::Set(Box::new(Decision { source, date })))
            }
        }
    }
}

fn set<T>(value: &Value) -> Result<Origin<T>, Malformed> {
    let (source, date) = decided(value)?;
    Ok(Origin::Set { source, date })
}

fn decided(value: &Value) -> Result<(Str, Option<Date>), Malformed> {
    let fields = Object::of(value, &["source", "date"])?;
    Ok((fields.need("source")?, fields.or_default("date")?))
}

fn assumed<T: Decode>(value: &Value) -> Result<Origin<T>, Malformed> {
    let fields = Object::of(value, &["low", "high"])?;
    Ok(Origin::Assumed {
        low: fields.need("low")?,
        high: fields.need("high")?,
    })
}

impl Decode for Mechanism {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        type Read = fn(&Value) -> Result<Mechanism, Malformed>;
        let read: [Read; 7] = [
            per_occurrence,
            exam_rank,
            threshold,
            deadline,
            shortfall,
            severity,
            call_quota,
        ];
        const KINDS: [&str; 7] = [
            "per_occurrence",
            "exam_rank",
            "threshold",
            "deadline",
            "shortfall",
            "severity",
            "call_quota",
        ];
        match tagged(value, &[], &KINDS)? {
            // No word stands alone.
            Tagged::Alone(_) => Err(Malformed::here(Shape::UnknownWord)),
            Tagged::Naming(kind, value) => {
                read[kind](value).map_err(|fault| fault.below(KINDS[kind]))
            }
        }
    }
}

fn per_occurrence(value: &Value) -> Result<Mechanism, Malformed> {
    let fields = Object::of(value, &["amount", "worth", "repeat"])?;
    Ok(Mechanism::PerOccurrence {
        amount: fields.need("amount")?,
        worth: fields.or_default("worth")?,
        repeat: fields.or_default("repeat")?,
    })
}

fn exam_rank(value: &Value) -> Result<Mechanism, Malformed> {
    let fields = Object::of(value, &["amount", "places", "end"])?;
    Ok(Mechanism::ExamRank {
        amount: fields.need("amount")?,
        places: fields.need("places")?,
        end: fields.need("end")?,
    })
}

fn threshold(value: &Value) -> Result<Mechanism, Malformed> {
    let fields = Object::of(value, &["amount", "conditions"])?;
    Ok(Mechanism::Threshold {
        amount: fields.need("amount")?,
        conditions: fields.need("conditions")?,
    })
}

fn deadline(value: &Value) -> Result<Mechanism, Malformed> {
    let fields = Object::of(value, &["per_day", "worth", "due_day", "last_day"])?;
    Ok(Mechanism::Deadline {
        per_day: fields.need("per_day")?,
        worth: fields.need("worth")?,
        due_day: fields.need("due_day")?,
        last_day: fields.need("last_day")?,
    })
}

fn shortfall(value: &Value) -> Result<Mechanism, Malformed> {
    let fields = Object::of(value, &["step"])?;
    Ok(Mechanism::Shortfall {
        step: fields.need("step")?,
    })
}

fn severity(value: &Value) -> Result<Mechanism, Malformed> {
    let fields = Object::of(value, &["levels"])?;
    Ok(Mechanism::Severity {
        levels: fields.need("levels")?,
    })
}

fn call_quota(value: &Value) -> Result<Mechanism, Malformed> {
    let fields = Object::of(
        value,
        &[
            "quota",
            "per_day_origin",
            "new_quota",
            "new_days",
            "new_days_origin",
            "sick_days_origin",
            "counts_from",
            "missed_day",
            "missing_call",
        ],
    )?;
    Ok(Mechanism::CallQuota {
        quota: fields.need("quota")?,
        per_day_origin: fields.or_default("per_day_origin")?,
        new_quota: fields.need("new_quota")?,
        new_days: fields.need("new_days")?,
        new_days_origin: fields.or_default("new_days_origin")?,
        sick_days_origin: fields.or_default("sick_days_origin")?,
        counts_from: fields.need("counts_from")?,
        missed_day: fields.need("missed_day")?,
        missing_call: fields.need("missing_call")?,
    })
}
