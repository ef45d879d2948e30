//! Whom it concerns: months by one rulebook and by another.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;
use std::rc::Rc;

use crate::calendar::Month;
use crate::id::Id;
use crate::number::Decimal;
use crate::plan::{Elsewhere, Filling, Plan, Sheet, Volume};

/// A month that both score.
#[derive(Clone, Debug)]
pub struct Case {
    /// Whose.
    pub agent: String,
    /// Which.
    pub month: Month,
    /// What is known of it.
    pub filling: Rc<Filling>,
    /// By what it's scored now.
    pub now: Rc<Volume>,
}

/// What months take from elsewhere: from the agent's others, from all agents', from the log.
pub trait Around: Debug {
    /// What a month takes as it's scored now.
    fn now(&self, case: &Case) -> Rc<Elsewhere>;

    /// What it takes if this rulebook has been in force in all of the months.
    fn by(&self, by: &Rc<Volume>, case: &Case) -> Rc<Elsewhere>;
}

/// Months that stand for themselves.
#[derive(Clone, Copy, Debug)]
pub struct Alone;

impl Around for Alone {
    fn now(&self, _: &Case) -> Rc<Elsewhere> {
        Rc::default()
    }

    fn by(&self, _: &Rc<Volume>, _: &Case) -> Rc<Elsewhere> {
        Rc::default()
    }
}

/// What becomes of all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Effect {
    /// Those whose result is another one, the largest gain first.
    pub changed: Vec<Changed>,
    /// How many stay as they are.
    pub same: usize,
    /// How many one of the two can't score.
    pub unscored: usize,
    /// What each line adds to that over all months; what moves most comes first.
    pub lines: Vec<LineChange>,
}

/// A month whose first total is another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Whose.
    pub agent: String,
    /// Which.
    pub month: Month,
    /// What it is now.
    pub was: Decimal,
    /// What it becomes.
    pub is: Decimal,
    /// The lines behind it, what moves most first.
    pub lines: Vec<LineChange>,
    /// What floors, caps, factors and other totals make of it besides.
    pub rest: Decimal,
}

/// What a line gives more, or less.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineChange {
    /// Which line.
    pub line: Id,
    /// By how much.
    pub by: Decimal,
    /// In how many months it gives more, and in how many less.
    pub months: [usize; 2],
}

impl Effect {
    /// How many gain, and how many lose.
    pub fn sides(&self) -> [usize; 2] {
        let gain = self.changed.iter().filter(|of| of.is > of.was).count();
        [gain, self.changed.len() - gain]
    }

    /// By how much all of it moves.
    pub fn sum(&self) -> Decimal {
        let all = self.changed.iter().map(Changed::by);
        all.fold(Decimal::ZERO, |sum, by| sum + by)
    }
}

impl Changed {
    /// By how much.
    pub fn by(&self) -> Decimal {
        self.is - self.was
    }
}

impl Effect {
    /// Takes a month in: as it's scored now, and by a rulebook that is being written.
    pub(super) fn take(&mut self, case: &Case, by: &Rc<Volume>, around: &dyn Around) {
        let now = || around.now(case);
        let both = sheet_of(&case.now, case, &now).zip(sheet_by(by, case, around));
        let both = both.and_then(|(was, is)| {
            let ends = first(&was).zip(first(&is))?;
            Some((was, is, ends))
        });
        let Some((was, is, (before, after))) = both else {
            self.unscored += 1;
            return;
        };
        let mut lines = changes((&was, &case.now), (&is, by));
        let moved = lines.iter().fold(Decimal::ZERO, |sum, of| sum + of.by);
        for of in &lines {
            add(&mut self.lines, of);
        }
        if before == after {
            self.same += 1;
            return;
        }
        sort(&mut lines);
        self.changed.push(Changed {
            agent: case.agent.clone(),
            month: case.month,
            was: before,
            is: after,
            lines,
            rest: (after - before) - moved,
        });
    }

    /// Puts it into the order in which it's read, once all months are in.
    pub(super) fn sort(&mut self) {
        self.changed.sort_by_key(|of| std::cmp::Reverse(of.by()));
        sort(&mut self.lines);
    }
}

/// What a month comes to by a rulebook that has been in force in all of them; none where it
/// can't be scored.
pub(super) fn sheet_by(by: &Rc<Volume>, case: &Case, around: &dyn Around) -> Option<Sheet> {
    sheet_of(by, case, &|| around.by(by, case))
}

/// What a month comes to with what is elsewhere, which is looked up where something asks for it.
fn sheet_of(by: &Volume, case: &Case, elsewhere: &dyn Fn() -> Rc<Elsewhere>) -> Option<Sheet> {
    let answers = case.filling.answers(&by.document);
    let other;
    let plan = match answers.is_empty() {
        true => &by.plan,
        false => {
            other = Plan::read_so(&by.document, &answers).ok()?;
            &other
        }
    };
    let (mut facts, _) = case.filling.read(&by.document, plan, case.month);
    if by.document.takes() {
        plan.take(&by.document, case.month, &mut facts, &elsewhere());
    }
    plan.sheet(&facts).ok()
}

/// The first total of it.
pub(super) fn first(sheet: &Sheet) -> Option<Decimal> {
    sheet.totals.first().map(|found| found.headline)
}

/// The lines of the first total that give more or less.
fn changes((was, old): (&Sheet, &Volume), (is, new): (&Sheet, &Volume)) -> Vec<LineChange> {
    let gives = |sheet: &Sheet, of: &Volume| -> BTreeMap<Id, Decimal> {
        let first = of.document.totals.first().map(|total| total.id);
        let lines = of.document.lines().into_iter();
        let own: BTreeSet<Id> = lines
            .filter(|(total, _)| Some(total.id) == first)
            .map(|(_, line)| line.id)
            .collect();
        let lines = sheet.lines.iter().filter(|line| own.contains(&line.id));
        lines.map(|line| (line.id, line.headline)).collect()
    };
    let (before, after) = (gives(was, old), gives(is, new));
    let ids: BTreeSet<Id> = before.keys().chain(after.keys()).copied().collect();
    let all = ids.into_iter().filter_map(|line| {
        let at = |lines: &BTreeMap<Id, Decimal>| lines.get(&line).copied().unwrap_or_default();
        let by = at(&after) - at(&before);
        let months = [by > Decimal::ZERO, by < Decimal::ZERO].map(usize::from);
        (!by.is_zero()).then_some(LineChange { line, by, months })
    });
    all.collect()
}

fn add(all: &mut Vec<LineChange>, of: &LineChange) {
    match all.iter_mut().find(|known| known.line == of.line) {
        Some(known) => {
            known.by += of.by;
            known.months[0] += of.months[0];
            known.months[1] += of.months[1];
        }
        None => all.push(of.clone()),
    }
}

fn sort(lines: &mut [LineChange]) {
    lines.sort_by_key(|of| std::cmp::Reverse(of.by.abs()));
}
