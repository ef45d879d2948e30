//! From a rulebook to a plan: names become indices, readings are chosen.

use std::collections::BTreeMap;

use super::factor::FactorPlan;
use super::grade::GradesPlan;
use super::node::{NodePlan, TotalPlan};
use super::number::Number;
use super::open::Assumed;
use super::pieces::Gate;
use super::readings::Answers;
use super::shape::shape;
use super::value::{ValuePlan, is_list};
use crate::id::Id;
use crate::json::Decode;
use crate::language::{By, Document, Factor, Fault, Node, Overlap, Param, Problem, limits};
use crate::number::Decimal;

/// A rulebook, ready to score by.
#[derive(Debug)]
pub struct Plan {
    pub(super) values: Vec<ValuePlan>,
    pub(super) totals: Vec<TotalPlan>,
    pub(super) grades: Vec<GradesPlan>,
    pub(super) audiences: Vec<Id>,
    pub(super) overlap: Overlap,
    pub(super) gates: Vec<Gate>,
    /// Values and totals, each after what it hangs on.
    pub(super) order: Vec<Step>,
    /// Which line has the events of a kind.
    pub(super) kinds: BTreeMap<Id, usize>,
    /// Each line's name, by its number.
    pub(super) lines: Vec<Id>,
    /// Whether a line's events cost by their number.
    pub(super) repeats: Vec<bool>,
    pub(super) pools: Vec<Id>,
    pub(super) by_id: BTreeMap<Id, usize>,
    /// The numbers that the document doesn't have, in the order in which they're compiled.
    pub(super) assumed: Vec<Assumed>,
}

/// What is reckoned in one step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    Value(usize),
    Total(usize),
}

/// What a rulebook's parts are compiled with.
#[derive(Debug)]
pub struct Compiler<'a> {
    pub document: &'a Document,
    pub answers: Answers,
    pub faults: Vec<Fault>,
    pub lines: Vec<Id>,
    pub repeats: Vec<bool>,
    pub pools: Vec<Id>,
    pub kinds: BTreeMap<Id, usize>,
    values: BTreeMap<Id, usize>,
    totals: BTreeMap<Id, usize>,
    lists: Vec<bool>,
    /// What is asked by what is compiled now.
    pub asks: Vec<Step>,
    pub gates: Vec<Gate>,
    assumed: Vec<Assumed>,
    /// An assumed number that is tried, by its place among them.
    pin: Option<(usize, Decimal)>,
}

impl Plan {
    /// Compiles a rulebook as it reads itself.
    ///
    /// # Errors
    /// All that keeps it from being scored by, each with its place.
    pub fn new(document: &Document) -> Result<Self, Vec<Fault>> {
        Self::read_so(document, &[])
    }

    /// Compiles it with some questions answered otherwise: pairs of question and
    /// answer.
    ///
    /// # Errors
    /// As [`Plan::new`]; also an answer that isn't among the question's options.
    pub fn read_so(document: &Document, other: &[(Id, Id)]) -> Result<Self, Vec<Fault>> {
        Self::pinned(document, other, None)
    }

    /// The same with an assumed number, by its place, at a value of its span.
    pub(super) fn pinned(
        document: &Document,
        other: &[(Id, Id)],
        pin: Option<(usize, Decimal)>,
    ) -> Result<Self, Vec<Fault>> {
        let mut faults = shape(document);
        let answers = Answers::of(document, other, &mut faults);
        if !faults.is_empty() {
            return Err(faults);
        }
        let mut with = Compiler::new(document, answers, faults);
        with.pin = pin;
        let mut asked = BTreeMap::new();
        let mut values = Vec::new();
        for (nth, (at, value)) in with.listed().into_iter().enumerate() {
            values.push(ValuePlan::of(value, &format!("values[{at}]"), &mut with));
            asked.insert(Step::Value(nth), std::mem::take(&mut with.asks));
        }
        let mut totals = Vec::new();
        for (nth, total) in document.totals.iter().enumerate() {
            totals.push(TotalPlan::of(total, &format!("totals[{nth}]"), &mut with));
            asked.insert(Step::Total(nth), std::mem::take(&mut with.asks));
        }
        // Lines are known only now.
        for (nth, (at, value)) in with.listed().into_iter().enumerate() {
            if let Some(plan) = values.get_mut(nth) {
                plan.count(value, &format!("values[{at}]"), &mut with);
            }
        }
        let grades = document.grades.iter().enumerate();
        let grades = grades
            .map(|(nth, grades)| GradesPlan::of(grades, &format!("grades[{nth}]"), &mut with));
        let grades = grades.collect();
        let overlap = with.overlap(&document.overlap);
        let order = with.order(&asked);
        with.of_team(&values, &asked);
        let Compiler {
            faults,
            lines,
            repeats,
            pools,
            kinds,
            values: by_id,
            gates,
            assumed,
            ..
        } = with;
        let asked: Vec<&[Step]> = asked.values().map(Vec::as_slice).collect();
        if !faults.is_empty() {
            return Err(faults);
        }
        let audiences = document
            .audiences
            .iter()
            .map(|audience| audience.id)
            .collect();
        Ok(Self {
            values,
            totals,
            grades,
            audiences,
            overlap,
            gates: Self::shared_gates(gates, &asked),
            order,
            kinds,
            lines,
            repeats,
            pools,
            by_id,
            assumed,
        })
    }
}

impl<'a> Compiler<'a> {
    fn new(document: &'a Document, answers: Answers, faults: Vec<Fault>) -> Self {
        let mut compiler = Self {
            document,
            answers,
            faults,
            lines: Vec::new(),
            repeats: Vec::new(),
            pools: Vec::new(),
            kinds: BTreeMap::new(),
            values: BTreeMap::new(),
            totals: BTreeMap::new(),
            lists: Vec::new(),
            asks: Vec::new(),
            gates: Vec::new(),
            assumed: Vec::new(),
            pin: None,
        };
        for (nth, (at, value)) in compiler.listed().into_iter().enumerate() {
            compiler.lists.push(is_list(&value.from));
            if compiler.values.insert(value.id, nth).is_some() {
                compiler.fault(&format!("values[{at}].id"), Problem::Twice);
            }
        }
        for (nth, total) in document.totals.iter().enumerate() {
            if compiler.totals.insert(total.id, nth).is_some() {
                compiler.fault(&format!("totals[{nth}].id"), Problem::Twice);
            }
        }
        compiler
    }

    /// The values that are there under the answers, each with its place.
    pub fn listed(&mut self) -> Vec<(usize, &'a crate::language::Value)> {
        let values = self.document.values.iter().enumerate();
        let is_there = |(nth, value): &(usize, &'a crate::language::Value)| {
            let path = format!("values[{nth}].when");
            self.answers
                .hold(value.when.as_ref(), &path, &mut self.faults)
        };
        values.filter(is_there).collect()
    }

    pub fn fault(&mut self, path: &str, problem: Problem) {
        self.faults.push(Fault::at(path, problem));
    }

    /// A number at a field of what stands at a path.
    pub fn number(&mut self, param: &Param, path: &str, field: &str) -> Number {
        let before = self.faults.len();
        let number = Number::of(param, path, &mut self.faults);
        self.at_field(before, field);
        let span = param.span();
        if span.is_settled() {
            return number;
        }
        let nth = self.assumed.len();
        self.assumed.push(Assumed {
            path: format!("{path}.{field}"),
            value: param.value(),
            span,
        });
        match self.pin {
            Some((at, value)) if at == nth => Number::exactly(value.into()),
            _ => number.assumed(nth),
        }
    }

    fn overlap(&mut self, by: &By<Overlap>) -> Overlap {
        let faults = &mut self.faults;
        self.answers.word(by, Overlap::default(), "overlap", faults)
    }

    /// What was found wrong since then stands at a field.
    fn at_field(&mut self, before: usize, field: &str) {
        for fault in self.faults.iter_mut().skip(before) {
            fault.path = format!("{}.{field}", fault.path);
        }
    }

    /// The word at a field.
    pub fn word<T: Decode + Clone + Default>(&mut self, by: &By<T>, path: &str, field: &str) -> T {
        self.word_of(by, T::default(), path, field)
    }

    /// The word that counts, of a concept that begins with none.
    pub fn word_of<T: Decode + Clone>(&mut self, by: &By<T>, or: T, path: &str, field: &str) -> T {
        let before = self.faults.len();
        let word = self.answers.word(by, or, path, &mut self.faults);
        self.at_field(before, field);
        word
    }

    /// A number at a field, if there is one under the answers.
    pub fn number_of(&mut self, by: Option<&By<Param>>, path: &str, field: &str) -> Option<Number> {
        let before = self.faults.len();
        let param = self.answers.take(by?, path, &mut self.faults);
        self.at_field(before, field);
        Some(self.number(&param?, path, field))
    }

    /// A single value by its name; the first one where there is none.
    pub fn value(&mut self, id: Id, path: &str) -> usize {
        let at = self.any(id, path);
        if self.lists.get(at).copied().unwrap_or(false) {
            self.fault(path, Problem::List);
        }
        at
    }

    /// A list of values by its name.
    pub fn list(&mut self, id: Id, path: &str) -> usize {
        let at = self.any(id, path);
        if !self.lists.get(at).copied().unwrap_or(true) {
            self.fault(path, Problem::List);
        }
        at
    }

    /// Whether a value is a list.
    pub fn is_list(&self, at: usize) -> bool {
        self.lists.get(at).copied().unwrap_or(false)
    }

    /// Whether a value's unit is one hundredth.
    pub fn is_percent(&self, id: Id) -> bool {
        let mut values = self.document.values.iter();
        values.any(|value| value.id == id && value.unit == crate::language::PERCENT)
    }

    /// A value or a list by its name.
    pub fn any(&mut self, id: Id, path: &str) -> usize {
        match self.values.get(&id).copied() {
            Some(at) => {
                self.asks.push(Step::Value(at));
                at
            }
            None => {
                self.fault(path, Problem::NoSuch);
                0
            }
        }
    }

    /// A total by its name.
    pub fn total(&mut self, id: Id, path: &str) -> usize {
        match self.totals.get(&id).copied() {
            Some(at) => {
                self.asks.push(Step::Total(at));
                at
            }
            None => {
                self.fault(path, Problem::NoSuch);
                0
            }
        }
    }

    /// A value that is no list, or a total, of another month: nothing here hangs on it.
    pub fn figure(&mut self, id: Id, path: &str) {
        let at = self.values.get(&id).copied();
        match at {
            _ if self.totals.contains_key(&id) => {}
            Some(at) if self.is_list(at) => self.fault(path, Problem::List),
            Some(_) => {}
            None => self.fault(path, Problem::NoSuch),
        }
    }

    /// The same of all agents' months: it's reckoned before.
    pub fn figure_asked(&mut self, id: Id, path: &str) {
        self.figure(id, path);
        self.asks.extend(self.step(id));
    }

    /// The step of a total or value.
    pub fn step(&self, id: Id) -> Option<Step> {
        let total = self.totals.get(&id).map(|at| Step::Total(*at));
        total.or_else(|| Some(Step::Value(*self.values.get(&id)?)))
    }

    /// Audiences by their names.
    pub fn audiences(&mut self, ids: &[Id], path: &str) -> Vec<usize> {
        let mut found = Vec::new();
        for id in ids {
            let at = self
                .document
                .audiences
                .iter()
                .position(|audience| audience.id == *id);
            match at {
                Some(at) => found.push(at),
                None => self.fault(path, Problem::NoSuch),
            }
        }
        found
    }

    pub fn factors(&mut self, factors: &[Factor], path: &str) -> Vec<FactorPlan> {
        if factors.len() > limits::MAX_FACTORS {
            self.fault(path, Problem::TooMany);
            return Vec::new();
        }
        let mut found = Vec::new();
        for (nth, factor) in factors.iter().enumerate() {
            let path = format!("{path}.factors[{nth}]");
            if self
                .answers
                .hold(factor.when.as_ref(), &path, &mut self.faults)
            {
                found.push(FactorPlan::of(factor, &path, self));
            }
        }
        found
    }

    pub fn nodes(&mut self, nodes: &[Node], path: &str) -> Vec<NodePlan> {
        let mut found = Vec::new();
        for (nth, node) in nodes.iter().enumerate() {
            found.extend(NodePlan::of(node, &format!("{path}.of[{nth}]"), self));
        }
        found
    }
}
