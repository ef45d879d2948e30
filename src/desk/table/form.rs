//! A table that came in, as far as a person has answered what it leaves open.

use std::collections::{BTreeMap, BTreeSet};

use super::msg::{Keep, TableFile};
use crate::calendar::Month;
use crate::desk::Model;
use crate::id::Fingerprint;
use crate::locale::table_terms::TERMS;
use crate::record::{Field, Record, Source};
use crate::rulebook::Rulebook;
use crate::table::{
    At, Choices, Context, FactState, Grid, Matched, Remembered, TableFact, TableFault,
    TablePreview, Why, Workbook, month_of, table_preview,
};

/// A table that came in.
#[derive(Debug, Default)]
pub struct TableForm {
    /// The file that is shown; none where none could be read.
    pub file: Option<TableRead>,
    /// Files that can't be read, and why.
    pub faults: Vec<(String, TableFault)>,
    /// Files that are shown next.
    pub(super) next: Vec<TableFile>,
    /// What was said of tables by their heads.
    pub(super) remembered: BTreeMap<Fingerprint, Remembered>,
}

/// A table that was read.
#[derive(Debug)]
pub struct TableRead {
    /// Its name.
    pub name: String,
    /// The hash of its bytes.
    pub hash: Fingerprint,
    /// How many they are.
    pub bytes: usize,
    /// Its sheets.
    pub book: Workbook,
    /// The shown one.
    pub sheet: usize,
    /// The month that it's about.
    pub month: Month,
    /// The cell that says so; none where nothing in the table does.
    pub month_at: Option<At>,
    /// Whether a person chose the month.
    pub(super) month_chosen: bool,
    /// Whether some month was filled from just this file.
    pub is_known: bool,
    /// What a person said.
    pub choices: Choices,
    /// Whose figure counts.
    pub keep: Keep,
    /// Where that is chosen one by one: what stays as it is here.
    pub own: BTreeSet<(String, Field)>,
    /// What its columns are for.
    pub matched: Matched,
    /// What taking it would do.
    pub preview: TablePreview,
}

impl TableForm {
    /// Whether a file is shown or refused.
    pub fn is_open(&self) -> bool {
        self.file.is_some() || !self.faults.is_empty()
    }
}

impl TableRead {
    /// The shown sheet.
    pub fn grid(&self) -> Option<&Grid> {
        self.book.sheets.get(self.sheet)
    }

    /// Whether something has to be answered before it's taken.
    pub fn asks(&self) -> usize {
        self.matched.open() + self.preview.alike().count()
    }

    /// Whether a fact is taken.
    pub fn takes(&self, fact: &TableFact) -> bool {
        match (&fact.state, self.keep) {
            (FactState::Same, _) | (FactState::Different { .. }, Keep::Own) => false,
            (FactState::New, _) | (FactState::Different { .. }, Keep::Table) => true,
            (FactState::Different { .. }, Keep::Each) => {
                !self.own.contains(&(fact.agent.clone(), fact.field))
            }
        }
    }

    /// How many facts are taken.
    pub fn taken(&self) -> usize {
        self.preview
            .facts
            .iter()
            .filter(|fact| self.takes(fact))
            .count()
    }

    /// What is worth remembering of it: what a person said, now or of such a table before.
    pub(super) fn remembered(&self) -> Remembered {
        let mut choices = self.choices.clone();
        for column in &self.matched.columns {
            if column.why == Why::Remembered {
                choices.targets.insert(column.column, column.target);
            }
            if column.is_scaled {
                choices.scales.insert(column.column, column.scale);
            }
        }
        choices.remembered()
    }

    /// Works out again what the shown sheet says.
    pub(super) fn look(&mut self, model: &Model, remembered: &BTreeMap<Fingerprint, Remembered>) {
        let Some(grid) = self.book.sheets.get(self.sheet) else {
            return;
        };
        let unit = model.record().unit;
        let known: BTreeSet<&str> = model.state.agents().into_iter().collect();
        let choices = &self.choices;
        let of = |month: Month, remembered| Context {
            rulebook: model.state.rules().rulebook((month, unit)),
            month,
            terms: &TERMS,
            known: &known,
            choices,
            remembered,
        };
        // Its heads say what is remembered of it, and where its title ends.
        let first = Matched::of(grid, &of(self.month, None));
        if !self.month_chosen {
            let said = month_of(grid, first.heads);
            self.month = said.map_or(model.record().month, |(month, _)| month);
            self.month_at = said.and_then(|(_, at)| at);
        }
        self.matched = first;
        let remembered = self.matched.shape.and_then(|shape| remembered.get(&shape));
        let context = of(self.month, remembered);
        self.matched = Matched::of(grid, &context);
        let month = self.month;
        let existing = |agent: &str| existing(model, agent, month);
        self.preview = table_preview(grid, &self.matched, &context, existing, model.state.today);
    }
}

/// What is known of an agent in a month.
pub(super) fn existing<'m>(model: &'m Model, agent: &str, month: Month) -> Option<&'m Record> {
    let records = &model.state.content.records;
    let found = records.get(&(agent.to_owned(), month));
    found.map(|record| &**record)
}

/// Whether a file with this hash filled some month.
pub(super) fn is_known(model: &Model, hash: Fingerprint) -> bool {
    let is_it = |source: &Source| matches!(source, Source::Table { hash: of, .. } if *of == hash);
    model.state.content.records.keys().any(|key| {
        let trail = model.storage.acts.of(key);
        trail.is_some_and(|trail| trail.revisions().iter().any(|act| is_it(&act.made.source)))
    })
}

impl Model {
    /// The table that came in; none without one. Only the fifth chunk looks inside.
    pub fn table_form(&self) -> Option<&TableForm> {
        self.table.as_ref()?.downcast_ref()
    }

    /// The rulebook that scores what a table says.
    pub fn table_rulebook(&self, read: &TableRead) -> &Rulebook {
        let of = (read.month, self.record().unit);
        self.state.rules().rulebook(of)
    }
}
