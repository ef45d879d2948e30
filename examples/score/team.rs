//! The ranking and the sums of a month: what is kept grows with the agents, not
//! with the lines.

use std::collections::BTreeMap;

use kaohe::calendar::Month;
use kaohe::exchange::{Beside, Figures, Firsts, Who};
use kaohe::id::Id;
use kaohe::json::Writer;
use kaohe::locale::{Lang, say};
use kaohe::record::Record;
use kaohe::rulebook::Rulebook;
use kaohe::scoring::Sheet;
use kaohe::team::{Terms, Totals, certain, places};

use super::scored::unscored;
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
    /// What its rulebook can't count.
    unscored: Vec<Id>,
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
            unscored: sheet.unscored.clone(),
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

/// The months of a stream: of each agent's month the first.
#[derive(Default)]
pub struct Team {
    members: Vec<Member>,
    /// Where they stand among those.
    firsts: Firsts<usize>,
}

impl Team {
    /// Takes what came of some records. One that says what an earlier one said
    /// is no other; one that says something else is left out and named, beside
    /// the first, which counts.
    pub fn take(&mut self, work: &Work<'_>, done: &mut Done) {
        for member in std::mem::take(&mut done.members) {
            let first = |place: usize| self.members.get(place);
            let record = |place| first(place).map(|first| &first.record);
            let at = self.members.len();
            match self.firsts.beside(&member.record, at, record) {
                Beside::New => self.members.push(member),
                Beside::Repeated => {}
                Beside::Different(place) => {
                    let first = first(place).map(|first| first.place().to_string());
                    let reason = say::twin_at(Lang::En, &first.unwrap_or_default());
                    let who = Who::of(&member.record);
                    work.leave_out(member.place(), &who, &reason, done);
                }
            }
        }
    }

    /// A line for each agent, the highest score first, then by name, and one for
    /// the sums: for each month and unit.
    pub fn write(&self, work: &Work<'_>) -> String {
        let mut groups: BTreeMap<(Month, usize), Vec<&Member>> = BTreeMap::new();
        for member in &self.members {
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
    let (rulebook, reference) = work.book(book);
    let terms: Vec<&Terms> = members.iter().map(|member| &member.terms).collect();
    let places = places(rulebook, &terms);
    let mut all = Totals::default();
    for (member, place) in members.iter().zip(&places) {
        all += member.totals;
        out.open('{');
        out.field("month", &month);
        out.field("unit", &rulebook.unit);
        out.field("agent", &member.record.agent);
        out.field("best", &(place.best as u64));
        out.field("worst", &(place.worst as u64));
        out.field("score", &member.figures.score);
        out.field("low", &member.figures.low);
        out.field("high", &member.figures.high);
        out.field("state", &member.figures.state);
        out.field("rewards", &member.totals.rewards);
        out.field("deductions", &member.totals.deductions);
        unscored(out, &member.unscored);
        out.close('}').end_line();
    }
    out.open('{');
    out.field("month", &month);
    out.field("unit", &rulebook.unit);
    out.field("rulebook", reference);
    out.field("agents", &(all.count as u64));
    out.field("certain", &(certain(&places) as u64));
    out.field("base", &all.base);
    out.field("score", &all.score);
    out.field("low", &all.range.low);
    out.field("high", &all.range.high);
    out.field("rewards", &all.rewards);
    out.field("deductions", &all.deductions);
    out.field("adjustments", &all.adjustments);
    out.field("mean", &all.mean(all.score));
    out.close('}').end_line();
}
