//! A month that is reviewed, whichever system scores it: its check code, what it comes to, the
//! facts that its lines stand on, and the month with other facts.

use std::rc::Rc;

use super::book_fact::{BookFact, book_facts_of, book_said_of, put_book_facts};
use super::fact::{SlipFact, SlipFault, facts_of, put_facts, said_of};
use super::slip::{AskedFact, SlipLine};
use crate::calendar::Date;
use crate::id::{CheckCode, Id};
use crate::number::{Decimal, Points};
use crate::plan::Filled;
use crate::record::{Facts, Record};
use crate::rulebook::Rulebook;
use crate::scoring::{Sub, code_of, score, score_standing};

/// A month that can be reviewed, with what scores it.
#[derive(Clone, Debug)]
pub enum Reviewable<'a> {
    /// By a bundled rulebook, as of a day.
    Record(&'a Rulebook, Rc<Record>, Date),
    /// By a document that somebody brought.
    Document(Rc<Filled>),
}

/// What a month comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Came {
    /// Its score, or each of its document's totals.
    pub totals: Vec<Decimal>,
    /// Its lines, in the document's order.
    pub lines: Vec<CameLine>,
}

/// A line of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CameLine {
    /// The part of a clause, or a document's line.
    pub part: Id,
    /// Which of its lines.
    pub sub: Sub,
    /// What it gives or takes.
    pub amount: Decimal,
}

/// A fact that can't be so, by its name, and why.
pub type FactFault = (String, SlipFault);

/// Points as they're reviewed.
pub fn decimal(points: Points) -> Decimal {
    Decimal::from_raw(points.raw().saturating_mul(1_000))
}

impl<'a> Reviewable<'a> {
    /// A month by a bundled rulebook, as of a day.
    pub fn record(rulebook: &'a Rulebook, record: impl Into<Rc<Record>>, today: Date) -> Self {
        Self::Record(rulebook, record.into(), today)
    }

    /// Its check code for its agent as of its day; none where its document can't score it.
    pub fn code(&self, agent: &str) -> Option<CheckCode> {
        match self {
            Self::Record(rulebook, record, on) => {
                let sheet = score_standing(rulebook, record, *on);
                Some(code_of(rulebook, record, &sheet))
            }
            Self::Document(filled) => filled.check_code(agent),
        }
    }

    /// What it comes to, as it stands: a closed month as it was closed.
    pub fn came(&self) -> Came {
        match self {
            Self::Record(rulebook, record, today) => {
                came(&score_standing(rulebook, record, *today))
            }
            Self::Document(filled) => came_by_document(filled),
        }
    }

    /// What it comes to as if it weren't closed.
    pub(super) fn came_open(&self) -> Came {
        match self {
            Self::Record(rulebook, record, today) => came(&score(rulebook, record, *today)),
            Self::Document(filled) => came_by_document(filled),
        }
    }

    /// The month as if it weren't closed.
    pub(super) fn opened(&self) -> Self {
        match self {
            Self::Record(rulebook, record, today) => {
                let open = record.edited(|facts: &mut Facts| facts.history.clear());
                let open = open.map_or_else(|_| Rc::clone(record), Rc::new);
                Self::Record(rulebook, open, *today)
            }
            Self::Document(filled) => Self::Document(Rc::clone(filled)),
        }
    }

    /// The facts that a line stands on, by name, in the order in which they are asked.
    pub fn facts_of(&self, part: Id, sub: Sub) -> Vec<String> {
        match self {
            Self::Record(rulebook, record, _) => {
                let facts = facts_of(rulebook, record, part, sub).into_iter();
                facts.map(|fact| fact.to_string()).collect()
            }
            Self::Document(filled) => {
                let facts = book_facts_of(filled, part).into_iter();
                facts.map(|fact| fact.to_string()).collect()
            }
        }
    }

    /// What a fact is, as an appeal writes it; empty where it isn't known.
    pub fn said_of(&self, fact: &str) -> String {
        match self {
            Self::Record(_, record, _) => {
                let fact: Result<SlipFact, _> = fact.parse();
                fact.map_or_else(|_| String::new(), |fact| said_of(fact, record))
            }
            Self::Document(filled) => {
                let fact: Result<BookFact, _> = fact.parse();
                fact.map_or_else(
                    |_| String::new(),
                    |fact| book_said_of(fact, &filled.filling),
                )
            }
        }
    }

    /// The month with facts as they are asked for.
    ///
    /// # Errors
    /// The first that can't be so.
    pub fn with(&self, facts: &[AskedFact]) -> Result<Self, FactFault> {
        let mut changes: Vec<(&str, &str)> = Vec::with_capacity(facts.len());
        // What is asked to stay as it is isn't asked for: it may have changed since.
        for asked in facts.iter().filter(|asked| asked.should != asked.says) {
            match changes.iter().find(|(known, _)| *known == asked.fact) {
                Some((_, known)) if *known != asked.should => {
                    return Err((asked.fact.clone(), SlipFault::Together));
                }
                Some(_) => {}
                None => changes.push((&asked.fact, &asked.should)),
            }
        }
        match self {
            Self::Record(rulebook, record, today) => {
                let changes: Vec<(SlipFact, String)> = parsed(&changes)?;
                let changed = put_facts(rulebook, record, &changes);
                let changed = changed.map_err(|(fact, fault)| (fact.to_string(), fault))?;
                Ok(Self::record(rulebook, changed, *today))
            }
            Self::Document(filled) => {
                let changes: Vec<(BookFact, String)> = parsed(&changes)?;
                let changed = put_book_facts(filled, &changes);
                let changed = changed.map_err(|(fact, fault)| (fact.to_string(), fault))?;
                Ok(Self::Document(Rc::new(changed)))
            }
        }
    }

    /// What is asked of a line to begin with: what each fact is here, and what it is in the
    /// agent's own month, where that's known.
    pub fn asked(&self, own: Option<&Self>, part: Id, sub: Sub) -> Vec<AskedFact> {
        let mut facts = self.facts_of(part, sub);
        if let Some(own) = own {
            let more = own.facts_of(part, sub).into_iter();
            let more = more.filter(|fact| !facts.contains(fact) && self.may_add(fact, &facts));
            let more: Vec<String> = more.collect();
            facts.extend(more);
            // A complaint that the agent alone has.
            let missing = self.missing().into_iter();
            let missing = missing.filter(|it| (it.part, it.sub) == (part, sub));
            let missing = missing.map(|it| it.fact);
            let more = missing.filter(|it| !facts.contains(it) && self.is_fewer(own, it));
            let more: Vec<String> = more.collect();
            facts.extend(more);
        }
        let facts = facts.into_iter().map(|fact| {
            let says = self.said_of(&fact);
            let own = own.filter(|_| !self.is_by_place(&fact));
            let own = own.map(|own| own.said_of(&fact));
            let own = own.filter(|own| !own.is_empty());
            AskedFact {
                should: own.unwrap_or_else(|| says.clone()),
                fact,
                says,
            }
        });
        facts.collect()
    }

    /// The facts that tell a line of this month from the agent's own: all that it stands on, or
    /// of many those alone that aren't the same.
    pub fn told_of(&self, own: Option<&Self>, part: Id, sub: Sub) -> Vec<String> {
        let mut facts = self.facts_of(part, sub);
        if let (Self::Document(_), Some(own)) = (self, own) {
            let more = own.facts_of(part, sub).into_iter();
            facts.extend(
                more.filter(|fact| !facts.contains(fact))
                    .collect::<Vec<_>>(),
            );
            facts.retain(|fact| !self.is_by_place(fact));
            facts.retain(|fact| self.said_of(fact) != own.said_of(fact));
        }
        facts
    }

    /// Whether a fact that only the agent's own month has can be asked for: what lies at a
    /// place of its own there lies at another one here.
    fn may_add(&self, fact: &str, facts: &[String]) -> bool {
        use crate::record::Field;
        match self {
            Self::Record(..) => {
                let is_share =
                    |it: &str| matches!(it.parse(), Ok(SlipFact::Field(Field::Percent(_))));
                let is_field = matches!(fact.parse(), Ok(SlipFact::Field(_)));
                is_field && !is_share(fact) && !facts.iter().any(|it| is_share(it))
            }
            Self::Document(_) => !self.is_by_place(fact),
        }
    }

    /// Whether fewer complaints of a level are in this month than in the agent's own.
    fn is_fewer(&self, own: &Self, fact: &str) -> bool {
        let is_level = matches!(fact.parse(), Ok(SlipFact::Complaints(_)));
        let count = |of: &Self| of.said_of(fact).parse::<u32>().unwrap_or(0);
        matches!(self, Self::Record(..)) && is_level && count(self) < count(own)
    }

    fn is_by_place(&self, fact: &str) -> bool {
        match self {
            Self::Record(..) => false,
            Self::Document(_) => fact.parse().is_ok_and(BookFact::is_by_place),
        }
    }
}

impl Came {
    /// What a line gives or takes; all of its part's lines where it names none.
    pub(super) fn amount(&self, of: &SlipLine) -> Decimal {
        let lines = self.lines.iter();
        let lines = lines.filter(|line| of.is_about(line.part, line.sub));
        lines.map(|line| line.amount).sum()
    }

    /// A line like that one.
    pub(super) fn find(&self, like: &CameLine) -> Decimal {
        let is = |line: &&CameLine| (line.part, line.sub) == (like.part, like.sub);
        let found = self.lines.iter().find(is);
        found.map_or(Decimal::ZERO, |line| line.amount)
    }
}

/// By how much each total of one month lies above that of another.
pub(super) fn above(one: &Came, other: &Came) -> Vec<Decimal> {
    let pairs = one.totals.iter().zip(&other.totals);
    pairs.map(|(one, other)| *one - *other).collect()
}

fn parsed<F: std::str::FromStr<Err = SlipFault>>(
    changes: &[(&str, &str)],
) -> Result<Vec<(F, String)>, FactFault> {
    let each = changes.iter().map(|(fact, text)| {
        let of = fact.parse().map_err(|fault| ((*fact).to_owned(), fault))?;
        Ok((of, (*text).to_owned()))
    });
    each.collect()
}

fn came(sheet: &crate::scoring::Sheet) -> Came {
    let lines = sheet.lines.iter().map(|line| CameLine {
        part: line.part,
        sub: line.sub,
        amount: decimal(line.amount),
    });
    Came {
        totals: vec![decimal(sheet.score)],
        lines: lines.collect(),
    }
}

/// Nothing where the document can't score it.
fn came_by_document(filled: &Filled) -> Came {
    let Ok(sheet) = &filled.sheet else {
        return Came::default();
    };
    let there = crate::plan::lines(filled.document(), &filled.under());
    let found = there.into_iter().filter_map(|line| {
        let found = sheet.lines.iter().find(|found| found.id == line.id)?;
        Some(CameLine {
            part: line.id,
            sub: Sub::Whole,
            amount: found.headline,
        })
    });
    Came {
        totals: sheet.totals.iter().map(|total| total.headline).collect(),
        lines: found.collect(),
    }
}
