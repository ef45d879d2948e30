//! What the rows say, as facts of months: what is new, the same, different or refused.

use std::collections::BTreeMap;

use super::columns::Context;
use super::exams::{Exams, text_of};
use super::rows::{Row, Who, agents};
use super::words::{Said, said};
use super::{At, Column, Grid, Matched, Target};
use crate::calendar::Date;
use crate::number::Points;
use crate::record::{Bounds, Exam, Facts, Field, FieldFault, Record, count_of, put, typed_points};
use crate::scoring::{bounds, score_at_once};

/// What taking a sheet would do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TablePreview {
    /// Whose rows there are.
    pub rows: Vec<Row>,
    /// The facts that can be taken.
    pub facts: Vec<TableFact>,
    /// Cells that can't.
    pub refused: Vec<RefusedCell>,
}

/// A fact that a row says.
#[derive(Clone, Debug, PartialEq)]
pub struct TableFact {
    /// Of whom.
    pub agent: String,
    /// Which: the first field of its group.
    pub field: Field,
    /// What its fields are given.
    pub texts: Vec<(Field, String)>,
    /// The cells that say it.
    pub cells: Vec<At>,
    /// What it does to what is known.
    pub state: FactState,
}

/// What a fact of a table does to what is known.
#[derive(Clone, Debug, PartialEq)]
pub enum FactState {
    /// Nothing was known of it.
    New,
    /// It's known like that.
    Same,
    /// It's known otherwise.
    Different {
        /// The month as it is.
        before: Box<Record>,
        /// The month with this fact.
        after: Box<Record>,
        /// What they come to.
        scores: (Points, Points),
    },
}

/// A cell that isn't taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedCell {
    /// Which one.
    pub at: At,
    /// Of whom.
    pub agent: String,
    /// What it was to be.
    pub target: Target,
    /// Why not.
    pub why: Refusal,
}

/// Why a cell isn't taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Its formula couldn't be worked out: this is what it says.
    Error(String),
    /// A field wouldn't take it; the cell beside it, where two make one fact.
    Field(FieldFault, Option<At>),
    /// The other half of the fact is missing.
    Half,
    /// The month would hold more than it can.
    TooMuch,
    /// Two rows name the agent: the other one.
    Twice(At),
    /// The month is closed.
    Closed,
    /// The name is longer than a name can be.
    LongName,
}

/// What taking a sheet would do. `existing` finds what is known of an agent in the
/// month.
pub fn table_preview<'a>(
    grid: &Grid,
    matched: &Matched,
    context: &Context<'_>,
    existing: impl Fn(&str) -> Option<&'a Record>,
    today: Date,
) -> TablePreview {
    let rows = agents(grid, matched, context);
    let exam = Exams::of(grid, matched, context);
    let bounds = bounds(context.rulebook, context.month);
    let mut preview = TablePreview {
        rows: Vec::new(),
        ..TablePreview::default()
    };
    for row in &rows {
        let known = existing(&row.agent).cloned();
        let unit = context.rulebook.unit;
        let record = known.unwrap_or_else(|| Record::blank(&row.agent, context.month, unit));
        let barred = match &row.who {
            Who::Twice(other) => Some(Refusal::Twice(*other)),
            Who::TooLong => Some(Refusal::LongName),
            _ if record.closing().is_some() => Some(Refusal::Closed),
            _ => None,
        };
        if let Some(why) = barred {
            let (agent, target) = (row.agent.clone(), Target::Agent);
            preview.refused.push(RefusedCell {
                at: row.at,
                agent,
                target,
                why,
            });
            continue;
        }
        let mut reading = Reading {
            grid,
            context,
            bounds: &bounds,
            row,
            record: &record,
            today,
        };
        for (field, columns) in groups(matched) {
            match reading.fact(field, &columns, &exam) {
                Ok(None) => {}
                Ok(Some(fact)) => preview.facts.push(fact),
                Err(refused) => preview.refused.push(refused),
            }
        }
    }
    preview.refused.sort_by_key(|refused| refused.at);
    preview.rows = rows;
    preview
}

/// The months with the facts that are taken, each with the cells that they come from,
/// by agent.
pub fn taken<'a>(
    preview: &TablePreview,
    context: &Context<'_>,
    existing: impl Fn(&str) -> Option<&'a Record>,
    takes: impl Fn(&TableFact) -> bool,
) -> Vec<(Record, Vec<At>)> {
    let bounds = bounds(context.rulebook, context.month);
    let mut all: BTreeMap<&str, (Facts, Vec<At>)> = BTreeMap::new();
    let brings = |fact: &&TableFact| fact.state != FactState::Same && takes(fact);
    for fact in preview.facts.iter().filter(brings) {
        let (facts, cells) = all.entry(&fact.agent).or_insert_with(|| {
            let blank = || Record::blank(&fact.agent, context.month, context.rulebook.unit);
            let record = existing(&fact.agent).cloned().unwrap_or_else(blank);
            (record.facts().clone(), Vec::new())
        });
        // They were put before, one by one.
        if put(facts, fact.field, |of| text_of(&fact.texts, of), &bounds).is_ok() {
            cells.extend_from_slice(&fact.cells);
        }
    }
    let checked = all.into_values().filter_map(|(facts, mut cells)| {
        cells.sort_unstable();
        let record = Record::new(facts).ok()?;
        Some((record, cells))
    });
    checked.collect()
}

impl TablePreview {
    /// The names that look like known ones and wait for an answer, each with that.
    pub fn alike(&self) -> impl Iterator<Item = (&Row, &str)> {
        self.rows.iter().filter_map(|row| match &row.who {
            Who::Alike(known) => Some((row, &**known)),
            _ => None,
        })
    }

    /// How many facts are new, the same and different, and cells refused.
    pub fn counts(&self) -> [usize; 4] {
        let mut counts = [0, 0, 0, self.refused.len()];
        for fact in &self.facts {
            let at = match fact.state {
                FactState::New => 0,
                FactState::Same => 1,
                FactState::Different { .. } => 2,
            };
            if let Some(count) = counts.get_mut(at) {
                *count += 1;
            }
        }
        counts
    }
}

/// The columns of each fact, by its first field; what is asked about isn't among them,
/// but for how its numbers are meant.
fn groups(matched: &Matched) -> BTreeMap<Field, Vec<&Column>> {
    let mut groups: BTreeMap<Field, Vec<&Column>> = BTreeMap::new();
    for column in &matched.columns {
        let is_open = match column.question {
            None | Some(super::Question::Scale { .. }) => false,
            Some(_) => true,
        };
        if let Some(field) = column.target.group().filter(|_| !is_open) {
            groups.entry(field).or_default().push(column);
        }
    }
    groups
}

/// A row that is being read.
struct Reading<'a> {
    grid: &'a Grid,
    context: &'a Context<'a>,
    bounds: &'a Bounds,
    row: &'a Row,
    record: &'a Record,
    today: Date,
}

impl Reading<'_> {
    /// The fact that the columns of one group say; none where their cells say nothing.
    fn fact(
        &mut self,
        field: Field,
        columns: &[&Column],
        exam: &Exams,
    ) -> Result<Option<TableFact>, RefusedCell> {
        let mut texts: Vec<(Field, String)> = Vec::new();
        let mut cells: Vec<(Field, At)> = Vec::new();
        for column in columns {
            let at = At {
                row: self.row.row,
                column: column.column,
            };
            let of = match column.target {
                Target::Fact(of) => of,
                _ => field,
            };
            let value = self.grid.get(at);
            let (month, terms) = (self.context.month, self.context.terms);
            match said(value, of, column.scale, month, terms) {
                Said::Nothing => {}
                Said::Error(error) => {
                    return Err(self.refused(at, column.target, Refusal::Error(error)));
                }
                Said::Text(text) if column.target == Target::Mark => {
                    let fault = |fault| self.refused(at, Target::Mark, Refusal::Field(fault, None));
                    if let Some(mark) = typed_points(&text).map_err(fault)? {
                        texts = exam.place(mark);
                        cells.push((of, at));
                    }
                }
                Said::Text(text) => {
                    texts.push((of, text));
                    cells.push((of, at));
                }
            }
        }
        let Some((first, at)) = cells.first().copied() else {
            return Ok(None);
        };
        if field == Field::Rank {
            exam.complete(&mut texts);
        }
        // The other half may be known already.
        for of in field.group() {
            if text_of(&texts, of).is_empty() {
                let known = of.text(self.record);
                texts.push((of, known));
            }
        }
        let target = Target::Fact(first);
        if matches!(field, Field::Numerator(_)) && texts.iter().any(|(_, text)| text.is_empty()) {
            return Err(self.refused(at, target, Refusal::Half));
        }
        let mut facts = self.record.facts().clone();
        if let Err((of, fault)) = put(&mut facts, field, |of| text_of(&texts, of), self.bounds) {
            let own = cells.iter().find(|(known, _)| *known == of);
            let (of, at) = own.copied().unwrap_or((first, at));
            let other = cells.iter().map(|(_, at)| *at).find(|other| *other != at);
            return Err(self.refused(at, Target::Fact(of), Refusal::Field(fault, other)));
        }
        let state = self.state(field, facts, at)?;
        Ok(Some(TableFact {
            agent: self.row.agent.clone(),
            field,
            texts,
            cells: cells.into_iter().map(|(_, at)| at).collect(),
            state,
        }))
    }

    fn state(&self, field: Field, facts: Facts, at: At) -> Result<FactState, RefusedCell> {
        let before = self.record.facts();
        if facts == *before {
            return Ok(FactState::Same);
        }
        // What a field takes alone may be too much of all together.
        let too_much = |_| self.refused(at, Target::Fact(field), Refusal::TooMuch);
        let after = Record::new(facts).map_err(too_much)?;
        if is_unknown(before, field) {
            return Ok(FactState::New);
        }
        let rulebook = self.context.rulebook;
        let score = |record: &Record| score_at_once(rulebook, record, self.today).score;
        let scores = (score(self.record), score(&after));
        Ok(FactState::Different {
            before: Box::new(self.record.clone()),
            after: Box::new(after),
            scores,
        })
    }

    fn refused(&self, at: At, target: Target, why: Refusal) -> RefusedCell {
        let agent = self.row.agent.clone();
        RefusedCell {
            at,
            agent,
            target,
            why,
        }
    }
}

/// Whether nothing was known of a fact.
fn is_unknown(facts: &Facts, field: Field) -> bool {
    match field {
        Field::Numerator(id) | Field::Denominator(id) | Field::Percent(id) => {
            !facts.measures.contains_key(&id)
        }
        Field::Count(part) => count_of(facts, part) == 0,
        Field::Rank | Field::Heads | Field::Tied => facts.exam == Exam::Unknown,
        other => other.text(facts).is_empty(),
    }
}
