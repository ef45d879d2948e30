//! What each column of a sheet is for, why, and what has to be asked.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use super::heads::{Head, Heads};
use super::names::Names;
use super::rows::data_rows;
use super::words::unmarked;
use super::{At, Choices, Grid, Remembered, Scale, Skipped, Target, Terms, Why};
use crate::calendar::Month;
use crate::id::Fingerprint;
use crate::number::Percent;
use crate::record::Field;
use crate::rulebook::Rulebook;

/// Values that are shown of each column.
const SAMPLES: usize = 3;

/// By what a sheet is matched.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The rulebook that scores the month.
    pub rulebook: &'a Rulebook,
    /// The month.
    pub month: Month,
    /// Words that offices use.
    pub terms: &'a Terms,
    /// The agents that are known here.
    pub known: &'a BTreeSet<&'a str>,
    /// What a person said.
    pub choices: &'a Choices,
    /// What was said about a table of the same heads before.
    pub remembered: Option<&'a Remembered>,
}

/// A sheet with what its columns are for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matched {
    /// The rows of heads; none where there are none.
    pub heads: Option<(u32, u32)>,
    /// By column.
    pub columns: Vec<Column>,
    /// By what a table of the same heads is known again; none without heads.
    pub shape: Option<Fingerprint>,
    /// The rows that say something of an agent.
    pub rows: Vec<u32>,
    /// The others, and why they aren't read.
    pub skipped: Vec<(u32, Skipped)>,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Which one, from 0.
    pub column: u16,
    /// What stands over it, in one line; empty where nothing does.
    pub head: String,
    /// The cell of that.
    pub at: At,
    /// Its first values, each with its cell; empty where nothing stands there.
    pub samples: Vec<(At, String)>,
    /// What it's taken for.
    pub target: Target,
    /// Why.
    pub why: Why,
    /// What has to be answered before anything of it is taken.
    pub question: Option<Question>,
    /// How its numbers are meant, where they're shares.
    pub scale: Scale,
    /// Whether that was said by a person, now or of such a table before.
    pub is_scaled: bool,
    /// Whether its sheet hides it.
    pub is_hidden: bool,
}

/// What has to be asked about a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// Whether its numbers are fractions of 1 or percentages: between these.
    Scale {
        /// The least of them.
        low: String,
        /// The largest.
        high: String,
        /// How many they are.
        count: usize,
    },
    /// For which of these it is.
    Which(Vec<Target>),
    /// Another column is for the same.
    Twice(u16),
}

impl Matched {
    /// Matches a sheet.
    pub fn of(grid: &Grid, context: &Context<'_>) -> Self {
        let names = Names::new(context.rulebook, context.month, context.terms);
        let heads = Heads::find(grid, |head| names.knows(head));
        let mut columns: Vec<Column> = heads
            .all
            .iter()
            .map(|head| column(grid, head, &names, context))
            .collect();
        find_agents(grid, &heads, &mut columns, context);
        let agent = columns.iter().find(|column| column.target == Target::Agent);
        let agent = agent.map(|column| column.column);
        let (rows, skipped) = data_rows(grid, &heads, agent, context);
        for column in &mut columns {
            let at = |row: &u32| At {
                row: *row,
                column: column.column,
            };
            let sample = |at: At| {
                (
                    at,
                    grid.get(at).map(ToString::to_string).unwrap_or_default(),
                )
            };
            column.samples = rows.iter().take(SAMPLES).map(at).map(sample).collect();
            if let Target::Fact(Field::Percent(_)) = column.target {
                ask_scale(grid, &rows, column, context);
            }
        }
        cover(&mut columns);
        ask_twice(&mut columns, context.choices);
        let (shape, heads) = (heads.shape(), heads.rows);
        Self {
            heads,
            shape,
            columns,
            rows,
            skipped,
        }
    }

    /// The column that is for something.
    pub fn of_target(&self, target: Target) -> Option<&Column> {
        self.columns.iter().find(|column| column.target == target)
    }

    /// How many questions about columns are open.
    pub fn open(&self) -> usize {
        let asked = self
            .columns
            .iter()
            .filter(|column| column.question.is_some());
        asked.count()
    }
}

fn column(grid: &Grid, head: &Head, names: &Names, context: &Context<'_>) -> Column {
    let of = head.column;
    let chosen = context
        .choices
        .targets
        .get(&of)
        .map(|target| (*target, Why::Chosen));
    let remembered = context
        .remembered
        .and_then(|remembered| remembered.target(of));
    let said = chosen.or(remembered.map(|target| (target, Why::Remembered)));
    let mut question = None;
    let (target, why) = said.unwrap_or_else(|| match names.find(head) {
        None => (Target::Ignored, Why::Unknown),
        Some(found) => match found.targets[..] {
            [only] => (only, found.why),
            _ => {
                question = Some(Question::Which(found.targets));
                (Target::Ignored, found.why)
            }
        },
    });
    Column {
        column: of,
        head: head.line(),
        at: head.at,
        samples: Vec::new(),
        target,
        why,
        question,
        scale: Scale::AsWritten,
        is_scaled: false,
        is_hidden: grid.hidden_columns.contains(&of),
    }
}

/// Of several columns that may name agents the one whose values are known here is it;
/// where that tells nothing it's asked.
fn find_agents(grid: &Grid, heads: &Heads, columns: &mut [Column], context: &Context<'_>) {
    let counted = |column: u16| {
        let below = grid.cells.iter().filter(|cell| cell.at.column == column);
        let below = below.filter(|cell| cell.at.row >= heads.below());
        let is_sum = |name: &String| context.terms.sums.contains(&&**name);
        let all: Vec<String> = below.map(|cell| cell.value.to_string()).collect();
        let all: Vec<String> = all.into_iter().filter(|name| !is_sum(name)).collect();
        let known = all.iter().filter(|name| context.known.contains(&***name));
        (known.count(), all.len())
    };
    let said = |column: &Column| matches!(column.why, Why::Chosen | Why::Remembered);
    let is_agent = |column: &Column| column.target == Target::Agent;
    if columns
        .iter()
        .any(|column| is_agent(column) && said(column))
    {
        for column in columns
            .iter_mut()
            .filter(|column| is_agent(column) && !said(column))
        {
            column.target = Target::Ignored;
        }
        return;
    }
    if !columns.iter().any(is_agent) {
        // Without a head the values themselves say it.
        let counts = columns
            .iter()
            .map(|column| (counted(column.column), column.column));
        let best = counts.max_by_key(|((known, _), column)| (*known, u16::MAX - column));
        if let Some(((known @ 1.., of), column)) = best
            && let Some(found) = columns.iter_mut().find(|other| other.column == column)
            && !said(found)
        {
            found.target = Target::Agent;
            found.why = Why::Known { known, of };
        }
        return;
    }
    let candidates: Vec<u16> = columns
        .iter()
        .filter(|c| is_agent(c))
        .map(|c| c.column)
        .collect();
    let counts: Vec<(usize, usize)> = candidates.iter().map(|column| counted(*column)).collect();
    let most = counts.iter().map(|(known, _)| *known).max().unwrap_or(0);
    let best = counts.iter().filter(|(known, _)| *known == most).count();
    for (candidate, (known, of)) in candidates.iter().zip(counts) {
        let Some(column) = columns
            .iter_mut()
            .find(|column| column.column == *candidate)
        else {
            continue;
        };
        if known == most && best == 1 {
            if most > 0 {
                column.why = Why::Known { known, of };
            }
        } else if known == most {
            column.question = Some(Question::Which(vec![Target::Agent, Target::Ignored]));
        } else {
            column.target = Target::Ignored;
        }
    }
}

/// Whether numbers without a sign or a format are fractions of 1 is told by those above
/// it; where there are none it's asked.
fn ask_scale(grid: &Grid, rows: &[u32], column: &mut Column, context: &Context<'_>) {
    let at = |row: &u32| At {
        row: *row,
        column: column.column,
    };
    let numbers = rows.iter().filter_map(|row| unmarked(grid.get(at(row))?));
    let mut numbers: Vec<(Percent, String)> = numbers
        .filter_map(|text| {
            // Only their order counts here.
            let cut: String = match text.split_once('.') {
                Some((whole, part)) => format!("{whole}.{}", part.get(..3).unwrap_or(part)),
                None => text.clone(),
            };
            Some((cut.parse().ok()?, text))
        })
        .collect();
    let asks = |number: &Percent| Percent::ZERO < *number && *number <= Percent::ONE;
    let count = numbers.iter().filter(|(number, _)| asks(number)).count();
    if count == 0 {
        return;
    }
    let said = context.choices.scale(column.column);
    let said = said.or(context
        .remembered
        .and_then(|known| known.scale(column.column)));
    column.scale = said.unwrap_or(Scale::Hundredfold);
    column.is_scaled = said.is_some();
    if said.is_some() || column.question.is_some() {
        return;
    }
    numbers.retain(|(number, _)| asks(number));
    numbers.sort_by_key(|(number, _)| *number);
    let text =
        |of: Option<&(Percent, String)>| of.map(|(_, text)| text.clone()).unwrap_or_default();
    let (low, high) = (text(numbers.first()), text(numbers.last()));
    column.question = Some(Question::Scale { low, high, count });
}

/// A share that the table has the cases of isn't taken a second time.
fn cover(columns: &mut [Column]) {
    let cases: Vec<(Field, u16)> = columns
        .iter()
        .filter_map(|column| match column.target {
            Target::Fact(field @ (Field::Numerator(_) | Field::Denominator(_))) => {
                Some((field, column.column))
            }
            _ => None,
        })
        .collect();
    for column in columns {
        let Target::Fact(Field::Percent(id)) = column.target else {
            continue;
        };
        let has = |field: Field| cases.iter().find(|(of, _)| *of == field);
        let both = has(Field::Numerator(id)).zip(has(Field::Denominator(id)));
        if let Some(((_, by), _)) = both
            && column.why != Why::Chosen
        {
            column.target = Target::Ignored;
            column.why = Why::Covered(*by);
            column.question = None;
        }
    }
}

/// Two columns for the same are asked about; one that a person chose stands.
fn ask_twice(columns: &mut [Column], choices: &Choices) {
    let mut seen: Vec<(Target, u16)> = Vec::new();
    let rank = |column: &Column| match choices.targets.contains_key(&column.column) {
        true => Ordering::Less,
        false => Ordering::Equal,
    };
    let mut order: Vec<usize> = (0..columns.len()).collect();
    order.sort_by_key(|at| columns.get(*at).map(rank));
    for at in order {
        let Some(column) = columns.get_mut(at) else {
            continue;
        };
        let (target, of) = (column.target, column.column);
        if matches!(target, Target::Ignored) || column.question.is_some() {
            continue;
        }
        match seen.iter().find(|(other, _)| *other == target) {
            Some((_, other)) => column.question = Some(Question::Twice(*other)),
            None => seen.push((target, of)),
        }
    }
}
