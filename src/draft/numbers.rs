//! All numbers of a rulebook, in its order, each with its place.

use serde_json::Value as Json;

use super::tree::get;
use crate::id::Id;
use crate::language::{
    Bands, By, Document, EventAmount, Factor, FactorBy, Gives, Line, Node, Param, Pool, Scale,
    Source, Tiers, Value, When,
};
use crate::rulebook::Origin;

/// A number of a rulebook.
#[derive(Clone, Debug, PartialEq)]
pub struct Numbered {
    /// Where it stands.
    pub path: String,
    /// The place of the part that it belongs to: a value, a total's pool, a pool, a line,
    /// grades.
    pub part: String,
    /// What it is there.
    pub role: Role,
    /// Which answer it belongs to, if a reading decides.
    pub answer: Option<When>,
    /// The number.
    pub number: Param,
    /// Whether its part asks a value for it, and which: its unit is that value's.
    pub of: Option<Id>,
}

/// What a number is to its part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// What a pool starts with.
    Worth,
    /// Not below this.
    Floor,
    /// Not above this.
    Cap,
    /// The share of it, in %.
    Weight,
    /// What it's multiplied by; which factor.
    Factor(usize),
    /// What is given or taken.
    Amount,
    /// The lighter end of what may be chosen.
    ChoiceLow,
    /// The other.
    ChoiceHigh,
    /// Where steps begin.
    Target,
    /// How long a step is.
    Each,
    /// What a step gives or takes.
    StepAmount,
    /// Where a band begins; which one.
    BandFrom(usize),
    /// Where it ends.
    BandTo(usize),
    /// What it gives or takes.
    BandAmount(usize),
    /// A line's lower end.
    LineFrom,
    /// What it gives there.
    LineFromGives,
    /// A line's higher end.
    LineTo,
    /// What it gives there.
    LineToGives,
    /// What is given below a line.
    Below,
    /// What is given above it.
    Above,
    /// Where a tier begins; which one.
    TierFrom(usize),
    /// What a unit gives in it.
    TierRate(usize),
    /// What a unit gives.
    Price,
    /// The least that a value can be.
    Least,
    /// The most.
    Most,
    /// What a value is where there is none of what it comes from.
    Lapsed,
    /// What a value always is.
    Fixed,
    /// The last good day.
    DueDay,
    /// What each of a list should be.
    Asked,
    /// What it should be by another norm; which one.
    Norm(usize),
    /// Above what is counted.
    Than,
    /// Where a grade begins; which one.
    GradeFrom(usize),
    /// What a grade needs; which grade, which condition.
    GradeNeeds(usize, usize),
    /// What moves it; which move.
    MoveThan(usize),
}

/// All of them: values first, then totals as they stand, then grades. Not what a value can be at
/// the least and most, and what is only reckoned with, where the document has it. What stands in the tree is among them whatever is typed.
pub fn numbers(document: &Document, tree: Option<&Json>) -> Vec<Numbered> {
    let mut walk = Walk {
        tree,
        ..Walk::default()
    };
    for (nth, value) in document.values.iter().enumerate() {
        walk.value(value, &format!("values[{nth}]"));
    }
    for (nth, total) in document.totals.iter().enumerate() {
        walk.pool(&total.pool, &format!("totals[{nth}].pool"));
    }
    for (nth, grades) in document.grades.iter().enumerate() {
        let path = format!("grades[{nth}]");
        walk.begin(&path);
        walk.of = Some(grades.of);
        for (at, grade) in grades.grades.iter().enumerate() {
            let path = format!("{path}.grades[{at}]");
            walk.option(grade.from.as_ref(), &path, "from", Role::GradeFrom(at));
            for (need, condition) in grade.needs.iter().enumerate() {
                walk.of = Some(condition.value);
                let path = format!("{path}.needs[{need}].than");
                walk.put(&condition.than, path, Role::GradeNeeds(at, need));
            }
            walk.of = Some(grades.of);
        }
        for (at, of) in grades.moves.iter().enumerate() {
            walk.of = Some(of.when.value);
            walk.put(
                &of.when.than,
                format!("{path}.moves[{at}].when.than"),
                Role::MoveThan(at),
            );
        }
    }
    walk.found
}

/// Whether the document has it, and nobody else.
fn is_plain(number: &Param) -> bool {
    number.0.origin == Origin::Stated
}

#[derive(Default)]
struct Walk<'a> {
    tree: Option<&'a Json>,
    found: Vec<Numbered>,
    part: String,
    of: Option<Id>,
}

impl Walk<'_> {
    /// Whether it stands in the tree, whatever is typed there.
    fn is_typed(&self, path: &str) -> bool {
        self.tree.is_some_and(|tree| get(tree, path).is_some())
    }

    fn begin(&mut self, part: &str) {
        self.part = part.to_owned();
        self.of = None;
    }

    fn put(&mut self, number: &Param, path: String, role: Role) {
        self.put_of(number, path, role, None);
    }

    fn put_of(&mut self, number: &Param, path: String, role: Role, answer: Option<When>) {
        self.found.push(Numbered {
            path,
            part: self.part.clone(),
            role,
            answer,
            number: number.clone(),
            of: self.of,
        });
    }

    fn option(&mut self, number: Option<&Param>, above: &str, field: &str, role: Role) {
        if let Some(number) = number {
            self.put(number, format!("{above}.{field}"), role);
        }
    }

    fn by(&mut self, by: Option<&By<Param>>, path: String, role: Role) {
        match by {
            None => {}
            Some(By::Settled(number)) => self.put(number, path, role),
            Some(By::Asked(asked)) => {
                for (answer, number) in &asked.means {
                    let when = When {
                        reading: asked.reading,
                        is: *answer,
                    };
                    self.put_of(number, format!("{path}.means.{answer}"), role, Some(when));
                }
            }
        }
    }

    fn value(&mut self, value: &Value, path: &str) {
        self.begin(path);
        self.of = Some(value.id);
        let from = format!("{path}.from");
        match &value.from {
            Source::Fixed(number) if !is_plain(number) => {
                self.put(number, format!("{from}.fixed"), Role::Fixed);
            }
            Source::Scaled(of, scale) => {
                self.of = Some(*of);
                self.scale(scale, &format!("{from}.scaled[1]"));
                self.of = Some(value.id);
            }
            Source::Late { by, .. } => self.by(Some(by), format!("{from}.late.by"), Role::DueDay),
            Source::Short { asked, norms, .. } => {
                self.put(asked, format!("{from}.short.asked"), Role::Asked);
                for (nth, norm) in norms.iter().enumerate() {
                    let path = format!("{from}.short.norms[{nth}].asked");
                    self.put(&norm.asked, path, Role::Norm(nth));
                }
            }
            Source::Above { than, .. } => {
                let path = format!("{from}.above.than");
                if !than.value().is_zero() || self.is_typed(&path) {
                    self.put(than, path, Role::Than);
                }
            }
            _ => {}
        }
        // What a value can be is no rule, unless somebody says otherwise.
        if !is_plain(&value.least) {
            self.put(&value.least, format!("{path}.least"), Role::Least);
        }
        let most = value.most.as_ref().filter(|most| !is_plain(most));
        self.option(most, path, "most", Role::Most);
        self.by(
            value.lapsed.as_ref(),
            format!("{path}.lapsed"),
            Role::Lapsed,
        );
    }

    fn pool(&mut self, pool: &Pool, path: &str) {
        self.begin(path);
        let worth = format!("{path}.worth");
        if !pool.worth.value().is_zero() || self.is_typed(&worth) {
            self.put(&pool.worth, worth, Role::Worth);
        }
        self.by(pool.floor.as_ref(), format!("{path}.floor"), Role::Floor);
        self.by(pool.cap.as_ref(), format!("{path}.cap"), Role::Cap);
        self.factors(&pool.factors, path);
        self.option(pool.weight.as_ref(), path, "weight", Role::Weight);
        for (nth, node) in pool.of.iter().enumerate() {
            match node {
                Node::Line(line) => self.line(line, &format!("{path}.of[{nth}].line")),
                Node::Pool(inner) => self.pool(inner, &format!("{path}.of[{nth}].pool")),
            }
        }
    }

    fn line(&mut self, line: &Line, path: &str) {
        self.begin(path);
        let gives = format!("{path}.gives");
        match &line.gives {
            Gives::Fixed(amount) => self.put(amount, format!("{gives}.fixed"), Role::Amount),
            Gives::Value(_) => {}
            Gives::Scale(of, scale) => {
                self.of = Some(*of);
                self.scale(scale, &format!("{gives}.scale[1]"));
                self.of = None;
            }
            Gives::Events(events) => {
                let amount = format!("{gives}.events.amount");
                match &events.amount {
                    EventAmount::Fixed(number) => {
                        self.put(number, format!("{amount}.fixed"), Role::Amount);
                    }
                    EventAmount::Chosen(choice) => {
                        self.put(&choice.low, format!("{amount}.chosen.low"), Role::ChoiceLow);
                        self.put(
                            &choice.high,
                            format!("{amount}.chosen.high"),
                            Role::ChoiceHigh,
                        );
                    }
                    EventAmount::Any => {}
                    EventAmount::Repeated { scale, .. } => {
                        self.scale(scale, &format!("{amount}.repeated.scale"));
                    }
                }
            }
        }
        self.by(line.floor.as_ref(), format!("{path}.floor"), Role::Floor);
        self.by(line.cap.as_ref(), format!("{path}.cap"), Role::Cap);
        self.factors(&line.factors, path);
        self.option(line.weight.as_ref(), path, "weight", Role::Weight);
    }

    fn factors(&mut self, factors: &[Factor], above: &str) {
        for (nth, factor) in factors.iter().enumerate() {
            let path = format!("{above}.factors[{nth}].by");
            match &factor.by {
                FactorBy::Constant(number) => {
                    self.put(number, format!("{path}.constant"), Role::Factor(nth));
                }
                FactorBy::Value(_) => {}
                FactorBy::Scale(of, scale) => {
                    let before = self.of.replace(*of);
                    self.scale(scale, &format!("{path}.scale[1]"));
                    self.of = before;
                }
            }
        }
    }

    fn scale(&mut self, scale: &Scale, path: &str) {
        match scale {
            Scale::Steps(steps) => {
                let path = format!("{path}.steps");
                self.put(&steps.from, format!("{path}.from"), Role::Target);
                self.put(&steps.each, format!("{path}.each"), Role::Each);
                self.put(&steps.amount, format!("{path}.amount"), Role::StepAmount);
            }
            Scale::Bands(Bands { bands, .. }) => {
                for (nth, band) in bands.iter().enumerate() {
                    let path = format!("{path}.bands.bands[{nth}]");
                    self.option(band.from.as_ref(), &path, "from", Role::BandFrom(nth));
                    self.option(band.to.as_ref(), &path, "to", Role::BandTo(nth));
                    self.put(
                        &band.amount,
                        format!("{path}.amount"),
                        Role::BandAmount(nth),
                    );
                }
            }
            Scale::Line(line) => {
                let path = format!("{path}.line");
                self.put(&line.from.at, format!("{path}.from.at"), Role::LineFrom);
                self.put(
                    &line.from.gives,
                    format!("{path}.from.gives"),
                    Role::LineFromGives,
                );
                self.put(&line.to.at, format!("{path}.to.at"), Role::LineTo);
                self.put(
                    &line.to.gives,
                    format!("{path}.to.gives"),
                    Role::LineToGives,
                );
                self.option(line.below.as_ref(), &path, "below", Role::Below);
                self.option(line.above.as_ref(), &path, "above", Role::Above);
            }
            Scale::Tiers(Tiers { bands, .. }) => {
                for (nth, tier) in bands.iter().enumerate() {
                    let path = format!("{path}.tiers.bands[{nth}]");
                    self.option(tier.from.as_ref(), &path, "from", Role::TierFrom(nth));
                    self.put(&tier.rate, format!("{path}.rate"), Role::TierRate(nth));
                }
            }
            Scale::Rate(price) => self.put(price, format!("{path}.rate"), Role::Price),
        }
    }
}
