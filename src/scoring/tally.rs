//! How often each part was recorded, case by case (reading R12).

use super::contest::{Contest, Party, can_win, winner};
use super::ends::Knot;
use super::{Case, Cases, Scorer};
use crate::id::Id;
use crate::number::{Points, Range};
use crate::record::{Entry, Finding, Standing};
use crate::rulebook::{DoubleEntry, Effect, Level, Mechanism, Parameter};

/// The recorded events of every part, by its place in the document.
pub(super) struct Tally {
    events: Vec<Events>,
    /// Complaints that count for less than the entry that caused them.
    pub outweighed: Outweighed,
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
    /// What one of them gives or takes in each case, where that isn't the end
    /// to which the case leans.
    pub each: Option<Cases<Points>>,
    /// The fewest and the most that can count for this part alone.
    pub own: Range<u32>,
    /// Whether the line's own ends aren't those of the cases.
    pub apart: bool,
    /// Whether an entry names another deduction beside this one, or the
    /// complaint that it caused.
    pub shared: bool,
    /// Whether assumed amounts decide if such an entry counts for this one.
    pub contested: bool,
    /// Whether pending events can count for it.
    pub open: bool,
}

/// Complaints that an entry caused, by what was found: each level by its place
/// on the scale, those under investigation last.
#[derive(Clone, Debug, Default)]
pub(super) struct Outweighed {
    pub levels: Vec<Linked>,
}

/// Complaints of one finding that entries caused.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Linked {
    /// How many there are.
    pub count: u32,
    /// How many of them the entry outweighs in each case.
    pub cases: Cases<u32>,
    /// The fewest and the most.
    pub own: Range<u32>,
    /// Whether assumed amounts decide it.
    pub contested: bool,
    /// Whether a pending entry decides it.
    pub open: bool,
}

impl Outweighed {
    /// Those of a level, by its place on the scale; under investigation where
    /// there is none.
    pub fn of(&self, level: Option<usize>) -> Linked {
        let place = level.unwrap_or(self.levels.len().saturating_sub(1));
        self.levels.get(place).copied().unwrap_or_default()
    }
}

/// A part that an entry names.
#[derive(Clone, Copy)]
pub(super) struct Named<'a> {
    pub position: usize,
    pub amount: &'a Parameter<Points>,
    pub worth: Option<&'a Parameter<Points>>,
    /// Whether a second event counts for nothing.
    pub once: bool,
    pub effect: Effect,
}

impl Named<'_> {
    /// Whether a further event may cost nothing.
    pub const fn is_limited(&self) -> bool {
        self.worth.is_some() || self.once
    }
}

impl Tally {
    pub fn new(scorer: &Scorer<'_>) -> Self {
        let mut tally = Self {
            events: vec![Events::default(); scorer.rulebook.part_count()],
            outweighed: Outweighed::default(),
            unscored: Vec::new(),
        };
        let mut knots = Vec::new();
        for entry in &scorer.record.entries {
            match (&entry.parts[..], entry.caused, scorer.rest) {
                ([id], None, _) => tally.single(scorer, *id, entry),
                (.., Some(rest)) => (rest.joint)(&mut tally, scorer, entry, &mut knots),
                (.., None) => {}
            }
        }
        if let Some(rest) = scorer.rest.filter(|_| !knots.is_empty()) {
            (rest.settle)(scorer, &mut tally, &knots);
        }
        tally
    }

    /// The events of the part at a place in the document; none if no entry
    /// names it.
    pub fn events(&self, position: usize) -> Option<&Events> {
        let events = self.events.get(position)?;
        (events.own.high > 0 || events.shared).then_some(events)
    }

    pub fn events_mut(&mut self, position: usize) -> Option<&mut Events> {
        self.events.get_mut(position)
    }

    fn single(&mut self, scorer: &Scorer<'_>, id: Id, entry: &Entry) {
        match named(scorer, id) {
            Some(part) => self.add(&part, entry.count, entry.standing),
            None => self.leave_out(id),
        }
    }

    /// Events of several parts, or of one and of a complaint that they caused.
    pub fn joint<'a>(&mut self, scorer: &Scorer<'a>, entry: &Entry, knots: &mut Vec<Knot<'a>>) {
        let complaint = caused(scorer, entry);
        if let ([id], None) = (&entry.parts[..], complaint) {
            return self.single(scorer, *id, entry);
        }
        let (mut deductions, mut rewards) = (Vec::new(), Vec::new());
        for id in &entry.parts {
            match named(scorer, *id) {
                None => self.leave_out(*id),
                Some(part) if part.effect == Effect::Deduction => deductions.push(part),
                Some(part) => rewards.push(part),
            }
        }
        let complaint = complaint.filter(|_| !deductions.is_empty());
        if let Some(complaint) = complaint {
            self.link(scorer, complaint);
        }
        let shared = deductions.len() > 1 || complaint.is_some();
        if shared {
            for part in &deductions {
                self.events[part.position].shared = true;
            }
        }
        let heavier = shared && scorer.rulebook.choices().double_entry == DoubleEntry::Heavier;
        let pending = entry.standing == Standing::Pending;
        // It counts on both sides or on none.
        let mixed = pending && !rewards.is_empty() && !deductions.is_empty();
        let mut knot = Knot {
            rewards: Vec::new(),
            contests: Vec::new(),
            pending,
            bound: mixed,
        };
        for part in rewards {
            if mixed {
                self.record(&part, entry.count, entry.standing);
                let events = &mut self.events[part.position];
                events.own.high += entry.count;
                (events.apart, events.open) = (true, true);
                knot.rewards.push((part, entry.count));
            } else {
                self.add(&part, entry.count, entry.standing);
            }
        }
        let mut contests = Vec::new();
        if heavier {
            contests = Contest::of(deductions, complaint, entry.count);
        } else {
            for part in deductions {
                contests.push(Contest::alone(part, entry.count));
            }
        }
        let swallows = |contest: &Contest<'a>| {
            let decided = !pending || contest.complaint().is_none();
            let several = contest.can_win().count() > 1;
            (several || !decided) && contest.can_win().any(Party::is_limited)
        };
        // One complaint counts again where its entry turns out not to.
        let linked = |contest: &Contest<'a>| contest.complaint().is_some() && swallows(contest);
        knot.bound |= pending && contests.iter().any(linked);
        for contest in contests {
            self.note(&contest, entry.standing);
            if knot.bound || swallows(&contest) {
                knot.contests.push(contest);
            } else {
                self.lean(&contest, entry.standing);
            }
        }
        if !knot.contests.is_empty() || !knot.rewards.is_empty() {
            knots.push(knot);
        }
    }

    /// All events of an entry, whatever else there is.
    fn add(&mut self, part: &Named<'_>, count: u32, standing: Standing) {
        self.record(part, count, standing);
        let events = &mut self.events[part.position];
        for (case, counted) in events.cases.each_mut() {
            if counts(case, part.effect, standing) {
                *counted += count;
            }
        }
        events.own.high += count;
        match standing {
            Standing::Confirmed => events.own.low += count,
            Standing::Pending => events.open = true,
        }
    }

    fn record(&mut self, part: &Named<'_>, count: u32, standing: Standing) {
        let events = &mut self.events[part.position];
        match standing {
            Standing::Confirmed => events.confirmed += count,
            Standing::Pending => events.pending += count,
        }
    }

    /// What a contest is by itself: who stands in it, and the ends of each.
    fn note(&mut self, contest: &Contest<'_>, standing: Standing) {
        let contested = contest.can_win().count() > 1;
        let pending = standing == Standing::Pending;
        for (index, party) in contest.parties.iter().enumerate() {
            let may = can_win(&contest.parties, index);
            match party {
                Party::Part(part) => {
                    self.record(part, contest.count, standing);
                    let events = &mut self.events[part.position];
                    if may {
                        events.contested |= contested;
                        events.apart = true;
                        events.open |= pending || contest.has_inquiry();
                        events.own.high += contest.count;
                        if !contested && !pending {
                            events.own.low += contest.count;
                        }
                    }
                }
                Party::Level(..) | Party::Inquiry(_) => {
                    let linked = &mut self.outweighed.levels[party.place()];
                    linked.contested |= contested;
                    linked.open |= pending;
                    linked.own.high += u32::from(contest.can_be_outweighed());
                    linked.own.low += u32::from(!may && !pending);
                }
            }
        }
    }

    /// A contest of which each case is an end: nothing can swallow an event.
    fn lean(&mut self, contest: &Contest<'_>, standing: Standing) {
        let winners = Cases::each(|case| winner(&contest.parties, case, &[]));
        let complaint = contest.complaint();
        for (index, party) in contest.parties.iter().enumerate() {
            let Party::Part(part) = party else { continue };
            let wins = winners
                .map(|case, winner| winner == index && counts(case, Effect::Deduction, standing));
            let events = &mut self.events[part.position];
            add_up(&mut events.cases, wins, contest.count);
            if let Some(complaint) = complaint {
                let linked = &mut self.outweighed.levels[complaint.place()];
                add_up(&mut linked.cases, wins, 1);
            }
        }
    }

    fn link(&mut self, scorer: &Scorer<'_>, complaint: Party<'_>) {
        if self.outweighed.levels.is_empty() {
            let levels = levels(scorer).map_or(0, <[Level]>::len);
            self.outweighed.levels = vec![Linked::default(); levels + 1];
        }
        self.outweighed.levels[complaint.place()].count += 1;
    }

    fn leave_out(&mut self, id: Id) {
        if !self.unscored.contains(&id) {
            self.unscored.push(id);
        }
    }
}

fn add_up(cases: &mut Cases<u32>, wins: Cases<bool>, count: u32) {
    *cases = cases.zip(wins, |sum, wins| sum + if wins { count } else { 0 });
}

/// What a part is that entries may name; none where it isn't counted by them.
pub(super) fn named<'a>(scorer: &Scorer<'a>, id: Id) -> Option<Named<'a>> {
    let (position, section, _, part) = scorer.rulebook.placed(id)?;
    match &part.mechanism {
        Mechanism::PerOccurrence {
            amount,
            worth,
            repeat,
        } => Some(Named {
            position,
            amount,
            worth: worth.as_ref(),
            once: repeat.is_once(scorer.rulebook.choices()),
            effect: section.effect,
        }),
        _ => None,
    }
}

/// The severity scale.
pub(super) fn levels<'a>(scorer: &Scorer<'a>) -> Option<&'a [Level]> {
    let mut parts = scorer.rulebook.parts();
    parts.find_map(|(_, _, part)| match &part.mechanism {
        Mechanism::Severity { levels } => Some(&levels[..]),
        _ => None,
    })
}

/// The complaint that an entry caused, if it may cost anything.
pub(super) fn caused<'a>(scorer: &Scorer<'a>, entry: &Entry) -> Option<Party<'a>> {
    let id = entry.caused?;
    let mut complaints = scorer.record.complaints.iter();
    let complaint = complaints.find(|complaint| complaint.id == Some(id))?;
    let levels = levels(scorer)?;
    match complaint.finding {
        Finding::NotLiable => None,
        Finding::Pending => Some(Party::Inquiry(levels)),
        Finding::Liable(id) => {
            let place = levels.iter().position(|level| level.id == id)?;
            Some(Party::Level(place, &levels[place]))
        }
    }
}

/// Whether an entry counts in a case.
pub(super) fn counts(case: Case, effect: Effect, standing: Standing) -> bool {
    standing == Standing::Confirmed || case.facts.counts_pending(effect)
}
