//! What an appeal would come to.

use super::fact::{SlipFact, SlipFault, put_facts};
use super::slip::{AskedFact, Slip, SlipLine};
use crate::calendar::Date;
use crate::id::CheckCode;
use crate::number::Points;
use crate::record::{Facts, Record};
use crate::rulebook::Rulebook;
use crate::scoring::{Sheet, code_of, score, score_standing};

/// What a slip would come to, by the rules of its month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weighed {
    /// The score as it stands.
    pub now: Points,
    /// The score if all of it were accepted; none while something can't be so.
    pub all: Option<Points>,
    /// Each line.
    pub lines: Vec<WeighedLine>,
}

/// A line of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeighedLine {
    /// What the sheet's line gives or takes.
    pub says: Points,
    /// What it would; none where it can't be so.
    pub should: Option<Points>,
    /// By how much the score would change by this line alone.
    pub change: Points,
    /// Which fact can't be so, and why.
    pub fault: Option<(SlipFact, SlipFault)>,
}

/// Weighs a slip on the month that it's about: by what is asked, or by what was granted.
pub fn weigh(
    rulebook: &Rulebook,
    record: &Record,
    slip: &Slip,
    today: Date,
    granted: bool,
) -> Weighed {
    let open = opened(record);
    let before = score_standing(rulebook, record, today);
    let as_open = score(rulebook, &open, today);
    let asked = |line: &SlipLine| -> Vec<AskedFact> {
        match granted {
            true => line.granted().unwrap_or_default().to_vec(),
            false => line.facts.clone(),
        }
    };
    let lines = slip.lines.iter().map(|line| {
        let says = amount(&before, line);
        match grant(rulebook, &open, &asked(line)) {
            Ok(changed) => {
                let after = score(rulebook, &changed, today);
                WeighedLine {
                    says,
                    should: Some(amount(&after, line)),
                    change: after.score - as_open.score,
                    fault: None,
                }
            }
            Err(fault) => WeighedLine {
                says,
                should: None,
                change: Points::ZERO,
                fault: Some(fault),
            },
        }
    });
    let lines: Vec<WeighedLine> = lines.collect();
    let all: Vec<AskedFact> = slip.lines.iter().flat_map(asked).collect();
    let all = grant(rulebook, &open, &all).ok();
    Weighed {
        now: before.score,
        // A closed month stands as it was closed: what changes is added to that.
        all: all
            .map(|changed| before.score + score(rulebook, &changed, today).score - as_open.score),
        lines,
    }
}

/// The month with facts as they are asked for.
///
/// # Errors
/// The first that can't be so.
pub fn grant(
    rulebook: &Rulebook,
    record: &Record,
    facts: &[AskedFact],
) -> Result<Record, (SlipFact, SlipFault)> {
    let mut changes: Vec<(SlipFact, String)> = Vec::with_capacity(facts.len());
    // What is asked to stay as it is isn't asked for: it may have changed since.
    for asked in facts.iter().filter(|asked| asked.should != asked.says) {
        let gone = |fault| (SlipFact::Finding(0), fault);
        let fact = asked.fact.parse().map_err(gone)?;
        match changes.iter().find(|(known, _)| *known == fact) {
            Some((_, known)) if *known != asked.should => {
                return Err((fact, SlipFault::Together));
            }
            Some(_) => {}
            None => changes.push((fact, asked.should.clone())),
        }
    }
    put_facts(rulebook, record, &changes)
}

impl Slip {
    /// The month with what was granted.
    ///
    /// # Errors
    /// The first fact that can't be so.
    pub fn applied(
        &self,
        rulebook: &Rulebook,
        record: &Record,
    ) -> Result<Record, (SlipFact, SlipFault)> {
        let granted = self.lines.iter().filter_map(SlipLine::granted);
        grant(
            rulebook,
            record,
            &granted.flatten().cloned().collect::<Vec<_>>(),
        )
    }
}

/// The check code of a month as it was given out on a day: what is still expected then costs
/// more later.
pub fn issued_code(rulebook: &Rulebook, record: &Record, on: Date) -> CheckCode {
    let sheet = score_standing(rulebook, record, on);
    code_of(rulebook, record, &sheet)
}

/// What a line gives or takes; all of its part's lines where it names none.
fn amount(sheet: &Sheet, of: &SlipLine) -> Points {
    let lines = sheet.lines.iter();
    let lines = lines.filter(|line| of.is_about(line.part, line.sub));
    lines.map(|line| line.amount).sum()
}

/// The month as if it weren't closed.
fn opened(record: &Record) -> Record {
    let open = record.edited(|facts: &mut Facts| facts.history.clear());
    open.unwrap_or_else(|_| record.clone())
}
