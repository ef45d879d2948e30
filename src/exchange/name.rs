//! What an exported file is called.

use std::collections::BTreeSet;

use super::Item;
use crate::calendar::{Date, Minute, Month};
use crate::id::Id;
use crate::number::Unit;
use crate::record::is_unseen;
use crate::team::Period;

/// A name with agent and months that every system takes:
/// `kaohe-0417-2026-03.json`, `kaohe-李雪-2026-01_2026-03.json`; of several
/// agents, how many: `kaohe-12agents-2026-03.json`.
pub fn file_name(items: &[Item]) -> String {
    let mut name = named_all("kaohe", items.iter().map(|item| item.record.agent.as_str()));
    let months = items.iter().map(|item| item.record.month);
    if let (Some(first), Some(last)) = (months.clone().min(), months.max()) {
        name += &format!("-{first}");
        if first != last {
            name += &format!("_{last}");
        }
    }
    name + ".json"
}

/// The same for a share sheet: browsers hand over no file that ends in `.json`.
pub fn shared_name(name: &str) -> String {
    format!("{}.txt", name.trim_end_matches(".json"))
}

/// The name of a backup: `kaohe-backup-0417-2026-03-09-1830.json`.
pub fn backup_name<'a>(agents: impl Iterator<Item = &'a str>, at: Minute) -> String {
    let at = at.to_string().replace(' ', "-").replace(':', "");
    format!("{}-{at}.json", named_all("kaohe-backup", agents))
}

/// The name of a month's table: `kaohe-0417-2026-03.csv`, or
/// `kaohe-0417-2026-03-yuan.csv` where it's settled in money.
pub fn month_csv_name(agent: &str, month: Month, unit: Unit) -> String {
    format!("{}-{month}{}.csv", named(agent), of(unit))
}

/// The name of a month by a brought document, without its ending:
/// `kaohe-0417-2026-03-d10`.
pub fn book_name(agent: &str, month: Month, document: Id) -> String {
    format!("{}-{month}-{document}", named(agent))
}

/// The name of a file of receipts, slips or stages: `kaohe-receipt-0417-2026-03.json`; of the
/// team where no agent is named.
pub fn review_name(what: &str, agent: Option<&str>, month: Month) -> String {
    let of = agent.map_or("kaohe-team".to_owned(), named);
    format!(
        "{}-{month}.json",
        of.replacen("kaohe", &format!("kaohe-{what}"), 1)
    )
}

/// The name of a file of official months by a document: `kaohe-official-0417-2026-03-d10.json`;
/// of the team where no agent is named.
pub fn book_issued_name(agent: Option<&str>, month: Month, document: Id) -> String {
    let name = review_name("official", agent, month);
    name.replace(".json", &format!("-{document}.json"))
}

/// The same for all agents, each with a file of their own:
/// `kaohe-official-team-2026-03-d10.zip`.
pub fn book_archive_name(month: Month, document: Id) -> String {
    book_issued_name(None, month, document).replace(".json", ".zip")
}

/// The name of the table of a team's month, quarter or year by a brought document, without its
/// ending: `kaohe-team-2026-03-d10`.
pub fn book_team_name(period: Period, month: Month, document: Id) -> String {
    format!("kaohe-team-{}-{document}", when(period, month))
}

/// The name of a year's table: `kaohe-0417-2026.csv`.
pub fn year_csv_name(agent: &str, year: u16, unit: Unit) -> String {
    format!("{}-{year}{}.csv", named(agent), of(unit))
}

/// The name of a team's table, without its ending: `kaohe-team-2026-03`,
/// `kaohe-team-2026-q1`, `kaohe-team-2026`.
pub fn team_file_name(what: &str, period: Period, month: Month, unit: Unit) -> String {
    format!("kaohe-{what}-{}{}", when(period, month), of(unit))
}

fn when(period: Period, month: Month) -> String {
    let year = month.year();
    match period {
        Period::Month => month.to_string(),
        Period::Quarter => format!("{year}-q{}", month.quarter()),
        Period::Year => year.to_string(),
    }
}

/// The name of the files of a team's official month, packed: `kaohe-official-2026-03.zip`.
pub fn team_archive_name(month: Month, unit: Unit) -> String {
    format!("kaohe-official-{month}{}.zip", of(unit))
}

/// The name of a calendar's file: `kaohe-0417-2026-04-02.ics`.
pub fn calendar_name(agent: &str, today: Date) -> String {
    format!("{}-{today}.ics", named(agent))
}

const fn of(unit: Unit) -> &'static str {
    match unit {
        Unit::Points => "",
        Unit::Money => "-yuan",
    }
}

/// The beginning of a name, with the agent if there is one.
fn named(agent: &str) -> String {
    named_all("kaohe", std::iter::once(agent))
}

/// The beginning of a name, with the only agent, or how many there are.
fn named_all<'a>(begin: &str, agents: impl Iterator<Item = &'a str>) -> String {
    let agents: BTreeSet<&str> = agents.collect();
    let mut names = agents.iter().map(|agent| safe(agent));
    match (names.next(), names.len()) {
        (Some(agent), 0) if !agent.is_empty() => format!("{begin}-{agent}"),
        (Some(_), more @ 1..) => format!("{begin}-{}agents", more + 1),
        _ => begin.to_owned(),
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
