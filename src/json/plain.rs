//! Things without parts of their own, lists, maps, and what may be missing.

use std::borrow::Cow;
use std::str::FromStr;

use litemap::LiteMap;
use serde_json::Value;

use super::{Decode, Encode, Malformed, Pull, Shape, Writer, below, json_object, word};
use crate::calendar::{Date, Minute, Month};
use crate::id::{CheckCode, Fingerprint, Id};
use crate::number::{Decimal, Money, Percent, Points, Ratio, Rounding, Unit};

impl Decode for Cow<'static, str> {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        text(value).map(|text| Cow::Owned(text.to_owned()))
    }

    fn pull(from: &mut Pull<'_>) -> Option<Self> {
        String::pull(from).map(Cow::Owned)
    }
}

impl Decode for bool {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        value
            .as_bool()
            .ok_or_else(|| Malformed::here(Shape::WrongType))
    }

    fn pull(from: &mut Pull<'_>) -> Option<Self> {
        let is_true = from.sign()? == b't';
        from.word(if is_true { "true" } else { "false" })?;
        Some(is_true)
    }
}

impl Decode for String {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        text(value).map(str::to_owned)
    }

    fn pull(from: &mut Pull<'_>) -> Option<Self> {
        from.text().map(Cow::into_owned)
    }
}

macro_rules! whole_number {
    ($($name:ty),+) => {$(
        impl Decode for $name {
            fn decode(value: &Value) -> Result<Self, Malformed> {
                let value = Self::try_from(whole(value)?);
                value.map_err(|_| Malformed::here(Shape::Value))
            }

            fn pull(from: &mut Pull<'_>) -> Option<Self> {
                Self::try_from(from.digits()?).ok()
            }
        }

        impl Encode for $name {
            fn encode(&self, out: &mut Writer) {
                out.plain(self);
            }
        }
    )+};
}

whole_number!(u8, u16, u32, u64);

macro_rules! by_text {
    ($($name:ty: $shape:expr,)+) => {$(
        impl Decode for $name {
            fn decode(value: &Value) -> Result<Self, Malformed> {
                let read = Self::from_str(text(value)?);
                #[allow(clippy::redundant_closure_call)]
                read.map_err(|error| Malformed::here(($shape)(error)))
            }

            fn pull(from: &mut Pull<'_>) -> Option<Self> {
                from.text()?.parse().ok()
            }
        }

        impl Encode for $name {
            fn encode(&self, out: &mut Writer) {
                out.shown(self);
            }
        }
    )+};
}

by_text! {
    Points: Shape::Number,
    Percent: Shape::Number,
    Money: Shape::Number,
    Decimal: Shape::Number,
    Month: |_| Shape::Month,
    Date: |_| Shape::Date,
    Minute: |_| Shape::Date,
    Id: |_| Shape::Id,
    Fingerprint: |_| Shape::Value,
    CheckCode: |_| Shape::Value,
}

macro_rules! by_word {
    ($($name:ty),+) => {$(
        impl Decode for $name {
            fn decode(value: &Value) -> Result<Self, Malformed> {
                Ok(Self::ALL[word(value, Self::NAMES)?])
            }

            fn pull(from: &mut Pull<'_>) -> Option<Self> {
                let word = from.plain()?;
                let place = Self::NAMES.iter().position(|name| *name == word)?;
                Some(Self::ALL[place])
            }
        }

        impl Encode for $name {
            fn encode(&self, out: &mut Writer) {
                out.text(Self::NAMES[*self as usize]);
            }
        }
    )+};
}

by_word!(Unit, Rounding);

json_object! {
    /// The two counts of a ratio.
    struct Counts {
        /// The cases that count.
        numerator: u32,
        /// All cases.
        denominator: u32,
    }
}

impl Decode for Ratio {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        let Counts {
            numerator,
            denominator,
        } = Counts::decode(value)?;
        Self::new(numerator, denominator).ok_or_else(|| Malformed::here(Shape::Ratio))
    }

    fn pull(from: &mut Pull<'_>) -> Option<Self> {
        let counts = Counts::pull(from)?;
        Self::new(counts.numerator, counts.denominator)
    }
}

impl Encode for Ratio {
    fn encode(&self, out: &mut Writer) {
        let counts = Counts {
            numerator: self.numerator(),
            denominator: self.denominator(),
        };
        counts.encode(out);
    }
}

impl<T: Decode> Decode for Option<T> {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        match value {
            Value::Null => Ok(None),
            value => T::decode(value).map(Some),
        }
    }

    fn pull(from: &mut Pull<'_>) -> Option<Self> {
        if from.sign()? == b'n' {
            return from.word("null").map(|()| None);
        }
        T::pull(from).map(Some)
    }
}

impl<T: Decode> Decode for Box<T> {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        T::decode(value).map(Self::new)
    }

    fn pull(from: &mut Pull<'_>) -> Option<Self> {
        T::pull(from).map(Self::new)
    }
}

/// A list of two.
impl<A: Decode, B: Decode> Decode for (A, B) {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        match value {
            Value::Array(items) => match &items[..] {
                [one, two] => Ok((below("[0]", one)?, below("[1]", two)?)),
                _ => Err(Malformed::here(Shape::Value)),
            },
            _ => Err(Malformed::here(Shape::WrongType)),
        }
    }

    fn pull(from: &mut Pull<'_>) -> Option<Self> {
        from.take(b'[')?;
        let one = A::pull(from)?;
        from.take(b',')?;
        let two = B::pull(from)?;
        from.take(b']')?;
        Some((one, two))
    }
}

impl<T: Decode> Decode for Vec<T> {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        let Value::Array(items) = value else {
            return Err(Malformed::here(Shape::WrongType));
        };
        let mut list = Self::with_capacity(items.len());
        for (index, item) in items.iter().enumerate() {
            list.push(below(&format!("[{index}]"), item)?);
        }
        Ok(list)
    }

    fn pull(from: &mut Pull<'_>) -> Option<Self> {
        from.take(b'[')?;
        let (mut list, mut is_first) = (Self::new(), true);
        while from.item(&mut is_first)? {
            list.push(T::pull(from)?);
        }
        Some(list)
    }
}

impl<K: FromStr + Ord, V: Decode> Decode for LiteMap<K, V> {
    fn decode(value: &Value) -> Result<Self, Malformed> {
        let Value::Object(fields) = value else {
            return Err(Malformed::here(Shape::WrongType));
        };
        let mut map = Self::with_capacity(fields.len());
        for (name, value) in fields {
            let key = name.parse();
            let key = key.map_err(|_| Malformed::here(Shape::Id).below(name))?;
            map.insert(key, below(name, value)?);
        }
        Ok(map)
    }

    fn pull(from: &mut Pull<'_>) -> Option<Self> {
        from.take(b'{')?;
        let (mut fields, mut is_first) = (Vec::new(), true);
        while let Some(name) = from.name(&mut is_first)? {
            fields.push((name.parse().ok()?, V::pull(from)?));
        }
        let count = fields.len();
        // Sorted once, whatever order they came in; of doubled ones one is left.
        let map: Self = fields.into_iter().collect();
        (map.len() == count).then_some(map)
    }
}

fn text(value: &Value) -> Result<&str, Malformed> {
    value
        .as_str()
        .ok_or_else(|| Malformed::here(Shape::WrongType))
}

fn whole(value: &Value) -> Result<i64, Malformed> {
    let Value::Number(number) = value else {
        return Err(Malformed::here(Shape::WrongType));
    };
    let digits = |c: char| c.is_ascii_digit() || c == '-';
    let shape = if number.as_str().chars().all(digits) {
        Shape::Value
    } else {
        Shape::WrongType
    };
    number.as_i64().ok_or_else(|| Malformed::here(shape))
}
