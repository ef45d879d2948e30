//! The key of a month, and the names that it has in storage.

use crate::calendar::Month;
use crate::record::Facts;

use super::rows::RowKey;

/// Whose month it is, and which.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MonthKey {
    /// The agent's name or number; may be empty.
    pub agent: String,
    /// The assessed month.
    pub month: Month,
}

impl MonthKey {
    /// An agent's month.
    pub fn new(agent: impl Into<String>, month: Month) -> Self {
        Self {
            agent: agent.into(),
            month,
        }
    }

    /// The agent and month of some facts.
    pub fn of(facts: &Facts) -> Self {
        Self::new(facts.agent.as_str(), facts.month)
    }
}

/// `<agent>/<YYYY-MM>`, the agent as `escaped` has it.
impl RowKey for MonthKey {
    fn name(&self) -> String {
        format!("{}/{}", escaped(&self.agent), self.month)
    }

    fn named(name: &str) -> Option<Self> {
        let (agent, month) = name.rsplit_once('/')?;
        let key = Self::new(unescaped(agent)?, month.parse().ok()?);
        (key.name() == name).then_some(key)
    }
}

/// A person's name in that of a row: all bytes but letters, digits and `-` as `%XX`. ASCII
/// sorts alike everywhere.
pub(super) fn escaped(person: &str) -> String {
    let mut name = String::new();
    for byte in person.bytes() {
        if byte.is_ascii_alphanumeric() || byte == b'-' {
            name.push(char::from(byte));
        } else {
            let digit = |four: u8| char::from_digit(four.into(), 16);
            let digits = [byte >> 4, byte & 15].into_iter().filter_map(digit);
            name.push('%');
            name.extend(digits.map(|digit| digit.to_ascii_uppercase()));
        }
    }
    name
}

/// The person's name again; none where it's none of these.
pub(super) fn unescaped(name: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = name;
    while let Some(first) = rest.bytes().next() {
        if first == b'%' {
            let digits = rest.get(1..3)?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest = rest.get(3..)?;
        } else {
            bytes.push(first);
            rest = rest.get(1..)?;
        }
    }
    String::from_utf8(bytes).ok()
}
