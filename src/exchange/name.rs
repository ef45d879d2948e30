//! What an exported file is called.

use std::collections::BTreeSet;

use super::Item;
use crate::calendar::Month;
use crate::number::Unit;
use crate::record::is_unseen;

/// A name with agent and months that every system takes:
/// `kaohe-0417-2026-03.json`, `kaohe-李雪-2026-01_2026-03.json`; of several
/// agents, how many: `kaohe-12agents-2026-03.json`.
pub fn file_name(items: &[Item]) -> String {
    let agents: BTreeSet<&str> = items.iter().map(|i| i.record.agent.as_str()).collect();
    let months = items.iter().map(|item| item.record.month);
    let mut agents = agents.iter();
    let mut name = match (agents.next(), agents.len()) {
        (None, _) => named(""),
        (Some(agent), 0) => named(agent),
        (Some(_), more) => format!("kaohe-{}agents", more + 1),
    };
    if let (Some(first), Some(last)) = (months.clone().min(), months.max()) {
        name += &format!("-{first}");
        if first != last {
            name += &format!("_{last}");
        }
    }
    name + ".json"
}

/// The name of a month's table: `kaohe-0417-2026-03.csv`, or
/// `kaohe-0417-2026-03-yuan.csv` where it's settled in money.
pub fn month_csv_name(agent: &str, month: Month, unit: Unit) -> String {
    format!("{}-{month}{}.csv", named(agent), of(unit))
}

/// The name of a year's table: `kaohe-0417-2026.csv`.
pub fn year_csv_name(agent: &str, year: u16, unit: Unit) -> String {
    format!("{}-{year}{}.csv", named(agent), of(unit))
}

const fn of(unit: Unit) -> &'static str {
    match unit {
        Unit::Points => "",
        Unit::Money => "-yuan",
    }
}

/// The beginning of a name, with the agent if there is one.
fn named(agent: &str) -> String {
    let agent = safe(agent);
    if agent.is_empty() {
        "kaohe".into()
    } else {
        format!("kaohe-{agent}")
    }
}

/// The agent without what some system refuses or shows misleadingly. An
/// agent's 40 characters are at most 160 bytes; a name may have 255.
fn safe(agent: &str) -> String {
    let replaced = |c: char| {
        if c.is_control()
            || is_unseen(c)
            || matches!(c, '\u{2028}' | '\u{2029}')
            || "<>:\"/\\|?*".contains(c)
        {
            '_'
        } else if c.is_whitespace() {
            ' '
        } else {
            c
        }
    };
    agent.trim().chars().map(replaced).collect()
}
