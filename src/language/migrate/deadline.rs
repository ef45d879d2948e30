//! A report with two limits (readings R2, R3 and R11).

use super::exam::{up_to, whole};
use super::words::taken;
use super::{Lines, Migration, line_node, node, pool};
use crate::id::Id;
use crate::language::{
    By, DueMonth, Factor, FactorBy, Gives, Line, Node, Param, Scale, Source, StepCount, Steps,
    Toward, When,
};
use crate::number::Decimal;
use crate::rulebook::{LimitDay, Mechanism, Part, ReadingId, ReportMonth, TooLate};

impl Migration<'_> {
    pub fn deadline(&mut self, part: &Part, line: Lines<'_>) -> Node {
        let Mechanism::Deadline {
            per_day,
            worth,
            due_day,
            last_day,
        } = part.mechanism.clone()
        else {
            return line_node(line(part.id, Gives::Fixed(Param::default())));
        };
        let due = i32::from(due_day);
        let grace = i32::from(last_day) - due;
        let by = self.word_by(ReadingId::R2, |choices| match choices.limit_day {
            LimitDay::InTime => whole(due),
            LimitDay::Late => whole(due - 1),
        });
        let month = self.word_by(ReadingId::R11, |choices| match choices.report_month {
            ReportMonth::Next => DueMonth::Next,
            ReportMonth::Same => DueMonth::Same,
        });
        let late = self.names.report;
        let title = super::words::word(part.form());
        let value = self.value(late, title, Source::Late { by, month });
        value.whole = true;
        value.least = Param::stated(-Decimal::LIMIT);

        let worth = taken(&worth);
        let steps = Steps {
            from: Param::default(),
            toward: Toward::Above,
            each: whole(1),
            amount: taken(&per_day),
            count: By::Settled(StepCount::Full),
        };
        let floor = Some(By::Settled(worth.clone()));
        let lost = self.month_is_lost();
        let mut of = vec![line_node(Line {
            floor: floor.clone(),
            factors: lost
                .map(|when| gate(late, grace, when))
                .into_iter()
                .collect(),
            ..line(part.id, Gives::Scale(late, Scale::Steps(Box::new(steps))))
        })];
        if let Some(when) = self.when(ReadingId::R3, |choices| choices.too_late == TooLate::Item) {
            let id = self.names.line("too_late");
            let scale = up_to(Param::default(), whole(grace), worth);
            of.push(line_node(Line {
                title: self.titles.too_late.clone(),
                when,
                ..line(id, Gives::Scale(late, scale))
            }));
        }
        node(crate::language::Pool {
            floor,
            ..pool(part.id, super::words::word(&part.title), of)
        })
    }

    /// What sets the whole month to nothing.
    pub fn month_factors(&self) -> Vec<Factor> {
        let mut found = Vec::new();
        for (.., part) in self.book.parts() {
            if let Mechanism::Deadline {
                due_day, last_day, ..
            } = part.mechanism
                && let Some(when) = self.month_is_lost()
            {
                let grace = i32::from(last_day) - i32::from(due_day);
                found.push(gate(self.names.report, grace, when));
            }
        }
        found
    }

    fn month_is_lost(&self) -> Option<Option<When>> {
        self.when(ReadingId::R3, |choices| choices.too_late == TooLate::Month)
    }
}

/// 1 up to the last day, 0 after it.
fn gate(late: Id, grace: i32, when: Option<When>) -> Factor {
    Factor {
        title: Default::default(),
        by: FactorBy::Scale(late, up_to(whole(1), whole(grace), whole(0))),
        when,
        only: Vec::new(),
        except: Vec::new(),
    }
}
