//! Who is in a team: as it's kept, and as it's pasted.

use std::collections::BTreeMap;

use super::member::{Member, MemberFault};
use crate::json::{Malformed, Shape, json_object};

/// Members at the most.
pub const MAX_MEMBERS: usize = 10_000;

json_object! {
    /// Who is in a team.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    #[checked(kept)]
    pub struct Roster {
        /// Its members, in the order in which they were entered; each number once.
        #[or(default)]
        #[schema("maxItems": MAX_MEMBERS)]
        pub members: Vec<Member>,
    }
}

/// A line of a pasted roster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RosterLine {
    /// Its number, from 1.
    pub line: usize,
    /// What it says.
    pub text: String,
    /// Why it isn't taken.
    pub fault: RosterFault,
}

/// Why a line isn't taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RosterFault {
    /// It's no member.
    Member(MemberFault),
    /// It has more than a number, a name and a group.
    TooManyColumns,
    /// The number stands in an earlier line, too.
    Twice(usize),
    /// There are more than [`MAX_MEMBERS`].
    TooMany,
}

fn kept(roster: Roster) -> Result<Roster, Malformed> {
    let members = &roster.members;
    let mut numbers: Vec<&str> = members.iter().map(|member| &*member.number).collect();
    numbers.sort_unstable();
    let is_sound = members.len() <= MAX_MEMBERS
        && members.iter().all(|member| member.check().is_ok())
        && numbers.windows(2).all(|pair| pair[0] != pair[1]);
    match is_sound {
        true => Ok(roster),
        false => Err(Malformed::here(Shape::Value).below("members")),
    }
}

impl Roster {
    /// Whether nobody is in it.
    pub const fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    /// The member that a month's agent is: by number before by name. None if several are
    /// called so.
    pub fn member(&self, agent: &str) -> Option<&Member> {
        let numbered = self.members.iter().find(|member| member.number == agent);
        numbered.or_else(|| {
            let mut called = self.members.iter().filter(|member| member.is(agent));
            let first = called.next()?;
            called.next().is_none().then_some(first)
        })
    }

    /// The groups, each once, as they come.
    pub fn groups(&self) -> Vec<&str> {
        let mut groups: Vec<&str> = Vec::new();
        for member in &self.members {
            if !member.group.is_empty() && !groups.contains(&&*member.group) {
                groups.push(&member.group);
            }
        }
        groups
    }

    /// As it's typed: a line for each, tabs between.
    pub fn text(&self) -> String {
        let line = |member: &Member| {
            let line = format!("{}\t{}\t{}", member.number, member.name, member.group);
            line.trim_end().to_owned()
        };
        self.members.iter().map(line).collect::<Vec<_>>().join("\n")
    }
}

/// A roster's members by their numbers, where many are looked up.
#[derive(Debug)]
pub struct Numbered<'a> {
    roster: &'a Roster,
    by_number: BTreeMap<&'a str, &'a Member>,
}

impl<'a> Numbered<'a> {
    /// All of them.
    pub fn of(roster: &'a Roster) -> Self {
        let members = roster.members.iter();
        Self {
            roster,
            by_number: members.map(|member| (&*member.number, member)).collect(),
        }
    }

    /// As [`Roster::member`].
    pub fn member(&self, agent: &str) -> Option<&'a Member> {
        let numbered = self.by_number.get(agent).copied();
        numbered.or_else(|| self.roster.member(agent))
    }
}

/// Reads a roster: a line for each, with number, name and group, apart by a tab, a comma, a
/// semicolon or blanks; heads of columns are passed over. What can't be taken is listed.
pub fn read_roster(text: &str) -> (Roster, Vec<RosterLine>) {
    let mut roster = Roster::default();
    let mut refused = Vec::new();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for (at, line) in text.lines().enumerate() {
        let line = line.trim_matches([' ', '\u{3000}', '\u{feff}']);
        if line.trim().is_empty() || is_head(line) {
            continue;
        }
        let mut refuse = |fault| {
            refused.push(RosterLine {
                line: at + 1,
                text: line.to_owned(),
                fault,
            });
        };
        let cells = cells(line);
        if cells.len() > 3 {
            refuse(RosterFault::TooManyColumns);
            continue;
        }
        let cell = |at: usize| {
            cells
                .get(at)
                .map_or_else(String::new, |cell| (*cell).to_owned())
        };
        let mut member = Member {
            number: cell(0),
            name: cell(1),
            group: cell(2),
        };
        // A name alone, in a table whose numbers are missing.
        if member.number.is_empty() {
            member.number = std::mem::take(&mut member.name);
        }
        if let Err(fault) = member.check() {
            refuse(RosterFault::Member(fault));
        } else if let Some(first) = seen.get(&member.number) {
            refuse(RosterFault::Twice(*first));
        } else if roster.members.len() == MAX_MEMBERS {
            refuse(RosterFault::TooMany);
        } else {
            seen.insert(member.number.clone(), at + 1);
            roster.members.push(member);
        }
    }
    (roster, refused)
}

/// The cells of a line: by its tabs; by its commas or semicolons where it has none; by its
/// blanks where it has none of these.
pub(super) fn cells(line: &str) -> Vec<&str> {
    let marks: [&[char]; 2] = [&['\t'], &[',', '，', ';', '；', '、']];
    for marks in marks {
        if line.contains(marks) {
            let mut cells: Vec<&str> = line.split(marks).map(str::trim).collect();
            while cells.len() > 1 && cells.last().is_some_and(|cell| cell.is_empty()) {
                cells.pop();
            }
            return cells;
        }
    }
    line.split_whitespace().collect()
}

/// Whether a line is the head of a table.
pub(super) fn is_head(line: &str) -> bool {
    let heads = [
        "工号", "坐席", "姓名", "名单", "agent", "number", "name", "no.",
    ];
    let first = cells(line)
        .into_iter()
        .find(|cell| !cell.is_empty())
        .unwrap_or("");
    let first = first.to_lowercase();
    heads
        .iter()
        .any(|head| first == *head || first == format!("{head}号"))
}
