//! What is odd about a document that can be scored by: it's said, and keeps nobody from it.

use std::collections::BTreeSet;

use serde_json::Value as Json;

use super::{
    Bands, By, Document, EventAmount, FactorBy, Gives, Limit, Line, Node, Param, Pool, Scale,
    Source, Tiers, Toward, Value, When,
};
use crate::id::Id;
use crate::number::{Decimal, Range};

/// Something odd, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Such as `totals[0].pool.of[2].line.gives`; see [`Document::part`].
    pub path: String,
    /// What.
    pub what: Odd,
}

/// What can be odd.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Odd {
    /// A value that nothing asks for.
    Unused,
    /// Between a band's end and the beginning of the next one the document says nothing.
    Gap(Range<Decimal>),
    /// Here the document says two things: a band goes on where the next one has begun.
    Overlap(Range<Decimal>),
    /// A scale, or the band at this beginning, lies where its value can't be.
    Unreached(Option<Decimal>),
    /// A question whose answers decide nothing.
    Idle,
    /// A grade that nobody can reach.
    OutOfReach(Id),
    /// All parts of a pool are weighed, and their weights, in per cent, come to this.
    Weights(Decimal),
    /// A worked example says the first, and these rules make the second of it.
    Otherwise(Decimal, Decimal),
    /// A worked example says another grade than this one, which these rules give.
    OtherGrade(Id),
    /// A worked example can't be scored, or asks for a total or grade that isn't there.
    Unscored,
}

impl Document {
    /// All that is odd about it by itself, in its order: values, totals, grades,
    /// questions. Which grades its totals reach is for
    /// [`Volume::findings`](crate::plan::Volume::findings), which has these as well. `tree` is
    /// the document as it's written: every place that asks a question looks alike there.
    pub fn findings(&self, tree: &Json) -> Vec<Finding> {
        let mut walk = Walk {
            document: self,
            found: Vec::new(),
        };
        let asked = self.asked_values();
        for (nth, value) in self.values.iter().enumerate() {
            let path = format!("values[{nth}]");
            if !asked.contains(&value.id) {
                walk.find(&path, Odd::Unused);
            }
            if let Source::Scaled(of, scale) = &value.from {
                walk.scale(*of, scale, &format!("{path}.from.scaled[1]"));
            }
        }
        for (nth, total) in self.totals.iter().enumerate() {
            walk.pool(&total.pool, &format!("totals[{nth}].pool"));
        }
        for (nth, grades) in self.grades.iter().enumerate() {
            let Some(range) = self.typed_range(grades.of) else {
                continue;
            };
            for (at, grade) in grades.grades.iter().enumerate() {
                let Some(from) = &grade.from else { continue };
                let (from, limit) = (from.span(), settled(&grades.limit));
                let beyond = match grades.falling {
                    false => is_past(range.high, from.low, limit),
                    true => is_past(-range.low, -from.high, limit),
                };
                if !beyond {
                    let path = format!("grades[{nth}].grades[{at}]");
                    walk.find(&path, Odd::OutOfReach(grade.id));
                }
            }
        }
        let decides = self.deciding(tree);
        for (nth, reading) in self.readings.iter().enumerate() {
            if !decides.contains(&reading.id) {
                walk.find(&format!("readings[{nth}]"), Odd::Idle);
            }
        }
        walk.found
    }

    /// The values that something names.
    fn asked_values(&self) -> BTreeSet<Id> {
        fn pool(of: &Pool, found: &mut BTreeSet<Id>) {
            let mut factors: Vec<&super::Factor> = of.factors.iter().collect();
            for node in &of.of {
                match node {
                    Node::Pool(inner) => pool(inner, found),
                    Node::Line(line) => {
                        factors.extend(&line.factors);
                        if let Gives::Value(id) | Gives::Scale(id, _) = line.gives {
                            found.insert(id);
                        }
                    }
                }
            }
            found.extend(factors.into_iter().filter_map(|factor| match factor.by {
                FactorBy::Value(id) | FactorBy::Scale(id, _) => Some(id),
                FactorBy::Constant(_) => None,
            }));
        }
        let mut found: BTreeSet<Id> = self.weighing().into_iter().collect();
        for value in &self.values {
            // One that hangs on itself is a fault of its own.
            found.extend(value.from.parts());
            // What other months take may be of no use in its own.
            found.extend(value.from.elsewhere());
        }
        for total in &self.totals {
            pool(&total.pool, &mut found);
        }
        for grades in &self.grades {
            found.insert(grades.of);
            let needs = grades.grades.iter().flat_map(|grade| &grade.needs);
            let moves = grades.moves.iter().map(|one| &one.when);
            found.extend(needs.chain(moves).map(|condition| condition.value));
        }
        found
    }

    /// The questions of which one answer means something else than another one somewhere.
    fn deciding(&self, tree: &Json) -> BTreeSet<Id> {
        fn walk(tree: &Json, found: &mut Vec<(String, Option<Vec<Json>>)>) {
            match tree {
                Json::Array(items) => items.iter().for_each(|item| walk(item, found)),
                Json::Object(fields) => {
                    if let Some(Json::String(reading)) = fields.get("reading") {
                        let means = fields.get("means").and_then(Json::as_object);
                        let means = means.filter(|means| !means.is_empty());
                        let means = means.map(|means| means.values().cloned().collect());
                        found.push((reading.clone(), means));
                    }
                    fields.values().for_each(|field| walk(field, found));
                }
                _ => {}
            }
        }
        let mut asked = Vec::new();
        walk(tree, &mut asked);
        let decides = self.readings.iter().filter(|reading| {
            asked.iter().any(|(id, means)| {
                let Some(means) = means else {
                    return id == reading.id.as_str();
                };
                let is_whole = means.len() == reading.options.len();
                let same = means.windows(2).all(|two| two.first() == two.last());
                id == reading.id.as_str() && !(is_whole && same)
            })
        });
        decides.map(|reading| reading.id).collect()
    }

    /// All that can be typed for a value; none of one that is worked out under some answer, for
    /// that may go further.
    fn typed_range(&self, id: Id) -> Option<Range<Decimal>> {
        let mut found: Option<Range<Decimal>> = None;
        for value in self.values.iter().filter(|value| value.id == id) {
            if !value.from.is_asked() {
                return None;
            }
            let low = value.least.span().low;
            let high = value
                .most
                .as_ref()
                .map_or(Decimal::LIMIT, |most| most.span().high);
            let all = found.unwrap_or(Range { low, high });
            found = Some(all.including(low).including(high));
        }
        found
    }
}

struct Walk<'a> {
    document: &'a Document,
    found: Vec<Finding>,
}

impl Walk<'_> {
    fn find(&mut self, path: &str, what: Odd) {
        self.found.push(Finding {
            path: path.to_owned(),
            what,
        });
    }

    fn pool(&mut self, pool: &Pool, path: &str) {
        if let Some(sum) = weights(pool) {
            self.find(path, Odd::Weights(sum));
        }
        self.factors(&pool.factors, path);
        for (nth, node) in pool.of.iter().enumerate() {
            match node {
                Node::Pool(inner) => self.pool(inner, &format!("{path}.of[{nth}].pool")),
                Node::Line(line) => self.line(line, &format!("{path}.of[{nth}].line")),
            }
        }
    }

    fn line(&mut self, line: &Line, path: &str) {
        self.factors(&line.factors, path);
        let path = format!("{path}.gives");
        match &line.gives {
            Gives::Scale(id, scale) => self.scale(*id, scale, &format!("{path}.scale[1]")),
            Gives::Events(events) => {
                if let EventAmount::Repeated { scale, .. } = &events.amount {
                    let range = Range {
                        low: Decimal::ONE,
                        high: Decimal::LIMIT,
                    };
                    let path = format!("{path}.events.amount.repeated.scale");
                    self.reach(scale, range, &path);
                    self.ends(scale, (true, None), &path);
                }
            }
            Gives::Value(_) | Gives::Fixed(_) => {}
        }
    }

    fn factors(&mut self, factors: &[super::Factor], path: &str) {
        for (nth, factor) in factors.iter().enumerate() {
            if let FactorBy::Scale(id, scale) = &factor.by {
                self.scale(*id, scale, &format!("{path}.factors[{nth}].by.scale[1]"));
            }
        }
    }

    fn scale(&mut self, id: Id, scale: &Scale, path: &str) {
        let of: Vec<&Value> = self
            .document
            .values
            .iter()
            .filter(|value| value.id == id)
            .collect();
        let whole = of.iter().all(|value| value.whole);
        let range = self.document.typed_range(id);
        self.ends(scale, (whole, range.map(|range| range.high)), path);
        if let Some(range) = range {
            self.reach(scale, range, path);
        }
    }

    /// Where the document's own ends of bands leave something open or say it twice.
    fn ends(&mut self, scale: &Scale, (whole, most): (bool, Option<Decimal>), path: &str) {
        let Scale::Bands(Bands { bands, .. }) = scale else {
            return;
        };
        for (nth, band) in bands.iter().enumerate() {
            let Some(to) = band.to.as_ref().map(Param::value) else {
                continue;
            };
            let next = bands.get(nth + 1).and_then(|next| next.from.as_ref());
            let next = next.map_or(most.unwrap_or(Decimal::LIMIT), Param::value);
            let is_last = nth + 1 == bands.len();
            let step = match whole && !is_last {
                true => Decimal::ONE,
                false => Decimal::ZERO,
            };
            let path = format!("{path}.bands.bands[{nth}]");
            if to + step < next {
                self.find(
                    &path,
                    Odd::Gap(Range {
                        low: to,
                        high: next,
                    }),
                );
            } else if to > next && !is_last {
                self.find(
                    &path,
                    Odd::Overlap(Range {
                        low: next,
                        high: to,
                    }),
                );
            }
        }
    }

    /// Where a scale lies outside of what its value can be.
    fn reach(&mut self, scale: &Scale, range: Range<Decimal>, path: &str) {
        match scale {
            Scale::Steps(steps) => {
                let from = steps.from.span();
                let beyond = match steps.toward {
                    Toward::Below => range.low >= from.high,
                    Toward::Above => range.high <= from.low,
                };
                if beyond {
                    self.find(path, Odd::Unreached(None));
                }
            }
            Scale::Line(slope) => {
                let (from, to) = (slope.from.at.span(), slope.to.at.span());
                if range.high < from.low || range.low > to.high {
                    self.find(path, Odd::Unreached(None));
                }
            }
            Scale::Bands(Bands { bands, limit }) => {
                let limits = bands.iter();
                let limits = limits.map(|band| settled(band.limit.as_ref().unwrap_or(limit)));
                let bands = bands.iter().map(|band| band.from.as_ref());
                self.bands(bands.zip(limits).collect(), range, &format!("{path}.bands"));
            }
            Scale::Tiers(Tiers { bands, limit, .. }) => {
                let bands = bands
                    .iter()
                    .map(|band| (band.from.as_ref(), settled(limit)));
                self.bands(bands.collect(), range, &format!("{path}.tiers"));
            }
            Scale::Rate(_) => {}
        }
    }

    fn bands(
        &mut self,
        bands: Vec<(Option<&Param>, Option<Limit>)>,
        range: Range<Decimal>,
        path: &str,
    ) {
        for (nth, (from, limit)) in bands.iter().enumerate() {
            let above = from.is_none_or(|from| is_past(range.high, from.span().low, *limit));
            let next = bands
                .get(nth + 1)
                .and_then(|(from, limit)| Some(((*from)?, *limit)));
            // A value that must lie in the next one.
            let left = next
                .is_some_and(|(from, limit)| is_surely_past(range.low, from.span().high, limit));
            if !above || left {
                let at = from.map(Param::value);
                self.find(&format!("{path}.bands[{nth}]"), Odd::Unreached(at));
            }
        }
    }
}

/// A word that no question decides.
fn settled<T: Copy>(by: &By<T>) -> Option<T> {
    match by {
        By::Settled(word) => Some(*word),
        By::Asked(_) => None,
    }
}

/// Whether a value may lie past a beginning, by either side if that is asked.
fn is_past(value: Decimal, from: Decimal, limit: Option<Limit>) -> bool {
    match limit {
        Some(Limit::Lower) => value > from,
        _ => value >= from,
    }
}

fn is_surely_past(value: Decimal, from: Decimal, limit: Option<Limit>) -> bool {
    match limit {
        Some(Limit::Upper) => value >= from,
        _ => value > from,
    }
}

/// What a pool's weights come to where all its parts are weighed and always there, and it
/// isn't the whole.
fn weights(pool: &Pool) -> Option<Decimal> {
    let mut sum = Range::exactly(Decimal::ZERO);
    for node in &pool.of {
        let (weight, when, audiences): (_, Option<&When>, _) = match node {
            Node::Line(line) => (&line.weight, line.when.as_ref(), [&line.only, &line.except]),
            Node::Pool(inner) => (
                &inner.weight,
                inner.when.as_ref(),
                [&inner.only, &inner.except],
            ),
        };
        if when.is_some() || audiences.iter().any(|ids| !ids.is_empty()) {
            return None;
        }
        let span = weight.as_ref()?.span();
        sum = Range {
            low: sum.low + span.low,
            high: sum.high + span.high,
        };
    }
    let is_one = pool.of.len() < 2;
    (!is_one && !sum.contains(Decimal::whole(100))).then_some(sum.low)
}
