//! Which rows of a sheet say something of an agent, and of whom.

use std::collections::{BTreeMap, BTreeSet};

use super::columns::Context;
use super::heads::Heads;
use super::words::narrow;
use super::{At, Cell, Grid, Matched, Target, Terms, Value};
use crate::record::{Looks, MAX_AGENT};

/// Why a row isn't read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Skipped {
    /// It sums up others: the word that says so.
    Sum(String),
    /// It's hidden.
    Hidden,
    /// It names nobody.
    Nobody,
}

/// Whose row it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Which one.
    pub row: u32,
    /// The cell that names the agent.
    pub at: At,
    /// The agent as the months here name it, or as the table does.
    pub agent: String,
    /// What is to be said of that.
    pub who: Who,
}

/// How a name in a table stands to those that are known here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// It's one of them.
    Known,
    /// Nobody is called so yet.
    New,
    /// It looks like this one, or says the same number: asked.
    Alike(String),
    /// Another row names the same agent.
    Twice(At),
    /// It's longer than a name can be.
    TooLong,
}

/// The rows below the heads: those of agents, and the others.
pub(super) fn data_rows(
    grid: &Grid,
    heads: &Heads,
    agent: Option<u16>,
    context: &Context<'_>,
) -> (Vec<u32>, Vec<(u32, Skipped)>) {
    let (mut rows, mut skipped) = (Vec::new(), Vec::new());
    for (row, cells) in grid.rows().filter(|(row, _)| *row >= heads.below()) {
        let named = agent.and_then(|column| grid.get(At { row, column }));
        let sum = sum_word(cells, context.terms);
        let is_hidden = grid.hidden_rows.binary_search(&row).is_ok();
        match (sum, named) {
            (Some(word), _) => skipped.push((row, Skipped::Sum(word))),
            (None, _) if is_hidden && !context.choices.with_hidden => {
                skipped.push((row, Skipped::Hidden));
            }
            (None, None) if agent.is_some() => skipped.push((row, Skipped::Nobody)),
            _ => rows.push(row),
        }
    }
    (rows, skipped)
}

/// The word of a row that sums up others, in one of its first words.
fn sum_word(cells: &[Cell], terms: &Terms) -> Option<String> {
    let mut words = cells.iter().filter_map(|cell| match &cell.value {
        Value::Text(text) => Some(narrow(text)),
        _ => None,
    });
    words.by_ref().take(3).find(|text| {
        let text: String = text.split_whitespace().collect::<String>().to_lowercase();
        let text = text.trim_end_matches([':', '\u{ff1a}']);
        terms.sums.contains(&text)
    })
}

/// Whose rows they are.
pub(super) fn agents(grid: &Grid, matched: &Matched, context: &Context<'_>) -> Vec<Row> {
    let Some(column) = matched.of_target(Target::Agent).map(|column| column.column) else {
        return Vec::new();
    };
    let looks = Looks::of(context.known.iter().copied());
    let numbers: BTreeMap<&str, &str> = context
        .known
        .iter()
        .filter_map(|name| Some((bare(name)?, *name)))
        .collect();
    let mut seen: BTreeMap<String, At> = BTreeMap::new();
    let mut rows = Vec::new();
    let mut own: BTreeSet<String> = BTreeSet::new();
    for row in &matched.rows {
        let at = At { row: *row, column };
        let Some(value) = grid.get(at) else { continue };
        let name = narrow(&value.to_string());
        let alike = || {
            let known = looks.other(&name);
            known
                .or_else(|| numbers.get(bare(&name)?).copied())
                .map(str::to_owned)
        };
        let (agent, mut who) = if name.chars().count() > MAX_AGENT {
            (name, Who::TooLong)
        } else if context.known.contains(&*name) {
            (name, Who::Known)
        } else {
            let alike = alike().or_else(|| {
                let looks = Looks::of(own.iter().map(String::as_str));
                looks.other(&name).map(str::to_owned)
            });
            match (alike, context.choices.same.get(&name)) {
                (None, _) | (Some(_), Some(false)) => (name, Who::New),
                (Some(known), Some(true)) => (known, Who::Known),
                (Some(known), None) => (name, Who::Alike(known)),
            }
        };
        if who == Who::New {
            own.insert(agent.clone());
        }
        match seen.get(&agent) {
            Some(other) => who = Who::Twice(*other),
            None => drop(seen.insert(agent.clone(), at)),
        }
        rows.push(Row {
            row: *row,
            at,
            agent,
            who,
        });
    }
    rows
}

/// A number without the zeros before it, which spreadsheets drop.
fn bare(name: &str) -> Option<&str> {
    let is_number = !name.is_empty() && name.bytes().all(|b| b.is_ascii_digit());
    let bare = name.trim_start_matches('0');
    (is_number && !bare.is_empty()).then_some(bare)
}
