//! Sections, clauses and their mechanisms.

use super::{Check, Fault, MAX_CLAUSES, MAX_CONDITIONS, MAX_CONSEQUENCES, MAX_LEVELS, MAX_NUMBER};
use super::{MAX_PARTS, MAX_SECTIONS, MAX_SUMMARY};
use crate::id::Id;
use crate::number::Unit;
use crate::rulebook::parameter_ref::each_of_part;
use crate::rulebook::{
    AnyParameter, Condition, Document, Effect, End, Level, Measure, Mechanism, Part, Repeat,
};

/// Whether a part belongs to rulebooks of this unit. Money knows an amount for
/// each event, given or taken, without pools; and fines for missed calls.
fn fits(unit: Unit, part: &Part) -> bool {
    let calls = matches!(part.mechanism, Mechanism::CallQuota { .. });
    let each = matches!(
        &part.mechanism,
        Mechanism::PerOccurrence {
            worth: None,
            repeat: Repeat::Each,
            ..
        }
    );
    match unit {
        Unit::Money => each || calls,
        Unit::Points => !calls,
    }
}

impl Check {
    pub(super) fn sections(&mut self, document: &Document) {
        if document.sections.is_empty() {
            self.at("sections", Fault::Empty);
        }
        let sections = self.at_most("sections", &document.sections, MAX_SECTIONS);
        self.unique("sections", sections.iter().map(|s| s.id));
        let (mut parts, mut numbers) = (Vec::<Id>::new(), Vec::<&str>::new());
        for (s, section) in sections.iter().enumerate() {
            self.title(format!("sections[{s}].title"), &section.title);
            let at = format!("sections[{s}].clauses");
            let clauses = self.at_most(&at, &section.clauses, MAX_CLAUSES);
            for (c, clause) in clauses.iter().enumerate() {
                let at = format!("{at}[{c}]");
                self.text(format!("{at}.summary"), &clause.summary, MAX_SUMMARY);
                self.number(&format!("{at}.number"), &clause.number, &mut numbers);
                self.origin(&format!("{at}.origin"), &clause.origin);
                if !clause.lost.is_empty() {
                    self.text(format!("{at}.lost"), &clause.lost, MAX_SUMMARY);
                }
                self.length(format!("{at}.search"), &clause.search, MAX_SUMMARY);
                if clause.parts.is_empty() {
                    self.at(format!("{at}.parts"), Fault::Empty);
                }
                for (p, part) in clause.parts.iter().enumerate() {
                    if parts.len() == MAX_PARTS {
                        self.at("sections", Fault::TooMany(MAX_PARTS));
                        return;
                    }
                    let at = format!("{at}.parts[{p}]");
                    if parts.contains(&part.id) {
                        self.at(format!("{at}.id"), Fault::DuplicateId(part.id));
                    }
                    parts.push(part.id);
                    self.part(&at, part, section.effect, &document.measures);
                    if !fits(document.unit, part) {
                        self.at(&at, Fault::OtherUnit);
                    }
                }
            }
        }
    }

    fn number<'a>(&mut self, at: &str, number: &'a str, seen: &mut Vec<&'a str>) {
        if number.trim().is_empty() {
            self.at(at, Fault::Empty);
        } else if number.chars().nth(MAX_NUMBER).is_some() {
            self.at(at, Fault::TooLong(MAX_NUMBER));
        } else if seen.contains(&number) {
            self.at(at, Fault::DuplicateNumber(number.into()));
        } else {
            seen.push(number);
        }
    }

    fn part(&mut self, at: &str, part: &Part, effect: Effect, measures: &[Measure]) {
        self.title(format!("{at}.title"), &part.title);
        if !part.short.is_empty() {
            self.title(format!("{at}.short"), &part.short);
        }
        if let Some(form) = &part.form {
            self.title(format!("{at}.form"), form);
        }
        let at = format!("{at}.mechanism.{}", part.mechanism.name());
        each_of_part(part, &mut |_, place, number| {
            let at = format!("{at}.{place}");
            match number {
                AnyParameter::Points(amount) => self.amount(at, amount),
                AnyParameter::Percent(percent) => self.percent(at, percent),
                AnyParameter::Count(count) => self.count(at, count),
            }
        });
        match &part.mechanism {
            Mechanism::PerOccurrence { repeat, .. } => {
                self.repeats.extend(repeat.reading());
            }
            Mechanism::ExamRank { places, end, .. } => {
                if *places == 0 {
                    self.at(format!("{at}.places"), Fault::NoPlaces);
                }
                // Worse never scores better.
                if (*end == End::Best) != (effect == Effect::Reward) {
                    self.at(format!("{at}.end"), Fault::EndUpsideDown);
                }
            }
            Mechanism::Threshold { conditions, .. } => {
                self.conditions(&at, conditions, measures);
                if effect == Effect::Deduction {
                    self.at(at, Fault::GivesInDeduction);
                }
            }
            Mechanism::Deadline {
                due_day, last_day, ..
            } => {
                // The day before the due day must exist (reading R2).
                if *due_day < 2 || last_day < due_day || *last_day > 28 {
                    self.at(format!("{at}.due_day"), Fault::DeadlineDays);
                }
                self.takes(at, effect);
            }
            Mechanism::Shortfall { .. } => {
                if std::mem::replace(&mut self.shortfall, true) {
                    self.at(&at, Fault::SecondShortfall);
                }
                self.takes(at, effect);
            }
            Mechanism::CallQuota {
                per_day_origin,
                new_days_origin,
                sick_days_origin,
                ..
            } => {
                for (name, origin) in [
                    ("per_day_origin", per_day_origin),
                    ("new_days_origin", new_days_origin),
                    ("sick_days_origin", sick_days_origin),
                ] {
                    self.origin(&format!("{at}.{name}"), origin);
                }
                if std::mem::replace(&mut self.call_quota, true) {
                    self.at(&at, Fault::SecondCallQuota);
                }
                self.takes(at, effect);
            }
            Mechanism::Severity { levels } => {
                self.levels(&at, levels);
                if std::mem::replace(&mut self.severity, true) {
                    self.at(&at, Fault::SecondSeverity);
                }
                self.takes(at, effect);
            }
        }
    }

    fn takes(&mut self, at: String, effect: Effect) {
        if effect == Effect::Reward {
            self.at(at, Fault::TakesInReward);
        }
    }

    fn conditions(&mut self, at: &str, conditions: &[Condition], measures: &[Measure]) {
        if conditions.is_empty() {
            self.at(format!("{at}.conditions"), Fault::Empty);
        }
        let at = format!("{at}.conditions");
        let conditions = self.at_most(&at, conditions, MAX_CONDITIONS);
        for (index, condition) in conditions.iter().enumerate() {
            let at = format!("{at}[{index}]");
            if !measures.iter().any(|m| m.id == condition.measure) {
                let fault = Fault::UnknownMeasure(condition.measure);
                self.at(format!("{at}.measure"), fault);
            }
            let earlier = &conditions[..index];
            if earlier.iter().any(|c| c.measure == condition.measure) {
                let fault = Fault::ConditionTwice(condition.measure);
                self.at(format!("{at}.measure"), fault);
            }
        }
    }

    fn levels(&mut self, at: &str, levels: &[Level]) {
        let at = format!("{at}.levels");
        if levels.is_empty() {
            self.at(&at, Fault::Empty);
        }
        let levels = self.at_most(&at, levels, MAX_LEVELS);
        self.unique(&at, levels.iter().map(|level| level.id));
        for (index, level) in levels.iter().enumerate() {
            let at = format!("{at}[{index}]");
            self.title(format!("{at}.title"), &level.title);
            self.text(format!("{at}.description"), &level.description, MAX_SUMMARY);
            self.origin(&format!("{at}.origin"), &level.origin);
            let consequences = format!("{at}.consequences");
            self.origin(
                &format!("{at}.consequences_origin"),
                &level.consequences_origin,
            );
            self.at_most(&consequences, &level.consequences, MAX_CONSEQUENCES);
            if let Some(other) = level.second_of
                && !levels[..index].iter().any(|milder| milder.id == other)
            {
                self.at(format!("{at}.second_of"), Fault::UnknownLevel(other));
            }
            if index > 0 && level.amount.value < levels[index - 1].amount.value {
                self.at(format!("{at}.amount"), Fault::LevelOrder);
            }
        }
    }
}
