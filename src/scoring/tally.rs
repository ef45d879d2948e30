//! How often each part was recorded, case by case (reading R12).

use super::{Case, Cases};
use crate::id::Id;
use crate::number::{Points, Range};
use crate::record::{Entry, Record, Standing};
use crate::rulebook::{DoubleEntry, Effect, Mechanism, Parameter, Rulebook};

/// The recorded events of every part, by its place in the document.
pub(super) struct Tally {
    events: Vec<Events>,
    /// Parts that the record names and the rulebook can't count.
    pub unscored: Vec<Id>,
}

/// The recorded events of one part.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Events {
    pub confirmed: u32,
    pub pending: u32,
    /// How many count in each case.
    pub cases: Cases<u32>,
    /// The fewest and the most that can count for this part alone.
    pub own: Range<u32>,
    /// Whether an entry names another deduction beside this one.
    pub shared: bool,
    /// Whether assumed amounts decide if such an entry counts for this one.
    pub contested: bool,
    /// Whether pending events can count for it.
    pub open: bool,
}

/// A part that an entry names.
struct Named<'a> {
    position: usize,
    amount: &'a Parameter<Points>,
    effect: Effect,
    /// Whether a further event may cost nothing.
    limited: bool,
}

impl Tally {
    pub fn new(rulebook: &Rulebook, record: &Record) -> Self {
        let mut tally = Self {
            events: vec![Events::default(); rulebook.part_count()],
            unscored: Vec::new(),
        };
        for entry in &record.entries {
            tally.entry(rulebook, entry);
        }
        tally
    }

    /// The events of the part at a place in the document; none if no entry
    /// names it.
    pub fn events(&self, position: usize) -> Option<&Events> {
        let events = self.events.get(position)?;
        (events.own.high > 0 || events.shared).then_some(events)
    }

    fn entry(&mut self, rulebook: &Rulebook, entry: &Entry) {
        if let [id] = entry.parts[..] {
            match named(rulebook, id) {
                Some(part) => self.add(&part, entry),
                None => self.leave_out(id),
            }
            return;
        }
        let mut deductions = Vec::new();
        for id in &entry.parts {
            match named(rulebook, *id) {
                None => self.leave_out(*id),
                Some(part) if part.effect == Effect::Deduction => deductions.push(part),
                Some(part) => self.add(&part, entry),
            }
        }
        if deductions.len() > 1 {
            for part in &deductions {
                self.events[part.position].shared = true;
            }
        }
        match rulebook.choices().double_entry {
            DoubleEntry::Heavier if deductions.len() > 1 => self.heavier(&deductions, entry),
            DoubleEntry::Heavier | DoubleEntry::Each => {
                for part in &deductions {
                    self.add(part, entry);
                }
            }
        }
    }

    fn add(&mut self, part: &Named<'_>, entry: &Entry) {
        self.record(part, entry);
        let events = &mut self.events[part.position];
        for (case, count) in events.cases.each_mut() {
            *count += counted(case, part.effect, entry);
        }
        events.own.high += entry.count;
        match entry.standing {
            Standing::Confirmed => events.own.low += entry.count,
            Standing::Pending => events.open = true,
        }
    }

    /// Only the heaviest of several parts counts. Which one that is can hang on
    /// assumed amounts; where then a pool could swallow the event, the ends of
    /// the range contain the true ones instead of meeting them.
    fn heavier(&mut self, parts: &[Named<'_>], entry: &Entry) {
        let (can_win, cannot): (Vec<usize>, Vec<usize>) =
            (0..parts.len()).partition(|i| can_win(parts, *i));
        for i in cannot {
            self.record(&parts[i], entry);
        }
        if let [winner] = can_win[..] {
            self.add(&parts[winner], entry);
            return;
        }
        let limited = can_win.iter().any(|i| parts[*i].limited);
        for i in &can_win {
            let part = &parts[*i];
            self.record(part, entry);
            let events = &mut self.events[part.position];
            events.contested = true;
            events.open |= entry.standing == Standing::Pending;
            events.own.high += entry.count;
            for (case, count) in events.cases.each_mut() {
                use super::Lean::{Better, Headline, Worse};
                let wins = match case.parameters {
                    Worse if limited => true,
                    Better if limited => false,
                    Headline | Worse | Better => winner(parts, case) == *i,
                };
                if wins {
                    *count += counted(case, part.effect, entry);
                }
            }
        }
    }

    fn record(&mut self, part: &Named<'_>, entry: &Entry) {
        let events = &mut self.events[part.position];
        match entry.standing {
            Standing::Confirmed => events.confirmed += entry.count,
            Standing::Pending => events.pending += entry.count,
        }
    }

    fn leave_out(&mut self, id: Id) {
        if !self.unscored.contains(&id) {
            self.unscored.push(id);
        }
    }
}

fn named(rulebook: &Rulebook, id: Id) -> Option<Named<'_>> {
    let (position, section, _, part) = rulebook.placed(id)?;
    match &part.mechanism {
        Mechanism::PerOccurrence {
            amount,
            worth,
            repeat,
        } => Some(Named {
            position,
            amount,
            effect: section.effect,
            limited: worth.is_some() || repeat.is_once(rulebook.choices()),
        }),
        _ => None,
    }
}

fn counted(case: Case, effect: Effect, entry: &Entry) -> u32 {
    match entry.standing {
        Standing::Confirmed => entry.count,
        Standing::Pending if case.facts.counts_pending(effect) => entry.count,
        Standing::Pending => 0,
    }
}

/// Whether there are values of the amounts by which this part is the heaviest.
fn can_win(parts: &[Named<'_>], candidate: usize) -> bool {
    let high = parts[candidate].amount.span().high;
    parts.iter().enumerate().all(|(i, other)| {
        let low = other.amount.span().low;
        i == candidate || high > low || (high == low && candidate < i)
    })
}

/// The heaviest part, the first named at a tie.
fn winner(parts: &[Named<'_>], case: Case) -> usize {
    let amount = |i: usize| case.parameters.amount(parts[i].amount, parts[i].effect);
    (1..parts.len()).fold(0, |best, i| if amount(i) > amount(best) { i } else { best })
}
