//! What happened in a month, as rulebooks of version 2 ask for it.

use litemap::LiteMap;
use serde_json::Value as Json;

use crate::calendar::{Date, Month};
use crate::id::Id;
use crate::json::{
    Decode, Described, Encode, Malformed, Schemas, Shape, Writer, json_object, json_words,
};
use crate::number::{Decimal, Range};
use crate::record::CaseCounts;

json_object! {
    /// A month's facts. What isn't named isn't known yet; events that aren't named didn't
    /// happen.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    pub struct Facts {
        /// Which month it is, where days matter.
        #[or(default)]
        pub month: Option<Month>,
        /// Values by their id.
        #[or(default)]
        pub values: LiteMap<Id, Given>,
        /// What happened.
        #[or(default)]
        pub events: Vec<Event>,
        /// Who the agent is: audiences that apply, or don't.
        #[or(default)]
        pub audiences: LiteMap<Id, bool>,
    }

    /// One or several events of a kind.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Event {
        /// Of which kind: a line's id, or that of one of its kinds.
        pub kind: Id,
        /// When, where days matter.
        #[or(default)]
        pub date: Option<Date>,
        /// How many; 1 unless said.
        #[or(default)]
        pub times: Option<u32>,
        /// What somebody chose for each of them.
        #[or(default)]
        pub amount: Option<Decimal>,
        /// Whether it isn't known yet if it counts.
        #[or(default)]
        pub pending: bool,
        /// What else it fits: one event under several lines.
        #[or(default)]
        pub also: Vec<Also>,
    }

    /// What an event fits besides.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct Also {
        /// A line's id, or that of one of its kinds.
        pub kind: Id,
        /// Whether it isn't known yet if it counts there.
        #[or(default)]
        pub pending: bool,
        /// How many of several events fit it; all unless said.
        #[or(default)]
        pub times: Option<u32>,
    }

    /// One of a list, or several alike.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    pub struct Heard {
        /// The number; not known yet if it's missing.
        #[or(default)]
        pub value: Option<Decimal>,
        /// How many times; 1 unless said.
        #[or(default)]
        pub times: Option<u32>,
        /// Of which day.
        #[or(default)]
        pub date: Option<Date>,
        /// To which norm it's held, if it isn't the usual one.
        #[or(default)]
        pub norm: Option<Id>,
        /// Whether it's excused.
        #[or(default)]
        pub excuse: Excuse,
    }
}

json_object! {
    /// Counts of cases, some of which may still be open.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub struct Cases {
        /// Good ones.
        pub of: u32,
        /// All that are settled.
        pub over: u32,
        /// Settled ones, not among the good, that the document doesn't place.
        #[or(default)]
        pub unclear: u32,
        /// Open ones that count whatever comes of them.
        #[or(default)]
        pub open: u32,
        /// Open ones that count either way or not at all.
        #[or(default)]
        pub may_leave: u32,
        /// Open ones that count only if they aren't good.
        #[or(default)]
        pub may_join: u32,
    }

    /// What is known of a number that isn't known yet.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub struct Between {
        /// It isn't below this.
        #[or(default)]
        pub from: Option<Decimal>,
        /// It isn't above this.
        #[or(default)]
        pub to: Option<Decimal>,
        /// It isn't before this day.
        #[or(default)]
        pub since: Option<Date>,
    }
}

impl Cases {
    /// Those that a consultation log has.
    pub const fn of_log(counts: &CaseCounts) -> Self {
        Self {
            of: counts.numerator,
            over: counts.denominator,
            unclear: counts.dispatched,
            open: counts.open,
            may_leave: counts.may_leave,
            may_join: counts.may_join,
        }
    }
}

json_words! {
    /// Whether one of a list is excused, such as a day of illness.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub enum Excuse {
        /// It isn't.
        #[default]
        No = "no",
        /// It isn't known yet.
        Pending = "pending",
        /// It is.
        Yes = "yes",
    }
}

/// What was typed for a value: a number, a day, or a list of numbers; `"97.5"`,
/// `"2026-04-05"`, or `["150", {"value": "160", "times": 20}]`. Also that there is none
/// of it this month, counts of cases, or between what it lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// One number.
    One(Decimal),
    /// A day.
    Day(Date),
    /// A number for each day, or for each thing that was looked at.
    List(Vec<Heard>),
    /// There is none of it.
    Nothing,
    /// Counts of cases.
    Cases(Cases),
    /// Not known yet, but between what it lies.
    Between(Between),
    /// What it comes to elsewhere. No file says it: it's worked out again where it's asked.
    Taken(Taken),
}

/// What a value comes to elsewhere, such as in the agent's months before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken {
    /// What counts of it; none where that isn't there, so that it counts as little as it can.
    pub headline: Option<Decimal>,
    /// All that it can be.
    pub range: Range<Decimal>,
    /// Whether no fact is missing for it.
    pub is_known: bool,
    /// Whether there is none of it, there either.
    pub is_none: bool,
}

/// The word for none of it.
const NONE: &str = "none";

impl Decode for Given {
    fn decode(value: &Json) -> Result<Self, Malformed> {
        match value {
            Json::Array(_) => {
                let items = Vec::<Either>::decode(value)?;
                Ok(Self::List(items.into_iter().map(|item| item.0).collect()))
            }
            Json::String(text) if text == NONE => Ok(Self::Nothing),
            Json::String(text) if text.matches('-').count() > 1 => {
                Date::decode(value).map(Self::Day)
            }
            Json::String(_) => Decimal::decode(value).map(Self::One),
            Json::Object(fields) if fields.contains_key("over") => {
                Cases::decode(value).map(Self::Cases)
            }
            Json::Object(_) => Between::decode(value).map(Self::Between),
            _ => Err(Malformed::here(Shape::WrongType)),
        }
    }
}

struct Either(Heard);

impl Decode for Either {
    fn decode(value: &Json) -> Result<Self, Malformed> {
        Ok(Self(match value {
            Json::Object(_) => Heard::decode(value)?,
            _ => Heard {
                value: Some(Decimal::decode(value)?),
                ..Heard::default()
            },
        }))
    }
}

impl Encode for Given {
    fn encode(&self, out: &mut Writer) {
        match self {
            Self::One(value) => value.encode(out),
            Self::Day(date) => date.encode(out),
            Self::Nothing => out.text(NONE),
            Self::Cases(cases) => cases.encode(out),
            Self::Between(between) => between.encode(out),
            Self::Taken(Taken { range, .. }) => Between {
                from: Some(range.low),
                to: Some(range.high),
                since: None,
            }
            .encode(out),
            Self::List(items) => {
                out.open('[');
                for item in items {
                    let plain = Heard {
                        value: item.value,
                        ..Heard::default()
                    };
                    match item.value {
                        Some(value) if *item == plain => value.encode(out),
                        _ => item.encode(out),
                    }
                }
                out.close(']');
            }
        }
    }
}

impl Described for Given {
    fn schema(all: &mut Schemas) -> Json {
        let one = Decimal::schema(all);
        let several = Heard::schema(all);
        serde_json::json!({"anyOf": [
            one,
            Date::schema(all),
            {"const": NONE},
            Cases::schema(all),
            Between::schema(all),
            {"type": "array", "items": {"anyOf": [one, several]}},
        ]})
    }
}
