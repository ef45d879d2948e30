//! The names under which things are stored.

use crate::calendar::Month;
use crate::record::Facts;

/// Every key of ours begins so. All others belong to other pages.
pub const PREFIX: &str = "kaohe:";

pub(super) const INDEX: &str = "kaohe:index";
pub(super) const SETTINGS: &str = "kaohe:settings";
pub(super) const RULES: &str = "kaohe:rules";
const MONTH: &str = "kaohe:month:";
const NEXT: &str = "kaohe:next:";
const ASIDE: &str = "kaohe:aside:";

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

    /// Where the month lies.
    pub(super) fn real(&self) -> String {
        self.under(MONTH)
    }

    /// Where it's written first.
    pub(super) fn next(&self) -> String {
        self.under(NEXT)
    }

    fn under(&self, prefix: &str) -> String {
        format!("{prefix}{}:{}", escaped(&self.agent), self.month)
    }

    fn read(text: &str) -> Option<Self> {
        let (agent, month) = text.rsplit_once(':')?;
        let agent_name = agent.replace("%3A", ":").replace("%25", "%");
        (escaped(&agent_name) == agent).then_some(())?;
        Some(Self::new(agent_name, month.parse().ok()?))
    }
}

fn escaped(agent: &str) -> String {
    agent.replace('%', "%25").replace(':', "%3A")
}

pub(super) fn aside(id: u32) -> String {
    format!("{ASIDE}{id}")
}

/// What one of our keys stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Key {
    Month(MonthKey),
    Next(MonthKey),
    Index,
    Settings,
    Rules,
    Aside(u32),
    /// Begins like ours, but no version so far wrote it.
    Unknown,
}

impl Key {
    /// None for keys that aren't ours.
    pub fn read(key: &str) -> Option<Self> {
        if !key.starts_with(PREFIX) {
            return None;
        }
        let month = |prefix| key.strip_prefix(prefix).and_then(MonthKey::read);
        let number = key.strip_prefix(ASIDE).and_then(|id| id.parse().ok());
        let number = number.filter(|id| aside(*id) == key && *id < 1_000_000_000);
        Some(match key {
            INDEX => Self::Index,
            SETTINGS => Self::Settings,
            RULES => Self::Rules,
            _ => None
                .or_else(|| month(MONTH).map(Self::Month))
                .or_else(|| month(NEXT).map(Self::Next))
                .or_else(|| number.map(Self::Aside))
                .unwrap_or(Self::Unknown),
        })
    }
}
