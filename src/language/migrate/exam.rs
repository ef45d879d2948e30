//! A place among the first or last of an exam (readings R9 and R10).

use super::per_occurrence::signed;
use super::{Lines, Migration, line_node};
use crate::id::Id;
use crate::language::{
    Band, Bands, By, Factor, FactorBy, Gives, Limit, Line, Node, Param, Scale, Source, Value,
};
use crate::number::Decimal;
use crate::rulebook::{BothEnds, Effect, End, Mechanism, Part, ReadingId, Tie};

/// An amount as far as a value goes, and another beyond.
pub fn up_to(first: Param, last: Param, then: Param) -> Scale {
    two_bands(first, last, then, By::Settled(Limit::Lower))
}

/// An amount until a value begins, and another from there.
pub fn two_bands(first: Param, from: Param, then: Param, limit: By<Limit>) -> Scale {
    let band = |from, amount| Band {
        from,
        to: None,
        amount,
        limit: None,
    };
    Scale::Bands(Bands {
        bands: vec![band(None, first), band(Some(from), then)],
        limit,
    })
}

pub fn whole(number: i32) -> Param {
    Param::stated(Decimal::whole(number))
}

impl Migration<'_> {
    pub fn exam(&mut self, effect: Effect, part: &Part, line: Lines<'_>) -> Node {
        let Mechanism::ExamRank {
            amount,
            places,
            end,
        } = &part.mechanism
        else {
            return line_node(line(part.id, Gives::Fixed(Param::default())));
        };
        let places = whole((*places).into());
        let place = self.place(*end);
        let amount = signed(effect, amount);
        let gives = Gives::Scale(place, up_to(amount, places, Param::default()));
        let drops = self.when(ReadingId::R10, |choices| {
            choices.both_ends == BothEnds::Neither
        });
        let only_takes = self.when(ReadingId::R10, |choices| {
            choices.both_ends == BothEnds::RewardOnly
        });
        let only_takes = only_takes.filter(|_| effect == Effect::Deduction);
        let mut factors = Vec::new();
        for when in drops.into_iter().chain(only_takes) {
            factors.push(Factor {
                title: Default::default(),
                by: FactorBy::Scale(
                    self.both_ends(),
                    two_bands(whole(1), whole(1), whole(0), By::default()),
                ),
                when,
                only: Vec::new(),
                except: Vec::new(),
            });
        }
        line_node(Line {
            factors,
            ..line(part.id, gives)
        })
    }

    /// The place from one end, which of those who tie reading R9 says.
    fn place(&mut self, end: End) -> Id {
        let (rank, heads, tied) = self.exam_facts();
        let wanted = match end {
            End::Best => "from_first",
            End::Last => "from_last",
        };
        if let Some(known) = self.known(wanted) {
            return known;
        }
        let id = self.helper(wanted);
        let title = self.titles.rank.clone();
        let one = self.fixed("one", 1);
        let less_one = self.fixed("less_one", -1);
        let less_two = self.fixed("less_two", -2);
        for tie in [Tie::All, Tie::None] {
            let Some(when) = self.when(ReadingId::R9, |choices| choices.tie == tie) else {
                continue;
            };
            let (of, less) = match (end, tie) {
                (End::Best, Tie::All) => (vec![rank], vec![]),
                (End::Best, Tie::None) => (vec![rank, tied], vec![one]),
                (End::Last, Tie::All) => (vec![heads], vec![rank, tied, less_two]),
                (End::Last, Tie::None) => (vec![heads], vec![rank, less_one]),
            };
            let value = self.value(id, title.clone(), Source::Sum { of, less });
            value.when = when;
            value.least = Param::stated(-Decimal::LIMIT);
        }
        id
    }

    /// 1 for who stands among the first and the last.
    fn both_ends(&mut self) -> Id {
        if let Some(known) = self.known("both_ends") {
            return known;
        }
        let mut sides = [(End::Best, "in_first"), (End::Last, "in_last")].map(|(end, name)| {
            let most = self
                .book
                .parts()
                .filter_map(|(.., part)| match part.mechanism {
                    Mechanism::ExamRank {
                        places, end: of, ..
                    } if of == end => Some(places),
                    _ => None,
                });
            let most = most.max().unwrap_or(0);
            let of = self.place(end);
            let id = self.names.value(name);
            let scale = up_to(whole(1), whole(most.into()), whole(0));
            self.value(id, self.titles.rank.clone(), Source::Scaled(of, scale));
            id
        });
        let [of, by] = &mut sides;
        let id = self.helper("both_ends");
        let from = Source::Product { of: *of, by: *by };
        self.value(id, self.titles.rank.clone(), from);
        id
    }

    /// What is typed of an exam: rank, heads and how many tie.
    fn exam_facts(&mut self) -> (Id, Id, Id) {
        let ids = (self.names.rank, self.names.heads, self.names.tied);
        let titles = self.titles;
        for (id, title) in [
            (ids.0, &titles.rank),
            (ids.1, &titles.heads),
            (ids.2, &titles.tied),
        ] {
            if self.values.iter().all(|value| value.id != id) {
                let value = self.value(id, title.clone(), Source::Typed);
                (value.whole, value.lapses) = (true, true);
                value.least = whole(1);
            }
        }
        ids
    }

    /// A value that another clause asked before.
    fn known(&self, helper: &str) -> Option<Id> {
        let mut helpers = self.helpers.iter();
        let found = helpers.find(|(name, _)| *name == helper);
        found.map(|(_, id)| *id)
    }

    /// The name of one that later clauses may ask.
    fn helper(&mut self, name: &'static str) -> Id {
        let id = self.names.value(name);
        self.helpers.push((name, id));
        id
    }

    /// A number that values are reckoned with.
    pub fn fixed(&mut self, name: &str, number: i32) -> Id {
        let from = Source::Fixed(whole(number));
        let is_it = |value: &&Value| value.from == from;
        if let Some(known) = self.values.iter().find(is_it) {
            return known.id;
        }
        let id = self.names.value(name);
        let value = self.value(id, Default::default(), from);
        value.least = Param::stated(-Decimal::LIMIT);
        id
    }
}
