//! The ranking and the sums of a month: what is kept grows with the agents, not
//! with the lines.

use std::collections::BTreeMap;

use kaohe::calendar::Month;
use kaohe::exchange::{Figures, Who};
use kaohe::json::{Encode, Writer};
use kaohe::record::Record;
use kaohe::rulebook::Rulebook;
use kaohe::scoring::Sheet;
use kaohe::team::{Terms, Totals, certain, places};

use super::work::{Done, Place, Work};

/// An agent's month, as far as it's ranked and summed up.
pub struct Member {
    record: Record,
    /// The name of its file.
    file: String,
    /// The number of its line, where records lie on lines.
    line: Option<u64>,
    /// The place of the rulebook that scored it.
    book: usize,
    figures: Figures,
    /// What it adds to the sums.
    totals: Totals,
    terms: Terms,
}

impl Member {
    /// That of a sheet as it stands: a closed month's figures are those that it
    /// was closed with.
    pub fn of(
        (book, rulebook): (usize, &Rulebook),
        record: Record,
        sheet: &Sheet,
        at: Place<'_>,
    ) -> Self {
        Self {
            file: at.file.to_owned(),
            line: at.line,
            book,
            figures: Figures::of(sheet),
            totals: Totals::of(sheet),
            terms: Terms::of(rulebook, sheet, record.closing().is_some()),
            record,
        }
    }

    fn place(&self) -> Place<'_> {
        Place {
            file: &self.file,
            line: self.line,
            within: "",
        }
    }
}

/// The months of a stream.
#[derive(Default)]
pub struct Team(BTreeMap<(Month, String), Member>);

impl Team {
    /// Takes what came of some records. Of an agent's month the first counts: one
    /// more that says the same is no other, and one that says something else is
    /// left out, for nothing says which is right.
    pub fn take(&mut self, work: &Work<'_>, done: &mut Done) {
        for member in std::mem::take(&mut done.members) {
            let key = (member.record.month, member.record.agent.clone());
            let Some(first) = self.0.get(&key) else {
                self.0.insert(key, member);
                continue;
            };
            if first.record != member.record {
                let (month, agent) = key;
                let who = Who {
                    agent: Some(agent),
                    month: Some(month),
                };
                let at = first.place();
                let reason = format!("same agent and month as {at}, but different");
                work.leave_out(member.place(), &who, &reason, done);
            }
        }
    }

    /// A line for each agent, the highest score first, then by name, and one for
    /// the sums: for each month and unit.
    pub fn write(&self, work: &Work<'_>) -> String {
        let mut groups: BTreeMap<(Month, usize), Vec<&Member>> = BTreeMap::new();
        for member in self.0.values() {
            let group = groups
                .entry((member.record.month, member.book))
                .or_default();
            group.push(member);
        }
        let mut out = Writer::default();
        for ((month, book), mut members) in groups {
            members.sort_by(|one, other| {
                let by_score = other.figures.score.cmp(&one.figures.score);
                by_score.then_with(|| one.record.agent.cmp(&other.record.agent))
            });
            ranked(&mut out, work, (month, book), &members);
        }
        out.finish()
    }
}

fn ranked(out: &mut Writer, work: &Work<'_>, (month, book): (Month, usize), members: &[&Member]) {
    let (Some(rulebook), Some(reference)) = (work.rulebooks.get(book), work.references.get(book))
    else {
        return;
    };
    let terms: Vec<&Terms> = members.iter().map(|member| &member.terms).collect();
    let places = places(rulebook, &terms);
    let mut all = Totals::default();
    for (member, place) in members.iter().zip(&places) {
        all += member.totals;
        out.open('{');
        put(out, "month", &month);
        put(out, "unit", &rulebook.unit);
        put(out, "agent", &member.record.agent);
        put(out, "best", &(place.best as u64));
        put(out, "worst", &(place.worst as u64));
        put(out, "score", &member.figures.score);
        put(out, "low", &member.figures.low);
        put(out, "high", &member.figures.high);
        put(out, "state", &member.figures.state);
        put(out, "rewards", &member.totals.rewards);
        put(out, "deductions", &member.totals.deductions);
        out.close('}').end_line();
    }
    out.open('{');
    put(out, "month", &month);
    put(out, "unit", &rulebook.unit);
    put(out, "rulebook", reference);
    put(out, "agents", &(all.count as u64));
    put(out, "certain", &(certain(&places) as u64));
    put(out, "base", &all.base);
    put(out, "score", &all.score);
    put(out, "low", &all.range.low);
    put(out, "high", &all.range.high);
    put(out, "rewards", &all.rewards);
    put(out, "deductions", &all.deductions);
    put(out, "adjustments", &all.adjustments);
    put(out, "mean", &all.mean(all.score));
    out.close('}').end_line();
}

fn put(out: &mut Writer, name: &str, value: &impl Encode) {
    value.encode(out.key(name));
}
