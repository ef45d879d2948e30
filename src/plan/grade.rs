//! Grades in a plan.

use super::compile::Compiler;
use super::number::{Known, Mode, Number};
use super::reckoning::Reckoning;
use crate::id::Id;
use crate::language::{Comparison, Condition, Direction, Grades, Limit, Problem, limits};
use crate::number::{Exact, Range};

/// What grades a value may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GradeRange {
    /// Which grades these are.
    pub id: Id,
    /// The one that counts, with what isn't known at its least.
    pub grade: Id,
    /// The lowest that it can be.
    pub low: Id,
    /// The highest that it can be.
    pub high: Id,
}

#[derive(Debug)]
pub struct GradesPlan {
    id: Id,
    of: Of,
    falling: bool,
    limit: Limit,
    grades: Vec<GradePlan>,
    moves: Vec<(Direction, ConditionPlan)>,
}

#[derive(Debug)]
enum Of {
    Value(usize),
    Total(usize),
}

#[derive(Debug)]
struct GradePlan {
    id: Id,
    from: Option<Number>,
    needs: Vec<ConditionPlan>,
}

#[derive(Debug)]
struct ConditionPlan {
    value: usize,
    is: Comparison,
    than: Number,
}

impl GradesPlan {
    pub fn of(grades: &Grades, path: &str, with: &mut Compiler<'_>) -> Self {
        let limit = with.word(&grades.limit, path, "limit");
        if grades.grades.is_empty() {
            with.fault(path, Problem::Empty);
        }
        if grades.grades.len() > limits::MAX_BANDS || grades.moves.len() > limits::MAX_FACTORS {
            with.fault(path, Problem::TooMany);
        }
        let of = match with
            .document
            .totals
            .iter()
            .any(|total| total.id == grades.of)
        {
            true => Of::Total(with.total(grades.of, path)),
            false => Of::Value(with.value(grades.of, path)),
        };
        let mut listed: Vec<GradePlan> = Vec::new();
        for (nth, grade) in grades.grades.iter().enumerate() {
            let path = format!("{path}.grades[{nth}]");
            if (nth == 0) != grade.from.is_none() {
                with.fault(&path, Problem::Beginning);
            }
            if listed.iter().any(|before| before.id == grade.id) {
                with.fault(&path, Problem::Twice);
            }
            let from = grade
                .from
                .as_ref()
                .map(|from| with.number(from, &path, "from"));
            let before = listed.last().and_then(|before| before.from.as_ref());
            if let (Some(before), Some(from)) = (before, &from) {
                let goes_on = match grades.falling {
                    true => from.is_before(before),
                    false => before.is_before(from),
                };
                if !goes_on {
                    with.fault(&path, Problem::Order);
                }
            }
            let needs = grade.needs.iter().enumerate().map(|(nth, needs)| {
                ConditionPlan::of(needs, &format!("{path}.needs[{nth}]"), with)
            });
            listed.push(GradePlan {
                id: grade.id,
                from,
                needs: needs.collect(),
            });
        }
        let moves = grades.moves.iter().enumerate().map(|(nth, one)| {
            let path = format!("{path}.moves[{nth}]");
            (one.to, ConditionPlan::of(&one.when, &path, with))
        });
        let moves = moves.collect();
        Self {
            id: grades.id,
            of,
            falling: grades.falling,
            limit,
            grades: listed,
            moves,
        }
    }

    /// The lowest and the highest that the value can have.
    pub fn range(&self, by: &Reckoning<'_>) -> (usize, usize) {
        let known = match self.of {
            Of::Value(at) => by.known(at),
            Of::Total(at) => by.total(at),
        };
        let (worst, best) = match self.falling {
            false => (known.range.low, known.range.high),
            true => (known.range.high, known.range.low),
        };
        let (mut low, mut high) = (
            self.reached(worst, by.mode, true),
            self.reached(best, by.mode, false),
        );
        let (mut least, mut most) = (0_i32, 0_i32);
        for (to, when) in &self.moves {
            let (surely, perhaps) = when.holds(by);
            match to {
                Direction::Up => {
                    least += i32::from(surely);
                    most += i32::from(perhaps);
                }
                Direction::Down => {
                    least -= i32::from(perhaps);
                    most -= i32::from(surely);
                }
            }
        }
        let last = self.grades.len().saturating_sub(1);
        let moved = |at: usize, by: i32| {
            let steps = usize::try_from(by.unsigned_abs()).unwrap_or(0);
            match by < 0 {
                true => at.saturating_sub(steps),
                false => at.saturating_add(steps).min(last),
            }
        };
        (low, high) = (moved(low, least), moved(high, most));
        let has = |at: usize, surely: bool| {
            let needs = self
                .grades
                .get(at)
                .into_iter()
                .flat_map(|grade| &grade.needs);
            needs
                .map(|needs| needs.holds(by))
                .all(|holds| match surely {
                    true => holds.0,
                    false => holds.1,
                })
        };
        while low > 0 && !has(low, true) {
            low -= 1;
        }
        while high > 0 && !has(high, false) {
            high -= 1;
        }
        (low, high.max(low))
    }

    /// The highest grade that a value reaches, surely or perhaps.
    fn reached(&self, value: Exact, mode: Mode, surely: bool) -> usize {
        let is_past = |grade: &GradePlan| {
            let Some(from) = &grade.from else { return true };
            let from = from.range(mode);
            let (value, from) = match (self.falling, surely) {
                (false, true) => (value, from.high),
                (false, false) => (value, from.low),
                (true, true) => (-value, -from.low),
                (true, false) => (-value, -from.high),
            };
            match self.limit {
                Limit::Upper => value >= from,
                Limit::Lower => value > from,
            }
        };
        let reached = self
            .grades
            .iter()
            .take_while(|grade| is_past(grade))
            .count();
        reached.saturating_sub(1)
    }

    pub fn named(&self, headline: usize, low: usize, high: usize) -> Option<GradeRange> {
        let id = |at: usize| self.grades.get(at).map(|grade| grade.id);
        Some(GradeRange {
            id: self.id,
            grade: id(headline)?,
            low: id(low)?,
            high: id(high)?,
        })
    }
}

impl ConditionPlan {
    fn of(condition: &Condition, path: &str, with: &mut Compiler<'_>) -> Self {
        Self {
            value: with.value(condition.value, path),
            is: condition.is,
            than: with.number(&condition.than, path, "than"),
        }
    }

    /// Whether it surely holds, and whether it may.
    fn holds(&self, by: &Reckoning<'_>) -> (bool, bool) {
        let Known { range, .. } = by.known(self.value);
        let than = self.than.range(by.mode);
        let Range { low, high } = range;
        match self.is {
            Comparison::AtLeast => (low >= than.high, high >= than.low),
            Comparison::MoreThan => (low > than.high, high > than.low),
            Comparison::AtMost => (high <= than.low, low <= than.high),
            Comparison::LessThan => (high < than.low, low < than.high),
        }
    }
}
