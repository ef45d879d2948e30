//! From the score to the pay (reading R7).

use super::exam::whole;
use super::words::{percent, points, share};
use super::{Migration, line_node, pool, total};
use crate::id::Id;
use crate::language::{
    Band, Bands, By, Factor, FactorBy, Gives, Limit, Line, Node, Scale, Source, Total, Word,
};
use crate::number::Decimal;
use crate::rulebook::{PayBase, ReadingId};

impl Migration<'_> {
    pub fn pay(&mut self, totals: &mut Vec<Total>) {
        let wage = self.names.wage;
        let title = self.titles.wage.clone();
        self.value(wage, title.clone(), Source::Typed).unit = self.titles.yuan.clone();
        let score = self.names.value("score");
        self.value(
            score,
            self.titles.score.clone(),
            Source::Total(Id::literal("score")),
        );
        let base = self.names.value("base");
        let from = Source::Fixed(super::stated(self.book.base));
        self.value(base, Word::default(), from);
        let reached = self.names.value("reached");
        let from = Source::Quotient {
            of: vec![score],
            over: vec![base],
        };
        self.value(reached, self.titles.score.clone(), from);

        let mut of: Vec<Node> = Vec::new();
        let line = |id: Id, factor: Option<FactorBy>| Line {
            factors: factor.map(plain).into_iter().collect(),
            ..super::words::line(id, title.clone(), Gives::Value(wage))
        };
        let whole_wage = |by: PayBase| self.when(ReadingId::R7, |choices| choices.pay_base == by);
        let (all, part, bands) = (
            whole_wage(PayBase::Whole),
            whole_wage(PayBase::Share),
            whole_wage(PayBase::Bands),
        );
        if let Some(when) = all {
            let line = line(self.names.line("paid"), Some(FactorBy::Value(reached)));
            of.push(line_node(Line { when, ..line }));
        }
        if let Some(when) = part {
            // The whole wage, and what the score moves of it.
            let one = self.fixed("one", 1);
            let beyond = self.names.value("beyond");
            let from = Source::Sum {
                of: vec![reached],
                less: vec![one],
            };
            let value = self.value(beyond, self.titles.score.clone(), from);
            value.least = whole(-1);
            let fixed = line(self.names.line("wage"), None);
            let moved = line(self.names.line("moved"), Some(FactorBy::Value(beyond)));
            of.push(line_node(Line { when, ..fixed }));
            of.push(line_node(Line {
                when,
                weight: Some(percent(&self.book.pay_share)),
                ..moved
            }));
        }
        if let Some(when) = bands.filter(|_| !self.book.pay_bands.is_empty()) {
            let bands = self.book.pay_bands.iter().enumerate();
            let bands = bands.map(|(nth, band)| Band {
                from: (nth > 0).then(|| points(&band.from)),
                to: None,
                amount: share(&band.factor),
                limit: None,
            });
            let scale = Scale::Bands(Bands {
                bands: bands.collect(),
                limit: By::Settled(Limit::Upper),
            });
            let line = line(
                self.names.line("by_bands"),
                Some(FactorBy::Scale(score, scale)),
            );
            of.push(line_node(Line { when, ..line }));
        }
        let pool = pool(self.names.pool("paid"), Word::default(), of);
        let mut total = total("pay", &self.titles.pay, &self.titles.yuan, pool);
        total.step = Some(Decimal::from_raw(10_000));
        totals.push(total);
    }
}

fn plain(by: FactorBy) -> Factor {
    Factor {
        title: Word::default(),
        by,
        when: None,
        only: Vec::new(),
        except: Vec::new(),
    }
}
