//! What a number's format says of it.

use super::serial::{day_of, seconds_of};
use super::{Form, Number, Value, decimal};

/// What a format makes of a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    /// The number that it is.
    #[default]
    Plain,
    /// A percentage.
    Percent,
    /// A day.
    Day,
    /// A time of day, or a duration.
    Time,
}

impl Shown {
    /// A format that every program knows by its number.
    pub const fn builtin(id: u32) -> Self {
        match id {
            9 | 10 => Self::Percent,
            14..=17 | 22 | 27..=31 | 36 | 50..=54 | 57 | 58 => Self::Day,
            18..=21 | 32..=35 | 45..=47 | 55 | 56 => Self::Time,
            _ => Self::Plain,
        }
    }

    /// A format by its code, such as `0.0%` or `yyyy"年"m"月"`.
    pub fn of(code: &str) -> Self {
        let (mut day, mut time) = (false, false);
        let mut signs = code.chars();
        while let Some(sign) = signs.next() {
            match sign {
                '\\' | '_' | '*' => drop(signs.next()),
                '"' => drop(signs.by_ref().find(|sign| *sign == '"')),
                '[' => {
                    let inside: String = signs.by_ref().take_while(|sign| *sign != ']').collect();
                    let inside = inside.to_ascii_lowercase();
                    let is_duration = !inside.is_empty()
                        && ["h", "m", "s"]
                            .iter()
                            .any(|unit| inside.replace(unit, "").is_empty());
                    time |= is_duration;
                }
                // The format of negative numbers, and of zero.
                ';' => break,
                '%' => return Self::Percent,
                'y' | 'Y' | 'd' | 'D' | 'e' | 'E' if !code.contains("E+") => day = true,
                'h' | 'H' | 's' | 'S' => time = true,
                'm' | 'M' => {}
                'G' | 'g' if code.eq_ignore_ascii_case("general") => return Self::Plain,
                _ => {}
            }
        }
        match (day, time) {
            (true, _) => Self::Day,
            (false, true) => Self::Time,
            (false, false) => Self::Plain,
        }
    }

    /// The value of a number that is shown so; none where it's no number.
    pub fn value(self, written: &str, is_1904: bool) -> Option<Value> {
        let text = decimal::plain(written)?;
        let number = |form| {
            Value::Number(Number {
                text: text.clone(),
                form,
            })
        };
        Some(match self {
            Self::Plain => number(Form::Plain),
            Self::Percent => number(Form::Percent),
            Self::Day => day_of(&text, is_1904).map_or_else(|| number(Form::Plain), Value::Date),
            Self::Time => seconds_of(&text).map_or_else(|| number(Form::Plain), Value::Time),
        })
    }
}
